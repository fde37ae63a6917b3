"""When workers may be asked, and what of their word may be shown: truth tables."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest

from highroad.areas.job_quality.rules import word
from highroad.areas.job_quality.vocabulary import WordShown

pytestmark = pytest.mark.pure
DAY = date(2026, 3, 2)


@pytest.mark.parametrize(
    ("true", "untrue", "unsure", "closed", "shown", "percent"),
    [
        (30, 20, 5, True, WordShown.SHARE, 60),
        (11, 11, 0, True, WordShown.SHARE, 50),
        (30, 20, 5, False, WordShown.RUNNING, None),
        (0, 0, 0, False, WordShown.RUNNING, None),
        (6, 4, 40, True, WordShown.TOO_FEW, None),
        (10, 0, 0, True, WordShown.TOO_FEW, None),
        (40, 0, 0, True, WordShown.NEARLY_ALL, None),  # everybody: nobody's yes is told by a number
        (40, 10, 0, True, WordShown.NEARLY_ALL, None),  # ten who said no are not counted out
        (40, 11, 0, True, WordShown.SHARE, 78),
        (10, 40, 3, True, WordShown.HARDLY_ANY, None),
        (0, 40, 3, True, WordShown.HARDLY_ANY, None),
    ],
)
def test_what_may_be_shown(
    true: int, untrue: int, unsure: int, closed: bool, shown: WordShown, percent: int | None
):
    found = word.confirmation(true, untrue, unsure, smallest=11, is_closed=closed)

    assert found.shown is shown
    assert found.percent == (None if percent is None else Decimal(percent))


@pytest.mark.parametrize(
    ("tickets", "statements", "days", "why"),
    [
        (22, 1, 1, ""), (21, 1, 1, "at least 22"), (2_001, 1, 1, "At most 2000"), (22, 0, 1, "from one to"),
        (22, 13, 1, "from one to"), (22, 12, 60, ""), (22, 1, 61, "to 60 days"), (22, 1, 0, "to 60 days"),
    ],
)  # fmt: skip
def test_when_workers_may_be_asked(tickets: int, statements: int, days: int, why: str):
    answer = word.may_open(
        tickets=tickets, statements=statements, opened_on=DAY, closes_on=DAY + timedelta(days=days),
        smallest=11,
    )  # fmt: skip

    assert why in answer.reason if why else answer


def test_the_closing_day_is_too_late():
    assert word.is_answerable(DAY + timedelta(days=1), DAY)
    assert not word.is_answerable(DAY, DAY)


def test_there_is_one_known_answer_a_statement():
    assert word.answers_fit(["true", "unsure"], 2)
    assert not word.answers_fit(["true"], 2)
    assert not word.answers_fit(["true", "maybe"], 2)
