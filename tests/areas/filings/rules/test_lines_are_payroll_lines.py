"""Lines are payroll lines."""

from __future__ import annotations

import pytest

from highroad.areas.filings.rules.lines_are_payroll_lines import CHECK
from tests.areas.filings.lines import a_line, found_by

pytestmark = pytest.mark.pure


def test_a_line_that_counts_is_left_alone():
    assert found_by(CHECK, a_line()) == []


def test_a_line_that_is_set_aside_is_told_with_its_reason():
    line = a_line(9, status="quarantined", reason="nobody")

    assert found_by(CHECK, line) == [(9, {"reason": "nobody"})]
