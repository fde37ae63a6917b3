"""Days on which work stood still, counted from stretches that may touch, overlap or still go on."""

from __future__ import annotations

from datetime import date

import pytest

from highroad.areas.problem_solving.rules.disputes import (
    Span,
    days_since,
    overlaps,
    stopped_days,
)

pytestmark = pytest.mark.pure


def may(day: int) -> date:
    return date(2026, 5, day)


@pytest.mark.parametrize(
    ("spans", "first", "last", "count"),
    [
        ([], None, may(31), 0),
        ([(may(3), may(3))], None, may(31), 1),
        ([(may(3), may(5)), (may(5), may(6))], None, may(31), 4),
        ([(may(3), None)], None, may(10), 8),
        ([(may(3), None)], may(8), may(10), 3),
        ([(may(3), may(5))], may(6), may(10), 0),
        ([(may(12), may(14))], None, may(10), 0),
    ],
    ids=["none", "one day", "two touch", "goes on", "in a period", "before it", "after it"],
)
def test_each_day_counts_once(
    spans: list[Span], first: date | None, last: date, count: int
) -> None:
    assert len(stopped_days(spans, first=first, last=last)) == count


def test_days_since_are_none_where_work_never_stood_still() -> None:
    assert days_since([], may(9)) is None
    assert days_since([(may(3), may(5))], may(9)) == 4
    assert days_since([(may(3), None)], may(9)) == 0


@pytest.mark.parametrize(
    ("new", "touches"),
    [
        ((may(1), may(2)), False),
        ((may(1), may(3)), True),
        ((may(5), may(9)), True),
        ((may(6), None), False),
        ((may(1), None), True),
    ],
)
def test_stretches_that_overlap_are_seen(new: Span, touches: bool) -> None:
    assert overlaps([(may(3), may(5))], new) == touches
