"""Probation: not longer than a quarter of the term, nor than a year (29 CFR 29.5(b)(8))."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from highroad.areas.training.rules.clocks import part_months_after
from highroad.areas.training.rules.packs import StandardsPack


@dataclass(frozen=True)
class ProbationCap:
    """The longest probation there may be, in months, and in hours where the term has hours."""

    months: Decimal
    hours: Decimal | None


def longest_probation(
    *, term_hours: Decimal | None, term_months: Decimal | None, pack: StandardsPack
) -> ProbationCap:
    """A quarter of the term, at most a year: 3,000 hours in 18 months give 750 hours, 4.5 months."""
    year = Decimal(pack.probation_months)
    months = year if term_months is None else min(year, term_months * pack.probation_share)
    hours = None if term_hours is None else term_hours * pack.probation_share
    return ProbationCap(months=months, hours=hours)


def months_of(hours: Decimal, hours_a_year: Decimal) -> Decimal:
    """How many months these hours take at so many hours a year."""
    return hours / hours_a_year * 12


def is_in_probation(
    *, on: date, started_on: date, hours: Decimal, said_hours: Decimal | None,
    said_months: Decimal | None, pack: StandardsPack,
) -> bool:  # fmt: skip
    """Until the hours or the months that the standards say are over, and never beyond a year.

    Time in probation counts in full towards the term.
    """
    year = Decimal(pack.probation_months)
    months = year if said_months is None else min(said_months, year)
    is_over = on >= part_months_after(started_on, months)
    return not is_over and (said_hours is None or hours < said_hours)
