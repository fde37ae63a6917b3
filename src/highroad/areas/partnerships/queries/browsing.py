"""Bodies where there are many: one branch at a time, some by their words, some by who sits there."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count, QuerySet

from highroad.areas.accounts.models import User
from highroad.areas.partnerships.models import Body, Partnership, Seat
from highroad.areas.partnerships.queries.partnerships import (
    BodyLine,
    list_bodies,
    must_see,
    one,
)
from highroad.areas.partnerships.queries.seats import paused_among
from highroad.areas.partnerships.vocabulary import BodyKind

WHOLE = 60
"""So many bodies at most are shown as one tree."""


@dataclass(frozen=True)
class BodyBranch:
    """A body in a branch, with how many stand right below it."""

    key: UUID
    name: str
    kind: BodyKind
    is_paused: bool
    below: int


@dataclass(frozen=True)
class Browsed:
    """A whole tree, or else the bodies right below one, or those whose names hold some words."""

    tree: tuple[BodyLine, ...]
    found: QuerySet[Body] | None
    trail: tuple[Body, ...]
    """From the top down to the body whose branch is shown."""


def browse_bodies(
    partnership: Partnership, seen_by: User, *, under: str = "", words: str = ""
) -> Browsed:
    """The tree of a partnership while it is small, and one branch of a large one.

    Without a question a single body at the top opens by itself. Raises `NotFound` for a reader without
    a seat, and for a branch that is none.
    """
    bodies = Body.objects.filter(partnership=partnership)
    if not bodies.order_by()[WHOLE : WHOLE + 1].exists():
        return Browsed(tuple(list_bodies(partnership, seen_by)), None, ())
    must_see(partnership, seen_by)
    if words:
        for word in words.split():
            bodies = bodies.filter(name__icontains=word)
        return Browsed((), bodies.order_by("name"), ())
    trail = _trail(partnership, under)
    return Browsed((), bodies.filter(parent=trail[-1] if trail else None).order_by("name"), trail)


def _trail(partnership: Partnership, under: str) -> tuple[Body, ...]:
    bodies = Body.objects.filter(partnership=partnership)
    if not under:
        top = list(bodies.filter(parent=None)[:2])
        return tuple(top) if len(top) == 1 else ()
    found = [one(bodies, under)]
    while found[0].parent_id is not None:
        found.insert(0, bodies.get(pk=found[0].parent_id))
    return tuple(found)


def branch_lines(bodies: QuerySet[Body]) -> list[BodyBranch]:
    """A page of bodies as values, in three queries."""
    rows = list(bodies)
    children = Body.objects.filter(parent__in=[row.pk for row in rows]).order_by()
    below = dict(children.values_list("parent").annotate(Count("pk")))
    paused = paused_among([row.pk for row in rows])
    return [
        BodyBranch(row.key, row.name, BodyKind(row.kind), row.key in paused, below.get(row.pk, 0))
        for row in rows
    ]


def bodies_by_name(partnership: Partnership, seen_by: User) -> QuerySet[Body]:
    """All bodies of a partnership in the order of their names, to be shown page by page."""
    must_see(partnership, seen_by)
    return Body.objects.filter(partnership=partnership).order_by("name")


def top_bodies(partnership: Partnership, seen_by: User) -> list[Body]:
    """The bodies under no other, by name."""
    must_see(partnership, seen_by)
    found = Body.objects.filter(partnership=partnership, parent=None)
    return list(found.select_related("partnership").order_by("name"))


def bodies_among(
    partnership: Partnership,
    seen_by: User,
    *,
    keys: Collection[UUID | str] = (),
    parties: Collection[UUID | str] = (),
    names: Collection[str] = (),
) -> list[Body]:
    """The bodies of these keys, those in which these parties have a seat, and those of these names."""
    must_see(partnership, seen_by)
    found = Body.objects.filter(partnership=partnership).select_related("partnership")
    sat = Seat.objects.filter(
        body__partnership=partnership, party__in=[UUID(str(key)) for key in parties], ended_at=None
    )
    wanted = {str(key) for key in keys}
    if parties:
        wanted |= {str(key) for key in sat.order_by().values_list("body", flat=True).distinct()}
    sought = set(names)
    return [
        body for body in found.order_by("name") if str(body.key) in wanted or body.name in sought
    ]
