"""Values are readable."""

from __future__ import annotations

import pytest

from highroad.areas.filings.rules.values_are_readable import CHECK
from tests.areas.filings.lines import a_line, found_by

pytestmark = pytest.mark.pure


def test_a_line_that_reads_well_is_left_alone():
    assert found_by(CHECK, a_line()) == []


def test_each_value_that_cannot_be_read_is_named_as_it_was_filed():
    line = a_line(7, hours=None, unreadable="hours,rate", source={"hours": "forty", "rate": "n.a."})

    assert found_by(CHECK, line) == [
        (7, {"field": "hours", "value": "forty"}),
        (7, {"field": "rate", "value": "n.a."}),
    ]
