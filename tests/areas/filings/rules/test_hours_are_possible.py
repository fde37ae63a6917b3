"""Hours are possible."""

from __future__ import annotations

import pytest

from highroad.areas.filings.rules.hours_are_possible import CHECK
from tests.areas.filings.lines import a_line, found_by

pytestmark = pytest.mark.pure


@pytest.mark.parametrize("hours", [0, 0.5, 40, 168, None])
def test_possible_hours_are_left_alone(hours):
    assert found_by(CHECK, a_line(hours=hours)) == []


@pytest.mark.parametrize("hours", ["-0.01", "168.01", "400"])
def test_impossible_hours_are_found(hours):
    assert found_by(CHECK, a_line(3, hours=hours)) == [(3, {"hours": hours})]
