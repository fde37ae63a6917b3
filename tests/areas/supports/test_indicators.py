"""The primary indicators: the reference's figures, and others."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

from highroad.areas.supports.rules import indicators, transcripts, windows
from highroad.areas.supports.rules.indicators import (
    Earned,
    Exclusion,
    Pay,
    Quarter,
    Rate,
    Record,
    Served,
    Worked,
)
from highroad.areas.supports.rules.transcripts import Term
from highroad.areas.supports.rules.windows import Measure

pytestmark = pytest.mark.pure
OUT = date(2022, 11, 15)


def record(**more: Any) -> Record:
    return Record(**{"entry_on": date(2021, 8, 1), "exit_on": OUT, "worked_q2": Worked.NO, "worked_q4": Worked.NO, **more})  # fmt: skip


def test_ten_people_left_one_died_one_is_not_known():
    wages = ("3016", "3770", "3770", "8200", "9100", "12000")
    worked = [record(worked_q2=Worked.YES, earned_q2=Decimal(wage)) for wage in wages]
    people = [
        *worked, record(), record(), record(worked_q2=Worked.PENDING),
        record(worked_q2=Worked.YES, earned_q2=Decimal(1), exclusion=Exclusion.DECEASED),
    ]  # fmt: skip

    assert indicators.employed(people, 2) == Rate(6, 8)
    assert indicators.employed(people, 2).share == Fraction(3, 4)
    assert indicators.median_earnings(people) == Decimal("5985.00")
    assert indicators.employed(people, 4) == Rate(0, 9)
    assert indicators.median_earnings([record(worked_q2=Worked.YES, earned_q2=Decimal(0))]) is None
    assert indicators.employed([record(exit_on=None)], 2).share is None


@pytest.mark.parametrize(
    ("exit_on", "number", "first", "last"),
    [
        (OUT, 2, date(2023, 4, 1), date(2023, 6, 30)),
        (OUT, 4, date(2023, 10, 1), date(2023, 12, 31)),
        (date(2025, 2, 10), 1, date(2025, 4, 1), date(2025, 6, 30)),
        (date(2024, 12, 31), 1, date(2025, 1, 1), date(2025, 3, 31)),
        (date(2024, 1, 1), 4, date(2025, 1, 1), date(2025, 3, 31)),
    ],
)
def test_quarters_after_exit(exit_on: date, number: int, first: date, last: date):
    found = indicators.quarter_after(exit_on, number)
    assert (found.first_on, found.last_on) == (first, last)


def test_program_years_run_from_july():
    assert indicators.program_year(date(2022, 6, 30)) == 2021
    assert indicators.program_year(date(2022, 7, 1)) == 2022
    assert Quarter.of(date(2022, 9, 30)) == Quarter(2022, 3)


def test_a_supportive_service_does_not_move_the_exit_and_a_planned_class_keeps_it_open():
    last = Served(on=date(2025, 1, 10))
    support = Served(on=date(2025, 3, 1), holds_open=False)
    known = date(2025, 4, 10)

    assert indicators.exit_on([last, support], [], known - timedelta(days=1)) is None
    assert indicators.exit_on([last, support], [], known) == date(2025, 1, 10)
    assert indicators.exit_on([last, support], [date(2025, 6, 1)], known) is None
    assert indicators.exit_on([support], [], known) is None
    missed = date(2025, 6, 2)
    assert indicators.exit_on([last], [date(2025, 6, 1)], missed) == date(2025, 1, 10)
    assert indicators.exit_on([last], [missed], missed) is None


def test_credentials_count_in_time_and_general_safety_never():
    base = record(in_training=True, credential=Earned.RECOGNIZED, credential_on=OUT)
    year = OUT + timedelta(days=365)
    for each, counts in (
        (base, True),
        (replace(base, credential_on=year), True),
        (replace(base, credential_on=year + timedelta(days=1)), False),
        (replace(base, credential=Earned.WORK_READINESS), False),
        (replace(base, credential=Earned.DIPLOMA), False),
        (replace(base, credential=Earned.DIPLOMA, worked_or_trained_within_year=True), True),
        (replace(base, credential_on=None), False),
        (replace(base, credential_on=base.entry_on), True),
        (replace(base, credential_on=base.entry_on - timedelta(days=1)), False),
        (replace(base, exit_on=date(2023, 6, 1), credential_on=date(2024, 6, 1)), True),
        (replace(base, exit_on=date(2024, 2, 29), credential_on=date(2025, 3, 1)), False),
    ):
        assert indicators.credentialed([each]) == Rate(int(counts), 1)
    assert indicators.credentialed([replace(base, is_job_training_only=True)]) == Rate(0, 0)
    assert indicators.credentialed([replace(base, in_training=False)]) == Rate(0, 0)


def test_gains_count_once_a_period_and_year():
    long = record(training_from=date(2021, 8, 1), training_until=OUT)
    assert indicators.skill_gains([long], 2021) == indicators.skill_gains([long], 2022) == Rate(0, 1)  # fmt: skip
    assert indicators.skill_gains([long], 2023) == Rate(0, 0)
    gained = replace(long, training_until=date(2021, 11, 1), gains_on=(date(2021, 9, 1),) * 3)
    again = replace(long, training_from=date(2022, 3, 1), training_until=date(2022, 5, 1))
    assert indicators.skill_gains([gained, again], 2021) == Rate(1, 2)
    reached = record(training_from=date(2022, 1, 10), training_until=None, gains_on=(date(2022, 12, 1),))  # fmt: skip
    assert indicators.skill_gains([reached], 2021) == Rate(0, 1)
    assert indicators.skill_gains([reached], 2022) == Rate(1, 1)


def test_effectiveness_is_of_those_employed_in_the_second_quarter():
    people = [
        record(worked_q2=Worked.YES, same_employer=True), record(worked_q2=Worked.YES),
        record(same_employer=True), record(worked_q2=Worked.YES, same_employer=True, exclusion=Exclusion.MEDICAL),
    ]  # fmt: skip
    assert indicators.effectiveness(people) == Rate(1, 2)


def test_rates_of_pay_become_quarters():
    assert indicators.quarterly_by_hour(Decimal("7.25"), Decimal("32.0")) == Decimal("3016.00")
    assert indicators.quarterly(Decimal("290.00"), Pay.WEEK) == Decimal("3770.00")
    assert indicators.quarterly(Decimal(15080), Pay.YEAR) == Decimal("3770.00")
    assert indicators.quarterly(Decimal(580), Pay.TWO_WEEKS) == Decimal("3770.0")
    assert indicators.quarterly(Decimal(1000), Pay.MONTH) == 3000


@pytest.mark.parametrize(
    ("measure", "first", "last"),
    [
        # Computed: the cohorts of the report for program year 2018.
        (Measure.SERVED, date(2018, 7, 1), date(2019, 6, 30)),
        (Measure.EXITED, date(2018, 4, 1), date(2019, 3, 31)),
        (Measure.EMPLOYED_Q2, date(2017, 7, 1), date(2018, 6, 30)),
        (Measure.EARNINGS, date(2017, 7, 1), date(2018, 6, 30)),
        (Measure.EMPLOYED_Q4, date(2017, 1, 1), date(2017, 12, 31)),
        (Measure.CREDENTIAL, date(2017, 1, 1), date(2017, 12, 31)),
        (Measure.EMPLOYERS, date(2017, 1, 1), date(2017, 12, 31)),
        (Measure.GAINS, date(2018, 7, 1), date(2019, 6, 30)),
    ],
)
def test_each_indicator_has_its_own_four_quarters(measure: Measure, first: date, last: date):
    assert windows.window_of(measure, 2018) == (first, last)
    assert windows.counts_in(measure, first, 2018)
    assert not windows.counts_in(measure, last + timedelta(days=1), 2018)
    assert windows.window_of(measure, 2015) is None


def test_what_a_report_counts_is_known_by_its_end():
    """Work in the fourth quarter after the last exit of a cohort ends with the program year before its wages are due."""
    for year in range(2018, 2030):
        for measure, quarter in (
            (Measure.EMPLOYED_Q2, 2),
            (Measure.EMPLOYED_Q4, 4),
            (Measure.EMPLOYERS, 4),
        ):
            window = windows.window_of(measure, year)
            assert window is not None
            assert indicators.quarter_after(window[1], quarter).last_on == date(year, 12, 31)


def test_exits_before_the_law_took_effect_are_in_no_cohort():
    assert windows.window_of(Measure.EMPLOYED_Q4, 2017) == (date(2016, 7, 1), date(2016, 12, 31))
    assert windows.window_of(Measure.EMPLOYED_Q4, 2016) is None
    assert windows.window_of(Measure.GAINS, 2016) == (date(2016, 7, 1), date(2017, 6, 30))
    assert windows.reported_in(date(2017, 8, 15)) == [2017, 2018]
    assert windows.reported_in(date(2017, 5, 15)) == [2017, 2018]


@pytest.mark.parametrize(
    ("terms", "gained"),
    [
        ([("2022-05-20", "12")], ["2022-05-20"]),
        ([("2022-05-20", "11.9")], []),
        ([("2022-05-20", "6"), ("2022-12-18", "6")], ["2022-12-18"]),
        ([("2022-12-18", "6"), ("2022-05-20", "6")], ["2022-12-18"]),
        ([("2022-05-20", "6"), ("2023-05-21", "6")], []),
        ([("2022-05-20", "6"), ("2023-05-20", "6")], ["2023-05-20"]),
        ([("2022-05-20", "12"), ("2022-12-18", "3")], ["2022-05-20"]),
        ([("2022-05-20", "6"), ("2022-08-05", "1"), ("2022-12-18", "6")], ["2022-12-18"]),
        ([], []),
    ],
)
def test_twelve_hours_in_a_term_or_in_two_within_a_year(terms: Any, gained: Any):
    found = transcripts.gains(Term(date.fromisoformat(on), Decimal(hours)) for on, hours in terms)
    assert [on.isoformat() for on in found] == gained
