"""The audit finds what can be reckoned, and nothing else."""

from dataclasses import replace

from safecount import Crosstab, Policy, audit, protect

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

    assert audit(other).certificate_faults


def test_a_patient_reader_who_uses_whole_persons_finds_no_more():
    assert audit(protected(), patient=True).safe


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
