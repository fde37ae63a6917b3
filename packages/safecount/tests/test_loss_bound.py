"""The lower bound: never above the cheapest pattern of a tiny table, and what each inequality says."""

import sys

import numpy as np
import pytest
from safecount import Crosstab, Policy
from safecount.protect.bound import Bounds, WideBounds
from safecount.protect.bridges import Bridges
from safecount.protect.cuts import Cut
from safecount.protect.earlier import remember
from safecount.protect.improve import improve, prove
from safecount.protect.large import closed_regions, construct_in_regions
from safecount.protect.master import Master
from safecount.protect.pool import Pool
from safecount.protect.regions import cut_out
from safecount.protect.restart import again, in_order
from safecount.protect.search import start
from safecount.protect.suppress import needs_of, set_out, weights
from safecount.protect.watch import Watch
from safecount.risks import find_risks
from tests_of_tables import random_table

POLICY = Policy(smallest_count=4, cost="count", insiders="off")


@pytest.mark.parametrize("seed", range(14))
@pytest.mark.parametrize("bounds", [Bounds, WideBounds])
def test_no_bound_is_above_the_cheapest_pattern(seed, bounds, judge):
    table = _tiny(seed)

    bound = bounds(start(_problem(table)))
    if bounds is Bounds:
        bound.deepen(Watch(5))

    assert bound.loss <= judge(table, 4, weights(table, POLICY)) + 1e-9


def test_a_hidden_cell_of_a_sum_asks_for_another():
    """One cell of a row of 9, 9, 9 hidden to degree 1, the others to 1/4: together less than the one."""
    table = Crosstab.from_columns(
        {
            "row": [f"r{n}" for n in range(3) for _ in range(3)],
            "column": [f"c{n}" for _ in range(3) for n in range(3)],
            "n": [2, 9, 9, 9, 9, 9, 9, 9, 9],
        },
        dimensions=["row", "column"],
        count="n",
    )
    bound = Bounds(start(_problem(table)))
    lone = table.number(("r1", "c1"))
    degrees = np.full(len(table), 0.25)
    degrees[lone] = 1.0

    cuts = list(Bridges(bound.attacks).broken(degrees))

    assert [_as_sum(table, cut) for cut in cuts] == [
        {("Total", "c1"): 1, ("r0", "c1"): 1, ("r1", "c1"): -1, ("r2", "c1"): 1},
        {("r1", "Total"): 1, ("r1", "c0"): 1, ("r1", "c1"): -1, ("r1", "c2"): 1},
    ]


def test_a_bridge_counts_only_where_all_quantities_have_the_sum():
    """Workers on several projects are fewer in a margin than in its parts: only hours add up there."""
    mixed = np.random.default_rng(3)
    table = Crosstab.from_columns(
        {
            "row": [f"r{n}" for n in mixed.integers(0, 7, 90)],
            "column": [f"c{n}" for n in mixed.integers(0, 6, 90)],
            "worker": [f"w{n}" for n in mixed.integers(0, 60, 90)],
            "hours": mixed.integers(1, 400, 90),
        },
        dimensions=["row", "column"],
        value="hours",
        contributors=["worker"],
    )
    problem = _problem(table, ("hours", "worker"))
    attacks = Bounds(start(problem)).attacks
    assert len(attacks) == 2
    both, one = Bridges(attacks), Bridges(attacks[:1])
    degrees = np.random.default_rng(1).random(len(problem.weight)) ** 6

    of_both = {tuple(cut.cells) for cut in both.broken(degrees)}
    of_one = {tuple(cut.cells) for cut in one.broken(degrees)}

    assert of_both < of_one


def test_the_bound_follows_from_the_duals_alone():
    """x + y >= 1 and y >= 1/2 at prices 3 and 2: hiding y alone costs 2."""
    master = Master(np.array([3.0, 2.0]))
    master.add(Cut(np.array([0, 1]), np.array([1.0, 1.0]), 1.0))
    master.add(Cut(np.array([1]), np.array([1.0]), 0.5))

    loss, degrees = master.solve()

    assert (loss, degrees.tolist()) == (pytest.approx(2.0), [0.0, 1.0])
    assert master._proven(np.array([1.0, 0.0])) == 1.0
    assert master._proven(np.array([2.5, -1.0])) == 2.0


def test_whole_cells_are_the_cheapest_or_none_is_cheaper():
    """x + y >= 1 and y >= 1/2 at prices 3 and 2, whole: 2 again; among the first cell alone nothing."""
    master = Master(np.array([3.0, 2.0]))
    master.add(Cut(np.array([0, 1]), np.array([1.0, 1.0]), 1.0))
    master.add(Cut(np.array([1]), np.array([1.0]), 0.5))

    bound, whole, state = master.solve_whole(5, None, 10.0)
    assert (bound, whole.tolist(), state) == (pytest.approx(2.0), [0.0, 1.0], "found")
    assert master.solve_whole(5, None, 2.0)[2] == "none"
    assert master.solve_whole(5, np.array([True, False]), 10.0)[2] == "none"


@pytest.fixture
def bounds():
    return Bounds(start(_problem(random_table(4, (4, 3, 3)))))


def test_the_cheapest_among_all_cells_is_safe_and_costs_what_the_bound_says(bounds, monkeypatch):
    every = np.ones(len(bounds.weight), dtype=bool)

    chosen = bounds.cheapest(Watch(20), every, 1e6)

    assert bounds.weight[chosen].sum() >= bounds.loss
    assert not bounds._cut(chosen.astype(float), Watch(20))
    assert bounds.cheapest(Watch(0), every, 1e6) is None
    assert bounds.cheapest(Watch(20), every, bounds.loss / 2) is None


def test_a_search_for_the_cheapest_ends_after_so_many_looks_or_when_time_is_up(bounds, monkeypatch):
    every = np.ones(len(bounds.weight), dtype=bool)
    monkeypatch.setattr(sys.modules["safecount.protect.bound"], "WHOLE_ROUNDS", 1)
    assert bounds.cheapest(Watch(20), every, 1e6) is None

    asked = []
    watch = Watch(20, cancel=lambda: len(asked) > 2 or asked.append(1))
    assert bounds.cheapest(watch, every, 1e6) is None


def test_rounds_of_cuts_are_as_many_as_asked_for(bounds, monkeypatch):
    monkeypatch.setattr(sys.modules["safecount.protect.bound"], "BRIDGINGS", 1)
    first = bounds.loss

    bounds.deepen(Watch(20), 1)
    once = bounds.loss
    bounds.deepen(Watch(20))

    assert first <= once < bounds.loss


def test_a_bound_that_hidden_cells_give_already_is_no_cut(bounds):
    attack = bounds.attacks[0]
    attack.look_at(np.ones(len(bounds.weight)))
    gives = attack.free.astype(float)

    assert attack._cut(gives, 1.0) is None
    assert attack._cut(1.0 - gives, 1.0) is None, "the present degrees meet it"


def test_cuts_end_where_three_rounds_were_hardly_worth_it(monkeypatch):
    monkeypatch.setattr(sys.modules["safecount.protect.bound"], "WORTH", 10.0)
    bounds = Bounds(start(_problem(random_table(4, (6, 5, 4)))))

    bounds.deepen(Watch(60))

    assert bounds._cut(bounds.degrees, Watch(60)), "there would have been more"


def test_where_neither_bound_gives_a_cut_there_is_none(bounds, monkeypatch):
    attack = bounds.attacks[0]
    attack.look_at(np.zeros(len(bounds.weight)))
    assert list(attack.cuts(Watch(5)))

    monkeypatch.setattr(attack, "_cut", lambda *_: None)
    assert list(attack.cuts(Watch(5))) == []


def test_closed_regions_raise_the_bound_of_a_large_table_while_there_is_time():
    pattern = start(_problem(random_table(4, (6, 5, 4))))
    wide, late = WideBounds(pattern), WideBounds(pattern)
    regions = list(closed_regions(pattern, Watch(20)))

    late.deepen(iter(regions), Watch(0))
    wide.deepen(iter(regions), Watch(20))

    assert late.loss <= wide.loss


def test_regions_without_needs_of_a_quantity_say_nothing_of_it():
    problem = _problem(random_table(4, (4, 3, 3)))
    problem.targets.append(problem.targets[0].emptied())
    wide = WideBounds(start(problem))
    everything = np.arange(len(problem.weight))
    wanted = [set(range(len(problem.targets[0].variable))), set()]
    region = cut_out(start(problem), everything, wanted, problem.sensitive, closed=True)
    alone = cut_out(start(problem), everything, [wanted[0]] * 2, problem.sensitive, closed=True)

    wide.deepen([(region.pattern, region.cells)], Watch(20))
    other = WideBounds(start(problem))
    other.deepen([(alone.pattern, alone.cells)], Watch(20))

    assert wide.loss == pytest.approx(other.loss)


def test_what_cannot_be_built_from_the_cheapest_cells_leaves_the_pool_as_it_is(bounds, monkeypatch):
    """A search that fails where the bound says "safe" ends the proof, and the best stays."""
    problem = _problem(random_table(4, (4, 3, 3)))
    order = in_order(problem.targets, 0)
    wasteful = again(problem, problem.weight, None, order, Watch(5), cleaned=False)
    monkeypatch.setattr(sys.modules["safecount.protect.improve"], "again", lambda *_: None)
    monkeypatch.setattr(sys.modules["safecount.protect.pool"], "again", lambda *_, **__: None)
    pool = Pool(wasteful, 0)

    prove(pool, Bounds(wasteful), Watch(20))
    assert pool.best is wasteful


def test_with_too_many_needs_no_exact_search_is_tried(monkeypatch):
    problem = _problem(random_table(4, (4, 3, 3)))
    order = in_order(problem.targets, 0)
    pool = Pool(again(problem, problem.weight, None, order, Watch(5)), 0)
    monkeypatch.setattr(sys.modules["safecount.protect.improve"], "EXACT", 0)

    improve(pool, Bounds(pool.best), Watch(2))

    assert not pool.best.unmet


def _tiny(seed):
    """So few cells that all patterns can be tried: at most ten may be hidden besides the sensitive ones."""
    mixed = np.random.default_rng([seed, 5])
    shape = (2, 2, 2) if seed % 2 else (3, 2)
    spots = list(np.ndindex(*shape))
    while True:
        counts = mixed.choice([0, 2, 3, 5, 9], len(spots), p=[0.4, 0.15, 0.1, 0.15, 0.2])
        table = Crosstab.from_columns(
            {
                **{f"d{n}": [f"c{spot[n]}" for spot in spots] for n in range(len(shape))},
                "n": counts,
            },
            dimensions=[f"d{n}" for n in range(len(shape))],
            count="n",
        )
        persons = table.counts["persons"]
        few = (persons > 0) & (persons < 4)
        if few.any() and (persons >= 4).sum() <= 10 and persons.max() >= 8:
            return table


def _problem(table, publish=None):
    publish = publish or table.grains[:1]
    risks = find_risks(table, POLICY, publish)
    sensitive = np.any([risk.cells for risk in risks], axis=0)
    needs = needs_of(table, risks, publish)
    return set_out(table, POLICY, remember(table, []), needs, sensitive)


def _as_sum(table, cut):
    return {
        table.key(cell): int(c)
        for cell, c in zip(cut.cells.tolist(), cut.coefficients.tolist(), strict=True)
    }


def test_whole_cells_lead_to_the_optimum_and_prove_it():
    """From everything hidden to the cheapest pattern, by the integer programs alone."""
    table = random_table(4, (4, 3, 3))
    problem = _problem(table)
    wasteful = again(
        problem, problem.weight, None, in_order(problem.targets, 0), Watch(5), cleaned=False
    )
    bounds = Bounds(wasteful)

    pool = Pool(wasteful, 0)
    prove(pool, bounds, Watch(20))
    best = pool.best

    assert bounds.optimal
    assert best.loss < wasteful.loss
    assert best.loss == pytest.approx(bounds.loss, rel=1e-5)


def test_a_search_that_is_not_cheaper_ends_without_a_pattern():
    problem = _problem(random_table(4, (4, 3, 3)))
    order = in_order(problem.targets, 0)
    found = again(problem, problem.weight, None, order, Watch(5))

    assert again(problem, problem.weight, None, order, Watch(5), below=found.loss) is None


def test_a_later_search_is_given_up_when_time_is_up_and_the_first_is_not():
    problem = _problem(random_table(4, (4, 3, 3)))
    order = in_order(problem.targets, 0)
    first, later = start(problem), start(problem)

    construct_in_regions(later, order, Watch(0))
    construct_in_regions(first, order, Watch(0), first=True)

    assert (later.unmet, first.unmet) == (order[:1], [])
