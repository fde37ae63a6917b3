"""Partnerships, their parties and bodies, as a reader may see them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db.models import Count, Max, Model, Prefetch, Q, QuerySet

from highroad.areas.accounts.models import User
from highroad.areas.accounts.vocabulary import Role
from highroad.areas.partnerships import rules
from highroad.areas.partnerships.models import Body, Listing, Partnership, Party, StatusChange
from highroad.areas.partnerships.queries.seats import acting_holders, sits
from highroad.areas.partnerships.vocabulary import (
    BodyKind,
    ClauseKind,
    OrganizationKind,
    PartnershipStatus,
    Side,
)
from highroad.kit.answers import NotFound

Row = TypeVar("Row", bound=Model)
NAMED = 12
"""So many bodies of a pause are named in the history; of the others their number is told."""


@dataclass(frozen=True)
class PartyLine:
    """A party by name, kind and side."""

    key: UUID
    name: str
    kind: OrganizationKind
    place: str
    side: str
    is_core: bool

    @property
    def side_label(self) -> str:
        return str(Side(self.side).label) if self.side else ""


@dataclass(frozen=True)
class PartnershipLine:
    """A partnership in a list."""

    key: UUID
    name: str
    slug: str
    summary: str
    naics: str
    region_code: str
    region_name: str
    status: PartnershipStatus
    is_demonstration: bool
    parties: tuple[PartyLine, ...]


@dataclass(frozen=True)
class BodyLine:
    """A body in the tree; depth 0 is at its top."""

    key: UUID
    name: str
    kind: BodyKind
    depth: int
    is_paused: bool


def partnerships_of(seen_by: User) -> QuerySet[Partnership]:
    """The program office sees the structure of all; everybody else where they have a seat."""
    if seen_by.role == Role.STAFF and seen_by.is_active:
        return Partnership.objects.all()
    mine = acting_holders().filter(sits(seen_by)).order_by()
    return Partnership.objects.filter(pk__in=mine.values("body__partnership"))


def get_partnership(key: UUID | str, seen_by: User) -> Partnership:
    """A partnership the reader sits in. Raises `NotFound`."""
    return one(partnerships_of(seen_by), key)


def get_partnership_public(key: UUID | str) -> Partnership:
    """A partnership both sides show to the public. Raises `NotFound`."""
    return one(_listed(), key)


def list_partnerships(seen_by: User) -> list[PartnershipLine]:
    """The partnerships a reader may see, by name."""
    return _lines(partnerships_of(seen_by).order_by("name"))


def list_partnerships_public() -> list[PartnershipLine]:
    """The partnerships both sides show to the public; never an exploratory one."""
    return _lines(_listed().order_by("name"))


def newest_listing_public() -> datetime | None:
    """When a side last agreed to show a partnership that is shown, or ended it."""
    found = Listing.objects.aggregate(agreed=Max("agreed_at"), ended=Max("ended_at"))
    return max((moment for moment in found.values() if moment), default=None)


def _listed() -> QuerySet[Partnership]:
    shown = Partnership.objects.exclude(status=PartnershipStatus.EXPLORATORY)
    for side in rules.EQUAL_SIDES:
        agreed = Listing.objects.filter(side=side, ended_at=None)
        shown = shown.filter(pk__in=agreed.values("partnership"))
    return shown


def listed_sides(partnership: Partnership) -> frozenset[Side]:
    """The sides that agree to show the partnership to the public."""
    agreed = Listing.objects.filter(partnership=partnership, ended_at=None)
    return frozenset(Side(side) for side in agreed.values_list("side", flat=True))


def one(kept: QuerySet[Row], key: UUID | str) -> Row:
    """The row with this key among those given. Raises `NotFound`, also for what is no key."""
    try:
        found = kept.filter(pk=key).first()
    except ValidationError:
        found = None
    if found is None:
        raise NotFound
    return found


def _lines(kept: QuerySet[Partnership]) -> list[PartnershipLine]:
    rows = list(kept)
    by_partnership: dict[UUID, list[PartyLine]] = {}
    parties = Party.objects.filter(partnership__in=rows, to_on=None).select_related("organization")
    for party in parties.order_by("organization__name"):
        by_partnership.setdefault(party.partnership_id, []).append(_party_line(party))
    return [
        PartnershipLine(
            key=row.key,
            name=row.name,
            slug=row.slug,
            summary=row.summary,
            naics=row.naics,
            region_code=row.region_code,
            region_name=row.region_name,
            status=PartnershipStatus(row.status),
            is_demonstration=row.is_demonstration,
            parties=tuple(by_partnership.get(row.key, ())),
        )
        for row in rows
    ]


def _party_line(party: Party) -> PartyLine:
    organization = party.organization
    place = ", ".join(part for part in (organization.city, organization.state) if part)
    return PartyLine(
        key=party.key,
        name=organization.name,
        kind=OrganizationKind(organization.kind),
        place=place,
        side=party.side,
        is_core=party.is_core,
    )


def list_parties(partnership: Partnership, seen_by: User) -> list[PartyLine]:
    """The parties of today. Raises `NotFound` for a reader without a seat."""
    must_see(partnership, seen_by)
    parties = Party.objects.filter(partnership=partnership, to_on=None)
    return [
        _party_line(party)
        for party in parties.select_related("organization").order_by("side", "organization__name")
    ]


def get_body(key: UUID | str, seen_by: User) -> Body:
    """A body of a partnership the reader sits in. Raises `NotFound`."""
    bodies = Body.objects.select_related("partnership", "parent")
    return one(bodies.filter(partnership__in=partnerships_of(seen_by)), key)


def bodies_with_clause(kind: ClauseKind) -> QuerySet[Body]:
    """The bodies of which some charter, drafted or adopted, has a clause of a kind."""
    found = Body.objects.select_related("partnership").exclude(
        partnership__status=PartnershipStatus.ENDED
    )
    return found.filter(charters__clauses__kind=kind).distinct()


def list_bodies(partnership: Partnership, seen_by: User) -> list[BodyLine]:
    """The tree of bodies, each under its parent, by name."""
    must_see(partnership, seen_by)
    children: dict[UUID | None, list[tuple[UUID, str, str]]] = {}
    rows = Body.objects.filter(partnership=partnership).order_by("name")
    for parent, key, name, kind in rows.values_list("parent", "key", "name", "kind"):
        children.setdefault(parent, []).append((key, name, kind))
    paused = _paused_bodies(partnership)
    return list(_branch(None, children, paused, 0))


def _branch(
    parent: UUID | None,
    children: dict[UUID | None, list[tuple[UUID, str, str]]],
    paused: set[UUID | None],
    depth: int,
) -> Iterable[BodyLine]:
    for key, name, kind in children.get(parent, ()):
        is_paused = None in paused or key in paused
        yield BodyLine(key, name, BodyKind(kind), depth, is_paused)
        if key in children:
            yield from _branch(key, children, paused, depth + 1)


def _paused_bodies(partnership: Partnership) -> set[UUID | None]:
    """The keys of paused bodies; `None` stands for all of them."""
    pauses = StatusChange.objects.filter(
        partnership=partnership, status=PartnershipStatus.PAUSED, lifted_at=None
    )
    return set(pauses.values_list("bodies", flat=True))


def open_pauses(partnership: Partnership) -> QuerySet[StatusChange]:
    """The pauses in force."""
    return StatusChange.objects.filter(
        Q(status=PartnershipStatus.PAUSED), partnership=partnership, lifted_at=None
    )


def get_change(key: UUID | str, seen_by: User) -> StatusChange:
    """One line of the history of status. Raises `NotFound`."""
    changes = StatusChange.objects.select_related("partnership")
    return one(changes.filter(partnership__in=partnerships_of(seen_by)), key)


def get_party(key: UUID | str, seen_by: User) -> Party:
    """A party, of today or of before. Raises `NotFound`."""
    parties = Party.objects.select_related("partnership", "organization")
    return one(parties.filter(partnership__in=partnerships_of(seen_by)), key)


def get_listing(key: UUID | str, seen_by: User) -> Listing:
    """One side's word on showing the partnership. Raises `NotFound`."""
    return one(Listing.objects.filter(partnership__in=partnerships_of(seen_by)), key)


def list_status_changes(partnership: Partnership, seen_by: User) -> list[StatusChange]:
    """The history of the status, newest first, each with the first of its bodies and their number."""
    must_see(partnership, seen_by)
    some = Prefetch("bodies", Body.objects.order_by("name")[:NAMED], to_attr="named")
    found = partnership.status_changes.annotate(frozen=Count("bodies"))
    return list(found.prefetch_related(some).order_by("-made_at"))


def must_see(partnership: Partnership, seen_by: User) -> None:
    if not partnerships_of(seen_by).filter(pk=partnership.pk).exists():
        raise NotFound
