"""On which order a federal forum rested on a day: dated data, to the month or year that is known.

Facts: orders on labor-management forums and pre-decisional involvement in the federal service.
They are not the orders on bargaining rights. A forum that a contract agrees on needs none of them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


@dataclass(frozen=True)
class Moment:
    """A year, and its month where it is known."""

    year: int
    month: int = 0

    @property
    def first(self) -> date:
        return date(self.year, self.month or 1, 1)

    @property
    def last(self) -> date:
        """The last day that may be meant."""
        month = self.month or 12
        return date(self.year + month // 12, month % 12 + 1, 1) - date.resolution


class Standing(StrEnum):
    """How an order stood on a day."""

    NOT_YET = "not_yet"
    IN_FORCE = "in_force"
    CHANGING = "changing"
    """It began or ended in this month or year; the day is not among our facts."""
    ENDED = "ended"


@dataclass(frozen=True)
class Order:
    """An executive order on forums: by which name it is cited, from when to when, what ended it."""

    citation: str
    from_: Moment
    to: Moment | None
    ended_by: str = ""

    def on(self, day: date) -> Standing:
        """How it stood on a day, as exactly as it is known."""
        if day < self.from_.first:
            return Standing.NOT_YET
        if day <= self.from_.last:
            return Standing.CHANGING
        if self.to is None or day < self.to.first:
            return Standing.IN_FORCE
        return Standing.CHANGING if day <= self.to.last else Standing.ENDED


ORDERS: Sequence[Order] = (
    Order("E.O. 13522", Moment(2009, 12), Moment(2017), "E.O. 13812"),
    Order("E.O. 14119", Moment(2024, 3), Moment(2025, 3)),
)
"""Without the order of 1993, of which the end is not among our facts."""

LAST_REPORT = date(2025, 4, 30)
"""By this day agencies were to report the forum provisions of their contracts after the end of E.O. 14119."""


def orders_on(day: date) -> tuple[tuple[Order, Standing], ...]:
    """Every order that stood, or may have stood, on a day."""
    found = ((order, order.on(day)) for order in ORDERS)
    return tuple(
        (order, standing)
        for order, standing in found
        if standing in (Standing.IN_FORCE, Standing.CHANGING)
    )
