"""Worker has one race."""

from __future__ import annotations

import pytest

from highroad.areas.filings.rules.worker_has_one_race import CHECK
from tests.areas.filings.lines import a_line, found_by

pytestmark = pytest.mark.pure


def test_one_answer_over_time_is_left_alone():
    assert found_by(CHECK, a_line(2), a_line(3)) == []


def test_two_answers_are_a_question_at_the_first_line():
    lines = [a_line(9, race="white"), a_line(4, race="black"), a_line(5, race="black")]

    assert found_by(CHECK, *lines) == [(4, {"answers": "black, white"})]


def test_a_missing_answer_is_not_another_one():
    assert found_by(CHECK, a_line(2), a_line(3, race=None)) == []


def test_two_workers_may_differ():
    assert found_by(CHECK, a_line(2, race="black"), a_line(3, worker="B-2", race="white")) == []
