"""Hours are filed."""

from __future__ import annotations

import pytest

from highroad.areas.filings.rules.hours_are_filed import CHECK
from tests.areas.filings.lines import a_line, found_by

pytestmark = pytest.mark.pure


def test_a_line_with_hours_is_left_alone():
    assert found_by(CHECK, a_line(hours="0.01")) == []


@pytest.mark.parametrize(("hours", "told"), [(0, "0"), (None, None)])
def test_a_line_without_hours_is_asked_about(hours, told):
    assert found_by(CHECK, a_line(4, hours=hours)) == [(4, {"hours": told})]


def test_a_line_that_is_set_aside_is_not_asked_twice():
    assert found_by(CHECK, a_line(hours=None, status="quarantined", reason="unreadable")) == []
