"""Builds a partnership from its plan, the way people would: the office founds, each side appoints."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from highroad.areas.accounts.requests import User
from highroad.areas.decisions import actions as decisions
from highroad.areas.decisions.vocabulary import Stance
from highroad.areas.partnerships import actions as partnerships
from highroad.areas.partnerships.actions import ClauseDraft, SideTerms
from highroad.areas.partnerships.vocabulary import (
    BodyKind,
    OrganizationKind,
    PartnershipStatus,
    SeatRole,
    Side,
)
from highroad.background.demonstration.people import People

STAFF = "sam"


@dataclass(frozen=True)
class PartyPlan:
    """An organization at the table, under the word by which the seats name it."""

    word: str
    name: str
    kind: OrganizationKind
    side: Side | None = None
    is_core: bool = False


@dataclass(frozen=True)
class SeatPlan:
    """A seat: who sits there, for which party. The first seat of a side is its co-chair's."""

    person: str
    party: str
    title: str
    has_key: bool = True


@dataclass(frozen=True)
class BodyPlan:
    """A body with its seats and the clauses of its charter."""

    word: str
    name: str
    kind: BodyKind
    seats: tuple[SeatPlan, ...]
    clauses: tuple[ClauseDraft, ...] = ()
    parent: str = ""
    has_third_side: bool = False


@dataclass(frozen=True)
class PartnershipPlan:
    """Everything that stands before anybody decides anything."""

    name: str
    summary: str
    naics: str
    region: str
    city: str
    state: str
    parties: tuple[PartyPlan, ...]
    bodies: tuple[BodyPlan, ...]


@dataclass(frozen=True)
class Founded:
    """The partnership and its bodies by word, with the people at hand."""

    partnership: Any
    bodies: dict[str, Any]
    people: People


def found(plan: PartnershipPlan, people: People, *, at: datetime) -> Founded:
    """The partnership, active, with everybody in their seat and each charter adopted by both keys."""
    founder = people[STAFF]
    kept = partnerships.found_partnership(
        name=plan.name, summary=plan.summary, naics=plan.naics, region_name=plan.region,
        by=founder, at=at, is_demonstration=True,
    )  # fmt: skip
    parties = {
        party.word: partnerships.add_party(
            partnership=kept, name=party.name, kind=party.kind, side=party.side or "",
            is_core=party.is_core, city=plan.city, state=plan.state, by=founder, at=at,
        )
        for party in plan.parties
    }  # fmt: skip
    sides = {party.word: party.side for party in plan.parties}
    bodies: dict[str, Any] = {}
    for body in plan.bodies:
        made = partnerships.create_body(
            partnership=kept, name=body.name, kind=body.kind, parent=bodies.get(body.parent),
            sides=_terms(body), by=founder, at=at,
        )  # fmt: skip
        bodies[body.word] = made
        _fill(body, plan.bodies[0], made, parties, sides, people, at=at)
    for body in plan.bodies:
        if body.clauses:
            _adopt(body, bodies[body.word], sides, people, at=at + timedelta(days=14))
    lead = people[plan.bodies[0].seats[0].person]
    for status in (PartnershipStatus.FORMING, PartnershipStatus.ACTIVE):
        partnerships.change_status(
            partnership=kept, status=status, by=lead, at=at + timedelta(days=20)
        )
    return Founded(kept, bodies, people)


def _terms(body: BodyPlan) -> tuple[SideTerms, ...]:
    both = (SideTerms(Side.LABOR), SideTerms(Side.MANAGEMENT))
    return (*both, SideTerms(Side.THIRD, holds_key=False)) if body.has_third_side else both


def _fill(
    plan: BodyPlan, first: BodyPlan, body: Any, parties: dict[str, Any], sides: dict[str, Side | None],
    people: People, *, at: datetime,
) -> None:  # fmt: skip
    """The office invites the co-chairs of the first body; from then on each side seats its own."""
    chairs: dict[Side | None, User] = {}
    for seat in plan.seats:
        side = sides[seat.party]
        is_chair = side is not None and side not in chairs
        by = _leader(first if is_chair else plan, sides, side, people)
        if is_chair and plan is first:
            by = people[STAFF]
        made = partnerships.add_seat(
            body=body, party=parties[seat.party], title=seat.title, by=by, at=at,
            role=SeatRole.CO_CHAIR if is_chair else SeatRole.MEMBER,
            carries_key=seat.has_key and side in (Side.LABOR, Side.MANAGEMENT),
        )  # fmt: skip
        holder = partnerships.appoint(seat=made, user=people[seat.person], by=by, at=at)
        if holder.confirmed_at is None:
            partnerships.confirm(holder=holder, by=by, at=at)
        chairs.setdefault(side, people[seat.person])


def _leader(
    plan: BodyPlan, sides: dict[str, Side | None], side: Side | None, people: People
) -> User:
    """Who looks after a side's seats: its own first seat; a voice is seated by labor's."""
    wanted = side or Side.LABOR
    return next(people[seat.person] for seat in plan.seats if sides[seat.party] == wanted)


def _adopt(
    plan: BodyPlan, body: Any, sides: dict[str, Side | None], people: People, *, at: datetime
) -> None:
    """One side drafts and proposes the charter, both turn their keys."""
    signers = [people[seat.person] for seat in plan.seats if seat.has_key and _signs(sides, seat)]
    charter = partnerships.draft_charter(body=body, clauses=plan.clauses, by=signers[0], at=at)
    decision = decisions.propose_charter(charter=charter, by=signers[0], at=at)
    agree(decision, signers, at=at + timedelta(days=2))


def _signs(sides: dict[str, Side | None], seat: SeatPlan) -> bool:
    return sides[seat.party] in (Side.LABOR, Side.MANAGEMENT)


def agree(decision: Any, signers: Iterable[User], *, at: datetime, wording: int = 1) -> None:
    """These people turn their keys, one after another."""
    for number, signer in enumerate(signers):
        decisions.sign(
            decision=decision, wording_number=wording, stance=Stance.AGREE, by=signer,
            at=at + timedelta(hours=number),
        )  # fmt: skip


def list_for_the_public(founded: Founded, chairs: Iterable[str], *, at: datetime) -> None:
    """Co-chairs agree, each for the own side, that the public may see the partnership."""
    for word in chairs:
        partnerships.agree_to_listing(
            partnership=founded.partnership, by=founded.people[word], at=at
        )
