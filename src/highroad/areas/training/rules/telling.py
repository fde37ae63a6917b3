"""What the agency is told of an apprentice after the registration, and by when (29 CFR 29.5(b)(19))."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from highroad.areas.training.rules import clocks, packs
from highroad.areas.training.vocabulary.enrollments import EnrollmentStatus as Status
from highroad.kit.answers import Answer, no, yes

TOLD = frozenset(
    {
        Status.SUSPENDED,
        Status.REINSTATED,
        Status.COMPLETED,
        Status.CANCELLED,
        Status.TRANSFERRED,
    }
)
"""Suspension, reinstatement, completion, cancellation, transfer. The agreement itself has its own clock."""


def tell_by(statuses: Sequence[str], number: int, on: date) -> date | None:
    """The last day to tell of the step at this place among all steps of one apprentice, calendar days.

    Nothing for a registration, and for somebody whom the agency never registered.
    """
    if statuses[number] not in TOLD or Status.REGISTERED not in statuses[:number]:
        return None
    return clocks.due_on(on, packs.clocks_on(on).change_to_agency)


def may_be_told(told_on: date, *, steps_on: Iterable[date], today: date) -> Answer:
    """On a day that has come, not before the first of the steps it is about."""
    days = sorted(steps_on)
    if not days:
        return no("Every change is noted as told already.")
    if told_on > today:
        return no("Choose a day that has come.")
    if told_on < days[0]:
        return no("The first of these changes is of {day}.", day=days[0].isoformat())
    return yes
