"""How much room words take, so that no text leaves its drawing."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from highroad.web.ui.charts.widths import BOLD, REGULAR

TICK: Final = 12
NAME: Final = 13
UNKNOWN_LETTER: Final = 1000
"""A letter we have no width for is taken as wide as it is high: letters of other scripts."""


def spread(table: Mapping[int, str]) -> dict[str, int]:
    return {letter: width for width, letters in table.items() for letter in letters}


WIDTHS: Final = {False: spread(REGULAR), True: spread(BOLD)}


def width_of(words: str, size: float = TICK, *, bold: bool = False) -> float:
    """An upper bound of the width of these words, in the unit of `size`."""
    widths = WIDTHS[bold]
    return sum(widths.get(letter, UNKNOWN_LETTER) for letter in words) * size / 1000


def fit(words: str, room: float, size: float = TICK, *, bold: bool = False) -> str:
    """The words, shortened at their end with an ellipsis when the room is too small."""
    if width_of(words, size, bold=bold) <= room:
        return words
    kept = words
    while kept and width_of(f"{kept}…", size, bold=bold) > room:
        kept = kept[:-1]
    return f"{kept.rstrip()}…"


def wrap(words: str, room: float, size: float = TICK) -> list[str]:
    """The words on one or two lines; what does not fit the second is shortened."""
    if width_of(words, size) <= room:
        return [words]
    first: list[str] = []
    rest = words.split()
    while rest and width_of(" ".join([*first, rest[0]]), size) <= room:
        first.append(rest.pop(0))
    if not first:
        return [fit(words, room, size)]
    return [" ".join(first), fit(" ".join(rest), room, size)]
