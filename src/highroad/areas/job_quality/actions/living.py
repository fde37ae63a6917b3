"""Living wages are entered, and pay is held against them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime
from decimal import Decimal

from django.db import IntegrityError, transaction
from django.utils import timezone

from highroad.areas.accounts.models import User
from highroad.areas.job_quality import queries
from highroad.areas.job_quality.actions.cards import ReadingDraft, put
from highroad.areas.job_quality.actions.hands import note, seat_on_a_side
from highroad.areas.job_quality.models import JobCard, LivingWage, Reading
from highroad.areas.job_quality.rules import living, pay
from highroad.areas.partnerships.models import Body
from highroad.kit.answers import Refused, no, require

rates_of = living.rates_of


@dataclass(frozen=True, kw_only=True)
class LivingWageDraft:
    """What a family needs an hour, in dollars: for whom, where, of which year, from where."""

    family: str
    area: str
    year: int
    dollars: Decimal
    source: str
    looked_up_on: date


def enter_living_wage(*, body: Body, draft: LivingWageDraft, by: User, at: datetime) -> LivingWage:
    """Enter a living wage; pay is held against it once the other side says that it does too."""
    seat = seat_on_a_side(by, body)
    given = {**asdict(draft), "family": draft.family.strip(), "area": draft.area.strip(),
             "source": draft.source.strip()}  # fmt: skip
    require(living.may_be_entered(**given, on=timezone.localdate(at)))
    try:
        with transaction.atomic():
            made = LivingWage.objects.create(
                body=body, side=seat.side, made_by_alias=seat.alias, made_at=at, **given
            )
            plain = {name: str(value) for name, value in given.items()}
            note(body, "living_wage.entered", made, seat=seat, at=at, content=plain)
    except IntegrityError as error:
        raise Refused(no("This living wage stands here already.")) from error
    return made


@transaction.atomic
def hold_against_living_wage(
    *, job: JobCard, living_wage: LivingWage, rates: Sequence[tuple[Decimal, int]], read_on: date,
    by: User, at: datetime,
) -> Reading:  # fmt: skip
    """Declare the share of workers at or above a living wage that both sides use.

    `rates` are straight-time rates in dollars with how many earn each; they are counted and not
    kept. Raises `Refused` for one that the other side has not confirmed, and for too few people.
    """
    seat = seat_on_a_side(by, job.body)
    if living_wage.body_id != job.body_id or not queries.is_used_by_both(living_wage):
        raise Refused(no("Choose a living wage that both sides use."))
    require(living.may_be_shared(rates, job.body.smallest_committee_cell))
    if read_on > timezone.localdate(at):
        raise Refused(no("This day lies ahead."))
    share = pay.share_at_or_above(rates, living_wage.dollars)
    if share is None:
        raise Refused(no("Enter at least one rate."))
    source = f"{living_wage.source}, {living_wage.area}, {living_wage.family}, {living_wage.year}"
    draft = ReadingDraft(
        indicator="living_wage_share", value=share, read_on=read_on, source=source[:240],
        target=Decimal(100),
    )  # fmt: skip
    return put(job, draft, seat=seat, at=at)
