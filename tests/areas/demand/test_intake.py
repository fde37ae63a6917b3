"""The intake plan: by hand where that can be done, by caps, by what one more place brings, by size."""

from __future__ import annotations

import random
from typing import Any

import pytest

from highroad.areas.demand.rules.intake import CraftRoom, Limits, plan
from highroad.areas.demand.vocabulary import Cap

pytestmark = pytest.mark.pure


def room(**more: Any) -> CraftRoom:
    """Four quarters, two of training; short of ten in the last two."""
    given: dict[str, Any] = {
        "craft": "Electrician", "short": [0, 0, 10, 10], "steps": 2, "survival": 0.8, "stays": 1.0,
        "seats": [99] * 4, "ratio": [99] * 4, **more,
    }  # fmt: skip
    return CraftRoom(**given)


def test_with_room_for_all_nothing_stays_short():
    """10 / 0.8 = 12.5 starts at once."""
    found = plan([room()])

    assert found.starts["Electrician"] == pytest.approx([12.5, 0, 0, 0])
    assert (found.shortage, found.without) == (pytest.approx(0, abs=1e-6), 20)
    assert found.bindings == []
    assert found.whole("Electrician") == [12, 0, 0, 0]


def test_seats_hold_it_down_and_one_more_brings_its_worth():
    """Five seats: 4 hands in both quarters, so 12 stay short; one seat more brings 0.8 twice."""
    found = plan([room(seats=[5] * 4)])
    more = plan([room(seats=[6] * 4)])

    assert found.shortage == pytest.approx(12)
    assert {each.cap for each in found.bindings} == {Cap.SEATS}
    assert sum(each.worth for each in found.bindings) == pytest.approx(1.6, abs=0.001)
    assert found.shortage - more.shortage == pytest.approx(1.6)


def test_the_ratio_may_be_tighter_than_the_seats():
    found = plan([room(seats=[9] * 4, ratio=[3, 3, 3, 3])])

    assert found.starts["Electrician"][:1] == pytest.approx([3])
    assert {each.cap for each in found.bindings} == {Cap.RATIO}


def test_crafts_share_instructors_and_money():
    other = room(craft="Welder", survival=0.4)
    taught = plan([room(), other], Limits(instructors=[10] * 4))
    paid = plan(
        [room(cost=1000), room(craft="Welder", survival=0.4, cost=500)], Limits(budget=5000)
    )

    assert taught.starts["Electrician"][0] == pytest.approx(10)
    assert taught.starts["Welder"] == pytest.approx([0] * 4)
    assert taught.bindings[0].cap is Cap.INSTRUCTORS
    assert paid.shortage == pytest.approx(40 - 8)
    assert paid.bindings[0].cap is Cap.BUDGET
    assert paid.bindings[0].worth == pytest.approx(1.6, abs=0.001)


def test_who_completes_leaves_again():
    found = plan([room(stays=0.9, seats=[10] * 4)])

    assert found.shortage == pytest.approx(20 - 8 - 7.2 - 0, abs=0.01)


def test_a_way_longer_than_the_horizon_brings_nothing():
    found = plan([room(steps=9)])

    assert (found.starts["Electrician"], found.shortage) == ([0.0] * 4, 20)
    assert plan([]).shortage == 0


def test_no_plan_by_chance_is_better():
    """Five hundred plans within the caps; none leaves less short."""
    chance = random.Random(7)
    craft = room(short=[3, 5, 9, 14, 6, 2], seats=[7, 6, 8, 8, 5, 5], ratio=[9] * 6, stays=0.97)
    best = plan([craft]).shortage
    for _ in range(500):
        starts = [chance.uniform(0, 8) for _ in range(4)]
        learning = [sum(starts[max(0, q - 1) : q + 1]) for q in range(6)]
        if any(count > seats for count, seats in zip(learning, craft.seats, strict=True)):
            continue
        short = sum(
            max(0, craft.short[q] - sum(craft.hands(at, q) * n for at, n in enumerate(starts)))
            for q in range(6)
        )
        assert best <= short + 1e-6
