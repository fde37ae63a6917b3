"""Publications remember each other."""

import json

import pytest
from safecount import Crosstab, Dimension, Policy, ProtectedCrosstab, audit, protect

TRADES = Dimension("trade", categories=["welder", "fitter", "rigger"])
SEXES = Dimension("sex", categories=["women", "men"])


def table(counts, **more):
    columns = {
        "trade": [trade for trade, _ in counts],
        "sex": [sex for _, sex in counts],
        "n": list(counts.values()),
    }
    return Crosstab.from_columns(columns, dimensions=[TRADES, SEXES], count="n", **more)


FIRST = {
    ("welder", "women"): 3,
    ("welder", "men"): 41,
    ("fitter", "women"): 12,
    ("fitter", "men"): 30,
    ("rigger", "women"): 22,
    ("rigger", "men"): 50,
}
POLICY = Policy(smallest_count=5)


def stored(safe):
    return ProtectedCrosstab.from_dict(json.loads(json.dumps(safe.to_dict())))


def test_a_cell_that_grew_stays_hidden_for_the_sake_of_the_last_edition():
    """Two women joined. To show five now would tell that there were about three."""
    last = stored(protect(table(FIRST), POLICY))
    now = table({**FIRST, ("welder", "women"): 5})

    alone, remembering = protect(now, POLICY), protect(now, POLICY, earlier=[last])

    assert not alone[("welder", "women")].hidden
    assert remembering[("welder", "women")].reason == "hidden before"
    assert audit(remembering, earlier=[last]).safe


def test_another_pattern_for_the_same_people_would_give_all_away():
    """The same table again, with blanks elsewhere: the audit adds both editions up."""
    first = protect(table(FIRST), POLICY)
    second = protect(table(FIRST, must_publish=[("fitter", "women")]), POLICY)

    assert audit(second).safe
    assert not audit(second, earlier=[stored(first)]).safe


def test_a_small_cell_that_was_shown_before_is_hidden_and_listed():
    """Fitters' women fell from 12 to 4. What was shown was shown; the new number does not follow from this table."""
    last = protect(table(FIRST), POLICY)
    now = table({**FIRST, ("rigger", "women"): 4})

    safe = protect(now, POLICY, earlier=[last])
    report = audit(safe, earlier=[last])

    assert safe[("rigger", "women")].reason == "small"
    assert ("rigger", "women") in safe.already_public
    assert report.safe
    assert report.already_public == safe.already_public


def test_another_cut_of_the_same_people_shares_its_margins():
    people = {
        "trade": ["welder"] * 44 + ["fitter"] * 42,
        "sex": ["women"] * 3 + ["men"] * 41 + ["women"] * 12 + ["men"] * 30,
        "race": (["a", "b", "b", "b"] * 22)[:86],
        "worker": [str(n) for n in range(86)],
    }
    by_sex = Crosstab.from_columns(people, dimensions=["trade", "sex"], contributors=["worker"])
    by_race = Crosstab.from_columns(people, dimensions=["trade", "race"], contributors=["worker"])

    first = protect(by_sex, POLICY)
    second = protect(by_race, Policy(smallest_count=12), earlier=[first])

    assert audit(second, earlier=[first]).safe
    assert all(second.explain(cell.key).sentence for cell in second.cells())


def test_tables_about_others_are_left_alone():
    last = protect(table(FIRST, about="2025"), POLICY)
    now = table({**FIRST, ("welder", "women"): 5}, about="2026")

    assert not protect(now, POLICY, earlier=[last]).hidden


def test_the_loss_is_not_told_to_the_public():
    """A loss of so much for one cell of unknown size would be that size."""
    safe = protect(table(FIRST), POLICY)

    assert safe.gap == pytest.approx(0.0)
    assert stored(safe).loss is None
    assert stored(safe).gap is None
