"""Workers who stand in several categories: margins are not the sums of their parts."""

import copy
from dataclasses import replace

import pytest
from safecount import BadTable, CannotProtect, Crosstab, Policy, ProtectedCrosstab, audit, protect
from safecount.verify import verify


def moving_workers(value="hours"):
    """Sixty workers on three projects; every third works on two of them."""
    columns = {"trade": [], "project": [], "worker": [], "employer": [], "hours": []}
    for worker in range(60):
        trade = ("welder", "fitter", "rigger")[0 if worker < 30 else 1 if worker < 53 else 2]
        for project in {worker % 3, (worker * 7 // 3) % 3 if worker % 3 == 0 else worker % 3}:
            line = (trade, f"p{project}", str(worker), f"firm {worker % 5}", 10 + worker / 4)
            for column, entry in zip(columns.values(), line, strict=True):
                column.append(entry)
    return Crosstab.from_columns(
        columns,
        dimensions=["trade", "project"],
        value=value,
        contributors=["worker", "employer"],
    )


@pytest.mark.parametrize("value", ["hours", None])
def test_hours_and_workers_are_both_protected(value):
    table = moving_workers(value)

    safe = protect(table, Policy(smallest_count=5, smallest_employers=3))

    assert safe.additive["worker"] == (True, False)
    assert safe.hidden
    assert audit(safe).safe
    assert audit(safe, patient=True).safe


def test_a_margin_that_is_hidden_too_is_bounded_by_its_parts():
    safe = protect(moving_workers(), Policy(smallest_count=9))
    margin = next(key for key in sorted(safe.hidden) if key[1] == "Total" and key[0] != "Total")

    seen = audit(safe).intervals[(margin, "worker")]

    parts = [(margin[0], f"p{n}") for n in range(3)]
    known = [safe[part].count for part in parts if not safe[part].hidden]
    assert seen.low >= max(known, default=0)


def test_a_movement_that_no_people_could_make_is_no_proof():
    """On projects a margin lies between its largest part and their sum: a part alone cannot outgrow it."""
    safe = protect(moving_workers(None), Policy(smallest_count=9))
    certificate = copy.deepcopy(dict(safe.sealed.certificate))
    workers = certificate["quantities"][0]
    margins = [safe.number(("Total", "Total")), safe.number(("welder", "Total"))]
    certificate["hidden"] = list(range(len(safe)))
    workers["directions"] = [{"cells": margins, "step": [-1, -1], "parts": 1}]
    claim = {"cell": margins[0], "up": 0, "down": 1, "width": 0, "whole": True, "rise": None, "known": []}  # fmt: skip
    workers["claims"] = [{**claim, "fall": [0, 29]}]

    assert "no longer possible beside its parts" in verify(certificate)[0]
    workers["claims"] = [{**claim, "fall": [0, 1]}]
    assert verify(certificate) == [], "29 welders fewer cannot be, one fewer can"


def test_a_shown_part_is_the_least_a_hidden_margin_can_be():
    safe = protect(moving_workers(None), Policy(smallest_count=5))
    margin = safe.number(("welder", "Total"))
    reasons = list(safe.reasons)
    reasons[margin] = "must hide"
    hidden = replace(safe, reasons=tuple(reasons), sealed=None)
    parts = [hidden[("welder", f"p{n}")].count for n in range(3)]

    seen = audit(hidden).intervals[(("welder", "Total"), "worker")]

    assert seen.low >= max(part for part in parts if part is not None)


def test_without_its_seal_a_value_is_only_checked_for_exact_disclosure():
    safe = replace(protect(moving_workers(), Policy(smallest_count=5)), sealed=None)
    number = next(n for n, reason in enumerate(safe.reasons) if reason == "complementary")
    reasons = tuple("" if n == number else why for n, why in enumerate(safe.reasons))

    assert audit(safe).safe
    assert audit(safe, earlier=[safe]).safe
    assert replace(safe, reasons=reasons).hides.sum() == safe.hides.sum() - 1


def test_hours_alone_can_be_published():
    safe = protect(moving_workers(), Policy(smallest_count=5), publish=["hours"])

    assert list(safe.shown) == ["hours"]
    assert all(cell.count is None for cell in safe.cells())


@pytest.mark.parametrize("cost", ["one", "count", "value"])
def test_every_cost_leads_to_a_safe_table(cost):
    safe = protect(moving_workers(), Policy(smallest_count=5, cost=cost))

    assert audit(safe).safe
    assert safe.lower_bound <= safe.loss


@pytest.mark.parametrize("insiders", ["off", "exact", "full"])
def test_every_care_for_insiders_leads_to_a_safe_table(insiders):
    safe = protect(moving_workers(), Policy(smallest_count=5, hide_zeros=True, insiders=insiders))

    assert audit(safe).safe


def test_rules_of_weight_protect_the_largest_employer():
    safe = protect(moving_workers(), Policy(smallest_count=2, p_percent=40, dominance=(2, 70)))

    assert {"p percent", "dominant"} & set(safe.reasons)
    assert audit(safe).safe


def test_zeros_of_hours_are_protected_when_asked_for():
    columns = {
        "trade": ["welder"] * 20 + ["fitter"] * 30,
        "sex": ["men"] * 20 + ["women"] * 10 + ["men"] * 20,
        "worker": [str(n) for n in range(50)],
        "hours": [8] * 50,
    }
    table = Crosstab.from_columns(
        columns, dimensions=["trade", "sex"], value="hours", contributors=["worker"]
    )

    safe = protect(table, Policy(smallest_count=5, protect_zeros=True))

    assert safe[("welder", "women")].reason == "zero"
    assert audit(safe).safe


def test_what_cannot_be_asked_is_refused():
    table = moving_workers()

    with pytest.raises(ValueError, match="no method 'guess'"):
        protect(table, Policy(), method="guess")
    with pytest.raises(ValueError, match="'employer' cannot be published"):
        protect(table, Policy(), publish=["employer"])


def test_a_table_that_nothing_can_protect_is_refused_with_cell_and_rule():
    table = Crosstab.drawn(
        """
                | women | men
        welders |     3 |  41
        fitters |    12 |  30
        """,
        must_publish=[("welders", "men"), ("welders", "Total")],
    )

    with pytest.raises(CannotProtect, match=r"'welders', 'women'.*'small'"):
        protect(table, Policy(smallest_count=5))


def test_every_cell_can_be_explained():
    safe = protect(moving_workers(), Policy(smallest_count=5))

    told = {cell.key: safe.explain(cell.key) for cell in safe.cells()}

    assert {each.kind for each in told.values()} == {"shown", "primary", "complementary"}
    assert all(told[key].protects for key in safe.complementary)
    assert told[("Total", "Total")].sentence.startswith("the grand total is")


def test_a_table_is_written_to_a_file(tmp_path):
    safe = protect(moving_workers(), Policy(smallest_count=5))

    text = safe.to_csv(tmp_path / "safe.csv")

    assert (tmp_path / "safe.csv").read_text() == text
    assert text.splitlines()[0] == "trade,project,hours,worker,hidden"


def test_a_cell_that_is_none_is_named():
    safe = protect(moving_workers(), Policy(smallest_count=5))

    with pytest.raises(BadTable, match="no category 'cook'"):
        safe.number(("cook", "p1"))
    with pytest.raises(BadTable, match="2 dimensions"):
        safe.number(("cook",))


def test_the_seal_is_read_back():
    safe = protect(moving_workers(), Policy(smallest_count=5))

    again = ProtectedCrosstab.from_dict(safe.to_dict(sealed=True))

    assert audit(again).safe
    assert again.gap == safe.gap
