"""Pay covers straight time."""

from __future__ import annotations

import pytest

from highroad.areas.filings.rules.pay_covers_straight_time import CHECK
from tests.areas.filings.lines import a_line, found_by

pytestmark = pytest.mark.pure


@pytest.mark.parametrize("gross", [1200, 1199, 2000, None])
def test_pay_up_to_a_dollar_below_is_left_alone(gross):
    assert found_by(CHECK, a_line(hours=40, rate=30, gross=gross)) == []


def test_pay_below_straight_time_is_asked_about():
    line = a_line(6, hours=40, rate=30, gross="1198.99")

    assert found_by(CHECK, line) == [(6, {"gross": "1198.99", "straight": "1200"})]


@pytest.mark.parametrize("fields", [{"rate": 0}, {"rate": None}, {"hours": 0}, {"hours": None}])
def test_without_hours_or_rate_nothing_is_claimed(fields):
    assert found_by(CHECK, a_line(gross=0, **fields)) == []
