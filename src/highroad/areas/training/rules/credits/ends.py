"""When a credit ends, by credit, technology and day: dated data with its source, and what it means for a facility.

The ends were read in the enrolled text of Public Law 119-21 (4 July 2025) and in the sections it amends.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from highroad.areas.training.vocabulary.credits import Credit, EndState, Technology

FULL = 100
FOREIGN_AFTER = date(2025, 12, 31)
"""Construction that begins later may hold no material assistance (P.L. 119-21, sec. 70512(b), 70513(b))."""
FOREIGN = frozenset({Credit.PRODUCTION, Credit.INVESTMENT})
BY_TECHNOLOGY = frozenset({Credit.PRODUCTION, Credit.INVESTMENT})
"""Credits that end on other days for wind and solar than for the rest."""
EARLY = frozenset({Technology.WIND, Technology.SOLAR})
LATER = frozenset({Technology.STORAGE, Technology.OTHER})


@dataclass(frozen=True, kw_only=True)
class CreditEnd:
    """One end. Construction begun in time or service in time is enough, where the law names both."""

    credit: Credit
    citation: str
    technologies: frozenset[Technology] = frozenset()
    """Empty: whatever is built."""
    begun_by: date | None = None
    service_by: date | None = None
    acquired_by: date | None = None
    sold_by: date | None = None
    fades: Sequence[tuple[int, int]] = ()
    """Construction begun in that year earns so many percent of the credit."""
    is_checked: bool = True
    """The section and the law that amended it were both read; otherwise it is to be checked."""

    @property
    def last_on(self) -> date:
        """The day that is asked for last."""
        found = (self.service_by, self.begun_by, self.acquired_by, self.sold_by)
        return next(day for day in found if day is not None)


ENDS: Sequence[CreditEnd] = (
    CreditEnd(
        credit=Credit.PRODUCTION,
        technologies=EARLY,
        begun_by=date(2026, 7, 4),
        service_by=date(2027, 12, 31),
        citation="26 USC 45Y(d)(4); P.L. 119-21, sec. 70512(a), (l)(4)",
    ),
    CreditEnd(
        credit=Credit.PRODUCTION,
        technologies=LATER,
        begun_by=date(2033, 12, 31),
        fades=((2034, 75), (2035, 50)),
        citation="26 USC 45Y(d)(1)-(3); P.L. 119-21, sec. 70512(a)(2)",
    ),
    CreditEnd(
        credit=Credit.INVESTMENT,
        technologies=EARLY,
        begun_by=date(2026, 7, 4),
        service_by=date(2027, 12, 31),
        citation="26 USC 48E(e)(4); P.L. 119-21, sec. 70513(a), (g)(5)",
    ),
    CreditEnd(
        credit=Credit.INVESTMENT,
        technologies=LATER,
        begun_by=date(2033, 12, 31),
        fades=((2034, 75), (2035, 50)),
        citation="26 USC 48E(e)(1)-(3), (4)(C), 45Y(d)(3); P.L. 119-21, sec. 70512(a)(2), 70513(a)",
    ),
    CreditEnd(
        credit=Credit.HYDROGEN,
        begun_by=date(2027, 12, 31),
        citation="26 USC 45V(c)(3)(C); P.L. 119-21, sec. 70511",
    ),
    CreditEnd(
        credit=Credit.REFUELING,
        service_by=date(2026, 6, 30),
        citation="26 USC 30C(i); P.L. 119-21, sec. 70504",
    ),
    CreditEnd(
        credit=Credit.BUILDINGS,
        begun_by=date(2026, 6, 30),
        citation="26 USC 179D(i); P.L. 119-21, sec. 70507",
    ),
    CreditEnd(
        credit=Credit.HOMES,
        acquired_by=date(2026, 6, 30),
        citation="26 USC 45L(h); P.L. 119-21, sec. 70508",
    ),
    CreditEnd(
        credit=Credit.FUEL,
        sold_by=date(2029, 12, 31),
        citation="26 USC 45Z(g); P.L. 119-21, sec. 70521(d)",
    ),
    CreditEnd(
        credit=Credit.CARBON,
        begun_by=date(2032, 12, 31),
        citation="26 USC 45Q(d)(1); left as it was by P.L. 119-21, sec. 70522",
    ),
    CreditEnd(
        credit=Credit.OLD_PRODUCTION,
        begun_by=date(2024, 12, 31),
        citation="26 USC 45(d)",
    ),
    CreditEnd(
        credit=Credit.OLD_INVESTMENT,
        begun_by=date(2024, 12, 31),
        citation="26 USC 48(a)",
        is_checked=False,
    ),
)


@dataclass(frozen=True, kw_only=True)
class Claimed:
    """What a facility is built for, and its days. `technology` matters for `BY_TECHNOLOGY` alone."""

    credit: Credit
    began_on: date
    technology: Technology | None = None
    planned_on: date | None = None
    in_service_on: date | None = None


@dataclass(frozen=True, kw_only=True)
class Ending:
    """What the end of a credit means for a facility on a day."""

    end: CreditEnd
    state: EndState
    percent: int
    """Of the credit, by the year construction began."""
    days_left: int | None
    """From the day asked about to the last day; nothing once it no longer matters."""
    foreign_rule: bool
    """Whether the limits on prohibited foreign entities reach its construction."""


def end_for(credit: Credit, technology: Technology | None) -> CreditEnd:
    """The end that binds. Raises `ValueError` where a credit needs a technology and none is given."""
    for each in ENDS:
        if each.credit == credit and (not each.technologies or technology in each.technologies):
            return each
    raise ValueError("this credit ends by technology, and none is given")


def ending_of(claimed: Claimed, *, today: date) -> Ending:
    """Wind begun on 4 July 2026 is in time whenever it is in service; begun on the 5th, by the end of 2027 only."""
    end = end_for(claimed.credit, claimed.technology)
    state, percent = _state(end, claimed, today)
    running = state in (EndState.PLANNED, EndState.LATE, EndState.NO_DAY, EndState.RUNS)
    return Ending(
        end=end, state=state, percent=percent,
        days_left=(end.last_on - today).days if running else None,
        foreign_rule=claimed.credit in FOREIGN and claimed.began_on > FOREIGN_AFTER,
    )  # fmt: skip


def _state(end: CreditEnd, claimed: Claimed, today: date) -> tuple[EndState, int]:
    if end.acquired_by or end.sold_by:
        return (EndState.RUNS, FULL) if today <= end.last_on else (EndState.ENDED, 0)
    if end.begun_by is not None and claimed.began_on <= end.begun_by:
        return (EndState.KEPT if claimed.began_on <= today else EndState.PLANNED), FULL
    for year, percent in end.fades:
        if claimed.began_on.year == year:
            return EndState.FADES, percent
    if end.service_by is None:
        return EndState.ENDED, 0
    return _by_service(end.service_by, claimed, today)


def _by_service(last: date, claimed: Claimed, today: date) -> tuple[EndState, int]:
    if claimed.in_service_on is not None:
        return (EndState.KEPT, FULL) if claimed.in_service_on <= last else (EndState.ENDED, 0)
    if today > last:
        return EndState.ENDED, 0
    if claimed.planned_on is None:
        return EndState.NO_DAY, FULL
    return (EndState.PLANNED, FULL) if claimed.planned_on <= last else (EndState.LATE, 0)
