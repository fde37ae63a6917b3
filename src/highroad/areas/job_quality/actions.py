"""Cards are opened, readings declared and answered, pay held against the region, forms read in."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import F, Model
from django.utils import timezone

from highroad.areas.accounts.models import User
from highroad.areas.job_quality import queries
from highroad.areas.job_quality.models import (
    AreaWage,
    JobCard,
    Reading,
    ReadingWord,
    WageTable,
    WordRound,
    WordStatement,
    WordTicket,
)
from highroad.areas.job_quality.permissions import may_answer, may_take_part
from highroad.areas.job_quality.rules import oews, readings, safety, word
from highroad.areas.job_quality.vocabulary import BY_KEY, ReadingStance
from highroad.areas.ledger import actions as ledger
from highroad.areas.partnerships import queries as partnerships
from highroad.areas.partnerships.models import Body, Party, Seat
from highroad.kit.answers import NotFound, Refused, no, require
from highroad.kit.refs import Ref


@dataclass(frozen=True, kw_only=True)
class ReadingDraft:
    """A value with its day and source; the target, if the parties have one."""

    indicator: str
    value: Decimal
    read_on: date
    source: str
    target: Decimal | None = None


def _seat(by: User, body: Body) -> Seat:
    require(may_take_part(by, body))
    seat = partnerships.seat_of(by, body=body)
    if seat is None:
        raise Refused(no("Only somebody with a seat on a side of this body may do this."))
    return seat


def _note(
    body: Body, act: str, about: Model, *, seat: Seat, at: datetime, content: Mapping[str, Any]
) -> None:
    ledger.record(
        body.log,
        act=act,
        about=Ref.to(about),
        by=seat.alias,
        at=at,
        side=seat.side,
        content=content,
    )


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
    seat = _seat(by, body)
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
            _note(body, "job.opened", made, seat=seat, at=at, content={"title": made.title})
    except IntegrityError as error:
        raise Refused(no("This job has a card already.")) from error
    return made


@transaction.atomic
def read(*, job: JobCard, draft: ReadingDraft, by: User, at: datetime) -> Reading:
    """Declare a reading; a newer one takes its place and the older stays readable. Raises `Refused`."""
    seat = _seat(by, job.body)
    indicator = BY_KEY[draft.indicator]
    day = timezone.localdate(at)
    require(readings.may_be_read(indicator, draft.value, draft.source, draft.read_on, day))
    return _put(job, draft, seat=seat, at=at)


def _put(job: JobCard, draft: ReadingDraft, *, seat: Seat, at: datetime) -> Reading:
    JobCard.objects.select_for_update().get(pk=job.pk)
    made = Reading.objects.create(
        job=job, number=job.readings.count() + 1, indicator=draft.indicator, value=draft.value,
        target=draft.target, read_on=draft.read_on, source=draft.source.strip(), side=seat.side,
        by_alias=seat.alias, at=at,
    )  # fmt: skip
    _note(
        job.body, "reading.declared", made, seat=seat, at=at,
        content={
            "indicator": made.indicator, "value": str(made.value), "read_on": made.read_on.isoformat(),
            "source": made.source,
        },
    )  # fmt: skip
    return made


@transaction.atomic
def answer(
    *, reading: Reading, stance: ReadingStance, words: str = "", by: User, at: datetime
) -> ReadingWord:
    """The other side confirms, or says what is not right. Raises `Refused`."""
    require(may_answer(by, reading))
    seat = _seat(by, reading.job.body)
    if stance is ReadingStance.DISPUTE and not words.strip():
        raise Refused(no("Say what is not right: both sides will read it."))
    Reading.objects.select_for_update().get(pk=reading.pk)
    made = ReadingWord.objects.create(
        reading=reading, number=reading.words.count() + 1, side=seat.side, stance=stance,
        words=words.strip(), by_alias=seat.alias, at=at,
    )  # fmt: skip
    _note(
        reading.job.body, "reading.answered", made, seat=seat, at=at,
        content={"reading": str(reading.pk), "stance": stance.value, "words": made.words},
    )  # fmt: skip
    return made


def load_wages(*, body: Body, title: str, content: bytes, by: User, at: datetime) -> WageTable:
    """Keep a wage file of the region. Raises `Refused`, and keeps nothing, where any line is unreadable."""
    seat = _seat(by, body)
    found = oews.read(content)
    if found.missing:
        raise Refused(no("Columns are missing: {names}.", names=", ".join(found.missing)))
    if found.troubles:
        first = found.troubles[0]
        raise Refused(
            no(
                "{count} cells cannot be read; the first is in line {line}, {column}: {value}. Nothing was kept.",
                count=len(found.troubles), line=first.line, column=first.column, value=first.value,
            )
        )  # fmt: skip
    if not found.lines:
        raise Refused(no("This file has no lines."))
    try:
        with transaction.atomic():
            return _keep_wages(body, title, content, found.lines, seat=seat, at=at)
    except IntegrityError as error:
        raise Refused(no("This file is kept already, or names a place twice.")) from error


def _keep_wages(
    body: Body,
    title: str,
    content: bytes,
    lines: Sequence[oews.WageLine],
    *,
    seat: Seat,
    at: datetime,
) -> WageTable:
    made = WageTable.objects.create(
        body=body, title=title.strip(), digest=hashlib.sha256(content).hexdigest(),
        line_count=len(lines), side=seat.side, made_by_alias=seat.alias, made_at=at,
    )  # fmt: skip
    AreaWage.objects.bulk_create(
        (
            AreaWage(
                table=made, area=line.area, area_title=line.area_title[:160],
                occupation=line.occupation, title=line.title[:200], employment=line.employment,
                p10=line.points[0].dollars, p25=line.points[1].dollars, median=line.median.dollars,
                p75=line.points[3].dollars, p90=line.points[4].dollars,
                median_is_bound=line.median.is_bound,
            )
            for line in lines
        ),
        batch_size=1_000,
    )  # fmt: skip
    _note(
        body,
        "wages.loaded",
        made,
        seat=seat,
        at=at,
        content={"digest": made.digest, "lines": len(lines)},
    )
    return made


@transaction.atomic
def hold_against_region(
    *, job: JobCard, rate: Decimal, read_on: date, by: User, at: datetime
) -> list[Reading]:
    """Declare a rate beside both medians of the job's area. Raises `Refused` where no file knows them."""
    seat = _seat(by, job.body)
    if rate <= 0:
        raise Refused(no("A rate is more than nought."))
    found = queries.regional_pay(job, rate, by)
    if found is None:
        raise Refused(no("No wage file knows this area. Load one, and give the job its area."))
    source = f"{found.table}, {found.area}"
    made = [
        _put(
            job,
            ReadingDraft(indicator="rate", value=rate, read_on=read_on, source=source),
            seat=seat,
            at=at,
        )
    ]
    for key, beside in (
        ("of_occupation_median", found.of_occupation),
        ("of_area_median", found.of_all),
    ):
        if beside.percent is not None and beside.is_above is not None:
            draft = ReadingDraft(
                indicator=key, value=beside.percent, read_on=read_on, source=source
            )
            made.append(_put(job, draft, seat=seat, at=at))
    return made


@transaction.atomic
def load_summary(*, job: JobCard, content: bytes, by: User, at: datetime) -> list[Reading]:
    """Read OSHA's 300A file: two rates, each a sum over a sum. Raises `Refused`, and keeps nothing,
    where a cell is unreadable or the form does not add up."""
    seat = _seat(by, job.body)
    years, troubles = safety.read_300a(content)
    if troubles:
        first = troubles[0]
        raise Refused(
            no(
                "{count} things in this file are not right; the first is in line {line}: {what}. Nothing was kept.",
                count=len(troubles), line=first.line,
                what=" ".join(filter(None, (first.column, first.value, first.check))),
            )
        )  # fmt: skip
    if not years:
        raise Refused(no("This file has no lines."))
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
            made.append(_put(job, draft, seat=seat, at=at))
    return made


@transaction.atomic
def ask_workers(
    *, job: JobCard, readings_asked: Sequence[Reading], tickets: int, closes_on: date, by: User,
    at: datetime,
) -> tuple[WordRound, tuple[str, ...]]:  # fmt: skip
    """Open a round and return its tickets: secrets that exist nowhere but on the paper they are printed on.

    Each is used once. Who gets which is nobody's business: they are shuffled, and only their hashes
    are kept, until they are used. Raises `Refused`.
    """
    seat = _seat(by, job.body)
    day, smallest = timezone.localdate(at), job.body.smallest_public_cell
    require(
        word.may_open(
            tickets=tickets, statements=len(readings_asked), opened_on=day, closes_on=closes_on,
            smallest=smallest,
        )
    )  # fmt: skip
    if any(reading.job_id != job.pk for reading in readings_asked):
        raise Refused(no("Choose declared terms of this job."))
    JobCard.objects.select_for_update().get(pk=job.pk)
    if any(word.is_answerable(each.closes_on, day) for each in job.rounds.all()):
        raise Refused(no("Workers are being asked about this job already."))
    made = WordRound.objects.create(
        job=job, number=job.rounds.count() + 1, opened_on=day, closes_on=closes_on,
        ticket_count=tickets, smallest_count=smallest, side=seat.side, made_by_alias=seat.alias,
    )  # fmt: skip
    for number, reading in enumerate(readings_asked, start=1):
        WordStatement.objects.create(round=made, number=number, reading=reading)
    drawn = tuple(secrets.token_hex(24) for _ticket in range(tickets))
    WordTicket.objects.bulk_create(
        sorted(
            (WordTicket(digest=digest_of(one), round=made) for one in drawn), key=lambda t: t.digest
        )
    )
    _note(
        job.body, "word.asked", made, seat=seat, at=at,
        content={"tickets": tickets, "statements": len(readings_asked), "closes_on": closes_on.isoformat()},
    )  # fmt: skip
    return made, drawn


def digest_of(ticket: str) -> str:
    """The hash under which a ticket is known until it is used."""
    return hashlib.sha256(ticket.encode()).hexdigest()


@transaction.atomic
def say_word(*, ticket: str, answers: Sequence[str], at: datetime) -> None:
    """A worker's answers: the tallies grow, the ticket is gone, and nothing else is written anywhere.

    No person, address, moment or order of answers is kept, here or in any log. Raises `NotFound` for
    a ticket that is none, was used, or is too late, all alike.
    """
    found = WordTicket.objects.select_for_update().filter(digest=digest_of(ticket)).first()
    if found is None or not word.is_answerable(found.round.closes_on, timezone.localdate(at)):
        raise NotFound
    statements = list(WordStatement.objects.filter(round=found.round_id).order_by("number"))
    if not word.answers_fit(answers, len(statements)):
        raise Refused(no("Answer each line, or say that you do not know."))
    gone, _rows = WordTicket.objects.filter(pk=found.pk).delete()
    if not gone:
        raise NotFound
    for statement, said in zip(statements, answers, strict=True):
        tally = f"{said}_count"
        WordStatement.objects.filter(pk=statement.pk).update(**{tally: F(tally) + 1})
