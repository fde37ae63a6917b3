"""The few icons we draw ourselves: strokes on a 20 x 20 field, colored by the style sheet."""

from __future__ import annotations

from typing import Final

from django.utils.safestring import SafeString, mark_safe

PATHS: Final = {
    "alert": "M10 3.5v7.5M10 15.6v.4",
    "arrow": "M3.5 10h13M11.5 5l5 5-5 5",
    "back": "M16.5 10h-13M8.5 5l-5 5 5 5",
    "check": "M3.8 10.8l4 4 8.4-9.3",
    "clock": "M10 2.5a7.5 7.5 0 1 0 0 15 7.5 7.5 0 0 0 0-15M10 6v4.2l2.8 1.8",
    "close": "M5 5l10 10M15 5L5 15",
    "document": "M5 2.5h6.5l3.5 3.5v11.5H5zM11.5 2.5V6H15M7.5 10h5M7.5 13h5",
    "down": "M10 3.5v13M4.5 11l5.5 5.5 5.5-5.5",
    "download": "M10 3v9.5M5.5 8.5L10 13l4.5-4.5M3.5 16.5h13",
    "key": "M6.5 6.5a3.5 3.5 0 1 0 0 7 3.5 3.5 0 0 0 0-7M10 10h7.5M14.5 10v3M17 10v2",
    "lock": "M4.5 9h11v8h-11zM7 9V6.5a3 3 0 0 1 6 0V9",
    "outside": "M8 4.5H4v11.5h11.5V12M11 3.5h5.5V9M16 4l-7 7",
    "pen": "M4 16l.8-3.5L13.5 3.8l2.7 2.7-8.7 8.7z",
    "people": "M7 9.5a3 3 0 1 0 0-6 3 3 0 0 0 0 6M1.5 17c0-3.5 2.5-5 5.5-5s5.5 1.5 5.5 5"
    "M13 9.5a2.5 2.5 0 1 0-.5-5M15 12.3c2.2.5 3.5 2 3.5 4.7",
    "question": "M6.8 7.2a3.2 3.2 0 1 1 4.7 2.8c-1 .6-1.5 1.1-1.5 2.2M10 15.8v.2",
    "shield": "M10 2.5l6 2v5c0 4-2.5 6.5-6 8-3.5-1.5-6-4-6-8v-5zM7 10l2.2 2.2L13 8.3",
    "up": "M10 16.5v-13M4.5 9L10 3.5 15.5 9",
}  # fmt: skip


def draw_icon(name: str) -> SafeString:
    """An icon as inline SVG, silent to screen readers. Raises KeyError if unknown."""
    return mark_safe(
        f'<svg class="icon" viewBox="0 0 20 20" aria-hidden="true" focusable="false">'
        f'<path d="{PATHS[name]}"/></svg>'
    )
