"""Projects whose facts nobody has said lately: which, whom that asks, how much stands on them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from uuid import UUID

from django.db.models import OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce

from highroad.areas.accounts.models import User
from highroad.areas.demand.models import Partnership, PipelineProject, RefreshPeriod
from highroad.areas.demand.queries import needs
from highroad.areas.demand.queries.outlooks import facts_for_system
from highroad.areas.demand.rules.coverage import Part, part_of, unpriced
from highroad.areas.demand.rules.freshness import MONTHS, due_on, is_stale
from highroad.areas.demand.rules.timing import DECIDE_AGAIN
from highroad.areas.partnerships import queries as partnerships
from highroad.areas.partnerships.vocabulary import SeatRole
from highroad.kit.refs import Ref


@dataclass(frozen=True, kw_only=True)
class StaleProjects:
    """Projects of one partnership that ask whether their facts are still so."""

    about: Ref
    """The project that fell due first."""
    partnership: Partnership
    count: int
    due_on: date
    """The day on which the first of them fell due."""


@dataclass(frozen=True, kw_only=True)
class Standing:
    """How much of a pipeline stands on facts nobody said lately, and on money without an index."""

    months: int
    stale: Part
    unpriced: Part


def months_of(partnership: Partnership) -> int:
    """How many months facts hold here."""
    last = RefreshPeriod.objects.filter(partnership=partnership).first()
    return last.months if last else MONTHS


def stale_since(project: PipelineProject, months: int, on: date) -> date | None:
    """The day since which the facts of a project are stale on a day, if they are."""
    if not is_stale(project.said_on, months, on):
        return None
    return due_on(project.said_on, months)


def standing_of(partnership: Partnership, *, seen_by: User, on: date) -> Standing:
    """How much stands on what. Raises `NotFound`."""
    needs.must_see(partnership, seen_by)
    months, facts = months_of(partnership), facts_for_system(partnership)
    old = [each for each in facts.projects if is_stale(each.said_on, months, on)]
    return Standing(
        months=months, stale=part_of(facts, old),
        unpriced=part_of(facts, (each for each in facts.projects if unpriced(each, facts))),
    )  # fmt: skip


def stale_for(user: User, on: date) -> list[StaleProjects]:
    """What asks employers, owners and co-chairs. One query, however many projects."""
    seats = partnerships.seats_of(user)
    mine = {
        seat.partnership_key for seat in seats
        if seat.side and (seat.side in DECIDE_AGAIN or seat.role == SeatRole.CO_CHAIR)
    }  # fmt: skip
    if not mine:
        return []
    found = []
    for _key, each in groupby(_with_months(mine), key=lambda one: one.partnership_id):
        stale = [one for one in each if is_stale(one.said_on, one.months, on)]  # type: ignore[attr-defined]
        if stale:
            found.append(_line(stale))
    return found


def _line(stale: Sequence[PipelineProject]) -> StaleProjects:
    partnership = stale[0].partnership
    due, first = min(
        ((due_on(one.said_on, one.months), one) for one in stale),  # type: ignore[attr-defined]
        key=lambda pair: pair[0],
    )
    return StaleProjects(about=Ref.to(first), partnership=partnership, count=len(stale), due_on=due)


def _with_months(mine: set[UUID]) -> QuerySet[PipelineProject]:
    newest = RefreshPeriod.objects.filter(partnership=OuterRef("partnership")).order_by("-made_at")
    months = Coalesce(Subquery(newest.values("months")[:1]), Value(MONTHS))
    return (
        PipelineProject.objects.filter(partnership__in=mine, withdrawn_at=None)
        .annotate(months=months)
        .select_related("partnership")
        .order_by("partnership_id")
    )
