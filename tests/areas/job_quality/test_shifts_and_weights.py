"""Five figures of a schedule, and one figure of a job: worked by hand."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest

from highroad.areas.job_quality.rules import shifts, weights
from highroad.areas.job_quality.rules.weights import Known
from highroad.areas.job_quality.vocabulary import Principle, ReadingState


def shift(
    worker: str, day: int, *, start: int = 6, hours: int = 8, notice: int = 14, **more: Any
) -> str:
    begin = datetime(2026, 3, 2, start, tzinfo=UTC) + timedelta(days=day)
    end = begin + timedelta(hours=hours)
    told = begin.date() - timedelta(days=notice)
    changed = begin.date() - timedelta(days=more["changed"]) if "changed" in more else ""
    return f"{worker},{told},{begin:%Y-%m-%d %H:%M},{end:%Y-%m-%d %H:%M},{changed},{more.get('premium', '')}"


HEADS = "worker,published_on,starts_at,ends_at,changed_on,premium_paid"


def file_of(lines: Iterable[str]) -> bytes:
    return "\n".join([HEADS, *lines]).encode()


@pytest.mark.pure
def test_five_figures_of_a_schedule():
    """Ten shifts: one told three days before, two changed late (one paid), one after nine hours of rest."""
    lines = [shift("a", day * 2) for day in range(6)]
    lines += [
        shift("b", 0, notice=3),
        shift("b", 2, changed=5, premium="yes"),
        shift("b", 4, changed=13),
    ]
    lines += [shift("b", 4, start=23, hours=6)]
    found, faults = shifts.read(file_of(lines))

    counted = shifts.counted(found, 14)

    assert not faults
    assert (counted.shifts, counted.workers) == (10, 2)
    assert counted.notice == 14
    assert counted.changed_late == Decimal("20.0")
    assert counted.premium == Decimal("50.0")
    assert counted.short_turns == Decimal("10.0")
    assert counted.swing is None
    assert shifts.counted(found, 10).changed_late == Decimal("10.0")


@pytest.mark.pure
def test_weekly_hours_of_the_reference_swing_by_a_quarter():
    """Reference 7.4, constructed: 40, 40, 20, 40 has the ratio .247."""
    days = [week * 7 + day for week in range(4) for day in range(5) if week != 2 or day < 3]
    lines = [shift("a", day, hours=8 if day // 7 != 2 or day % 7 < 2 else 4) for day in days]
    found, _faults = shifts.read(file_of(lines))

    assert shifts.weekly_hours(shifts.by_worker(found)["a"]) == [40, 40, 20, 40]
    assert shifts.counted(found, 14).swing == Decimal("0.247")


@pytest.mark.pure
def test_a_week_off_counts_as_nought_and_one_late_publication_in_ten_is_left_out():
    found, _faults = shifts.read(file_of([shift("a", 0, notice=1), *(shift("a", 7 * n) for n in range(2, 12))]))  # fmt: skip

    assert shifts.weekly_hours(found)[:3] == [8, 0, 8]
    assert shifts.notice_of(found) == 14
    assert shifts.notice_of(found[:2]) == 1


P = Principle
WEIGHED = {"pay": 60, "benefits": 40}


def known(principle: Principle, *reached: bool | None, state: ReadingState = ReadingState.CONFIRMED) -> list[Known]:  # fmt: skip
    return [Known(principle, state, each) for each in reached]


@pytest.mark.pure
def test_no_figure_without_coverage():
    """Pay: two of four known; benefits: all four. At 75 percent pay is lacking; at 50 it is not."""
    lines = [
        *known(P.PAY, True, False, None), *known(P.PAY, True, state=ReadingState.DECLARED),
        *known(P.BENEFITS, True, True, True, False), *known(P.VOICE, False),
    ]  # fmt: skip

    strict, loose = weights.score(WEIGHED, lines, 75), weights.score(WEIGHED, lines, 50)

    # Worked by hand: coverage .6 * 2/4 + .4 * 4/4 = 70; figure .6 * 1/2 + .4 * 3/4 = 60.
    assert (strict.coverage, strict.percent, strict.lacking) == (70, None, (P.PAY,))
    assert (loose.coverage, loose.percent, loose.lacking) == (70, 60, ())
    assert weights.score({"growth": 100}, lines, 50).percent is None


@pytest.mark.pure
@pytest.mark.parametrize(
    ("given", "coverage", "why"),
    [
        ({"pay": 100}, 75, ""), ({"pay": 99}, 75, "add up to 99"), ({"pay": 101, "voice": -1}, 75, "below"),
        ({"luck": 100}, 75, "eight principles"), ({"pay": 100}, 49, "50 to 100"), ({"pay": 100}, 101, "50 to"),
    ],
)  # fmt: skip
def test_weights_add_up(given: dict[str, int], coverage: int, why: str):
    assert why in weights.may_be_weighed(given, coverage).reason
