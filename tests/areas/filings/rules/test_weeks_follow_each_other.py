"""Weeks follow each other."""

from __future__ import annotations

from datetime import timedelta

import pytest

from highroad.areas.filings.rules.weeks_follow_each_other import CHECK
from tests.areas.filings.lines import SUNDAY, a_line, found_by

pytestmark = pytest.mark.pure


def week(days):
    return SUNDAY + timedelta(days=days)


def test_weeks_without_a_gap_are_left_alone():
    assert found_by(CHECK, a_line(2), a_line(3, week_ending=week(7))) == []


def test_a_missing_week_is_asked_about_once():
    lines = [a_line(2), a_line(3, week_ending=week(14)), a_line(4, week_ending=week(14))]

    assert found_by(CHECK, *lines) == [
        (
            3,
            {
                "project": "Bridge",
                "employer": "Northside Steel",
                "before": "2026-03-01",
                "after": "2026-03-15",
            },
        )
    ]


def test_eight_days_are_a_gap_and_seven_are_none():
    assert found_by(CHECK, a_line(2), a_line(3, week_ending=week(8))) != []


def test_each_employer_and_project_has_weeks_of_its_own():
    lines = [a_line(2), a_line(3, employer="Other", week_ending=week(70))]

    assert found_by(CHECK, *lines) == []
