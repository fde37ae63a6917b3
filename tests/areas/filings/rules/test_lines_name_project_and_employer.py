"""Lines name project and employer."""

from __future__ import annotations

import pytest

from highroad.areas.filings.rules.lines_name_project_and_employer import CHECK
from tests.areas.filings.lines import a_line, found_by

pytestmark = pytest.mark.pure


def test_a_line_with_all_three_is_left_alone():
    assert found_by(CHECK, a_line()) == []


def test_each_empty_field_is_named():
    line = a_line(3, project=None, week_ending=None)

    assert found_by(CHECK, line) == [(3, {"field": "project"}), (3, {"field": "week_ending"})]


def test_a_line_that_is_set_aside_is_not_asked_twice():
    assert found_by(CHECK, a_line(project=None, status="quarantined", reason="nobody")) == []
