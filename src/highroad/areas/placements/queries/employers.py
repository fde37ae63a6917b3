"""Orders and starts by employer and place."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.utils import timezone

from highroad.areas.accounts.models import User
from highroad.areas.demand import queries as demand
from highroad.areas.demand.models import JobOrder
from highroad.areas.partnerships.models import Partnership
from highroad.areas.placements import rules
from highroad.areas.placements.queries.starts import Earlier, PlacementLine, hired, list_placements
from highroad.areas.placements.rules import Hire, Hiring
from highroad.areas.placements.vocabulary import CountKind


@dataclass(frozen=True, kw_only=True)
class EmployerLine:
    """An employer at one place: what it ordered and promised, who started, and how that came about."""

    employer: str
    place: str
    orders: int
    ordered: int
    promised: int
    hired: int
    """Of those promised; with those made before the partnership was brought here."""
    started: int
    left: int
    hiring: Hiring


def by_employer(partnership: Partnership, seen_by: User) -> list[EmployerLine]:
    """Orders and starts by employer and place, each order of which stands. Raises `NotFound`."""
    starts: dict[UUID, list[PlacementLine]] = {}
    for line in list_placements(partnership, seen_by):
        starts.setdefault(line.placement.order_id, []).append(line)
    made, earlier = hired(partnership), Earlier(partnership)
    groups: dict[tuple[str, str], list[JobOrder]] = {}
    for order in demand.list_orders(partnership, seen_by):
        if order.withdrawn_at is None or order.pk in starts:
            groups.setdefault((order.employer, order.place), []).append(order)
    return [
        EmployerLine(
            employer=employer, place=place, orders=len(orders),
            ordered=sum(order.count for order in orders),
            promised=sum(order.promised_hires for order in orders),
            hired=sum(made[o.pk] + earlier.of(CountKind.PROMISE, o.pk).counted for o in orders),
            started=sum(len(starts.get(order.pk, ())) for order in orders),
            left=sum(line.has_left for order in orders for line in starts.get(order.pk, ())),
            hiring=rules.hiring([_hire(line) for o in orders for line in starts.get(o.pk, ())]),
        )
        for (employer, place), orders in sorted(groups.items())
    ]  # fmt: skip


def _hire(line: PlacementLine) -> Hire:
    made = line.placement
    return Hire(
        ordered_on=timezone.localdate(made.order.made_at), started_on=made.started_on,
        class_ended_on=made.from_class.ended_on if made.from_class else None,
        promised=made.order.wage, paid=made.wage,
    )  # fmt: skip
