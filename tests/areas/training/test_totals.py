"""Totals: people once, splits by a word, and a seal that a changed row breaks."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest

from highroad.areas.training.rules.totals import TotalRow, people, seal, split

pytestmark = pytest.mark.pure


def row(number: int, **changes: object) -> TotalRow:
    given = {"person": UUID(int=number), "number": number, "name": f"N{number}", "program": "A", "group": "Member", "on": date(2021, 5, 3)}  # fmt: skip
    return TotalRow(**{**given, **changes})  # type: ignore[arg-type]


def test_who_sits_in_two_classes_counts_once_and_stands_under_both():
    rows = [row(1), row(1, program="B"), row(2, group="Public")]

    assert people(rows) == 2
    assert split(rows, lambda each: each.program) == [("A", 2), ("B", 1)]
    assert split(rows, lambda each: each.group) == [("Member", 1), ("Public", 1)]
    assert (people([]), split([], lambda each: each.name)) == (0, [])


def test_a_seal_holds_for_the_same_people_programs_and_days_in_any_order():
    rows = [row(1), row(2)]

    assert seal(rows) == seal(rows[::-1]) == seal([replace(row(1), name="Another"), row(2)])
    for other in ([row(1)], [row(1), row(3)], [row(1), row(2, on=date(2021, 5, 4))], [row(1), row(2, program="B")]):  # fmt: skip
        assert seal(other) != seal(rows)
