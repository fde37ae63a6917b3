"""Steps of a wage schedule: read from lines, judged, and dated.

What is asked of them (steps, time in each, who moved up, by group) is in the DOL training guide and the
eight good-jobs principles; the figures themselves are the parties' own.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal, InvalidOperation
from itertools import pairwise

from highroad.areas.job_quality.rules.living import HIGHEST
from highroad.areas.partnerships.rules import months_after
from highroad.kit.answers import Answer, Refused, no, yes

MOST_STEPS, LONGEST_MONTHS = 24, 120
CENT = Decimal("0.01")
LAST = date(9999, 12, 31)


@dataclass(frozen=True)
class Step:
    """Dollars an hour, and the months after which the next step is due; nothing where no time is set."""

    rate: Decimal
    months: int | None = None


@dataclass(frozen=True)
class DatedStep:
    """A step of one schedule, from its first to its last day; `number` counts from one."""

    number: int
    step: Step
    first_on: date
    last_on: date
    is_highest: bool


def steps_of(text: str) -> list[Step]:
    """Read lines of `rate, months`, lowest first. Raises `Refused` with every line that cannot be read."""
    found, wrong = [], []
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.strip():
            continue
        try:
            found.append(_step(line))
        except (InvalidOperation, ValueError):
            wrong.append(
                no("Line {line}: write a rate, a comma and months, like 24.50, 12.", line=number)
            )
    if wrong:
        raise Refused(*wrong)
    return found


def _step(line: str) -> Step:
    """Raises `ValueError` or `InvalidOperation`."""
    parts = [part.strip() for part in line.replace(";", ",").replace("$", "").split(",")]
    rate, months = Decimal(parts[0]), parts[1] if len(parts) > 1 else ""
    if len(parts) > 2 or not 0 < rate <= HIGHEST or rate != rate.quantize(CENT):
        raise ValueError(line)
    if months and not 0 < int(months) <= LONGEST_MONTHS:
        raise ValueError(line)
    return Step(rate, int(months) if months else None)


def may_be_declared(steps: Sequence[Step], *, source: str, filed_as: str) -> Answer:
    """A schedule says where it stands, how filings name the job, and has steps that rise."""
    if not source.strip():
        return no("Say where this comes from.")
    if not filed_as.strip():
        return no("Say how certified filings name this job.")
    if not 2 <= len(steps) <= MOST_STEPS:
        return no("A schedule has from 2 to {most} steps.", most=MOST_STEPS)
    if any(low.rate >= high.rate for low, high in pairwise(steps)):
        return no("Each step pays more than the one before. Write the lowest first.")
    return yes


def dated(schedules: Sequence[tuple[date, Sequence[Step]]]) -> list[DatedStep]:
    """Every step with the days on which it counts: a schedule ends the day before the next begins."""
    found, ordered = [], sorted(schedules, key=lambda each: each[0])
    for place, (first_on, steps) in enumerate(ordered):
        last_on = ordered[place + 1][0] - timedelta(days=1) if place + 1 < len(ordered) else LAST
        if last_on < first_on:
            continue
        found += [
            DatedStep(number, step, first_on, last_on, number == len(steps))
            for number, step in enumerate(steps, start=1)
        ]
    return found


def is_overdue(since: date, until: date, months: int | None) -> bool:
    """Whether somebody stayed in a step longer than the schedule says; never where it sets no time."""
    return months is not None and months_after(since, months) < until
