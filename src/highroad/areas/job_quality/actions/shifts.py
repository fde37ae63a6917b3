"""A file of shifts is counted and becomes readings; nothing else of it is kept."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal

from django.db import transaction
from django.utils import timezone

from highroad.areas.accounts.models import User
from highroad.areas.job_quality.actions.cards import ReadingDraft, put
from highroad.areas.job_quality.actions.hands import seat_on_a_side
from highroad.areas.job_quality.models import JobCard, Reading
from highroad.areas.job_quality.rules import shifts as rules
from highroad.kit.answers import Refused, no


@transaction.atomic
def load_shifts(
    *, job: JobCard, content: bytes, window: int, by: User, at: datetime
) -> list[Reading]:
    """Read shifts and declare notice, late changes, premiums, short turnarounds and swing.

    `window` is the notice in days that was agreed, or that a law asks for. Raises `Refused` with
    every fault by its line, and for fewer people than a figure may tell of; nothing is kept then.
    """
    seat = seat_on_a_side(by, job.body)
    if not 1 <= window <= 60:
        raise Refused(no("The notice is from 1 to 60 days."))
    found, faults = rules.read(content)
    if faults:
        raise Refused(*faults.told())
    schedule = rules.counted(found, window)
    smallest = job.body.smallest_committee_cell
    if schedule.workers < smallest:
        raise Refused(
            no("These shifts are of {count} people. Figures of fewer than {least} could tell of one.",
               count=schedule.workers, least=smallest)
        )  # fmt: skip
    days = [each.starts_at.date() for each in found]
    source = f"{min(days).isoformat()}–{max(days).isoformat()}, n = {schedule.shifts}"
    read_on = min(max(days), timezone.localdate(at))
    values: dict[str, tuple[Decimal | None, Decimal | None]] = {
        "notice": (Decimal(schedule.notice), Decimal(window)),
        "changed_late": (schedule.changed_late, None),
        "change_premium": (schedule.premium, None),
        "short_turns": (schedule.short_turns, None),
        "swing": (schedule.swing, None),
    }
    return [
        put(
            job, ReadingDraft(indicator=key, value=value, read_on=read_on, source=source, target=target),
            seat=seat, at=at,
        )
        for key, (value, target) in values.items()
        if value is not None
    ]  # fmt: skip
