"""Goals: the dated one that applies, by the changes that Boston made on 25 January 2017."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from highroad.measures.goals import DatedGoal, goal_for

pytestmark = pytest.mark.pure
CHANGE = date(2017, 1, 25)


def goal(name: str, share: str, **fields: object) -> DatedGoal:
    given: dict[str, object] = {
        "group": "women", "unit": "hours", "kind": "mandatory", "from_on": date(2000, 1, 1),
        **fields,
    }  # fmt: skip
    return DatedGoal(name=name, share=Decimal(share), **given)  # type: ignore[arg-type]


BEFORE = goal("before", "0.10", to_on=date(2017, 1, 24))
AFTER = goal("after", "0.12", from_on=CHANGE)


def applied(goals: list[DatedGoal], on: date = CHANGE, **line: str) -> str | None:
    found = goal_for(goals, group="women", unit="hours", line=line, on=on)
    return found.name if found else None


def test_the_day_decides_which_goal_is_in_force():
    assert applied([BEFORE, AFTER], on=date(2017, 1, 24)) == "before"
    assert applied([BEFORE, AFTER], on=CHANGE) == "after"


def test_before_the_first_goal_there_is_none():
    assert applied([AFTER], on=date(2017, 1, 1)) is None


def test_the_narrower_scope_goes_first():
    narrow = goal("apprentices", "0.25", kind="voluntary", scope={"level": "apprentice"})

    assert applied([AFTER, narrow], level="apprentice") == "apprentices"
    assert applied([AFTER, narrow], level="journey") == "after"
    assert applied([AFTER, narrow]) == "after"


def test_of_two_as_narrow_the_more_binding_goes_first_and_then_the_higher():
    wish = goal("wish", "0.30", kind="aspirational")
    higher = goal("higher", "0.13")

    assert applied([wish, AFTER]) == "after"
    assert applied([AFTER, higher]) == "higher"


def test_another_group_or_unit_has_no_part_in_it():
    assert applied([goal("men", "0.5", group="men"), goal("heads", "0.5", unit="persons")]) is None
