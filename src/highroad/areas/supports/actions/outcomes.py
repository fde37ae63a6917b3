"""Taking in a wage file: whole or not at all. The file itself is not kept."""

from __future__ import annotations

import uuid
from dataclasses import replace
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from highroad.areas.accounts.models import User
from highroad.areas.participants import queries as participants
from highroad.areas.supports.actions.linking import NUMBER
from highroad.areas.supports.models import Desk, OutcomeRecord
from highroad.areas.supports.models.keys import make_key, mark_of, seal, throw_away
from highroad.areas.supports.permissions import may_work
from highroad.areas.supports.rules import wage_files
from highroad.areas.supports.rules.hsds import Fault
from highroad.areas.supports.rules.pirl import Row
from highroad.areas.supports.rules.wage_files import Reading
from highroad.kit.answers import no


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
    kept = OutcomeRecord.objects.filter(
        desk=desk, participant_mark=mark, entry_on=row.days["900"]
    ).first()
    if kept is None:
        kept = OutcomeRecord(key=uuid.uuid4(), desk=desk, participant_mark=mark, entry_on=row.days["900"])  # fmt: skip
        make_key(kept.key)
        made.append(kept.key)
    kept.sealed = seal(kept.key, "outcome", kept.key, row.said.to_dict())
    kept.told_at = at
    kept.save()
