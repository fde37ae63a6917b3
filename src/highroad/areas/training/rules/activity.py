"""Whether a program has apprentices: gaps of at most a year (29 CFR 29.6(a); OA Bulletin 2023-52)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from highroad.areas.training.rules import packs
from highroad.areas.training.rules.clocks import months_after


def next_apprentice_by(
    program_registered_on: date | None, spans: Iterable[tuple[date, date | None]], on: date
) -> date | None:
    """The day by which somebody must be registered; nothing while somebody is, or before the program is.

    A gap runs from the registration of the program to its first apprentice, and from the last one who ends to the
    next. `spans` are the days on which apprentices were registered and on which they ended.
    """
    if program_registered_on is None:
        return None
    last = program_registered_on
    for first, end in spans:
        if first > on:
            continue
        if end is None or end > on:
            return None
        last = max(last, end)
    return months_after(last, packs.clocks_on(on).apprentice_gap_months)
