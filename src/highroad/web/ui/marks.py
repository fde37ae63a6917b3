"""Marks drawn by hand: the two waves of the name, and the keys of a joint decision."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from highroad.areas.partnerships.vocabulary import Side


def draw_mark() -> SafeString:
    """Two waves that cross, one in the color of the text, one marigold."""
    return mark_safe(
        '<svg class="mark" viewBox="0 0 40 26" aria-hidden="true" focusable="false">'
        '<path class="mark-one" d="M2 7c7-7 12-5 18 6s11 13 18 6"/>'
        '<path class="mark-two" d="M2 19c7 7 12 5 18-6S31 0 38 7"/></svg>'
    )


def draw_keys(sides: Mapping[str, bool | None]) -> SafeString:
    """One key a side, upright when turned and lying when not; told in words to screen readers."""
    held = {side: turned for side, turned in sides.items() if turned is not None}
    width = 44 * len(held)
    drawn = "".join(
        draw_key(44 * place, bool(turned)) for place, turned in enumerate(held.values())
    )
    words = escape(" ".join(sentence(side, bool(turned)) for side, turned in held.items()))
    return mark_safe(
        f'<svg class="keys" viewBox="0 0 {width} 44" role="img" aria-label="{words}">{drawn}</svg>'
    )


def draw_key(x: int, turned: bool) -> str:
    """A key in its lock at `x`: the lock is filled once the key is turned."""
    state, turn = ("turned", 90) if turned else ("waiting", 0)
    return (
        f'<g class="key {state}" transform="translate({x} 0)">'
        '<circle class="key-lock" cx="22" cy="22" r="20"/>'
        f'<path class="key-shape" transform="rotate({turn} 22 22)" '
        'd="M18 22h16M28 22v5.5M33 22v4.5M18 22a4.8 4.8 0 1 1-9.6 0 4.8 4.8 0 0 1 9.6 0z"/></g>'
    )


def sentence(side: str, turned: bool) -> str:
    """What a key says."""
    name = Side(side).label
    if turned:
        return _("%(side)s has turned its key.") % {"side": name}
    return _("%(side)s has not turned its key yet.") % {"side": name}
