"""What may be shown of three tallies: the edges at which a handful could be counted out."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from highroad.kit.tallies import Shown, answers_fit, digest_of, draw, is_answerable, judged

pytestmark = pytest.mark.pure


@pytest.mark.parametrize(
    ("true", "untrue", "unsure", "shown", "percent"),
    [
        (20, 10, 0, Shown.SHARE, 67),
        (10, 10, 30, Shown.SHARE, 50),
        (30, 9, 0, Shown.NEARLY_ALL, None),
        (9, 30, 0, Shown.HARDLY_ANY, None),
        (10, 0, 0, Shown.NEARLY_ALL, None),
        (0, 10, 0, Shown.HARDLY_ANY, None),
        (5, 4, 90, Shown.TOO_FEW, None),
        (0, 0, 50, Shown.TOO_FEW, None),
        (0, 0, 0, Shown.TOO_FEW, None),
    ],
)
def test_what_is_shown(true: int, untrue: int, unsure: int, shown: Shown, percent: int | None):
    found = judged(true, untrue, unsure, smallest=10, is_closed=True)

    assert found.shown is shown
    assert found.percent == (None if percent is None else Decimal(percent))
    assert judged(true, untrue, unsure, smallest=10, is_closed=False).shown is Shown.RUNNING


def test_tickets_are_many_and_known_by_their_hash_alone():
    drawn = draw(50)

    assert len(set(drawn)) == 50
    assert all(len(digest_of(one)) == 64 and one not in digest_of(one) for one in drawn)


def test_answers_and_days():
    assert answers_fit(["true", "unsure"], 2)
    assert not answers_fit(["true"], 2)
    assert not answers_fit(["true", "yes"], 2)
    assert is_answerable(date(2026, 5, 2), date(2026, 5, 1))
    assert not is_answerable(date(2026, 5, 2), date(2026, 5, 2))
