"""When a placement is looked at again, what stops one, what rates say."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from highroad.areas.demand.rules import stops
from highroad.areas.demand.vocabulary import StopReason
from highroad.areas.placements import rules
from highroad.areas.placements.rules import ClassResult, Hire, Middle, Rate, hiring
from highroad.areas.placements.vocabulary import CheckResult as Result

pytestmark = pytest.mark.pure
START = date(2026, 1, 31)


def test_checks_come_after_30_90_180_and_365_days():
    days = [rules.due_on(START, each) for each in rules.CHECK_DAYS]

    assert days == [date(2026, 3, 2), date(2026, 5, 1), date(2026, 7, 30), date(2027, 1, 31)]
    assert rules.next_check(START, [], has_left=False) == (30, date(2026, 3, 2))
    assert rules.next_check(START, {90, 180}, has_left=False) == (30, date(2026, 3, 2))
    assert rules.next_check(START, [30, 180], has_left=False) == (90, date(2026, 5, 1))
    assert rules.next_check(START, rules.CHECK_DAYS, has_left=False) is None
    assert rules.next_check(START, [30], has_left=True) is None


@pytest.mark.parametrize(
    ("days", "done", "on", "why"),
    [
        (30, [], date(2026, 3, 2), ""),
        (30, [], date(2026, 3, 1), "2026-03-02"),
        (30, [30], date(2026, 9, 1), "has been made"),
        (31, [], date(2026, 9, 1), "30, 90, 180 and 365"),
    ],
)
def test_a_check_is_made_once_and_not_before_its_day(days, done, on, why):
    answer = rules.may_be_checked(days, done, START, on)

    assert bool(answer) == (why == "")
    assert why in answer.reason


@pytest.mark.parametrize(
    ("stop", "citation"),
    [
        (StopReason.STRIKE, "680.840"),
        (StopReason.LOCKOUT, "680.840"),
        (StopReason.DISPUTE, "680.840"),
        (StopReason.ORGANIZING, "680.830"),
    ],
)
def test_nobody_is_referred_into_a_dispute_or_against_organizing(stop, citation):
    """20 CFR 680.830 and 680.840."""
    assert citation in rules.may_be_referred(stop).reason
    assert rules.may_be_referred(None)


@pytest.mark.parametrize(
    ("since", "started_on", "holds"),
    [
        (date(2026, 3, 2), date(2026, 3, 1), False),
        (date(2026, 3, 2), date(2026, 3, 2), True),
        (date(2026, 3, 2), date(2026, 3, 3), True),
        (date(2026, 3, 2), None, True),
        (None, date(2026, 3, 1), True),
    ],
)
def test_a_stop_holds_from_its_day_on(since, started_on, holds):
    assert stops.holds_on(since, started_on) is holds


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({}, ""),
        ({"person": " "}, "code"),
        ({"started_on": date(2026, 2, 1)}, "lies in the past"),
        ({"wage": Decimal(0)}, "wage"),
        ({"hours": Decimal(0)}, "84 hours"),
        ({"hours": Decimal(85)}, "84 hours"),
    ],
)
def test_a_start_says_enough(change, why):
    given = {"person": "A-17", "started_on": START, "wage": Decimal(30), "hours": Decimal(40), "on": START}  # fmt: skip

    answer = rules.may_be_placed(**{**given, **change})

    assert bool(answer) == (why == "")
    assert why in answer.reason


def test_both_rates_stand_together():
    found = ClassResult(enrolled=20, completed=10, placed=9, placed_of_completers=8)

    assert found.of_enrolled.share == 0.45
    assert found.of_completers.share == 0.8
    assert found.of_enrolled.bounds == pytest.approx((0.258, 0.658), abs=0.001)
    assert Rate(0, 0).share is None
    assert Rate(0, 0).bounds is None
    assert Rate(3, 2).bounds is None
    assert not rules.may_be_counted(enrolled=0, completed=0)
    assert not rules.may_be_counted(enrolled=3, completed=4)
    assert rules.may_be_counted(enrolled=3, completed=3)


def test_who_was_not_reached_is_left_out():
    assert rules.retained([Result.STAYS, Result.MOVED_UP, Result.LEFT, Result.ELSEWHERE, Result.UNKNOWN, None]) == Rate(2, 4)  # fmt: skip


def test_time_to_hire_and_the_wage_paid_stand_with_what_is_known():
    """Reference C28: time to hire, wage against promised. Days and wages are invented."""
    day, paid = date(2026, 3, 2), Decimal("19.50")
    hires = [
        Hire(ordered_on=day, class_ended_on=day, started_on=date(2026, 3, 12), promised=Decimal(20), paid=paid),
        Hire(ordered_on=day, class_ended_on=None, started_on=date(2026, 3, 22), promised=paid, paid=paid),
        Hire(ordered_on=day, class_ended_on=date(2026, 4, 1), started_on=date(2026, 3, 27), promised=None, paid=paid),
        Hire(ordered_on=date(2026, 5, 1), class_ended_on=None, started_on=day, promised=Decimal(19), paid=paid),
    ]  # fmt: skip

    found = hiring(hires)

    assert found.days == Middle(20.0, 10, 25, 3, 4)  # the fourth began before there was an order
    assert found.days_from_class == Middle(10.0, 10, 10, 1, 4)
    assert (found.wage_kept, found.without_promise) == (Rate(2, 3), 1)
    assert found.shortfall == Decimal("0.50")
    assert hiring([]).days == Middle(None, None, None, 0, 0)
    assert hiring([]).shortfall is None
