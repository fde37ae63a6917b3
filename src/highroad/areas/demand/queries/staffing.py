"""Permanent jobs of a partnership, and the orders that may speak of the same ones."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from highroad.areas.accounts.models import User
from highroad.areas.demand.models import JobOrder, Partnership
from highroad.areas.demand.queries import needs
from highroad.areas.demand.queries.outlooks import HORIZON, facts_of
from highroad.areas.demand.rules.quarters import Quarter
from highroad.areas.demand.rules.staffing import (
    STEADY,
    PermanentJobs,
    SteadyYear,
    permanent_jobs,
    years_of,
)


@dataclass(frozen=True, kw_only=True)
class PermanentCraft:
    """One occupation that runs what is built: at which projects, year by year, and orders beside it."""

    craft: str
    sheet: str
    jobs: Sequence[PermanentJobs]
    years: Sequence[SteadyYear]
    unsaid: Sequence[JobOrder]
    """Orders of it of which nobody has said where their jobs are."""

    @property
    def people(self) -> float:
        """Once all are there, weighed by chance."""
        return sum(each.project.chance * each.people.likely for each in self.jobs)

    @property
    def replaced(self) -> float:
        """To be filled anew each year then, weighed by chance."""
        return sum(each.project.chance * each.replaced for each in self.jobs)


def permanent_of(partnership: Partnership, *, seen_by: User, on: date) -> list[PermanentCraft]:
    """Every occupation with permanent jobs, by sheet and name, in the years ahead. Raises `NotFound`."""
    facts = facts_of(partnership, seen_by)
    jobs = permanent_jobs(facts)
    orders = needs.running_orders(partnership) if jobs else []
    years = range(on.year, on.year + HORIZON // Quarter.A_YEAR + 1)
    by_craft: dict[str, list[PermanentJobs]] = {}
    for each in jobs:
        by_craft.setdefault(each.rate.craft, []).append(each)
    return [
        PermanentCraft(
            craft=craft, sheet=mine[0].rate.sheet, jobs=mine, years=years_of(facts, craft, years),
            unsaid=[each for each in orders if each.occupation == craft and is_unsaid(each)],
        )
        for craft, mine in sorted(by_craft.items(), key=lambda one: (one[1][0].rate.sheet, one[0]))
    ]  # fmt: skip


def is_unsaid(order: JobOrder) -> bool:
    """Whether an order for jobs that last says nothing about where they are."""
    return order.sheet in STEADY and order.runs_id is None and not order.is_elsewhere


def jobs_at(partnership: Partnership, project_key: str, seen_by: User) -> list[PermanentJobs]:
    """The permanent jobs at one project. Raises `NotFound`."""
    found = permanent_jobs(facts_of(partnership, seen_by))
    return [each for each in found if each.project.key == project_key]
