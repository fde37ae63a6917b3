"""The arithmetic of 29 CFR part 30: the reference's figures and others beside them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from highroad.areas.training.rules import equal_opportunity as rules
from highroad.areas.training.rules.equal_opportunity import DisabilityRate

pytestmark = pytest.mark.pure
PEOPLE = [["WHITE"]] * 3 + [["AA"]] * 4 + [["AA", "WHITE"]] * 2 + [["AS"]] * 2 + [["AIAN", "WHITE"]]


def test_races_are_counted_in_answers_and_not_in_people():
    """Section 2.2: twelve people, fifteen answers."""
    found = rules.race_table(PEOPLE)

    assert dict(found.counts) == {"AS": 2, "AA": 6, "AIAN": 1, "NHPI": 0, "WHITE": 6}
    assert found.total == 15
    shares = [found.share(race) for race in ("AS", "AA", "AIAN", "NHPI")]
    assert [f"{each * 100:.1f}" for each in shares if each is not None] == ["13.3", "40.0", "6.7", "0.0"]  # fmt: skip
    assert rules.race_table([]).share("AA") is None
    assert rules.race_table([["AA", "AA"]]).total == 1


@pytest.mark.parametrize(
    ("count", "total", "available", "under", "z", "under_z", "goal"),
    [
        (2, 40, "0.12", True, -1.362, False, 12),
        (4, 80, "0.14", True, -2.320, True, 14),
        (2, 25, "0.12", True, None, None, 12),
        (3, 30, "0.12", False, -0.337, False, 12),
        (0, 30, "0.124", True, -2.061, True, 13),
        (96, 1000, "0.12", False, -2.335, True, 12),
        (95, 1000, "0.12", True, -2.433, True, 12),
        (5, 29, "0.5", True, None, None, 50),
        (0, 50, "0", False, None, None, 0),
    ],
)
def test_utilization_by_both_tests(
    count: int, total: int, available: str, under: bool, z: float | None, under_z: bool | None,
    goal: int,
):  # fmt: skip
    """C42. 80 percent of the availability exactly is not under."""
    found = rules.utilized(count, total, Decimal(available))

    assert found.under_by_80 is under
    assert (None if found.z is None else round(found.z, 3)) == z
    assert found.under_by_deviations is under_z
    assert found.goal == goal


def test_two_deviations_take_thirty_apprentices():
    assert not rules.may_use_deviations(29)
    assert "there are 25" in rules.may_use_deviations(25).reason
    assert rules.may_use_deviations(30)


@pytest.mark.parametrize(
    ("yes", "no", "rate", "review"),
    [(3, 57, "5.0", True), (7, 93, "7.0", False), (0, 0, None, False), (1, 13, "7.1", False)],
)
def test_the_disability_rate_leaves_blanks_out(yes: int, no: int, rate: str | None, review: bool):
    """C43: 3 of 60, the twenty blanks left out."""
    found = DisabilityRate(yes=yes, no=no)

    assert (None if found.rate is None else f"{found.rate * 100:.1f}") == rate
    assert found.asks_for_review is review


def test_availability_is_weighted():
    area, own = Decimal("0.12"), Decimal("0.20")

    assert rules.availability([(Decimal("0.75"), area), (Decimal("0.25"), own)]) == Decimal("0.14")
    assert rules.availability([(Decimal(1), area)]) == area
    with pytest.raises(ValueError, match="one together"):
        rules.availability([(Decimal("0.5"), area)])


@pytest.mark.parametrize(
    ("chosen", "of", "best", "best_of", "ratio", "flagged"),
    [(6, 20, 30, 60, "0.60", True), (8, 20, 30, 60, "0.80", False), (0, 5, 1, 2, "0", True)],
)
def test_selection_is_flagged_below_four_fifths(
    chosen: int, of: int, best: int, best_of: int, ratio: str, flagged: bool
):
    """C30."""
    found = rules.selection(chosen=chosen, of=of, best_chosen=best, best_of=best_of)

    assert (found.ratio, found.is_flagged) == (Decimal(ratio), flagged)


def test_small_numbers_say_so():
    """C30: Fisher p = .19."""
    assert round(rules.selection(chosen=6, of=20, best_chosen=30, best_of=60).p, 2) == 0.19
    assert rules.fisher(3, 4, 1, 4) == pytest.approx(0.4857, abs=1e-4)
    assert rules.fisher(2, 4, 2, 4) == 1.0
    with pytest.raises(ValueError, match="applicants"):
        rules.selection(chosen=1, of=2, best_chosen=0, best_of=9)


def test_when_a_plan_is_due():
    registered, fifth = date(2024, 5, 1), date(2025, 2, 28)

    assert rules.plan_due_on(registered, fifth) == date(2027, 2, 28)
    assert rules.plan_due_on(registered, date(2024, 4, 1)) == date(2026, 5, 1)
    assert rules.plan_due_on(registered, None) is None
    assert [rules.needs_plan(apprentices=each) for each in (4, 5)] == [False, True]
    assert not rules.needs_plan(apprentices=50, has_equivalent=True)


def test_the_calendar_goes_on_from_what_was_done():
    registered = date(2024, 5, 1)
    fresh = rules.calendar(registered_on=registered)
    later = rules.calendar(
        registered_on=registered, reviewed_on=date(2026, 4, 1), analyzed_on=date(2026, 4, 2),
        utilization_on=date(2028, 1, 3), reminded_on=date(2026, 2, 28),
    )  # fmt: skip

    assert fresh.personnel_review == fresh.workforce_analysis == fresh.disability_reminder == date(2026, 5, 1)  # fmt: skip
    assert fresh.utilization_analysis == date(2029, 5, 1)
    assert (later.personnel_review, later.workforce_analysis) == (date(2027, 4, 1), date(2029, 4, 2))  # fmt: skip
    assert (later.utilization_analysis, later.disability_reminder) == (date(2031, 1, 3), date(2027, 2, 28))  # fmt: skip
    assert rules.retention_until(date(2024, 2, 29)) == date(2029, 2, 28)
