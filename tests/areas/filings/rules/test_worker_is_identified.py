"""Worker is identified."""

from __future__ import annotations

import pytest

from highroad.areas.filings.rules.worker_is_identified import CHECK
from tests.areas.filings.lines import a_line, found_by

pytestmark = pytest.mark.pure


def test_a_line_with_an_identifier_is_left_alone():
    assert found_by(CHECK, a_line()) == []


def test_hours_without_an_identifier_are_asked_about():
    assert found_by(CHECK, a_line(6, worker=None)) == [(6, {"hours": "40"})]


def test_a_line_that_is_set_aside_is_not_asked_twice():
    assert found_by(CHECK, a_line(worker=None, status="quarantined", reason="nobody")) == []
