"""When a placement is looked at again, what stops one, and what rates say."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from statistics import median

from highroad.areas.demand.rules.quarters import Quarter
from highroad.areas.demand.rules.supply import wilson
from highroad.areas.demand.vocabulary import StopReason
from highroad.areas.placements.vocabulary import CheckResult, Measure
from highroad.kit.answers import Answer, no, yes

CHECK_DAYS = (30, 90, 180, 365)
"""Days after the start on which somebody asks whether the person is still there."""
LATE_AFTER = timedelta(days=14)
"""So long after its day a check stands in the inbox as late. A choice of this house."""
HOLDING = frozenset({CheckResult.STAYS, CheckResult.MOVED_UP})
"""The results that count as still placed."""
DISPUTES = frozenset({StopReason.STRIKE, StopReason.LOCKOUT, StopReason.DISPUTE})


def may_be_referred(stop: StopReason | None) -> Answer:
    """Whether training money may bring anybody into a job.

    20 CFR 680.840: none that is vacant because of a strike, a lockout or another labor dispute.
    20 CFR 680.830: nothing that helps, promotes or deters union organizing.
    """
    if stop is None:
        return yes
    if stop in DISPUTES:
        return no(
            "These jobs are part of a labor dispute ({reason}). Nobody may be referred to "
            "them (20 CFR 680.840).",
            reason=stop.label,
        )
    return no(
        "This employer uses training money for or against organizing. Nobody may be "
        "referred there (20 CFR 680.830)."
    )


def may_be_placed(
    *, person: str, started_on: date, wage: Decimal, hours: Decimal, on: date
) -> Answer:
    """Whether a start says enough and nothing impossible."""
    if not person.strip():
        return no("Give the person's code. Names do not belong here.")
    if started_on > on:
        return no("A start lies in the past: enter it once the person has begun.")
    if wage <= 0:
        return no("Give the wage of an hour in dollars.")
    if not 0 < hours <= 84:
        return no("A week has more than 0 and at most 84 hours of work.")
    return yes


def due_on(started_on: date, days: int) -> date:
    """The day of a check."""
    return started_on + timedelta(days=days)


def next_check(
    started_on: date, done: Collection[int], *, has_left: bool
) -> tuple[int, date] | None:
    """The first check that nobody has made, with its day; none once somebody has left."""
    if has_left:
        return None
    for days in CHECK_DAYS:
        if days not in done:
            return days, due_on(started_on, days)
    return None


def may_be_checked(days: int, done: Collection[int], started_on: date, on: date) -> Answer:
    """A check is made once, and not before its day."""
    if days not in CHECK_DAYS:
        return no("Checks are made after 30, 90, 180 and 365 days.")
    if days in done:
        return no("This check has been made.")
    if on < due_on(started_on, days):
        return no("This check is due on {day}.", day=due_on(started_on, days).isoformat())
    return yes


@dataclass(frozen=True)
class Rate:
    """So many of so many, with the bounds of Wilson's interval at 95 percent."""

    count: int
    of: int

    @property
    def share(self) -> float | None:
        """Nothing of nobody."""
        return self.count / self.of if self.of else None

    @property
    def bounds(self) -> tuple[float, float] | None:
        """Between which the share lies with 95 percent, if these were drawn by chance."""
        if not 0 < self.of >= self.count:
            return None
        return wilson(self.count, self.of)


@dataclass(frozen=True, kw_only=True)
class ClassResult:
    """How a class of a program went on: the two rates always stand together."""

    enrolled: int
    completed: int
    placed: int
    placed_of_completers: int

    @property
    def of_enrolled(self) -> Rate:
        """Everybody who began counts, also who left before the end."""
        return Rate(self.placed, self.enrolled)

    @property
    def of_completers(self) -> Rate:
        """Only who finished; alone it hides those who left."""
        return Rate(self.placed_of_completers, self.completed)


def may_be_counted(*, enrolled: int, completed: int) -> Answer:
    """No more complete than began."""
    if enrolled < 1:
        return no("A class has at least one person.")
    if completed > enrolled:
        return no("No more people complete than began.")
    return yes


def may_come_from(counted: ClassResult, *, is_completer: bool) -> Answer:
    """One more start of somebody from a class: never more people than it had. `counted` is without them."""
    if counted.placed >= counted.enrolled:
        return no(
            "All people of this class, {count}, are entered. Check the code of the person, "
            "or the numbers of the class.", count=counted.enrolled,
        )  # fmt: skip
    if is_completer and counted.placed_of_completers >= counted.completed:
        return no(
            "All who completed this class, {count}, are entered. Check the code of the "
            "person, or whether they completed it.", count=counted.completed,
        )  # fmt: skip
    return yes


def retained(results: Collection[CheckResult | None]) -> Rate:
    """Still placed among those whom somebody reached; who was not reached is left out and counted apart."""
    known = [each for each in results if each is not None and each is not CheckResult.UNKNOWN]
    return Rate(sum(each in HOLDING for each in known), len(known))


RETAINED_AFTER = 90
"""Days after the start that count as kept in the plan; one of `CHECK_DAYS`."""
MOST_QUARTERS = 24
"""Quarters of one plan. A choice of this house."""
Counts = Mapping[str, Mapping[Measure, int]]
"""People by quarter, as `2027-Q2`, and by measure."""


def may_be_planned(targets: Counts) -> Answer:
    """A plan has quarters, in order of time, with people in at least one of them."""
    if not targets:
        return no("A plan has at least one quarter.")
    if len(targets) > MOST_QUARTERS:
        return no("A plan has at most {most} quarters.", most=MOST_QUARTERS)
    if any(number < 0 for row in targets.values() for number in row.values()):
        return no("A target is not below 0.")
    if not any(number for row in targets.values() for number in row.values()):
        return no("Set a target above 0 for at least one quarter.")
    quarters = [Quarter.parse(name) for name in targets]
    if quarters != sorted(quarters):
        return no("Write the quarters in order of time.")
    return yes


@dataclass(frozen=True, kw_only=True)
class TargetRow:
    """One measure in one quarter: what was meant, and what came; nothing has come of what lies ahead."""

    quarter: str
    measure: Measure
    target: int
    actual: int | None
    is_running: bool = False

    @property
    def variance(self) -> int | None:
        """Actual less target."""
        return None if self.actual is None else self.actual - self.target

    @property
    def share(self) -> float | None:
        """Of the target; nothing of nothing."""
        return self.actual / self.target if self.actual is not None and self.target else None

    @property
    def percent(self) -> int | None:
        """The share in whole percent, half up."""
        if self.actual is None or not self.target:
            return None
        return (200 * self.actual + self.target) // (2 * self.target)


def against(targets: Counts, actual: Counts, on: date) -> list[TargetRow]:
    """Every quarter and measure of a plan; of the running quarter what came so far."""
    today = Quarter.of(on)
    return [
        TargetRow(
            quarter=name, measure=measure, target=row.get(measure, 0),
            actual=actual.get(name, {}).get(measure, 0) if Quarter.parse(name) <= today else None,
            is_running=Quarter.parse(name) == today,
        )
        for name, row in targets.items()
        for measure in Measure
    ]  # fmt: skip


def to_date(rows: Sequence[TargetRow]) -> list[TargetRow]:
    """Each measure over the quarters that are over; the running one is not held against its target yet."""
    done = [row for row in rows if row.actual is not None and not row.is_running]
    if not done:
        return []
    return [
        TargetRow(
            quarter="", measure=measure,
            target=sum(row.target for row in done if row.measure is measure),
            actual=sum(row.actual or 0 for row in done if row.measure is measure),
        )
        for measure in Measure
    ]  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class Hire:
    """One start against its order: when it was asked for, when it came, what was promised and paid."""

    ordered_on: date
    class_ended_on: date | None
    started_on: date
    promised: Decimal | None
    """Dollars an hour on the order."""
    paid: Decimal

    @property
    def days(self) -> int | None:
        """From the order to the first day at work; nothing where the start was there before the order."""
        days = (self.started_on - self.ordered_on).days
        return days if days >= 0 else None

    @property
    def days_from_class(self) -> int | None:
        """From the end of the class to the first day at work; nothing without a class that was over."""
        if self.class_ended_on is None or self.started_on < self.class_ended_on:
            return None
        return (self.started_on - self.class_ended_on).days


@dataclass(frozen=True)
class Middle:
    """The median of some days, the least and the most, and how many of how many are known."""

    median: float | None
    least: int | None
    most: int | None
    known: int
    of: int


def middle(days: Sequence[int | None]) -> Middle:
    """The middle of what is known; nobody known has none."""
    known = [each for each in days if each is not None]
    if not known:
        return Middle(None, None, None, 0, len(days))
    return Middle(float(median(known)), min(known), max(known), len(known), len(days))


@dataclass(frozen=True)
class Hiring:
    """How starts came of orders: days, and wages paid against wages promised."""

    days: Middle
    days_from_class: Middle
    wage_kept: Rate
    """Paid at least what the order said, among starts whose order said a wage."""
    without_promise: int
    """Starts whose order said none."""
    shortfall: Decimal | None
    """Dollars an hour below the promise, the mean over starts that were paid less."""


def hiring(hires: Sequence[Hire]) -> Hiring:
    """Time to hire, and wage paid against wage promised, each with its base."""
    promised = [(hire.promised, hire.paid) for hire in hires if hire.promised is not None]
    short = [wage - paid for wage, paid in promised if paid < wage]
    return Hiring(
        middle([hire.days for hire in hires]),
        middle([hire.days_from_class for hire in hires]),
        Rate(len(promised) - len(short), len(promised)),
        len(hires) - len(promised),
        sum(short, Decimal(0)) / len(short) if short else None,
    )
