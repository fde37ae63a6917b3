"""Goals, quietness and progress: truth tables."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest

from highroad.areas.problem_solving.rules import projects as rules
from highroad.areas.problem_solving.vocabulary.projects import Direction
from tests.areas.problem_solving.test_project_actions import DAY, goal

pytestmark = pytest.mark.pure


@pytest.mark.parametrize(
    ("more", "why"),
    [
        ({}, ""),
        ({"title": " "}, "Say what the project is called"),
        ({"measure": ""}, "Say what the project is called"),
        ({"baseline_source": ""}, "where the baseline comes from"),
        ({"baseline_on": DAY + timedelta(1)}, "a day that has been"),
        ({"target": Decimal(41)}, "better than the baseline"),
        ({"target": Decimal(30)}, "better than the baseline"),
        ({"direction": Direction.DOWN}, "better than the baseline"),
        ({"direction": Direction.DOWN, "target": Decimal(30)}, ""),
        ({"by_when": DAY}, "must lie ahead"),
        ({"values": ()}, "choose at least one value"),
    ],
)
def test_a_goal_is_specific_measured_and_has_its_day(more: dict[str, Any], why: str):
    answer = rules.may_be_goal(goal(**more), DAY)

    assert bool(answer) is not bool(why)
    assert why in answer.reason


@pytest.mark.parametrize(("days", "stale"), [(90, False), (91, True)])
def test_ninety_days_without_a_record_are_quiet(days: int, stale: bool):
    assert rules.is_stale(DAY, DAY + timedelta(days=days), is_running=True) is stale
    assert not rules.is_stale(DAY, DAY + timedelta(days=days), is_running=False)


@pytest.mark.parametrize(
    ("latest", "share"), [(None, None), (41, 0), (60, 100), (50, 47), (36, -26)]
)
def test_how_far_it_has_come(latest: int | None, share: int | None):
    assert (
        rules.progress(Decimal(41), Decimal(60), None if latest is None else Decimal(latest))
        == share
    )
