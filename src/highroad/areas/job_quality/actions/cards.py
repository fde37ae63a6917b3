"""Cards are opened and readings declared."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from django.db import IntegrityError, transaction
from django.utils import timezone

from highroad.areas.accounts.models import User
from highroad.areas.job_quality.actions.hands import note, seat_on_a_side
from highroad.areas.job_quality.models import JobCard, Reading
from highroad.areas.job_quality.rules import readings
from highroad.areas.job_quality.vocabulary import BY_KEY
from highroad.areas.partnerships.models import Body, Party, Seat
from highroad.kit.answers import Refused, no, require


@dataclass(frozen=True, kw_only=True)
class ReadingDraft:
    """A value with its day and source; the target, if the parties have one."""

    indicator: str
    value: Decimal
    read_on: date
    source: str
    target: Decimal | None = None
    waiting_days: int | None = None
    """Of a benefit: days on the job before somebody can have it."""
    worker_cost: Decimal | None = None
    """Of a benefit: dollars a month that a worker pays for it."""


def open_card(
    *,
    body: Body,
    party: Party,
    title: str,
    occupation: str = "",
    area: str = "",
    by: User,
    at: datetime,
) -> JobCard:
    """Open the card of a job. Raises `Refused` without a name, for a stranger, and for one that is there."""
    seat = seat_on_a_side(by, body)
    if not title.strip():
        raise Refused(no("Give the job a name."))
    if party.partnership_id != body.partnership_id:
        raise Refused(no("Choose an employer of this partnership."))
    try:
        with transaction.atomic():
            made = JobCard.objects.create(
                body=body, party=party, title=title.strip(), occupation=occupation.strip(),
                area=area.strip(), side=seat.side, made_by_alias=seat.alias, made_at=at,
            )  # fmt: skip
            note(body, "job.opened", made, seat=seat, at=at, content={"title": made.title})
    except IntegrityError as error:
        raise Refused(no("This job has a card already.")) from error
    return made


@transaction.atomic
def read(*, job: JobCard, draft: ReadingDraft, by: User, at: datetime) -> Reading:
    """Declare a reading; a newer one takes its place and the older stays readable. Raises `Refused`."""
    seat = seat_on_a_side(by, job.body)
    indicator = BY_KEY[draft.indicator]
    day = timezone.localdate(at)
    require(readings.may_be_read(indicator, draft.value, draft.source, draft.read_on, day))
    if draft.waiting_days is not None or draft.worker_cost is not None:
        require(readings.may_have_terms(indicator, draft.waiting_days, draft.worker_cost))
    return put(job, draft, seat=seat, at=at)


def put(job: JobCard, draft: ReadingDraft, *, seat: Seat, at: datetime) -> Reading:
    """Keep a reading that a rule of this area has let through, with its line in the log."""
    JobCard.objects.select_for_update().get(pk=job.pk)
    made = Reading.objects.create(
        job=job, number=job.readings.count() + 1, indicator=draft.indicator, value=draft.value,
        target=draft.target, read_on=draft.read_on, source=draft.source.strip(), side=seat.side,
        waiting_days=draft.waiting_days, worker_cost=draft.worker_cost,
        by_alias=seat.alias, at=at,
    )  # fmt: skip
    note(
        job.body, "reading.declared", made, seat=seat, at=at,
        content={
            "indicator": made.indicator, "value": str(made.value), "read_on": made.read_on.isoformat(),
            "source": made.source,
        },
    )  # fmt: skip
    return made
