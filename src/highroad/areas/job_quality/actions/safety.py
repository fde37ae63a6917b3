"""OSHA's summary of injuries becomes two rates."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from highroad.areas.accounts.models import User
from highroad.areas.job_quality.actions.cards import ReadingDraft, put
from highroad.areas.job_quality.actions.hands import seat_on_a_side
from highroad.areas.job_quality.models import JobCard, Reading
from highroad.areas.job_quality.rules import safety
from highroad.kit.answers import Refused


@transaction.atomic
def load_summary(*, job: JobCard, content: bytes, by: User, at: datetime) -> list[Reading]:
    """Read OSHA's 300A file: two rates, each a sum over a sum. Raises `Refused`, and keeps nothing,
    where a cell is unreadable or the form does not add up."""
    seat = seat_on_a_side(by, job.body)
    years, faults = safety.read_300a(content, this_year=timezone.localdate(at).year)
    if faults:
        raise Refused(*faults.told())
    last = max(year.year for year in years)
    recent = [year for year in years if year.year > last - 3]
    source = (
        f"OSHA 300A, {min(y.year for y in recent)}-{last}, {len({y.establishment for y in recent})}"
    )
    day = min(date(last, 12, 31), timezone.localdate(at))
    made = []
    for key, rate in (
        ("recordable_rate", safety.recordable_rate(recent)),
        ("dart_rate", safety.dart_rate(recent)),
    ):
        shown = safety.shown(rate)
        if shown is not None:
            draft = ReadingDraft(indicator=key, value=shown, read_on=day, source=source)
            made.append(put(job, draft, seat=seat, at=at))
    return made
