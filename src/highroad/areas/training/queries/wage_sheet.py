"""The worksheet of wages and of state rules, for the pages: what the rules say of numbers somebody types."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from highroad.areas.training.rules.credits import packs, states, wages
from highroad.areas.training.rules.credits.states import StateResult
from highroad.areas.training.rules.credits.wages import Correction, Worked

__all__ = [
    "Correction", "StateResult", "Week", "Worked", "california", "corrected", "washington", "week_of",
]  # fmt: skip
california, washington = states.california, states.washington


@dataclass(frozen=True, kw_only=True)
class Week:
    """What one person is due for a week, and what was paid, in dollars."""

    due: Decimal
    paid: Decimal

    @property
    def short(self) -> Decimal:
        """What is missing, never below nought."""
        return max(Decimal(0), self.due - self.paid)


def week_of(lines: Sequence[Worked], paid: Decimal) -> Week:
    """A week of one person in one or more classifications."""
    return Week(due=wages.week_due(lines), paid=paid)


def corrected(
    *, workers: int, missing: Decimal, interest: Decimal, intentional: bool, on: date
) -> Correction:
    """What puts it right that so many workers were short-paid so much together, by the rules of a day."""
    shares = [missing / workers] * workers if workers else []
    return wages.correction(
        shares, packs.credits_on(on), interest=interest, intentional=intentional
    )
