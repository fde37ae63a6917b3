"""Week stays within 84 hours."""

from __future__ import annotations

import pytest

from highroad.areas.filings.rules.week_stays_within_84_hours import CHECK
from tests.areas.filings.lines import SUNDAY, a_line, found_by

pytestmark = pytest.mark.pure


def test_84_hours_over_two_lines_are_left_alone():
    assert found_by(CHECK, a_line(2, hours=44), a_line(3, hours=40)) == []


def test_more_are_asked_about_on_each_line():
    lines = [a_line(2, hours=44), a_line(3, employer="Other", hours="40.25")]

    assert found_by(CHECK, *lines) == [(2, {"total": "84.25"}), (3, {"total": "84.25"})]


def test_two_weeks_are_two_weeks():
    lines = [a_line(2, hours=60), a_line(3, hours=60, week_ending=SUNDAY.replace(day=8))]

    assert found_by(CHECK, *lines) == []


def test_a_line_that_is_set_aside_does_not_count():
    lines = [a_line(2, hours=60), a_line(3, hours=60, status="quarantined", reason="ragged")]

    assert found_by(CHECK, *lines) == []
