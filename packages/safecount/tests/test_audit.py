"""The audit finds what can be reckoned, and nothing else."""

from dataclasses import replace
from fractions import Fraction

import numpy as np
import pytest
from safecount import CannotProtect, Crosstab, Dimension, Figure, Policy, audit, protect
from safecount.bounds import Interval, Unsafe

DRAWN = """
            | women | men
    --------+-------+----
    welders |     3 |  41
    fitters |    12 |  30
    riggers |    22 |  50
"""


def protected(policy=None):
    return protect(Crosstab.drawn(DRAWN), policy or Policy(smallest_count=5))


def show_again(safe, *keys):
    """A table in which somebody has shown hidden cells again."""
    reasons, shown = list(safe.reasons), safe.shown["persons"].copy()
    for key in keys:
        number = safe.number(key)
        reasons[number] = ""
        shown[number] = safe.sealed.truth["persons"][number]
    return replace(safe, reasons=tuple(reasons), shown={"persons": shown})


def test_a_cell_hidden_by_itself_is_reckoned_from_its_row():
    """44 welders, 41 of them men: three women."""
    safe = protected()
    leaky = show_again(safe, ("welders", "men"), ("fitters", "women"), ("fitters", "men"))

    report = audit(leaky)
    finding = report.unsafe[0]

    assert not report.safe
    assert (finding.key, finding.low, finding.high) == (("welders", "women"), 3, 3)


def test_intervals_are_what_a_reader_can_conclude_by_hand():
    """Welders 44, fitters 42; women of both 15: she may be one of 0 to 15."""
    report = audit(protected())

    seen = report.intervals[(("welders", "women"), "persons")]

    assert (seen.low, seen.high) == (0, 15)


def test_without_the_seal_counts_are_still_judged():
    safe = replace(protected(), sealed=None)

    assert audit(safe).safe
    assert not audit(safe).has_certificate


def test_a_certificate_for_another_pattern_is_noticed():
    safe = protected()
    other = show_again(safe, ("welders", "men"))

    assert "The certificate is about another pattern." in audit(other).certificate_faults


def test_a_truth_that_the_table_rules_out_is_a_contradiction():
    safe = protected()
    cell = safe.number(("welders", "women"))

    def with_truth(number):
        truth = {"persons": safe.sealed.truth["persons"].copy()}
        truth["persons"][cell] = number
        return needing(replace(safe, sealed=replace(safe.sealed, truth=truth)))

    assert not audit(with_truth(15)).unsafe
    assert not audit(with_truth(0)).unsafe
    assert [each.why for each in audit(with_truth(16)).unsafe] == [
        "the published numbers contradict the truth"
    ]


def test_an_audit_says_whether_there_was_a_certificate_and_how_long_it_took():
    report = audit(protected())

    assert report.has_certificate is True
    assert 0 < report.seconds < 60


def test_without_the_seal_both_the_top_and_the_width_of_a_small_count_are_judged():
    """Women 9, welders 10, men 7: women welders are 3 to 9. Seven numbers at least are six too few by one."""
    drawn = """
                | women | men
        --------+-------+----
        welders |     4 |   6
        fitters |     5 |   1
        riggers |    22 |  50
    """
    safe = protect(Crosstab.drawn(drawn), Policy(smallest_count=5, insiders="off"))
    key = ("welders", "women")

    def judged(k):
        bare = replace(safe, sealed=None, policy=Policy(smallest_count=k, insiders="off"))
        report = audit(bare)
        seen = report.intervals[key, "persons"]
        return (seen.low, seen.high), key in {each.key for each in report.unsafe}

    assert judged(6) == ((3, 9), False)
    assert judged(7) == ((3, 9), True)


@pytest.mark.parametrize(("k", "enough"), [(15, True), (16, False)])
def test_without_the_seal_a_small_count_must_leave_as_many_numbers_as_the_threshold(k, enough):
    """The women welders are 0 to 15 to a reader."""
    bare = replace(protected(), sealed=None, policy=Policy(smallest_count=k, insiders="off"))
    why = f"a reader must reckon with {k} or more, and with {k} numbers at least"
    found = () if enough else (Unsafe(("welders", "women"), "persons", 0.0, 15.0, why),)

    assert audit(bare).unsafe == found


def test_hours_are_told_in_hours():
    """Nine cooks and four bakers of 7.5 hours each: 97.5 hours together, with a decimal to spare."""
    lines = [("cook", n) for n in range(9)] + [("baker", n) for n in range(4)]
    columns = {
        "trade": [trade for trade, _ in lines], "worker": [f"{trade}{n}" for trade, n in lines],
        "hours": ["7.5"] * 13,
    }  # fmt: skip
    table = Crosstab.from_columns(
        columns, dimensions=["trade"], value="hours", contributors=["worker"]
    )
    policy, reasons = Policy(smallest_count=1, insiders="off"), ("", "must hide", "complementary")
    hours, heads = (
        replace(protect(table, policy, publish=[name]), reasons=reasons)
        for name in ("hours", "worker")
    )

    report = audit(needing_room(hours, ("baker",), up=676))

    assert report.intervals == {
        (("baker",), "hours"): Interval(0, 97.5),
        (("cook",), "hours"): Interval(0, 97.5),
    }
    assert report.unsafe == (
        Unsafe(("baker",), "hours", 0.0, 97.5, "it can be told that it is not much more"),
    )
    assert audit(heads).intervals[("cook",), "worker"] == Interval(0, 13)
    thirty = Figure("hours", {("cook",): Fraction(1)}, Fraction(300), None)
    assert audit(hours, derived=[thirty]).intervals == {
        (("baker",), "hours"): Interval(0, 67.5),
        (("cook",), "hours"): Interval(30, 97.5),
    }


def test_a_patient_reader_who_uses_whole_persons_finds_no_more():
    assert audit(protected(), patient=True).safe


def test_a_patient_audit_finds_what_only_whole_persons_rule_out():
    """Six trades in two threes, of which no two have more than one person; the seventh has the rest of forty.

    By fractions three might be in the six, by heads two: the seventh has 37, or 38, at least.
    """
    trades = [f"t{n}" for n in range(7)]
    columns = {"trade": ["t0", "t3", *["t6"] * 38], "worker": [str(n) for n in range(40)]}
    table = Crosstab.from_columns(
        columns, dimensions=[Dimension("trade", categories=trades)], contributors=["worker"]
    )
    safe = protect(table, Policy(smallest_count=1, insiders="off"))
    reasons = tuple("must hide" if cell else "" for cell in range(len(safe)))
    safe = needing_room(replace(safe, reasons=reasons), ("t6",), down=1)
    pairs = ((0, 1), (1, 2), (0, 2), (3, 4), (4, 5), (3, 5))
    told = [
        Figure("worker", {(trades[n],): Fraction(1) for n in pair}, None, Fraction(1))
        for pair in pairs
    ]

    hasty, patient = audit(safe, derived=told), audit(safe, derived=told, patient=True)

    assert hasty.intervals[("t6",), "worker"].low == 37
    assert patient.intervals[("t6",), "worker"].low == 38
    assert not hasty.unsafe
    assert [(each.key, each.why) for each in patient.unsafe] == [
        (("t6",), "it can be told that it is not much less")
    ]


def test_a_woman_alone_in_her_cell_cannot_reckon_another():
    """Ana is the only woman rigger, Bea the only woman welder. Together two: without more blanks Ana knows Bea."""
    columns = {
        "trade": ["rigger", "welder"] + ["welder"] * 20 + ["rigger"] * 20 + ["fitter"] * 40,
        "sex": ["women"] * 2 + ["men"] * 40 + ["women"] * 20 + ["men"] * 20,
        "worker": [str(n) for n in range(82)],
    }
    table = Crosstab.from_columns(columns, dimensions=["trade", "sex"], contributors=["worker"])

    open_to_her = protect(table, Policy(smallest_count=2, insiders="off"))
    closed_to_her = protect(table, Policy(smallest_count=2, insiders="exact"))

    assert audit(open_to_her).safe
    assert not audit(replace(open_to_her, policy=closed_to_her.policy)).safe
    assert audit(closed_to_her).safe
    assert closed_to_her.loss > open_to_her.loss


def needing(safe, **more):
    """The same table, where somebody asks for more room than was given."""
    return needing_room(safe, ("welders", "women"), **more)


def needing_room(safe, key, **more):
    """The same table, where somebody asks for just this room for one cell."""
    (quantity,) = safe.shown
    parts = [part.copy() for part in safe.sealed.needs[quantity]]
    for part, name in zip(parts, ("up", "down", "width"), strict=True):
        part[safe.number(key)] = more.get(name, 0)
    return replace(safe, sealed=replace(safe.sealed, needs={quantity: tuple(parts)}))


@pytest.mark.parametrize(
    ("more", "why"),
    [
        ({"up": 13}, "it can be told that it is not much more"),
        ({"down": 4}, "it can be told that it is not much less"),
        ({"width": 16}, "its interval is too narrow"),
    ],
)
def test_each_kind_of_room_is_judged(more, why):
    """The interval of the women welders is 0 to 15, and they are three: 12 above, 3 below, 15 in all."""
    (name, room), safe = next(iter(more.items())), protected()

    found = audit(needing(safe, **more)).unsafe[0]

    assert (found.why, found.quantity, found.low, found.high) == (why, "persons", 0, 15)
    assert not audit(needing(safe, **{name: room - 1})).unsafe


def test_numbers_that_are_not_those_of_the_certificate_are_noticed():
    safe = protected()
    shown = safe.shown["persons"].copy()
    shown[safe.number(("Total", "Total"))] += 1

    faults = audit(replace(safe, shown={"persons": shown})).certificate_faults

    assert faults == ("The certificate is about other numbers of persons.",)


def test_without_the_seal_an_exact_number_is_still_found():
    """Hidden by another rule, and alone in its row: whoever subtracts has it."""
    safe = show_again(protected(), ("welders", "men"), ("fitters", "women"), ("fitters", "men"))
    reasons = tuple("must hide" if why else "" for why in safe.reasons)

    report = audit(replace(safe, reasons=reasons, sealed=None))

    assert [each.why for each in report.unsafe] == ["a reader can reckon it exactly"]


def test_without_the_seal_a_small_count_must_leave_room_for_the_threshold():
    safe = show_again(protected(), ("welders", "men"), ("fitters", "women"), ("fitters", "men"))

    assert "5 or more" in audit(replace(safe, sealed=None)).unsafe[0].why


def margins_and_cut():
    """Welders are 13 and the north has 23; both are public. The three welders of the north then follow."""
    columns = {
        "trade": ["welder"] * 13 + ["fitter"] * 20,
        "area": ["north"] * 3 + ["south"] * 10 + ["north"] * 20,
        "worker": [str(n) for n in range(33)],
    }
    plan = {"trade": ["welder", "fitter"], "area": ["north", "south"]}

    def cut(*names, **more):
        axes = [Dimension(name, categories=plan[name]) for name in names]
        return Crosstab.from_columns(columns, dimensions=axes, contributors=["worker"], **more)

    policy = Policy(smallest_count=5)
    return [protect(cut("trade"), policy), protect(cut("area"), policy)], cut, policy


def test_what_follows_from_the_past_is_listed_and_the_audit_agrees():
    earlier, cut, policy = margins_and_cut()

    safe = protect(cut("trade", "area"), policy, earlier=earlier)
    report = audit(safe, earlier=earlier)

    assert safe.already_public == (("welder", "north"),)
    assert report.safe
    assert report.already_public == safe.already_public


def test_a_claim_that_something_was_public_is_not_believed():
    """Nothing was published before: who says that a cell is public anyway is found out."""
    earlier, cut, policy = margins_and_cut()
    safe = protect(cut("trade", "area"), policy, earlier=earlier)

    report = audit(safe)

    assert report.already_public == ()
    assert ("welder", "north") in {key for key, _ in report.intervals}


def test_a_public_cell_must_at_least_not_follow_from_the_new_table():
    earlier, cut, policy = margins_and_cut()
    safe = protect(cut("trade", "area"), policy, earlier=earlier)
    reasons, shown = list(safe.reasons), safe.shown["worker"].copy()
    for cell in range(len(safe)):
        if cell != safe.number(("welder", "north")):
            reasons[cell], shown[cell] = "", safe.sealed.truth["worker"][cell]
    bare = replace(safe, reasons=tuple(reasons), shown={"worker": shown})

    told = audit(bare, earlier=earlier).unsafe

    why = "it can be told that it is not much more"
    assert told == (Unsafe(("welder", "north"), "worker", 3.0, 3.0, why),)


def test_editions_about_others_or_of_other_quantities_say_nothing():
    safe = protected()
    other = replace(safe, about="2025")
    nothing = np.zeros(len(safe), dtype=np.int64)
    unlike = replace(safe, shown={"hours": nothing}, additive={"hours": (True, True)})

    assert audit(safe, earlier=[other]).intervals == audit(safe).intervals
    assert audit(safe, earlier=[unlike]).intervals.keys() == audit(safe).intervals.keys()


def test_where_an_insider_cannot_be_kept_from_another_it_is_refused():
    """Two women together, one in each of two trades: each knows the other once the rest must be shown."""
    columns = {
        "trade": ["rigger", "welder"] + ["welder"] * 20 + ["rigger"] * 20 + ["fitter"] * 40,
        "sex": ["women"] * 2 + ["men"] * 40 + ["women"] * 20 + ["men"] * 20,
        "worker": [str(n) for n in range(82)],
    }  # fmt: skip
    table = Crosstab.from_columns(
        columns, dimensions=["trade", "sex"], contributors=["worker"],
        must_publish=[("fitter", "women"), ("Total", "women"), *((t, "Total") for t in ("rigger", "welder", "fitter"))],
    )  # fmt: skip

    assert audit(protect(table, Policy(smallest_count=2, insiders="off"))).safe
    with pytest.raises(CannotProtect, match="ask less against insiders"):
        protect(table, Policy(smallest_count=2, insiders="exact"))
