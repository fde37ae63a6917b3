"""What holds for every table: always safe, optimal where it can be judged, the same for the same seed."""

import numpy as np
import pytest
from safecount import Crosstab, Policy, audit, protect
from safecount.protect.suppress import weights
from tests_of_tables import random_table


@pytest.mark.parametrize("seed", range(8))
@pytest.mark.parametrize(
    ("shape", "groups", "value"),
    [
        ((5, 4), 0, False),
        ((6, 3), 2, False),
        ((3, 3, 3), 0, False),
        ((4, 3), 0, True),
        ((4, 2, 2), 2, True),
    ],
)
def test_every_random_table_comes_out_safe(seed, shape, groups, value):
    table = random_table(seed, shape, groups=groups, value=value)

    safe = protect(table, Policy(smallest_count=4, smallest_employers=2), time_limit=1)
    report = audit(safe)

    assert report.unsafe == ()
    assert report.certificate_faults == ()
    assert safe.lower_bound <= safe.loss


@pytest.mark.parametrize("seed", range(12))
def test_tiny_tables_are_protected_at_the_least_cost_there_is(seed, judge):
    table = Crosstab.from_columns(_tiny(seed), dimensions=["row", "column"], count="n")
    policy = Policy(smallest_count=5, cost=("log", "one", "count")[seed % 3], insiders="off")

    safe = protect(table, policy)

    assert safe.loss == pytest.approx(judge(table, 5, weights(table, policy)))
    assert safe.gap == 0


@pytest.mark.parametrize(("shape", "seed"), [((3, 2, 2, 2), 5), ((4, 3, 3), 30), ((3, 3, 3), 1)])
def test_where_persons_move_in_fractions_only_whole_persons_are_looked_for(shape, seed):
    """Tables whose cheapest movements are halves and thirds of people: each claim of the proof is of whole ones."""
    safe = protect(random_table(seed, shape), Policy(smallest_count=7, cost="one"), time_limit=0.5)

    (persons,) = safe.sealed.certificate["quantities"]
    assert all(claim["whole"] for claim in persons["claims"] if not claim["known"])
    assert audit(safe, patient=True).safe


def _tiny(seed):
    mixed = np.random.default_rng(seed)
    rows, across = (3, 3) if seed % 2 else (2, 4)
    return {
        "row": [f"r{r}" for r in range(rows) for _ in range(across)],
        "column": [f"c{c}" for _ in range(rows) for c in range(across)],
        "n": mixed.choice([1, 2, 3, 6, 9, 14, 30], rows * across),
    }


def test_the_same_seed_gives_the_same_table():
    table = random_table(1, (6, 5))

    first, second = (protect(table, Policy(smallest_count=4), seed=3) for _ in range(2))

    assert first.to_dict(sealed=True) == second.to_dict(sealed=True)


def test_protecting_what_needs_no_protection_hides_nothing():
    table = Crosstab.drawn("""
                | women | men
        welders |    13 |  41
        fitters |    12 |  30
    """)

    assert not protect(table, Policy(smallest_count=11)).hidden


def test_everything_is_hidden_where_nothing_else_helps():
    """Three people in all: no number of theirs can be shown."""
    table = Crosstab.drawn("""
                | women | men
        welders |     3 |   0
        fitters |     0 |   0
    """)

    safe = protect(table, Policy(smallest_count=5))

    assert safe[("Total", "Total")].hidden
    assert audit(safe).safe
