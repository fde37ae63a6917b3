"""A partnership with two sides, a body, people in every state, and decisions in every state."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import Any

from highroad.areas.accounts import actions as accounts
from highroad.areas.accounts.models import Invitation, User
from highroad.areas.decisions import actions as decisions
from highroad.areas.decisions.vocabulary import Stance
from highroad.areas.partnerships import actions, queries
from highroad.areas.partnerships.models import Body, Holder, Partnership, Party
from highroad.areas.partnerships.rules import ClauseDraft
from highroad.areas.partnerships.vocabulary import (
    BodyKind,
    ClauseKind,
    OrganizationKind,
    PartnershipStatus,
    SeatRole,
    Side,
)
from tests.cast import person, sam
from tests.world.canaries import Aviary

START = datetime(2026, 3, 2, 12, tzinfo=UTC)


@dataclass
class Table:
    """One partnership of the world and what stands in it, by name."""

    where: str
    partnership: Partnership
    people: dict[str, User] = field(default_factory=dict)
    things: dict[str, Any] = field(default_factory=dict)


def accept(holder: Holder, user: User, at: datetime) -> None:
    """Somebody with an account is appointed at once; others accept their invitation."""
    if holder.invitation_id is None:
        return
    invitation = Invitation.objects.get(pk=holder.invitation_id)
    accounts.accept(invitation=invitation, user=user, at=at)


class Builder:
    """Builds a table by the actions that people use, an hour apart."""

    def __init__(self, where: str, aviary: Aviary, staff: User) -> None:
        self.where, self.aviary, self.staff, self.at = where, aviary, staff, START
        self.table: Table

    def word(self, zone: str, name: str) -> str:
        return self.aviary.plant(self.where, zone, name)

    def now(self) -> datetime:
        self.at += timedelta(minutes=7)
        return self.at

    def someone(self, role: str) -> User:
        found = person(
            f"{self.word('structure', f'name_of_{role}')} {role}",
            email=f"{self.where}.{role}@example.org",
        )
        self.table.people[role] = found
        return found

    def build(self) -> Table:
        self.found()
        self.seat_the_sides()
        self.seat_the_others()
        self.decide()
        return self.table

    def found(self) -> None:
        made = actions.found_partnership(
            name=self.word("public", "partnership"), summary=self.word("public", "summary"),
            naics="236220", region_code="36067", region_name=self.word("public", "region"),
            by=self.staff, at=self.now(),
        )  # fmt: skip
        self.table = Table(self.where, made)
        self.table.things["parties"] = {
            side: actions.add_party(
                partnership=made, name=self.word("public", "organization"), kind=kind,
                side=side, city=self.word("public", "city"), state="NY",
                by=self.staff, at=self.now(),
            )
            for side, kind in (
                (Side.LABOR, OrganizationKind.LABOR_ORGANIZATION),
                (Side.MANAGEMENT, OrganizationKind.EMPLOYER),
                ("", OrganizationKind.TRAINING_PROVIDER),
            )
        }  # fmt: skip
        for name, sealed in (("body", False), ("sealed_body", True)):
            self.table.things[name] = actions.create_body(
                partnership=made, name=self.word("public" if name == "body" else "structure", name), is_sealed_signing=sealed,
                kind=BodyKind.ACCESS_AND_OPPORTUNITY_COMMITTEE, by=self.staff, at=self.now(),
            )  # fmt: skip

    def party(self, side: Side | str) -> Party:
        found: Party = self.table.things["parties"][side]
        return found

    def seat(
        self,
        body: Body,
        side: Side | str,
        role: SeatRole,
        by: User,
        whose: str = "chair",
        **more: Any,
    ) -> Any:
        return actions.add_seat(
            body=body, party=self.party(side), title=self.word("structure", f"seat_of_{whose}"),
            role=role, by=by, at=self.now(), **more,
        )  # fmt: skip

    def seat_the_sides(self) -> None:
        for side, name in ((Side.LABOR, "labor"), (Side.MANAGEMENT, "management")):
            chair = self.someone(name)
            for body in (self.table.things["body"], self.table.things["sealed_body"]):
                first = not queries.side_has_chair(self.table.partnership, side, confirmed=False)
                by = self.staff if first else chair
                seat = self.seat(body, side, SeatRole.CO_CHAIR, by)
                by = self.staff if not queries.chair_sides_of(chair, body=body) else chair
                holder = actions.appoint(seat=seat, email=chair.email, by=by, at=self.now())
                accept(holder, chair, self.now())
                self.table.things[f"{name}_seat"] = seat
                self.table.things[f"{name}_holder"] = holder

    def seat_the_others(self) -> None:
        labor, body = self.table.people["labor"], self.table.things["body"]
        for role, side in (("steward", Side.LABOR), ("pending", Side.LABOR),
                           ("former", Side.LABOR), ("provider", "")):  # fmt: skip
            seat = self.seat(body, side, SeatRole.MEMBER, labor, role, carries_key=False)
            holder = actions.appoint(
                seat=seat, email=self.someone(role).email, by=labor, at=self.now()
            )
            accept(holder, self.table.people[role], self.now())
            if role != "pending":
                actions.confirm(holder=Holder.objects.get(pk=holder.pk), by=labor, at=self.now())
            if role == "former":
                actions.end_term(holder=Holder.objects.get(pk=holder.pk), by=labor, at=self.now())
            self.table.things[f"{role}_seat"], self.table.things[f"{role}_holder"] = seat, holder

    def decide(self) -> None:
        things, people = self.table.things, self.table.people
        labor, management = people["labor"], people["management"]
        actions.change_status(
            partnership=self.table.partnership, status=PartnershipStatus.FORMING,
            reason=self.word("structure", "status_reason"), by=labor, at=self.now(),
        )  # fmt: skip
        things["charter"] = actions.draft_charter(
            body=things["body"], by=labor, at=self.now(),
            clauses=[
                ClauseDraft(ClauseKind.PURPOSE, self.word("joint", "clause"), {}, self.word("joint", "source")),
                ClauseDraft(ClauseKind.PROXIES, self.word("joint", "proxies"), {"way": "own_side"}),
            ],
        )  # fmt: skip
        adopted = decisions.propose_charter(charter=things["charter"], by=labor, at=self.now())
        for somebody in (management, labor):
            decisions.sign(
                decision=adopted, wording_number=1, stance=Stance.AGREE, by=somebody, at=self.now()
            )
        things["adopted"] = adopted
        things["proxy"] = decisions.give_proxy(
            body=things["body"], holder=things["steward_seat"], decision=adopted,
            to_on=date(2030, 1, 1), by=labor, at=self.now(),
        )  # fmt: skip
        things["decision"] = self.propose(things["body"], labor)
        things["sealed"] = self.propose(things["sealed_body"], management)
        self.answer(things["sealed"], labor, "labor", Stance.DECLINE)

    def propose(self, body: Body, by: User) -> Any:
        return decisions.propose(
            body=body, title=self.word("joint", "title"), text=self.word("joint", "text"),
            by=by, at=self.now(),
        )  # fmt: skip

    def answer(self, decision: Any, by: User, zone: str, stance: Stance) -> None:
        decisions.sign(
            decision=decision, wording_number=1, stance=stance,
            reason=self.word(zone, "dissent"), by=by, at=self.now(),
        )  # fmt: skip


def build(where: str, aviary: Aviary, staff: User | None = None) -> Table:
    """A whole partnership; `where` marks its canaries."""
    return Builder(where, aviary, staff or sam()).build()
