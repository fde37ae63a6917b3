"""Standards item by item, with what each side marked."""

from __future__ import annotations

from uuid import UUID

from highroad.areas.accounts.models import User
from highroad.areas.training.models import ItemMark, ProgramStandards
from highroad.areas.training.queries.programs import visible
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
    "SIDES", "ItemLine", "ItemsStanding", "Lost", "Mark", "items_standing", "standing_for_decision",
]  # fmt: skip


def items_standing(version: ProgramStandards) -> ItemsStanding:
    """The items of a version with the marks that hold in it; two queries for any number."""
    until = ProgramStandards.objects.filter(program=version.program_id, number__lte=version.number)
    rows = list(until.order_by("number"))
    marks = ItemMark.objects.filter(standards__in=[row.pk for row in rows]).select_related("by")
    numbers = {row.pk: row.number for row in rows}
    found = sorted(
        (_mark(each, numbers[each.standards_id]) for each in marks.order_by("number")),
        key=lambda mark: mark.version,
    )
    return standing_of([(row.number, items_of(row.terms)) for row in rows], found)


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
