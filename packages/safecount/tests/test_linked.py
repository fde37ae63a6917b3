"""Several cuts of the same people, shown together: what one hides, none of the others gives away."""

from __future__ import annotations

import numpy as np
import pytest
from safecount import CannotProtect, Crosstab, Dimension, Policy, audit, protect, protect_linked
from safecount.verify import verify

POLICY = Policy(smallest_count=5)


def people(seed, lines=160):
    mixed = np.random.default_rng([seed, 7])
    trade = mixed.choice(5, lines, p=(0.4, 0.3, 0.2, 0.06, 0.04))
    sex = (mixed.random(lines) < 0.85).astype(int)
    area = mixed.choice(4, lines, p=(0.5, 0.3, 0.15, 0.05))
    return {
        "trade": [f"t{n}" for n in trade], "sex": [f"s{n}" for n in sex],
        "area": [f"a{n}" for n in area], "worker": [str(n) for n in range(lines)],
        "hours": mixed.integers(1, 2000, lines),
    }  # fmt: skip


def cut(columns, *names, **more):
    known = {name: sorted(set(columns[name])) for name in names}
    return Crosstab.from_columns(
        columns, dimensions=[Dimension(name, categories=known[name]) for name in names],
        contributors=["worker"], **more,
    )  # fmt: skip


def beside(tables, place):
    return [other for number, other in enumerate(tables) if number != place]


@pytest.mark.parametrize(
    ("seed", "lines", "few"),
    [*((seed, 160, 5) for seed in range(6)), (4, 160, 9), (7, 40, 5), (6, 160, 9), (16, 40, 9)],
)
def test_no_table_narrows_what_another_hides(seed, lines, few):
    """The last four begin again: a later table asks those before it to hide more."""
    columns = people(seed, lines)
    tables = [
        cut(columns, "trade", "sex"),
        cut(columns, "trade", "area"),
        cut(columns, "sex", "area"),
    ]

    safe = protect_linked(tables, Policy(smallest_count=few), time_limit=1)

    for place, each in enumerate(safe):
        report = audit(each, beside=beside(safe, place))
        assert report.unsafe == (), (seed, place)
        assert report.already_public == ()
        assert verify(each.sealed.certificate) == []
        assert each.loss >= each.lower_bound


def test_shown_alone_they_would_give_each_other_away():
    """Two of these tables, each protected as if it stood alone: for at least one of eight seeds."""
    given_away = 0
    for seed in range(8):
        columns = people(seed)
        cuts = (("trade", "sex"), ("trade", "area"))
        alone = [protect(cut(columns, *names), POLICY, time_limit=2) for names in cuts]
        reports = [audit(each, beside=beside(alone, place)) for place, each in enumerate(alone)]
        given_away += any(report.unsafe or report.already_public for report in reports)

    assert given_away


def test_what_a_later_table_must_hide_is_hidden_in_the_first():
    """Three of six riggers work in the north, which only the second table counts: the first must leave them room."""
    columns = {
        "trade": ["rigger"] * 6 + ["welder"] * 40 + ["fitter"] * 40,
        "sex": (["women", "men"] * 43), "area": ["north"] * 3 + ["south"] * 83,
        "worker": [str(n) for n in range(86)],
    }  # fmt: skip
    first, second = cut(columns, "trade", "sex"), cut(columns, "trade", "area")

    by_sex, by_area = protect_linked([first, second], POLICY, time_limit=2)

    assert by_area[("rigger", "north")].reason == "small"
    assert audit(by_sex, earlier=[by_area]).safe
    assert audit(by_area, earlier=[by_sex]).safe


def test_hours_are_protected_across_tables_too():
    columns = people(3)
    tables = [
        cut(columns, "trade", "sex", value="hours"),
        cut(columns, "trade", "area", value="hours"),
    ]

    safe = protect_linked(tables, Policy(smallest_count=4, p_percent=10), time_limit=2)

    assert all(audit(each, beside=beside(safe, place)).safe for place, each in enumerate(safe))


def test_one_table_alone_is_what_protect_makes_of_it():
    table = cut(people(1), "trade", "sex")

    (linked,) = protect_linked([table], POLICY)

    assert linked.to_dict() == protect(table, POLICY).to_dict()


def test_marks_for_anothers_sake_are_said_to_be_complementary_and_cost():
    columns = people(2)
    tables = [cut(columns, "trade", "sex"), cut(columns, "trade", "area")]

    safe = protect_linked(tables, POLICY, time_limit=2)

    for table, each in zip(tables, safe, strict=True):
        assert {each[key].reason for key in each.hidden} <= {
            "small",
            "complementary",
            "hidden before",
        }
        assert all(each.explain(key).sentence for key in each.hidden)
        assert not table.must_hide


def test_what_an_owner_marked_keeps_its_name():
    columns = people(4)
    first = cut(columns, "trade", "sex", must_hide=[("t0", "s1")])

    safe, _ = protect_linked([first, cut(columns, "trade", "area")], POLICY, time_limit=2)

    assert safe[("t0", "s1")].reason == "must hide"


def test_tables_about_others_are_not_linked():
    columns = people(5)

    with pytest.raises(ValueError, match="same people"):
        protect_linked(
            [cut(columns, "trade", about="2025"), cut(columns, "sex", about="2026")], POLICY
        )


def test_what_no_marks_can_mend_is_refused():
    columns = people(41, 40)
    cuts = [cut(columns, *pair) for pair in (("trade", "sex"), ("trade", "area"), ("sex", "area"))]

    with pytest.raises(CannotProtect, match="Publish fewer margins"):
        protect_linked(cuts, POLICY, time_limit=1)


def test_what_others_must_show_and_this_must_hide_is_refused():
    """Three welders in the north: with both totals of both margins shown, nothing can move."""
    columns = {
        "trade": ["welder"] * 13 + ["fitter"] * 20, "area": ["north"] * 3 + ["south"] * 10 + ["north"] * 20,
        "worker": [str(n) for n in range(33)],
    }  # fmt: skip
    trades = cut(columns, "trade", must_publish=[("welder",), ("fitter",)])
    areas = cut(columns, "area", must_publish=[("north",), ("south",)])

    with pytest.raises(CannotProtect, match="welder"):
        protect_linked([trades, areas, cut(columns, "trade", "area")], POLICY, time_limit=2)
