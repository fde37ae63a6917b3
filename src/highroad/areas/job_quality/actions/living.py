"""Living wages are entered and answered; pay is held against them; filings are studied by group."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime
from decimal import Decimal

from django.db import IntegrityError, transaction
from django.utils import timezone

from highroad.areas.accounts.models import User
from highroad.areas.filings import queries as filings
from highroad.areas.job_quality import analysis, queries
from highroad.areas.job_quality.actions.cards import ReadingDraft, put
from highroad.areas.job_quality.actions.hands import note, seat_on_a_side
from highroad.areas.job_quality.models import (
    JobCard,
    LivingWage,
    LivingWageWord,
    PayStudy,
    Reading,
)
from highroad.areas.job_quality.permissions import may_answer_living_wage
from highroad.areas.job_quality.rules import living, pay
from highroad.areas.job_quality.rules.living import StudyLine
from highroad.areas.job_quality.vocabulary import ReadingStance, StudyGroups, StudyKind
from highroad.areas.partnerships.models import Body
from highroad.areas.partnerships.rules.words import may_be_said
from highroad.kit.answers import Refused, no, require
from highroad.kit.periods import Period

rates_of = living.rates_of
COUNTED = no("This year was counted already. A second count would tell of a few people.")


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
def answer_living_wage(
    *, living_wage: LivingWage, stance: ReadingStance, words: str = "", by: User, at: datetime
) -> LivingWageWord:
    """The other side says that it holds pay against it too, or why not. Raises `Refused`."""
    seat = seat_on_a_side(by, living_wage.body)
    require(may_answer_living_wage(by, living_wage))
    require(may_be_said(accepts=stance is ReadingStance.CONFIRM, words=words))
    LivingWage.objects.select_for_update().get(pk=living_wage.pk)
    made = LivingWageWord.objects.create(
        living_wage=living_wage, number=living_wage.words.count() + 1, side=seat.side,
        stance=stance, words=words.strip(), by_alias=seat.alias, at=at,
    )  # fmt: skip
    note(
        living_wage.body, "living_wage.answered", made, seat=seat, at=at,
        content={"living_wage": str(living_wage.pk), "stance": stance.value, "words": made.words},
    )  # fmt: skip
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


def study(
    *, body: Body, kind: StudyKind, groups: StudyGroups, year: int, by: User, at: datetime,
    living_wage: LivingWage | None = None,
) -> PayStudy:  # fmt: skip
    """Count certified filings of a year that is over, group by group, in a protected table.

    Once a year and kind: two of them would tell of people by their difference. Raises `Refused`.
    """
    seat = seat_on_a_side(by, body)
    if year >= timezone.localdate(at).year:
        raise Refused(no("Choose a year that is over."))
    if kind is StudyKind.LIVING_WAGE and not (living_wage and queries.is_used_by_both(living_wage)):
        raise Refused(no("Choose a living wage that both sides use."))
    if PayStudy.objects.filter(body=body, kind=kind, groups=groups, year=year).exists():
        raise Refused(COUNTED)
    period = Period(date(year, 1, 1), date(year, 12, 31))
    scan = filings.accepted(partnership=body.partnership, period=period, seen_by=by)
    lines = _lines(scan, kind, groups, year, body, living_wage)
    try:
        with transaction.atomic():
            made = PayStudy.objects.create(
                body=body, kind=kind, groups=groups, year=year, scan_digest=scan.digest,
                living_wage=living_wage if kind is StudyKind.LIVING_WAGE else None,
                smallest_count=body.smallest_committee_cell,
                content=[asdict(line) for line in lines],
                side=seat.side, made_by_alias=seat.alias, made_at=at,
            )  # fmt: skip
            content = {
                "kind": kind.value,
                "groups": groups.value,
                "year": year,
                "filings": scan.digest,
            }
            note(body, "pay.studied", made, seat=seat, at=at, content=content)
    except IntegrityError as error:
        raise Refused(COUNTED) from error
    return made


def _lines(
    scan: filings.RowScan, kind: StudyKind, groups: StudyGroups, year: int, body: Body,
    living_wage: LivingWage | None,
) -> list[StudyLine]:  # fmt: skip
    smallest = body.smallest_committee_cell
    try:
        if living_wage is not None and kind is StudyKind.LIVING_WAGE:
            return analysis.at_living_wage(
                scan, dollars=living_wage.dollars, groups=groups, year=year, smallest_count=smallest
            )
        return analysis.moved_up(scan, groups=groups, year=year, smallest_count=smallest)
    except analysis.NothingToCountError as error:
        raise Refused(no("No certified filing of this year has pay to count.")) from error
    except analysis.TellsTooMuchError as error:
        raise Refused(
            no("No table of this year can be shown without telling of somebody.")
        ) from error
