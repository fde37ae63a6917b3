"""A series for tests."""

from __future__ import annotations

from datetime import date, time
from typing import Any

from highroad.areas.meetings import actions
from highroad.areas.meetings.actions import SeriesTerms
from highroad.areas.meetings.models import Series
from highroad.areas.meetings.vocabulary import DateRule, Weekday, WeekOfMonth
from tests.cast import NOON


def weekly(scene: Any) -> Series:
    """Every Tuesday at ten, with one standing item."""
    terms = SeriesTerms(
        "Huddle", DateRule.WEEKLY, Weekday.TUESDAY, WeekOfMonth.FIRST, time(10), 30,
        "America/New_York", "Shop floor", date(2026, 3, 3),
        items=[{"topic": "Safety round", "minutes": 5}],
    )  # fmt: skip
    return actions.start_series(body=scene.table.body, terms=terms, by=scene.lena, at=NOON)
