"""The intake plan: by hand where that can be done, by exhaustive search, by what one more place brings."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping, Sequence
from itertools import product
from typing import Any

import pytest

from highroad.areas.demand.rules.intake import CraftRoom, IntakePlan, Limits, plan, shortage
from highroad.areas.demand.vocabulary import Cap

pytestmark = pytest.mark.pure


def room(**more: Any) -> CraftRoom:
    """Four quarters, two of training; short of ten in the last two."""
    given: dict[str, Any] = {
        "craft": "Electrician", "short": [0, 0, 10, 10], "steps": 2, "survival": 0.8, "stays": 1.0,
        "seats": [99] * 4, "ratio": [99] * 4, **more,
    }  # fmt: skip
    return CraftRoom(**given)


def held(found: IntakePlan) -> dict[tuple[Cap, ...], float]:
    return {each.caps: each.worth for each in found.bindings}


def test_with_room_for_all_nothing_stays_short():
    """10 / 0.8 = 12.5: thirteen people start at once."""
    found = plan([room()])

    assert found.starts == {"Electrician": [13, 0, 0, 0]}
    assert (found.shortage, found.without, found.within) == (0, 20, 0)
    assert found.bindings == []


def test_seats_hold_it_down_and_one_more_brings_its_worth():
    """Five seats: 4 hands in both quarters, so 12 stay short; one seat more brings 0.8 twice."""
    found = plan([room(seats=[5] * 4)])
    more = plan([room(seats=[6] * 4)])

    assert found.shortage == pytest.approx(12)
    assert held(found) == {(Cap.SEATS,): pytest.approx(1.6, abs=0.001)}
    assert found.shortage - more.shortage == pytest.approx(1.6)


def test_the_ratio_may_be_tighter_than_the_seats():
    found = plan([room(seats=[9] * 4, ratio=[3, 3, 3, 3])])

    assert found.starts["Electrician"] == [3, 0, 0, 0]
    assert held(found) == {(Cap.RATIO,): pytest.approx(1.6, abs=0.001)}


def test_two_caps_at_once_are_worth_something_only_together():
    """Five seats and five by the ratio: one more of either is of no use, one more of both is."""
    found = plan([room(seats=[5] * 4, ratio=[5] * 4, taught=[15] * 4)])

    assert plan([room(seats=[6] * 4, ratio=[5] * 4)]).shortage == found.shortage
    assert held(found) == {(Cap.SEATS, Cap.RATIO): pytest.approx(1.6, abs=0.001)}


def test_money_and_seats_at_once_are_worth_something_only_together():
    found = plan([room(seats=[5] * 4, cost=1000)], Limits(budget=5000))

    assert held(found) == {(Cap.SEATS, Cap.BUDGET): pytest.approx(1.6, abs=0.001)}


def test_crafts_share_instructors_and_money():
    other = room(craft="Welder", survival=0.4)
    taught = plan([room(), other], Limits(instructors=[10] * 4))
    paid = plan(
        [room(cost=1000), room(craft="Welder", survival=0.4, cost=500)], Limits(budget=5000)
    )

    assert taught.starts == {"Electrician": [10, 0, 0, 0], "Welder": [0] * 4}
    assert taught.bindings[0].caps == (Cap.INSTRUCTORS,)
    assert paid.shortage == pytest.approx(40 - 8)
    assert held(paid) == {(Cap.BUDGET,): pytest.approx(1.6, abs=0.001)}


def test_who_completes_leaves_again():
    found = plan([room(stays=0.9, seats=[10] * 4)])

    assert found.shortage == pytest.approx(20 - 8 - 7.2 - 0)


@pytest.mark.parametrize(
    ("more", "left"),
    [({"steps": 9}, 20), ({"seats": [0] * 4}, 20), ({"ratio": [-3] * 4}, 20), ({"short": [-5] * 4}, 0), ({"short": [0.0] * 4}, 0), ({"survival": 0.0}, 20)],
)  # fmt: skip
def test_where_nothing_can_be_done_nobody_starts(more: dict[str, Any], left: float):
    """A way longer than the horizon, no seat, no room by the ratio, nobody short, nobody who completes."""
    found = plan([room(**more)])

    assert (found.starts["Electrician"], found.shortage) == ([0] * 4, left)
    assert plan([]).shortage == 0


def small(chance: random.Random) -> tuple[list[CraftRoom], Limits]:
    """Two crafts over five quarters with few places: all plans can be tried."""
    crafts = [
        room(
            craft=name, short=[chance.uniform(-1, 4) for _ in range(5)],
            steps=chance.choice([2, 3]), survival=chance.uniform(0.4, 1), stays=chance.uniform(0.9, 1),
            seats=[chance.choice([1, 2, 3]) for _ in range(5)],
            ratio=[chance.choice([1, 2, 2.5]) for _ in range(5)], cost=chance.choice([0, 500, 1000]),
        )
        for name in ("Mason", "Glazier")
    ]  # fmt: skip
    shared = [chance.choice([2, 3, 4]) for _ in range(5)] if chance.random() < 0.5 else None
    return crafts, Limits(instructors=shared, budget=chance.choice([None, 1500, 3000]))


def every_plan(crafts: Sequence[CraftRoom]) -> Iterator[dict[str, list[int]]]:
    free = [5 - each.steps for each in crafts]
    for counts in product(range(3), repeat=sum(free)):
        yield {
            crafts[0].craft: [*counts[: free[0]], *[0] * crafts[0].steps],
            crafts[1].craft: [*counts[free[0] :], *[0] * crafts[1].steps],
        }


def fits(crafts: Sequence[CraftRoom], starts: Mapping[str, Sequence[int]], limits: Limits) -> bool:
    """Written anew, so that the plan is not judged by its own rows."""
    paid, learning = 0.0, [0] * 5
    for each in crafts:
        paid += each.cost * sum(starts[each.craft])
        for quarter in range(5):
            there = sum(starts[each.craft][max(0, quarter - each.steps + 1) : quarter + 1])
            learning[quarter] += there
            if there > min(each.seats[quarter], each.ratio[quarter]):
                return False
    if limits.budget is not None and paid > limits.budget:
        return False
    return all(n <= room for n, room in zip(learning, limits.instructors or learning, strict=True))


@pytest.mark.parametrize("seed", range(25))
def test_no_plan_of_whole_people_is_better(seed: int):
    """Every plan of a small case is tried: none within the caps leaves less short."""
    crafts, limits = small(random.Random(seed))

    found = plan(crafts, limits)

    best = min(shortage(crafts, each) for each in every_plan(crafts) if fits(crafts, each, limits))
    assert fits(crafts, found.starts, limits)
    assert found.shortage == pytest.approx(best, abs=1e-3)
    assert found.within < 1e-3


def test_a_plan_for_thirty_crafts_says_how_near_it_is():
    """Shared money over many crafts: the distance to the best is known and small."""
    chance = random.Random(3)
    crafts = [
        room(
            craft=f"Craft {number}", short=[chance.uniform(0, 40) for _ in range(20)], steps=8,
            survival=chance.uniform(0.5, 0.9), seats=[30] * 20, ratio=[20] * 20, cost=7000,
        )
        for number in range(10)
    ]  # fmt: skip

    found = plan(crafts, Limits(budget=900_000))

    assert sum(map(sum, found.starts.values())) <= 128
    assert 0 <= found.within <= 1e-4 * found.without
    assert found.shortage == pytest.approx(shortage(crafts, found.starts))
    assert (Cap.BUDGET,) in held(found)
