"""Wage schedules are declared as the agreement has them, for the other side to confirm."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from highroad.areas.accounts.models import User
from highroad.areas.job_quality.actions.hands import note, seat_on_a_side
from highroad.areas.job_quality.models import JobCard, WageSchedule
from highroad.areas.job_quality.rules import steps
from highroad.areas.job_quality.rules.steps import Step
from highroad.kit.answers import require


@dataclass(frozen=True, kw_only=True)
class ScheduleDraft:
    """Steps from a day on, where they stand, and how certified filings name the job and its employer."""

    from_on: date
    source: str
    filed_as: str
    steps: Sequence[Step]
    filed_by: str = ""


@transaction.atomic
def declare_schedule(*, job: JobCard, draft: ScheduleDraft, by: User, at: datetime) -> WageSchedule:
    """Declare the steps of a job; pay is held against them once the other side confirms. Raises `Refused`."""
    seat = seat_on_a_side(by, job.body)
    require(steps.may_be_declared(draft.steps, source=draft.source, filed_as=draft.filed_as))
    JobCard.objects.select_for_update().get(pk=job.pk)
    rows = [{"rate": str(each.rate), "months": each.months} for each in draft.steps]
    made = WageSchedule.objects.create(
        job=job, number=job.schedules.count() + 1, from_on=draft.from_on, steps=rows,
        source=draft.source.strip(), filed_as=draft.filed_as.strip(),
        filed_by=draft.filed_by.strip(), side=seat.side, made_by_alias=seat.alias, made_at=at,
    )  # fmt: skip
    note(
        job.body, "schedule.declared", made, seat=seat, at=at,
        content={"from_on": made.from_on.isoformat(), "steps": rows, "source": made.source},
    )  # fmt: skip
    return made
