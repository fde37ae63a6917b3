"""A case and the person's training record: linked at the desk, seen at the desk, and nowhere else."""

from __future__ import annotations

import re
import unicodedata
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from highroad.areas.accounts.models import User
from highroad.areas.participants import queries as participants
from highroad.areas.supports.actions.diary import note, screening_day
from highroad.areas.supports.models import Desk, SupportCase
from highroad.areas.supports.models.keys import mark_of, seal, unseal
from highroad.areas.supports.permissions import may_help
from highroad.areas.supports.rules import screening
from highroad.areas.supports.vocabulary import Act, CaseState
from highroad.kit.answers import Refused, no, require

NUMBER = re.compile(r"(?:P-?)?(\d{1,6})", re.IGNORECASE)


@transaction.atomic
def link_record(
    *, case: SupportCase, number: str, name: str, by: User, at: datetime
) -> SupportCase:
    """Link a case to the training record with this number and name. Raises `Refused`.

    Number and name must fit together, and the same sentence refuses whatever does not: nobody finds
    out here who is in training. Nothing is written outside the desk.
    """
    require(may_help(by, case, timezone.localdate(at)))
    given = NUMBER.fullmatch(number.strip())
    record = participants.by_number_for_system(case.desk.partnership, int(given[1])) if given else None  # fmt: skip
    if record is None or _plain(record.name) != _plain(name):
        raise Refused(
            no("No training record has this number and this name. Both stand on the agreement.")
        )
    _link(case, str(record.key))
    note(case, Act.LINKED, by=by, at=at)
    return case


@transaction.atomic
def unlink_record(*, case: SupportCase, by: User, at: datetime) -> SupportCase:
    """Take the link away again. Raises `Refused`."""
    require(may_help(by, case, timezone.localdate(at)))
    if not case.participant_mark:
        raise Refused(no("This case is linked to no record."))
    _link(case, "")
    note(case, Act.LINKED, by=by, at=at, detail="ended")
    return case


def _link(case: SupportCase, record: str) -> None:
    said = unseal(case.key, "case", case.key, case.sealed)
    case.sealed = seal(case.key, "case", case.key, {**said, "participant": record})
    case.participant_mark = mark_of("participant", record) if record else ""
    case.save(update_fields=["sealed", "participant_mark"])


def _plain(name: str) -> str:
    """A name without accents, capitals and double spaces."""
    letters = unicodedata.normalize("NFKD", name.casefold())
    return " ".join("".join(x for x in letters if not unicodedata.combining(x)).split())


def look_for_screenings(*, at: datetime) -> int:
    """Cases whose person came to a step of the training are due at their desk; how many were moved.

    The navigator's list and the line "something is due at the desk" are all that comes of it.
    """
    today, moved = timezone.localdate(at), 0
    for desk in Desk.objects.select_related("partnership"):
        since = today - timedelta(days=screening.LONGEST)
        stepped = participants.stepped_since_for_system(desk.partnership, since)
        for case in _linked(desk, stepped):
            day = screening_day(case, today)
            if day is not None and (case.next_on is None or day < case.next_on):
                moved += SupportCase.objects.filter(pk=case.pk).update(next_on=day)
    return moved


def _linked(desk: Desk, records: list[UUID]) -> list[SupportCase]:
    if not records:
        return []
    open_cases = SupportCase.objects.filter(desk=desk).exclude(participant_mark="")
    kept = {case.participant_mark: case for case in open_cases.exclude(state=CaseState.CLOSED)}
    if not kept:
        return []
    return [kept[mark] for mark in (mark_of("participant", each) for each in records) if mark in kept]  # fmt: skip
