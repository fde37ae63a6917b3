"""Hours add up."""

from __future__ import annotations

import pytest

from highroad.areas.filings.rules.hours_add_up import CHECK
from tests.areas.filings.lines import a_line, found_by

pytestmark = pytest.mark.pure


WEEK = (8, 8, 8, 8, 8, 0, 0)


def test_days_that_add_up_are_left_alone():
    assert found_by(CHECK, a_line(days=WEEK, hours=40)) == []


def test_a_hundredth_of_an_hour_passes():
    assert found_by(CHECK, a_line(days=WEEK, hours="40.01")) == []


def test_days_that_do_not_add_up_are_found():
    line = a_line(5, days=WEEK, hours="40.02")

    assert found_by(CHECK, line) == [(5, {"hours": "40.02", "total": "40"})]


def test_a_week_with_a_missing_day_is_not_judged():
    assert found_by(CHECK, a_line(days=(8, 8, 8, 8, 8, 0, None), hours=50)) == []
