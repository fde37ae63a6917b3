"""The check of standards. Figures: OA Bulletin 2023-52 and the HVAC guideline, as our reference quotes them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from highroad.areas.training.rules import codes, lines, packs, standing
from highroad.areas.training.rules.checks import by_provision, check, may_be_put
from highroad.areas.training.rules.probation import longest_probation, months_of
from highroad.areas.training.rules.terms import StandardsTerms
from highroad.areas.training.vocabulary.standards import Gravity, Provision, StandardsState
from tests.areas.training.standards_of import SPRINKLER_PROCESSES, hvac, sprinkler

pytestmark = pytest.mark.pure
PACK = packs.standards_on(date(2026, 3, 2))


def said(terms: StandardsTerms) -> list[tuple[int, str, str]]:
    return [
        (each.provision.value, each.gravity.value, each.said.reason) for each in check(terms, PACK)
    ]


def pays(terms: StandardsTerms) -> list[str]:
    return [str(terms.pay_of(step)) for step in terms.steps]


def test_the_sprinkler_fitter_has_nothing_to_mend():
    """8,000 hours in eleven processes, 597.5 hours of class, eight steps from 12.00 to 20.40."""
    terms = sprinkler()

    assert (terms.rows_low, terms.instruction_hours) == (Decimal(8000), Decimal("597.5"))
    assert pays(terms) == ["12.00", "13.20", "14.40", "15.60", "16.80", "18.00", "19.20", "20.40"]
    assert said(terms) == []


def test_hvac_at_its_own_hours_a_year_is_on_probation_too_long():
    """1,980 hours are a quarter of 7,920, but 13.5 months at 1,760 hours a year; 648 hours of class are 144 a year."""
    terms = hvac()

    assert pays(terms) == ["15.40", "16.80", "18.20", "19.60", "21.00", "22.40", "23.80", "25.20", "26.60", "28.00"]  # fmt: skip
    assert said(terms) == [
        (8, "contradiction", "A probation of 1980 hours takes 13.5 months at 1760 hours a year, longer than a year."),
        (5, "warning", "Whoever finishes at the shortest term of 7920 hours never reaches step 9, 10."),
    ]  # fmt: skip


def test_hvac_at_two_thousand_hours_a_year_only_warns():
    assert [gravity for _, gravity, _ in said(hvac(hours_a_year=Decimal(2000)))] == ["warning"]
    assert months_of(Decimal(1980), Decimal(2000)).quantize(Decimal("0.1")) == Decimal("11.9")


def test_a_head_that_is_wrong_at_its_upper_end_is_named_alone():
    """Head 3,000 to 3,500; rows 3,000 to 3,600; total row 3,600: the head's upper end is wrong."""
    terms = sprinkler(
        term_low=Decimal(3000), term_high=Decimal(3500), printed_total=Decimal(3600), step_by="hours",
        processes=lines.read_processes("A; 1000-1200\nB; 2000-2400").rows, term_years=Decimal(2),
        steps=lines.read_steps("50; 0\n60; 1000").rows, probation_hours=Decimal(700),
    )  # fmt: skip

    assert said(terms) == [
        (3, "contradiction", "The head says at most 3500 hours; the work processes add up to 3600.")
    ]


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"term_low": Decimal(7900), "term_high": Decimal(7900)}, "The head says 7900 hours; the work processes add up to 8000."),
        ({"printed_total": Decimal(8100)}, "The total row says 8100 hours; the rows above it add up to 8000."),
        ({"said_low": Decimal(7000)}, "The sentence about the term says 7000 hours; the work processes add up to 8000."),
    ],
)  # fmt: skip
def test_head_rows_total_and_sentence_say_the_same(changes: dict[str, Decimal], sentence: str):
    assert sentence in [words for _, _, words in said(sprinkler(**changes))]


def test_missing_term_ratio_and_probation_are_three_findings():
    terms = sprinkler(
        term_low=None, term_high=None, ratio_first=None, probation_hours=None, probation_months=None
    )

    assert [(number, gravity) for number, gravity, _ in said(terms)] == [
        (2, "missing"), (7, "missing"), (8, "missing"),
    ]  # fmt: skip


@pytest.mark.parametrize(("hours", "is_short"), [(1999, True), (2000, False), (2001, False)])
def test_a_term_by_time_has_two_thousand_hours(hours: int, is_short: bool):
    """29 CFR 29.4 and 29.5(b)(2)."""
    terms = sprinkler(
        term_low=Decimal(hours), term_high=Decimal(hours), term_years=Decimal(1),
        processes=lines.read_processes(f"All; {hours}").rows,
    )  # fmt: skip

    assert ("A term by time has at least 2000 hours" in str(said(terms))) is is_short


@pytest.mark.parametrize(("years", "is_short"), [("0.9", True), ("1", False)])
def test_a_term_by_competency_lasts_a_year(years: str, is_short: bool):
    terms = hvac(approach="competency", term_years=Decimal(years))

    assert ("lasts at least 12 months" in str(said(terms))) is is_short


def test_a_competency_program_needs_core_competencies():
    assert "This approach needs a list of competencies." in str(said(hvac(competencies=())))


def test_little_instruction_is_a_warning_and_none_is_an_error():
    """144 hours a year are recommended (29 CFR 29.5(b)(4))."""
    little = said(sprinkler(courses=lines.read_courses("All; 575.9").rows))
    enough = said(sprinkler(courses=lines.read_courses("All; 576").rows))

    assert little == [
        (
            4,
            "warning",
            "575.9 hours of instruction in 4 years are 143.98 a year; 144 are recommended.",
        )
    ]
    assert enough == []
    assert said(sprinkler(courses=()))[0][:2] == (4, "missing")


@pytest.mark.parametrize(
    ("steps", "sentence"),
    [
        ("50; 0; 0\n50; 1000; 6", "Step 2 pays 50, not more than the step before it (50)."),
        ("50; 0; 0\n60; 0; 6", "Step 2 begins no later than the step before it"),
        ("50; 500; 0\n60; 1000; 6", "The first step must hold from the first day."),
        ("25; 0; 0\n60; 1000; 6", "The entry wage of $6.00 is below the minimum wage of $7.25."),
        ("50; 0; 0\n110; 1000; 6", "Step 2 pays $26.40, more than the journeyworker's $24.00."),
        ("100; 0; 0", "Wages must rise at least once."),
        ("", "There are no wage steps."),
    ],
)
def test_wages_rise_lawfully(steps: str, sentence: str):
    assert sentence in str(said(sprinkler(steps=lines.read_steps(steps).rows)))


def test_the_higher_minimum_wage_counts():
    assert "$12.50" in str(said(sprinkler(minimum_wage=Decimal("12.50"))))
    assert said(sprinkler(minimum_wage=Decimal("12.00"))) == []


def test_a_barred_ratio_needs_no_numbers():
    assert said(sprinkler(ratio_scope="barred", ratio_first=None, ratio_further=None)) == []


@pytest.mark.parametrize(
    ("hours", "months", "cap_hours", "cap_months"),
    [(8000, 48, 2000, 12), (3000, 18, 750, "4.5"), (None, 12, None, 3), (10000, 60, 2500, 12)],
)
def test_the_longest_probation(
    hours: int | None, months: int, cap_hours: int | None, cap_months: object
):
    """Capability C9 of our reference; 29 CFR 29.5(b)(8)."""
    cap = longest_probation(
        term_hours=None if hours is None else Decimal(hours), term_months=Decimal(months), pack=PACK
    )

    assert cap.hours == cap_hours
    assert cap.months == Decimal(str(cap_months))


def test_probation_in_months_is_held_to_a_quarter():
    """18 months allow 4.5."""
    short = {"term_years": Decimal("1.5"), "probation_hours": None}

    assert "is longer than the 4.5 months" in str(
        said(sprinkler(**short, probation_months=Decimal(5)))
    )
    assert "probation" not in str(said(sprinkler(**short, probation_months=Decimal("4.5"))))


def test_nobody_starts_before_sixteen():
    assert "at least 16 years old" in str(said(sprinkler(least_age=15)))
    assert said(sprinkler(least_age=16)) == []


def test_empty_standards_miss_what_the_law_asks_for():
    provisions = {number for number, _, _ in said(StandardsTerms())}

    assert provisions == set(range(1, 24)) - {16}
    assert not may_be_put(check(StandardsTerms(), PACK))
    assert may_be_put(check(sprinkler(), PACK))
    assert len(by_provision(check(StandardsTerms(), PACK))) == 23


def test_interim_credentials_are_for_competency_and_hybrid():
    """29 CFR 29.5(b)(16)."""
    without = {key: value for key, value in sprinkler().words.items() if key != "16"}

    assert said(sprinkler(words=without)) == []
    assert (16, "warning") in [each[:2] for each in said(hvac(words=without))]


def test_terms_are_read_as_they_were_written():
    for terms in (sprinkler(), hvac(), StandardsTerms()):
        again = StandardsTerms.from_dict(terms.as_dict())
        assert again == terms
        assert again.digest == terms.digest
    assert sprinkler().digest != sprinkler(least_age=17).digest


def test_lines_are_written_as_they_are_read():
    terms = hvac()

    assert lines.read_steps(lines.write_steps(terms.steps)).rows == terms.steps
    assert lines.read_courses(lines.write_courses(terms.courses)).rows == terms.courses
    assert lines.read_competencies(lines.write_competencies(terms.competencies)).rows == terms.competencies  # fmt: skip
    assert lines.read_processes(lines.write_processes(sprinkler().processes)).rows == sprinkler().processes  # fmt: skip


def test_a_line_that_cannot_be_read_is_named():
    found = lines.read_processes(
        "Fine; 1,600\n\nNo hours\nBackwards; 500-400\nfine; 3\nTab\t10 to 20"
    )

    assert [row.title for row in found.rows] == ["Fine", "fine", "Tab"]
    assert (found.rows[0].low, found.rows[2].high) == (Decimal(1600), Decimal(20))
    assert [answer.reason[:7] for answer in found.wrong] == ["Line 3 ", "Line 4 ", "“fine” "]
    assert lines.read_steps("a; 1\n5; 1; 2; 3; 4").rows == ()
    assert lines.read_courses("; 5\nx; y").rows == ()
    assert lines.read_competencies("a; b\n!\nWelds; optional").rows[0].is_core is False
    assert len(lines.read_processes(SPRINKLER_PROCESSES).rows) == 11


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("33-2011-02", "33-2011.02"), ("17.2051.00", "17-2051.00"), ("47-2152", "47-2152.00"),
        ("47-2152.00", "47-2152.00"), ("electrician", None), ("4721-52", None),
    ],
)  # fmt: skip
def test_onet_codes_are_put_right(written: str, read: str | None):
    """C24 of our reference."""
    assert codes.onet_code(written) == read


@pytest.mark.parametrize(
    ("written", "base", "marks"),
    [
        ("0544HY", "0544", {"HY"}), ("0159", "0159", set()), ("159", "0159", set()),
        ("3049CB", "3049", {"CB"}), ("0870CBV1", "0870", {"CB", "V1"}), ("0414S-R", "0414", {"S", "R"}),
    ],
)  # fmt: skip
def test_rapids_codes_are_taken_apart(written: str, base: str, marks: set[str]):
    found = codes.rapids_code(written)

    assert found is not None
    assert (found.base, found.suffixes) == (base, marks)
    assert codes.rapids_code("HY0544") is None


def test_packs_are_dated():
    assert packs.standards_on(date(2009, 7, 23)).federal_minimum_wage == Decimal("6.55")
    assert packs.standards_on(date(2009, 7, 24)).federal_minimum_wage == Decimal("7.25")
    assert packs.standards_on(date(1990, 1, 1)).name == "29.5-2008"
    assert packs.clocks_on(date(1990, 1, 1)) == packs.clocks_on(date(2026, 1, 1))


V = standing.Version


@pytest.mark.parametrize(
    ("versions", "states"),
    [
        ([V(1)], ["draft"]),
        ([V(1, is_put=True, is_open=True)], ["put"]),
        ([V(1, is_put=True)], ["fallen"]),
        ([V(1, is_put=True, is_adopted=True)], ["in_force"]),
        ([V(1, is_put=True, is_adopted=True), V(2)], ["in_force", "draft"]),
        ([V(1, is_put=True, is_adopted=True), V(2, is_put=True, is_adopted=True)], ["replaced", "in_force"]),
    ],
)  # fmt: skip
def test_where_a_version_stands(versions: list[standing.Version], states: list[str]):
    assert [standing.state_of(each, versions).value for each in versions] == states
    assert set(states) <= set(StandardsState.values)


def test_only_the_newest_version_is_put_and_once():
    assert standing.may_be_put_once(V(2), 2)
    assert not standing.may_be_put_once(V(1), 2)
    assert not standing.may_be_put_once(V(2, is_put=True), 2)
    assert not standing.may_be_drafted([V(1, is_put=True, is_open=True)], own_proposal=False)
    assert standing.may_be_drafted([V(1, is_put=True, is_open=True)], own_proposal=True)


def test_gravities_stand_in_their_order():
    assert list(Gravity) == [Gravity.MISSING, Gravity.CONTRADICTION, Gravity.WARNING]
    assert len(Provision) == 23
