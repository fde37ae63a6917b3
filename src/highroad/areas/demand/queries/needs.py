"""Orders, projects and conditions, as somebody with a seat may read them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db.models import QuerySet

from highroad.areas.accounts.models import User
from highroad.areas.demand.models import (
    Coefficient,
    Condition,
    ConditionMove,
    CraftSupply,
    JobOrder,
    Partnership,
    PipelineProject,
    PriceIndex,
    StaffingRate,
)
from highroad.areas.demand.rules import stops
from highroad.areas.demand.rules.stops import Jobs
from highroad.areas.demand.vocabulary import StopReason
from highroad.areas.partnerships import queries as partnerships
from highroad.kit.answers import NotFound

Kept = TypeVar("Kept", Condition, JobOrder, PipelineProject, CraftSupply)


def one(found: QuerySet[Kept], key: UUID | str) -> Kept:
    """The record of this key among those found. Raises `NotFound`."""
    try:
        kept = found.filter(pk=key).first()
    except (ValidationError, ValueError) as error:
        raise NotFound from error
    if kept is None:
        raise NotFound
    return kept


def get_order(key: UUID | str, seen_by: User) -> JobOrder:
    """A job order. Raises `NotFound`."""
    found = JobOrder.objects.filter(partnership__in=partnerships.joint_partnerships(seen_by))
    return one(found.select_related("partnership", "condition", "runs"), key)


def get_project(key: UUID | str, seen_by: User) -> PipelineProject:
    """A project of the pipeline. Raises `NotFound`."""
    found = PipelineProject.objects.filter(partnership__in=partnerships.joint_partnerships(seen_by))
    return one(found.select_related("partnership", "condition"), key)


def get_condition(key: UUID | str, seen_by: User) -> Condition:
    """Something that jobs wait for. Raises `NotFound`."""
    found = Condition.objects.filter(partnership__in=partnerships.joint_partnerships(seen_by))
    return one(found.select_related("partnership"), key)


def must_see(partnership: Partnership, seen_by: User) -> None:
    """Go on if somebody has a seat here. Raises `NotFound` otherwise."""
    if not partnerships.has_seat(seen_by, partnership):
        raise NotFound


def running_orders(partnership: Partnership) -> list[JobOrder]:
    """The orders that stand."""
    found = JobOrder.objects.filter(partnership=partnership, withdrawn_at=None)
    return list(found.select_related("condition"))


def running_projects(partnership: Partnership) -> list[PipelineProject]:
    """The projects that stand."""
    found = PipelineProject.objects.filter(partnership=partnership, withdrawn_at=None)
    return list(found.select_related("condition").prefetch_related("craft_hours"))


def stop_on(order: JobOrder, started_on: date | None = None) -> StopReason | None:
    """Why nobody may be referred to these jobs, by their own stop or by one of the same employer.

    With the day of a start: what had stopped them by then. Without it, what stops them now.
    """
    stopped = JobOrder.objects.filter(partnership=order.partnership_id).exclude(stop="")
    others = stopped.exclude(pk=order.pk)
    return stops.stop_on(_jobs(order, started_on), (_jobs(each, started_on) for each in others))


def _jobs(order: JobOrder, on: date | None) -> Jobs:
    holds = stops.holds_on(order.stop_since, on)
    return Jobs(order.employer, order.place, order.occupation, order.stop if holds else "")


def list_orders(partnership: Partnership, seen_by: User) -> list[JobOrder]:
    """The orders that stand, soonest first as things stand."""
    must_see(partnership, seen_by)
    return sorted(running_orders(partnership), key=lambda order: order.starts_on)


def list_projects(partnership: Partnership, seen_by: User) -> list[PipelineProject]:
    """The projects that stand, soonest first as things stand."""
    must_see(partnership, seen_by)
    return sorted(running_projects(partnership), key=lambda project: project.start_on)


@dataclass(frozen=True)
class ConditionView:
    """A condition with its moves and what hangs on it."""

    condition: Condition
    moves: Sequence[ConditionMove]
    orders: Sequence[JobOrder]
    projects: Sequence[PipelineProject]

    @property
    def to_confirm(self) -> int:
        """How many have to be decided again."""
        return sum(each.must_decide_again for each in (*self.orders, *self.projects))


def list_conditions(partnership: Partnership, seen_by: User) -> list[ConditionView]:
    """Everything that jobs wait for, soonest first, with what hangs on it."""
    must_see(partnership, seen_by)
    found = Condition.objects.filter(partnership=partnership).prefetch_related("moves")
    orders, projects = running_orders(partnership), running_projects(partnership)
    return [
        ConditionView(
            each,
            list(each.moves.all()),
            [one for one in orders if one.condition_id == each.pk],
            [one for one in projects if one.condition_id == each.pk],
        )
        for each in found
    ]


def view_condition(condition: Condition, seen_by: User) -> ConditionView:
    """One condition with its moves and what hangs on it."""
    views = list_conditions(condition.partnership, seen_by)
    return next(view for view in views if view.condition.pk == condition.pk)


def list_coefficients(partnership: Partnership, seen_by: User) -> list[Coefficient]:
    """The coefficients in use: of each type and craft the newest."""
    must_see(partnership, seen_by)
    return newest_coefficients(partnership)


def newest_coefficients(partnership: Partnership) -> list[Coefficient]:
    """Of each type and craft the coefficient entered last."""
    found: dict[tuple[str, str], Coefficient] = {}
    for each in Coefficient.objects.filter(partnership=partnership):
        found.setdefault((each.kind, each.craft), each)
    return list(found.values())


def list_staffing(partnership: Partnership, seen_by: User) -> list[StaffingRate]:
    """The staffing in use: of each type, occupation and unit the latest."""
    must_see(partnership, seen_by)
    return newest_staffing(partnership)


def newest_staffing(partnership: Partnership) -> list[StaffingRate]:
    """Of each type, occupation and unit the rate with the latest day."""
    found: dict[tuple[str, str, str], StaffingRate] = {}
    for each in StaffingRate.objects.filter(partnership=partnership):
        found.setdefault((each.kind, each.craft, each.unit), each)
    return list(found.values())


def list_prices(partnership: Partnership, seen_by: User) -> list[PriceIndex]:
    """The price index, year by year."""
    must_see(partnership, seen_by)
    return list(PriceIndex.objects.filter(partnership=partnership))


def list_supplies(partnership: Partnership, seen_by: User) -> list[CraftSupply]:
    """Of each craft the supply counted last."""
    must_see(partnership, seen_by)
    return newest_supplies(partnership)


def newest_supplies(partnership: Partnership) -> list[CraftSupply]:
    """Of each craft the supply with the latest day."""
    found: dict[str, CraftSupply] = {}
    for each in CraftSupply.objects.filter(partnership=partnership):
        found.setdefault(each.craft, each)
    return list(found.values())
