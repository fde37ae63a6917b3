"""Workers are asked on paper, and say their word without a name."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from highroad.areas.accounts.models import User
from highroad.areas.job_quality.actions.hands import note, seat_on_a_side
from highroad.areas.job_quality.models import (
    JobCard,
    Reading,
    WordRound,
    WordStatement,
    WordTicket,
)
from highroad.areas.job_quality.rules import word
from highroad.kit.answers import NotFound, Refused, no, require
from highroad.kit.tallies import digest_of, draw


@transaction.atomic
def ask_workers(
    *, job: JobCard, readings_asked: Sequence[Reading], tickets: int, closes_on: date, by: User,
    at: datetime,
) -> tuple[WordRound, tuple[str, ...]]:  # fmt: skip
    """Open a round and return its tickets: secrets that exist nowhere but on the paper they are printed on.

    Each is used once. Who gets which is nobody's business: they are shuffled, and only their hashes
    are kept, until they are used. Raises `Refused`.
    """
    seat = seat_on_a_side(by, job.body)
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
    drawn = draw(tickets)
    WordTicket.objects.bulk_create(
        sorted(
            (WordTicket(digest=digest_of(one), round=made) for one in drawn), key=lambda t: t.digest
        )
    )
    note(
        job.body, "word.asked", made, seat=seat, at=at,
        content={"tickets": tickets, "statements": len(readings_asked), "closes_on": closes_on.isoformat()},
    )  # fmt: skip
    return made, drawn


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
