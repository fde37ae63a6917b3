"""Cards of jobs with their readings, the wages of the region, and what waits."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

from django.db.models import QuerySet
from django.utils.formats import number_format

from highroad.areas.accounts.models import User
from highroad.areas.commitments.models import Commitment
from highroad.areas.commitments.vocabulary import CommitmentKind, CommitmentState
from highroad.areas.job_quality.models import (
    AreaWage,
    JobCard,
    Reading,
    ReadingWord,
    WageTable,
)
from highroad.areas.job_quality.rules import oews, pay, readings, safety
from highroad.areas.job_quality.rules.oews import ALL_OCCUPATIONS
from highroad.areas.job_quality.rules.pay import Against
from highroad.areas.job_quality.vocabulary import (
    BY_KEY,
    INDICATORS,
    Indicator,
    Principle,
    ReadingStance,
    ReadingState,
    Trend,
)
from highroad.areas.partnerships import queries as partnerships
from highroad.areas.partnerships.models import Body, Partnership
from highroad.areas.partnerships.vocabulary import Side
from highroad.kit.refs import Ref

read_wages = oews.read
read_summary = safety.read_300a


def plain(value: Decimal | None) -> str:
    """A number with the decimals it has and no more."""
    if value is None:
        return ""
    exact = value.normalize()
    decimals = max(0, -int(exact.as_tuple().exponent))
    return str(number_format(exact + 0, decimals, force_grouping=True))


@dataclass(frozen=True)
class ReadingLine:
    """One indicator of a job on a day: its newest reading, the one before, what the sides say."""

    indicator: Indicator
    state: ReadingState
    key: UUID | None = None
    value: Decimal | None = None
    before: Decimal | None = None
    target: Decimal | None = None
    read_on: date | None = None
    source: str = ""
    side: str = ""
    word_side: str = ""
    words: str = ""
    is_reached: bool | None = None
    at: datetime | None = None
    trend: Trend | None = None
    waiting_days: int | None = None
    worker_cost: Decimal | None = None
    earlier: tuple[tuple[date, Decimal], ...] = ()
    """The readings before the newest, oldest first."""

    @property
    def declared_by(self) -> str:
        return str(Side(self.side).label) if self.side else ""

    @property
    def shown(self) -> str:
        return plain(self.value)

    @property
    def shown_target(self) -> str:
        return plain(self.target)

    @property
    def shown_before(self) -> str:
        return plain(self.before)

    @property
    def shown_earlier(self) -> list[tuple[date, str]]:
        """The latest six of the earlier readings."""
        return [(day, plain(value)) for day, value in self.earlier[-6:]]

    @property
    def answered_by(self) -> str:
        return str(Side(self.word_side).label) if self.word_side else ""


@dataclass(frozen=True)
class JobLine:
    """A card on a day. There is no grade: coverage says how much is known."""

    key: UUID
    title: str
    employer: str
    body_key: UUID
    body_name: str
    partnership_name: str
    occupation: str
    area: str
    lines: tuple[ReadingLine, ...]

    @property
    def confirmed(self) -> int:
        return sum(line.state is ReadingState.CONFIRMED for line in self.lines)

    @property
    def reached(self) -> int:
        return sum(
            line.state is ReadingState.CONFIRMED and bool(line.is_reached) for line in self.lines
        )

    @property
    def by_principle(self) -> list[tuple[Principle, list[ReadingLine]]]:
        return [
            (principle, [line for line in self.lines if line.indicator.principle is principle])
            for principle in Principle
        ]


@dataclass(frozen=True)
class RegionalPay:
    """A rate beside the region: the two medians, the band, and from which file."""

    table: str
    area: str
    occupation: str
    median: Decimal | None
    of_occupation: Against
    all_median: Decimal | None
    of_all: Against
    band: tuple[int, int]


def visible(seen_by: User) -> QuerySet[JobCard]:
    """Cards are joint."""
    joint = partnerships.joint_partnerships(seen_by)
    found = JobCard.objects.filter(body__partnership__in=joint)
    return found.select_related("body__partnership", "party__organization")


def get_job(key: UUID | str, seen_by: User) -> JobCard:
    """One card. Raises `NotFound`."""
    return partnerships.one(visible(seen_by), key)


def get_reading(key: UUID | str, seen_by: User) -> Reading:
    """One reading. Raises `NotFound`."""
    found = Reading.objects.filter(job__in=visible(seen_by))
    return partnerships.one(found.select_related("job__body__partnership"), key)


def job_of_word(key: UUID | str, seen_by: User) -> JobCard:
    """The card somebody's word is about. Raises `NotFound`."""
    found = ReadingWord.objects.filter(reading__job__in=visible(seen_by)).select_related("reading")
    return get_job(partnerships.one(found, key).reading.job_id, seen_by)


def list_jobs(partnership: Partnership, seen_by: User, on: date) -> list[JobLine]:
    """The cards of a partnership, by name; the same queries however many there are."""
    return lines_of(visible(seen_by).filter(body__partnership=partnership), on)


def lines_of(found: QuerySet[JobCard], on: date) -> list[JobLine]:
    """Cards as values on a day."""
    rows = found.prefetch_related("readings__words")
    return [
        JobLine(
            key=row.key, title=row.title, employer=row.party.organization.name, body_key=row.body_id,
            body_name=row.body.name, partnership_name=row.body.partnership.name,
            occupation=row.occupation, area=row.area, lines=tuple(_lines(row.readings.all(), on)),
        )
        for row in rows
    ]  # fmt: skip


def _lines(rows: Iterable[Reading], on: date) -> Iterable[ReadingLine]:
    of: dict[str, list[Reading]] = {}
    for row in sorted(rows, key=lambda each: (each.read_on, each.number)):
        of.setdefault(row.indicator, []).append(row)
    for indicator in INDICATORS:
        yield _line(indicator, of.get(indicator.key, []), on)


def _line(indicator: Indicator, rows: list[Reading], on: date) -> ReadingLine:
    if not rows:
        return ReadingLine(indicator, ReadingState.NONE)
    row = rows[-1]
    words = sorted(row.words.all(), key=lambda each: each.number)
    word = words[-1] if words else None
    return ReadingLine(
        indicator=indicator, key=row.key, value=row.value, target=row.target, read_on=row.read_on,
        before=rows[-2].value if len(rows) > 1 else None, source=row.source, side=row.side,
        state=readings.state(
            indicator, row.read_on, ReadingStance(word.stance) if word else None, on
        ),
        word_side=word.side if word else "", words=word.words if word else "",
        is_reached=readings.is_reached(indicator, row.value, row.target), at=row.at,
        waiting_days=row.waiting_days,
        worker_cost=row.worker_cost,
        trend=readings.trend(indicator, row.value, rows[-2].value if len(rows) > 1 else None),
        earlier=tuple((each.read_on, each.value) for each in rows[:-1]),
    )  # fmt: skip


def readings_for(
    partnership: Partnership, question: str, seen_by: User, on: date
) -> list[tuple[JobLine, ReadingLine]]:
    """What speaks for a yes to a question of the guide: confirmed, fresh, and at its target."""
    return [
        (job, line)
        for job in list_jobs(partnership, seen_by, on)
        for line in job.lines
        if (not question or line.indicator.question == question)
        and line.value is not None
        and readings.speaks_for_yes(line.indicator, line.state, line.value, line.target)
    ]


def kept_pledges(partnership: Partnership, seen_by: User) -> list[Commitment]:
    """Pledges about jobs that were shown and confirmed."""
    refs = [str(Ref.to(row)) for row in visible(seen_by).filter(body__partnership=partnership)]
    return list(
        Commitment.objects.filter(
            about__in=refs, zone="", kind=CommitmentKind.PLEDGE, state=CommitmentState.CONFIRMED
        ).prefetch_related("evidence")
    )


def list_wage_tables(body: Body, seen_by: User) -> list[WageTable]:
    """The wage files of a body, newest first."""
    joint = partnerships.joint_partnerships(seen_by)
    return list(WageTable.objects.filter(body=body, body__partnership__in=joint))


def regional_pay(job: JobCard, rate: Decimal, seen_by: User) -> RegionalPay | None:
    """A rate against the newest wage file that knows the job's area; nothing without one."""
    joint = partnerships.joint_partnerships(seen_by)
    wages = AreaWage.objects.filter(
        table__body=job.body_id, table__body__partnership__in=joint, area=job.area,
        occupation__in=[job.occupation, ALL_OCCUPATIONS],
    )  # fmt: skip
    rows = list(wages.select_related("table").order_by("-table__made_at"))
    if not job.area or not rows:
        return None
    newest = [row for row in rows if row.table_id == rows[0].table_id]
    own = next((row for row in newest if row.occupation == job.occupation), None)
    whole = next((row for row in newest if row.occupation == ALL_OCCUPATIONS), None)
    points = [own.p10, own.p25, own.median, own.p75, own.p90] if own else [None] * 5
    return RegionalPay(
        table=newest[0].table.title, area=newest[0].area_title, occupation=own.title if own else "",
        median=own.median if own else None, of_occupation=_against(rate, own),
        all_median=whole.median if whole else None, of_all=_against(rate, whole),
        band=pay.band(rate, points),
    )  # fmt: skip


def _against(rate: Decimal, wage: AreaWage | None) -> Against:
    if wage is None:
        return pay.against(rate, None)
    return pay.against(rate, wage.median, is_bound=wage.median_is_bound)


def waiting_for(user: User, *, on: date) -> list[tuple[JobLine, ReadingLine]]:
    """Readings of the other side that somebody's side has not answered yet."""
    seats = {seat.body_key: seat.side for seat in partnerships.seats_of(user, on=on) if seat.side}
    if not seats:
        return []
    found = JobCard.objects.filter(body__in=seats).select_related(
        "body__partnership", "party__organization"
    )
    return [
        (job, line)
        for job in lines_of(found, on)
        for line in job.lines
        if line.state is ReadingState.DECLARED and line.side != seats[job.body_key]
    ]


def indicator_of(key: str) -> Indicator:
    """An indicator by its key. Raises `KeyError`."""
    return BY_KEY[key]
