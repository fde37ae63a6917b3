"""Whether a reading can be entered, where it stands, and whether it speaks for a yes."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

from highroad.areas.job_quality.vocabulary import (
    BENEFITS,
    Better,
    Indicator,
    Measure,
    ReadingStance,
    ReadingState,
    Trend,
)
from highroad.kit.answers import Answer, no, yes

HUNDRED = Decimal(100)
LONGEST_WAIT = 3_660
BESIDE_A_MEDIAN = frozenset({"of_occupation_median", "of_area_median"})


def may_be_read(
    indicator: Indicator, value: Decimal, source: str, read_on: date, on: date
) -> Answer:
    """A reading has a source, a day that has come, and a value its unit allows."""
    if not source.strip():
        return no("Say where this comes from.")
    if read_on > on:
        return no("This day lies ahead.")
    if value < 0:
        return no("A value is never below nought.")
    if indicator.measure is Measure.YES_NO and value not in (0, 1):
        return no("Enter 1 for yes and 0 for no.")
    is_share = indicator.measure is Measure.PERCENT and indicator.key not in BESIDE_A_MEDIAN
    if is_share and value > HUNDRED:
        return no("A share is at most 100 percent.")
    return yes


def may_have_terms(
    indicator: Indicator, waiting_days: int | None, worker_cost: Decimal | None
) -> Answer:
    """Days of waiting and what a worker pays are terms of benefits, and of nothing else."""
    if indicator.key not in BENEFITS:
        return no("Only a benefit has days of waiting and a price for workers.")
    if (waiting_days or 0) < 0 or (worker_cost or 0) < 0:
        return no("A value is never below nought.")
    if (waiting_days or 0) > LONGEST_WAIT:
        return no("Enter the days of waiting, at most {most}.", most=LONGEST_WAIT)
    return yes


def state(
    indicator: Indicator, read_on: date | None, stance: ReadingStance | None, on: date
) -> ReadingState:
    """Where the newest reading stands on a day; its last fresh day still counts."""
    if read_on is None:
        return ReadingState.NONE
    if read_on + timedelta(days=indicator.fresh_days) < on:
        return ReadingState.OLD
    if stance is None:
        return ReadingState.DECLARED
    return ReadingState.CONFIRMED if stance is ReadingStance.CONFIRM else ReadingState.DISPUTED


def is_reached(indicator: Indicator, value: Decimal, target: Decimal | None) -> bool | None:
    """Whether a value reaches what it should; nothing where nobody has said what that is.

    Beside a median: above it. A yes or no: yes. Others: the target the parties entered.
    """
    if indicator.key in BESIDE_A_MEDIAN:
        return value > (target or HUNDRED)
    if indicator.measure is Measure.YES_NO:
        return value == 1
    if target is None:
        return None
    return value >= target if indicator.better is Better.HIGHER else value <= target


def trend(indicator: Indicator, value: Decimal, before: Decimal | None) -> Trend | None:
    """Whether workers are better off than at the reading before; nothing without one."""
    if before is None:
        return None
    if value == before:
        return Trend.SAME
    is_up = value > before
    return Trend.BETTER if is_up == (indicator.better is Better.HIGHER) else Trend.WORSE


def speaks_for_yes(
    indicator: Indicator, found: ReadingState, value: Decimal, target: Decimal | None
) -> bool:
    """Only what the other side confirmed, is fresh, and reaches its target, speaks for a yes."""
    return found is ReadingState.CONFIRMED and bool(is_reached(indicator, value, target))
