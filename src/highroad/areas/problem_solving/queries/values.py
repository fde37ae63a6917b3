"""What the improvements of a partnership are for: its own adopted names, or the usual four."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from highroad.areas.accounts.models import User
from highroad.areas.decisions.vocabulary import Outcome
from highroad.areas.partnerships import queries as partnerships
from highroad.areas.partnerships.models import Partnership
from highroad.areas.problem_solving.models import ValueSet
from highroad.areas.problem_solving.queries.standings import standings_of
from highroad.areas.problem_solving.vocabulary.projects import ValueDimension


@dataclass(frozen=True)
class ValueSetLine:
    """A proposed list, and where the decision on it stands."""

    key: UUID
    number: int
    names: tuple[str, ...]
    decision_key: UUID | None
    outcome: Outcome


def value_sets_of(partnership: Partnership, *, on: date | None = None) -> list[ValueSetLine]:
    """Every list, newest first; adopted only if what was signed names this very list."""
    rows = list(ValueSet.objects.filter(partnership=partnership))
    if not rows:
        return []
    found = standings_of(rows, on=on)
    return [
        ValueSetLine(
            row.key,
            row.number,
            tuple(row.names),
            found[row.key].decision_key,
            found[row.key].outcome,
        )
        for row in rows
    ]


def list_value_sets(partnership: Partnership, seen_by: User) -> list[ValueSetLine]:
    """The same for a reader. Raises `NotFound` without a seat."""
    partnerships.must_see(partnership, seen_by)
    return value_sets_of(partnership)


def get_value_set(key: UUID | str, seen_by: User) -> ValueSet:
    """One list. Raises `NotFound`."""
    joint = partnerships.joint_partnerships(seen_by)
    found = ValueSet.objects.select_related("partnership").filter(partnership__in=joint)
    return partnerships.one(found, key)


def value_choices(partnership: Partnership) -> list[tuple[str, str]]:
    """What a project of this partnership can be for: value and words."""
    for line in value_sets_of(partnership):
        if line.outcome is Outcome.ADOPTED:
            return [(name, name) for name in line.names]
    return [(value, str(label)) for value, label in ValueDimension.choices]
