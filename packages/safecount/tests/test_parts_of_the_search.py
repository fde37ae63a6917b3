"""Parts of the search, each by itself: what it does where it cannot do anything."""

from __future__ import annotations

import sys
from dataclasses import replace

import numpy as np
import pytest
from safecount import Crosstab, Dimension, Policy, audit, protect
from safecount.protect.boxes import Boxes, as_movement, construct_boxes
from safecount.protect.certify import certify
from safecount.protect.earlier import remember
from safecount.protect.insiders import _hide_more
from safecount.protect.large import construct_in_regions
from safecount.protect.layers import build_layer
from safecount.protect.regions import _variables_in
from safecount.protect.restart import again, in_order, search_again
from safecount.protect.router import route_whole
from safecount.protect.scenarios import Demand, Scenario, alone_for, cover
from safecount.protect.search import start
from safecount.protect.suppress import needs_of, set_out, suppress
from safecount.protect.watch import Watch
from safecount.protect.witnesses import Targets
from safecount.risks import Need, find_risks
from tests_of_tables import random_table

POLICY = Policy(smallest_count=5)
SQUARE = """
            | women | men
    welders |     3 |  41
    fitters |    12 |  30
"""


def laid_out(table, policy=POLICY, earlier=()):
    """What has to be proven for a table, with nothing but the sensitive cells hidden."""
    publish = table.grains[:1]
    past, risks = remember(table, list(earlier)), find_risks(table, policy, publish)
    sensitive = np.any([risk.cells for risk in risks], axis=0)
    return start(set_out(table, policy, past, needs_of(table, risks, publish), sensitive))


@pytest.mark.parametrize(("shape", "zeros"), [((60, 4), 0.05), ((12, 10), 0.6), ((5, 4, 6), 0.5)])
def test_whatever_boxes_prove_keeps_every_sum(shape, zeros):
    """With more siblings than are tried, and where empty cells tie others together."""
    table = random_table(7, shape, zeros=zeros)
    pattern = laid_out(table, Policy(smallest_count=4))

    construct_boxes(pattern, in_order(pattern.problem.targets, 0), Boxes(table.axes, 0))

    targets = pattern.problem.targets[0]
    assert targets.witnesses
    for witness in targets.witnesses.values():
        moved = np.zeros(targets.layer.size, dtype=np.int64)
        moved[witness.where] = witness.step
        assert targets.layer.keeps(moved, witness.parts)
        assert pattern.hidden[list(witness.cells)].all()


def test_a_box_needs_every_corner():
    """Welders and fitters, women and men: one corner that may not move, and there is no box; nor without a side."""
    table = Crosstab.drawn(SQUARE)
    boxes, room = Boxes(table.axes, 0), np.full(9, 10)
    corners = [table.number((trade, sex)) for trade in ("welders", "fitters") for sex in ("women", "men")]  # fmt: skip
    cost = np.full(9, np.inf)
    cost[corners] = 1.0

    cells, signs = boxes.best(corners[0], 3, cost, room, room)
    assert dict(zip(cells.tolist(), signs.tolist(), strict=True)) == dict(
        zip(corners, (1, -1, -1, 1), strict=True)
    )
    assert boxes.best(corners[0], 11, cost, room, room) is None
    cost[corners[3]] = np.inf
    assert boxes.best(corners[0], 3, cost, room, room) is None
    cost[corners[1]] = np.inf
    assert boxes.best(corners[0], 3, cost, room, room) is None


def test_cells_that_move_together_do_not_move_against_each_other():
    """A group of one trade is that trade."""
    dimension = Dimension("trade", parents={"metal": None, "welder": "metal", "cook": None})
    columns = {"trade": ["welder", "cook"], "n": [3, 30]}
    table = Crosstab.from_columns(columns, dimensions=[dimension], count="n")
    targets = laid_out(table, replace(POLICY, hide_zeros=True)).problem.targets[0]
    pair = np.array([table.number(("metal",)), table.number(("welder",))])

    where, step = as_movement(targets, pair, np.array([1, 1]), -2)

    assert (len(where), step.tolist()) == (1, [-1])
    assert as_movement(targets, pair, np.array([1, -1]), 2) is None


def halves():
    """By sex and age before, by sex now: three women welders, of whom the old table hides each age."""
    lines = [
        (trade, sex, ("old", "young")[n % 2], f"{trade}{sex}{n}")
        for (trade, sex), many in {
            ("w", "women"): 3, ("w", "men"): 41, ("f", "women"): 12, ("f", "men"): 30, ("r", "women"): 22,
            ("r", "men"): 50,
        }.items()
        for n in range(many)
    ]  # fmt: skip
    names = ("trade", "sex", "age", "worker")
    columns = {name: [line[place] for line in lines] for place, name in enumerate(names)}
    fine, coarse = (
        Crosstab.from_columns(columns, dimensions=list(axes), contributors=["worker"])
        for axes in (("trade", "sex", "age"), ("trade", "sex"))
    )
    return fine, coarse


def test_boxes_leave_alone_what_only_an_earlier_edition_has():
    fine, coarse = halves()
    pattern = laid_out(coarse, earlier=[protect(fine, POLICY, time_limit=2)])

    construct_boxes(pattern, in_order(pattern.problem.targets, 0), Boxes(coarse.axes, 0))

    targets = pattern.problem.targets[0]
    outside = [t for t, v in enumerate(targets.variable.tolist())
               if targets.layer.cells_of(np.array([v]))[0] >= len(coarse)]  # fmt: skip
    assert outside
    assert not any(targets.is_met(target) for target in outside)


def test_an_earlier_edition_of_other_quantities_binds_nothing():
    _, coarse = halves()
    past = remember(coarse, [protect(coarse, POLICY, time_limit=2)])

    assert past.rows("worker")
    assert past.rows("hours") == []


def test_of_margins_that_do_not_add_up_an_earlier_edition_keeps_no_sum():
    """The two trades of a worker who has both are not the sum of one."""
    columns = {"trade": ["a", "b", "a", "b"], "worker": ["x", "x", "y", "z"]}
    table = Crosstab.from_columns(columns, dimensions=["trade"], contributors=["worker"])
    past = remember(table, [protect(table, Policy(smallest_count=1), time_limit=2)])

    assert past.rows("worker") == []


def test_a_pattern_that_proves_too_little_is_not_certified():
    table = Crosstab.drawn(SQUARE + "    riggers |    22 |  50\n")
    found = suppress(table, POLICY, ("persons",), [], 0, Watch(5))
    need = found.needs["persons"]
    cell = table.number(("welders", "women"))

    assert certify(table, found.pattern, found.needs)["quantities"][0]["claims"]
    more = Need(need.up + 100 * (need.up > 0), need.down, need.width)
    with pytest.raises(
        AssertionError, match=f"failed its own check: persons, cell {cell} can move"
    ):
        certify(table, found.pattern, {"persons": more})


def test_inequalities_far_from_tight_are_left_out():
    """Twenty workers on each of two projects, one of them on both: nothing that moves by one comes near."""
    columns = {
        "project": ["p"] * 20 + ["q"] * 20, "worker": [str(n) for n in range(20)] + [str(n) for n in range(19, 39)],
    }  # fmt: skip
    table = Crosstab.from_columns(columns, dimensions=["project"], contributors=["worker"])
    counts, every = table.counts["worker"], np.ones(3, dtype=bool)

    assert build_layer("worker", table.axes, counts, every, 1).rows.number == 1
    assert build_layer("worker", table.axes, counts, every, 40).rows.number == 3
    far = np.array([False, True, False])
    assert build_layer("worker", table.axes, counts, far, 1).rows.number == 0


@pytest.fixture
def welders():
    """The layer of a square in which everything may be hidden."""
    return laid_out(Crosstab.drawn(SQUARE))


def test_a_movement_of_nothing_or_past_a_bound_is_no_witness(welders):
    targets = welders.problem.targets[0]
    nothing = np.zeros(targets.layer.size, dtype=np.int64)
    lone = nothing.copy()
    lone[0] = 1

    assert targets.add(nothing, 1) is None
    assert targets.add(lone, 1) is None, "it breaks its sums"
    assert targets.witnesses == {}


def test_what_can_be_followed_neither_way_is_no_witness():
    """Nobody welds: no woman can take a man's place there, nor a man a woman's."""
    table = Crosstab.drawn(" | women | men\nwelders | 0 | 0\nfitters | 12 | 30\n")
    layer = build_layer("persons", table.axes, table.counts["persons"], np.ones(9, dtype=bool), 40)
    targets = Targets(layer, *(np.zeros(0, dtype=np.int64) for _ in range(4)), whole=True)
    around = np.zeros(layer.size, dtype=np.int64)
    corners = [(trade, sex) for trade in ("welders", "fitters") for sex in ("women", "men")]
    around[layer.of_cell[[table.number(key) for key in corners]]] = [1, -1, -1, 1]

    assert layer.keeps(around, 1)
    assert targets.add(around, 1) is None


def test_where_nothing_else_may_move_no_whole_movement_is_found(welders):
    targets = welders.problem.targets[0]
    variable = int(targets.variable[0])
    alone = np.zeros(targets.layer.size, dtype=bool)
    alone[variable] = True
    everything = np.ones(targets.layer.size, dtype=bool)

    assert route_whole(targets.layer, alone, variable, 2, 5.0) is None
    moved = route_whole(targets.layer, everything, variable, 2, 5.0)
    assert moved[variable] == 2
    assert targets.layer.keeps(moved, 1)


def test_a_router_finds_nothing_for_what_may_not_move_or_not_so_far(welders):
    targets, router = welders.problem.targets[0], welders.router(0)
    variable = int(targets.variable[0])

    assert router.route(variable, 10**6) is None
    router.confine(np.zeros(targets.layer.size, dtype=bool))
    assert router.route(variable, 1) is None


def test_a_scenario_meets_what_is_near_and_says_so_of_the_rest(welders):
    """Three women more, and no more than three fewer."""
    targets, nearby = welders.problem.targets[0], welders.nearby[0]
    variable = int(targets.variable[0])
    everything = np.ones(targets.layer.size, dtype=bool)
    inside = np.arange(targets.layer.size)
    others, far_off = inside[inside != variable], Demand(int(inside[-1]), -(10**6))

    def scenario(where=inside, still=frozenset()):
        return Scenario(nearby, where, still)

    assert scenario().insist([Demand(variable, 3)])
    assert not scenario().insist([Demand(variable, -4)])
    assert not scenario(others).insist([Demand(variable, 3)])
    assert not scenario(still=frozenset([variable])).insist([Demand(variable, 3)])
    assert not scenario(others, frozenset([variable])).insist([Demand(int(others[0]), 3), far_off])
    mixed = np.random.default_rng(0)
    far = Demand(variable, -4)
    met = scenario()
    assert met.meet(Demand(variable, 3), [far, Demand(10**6, 1), Demand(variable, 3)], mixed)
    assert met.demands == [Demand(variable, 3)]
    assert not met.close(variable)
    assert not scenario().meet(far, [], mixed)
    found, failed = cover(nearby, [far, Demand(variable, 2)], everything, 100)
    assert failed == [far]
    assert [each.demands for each in found] == [[Demand(variable, 2)]]
    assert cover(nearby, [far], everything, 100, all_or_nothing=True) == ([], [far])


def test_where_a_small_neighbourhood_is_not_enough_a_larger_one_is_tried(welders):
    nearby, variable = welders.nearby[0], int(welders.problem.targets[0].variable[0])
    everything = np.ones(nearby.size, dtype=bool)

    assert alone_for(nearby, Demand(variable, 2), everything, 1).demands == [Demand(variable, 2)]
    assert alone_for(nearby, Demand(variable, -4), everything, 1) is None


def test_a_region_of_what_never_moves_has_no_variables(welders):
    layer = welders.problem.targets[0].layer
    fixed = np.flatnonzero(np.append(layer.of_cell, -1) < 0)[:1]
    place = np.zeros(len(layer.of_cell) + 1, dtype=np.int64)

    assert (
        len(_variables_in(replace(layer, of_cell=np.append(layer.of_cell, -1)), fixed, place)) == 0
    )


def test_against_a_knowing_insider_only_the_room_that_is_wanted_is_made(welders):
    """Above and nothing below: one movement is enough."""
    targets = welders.problem.targets[0]
    targets.down[:], targets.width[:] = 0, 0
    other = next(v for v in range(targets.layer.size) if v not in targets.variable)

    _hide_more(welders, 0, 0, frozenset([other]), full=True)

    up, _ = targets.reach(0)
    assert up >= targets.up[0]
    assert len(targets.witnesses) == 1
    assert welders.hidden.sum() > welders.problem.sensitive.sum()


def riggers():
    """The square with a third trade, which is protected by four cells."""
    return laid_out(Crosstab.drawn(SQUARE + "    riggers |    22 |  50\n"))


def test_a_region_that_costs_no_more_than_its_bound_is_not_searched_again():
    assert search_again(riggers(), 0.0, [0, 0], Watch(5)) is None


def test_a_search_need_not_clean():
    pattern = riggers()
    order = in_order(pattern.problem.targets, 0)

    rough = again(pattern.problem, pattern.problem.weight, None, order, Watch(5), cleaned=False)
    clean = again(pattern.problem, pattern.problem.weight, None, order, Watch(5))

    assert rough.loss >= clean.loss > 0
    assert all(rough.problem.targets[0].is_met(target) for target in (0,))


def test_too_many_cells_are_not_chosen_from_exactly(monkeypatch):
    table = random_table(2, (5, 4))
    monkeypatch.setattr(sys.modules["safecount.protect.improve"], "EXACT", -1)

    assert audit(protect(table, Policy(smallest_count=4), time_limit=2)).safe


def test_where_no_region_is_wide_enough_the_target_stays_unmet():
    """All margins and both neighbours of the three women are to be shown."""
    shown = [("welders", "Total"), ("welders", "men")]
    pattern = laid_out(Crosstab.drawn(SQUARE, must_publish=shown))

    construct_in_regions(pattern, in_order(pattern.problem.targets, 0), Watch(5))

    assert pattern.unmet == [(0, 0)]
