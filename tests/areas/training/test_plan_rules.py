"""The written plan of 29 CFR part 30, its arithmetic: both tests, one of one's own, groups of occupations, dated law."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest

from highroad.areas.training.queries.equal_opportunity import selection_lines
from highroad.areas.training.rules import plans as rules
from highroad.areas.training.vocabulary.plans import (
    MajorGroup,
    UtilizationTest,
)

pytestmark = pytest.mark.pure
FORTY = {"sex": {"female": 2, "male": 38, "declined": 0}, "disability": {"yes": 3, "no": 57, "declined": 20}}  # fmt: skip
EIGHTY = {"sex": {"female": 4, "male": 76}, "ethnicity": {"hispanic": None, "not_hispanic": 60}}


@pytest.mark.parametrize(
    ("tables", "available", "test", "under", "goal"),
    [
        (FORTY, "12", UtilizationTest.EIGHTY, True, 12),
        (FORTY, "12", UtilizationTest.DEVIATIONS, False, None),
        (EIGHTY, "14", UtilizationTest.EIGHTY, True, 14),
        (EIGHTY, "14", UtilizationTest.DEVIATIONS, True, 14),
        ({"sex": {"female": None, "male": 38}}, "12", UtilizationTest.EIGHTY, None, None),
        ({"sex": {"female": 2, "male": 23}}, "12", UtilizationTest.DEVIATIONS, None, None),
    ],
)
def test_utilization_by_the_chosen_test(
    tables: Any, available: str, test: UtilizationTest, under: bool | None, goal: int | None
):
    """C42."""
    line = rules.utilization(tables, {"women": Decimal(available)}, rules.Chosen(test=test))[0]

    assert (line.is_under, line.goal) == (under, goal)


def test_a_hidden_number_hides_what_is_made_of_it():
    assert rules.parts_of("hispanic", EIGHTY) == (None, None)
    assert rules.parts_of("AS", {"race": {"AS": 2, "WHITE": 6, "AA": 6, "AIAN": 1}}) == (2, 15)
    found = rules.disability(FORTY)
    assert found is not None
    assert (round(float(found.rate or 0), 3), found.asks_for_review) == (0.05, True)
    assert rules.disability({"disability": {"yes": None, "no": 57}}) is None
    assert rules.disability({"disability": {"declined": 9}}) is None


def test_two_deviations_need_thirty_and_counts_lie_ninety_days_apart():
    few = {"sex": {"female": 5, "male": 20, "declined": 4}}
    deviations, eighty = (rules.Chosen(test=each) for each in (UtilizationTest.DEVIATIONS, UtilizationTest.EIGHTY))  # fmt: skip
    assert not rules.may_choose(deviations, few)
    assert rules.may_choose(deviations, FORTY)
    assert rules.may_choose(eighty, few)
    summed = {"sex": {"female": None, "male": None, "declined": 11, "said": 19, "all": 30}}
    assert rules.may_choose(deviations, summed)
    assert "there are 29" in rules.may_choose(deviations, {"sex": {"all": 29, "said": 29}}).reason
    day = date(2026, 1, 1)
    assert rules.may_count(None, day)
    assert not rules.may_count(day, day + timedelta(days=89))
    assert rules.may_count(day, day + timedelta(days=90))
    assert rules.weighed(Decimal(12), Decimal(4), Decimal(75)) == 10


@pytest.mark.parametrize(
    ("apprentices", "z", "under"),
    [(None, None, None), (29, None, None), (30, -1.846, False), (400, -1.846, False)],
)
def test_table_one_decides_whether_two_deviations_may_be_used(
    apprentices: int | None, z: float | None, under: bool | None
):
    """Section 2.4: thirty apprentices of the sponsor; the occupation group itself may have fewer."""
    tables = {"sex": {"female": 0, "male": 25, "said": 25, "all": 25}}
    chosen = rules.Chosen(test=UtilizationTest.DEVIATIONS)

    line = rules.utilization(tables, {"women": Decimal(12)}, chosen, apprentices=apprentices)[0]

    assert line.found is not None
    assert (None if line.found.z is None else round(line.found.z, 3)) == z
    assert line.is_under is under


def test_a_test_of_ones_own_is_described_and_finds_what_the_sponsor_says():
    """Section 2.4: in at most 2,000 characters. The goal is the availability, up to a whole number."""
    given = {"test": UtilizationTest.OWN, "under": frozenset({"women"})}
    chosen = rules.Chosen(words="Exact binomial tail", **given)  # type: ignore[arg-type]
    hidden = {"sex": {"female": None, "male": None, "said": 40, "all": 40}}
    available = {"women": Decimal("12.4"), "AA": Decimal(9)}

    women, black = rules.utilization(hidden, available, chosen)

    assert (women.is_under, women.goal) == (True, 13)
    assert (black.is_under, black.goal) == (False, None)
    assert rules.may_choose(chosen, {})
    assert rules.may_choose(rules.Chosen(words="x" * 2000, **given), {})  # type: ignore[arg-type]
    for words, said in (("", "Describe the test"), (" ", "Describe the test"), ("x" * 2001, "at most 2000")):  # fmt: skip
        answer = rules.may_choose(rules.Chosen(words=words, **given), {})  # type: ignore[arg-type]
        assert said in answer.reason


@pytest.mark.parametrize(
    ("code", "found", "major"),
    [
        ("47-2152.00", "47-2152.00", "47"), ("49.9021", "49-9021.00", "49"),
        ("17.2051.00", "17-2051.00", "17"), ("16-2051.00", "00-0000.00", "00"),
        ("", "00-0000.00", "00"), ("sprinkler", "00-0000.00", "00"),
    ],
)  # fmt: skip
def test_an_occupation_stands_in_the_group_of_its_first_two_digits(
    code: str, found: str, major: str
):
    """Section 2.2: 8-digit O*NET codes, 23 major groups."""
    assert rules.occupation_of(code) == (found, major)
    assert len(MajorGroup.values) == 23


def test_race_shares_are_of_all_answers_of_a_group():
    """The vector of section 2.2: twelve people, fifteen answers; a hidden number beside them hides no total."""
    counts = {"AS": 2, "AA": 6, "AIAN": 1, "NHPI": None, "WHITE": None, "said": 15, "all": 15}
    shares = [rules.share_of(race, {"race": counts}) for race in ("AS", "AA", "AIAN", "NHPI")]

    assert [None if each is None else f"{each:.1f}" for each in shares] == ["13.3", "40.0", "6.7", None]  # fmt: skip
    assert rules.share_of("women", {"sex": {"female": 2, "male": 38}}) == 5
    assert rules.share_of("women", {}) is None


def test_the_law_is_dated():
    assert [each.citation for each in rules.law_on(date(2025, 1, 20))] == ["29 CFR part 30"]
    assert len(rules.law_on(date(2025, 1, 21))) == len(rules.law_on(date(2025, 7, 1))) == 2
    assert rules.law_on(date(2025, 7, 2))[-1].citation == "90 FR 28947 (RIN 1205-AC21)"
    assert rules.law_on(date(2026, 1, 1))[-1].is_proposed


def test_groups_are_held_beside_the_best_rate():
    """C30: men 30 of 60, women 6 of 20: .60, flagged, and by chance with p = .19."""
    men, women = selection_lines({"men": (30, 60), "women": (6, 20), "nobody": (0, 0)})

    assert (men.is_best, women.is_flagged, women.is_small) == (True, True, True)
    assert (str(women.ratio), f"{women.p:.2f}") == ("0.6", "0.19")
    sure = selection_lines({"men": (300, 600), "women": (60, 200)})[1]
    assert (sure.is_flagged, sure.is_small) == (True, False)
    edge = selection_lines({"men": (50, 100), "women": (40, 100)})[1]
    assert not edge.is_flagged
    assert selection_lines({"men": (30, 60)}) == []
    assert selection_lines({"men": (0, 60), "women": (0, 5)}) == []
