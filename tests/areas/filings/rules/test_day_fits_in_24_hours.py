"""Day fits in 24 hours."""

from __future__ import annotations

import pytest

from highroad.areas.filings.rules.day_fits_in_24_hours import CHECK
from tests.areas.filings.lines import a_line, found_by

pytestmark = pytest.mark.pure


def test_a_day_of_24_hours_over_two_employers_is_left_alone():
    lines = [a_line(2, days=(16, *[0] * 6)), a_line(3, employer="Other", days=(8, *[0] * 6))]

    assert found_by(CHECK, *lines) == []


def test_a_longer_day_is_found_on_each_of_its_lines():
    lines = [a_line(2, days=(16, *[0] * 6)), a_line(3, employer="Other", days=("8.5", *[None] * 6))]

    assert found_by(CHECK, *lines) == [(2, {"total": "24.5"}), (3, {"total": "24.5"})]


def test_two_workers_do_not_share_a_day():
    lines = [a_line(2, days=(16, *[0] * 6)), a_line(3, worker="B-2", days=(16, *[0] * 6))]

    assert found_by(CHECK, *lines) == []


def test_lines_without_an_identifier_are_nobodys_day():
    lines = [a_line(number, worker=None, days=(16, *[0] * 6)) for number in (2, 3)]

    assert found_by(CHECK, *lines) == []
