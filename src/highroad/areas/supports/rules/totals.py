"""Protected totals as they are frozen, published and read: hidden cells have no number anywhere."""

from __future__ import annotations

import hashlib
import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from highroad.areas.supports.vocabulary import Result, SupportKind, UnmetReason
from highroad.kit.answers import Answer, no, yes

TOTAL: Final = "Total"
Z: Final = 1.959963984540054
"""Of a normal law, for an interval of 95 percent."""
DECLINED: Final = tuple(Result(reason.value) for reason in UnmetReason)
SENT: Final = (Result.SERVED, *DECLINED, Result.NO_WORD)


@dataclass(frozen=True)
class Cell:
    """Needs of one line with one result; none where it is hidden. A person counts once a kind.

    The line is a kind of help, an area or a shift; the result one of `Result` or a sum of them, `Outcome`.
    """

    kind: str
    result: str
    count: int | None


@dataclass(frozen=True)
class Share:
    """So many of so many."""

    count: int
    of: int

    @property
    def value(self) -> float:
        """Of 1."""
        return self.count / self.of


@dataclass(frozen=True)
class Difference:
    """How far two shares lie apart, with an interval of 95 percent. It is no cause."""

    helped: Share
    others: Share
    low: float
    high: float

    @property
    def value(self) -> float:
        """The share of the helped less that of the others."""
        return self.helped.value - self.others.value


@dataclass(frozen=True, kw_only=True)
class ProtectedTotals:
    """What leaves the desk: needs by kind and result, and who stayed; made from what `safecount` returned."""

    first_on: date
    last_on: date
    smallest: int
    cells: Sequence[Cell]
    stayed: Mapping[str, Share | None]
    """By `helped` and `others`; none where one of the four numbers is hidden."""
    by_area: Sequence[Cell] = ()
    by_shift: Sequence[Cell] = ()

    def cuts(self) -> dict[str, Sequence[Cell]]:
        """The further tables, protected beside the first and beside one another."""
        return {"by_area": self.by_area, "by_shift": self.by_shift}

    def count(self, kind: str, result: str) -> int | None:
        """One cell; none where it is hidden or not there."""
        return next((c.count for c in self.cells if (c.kind, c.result) == (kind, result)), None)

    @property
    def closure(self) -> Share | None:
        """Closed loops of all referrals; none where a part is hidden."""
        parts = [self.count(TOTAL, str(result)) for result in SENT if self.has(str(result))]
        closed = [self.count(TOTAL, str(r)) for r in (Result.SERVED, *DECLINED) if self.has(str(r))]
        if not parts or None in parts:
            return None
        of = sum(part or 0 for part in parts)
        return Share(sum(part or 0 for part in closed), of) if of else None

    def has(self, result: str) -> bool:
        """Whether the table has this result at all."""
        return any(cell.result == result for cell in self.cells)

    @property
    def difference(self) -> Difference | None:
        """Stayed among the helped less stayed among the others, after Newcombe; none where hidden."""
        helped, others = self.stayed.get("helped"), self.stayed.get("others")
        if helped is None or others is None or not helped.of or not others.of:
            return None
        return newcombe(helped, others)

    @property
    def unmet(self) -> list[tuple[UnmetReason, int | None]]:
        """Why needs were not met, over all kinds."""
        return [(r, self.count(TOTAL, r.value)) for r in UnmetReason if self.has(r.value)]

    @property
    def kinds(self) -> list[SupportKind]:
        """The kinds in the table, in the order of the law."""
        there = {cell.kind for cell in self.cells}
        return [kind for kind in SupportKind if kind in there]

    @property
    def results(self) -> list[Result]:
        """The results in the table."""
        return [result for result in Result if self.has(str(result))]

    def to_dict(self) -> dict[str, Any]:
        """As it is kept."""
        return {
            "first_on": self.first_on.isoformat(), "last_on": self.last_on.isoformat(),
            "smallest": self.smallest, "cells": [[c.kind, c.result, c.count] for c in self.cells],
            "stayed": {name: [s.count, s.of] if s else None for name, s in self.stayed.items()},
            **{
                name: [[c.kind, c.result, c.count] for c in cells]
                for name, cells in self.cuts().items() if cells
            },
        }  # fmt: skip

    @classmethod
    def from_dict(cls, kept: Mapping[str, Any]) -> ProtectedTotals:
        """What `to_dict` wrote."""
        return cls(
            first_on=date.fromisoformat(kept["first_on"]),
            last_on=date.fromisoformat(kept["last_on"]), smallest=kept["smallest"],
            cells=[Cell(*row) for row in kept["cells"]],
            stayed={name: Share(*pair) if pair else None for name, pair in kept["stayed"].items()},
            by_area=[Cell(*row) for row in kept.get("by_area", ())],
            by_shift=[Cell(*row) for row in kept.get("by_shift", ())],
        )  # fmt: skip

    @property
    def digest(self) -> str:
        """SHA-256 of what is kept."""
        written = json.dumps(self.to_dict(), sort_keys=True, separators=(",", ":"))
        return hashlib.sha256(written.encode()).hexdigest()


def narrows(cells: Sequence[Cell], helped: Share | None) -> bool:
    """Whether the number of helped people who are looked at says more of a hidden cell than the table does.

    Everybody helped had a need that was met. If there are more of them than met needs are shown, the
    rest must stand in hidden cells: a reader of both tables learns a least number for those.
    """
    if helped is None:
        return False
    met = [c.count for c in cells if c.kind != TOTAL and c.result in (Result.SERVED, Result.MET)]
    return None in met and helped.of > sum(count or 0 for count in met)


def wilson(share: Share) -> tuple[float, float]:
    """Wilson's interval of 95 percent for a share."""
    n, p = share.of, share.value
    middle = (p + Z * Z / (2 * n)) / (1 + Z * Z / n)
    half = Z * math.sqrt(p * (1 - p) / n + Z * Z / (4 * n * n)) / (1 + Z * Z / n)
    return max(0.0, middle - half), min(1.0, middle + half)


def newcombe(one: Share, two: Share) -> Difference:
    """The difference of two independent shares with Newcombe's hybrid interval (1998, method 10)."""
    (low1, high1), (low2, high2) = wilson(one), wilson(two)
    apart = one.value - two.value
    return Difference(
        one, two,
        low=apart - math.hypot(one.value - low1, high2 - two.value),
        high=apart + math.hypot(high1 - one.value, two.value - low2),
    )  # fmt: skip


def clashes(
    first_on: date, last_on: date, others: Sequence[tuple[date, date]]
) -> tuple[date, date] | None:
    """Public totals whose days overlap: one could be taken from the other."""
    return next((days for days in others if first_on <= days[1] and days[0] <= last_on), None)


def may_cover(first_on: date, last_on: date, today: date) -> Answer:
    """At least a quarter, and over: totals of a running period would show who came last."""
    if (last_on - first_on).days < 88:
        return no("Totals cover at least three months.")
    if last_on >= today:
        return no("The period must be over: totals of running days would show who came last.")
    return yes


def result_of(state: str, reason: str, referrals: Sequence[tuple[str, str]]) -> Result:
    """What became of a need: its own end first, then the word on its latest referral."""
    if state == "met":
        return Result.SERVED if any(s == "completed" for s, _ in referrals) else Result.MET
    if state == "unmet":
        return Result(reason)
    if not referrals:
        return Result.WAITING
    last, why = referrals[-1]
    return Result(why) if last in ("rejected", "failed") and why else Result.NO_WORD
