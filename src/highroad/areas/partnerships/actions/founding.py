"""Founding a partnership, bringing parties in, making bodies, and showing it to the public."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from secrets import token_hex

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.text import slugify

from highroad.areas.accounts.models import User
from highroad.areas.ledger import actions as ledger
from highroad.areas.ledger.queries import pseudonym_for
from highroad.areas.ledger.vocabulary import LogKind
from highroad.areas.partnerships import queries, rules
from highroad.areas.partnerships.models import (
    Body,
    BodySide,
    Listing,
    Organization,
    Partnership,
    Party,
)
from highroad.areas.partnerships.permissions import (
    may_add_party,
    may_agree_to_listing,
    may_create_body,
    may_found,
)
from highroad.areas.partnerships.rules import SideTerms
from highroad.areas.partnerships.vocabulary import BodyKind, OrganizationKind, Side
from highroad.kit.answers import Refused, no, require
from highroad.kit.refs import Ref

BOTH_SIDES = (SideTerms(Side.LABOR), SideTerms(Side.MANAGEMENT))


@transaction.atomic
def found_partnership(
    *,
    name: str,
    by: User,
    at: datetime,
    summary: str = "",
    naics: str = "",
    region_code: str = "",
    region_name: str = "",
    is_demonstration: bool = False,
) -> Partnership:
    """Begin a partnership: exploratory, with its joint log and a log for each side."""
    require(may_found(by))
    partnership = Partnership(
        name=name.strip(),
        slug=_slug(name),
        summary=summary.strip(),
        naics=naics,
        region_code=region_code,
        region_name=region_name,
        is_demonstration=is_demonstration,
        founded_at=at,
    )
    partnership.founded_by_alias = pseudonym_for(by.key, partnership.log)
    partnership.save(force_insert=True)
    ledger.open_log(name=partnership.log, kind=LogKind.JOINT)
    for side in Side:
        ledger.open_log(name=partnership.side_log(side), kind=LogKind.SIDE)
    ledger.record(
        partnership.log,
        act="partnership.founded",
        about=Ref.to(partnership),
        by=partnership.founded_by_alias,
        at=at,
        content={"name": partnership.name, "naics": naics, "region": region_code},
    )
    return partnership


def _slug(name: str) -> str:
    """An address from the name; with a random end where the name is taken."""
    slug = slugify(name)[:70] or "partnership"
    if Partnership.objects.filter(slug=slug).exists():
        return f"{slug}-{token_hex(4)}"
    return slug


@transaction.atomic
def add_party(
    *,
    partnership: Partnership,
    name: str,
    kind: OrganizationKind | str,
    by: User,
    at: datetime,
    side: Side | str = "",
    city: str = "",
    state: str = "",
    is_core: bool = False,
) -> Party:
    """Bring an organization to the table, on a side or with a voice only.

    An organization known by the same name and place, however it is spelled, is the same one. Raises
    `Refused` if it is a party already, or if the name belongs to an organization of another kind.
    """
    require(may_add_party(by, partnership, Side(side) if side else None))
    organization = _known_or_new(
        Organization(
            name=" ".join(name.split()),
            kind=OrganizationKind(kind),
            city=city.strip(),
            state=state.strip(),
            is_demonstration=partnership.is_demonstration,
        )
    )
    party = _seat_party(
        Party(
            partnership=partnership,
            organization=organization,
            side=str(side),
            is_core=is_core,
            from_on=timezone.localdate(at),
        )
    )
    _record_party(party, by=by, at=at)
    return party


def _known_or_new(named: Organization) -> Organization:
    """The organization of this name and place, made if nobody has named it yet. Raises `Refused`."""
    alike = Organization.objects.filter(
        name__iexact=named.name, city__iexact=named.city, state__iexact=named.state,
        is_demonstration=named.is_demonstration,
    )  # fmt: skip
    known = alike.first()
    if known is None:
        try:
            with transaction.atomic():
                named.save(force_insert=True)
        except IntegrityError as error:
            raise Refused(no("Somebody has just named this organization. Try again.")) from error
        return named
    if known.kind != named.kind:
        raise Refused(
            no(
                "{name} is known here already, as: {kind}. Choose that kind, or add the city to tell "
                "two organizations apart.",
                name=known.name,
                kind=OrganizationKind(known.kind).label,
            )
        )
    return known


def _seat_party(party: Party) -> Party:
    try:
        with transaction.atomic():
            party.save(force_insert=True)
    except IntegrityError as error:
        message = no("{name} is a party already.", name=party.organization.name)
        raise Refused(message) from error
    return party


def _record_party(party: Party, *, by: User, at: datetime) -> None:
    organization = party.organization
    ledger.record(
        party.partnership.log,
        act="party.added",
        about=Ref.to(party),
        by=queries.alias_of(by, party.partnership),
        at=at,
        side=party.side,
        content={"organization": organization.name, "kind": organization.kind, "side": party.side},
    )


@transaction.atomic
def create_body(
    *,
    partnership: Partnership,
    name: str,
    kind: BodyKind | str,
    by: User,
    at: datetime,
    parent: Body | None = None,
    sides: Sequence[SideTerms] = BOTH_SIDES,
    is_sealed_signing: bool = False,
    smallest_committee_cell: int = 5,
    smallest_public_cell: int = 11,
) -> Body:
    """Make a joint body with its sides; labor and management hold a key in each.

    Raises `Refused` if a side is missing or the name is taken.
    """
    require(may_create_body(by, partnership))
    require(rules.may_be_sides(sides))
    if parent is not None and parent.partnership_id != partnership.pk:
        raise Refused(no("These bodies belong to another partnership."))
    body = Body(
        partnership=partnership,
        parent=parent,
        name=name.strip(),
        kind=BodyKind(kind),
        is_sealed_signing=is_sealed_signing,
        smallest_committee_cell=smallest_committee_cell,
        smallest_public_cell=smallest_public_cell,
        made_at=at,
    )
    _insert(body, sides)
    _record_body(body, sides, by=by, at=at)
    return body


def _record_body(body: Body, sides: Sequence[SideTerms], *, by: User, at: datetime) -> None:
    told = {
        terms.side.value: {
            "rule": terms.rule.value,
            "base": terms.base.value,
            "quorum": terms.quorum,
            "key": terms.holds_key,
        }
        for terms in sides
    }
    ledger.record(
        body.log,
        act="body.created",
        about=Ref.to(body),
        by=queries.alias_of(by, body.partnership),
        at=at,
        content={
            "name": body.name,
            "kind": body.kind,
            "sealed": body.is_sealed_signing,
            "sides": told,
        },
    )


def _insert(body: Body, sides: Sequence[SideTerms]) -> None:
    try:
        with transaction.atomic():
            body.save(force_insert=True)
    except IntegrityError as error:
        message = no("There is a body named {name} already.", name=body.name)
        raise Refused(message) from error
    for terms in sides:
        BodySide.objects.create(
            body=body,
            side=terms.side,
            holds_key=terms.holds_key,
            rule=terms.rule,
            base=terms.base,
            quorum=terms.quorum,
        )


@transaction.atomic
def agree_to_listing(*, partnership: Partnership, by: User, at: datetime) -> None:
    """Say for one's side that the public may see the partnership; it takes both sides."""
    require(may_agree_to_listing(by, partnership))
    for side in _own_sides(by, partnership) - queries.listed_sides(partnership):
        alias = queries.alias_of(by, partnership)
        listing = Listing.objects.create(
            partnership=partnership, side=side, agreed_at=at, agreed_by_alias=alias
        )
        _record_listing(listing, act="partnership.listed", by_alias=alias, at=at)


@transaction.atomic
def end_listing(*, partnership: Partnership, by: User, at: datetime) -> None:
    """Take back one's side's word: the public sees the partnership no more, at once."""
    require(may_agree_to_listing(by, partnership))
    own = _own_sides(by, partnership)
    for listing in Listing.objects.filter(partnership=partnership, side__in=own, ended_at=None):
        listing.ended_at = at
        listing.ended_by_alias = queries.alias_of(by, partnership)
        listing.save(update_fields=["ended_at", "ended_by_alias"])
        _record_listing(listing, act="partnership.unlisted", by_alias=listing.ended_by_alias, at=at)


def _own_sides(by: User, partnership: Partnership) -> frozenset[Side]:
    return queries.chairs_of_partnership(by, partnership) & frozenset(rules.EQUAL_SIDES)


def _record_listing(listing: Listing, *, act: str, by_alias: str, at: datetime) -> None:
    ledger.record(
        listing.partnership.log,
        act=act,
        about=Ref.to(listing),
        by=by_alias,
        at=at,
        side=listing.side,
        content={"side": listing.side},
    )
