"""Cohorts of the law: everybody registered in one program within a federal fiscal year (29 CFR 29.2)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from highroad.areas.training.rules.clocks import months_after
from highroad.areas.training.rules.completion import Completion, completion
from highroad.areas.training.rules.retention import Watched

YEAR_MONTHS = 12
FIRST_MONTH = 10
"""The federal fiscal year begins in October and is named by the year it ends in."""


@dataclass(frozen=True, kw_only=True)
class Way:
    """How one apprentice went. Days; `expected_on` is the projected completion."""

    registered_on: date
    expected_on: date | None = None
    completed_on: date | None = None
    cancelled_on: date | None = None
    transferred_on: date | None = None
    in_probation: bool = False
    """Whether they were in probation when they were cancelled."""


@dataclass(frozen=True, kw_only=True)
class YearCohort:
    """A fiscal year with its completion."""

    year: int
    completion: Completion


def fiscal_year(day: date) -> int:
    """October 2025 belongs to 2026."""
    return day.year + (day.month >= FIRST_MONTH)


def is_in_time(way: Way) -> bool:
    """A certificate within a year of the projected completion."""
    if way.completed_on is None:
        return False
    return way.expected_on is None or way.completed_on <= months_after(way.expected_on, YEAR_MONTHS)


def measurable_on(ways: Sequence[Way]) -> date:
    """A year after the last projected completion; without any, never."""
    known = [way.expected_on for way in ways if way.expected_on]
    return months_after(max(known), YEAR_MONTHS) if known else date.max


def cohorts_of(ways: Sequence[Way], on: date) -> list[YearCohort]:
    """Every year with a registration, the newest first. Who transferred counts with the program they went to."""
    years: dict[int, list[Way]] = {}
    for way in ways:
        if way.transferred_on is None:
            years.setdefault(fiscal_year(way.registered_on), []).append(way)
    return [
        YearCohort(year=year, completion=_completion(found, on))
        for year, found in sorted(years.items(), reverse=True)
    ]


def _completion(ways: Sequence[Way], on: date) -> Completion:
    return completion(
        registered=len(ways),
        left_in_probation=sum(way.cancelled_on is not None and way.in_probation for way in ways),
        completed_in_time=sum(is_in_time(way) for way in ways),
        measurable_on=measurable_on(ways), on=on,
    )  # fmt: skip


def pooled(cohorts: Sequence[YearCohort], on: date) -> Completion | None:
    """All cohorts that can be measured, as one; nothing while none can."""
    ripe = [each.completion for each in cohorts if each.completion.is_measurable]
    if not ripe:
        return None
    return completion(
        registered=sum(each.registered for each in ripe),
        left_in_probation=sum(each.left_in_probation for each in ripe),
        completed_in_time=sum(each.completed_in_time for each in ripe),
        measurable_on=max(each.measurable_on for each in ripe), on=on,
    )  # fmt: skip


def watched(ways: Sequence[Way], on: date) -> list[Watched]:
    """For the curve: cancelled is left; finished, transferred and still learning is watched until then."""
    found = []
    for way in ways:
        ends = [day for day in (way.cancelled_on, way.completed_on, way.transferred_on) if day]
        last = min(ends, default=on)
        if last >= way.registered_on:
            left = way.cancelled_on is not None and way.cancelled_on == last
            found.append(Watched(days=(last - way.registered_on).days, left=left))
    return found
