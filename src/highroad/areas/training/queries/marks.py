"""Standards item by item, with what each side marked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby
from uuid import UUID

from django.db.models import QuerySet

from highroad.areas.accounts.models import User
from highroad.areas.partnerships import queries as partnerships
from highroad.areas.training.models import ItemMark, ProgramStandards
from highroad.areas.training.queries.programs import newest_undecided, visible
from highroad.areas.training.rules.marks import (
    SIDES,
    ItemLine,
    ItemsStanding,
    Lost,
    Mark,
    items_of,
    standing_of,
)

__all__ = [
    "SIDES", "ItemLine", "ItemsStanding", "Lost", "Mark", "ToMark", "items_standing", "marked_for",
    "standing_for_decision", "to_mark",
]  # fmt: skip


@dataclass(frozen=True)
class ToMark:
    """Standards on which the other side has marked items that one's own side has not."""

    key: UUID
    program: str
    count: int
    since: datetime


def items_standing(version: ProgramStandards) -> ItemsStanding:
    """The items of a version with the marks that hold in it; two queries for any number."""
    until = ProgramStandards.objects.filter(program=version.program_id, number__lte=version.number)
    rows = list(until.order_by("number"))
    return _standing(rows, _marks_of(rows))


def _marks_of(rows: Iterable[ProgramStandards]) -> list[ItemMark]:
    found = ItemMark.objects.filter(standards__in=[row.pk for row in rows])
    return list(found.select_related("by").order_by("number"))


def _standing(rows: Sequence[ProgramStandards], marks: Iterable[ItemMark]) -> ItemsStanding:
    """The last of these versions of one program, the oldest first."""
    numbers = {row.pk: row.number for row in rows}
    found = sorted(
        (_mark(each, numbers[each.standards_id]) for each in marks if each.standards_id in numbers),
        key=lambda mark: mark.version,
    )
    return standing_of([(row.number, items_of(row.terms)) for row in rows], found)


def _sides_of(user: User, on: date | None = None) -> Mapping[UUID, str]:
    """The side somebody marks for in each body that is at work."""
    seats = [seat for seat in partnerships.seats_of(user, on=on) if seat.side in SIDES]
    paused = partnerships.paused_among([seat.body_key for seat in seats]) if seats else ()
    return {seat.body_key: seat.side for seat in seats if seat.body_key not in paused}


def marked_for(user: User) -> QuerySet[ItemMark]:
    """Marks in the bodies in which somebody has a seat."""
    bodies = {seat.body_key for seat in partnerships.seats_of(user) if seat.side in SIDES}
    return ItemMark.objects.filter(standards__program__body__in=bodies)


def to_mark(user: User, on: date) -> list[ToMark]:
    """What waits for the word of somebody's side, until a version is decided; a fixed number of queries."""
    sides = _sides_of(user, on)
    newest = newest_undecided(sides, on)
    versions = ProgramStandards.objects.filter(program__in=[row.program_id for row in newest])
    rows = list(versions.order_by("program_id", "number"))
    marks = _marks_of(rows)
    by_program = {key: list(each) for key, each in groupby(rows, lambda row: row.program_id)}
    found = []
    for row in newest:
        side = sides[row.program.body_id]
        silent = [
            line.marks
            for line in _standing(by_program[row.program_id], marks).lines
            if line.marks and side not in line.marks
        ]
        if silent:
            since = min(mark.at for each in silent for mark in each.values())
            found.append(ToMark(row.key, row.program.name, len(silent), since))
    return found


def standing_for_decision(
    decision: UUID, seen_by: User
) -> tuple[ProgramStandards, ItemsStanding] | None:
    """The version that a decision is about with its items, or nothing; for whoever sees the decision."""
    versions = ProgramStandards.objects.filter(
        decision_key=decision, program__in=visible(seen_by)
    ).select_related("program")
    found = versions.first()
    return (found, items_standing(found)) if found is not None else None


def _mark(row: ItemMark, version: int) -> Mark:
    return Mark(
        version=version, place=(row.kind, row.item), side=row.side, is_agreed=row.is_agreed,
        reason=row.reason, who=row.by.name, at=row.at,
    )  # fmt: skip
