"""On which order a federal forum rested: by the months and years of the reference, and no closer."""

from __future__ import annotations

from datetime import date

import pytest

from highroad.areas.problem_solving.rules.forum_law import LAST_REPORT, Moment, orders_on

pytestmark = pytest.mark.pure


@pytest.mark.parametrize(
    ("day", "found"),
    [
        (date(2009, 11, 30), []),
        (date(2009, 12, 9), [("E.O. 13522", "changing")]),
        (date(2010, 1, 1), [("E.O. 13522", "in_force")]),
        (date(2016, 12, 31), [("E.O. 13522", "in_force")]),
        (date(2017, 6, 1), [("E.O. 13522", "changing")]),
        (date(2018, 1, 1), []),
        (date(2024, 2, 29), []),
        (date(2024, 3, 31), [("E.O. 14119", "changing")]),
        (date(2024, 4, 1), [("E.O. 14119", "in_force")]),
        (date(2025, 3, 1), [("E.O. 14119", "changing")]),
        (LAST_REPORT, []),
    ],
)
def test_an_order_stood_or_may_have_stood_on_a_day(day: date, found: list[tuple[str, str]]) -> None:
    assert [(order.citation, standing.value) for order, standing in orders_on(day)] == found


def test_a_month_and_a_year_end_on_their_last_day() -> None:
    assert Moment(2024, 2).last == date(2024, 2, 29)
    assert Moment(2017).last == date(2017, 12, 31)
    assert (Moment(2017).first, Moment(2024, 12).last) == (date(2017, 1, 1), date(2024, 12, 31))
