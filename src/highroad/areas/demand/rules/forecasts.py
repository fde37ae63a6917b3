"""Forecasts as frozen content with a digest, and how they turned out."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from highroad.areas.demand.rules.outlook import CraftOutlook, GapRow

COLUMNS = ("low", "expected", "high", "supply", "gap")
STEADY = "steady"


def content_of(outlooks: Sequence[CraftOutlook], as_of: date) -> dict[str, Any]:
    """What both sides sign: every craft and quarter to a hundredth of a hand."""
    quarters = [str(row.quarter) for row in outlooks[0].rows] if outlooks else []
    return {
        "as_of": as_of.isoformat(),
        "quarters": quarters,
        "crafts": [
            {
                "craft": each.craft,
                "sheet": str(each.sheet),
                **{name: [_written(row, name) for row in each.rows] for name in columns_of(each)},
            }
            for each in outlooks
        ],
    }  # fmt: skip


def columns_of(each: CraftOutlook) -> tuple[str, ...]:
    """The permanent part only where there is one, so that older contents read alike."""
    return (*COLUMNS, STEADY) if any(row.steady for row in each.rows) else COLUMNS


def _written(row: GapRow, name: str) -> str | None:
    value = getattr(row, name)
    return None if value is None else f"{value:.2f}"


def digest_of(content: Mapping[str, Any]) -> str:
    """SHA-256 of the content in a fixed order."""
    written = json.dumps(content, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(written.encode()).hexdigest()


@dataclass(frozen=True, kw_only=True)
class Pair:
    """What was foreseen for a stretch of time and what came: hours or hands, in one unit."""

    low: float
    expected: float
    high: float
    actual: float


@dataclass(frozen=True, kw_only=True)
class Accuracy:
    """How a forecast of one craft turned out, over so many stretches of time.

    `mape` leaves out stretches in which nothing came: a share of nothing says nothing.
    """

    count: int
    mape: float | None
    bias: float
    """Foreseen less actual, as a share of all that came; above 0 too much was foreseen."""
    inside: int
    """How often the actual lay between low and high."""

    @property
    def calibration(self) -> float:
        """The share that lay inside; of an honest band from a tenth to nine tenths, eight in ten."""
        return self.inside / self.count


def accuracy(pairs: Sequence[Pair]) -> Accuracy:
    """Mean absolute error in percent, bias and calibration. Raises `ValueError` without a pair."""
    if not pairs:
        raise ValueError("nothing to compare")
    shares = [abs(one.expected - one.actual) / one.actual for one in pairs if one.actual > 0]
    came = sum(one.actual for one in pairs)
    foreseen = sum(one.expected for one in pairs)
    return Accuracy(
        count=len(pairs),
        mape=sum(shares) / len(shares) if shares else None,
        bias=(foreseen - came) / came if came else 0.0,
        inside=sum(one.low <= one.actual <= one.high for one in pairs),
    )
