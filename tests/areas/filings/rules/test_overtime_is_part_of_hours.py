"""Overtime is part of hours."""

from __future__ import annotations

import pytest

from highroad.areas.filings.rules.overtime_is_part_of_hours import CHECK
from tests.areas.filings.lines import a_line, found_by

pytestmark = pytest.mark.pure


@pytest.mark.parametrize(("overtime", "hours"), [(0, 40), (40, 40), (None, 40), (4, None)])
def test_a_part_of_the_hours_is_left_alone(overtime, hours):
    assert found_by(CHECK, a_line(overtime_hours=overtime, hours=hours)) == []


@pytest.mark.parametrize("overtime", ["40.5", "-1"])
def test_more_than_the_hours_or_less_than_none_is_asked_about(overtime):
    line = a_line(2, overtime_hours=overtime, hours=40)

    assert found_by(CHECK, line) == [(2, {"overtime": overtime, "hours": "40"})]
