"""Hours that were worked, held against forecasts that both sides signed.

A forecast speaks of hands, a filing of hours. Hands become hours by what one full-time hand works in
a quarter (`rules.hours`). A craft of a filing is a craft of a forecast when both have one name,
whatever the case of its letters and whether it stands in the plural. Filings are of work on projects:
permanent jobs that a forecast expects by themselves are taken off before it is compared.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from highroad.areas.demand.rules.forecasts import STEADY, Accuracy, Pair, accuracy
from highroad.areas.demand.rules.hours import ABSENCE, HOURS_A_YEAR
from highroad.areas.demand.rules.quarters import Quarter
from highroad.kit.answers import Answer, no, yes
from highroad.kit.periods import Period

HOURS_A_QUARTER = HOURS_A_YEAR / 4 * (1 - ABSENCE)
"""What a full-time hand works in a quarter: 468 hours."""
EDGE = timedelta(days=6)
"""Filings are of whole weeks: the first may begin so late, the last end so early in a quarter."""
APART = timedelta(days=90)
"""Between two counts of a quarter. A choice of this house."""
WEEKS = 13


@dataclass(frozen=True, kw_only=True)
class CraftCount:
    """Hours of a craft; of all crafts where `craft` is None, of none named where it is empty.

    `hours` is None where it is not shown, so that it tells nothing of a few people.
    """

    craft: str | None
    hours: float | None


@dataclass(frozen=True, kw_only=True)
class CountedQuarter:
    """Hours by craft of one quarter, and what they rest on."""

    crafts: tuple[CraftCount, ...]
    weeks: int
    projects: int
    employers: int
    filings: int


def craft_key(name: str) -> str:
    """What two spellings of a craft have in common: `Electricians` and `electrician` are one."""
    folded = " ".join(name.replace("-", " ").casefold().split())
    return folded[:-1] if folded.endswith("s") and not folded.endswith("ss") else folded


def may_be_counted(quarter: Quarter, filed: Period | None, on: date) -> Answer:
    """A quarter is counted when it is over and filings cover it from its first week to its last."""
    days = quarter.period
    if on <= days.last_on:
        return no("This quarter is not over.")
    if (
        filed is None
        or filed.first_on > days.first_on + EDGE
        or filed.last_on < days.last_on - EDGE
    ):
        return no("Certified filings do not reach from its first week to its last.")
    return yes


def quarters_filed(filed: Period | None, on: date) -> list[Quarter]:
    """The quarters that are over and covered from their first week to their last, newest first."""
    if filed is None:
        return []
    first, last = Quarter.of(filed.first_on).ordinal, Quarter.of(filed.last_on).ordinal
    every = (Quarter(place) for place in range(last, first - 1, -1))
    return [each for each in every if may_be_counted(each, filed, on)]


def may_be_counted_again(*, counted_on: date, on: date, is_corrected: bool) -> Answer:
    """A quarter is counted again after a correction of its filings, and not soon after the last count."""
    if not is_corrected:
        return no(
            "This quarter was counted already, and none of its filings has been corrected since."
        )
    if on < counted_on + APART:
        return no(
            "This quarter was counted on {day}. It is counted again 90 days later at the earliest: "
            "counts in quick succession tell of a few people by their difference.",
            day=counted_on.isoformat(),
        )  # fmt: skip
    return yes


Worked = Mapping[tuple[str, str], int]
"""Hundredths of hours by craft and worker."""


def people_changed(before: Worked, now: Worked) -> dict[str, int]:
    """By craft, of how many workers two counts say something different; a new name is a worker too."""
    found: dict[str, int] = {}
    for craft, worker in before.keys() | now.keys():
        if before.get((craft, worker)) != now.get((craft, worker)):
            found[craft] = found.get(craft, 0) + 1
    return found


@dataclass(frozen=True, kw_only=True)
class TurnedRow:
    """A craft in a quarter, in hours. `actual` is None where it was not counted or is not shown."""

    quarter: str
    ahead: int
    """Quarters between the day the forecast was frozen and this one; 0 was running then."""
    low: float
    expected: float
    high: float
    actual: float | None
    hidden: bool

    @property
    def error(self) -> float | None:
        """Hours foreseen less hours worked."""
        return None if self.actual is None else self.expected - self.actual

    @property
    def share(self) -> float | None:
        """The error as a share of what was worked; nothing of nothing."""
        return (self.expected - self.actual) / self.actual if self.actual else None

    @property
    def inside(self) -> bool | None:
        """Whether what was worked lay between low and high."""
        return None if self.actual is None else self.low <= self.actual <= self.high

    @property
    def says_something(self) -> bool:
        """Whether hands were foreseen or worked, or are not shown: nothing right about nothing is no success."""
        return self.hidden or self.high > 0 or bool(self.actual)

    @property
    def pair(self) -> Pair:
        """For the measures. Only where something is known."""
        assert self.actual is not None
        return Pair(low=self.low, expected=self.expected, high=self.high, actual=self.actual)


@dataclass(frozen=True, kw_only=True)
class TurnedOut:
    """How the forecast of one craft turned out, over the quarters that were counted."""

    craft: str
    sheet: str
    rows: tuple[TurnedRow, ...]

    @property
    def accuracy(self) -> Accuracy | None:
        """Error, bias and calibration; nothing while no quarter can be compared."""
        return accuracy_of(self.rows)


def accuracy_of(rows: Sequence[TurnedRow]) -> Accuracy | None:
    """The same of any rows; where nothing was foreseen and nothing worked, nothing is compared."""
    pairs = [row.pair for row in rows if row.actual is not None and row.says_something]
    return accuracy(pairs) if pairs else None


Counts = Mapping[str, Sequence[CraftCount]]
"""By quarter, as `2027-Q2`."""


def turned_out(content: Mapping[str, Any], counts: Counts) -> list[TurnedOut]:
    """Every craft of a frozen forecast in the quarters that were counted.

    Where a quarter was counted and nobody filed hours of a craft, nothing was worked: 0 hours.
    """
    frozen = Quarter.of(date.fromisoformat(content["as_of"]))
    places = [(place, q) for place, q in enumerate(content["quarters"]) if q in counts]
    by_craft = {q: _by_key(counts[q]) for _place, q in places}
    return [
        TurnedOut(
            craft=each["craft"],
            sheet=each["sheet"],
            rows=tuple(
                _row(each, place, quarter, frozen, by_craft[quarter]) for place, quarter in places
            ),
        )
        for each in content["crafts"]
    ]


def _by_key(counts: Sequence[CraftCount]) -> dict[str, float | None]:
    """Two spellings of one craft are added; where one of them is not shown, neither is the sum."""
    found: dict[str, float | None] = {}
    for each in counts:
        if each.craft:
            key = craft_key(each.craft)
            before = found.get(key, 0.0)
            found[key] = None if before is None or each.hours is None else before + each.hours
    return found


def _row(
    craft: Mapping[str, Any], place: int, quarter: str, frozen: Quarter,
    counts: Mapping[str, float | None],
) -> TurnedRow:  # fmt: skip
    key = craft_key(craft["craft"])
    steady = float(craft[STEADY][place] or 0) if STEADY in craft else 0.0
    low, expected, high = (
        max(0.0, float(craft[name][place] or 0) - steady) * HOURS_A_QUARTER
        for name in ("low", "expected", "high")
    )
    return TurnedRow(
        quarter=quarter, ahead=Quarter.parse(quarter).ordinal - frozen.ordinal, low=low,
        expected=expected, high=high, actual=counts.get(key, 0.0),
        hidden=key in counts and counts[key] is None,
    )  # fmt: skip


def not_foreseen(content: Mapping[str, Any], counts: Counts) -> list[tuple[str, str, float | None]]:
    """Quarter, craft and hours of filed crafts that the forecast does not name; empty: none filed."""
    known = {craft_key(each["craft"]) for each in content["crafts"]}
    return [
        (quarter, each.craft, each.hours)
        for quarter in content["quarters"]
        for each in counts.get(quarter, ())
        if each.craft is not None and craft_key(each.craft) not in known
    ]
