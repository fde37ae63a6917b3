"""Totals of a program, protected before anybody reads them. Nothing of one person leaves this file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from uuid import UUID

from safecount import TOTAL, CannotProtect, Crosstab, Policy, ProtectedCrosstab, protect_linked

from highroad.areas.training.rules.publishing import Counts

SECONDS = 1.5
People = Mapping[UUID, Mapping[str, str]]


class TooFewError(ValueError):
    """Too few people to say anything without giving somebody away."""


def protected_counts(people: People, by: Sequence[str], *, smallest: int) -> tuple[int, dict[str, Counts]]:  # fmt: skip
    """The number of people, and of each split its counts, protected beside one another.

    A split that cannot be shown beside those before it is left out. Raises `TooFewError`.
    """
    if len(people) < smallest:
        raise TooFewError
    tables = {name: _table(name, people) for name in by}
    for last in range(len(by), 0, -1):
        safe = _protected([tables[name] for name in by[:last]], smallest)
        if safe is not None:
            return len(people), {name: _shown(one) for name, one in zip(by, safe, strict=False)}
    return len(people), {}


def _table(name: str, people: People) -> Crosstab:
    return Crosstab.from_columns(
        {
            name: [said[name] for said in people.values()],
            "people": [1] * len(people),
            "person": [str(key) for key in people],
        },
        dimensions=[name], value="people", contributors=["person"], about="people in training",
    )  # fmt: skip


def _protected(tables: list[Crosstab], smallest: int) -> list[ProtectedCrosstab] | None:
    """All of them, their totals among them; nothing where they cannot be."""
    for hide_zeros in (False, True):
        try:
            policy = Policy(smallest_count=smallest, hide_zeros=hide_zeros)
            safe = list(protect_linked(tables, policy, time_limit=SECONDS))
        except CannotProtect:
            continue
        if all(_total(one) is not None for one in safe):
            return safe
    return None


def _total(table: ProtectedCrosstab) -> Decimal | None:
    return next(cell.value for cell in table.cells() if cell.key[0] == TOTAL)


def _shown(table: ProtectedCrosstab) -> Counts:
    return {
        str(cell.key[0]): None if cell.value is None else int(cell.value)
        for cell in table.cells() if cell.key[0] != TOTAL
    }  # fmt: skip
