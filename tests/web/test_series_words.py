"""On which weekday a series meets, as each language writes it."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest
from django.utils.translation import override

from highroad.areas.meetings.vocabulary import DateRule, Weekday, WeekOfMonth
from highroad.web.meetings.words import weekday_words

pytestmark = pytest.mark.pure


@pytest.mark.parametrize(
    ("language", "rule", "words"),
    [
        ("en", DateRule.MONTHLY, "fourth Tuesday"),
        ("es", DateRule.MONTHLY, "cuarto martes"),
        ("es", DateRule.QUARTERLY, "cuarto martes"),
        ("es", DateRule.WEEKLY, "Martes"),
        ("en", DateRule.WEEKLY, "Tuesday"),
    ],
)
def test_the_weekday_of_a_series(language: str, rule: DateRule, words: str) -> None:
    series: Any = SimpleNamespace(
        rule=rule, weekday=Weekday.TUESDAY,
        get_week_display=lambda: str(WeekOfMonth.FOURTH.label),
    )  # fmt: skip

    with override(language):
        assert weekday_words(series) == words
