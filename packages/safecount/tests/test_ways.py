"""Five protections behind one call."""

from dataclasses import replace

import numpy as np
import pytest
from safecount import (
    BadPolicy,
    CannotProtect,
    Crosstab,
    Dimension,
    Policy,
    Stated,
    audit,
    compare,
    protect,
    release,
)
from safecount.ways.intervals import refuse_unless_safe
from safecount.ways.keys import cell_keys, noise_for
from safecount.ways.rounding import _check, _nearest, _sums

POLICY = Policy(smallest_count=5)


@pytest.fixture
def trades():
    """Two small cells."""
    return Crosstab.drawn("""
                | women | men | unknown
        welders |     3 |  41 |       7
        fitters |    12 |  30 |       9
        riggers |    22 |  50 |       2
    """)


def people(**more):
    columns = {
        "trade": ["welder"] * 8 + ["fitter"] * 6,
        "sex": ["men"] * 5 + ["women"] * 3 + ["men"] * 6,
        "worker": [f"w{n}" for n in range(14)],
    }
    return Crosstab.from_columns(
        {**columns, **more}, dimensions=["trade", "sex"], contributors=["worker"]
    )


def test_ranges_say_what_a_reader_knows_anyway(trades):
    found = release(trades, POLICY, method="intervals")

    women = found[("welders", "women")]
    assert women.low <= 3 <= women.high
    assert women.high - women.low >= 5
    assert found[("riggers", "men")] == Stated(50, 50)
    assert found.report.ranged == 4


def test_what_the_audit_narrows_is_not_published_in_ranges_either(trades):
    """Somebody shows a hidden neighbour again: the women welders are three and nothing else."""
    safe = protect(trades, POLICY)
    again = {("welders", "women"), ("riggers", "unknown")}
    reasons = [why if safe.key(n) in again else "" for n, why in enumerate(safe.reasons)]
    leaky = replace(safe, reasons=tuple(reasons), shown=safe.sealed.truth, sealed=None)

    refuse_unless_safe(audit(safe))
    with pytest.raises(CannotProtect) as refused:
        refuse_unless_safe(audit(leaky))

    assert str(refused.value) == (
        "The audit narrows ('welders', 'women') to 3 to 3; ('riggers', 'unknown') to 2 to 2. Nothing is published."
    )


def test_coarsening_keeps_as_much_as_is_safe():
    """Three crafts of metal, one of them small: the groups can be told, the crafts cannot."""
    above = {"welder": "metal", "fitter": "metal", "mason": "stone", "metal": None, "stone": None}
    table = Crosstab.from_columns(
        {"craft": ["welder", "fitter", "mason"], "n": [3, 40, 20]},
        dimensions=[Dimension("craft", parents=above)], count="n",
    )  # fmt: skip

    found = release(table, POLICY, method="coarsen")

    assert found[("metal",)] == Stated(43, 43)
    assert found[("welder",)] is None
    assert found.details["depths"] == {"craft": 1}


def test_what_is_too_small_in_all_cannot_be_coarsened():
    table = Crosstab.drawn("""
                | women
        welders |     3
    """)

    with pytest.raises(CannotProtect, match="grand total"):
        release(table, POLICY, method="coarsen")


def test_rounded_counts_are_multiples_and_add_up(trades):
    found = release(trades, POLICY, method="round", base=5)

    counts = {key: stated.low for key, stated in found.stated.items()}
    assert all(count % 5 == 0 for count in counts.values())
    assert counts["welders", "Total"] == sum(
        counts["welders", sex] for sex in ("women", "men", "unknown")
    )
    assert found.report.largest_change < 5
    assert found.report.additive


@pytest.mark.parametrize("seed", range(12))
def test_rounding_is_as_near_as_the_naive_judge_finds(seed):
    """All roundings of a table of two by two tried one by one."""
    mixed = np.random.default_rng(seed)
    counts = mixed.integers(0, 30, (2, 2))
    table = Crosstab.from_columns(
        {"r": ["a", "a", "b", "b"], "c": ["x", "y", "x", "y"], "n": counts.ravel()},
        dimensions=["r", "c"], count="n",
    )  # fmt: skip
    truth = table.counts["persons"]

    found = release(table, POLICY, method="round", base=3)

    change = sum(abs(found[table.key(n)].low - int(truth[n])) for n in range(len(table)))
    assert change == _least_change(counts)


def _least_change(counts):
    steps = [sorted({n // 3 * 3, -(-n // 3) * 3}) for n in counts.ravel().tolist()]
    best = 10**9
    for a in steps[0]:
        for b in steps[1]:
            for c in steps[2]:
                for d in steps[3]:
                    rounded = np.array([[a, b], [c, d]])
                    pairs = [(rounded.sum(), counts.sum())]
                    pairs += list(zip(rounded.sum(axis=0), counts.sum(axis=0), strict=True))
                    pairs += list(zip(rounded.sum(axis=1), counts.sum(axis=1), strict=True))
                    if all(abs(r - n) < 3 for r, n in pairs):
                        own = np.abs(rounded - counts).sum()
                        best = min(best, int(own + sum(abs(r - n) for r, n in pairs)))
    return best


def test_where_neighbours_do_not_do_rounding_goes_a_step_further(trades):
    """The program with wider steps finds a table that is as near, and additive."""
    counts = trades.counts["persons"]

    near, _ = _nearest(counts, _sums(trades), 5, 0, 10)
    wider, optimal = _nearest(counts, _sums(trades), 5, 1, 10)

    assert optimal
    assert np.abs(wider - counts).sum() == np.abs(near - counts).sum()


def test_rounding_to_less_than_the_threshold_names_what_it_leaves_too_narrow(trades):
    """Two and three become nought to four or one to nine: fewer than eleven numbers. By twelves there are more."""
    fives = release(trades, Policy(smallest_count=11), method="round", base=5)
    twelves = release(trades, Policy(smallest_count=11), method="round", base=12)

    assert ("welders", "women") in fives.report.unsafe
    assert ("riggers", "men") not in fives.report.unsafe
    assert twelves.report.unsafe == ()


def test_a_rounded_table_is_checked_in_whole_numbers(trades):
    """The counts themselves are no multiples; three times as many are too far; each rounded down does not add up."""
    counts = trades.counts["persons"]
    nearest, _ = _nearest(counts, _sums(trades), 5, 0, 10)

    _check(trades, counts, nearest, 5, 0)
    for wrong in (counts, 3 * nearest, counts - counts % 5):
        with pytest.raises(AssertionError, match="A rounded table failed its own check"):
            _check(trades, counts, wrong, 5, 0)


def test_rounding_needs_a_base_and_sums():
    twice = people(worker=["w0"] * 14)

    with pytest.raises(BadPolicy, match="base"):
        release(people(), POLICY, method="round", base=1)
    with pytest.raises(BadPolicy, match="several categories"):
        release(twice, POLICY, method="round")


def test_no_rounding_in_no_time():
    mixed = np.random.default_rng(0)
    table = Crosstab.from_columns(
        {f"d{n}": mixed.integers(0, 9, 900).astype(str) for n in range(3)},
        dimensions=["d0", "d1", "d2"],
    )

    with pytest.raises(CannotProtect, match="more time"):
        release(table, POLICY, method="round", time_limit=0.0)


def test_the_same_people_get_the_same_noise_in_every_table():
    one, other = people(), people(worker=[f"w{n}" for n in range(13, -1, -1)])

    assert cell_keys(one, 7)[0] == cell_keys(other, 7)[0]
    assert cell_keys(one, 7)[0] != cell_keys(one, 8)[0]


def test_no_small_count_is_shown_and_zeros_stay(trades):
    for seed in range(20):
        found = release(trades, POLICY, method="perturb", seed=seed)
        shown = np.array([stated.low for stated in found.stated.values()])
        assert not ((shown > 0) & (shown < 5)).any()
    assert release(people(), POLICY, method="perturb")[("fitter", "women")] == Stated(0, 0)


@pytest.mark.parametrize("count", [1, 3, 5, 8, 40])
def test_noise_has_no_mean_and_keeps_its_distance(count):
    steps, chance = noise_for(count, 10, 2.0, 5)

    assert chance.sum() == pytest.approx(1)
    assert float(chance @ steps) == pytest.approx(0, abs=1e-6)
    assert not ((steps + count > 0) & (steps + count < 5)).any()


def test_noise_must_reach_the_threshold(trades):
    with pytest.raises(BadPolicy, match="reach"):
        release(trades, POLICY, method="perturb", most=2)


def test_reports_can_be_laid_side_by_side(trades):
    reports = compare(trades, POLICY)

    assert set(reports) == {"intervals", "coarsen", "round", "perturb"}
    assert {report.cells for report in reports.values()} == {16}
    assert all(not report.unsafe for report in reports.values())


def test_an_unknown_method_is_refused(trades):
    with pytest.raises(ValueError, match="no method 'blur'"):
        release(trades, POLICY, method="blur")
