"""A map of the states as equal tiles, drawn here: a small state is as easy to hit as a large one."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext

ROWS: Final = (
    ".. .. .. .. .. .. .. .. .. .. ME",
    "AK .. .. .. .. .. .. .. .. VT NH",
    ".. WA MT ND MN WI .. MI NY MA RI",
    ".. OR ID SD IA IL IN OH PA CT NJ",
    ".. CA NV WY NE MO KY WV MD DE DC",
    ".. .. UT CO KS AR TN VA NC .. ..",
    ".. .. AZ NM OK LA MS AL SC .. ..",
    "HI .. .. .. TX .. .. .. GA FL ..",
)
"""Where each state stands, roughly as on a map."""
TILE: Final = 40
GAP: Final = 4
PLACES: Final = {
    code: (column, row)
    for row, line in enumerate(ROWS)
    for column, code in enumerate(line.split())
    if code != ".."
}


def draw_states(
    counts: Mapping[str, int], addresses: Mapping[str, str], chosen: str = ""
) -> SafeString:
    """The map: states with examples are links that say how many; the others stay pale and silent."""
    drawn = [
        _tile(code, counts.get(code, 0), addresses.get(code, ""), code == chosen) for code in PLACES
    ]
    width, height = 11 * TILE - GAP, len(ROWS) * TILE - GAP
    return format_html(
        '<svg class="tiles" viewBox="0 0 {} {}" role="group" aria-label="{}">{}</svg>',
        width, height, gettext("Examples by state"), format_html_join("", "{}", ((one,) for one in drawn)),
    )  # fmt: skip


def _tile(code: str, count: int, address: str, is_chosen: bool) -> SafeString:
    column, row = PLACES[code]
    side = TILE - GAP
    drawn = format_html(
        '<rect x="{}" y="{}" width="{}" height="{}" rx="6"/><text x="{}" y="{}">{}</text>',
        column * TILE, row * TILE, side, side, column * TILE + side / 2, row * TILE + 24, code,
    )  # fmt: skip
    if not count:
        return format_html('<g class="tile" aria-hidden="true">{}</g>', drawn)
    label = gettext("%(state)s: %(count)s") % {"state": code, "count": count}
    kind = "tile full chosen" if is_chosen else "tile full"
    return format_html(
        '<a class="{}" href="{}" aria-label="{}">{}</a>', kind, address, label, drawn
    )
