"""Taking in a wage file: whole or not at all. The file itself is not kept."""

from __future__ import annotations

import uuid
from dataclasses import replace
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from highroad.areas.accounts.models import User
from highroad.areas.participants import queries as participants
from highroad.areas.supports.actions.linking import NUMBER
from highroad.areas.supports.models import Desk, OutcomeRecord
from highroad.areas.supports.models.keys import make_key, mark_of, seal, throw_away, unseal
from highroad.areas.supports.permissions import may_work
from highroad.areas.supports.queries import outcomes
from highroad.areas.supports.rules import transcripts, wage_files
from highroad.areas.supports.rules.hsds import Fault
from highroad.areas.supports.rules.participation import Said
from highroad.areas.supports.rules.pirl import Row
from highroad.areas.supports.rules.transcripts import Term
from highroad.areas.supports.rules.wage_files import Reading
from highroad.kit.answers import Refused, no, require


def take_outcomes(
    *, desk: Desk, content: bytes, by: User, at: datetime, accepts_warnings: bool = False
) -> tuple[Reading, bool]:
    """Read a file in the federal layout and seal its rows; whether they were taken. Raises `NotFound`.

    Any fault, or a warning that is not accepted, and nothing is kept. A row about a period that is known
    takes the place of what was said of it before.
    """
    may_work(by, desk)
    reading = wage_files.read(content, timezone.localdate(at))
    known = {
        number: key for key, number in participants.numbers_for_system(desk.partnership).items()
    }
    found = [(row, _record_of(row, known)) for row in reading.rows]
    strange = [
        Fault(row.number, "100", no("No training record of this partnership has this number."))
        for row, record in found if record is None
    ]  # fmt: skip
    reading = replace(reading, faults=sorted((*reading.faults, *strange), key=lambda f: f.row))
    if reading.faults or (reading.warnings and not accepts_warnings):
        return reading, False
    _keep(desk, [(row, record) for row, record in found if record is not None], at)
    return reading, True


def _record_of(row: Row, known: dict[int, UUID]) -> UUID | None:
    given = NUMBER.fullmatch(row.code("100"))
    return known.get(int(given[1])) if given else None


def _keep(desk: Desk, rows: list[tuple[Row, UUID]], at: datetime) -> None:
    made: list[UUID] = []
    try:
        with transaction.atomic():
            for row, record in rows:
                _keep_one(desk, row, mark_of("participant", record), at, made)
    except Exception:
        for key in made:
            throw_away(key)
        raise


def _keep_one(desk: Desk, row: Row, mark: str, at: datetime, made: list[UUID]) -> None:
    kept, before = _kept(desk, mark, row.days["900"], made)
    _seal(kept, replace(row.said, terms=before.terms), at)


def _kept(desk: Desk, mark: str, entry_on: date, made: list[UUID]) -> tuple[OutcomeRecord, Said]:
    """The record of a period and what it says; a fresh one with a key where there is none."""
    found = OutcomeRecord.objects.filter(
        desk=desk, participant_mark=mark, entry_on=entry_on
    ).first()
    if found is not None:
        return found, Said.from_dict(unseal(found.key, "outcome", found.key, found.sealed))
    fresh = OutcomeRecord(key=uuid.uuid4(), desk=desk, participant_mark=mark, entry_on=entry_on)
    make_key(fresh.key)
    made.append(fresh.key)
    return fresh, Said()


def _seal(kept: OutcomeRecord, said: Said, at: datetime) -> None:
    kept.sealed = seal(kept.key, "outcome", kept.key, said.to_dict())
    kept.told_at = at
    kept.save()


def note_transcript(
    *, desk: Desk, number: str, term: Term, by: User, at: datetime
) -> OutcomeRecord:
    """Write down a term of a transcript; a gain follows by the rule. Raises `Refused`, `NotFound`.

    It goes to the period of participation in which the term ended. A term with the same last day takes the
    place of the one before.
    """
    may_work(by, desk)
    today = timezone.localdate(at)
    require(transcripts.may_note(term, today))
    given = NUMBER.fullmatch(number.strip())
    lines = outcomes.list_periods(desk, by, beside=outcomes.Beside(), today=today)
    alias = f"P-{int(given[1]):04d}" if given else ""
    entry_on = outcomes.period_on(lines, alias, term.until_on)
    record = participants.by_number_for_system(desk.partnership, int(given[1])) if given else None
    if record is None or entry_on is None:
        raise Refused(no("No period of participation with this number has that day in it."))
    made: list[UUID] = []
    try:
        with transaction.atomic():
            kept, said = _kept(desk, mark_of("participant", record.key), entry_on, made)
            others = [each for each in said.terms if each.until_on != term.until_on]
            _seal(kept, replace(said, terms=(*others, term)), at)
    except Exception:
        for key in made:
            throw_away(key)
        raise
    return kept
