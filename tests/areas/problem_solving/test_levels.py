"""Levels are gates, and movement counts bodies: the reference's figures among others."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from highroad.areas.problem_solving.rules import levels
from highroad.areas.problem_solving.rules.levels import CellState, Said
from highroad.areas.problem_solving.vocabulary.rubric import (
    BY_KEY,
    CRITERIA,
    LEVELS,
    CriterionReply,
    RubricDimension,
)

pytestmark = pytest.mark.pure
DAY = date(2026, 3, 2)
SIDES = ("labor", "management")
YES, NO, NA = CriterionReply.YES, CriterionReply.NO, CriterionReply.NOT_APPLICABLE
SHOWN = Said(YES, "Minutes of February", DAY - timedelta(days=20))
FIRST = CRITERIA[0]


def test_seven_dimensions_by_five_levels_each_claim_once():
    assert len(CRITERIA) == len(BY_KEY) == 35
    assert {(each.dimension, each.level) for each in CRITERIA} == {
        (dimension, level) for dimension in RubricDimension for level in LEVELS
    }


@pytest.mark.parametrize(
    ("labor", "management", "wanted"),
    [
        (SHOWN, SHOWN, CellState.MET),
        (SHOWN, Said(YES), CellState.MET),
        (Said(YES), Said(YES), CellState.UNPROVEN),
        (SHOWN, Said(NO), CellState.DIFFER),
        (Said(NO), Said(NO), CellState.NO),
        (Said(NO), Said(NA), CellState.NO),
        (Said(NA), Said(NA), CellState.MET),
        (Said(NA), SHOWN, CellState.MET),
        (SHOWN, None, CellState.OPEN),
        (None, None, CellState.OPEN),
    ],
)
def test_both_sides_answer_and_the_difference_is_the_finding(labor, management, wanted):
    said = {side: one for side, one in zip(SIDES, (labor, management), strict=True) if one}

    assert levels.state_of(FIRST, said, SIDES, DAY) is wanted


@pytest.mark.parametrize("days", [0, 1])
def test_evidence_grows_old(days: int):
    shown = Said(YES, "Minutes", DAY - timedelta(days=FIRST.fresh_days + days))

    state = levels.state_of(FIRST, {"labor": shown, "management": shown}, SIDES, DAY)

    assert state is (CellState.UNPROVEN if days else CellState.MET)


def answered(up_to: int, **but: Said) -> dict[str, dict[str, Said]]:
    found = {each.key: {side: SHOWN for side in SIDES} for each in CRITERIA if each.level <= up_to}
    for key, said in but.items():
        found[key.replace("__", ".")] = {side: said for side in SIDES}
    return found


@pytest.mark.parametrize("level", [0, *LEVELS])
def test_a_level_takes_every_claim_up_to_it(level: int):
    assert levels.level_of(levels.cells_of(answered(level), SIDES, DAY)) == level


@pytest.mark.parametrize("missed", [each.key for each in CRITERIA])
def test_one_miss_in_any_dimension_closes_the_gate_however_good_the_rest(missed: str):
    cells = levels.cells_of({**answered(5), missed: {side: Said(NO) for side in SIDES}}, SIDES, DAY)

    assert levels.level_of(cells) == BY_KEY[missed].level - 1
    assert [cell.criterion.key for cell in levels.in_the_way(cells)] == [missed]


def test_the_form_shows_the_two_that_are_in_the_way():
    answers = answered(3, tools__3=Said(NO), training__3=Said(NO))
    cells = levels.cells_of(answers, SIDES, DAY)

    assert levels.level_of(cells) == 2
    assert {cell.criterion.key for cell in levels.in_the_way(cells)} == {"tools.3", "training.3"}


def test_movement_of_the_teams_of_2011():
    """3,485 teams; from the first to the second quarter 764 rose and 236 fell."""
    before = {team: 2 if team < 1000 else 3 for team in range(3485)}
    after = dict(before)
    for team in range(700):
        after[team] = 3
    for team in range(700, 764):
        after[team] = 5
    for team in range(1000, 1236):
        after[team] = 2

    moved = levels.movement(before, after)

    assert (moved.risers, moved.fallers, moved.stayed) == (764, 236, 2485)
    assert moved.rose == {1: 700, 3: 64}
    assert moved.fell == {1: 236}


def test_teams_recorded_on_one_day_only_are_counted_by_themselves():
    moved = levels.movement({"a": 1, "b": 2, "gone": 4}, {"a": 1, "b": 2, "new": 5})

    assert (moved.stayed, moved.is_new, moved.is_gone, moved.risers, moved.fallers) == (
        2,
        1,
        1,
        0,
        0,
    )


def test_five_hundred_and_nineteen_of_3485_are_fifteen_percent():
    at, all_ = levels.share_at({team: 4 if team < 519 else 3 for team in range(3485)}, 4)

    assert (at, all_, round(100 * at / all_)) == (519, 3485, 15)
    assert 658 == 2 * 329
