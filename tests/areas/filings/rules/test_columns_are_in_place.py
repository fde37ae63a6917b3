"""Columns are in place."""

from __future__ import annotations

import pytest

from highroad.areas.filings.rules.columns_are_in_place import CHECK
from tests.areas.filings.lines import a_line, found_by

pytestmark = pytest.mark.pure


def test_an_ordinary_line_is_left_alone():
    assert found_by(CHECK, a_line()) == []


def test_values_that_slid_left_are_seen():
    """The rate stands under hours, the gross pay under rate, and nothing under gross."""
    line = a_line(4, hours=30, rate=1200, gross=None, net=None)

    assert found_by(CHECK, line) == [
        (4, {"hours": "30", "rate": "1200", "gross": None, "slid": "left"})
    ]


def test_values_that_slid_right_are_seen():
    """The hours stand under rate, the rate under gross, the gross under net."""
    line = a_line(5, hours=None, rate=40, gross=30, net=1200)

    assert found_by(CHECK, line) == [
        (5, {"hours": None, "rate": "40", "gross": "30", "slid": "right"})
    ]


@pytest.mark.parametrize(
    ("fields", "is_seen"),
    [
        ({"hours": 12, "rate": 201, "gross": 2}, True),
        ({"hours": 11, "rate": 201, "gross": 2}, False),
        ({"hours": 12, "rate": 200, "gross": 2}, False),
        ({"hours": 12, "rate": 201, "gross": 3}, False),
        ({"hours": 168, "rate": 201, "gross": 0}, True),
        ({"hours": 169, "rate": 201, "gross": 0}, False),
        ({"hours": None, "rate": 84, "gross": 12, "net": 97}, True),
        ({"hours": None, "rate": 84, "gross": 12, "net": 96}, False),
        ({"hours": None, "rate": 85, "gross": 12, "net": 97}, False),
        ({"hours": None, "rate": 84, "gross": 201, "net": 2000}, False),
        ({"hours": None, "rate": None, "gross": 12, "net": 97}, False),
    ],
)
def test_the_edges(fields, is_seen):
    assert bool(found_by(CHECK, a_line(**fields))) is is_seen
