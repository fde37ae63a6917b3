"""Protecting small tables, drawn so that a reader can check them by hand."""

import json

import pytest
from safecount import CannotProtect, Crosstab, Policy, ProtectedCrosstab, audit, protect


def test_a_cell_with_few_people_is_hidden_with_the_cells_that_give_it_away():
    """Three women weld here. Their row and their column each need another blank."""
    table = Crosstab.drawn("""
                | women | men
        --------+-------+----
        welders |     3 |  41
        fitters |    12 |  30
        riggers |    22 |  50
    """)

    safe = protect(table, Policy(smallest_count=5))

    assert safe.primary == {("welders", "women")}
    assert safe.complementary == {("welders", "men"), ("fitters", "women"), ("fitters", "men")}
    assert audit(safe).safe


def test_a_published_example_is_found_again():
    """The example of the GaussSuppression vignette: Portugal's young are none, and zeros are protected."""
    table = Crosstab.drawn("""
              | Iceland | Portugal | Spain
        ------+---------+----------+------
        young |       2 |        0 |     5
        old   |       3 |        4 |     6
    """)

    safe = protect(table, Policy(smallest_count=2, protect_zeros=True))

    assert safe.hidden == {
        ("young", "Portugal"),
        ("young", "Iceland"),
        ("old", "Portugal"),
        ("old", "Iceland"),
    }


def test_hours_are_judged_by_the_people_behind_them():
    """Many hours of two women are still two women."""
    lines = [("welders", "women", f"w{n}", "acme", "400.25") for n in range(2)]
    lines += [("welders", "men", f"m{n}", f"firm {n % 4}", "38.5") for n in range(40)]
    lines += [("fitters", "women", f"x{n}", f"firm {n % 4}", "10") for n in range(20)]
    lines += [("fitters", "men", f"y{n}", f"firm {n % 4}", "12") for n in range(30)]
    columns = dict(
        zip(["trade", "sex", "worker", "employer", "hours"], zip(*lines, strict=True), strict=True)
    )

    table = Crosstab.from_columns(
        columns, dimensions=["trade", "sex"], value="hours", contributors=["worker", "employer"]
    )
    safe = protect(table, Policy(smallest_count=5, smallest_employers=3))
    seen = audit(safe).intervals[(("welders", "women"), "hours")]

    assert safe[("welders", "women")].reason == "small"
    assert safe[("welders", "women")].value is None
    assert seen.low <= 800.5 * 0.8
    assert seen.high >= 800.5 * 1.2
    assert audit(safe).safe


def test_what_is_stored_with_a_publication_holds_no_hidden_number():
    table = Crosstab.drawn("""
                | women |  men
        --------+-------+-----
        welders |     3 | 4177
        fitters |  1213 | 3011
        riggers |  2269 | 5003
    """)
    safe = protect(table, Policy(smallest_count=5))

    stored = json.dumps(safe.to_dict())

    assert "4177" not in stored
    assert "4177" not in safe.to_csv()
    assert ProtectedCrosstab.from_dict(json.loads(stored)).hidden == safe.hidden
    assert "4177" in json.dumps(safe.to_dict(sealed=True))


def test_a_cell_that_must_be_published_and_must_be_hidden_is_refused():
    table = Crosstab.drawn(
        """
                | women | men
        --------+-------+----
        welders |     3 |  41
        fitters |    12 |  30
        """,
        must_publish=[("welders", "women")],
    )

    with pytest.raises(CannotProtect, match="must_publish"):
        protect(table, Policy(smallest_count=5))
