"""A partnership with both sides, a provider and a community organization at one table."""

from __future__ import annotations

from dataclasses import dataclass

from highroad.areas.accounts.models import User
from highroad.areas.partnerships import actions as partnerships
from highroad.areas.partnerships.models import Body, Partnership, Party
from highroad.areas.partnerships.vocabulary import BodyKind, OrganizationKind, SeatRole, Side
from tests import cast
from tests.cast import NOON

__all__ = ["NOON", "Table", "laid", "sit"]


@dataclass(frozen=True)
class Table:
    """Lena and Marcus are co-chairs; Leo sits beside Lena; Priya has a voice; Carol too."""

    partnership: Partnership
    body: Body
    sam: User
    lena: User
    leo: User
    marcus: User
    priya: User
    carol: User
    olu: User


def laid(kind: BodyKind = BodyKind.WORKFORCE_TABLE) -> Table:
    """Everybody is confirmed and acts."""
    sam, olu = cast.sam(), cast.olu()
    lena, leo, marcus = cast.lena(), cast.person("Leo Brandt"), cast.marcus()
    priya, carol = cast.priya(), cast.person("Carol Yee")
    kept = partnerships.found_partnership(name="Harbor", by=sam, at=NOON)
    body = partnerships.create_body(
        partnership=kept, name="Harbor table", kind=kind, by=sam, at=NOON
    )
    seats = (
        (lena, "Local 1", OrganizationKind.LABOR_ORGANIZATION, Side.LABOR),
        (marcus, "Builders", OrganizationKind.EMPLOYER, Side.MANAGEMENT),
        (priya, "Pathways", OrganizationKind.TRAINING_PROVIDER, ""),
        (carol, "Neighbors", OrganizationKind.COMMUNITY_ORGANIZATION, ""),
    )
    for somebody, name, organization, side in seats:
        party = partnerships.add_party(
            partnership=kept, name=name, kind=organization, side=side, by=sam, at=NOON
        )
        sit(somebody, body, party, by=sam, role=SeatRole.CO_CHAIR if side else SeatRole.MEMBER)
    local = Party.objects.get(partnership=kept, side=Side.LABOR)
    sit(leo, body, local, by=lena)
    return Table(kept, body, sam, lena, leo, marcus, priya, carol, olu)


def sit(
    somebody: User, body: Body, party: Party, *, by: User, role: SeatRole = SeatRole.MEMBER
) -> None:
    seat = partnerships.add_seat(
        body=body, party=party, title=somebody.name, role=role, by=by, at=NOON
    )
    holder = partnerships.appoint(seat=seat, user=somebody, by=by, at=NOON)
    if holder.confirmed_at is None:
        partnerships.confirm(holder=holder, by=by, at=NOON)
