"""Permanent jobs: the people who run what was built, and who replaces them.

The steady form of the demand engine: people a unit (a megawatt, a mile, a bed) by the units of a
project, from the day it comes into service, going up evenly until all are there.
"""

from __future__ import annotations

import calendar
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from highroad.areas.demand.rules.bands import Chance, expected
from highroad.areas.demand.rules.facts import Facts, OrderFacts, ProjectFacts, StaffingFacts
from highroad.areas.demand.rules.hours import Span
from highroad.areas.demand.rules.quarters import Stretch
from highroad.areas.demand.rules.supply import replacement
from highroad.areas.demand.rules.timing import ordered_heads
from highroad.areas.demand.vocabulary import Sheet

STEADY = frozenset({Sheet.OPERATIONS, Sheet.MANAGEMENT})
"""The sheets on which jobs last beyond the building."""
UNSAID = ""
"""Stands for the projects that no order names."""


@dataclass(frozen=True, kw_only=True)
class PermanentJobs:
    """The jobs of one occupation at one project, once it is in service."""

    project: ProjectFacts
    rate: StaffingFacts

    @property
    def people(self) -> Span:
        """Once all are there."""
        return self.rate.per_unit.times(self.project.size)

    @property
    def full_on(self) -> date:
        """The first day on which all are there."""
        return months_later(self.project.serves_from, self.rate.ramp_months)

    @property
    def replaced(self) -> float:
        """To be filled anew each year, likely, once all are there."""
        return replacement(self.people.likely, self.rate.separations)

    def filled(self, day: date) -> Span:
        """Jobs that are there on a day: none before service, then evenly up to all."""
        last = max(self.project.serves_from, self.full_on - timedelta(days=1))
        return self.people.times(ordered_heads(1, self.project.serves_from, last, day))

    def expected(self, day: date) -> float:
        """Likely jobs on a day, weighed by the chance of the project."""
        return self.project.chance * self.filled(day).likely


def months_later(day: date, months: int) -> date:
    """The same day so many months later; the last of a month that is too short for it."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def permanent_jobs(facts: Facts, craft: str | None = None) -> list[PermanentJobs]:
    """Every occupation at every project whose size is known in the unit of a rate of its type."""
    return [
        PermanentJobs(project=project, rate=rate)
        for project in facts.projects
        for rate in facts.staffing
        if (rate.kind, rate.unit) == (project.kind, project.unit)
        and project.size > 0
        and craft in (None, rate.craft)
    ]


@dataclass(frozen=True)
class Group:
    """Orders and permanent jobs that speak of the same jobs."""

    orders: tuple[OrderFacts, ...]
    jobs: tuple[PermanentJobs, ...]

    def counted(self, day: date) -> tuple[list[Chance], bool]:
        """What counts on a day, and whether it is the permanent jobs: whichever expects more people."""
        ordered = [
            Chance(order.chance, Span(heads, heads, heads))
            for order in self.orders
            if (heads := _heads(order, day))
        ]
        steady = [
            Chance(each.project.chance, span)
            for each in self.jobs
            if (span := each.filled(day)).high
        ]
        return (steady, True) if expected(steady) > expected(ordered) else (ordered, False)


def _heads(order: OrderFacts, day: date) -> float:
    return ordered_heads(order.count, order.starts_on, order.until_on, day)


def groups_of(facts: Facts, craft: str) -> list[Group]:
    """The orders of an occupation beside its permanent jobs, so that no job counts twice.

    An order that names a project is for the jobs there. One that says it is elsewhere stands alone, as
    does one for building. An order of which nobody has said anything is taken to be for jobs at the
    projects that no order names: it adds nothing until it asks for more than they do.
    """
    jobs = permanent_jobs(facts, craft)
    keys = {each.project.key for each in jobs}
    by_key: dict[str, list[OrderFacts]] = {UNSAID: []}
    alone: list[OrderFacts] = []
    for order in facts.orders:
        if order.craft == craft:
            key = _speaks_of(order, keys)
            (alone if key is None else by_key.setdefault(key, [])).append(order)
    found = [
        Group(
            tuple(orders),
            tuple(
                each
                for each in jobs
                if key == (each.project.key if each.project.key in by_key else UNSAID)
            ),
        )
        for key, orders in by_key.items()
    ]
    return [*found, *(Group((each,), ()) for each in alone)]


def _speaks_of(order: OrderFacts, keys: Collection[str]) -> str | None:
    """The project of which an order speaks among these; nothing where of none of them."""
    if order.is_elsewhere or order.sheet not in STEADY:
        return None
    return order.at if not order.at or order.at in keys else None


def once(
    facts: Facts, craft: str, stretches: Sequence[Stretch]
) -> list[tuple[list[Chance], float]]:
    """For each stretch what orders and permanent jobs take, each job once, and the permanent part."""
    groups = groups_of(facts, craft)
    found = []
    for stretch in stretches:
        items: list[Chance] = []
        steady = 0.0
        for group in groups:
            counted, is_steady = group.counted(stretch.period.last_on)
            items += counted
            steady += expected(counted) if is_steady else 0.0
        found.append((items, steady))
    return found


@dataclass(frozen=True, kw_only=True)
class SteadyYear:
    """An occupation's permanent jobs in one calendar year, in people, weighed by chance."""

    year: int
    jobs: float
    """On its last day."""
    new: float
    """More than on the last day of the year before."""
    replaced: float
    """Filled anew: the mean of both days by the share that separates."""
    ordered: float
    """What orders of the same jobs expect on its last day."""
    counted: float
    """What goes into the outlook on its last day: of each group the larger of both."""


def years_of(facts: Facts, craft: str, years: Iterable[int]) -> tuple[SteadyYear, ...]:
    """The permanent jobs of an occupation year by year."""
    groups = [group for group in groups_of(facts, craft) if group.jobs]
    jobs = [each for group in groups for each in group.jobs]
    orders = [each for group in groups for each in group.orders]
    found = []
    for year in years:
        first, last = date(year - 1, 12, 31), date(year, 12, 31)
        begin, end = (sum(each.expected(day) for each in jobs) for day in (first, last))
        replaced = sum(
            replacement((each.expected(first) + each.expected(last)) / 2, each.rate.separations)
            for each in jobs
        )
        found.append(
            SteadyYear(
                year=year, jobs=end, new=end - begin, replaced=replaced,
                ordered=sum(each.chance * _heads(each, last) for each in orders),
                counted=sum(expected(group.counted(last)[0]) for group in groups),
            )
        )  # fmt: skip
    return tuple(found)
