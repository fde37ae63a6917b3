"""The areas of a desk: a short list of names in which nobody stands alone."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from highroad.kit.answers import Answer, no, yes

MOST: Final = 12
LONGEST: Final = 60
TAKEN: Final = frozenset({"total", "not_said"})
"""Words that a table has already."""


def read(lines: Sequence[str]) -> list[str]:
    """Names of areas as they are kept: without doubles, empty lines and spaces around them."""
    found: list[str] = []
    for line in lines:
        name = " ".join(line.split())
        if name and name.casefold() not in {each.casefold() for each in found}:
            found.append(name)
    return found


def may_have(areas: Sequence[str]) -> Answer:
    """At most twelve, each short enough for the head of a line."""
    if len(areas) > MOST:
        return no("At most {count} areas: in small ones nobody can hide.", count=MOST)
    if any(len(each) > LONGEST or each.casefold() in TAKEN for each in areas):
        return no("Give each area a name of at most {count} letters.", count=LONGEST)
    return yes


def may_say(area: str, areas: Sequence[str]) -> Answer:
    """One of the desk's areas, or none."""
    if area and area not in areas:
        return no("The desk has no such area. Choose one of the list.")
    return yes
