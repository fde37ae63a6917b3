"""Lines are not repeated."""

from __future__ import annotations

import pytest

from highroad.areas.filings.rules.lines_are_not_repeated import CHECK
from tests.areas.filings.lines import SUNDAY, a_line, found_by

pytestmark = pytest.mark.pure


def test_lines_that_differ_in_pay_are_two_payments():
    assert found_by(CHECK, a_line(2), a_line(3, gross=1300)) == []


def test_the_same_line_again_is_asked_about_and_points_to_the_first():
    lines = [a_line(4), a_line(2), a_line(9)]

    assert found_by(CHECK, *lines) == [(4, {"earlier": 2}), (9, {"earlier": 2})]


def test_equal_lines_in_different_weeks_are_not_copies():
    assert found_by(CHECK, a_line(2), a_line(3, week_ending=SUNDAY.replace(day=8))) == []


def test_lines_without_an_identifier_may_be_two_people():
    assert found_by(CHECK, a_line(2, worker=None), a_line(3, worker=None)) == []


def test_a_missing_week_is_the_same_as_a_missing_week():
    lines = [a_line(2, week_ending=None), a_line(3, week_ending=None)]

    assert found_by(CHECK, *lines) == [(3, {"earlier": 2})]
