"""The lower bound: never above the cheapest pattern of a tiny table, and what each inequality says."""

import numpy as np
import pytest
from safecount import Crosstab, Policy
from safecount.protect.bound import Bounds, WideBounds
from safecount.protect.bridges import Bridges
from safecount.protect.cuts import Cut
from safecount.protect.earlier import remember
from safecount.protect.improve import prove
from safecount.protect.large import construct_in_regions
from safecount.protect.master import Master
from safecount.protect.pool import Pool
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
