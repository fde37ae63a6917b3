"""Partnerships for tests: two sides, a body, and the cast in confirmed seats.

Everything is made by actions, as people would make it: staff founds, invites the first co-chair of
each side, and each side does the rest. `at` is `NOON` unless a test says otherwise.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

import pytest

from highroad.areas.accounts import queries as accounts
from highroad.areas.accounts.models import User
from highroad.areas.decisions import actions as decisions
from highroad.areas.decisions import queries as decision_queries
from highroad.areas.decisions.models import Decision
from highroad.areas.decisions.vocabulary import Stance
from highroad.areas.ledger.models import Entry
from highroad.areas.partnerships import actions
from highroad.areas.partnerships.actions import SideTerms
from highroad.areas.partnerships.models import Body, Holder, Partnership, Party, Seat
from highroad.areas.partnerships.vocabulary import (
    BodyKind,
    OrganizationKind,
    PartnershipStatus,
    SeatRole,
    Side,
    SideRule,
)
from highroad.kit.answers import Refused
from tests import cast
from tests.cast import NOON

CHAIRS = (
    SideTerms(Side.LABOR, SideRule.CHAIRS_WORD),
    SideTerms(Side.MANAGEMENT, SideRule.CHAIRS_WORD),
)
"""The simplest table: one co-chair speaks for each side."""


@dataclass
class Table:
    """A partnership with a body, two parties with their co-chairs, and who they are."""

    partnership: Partnership
    body: Body
    labor: Party
    management: Party
    lena: User
    marcus: User
    sam: User
    seats: dict[str, Seat] = field(default_factory=dict)


@contextmanager
def refused(why: str) -> Iterator[None]:
    """What is done inside is refused, and the reason holds these words."""
    with pytest.raises(Refused) as caught:
        yield
    assert why in caught.value.reason


def acts(log: str) -> list[str]:
    """The acts a log tells of, in order."""
    lines = Entry.objects.filter(log__name=log).order_by("number").values_list("line", flat=True)
    return [json.loads(line)["act"] for line in lines]


def news(user: User, kind: str = "") -> list[str]:
    """The titles of somebody's open messages; of those about one kind of record, if it is named."""
    lines = accounts.inbox(seen_by=user)
    return [line.title for line in lines if kind in ("", line.about.kind)]


def fresh(decision: Decision) -> Decision:
    """A decision as the database has it now."""
    return decision_queries.with_answers().get(pk=decision.pk)


def make_table(
    *,
    sides: tuple[SideTerms, ...] = CHAIRS,
    is_sealed: bool = False,
    name: str = "Harbor Trades",
    at: datetime = NOON,
    is_active: bool = True,
    people: dict[str, User] | None = None,
    **more: Any,
) -> Table:
    """Lena is labor's co-chair, Marcus management's; Sam founded it. Active unless said otherwise."""
    known = people or {}
    sam = known.get("sam") or cast.sam()
    lena = known.get("lena") or cast.lena()
    marcus = known.get("marcus") or cast.marcus()
    partnership = actions.found_partnership(
        name=name, summary="Work on the harbor.", naics="236220", region_code="36061",
        region_name="New York County", by=sam, at=at,
    )  # fmt: skip
    labor = add_party(partnership, "Local 9", Side.LABOR, by=sam, at=at)
    management = add_party(partnership, "Harbor Builders", Side.MANAGEMENT, by=sam, at=at)
    body = actions.create_body(
        partnership=partnership, name="Joint Committee", sides=sides, by=sam, at=at,
        kind=BodyKind.LABOR_MANAGEMENT_COMMITTEE, is_sealed_signing=is_sealed, **more,
    )  # fmt: skip
    table = Table(partnership, body, labor, management, lena, marcus, sam)
    for side, party, person in (("labor", labor, lena), ("management", management, marcus)):
        chair = actions.add_seat(
            body=body, party=party, title=f"{side.title()} co-chair", role=SeatRole.CO_CHAIR,
            by=sam, at=at,
        )  # fmt: skip
        actions.appoint(seat=chair, user=person, by=sam, at=at)
        table.seats[side] = chair
    if is_active:
        move(table, PartnershipStatus.FORMING, at=at)
        move(table, PartnershipStatus.ACTIVE, at=at)
    return table


def move(table: Table, status: PartnershipStatus, *, at: datetime = NOON, reason: str = "") -> None:
    """Change the status, by Lena's hand."""
    actions.change_status(
        partnership=table.partnership, status=status, reason=reason, by=table.lena, at=at
    )


def add_party(
    partnership: Partnership, name: str, side: Side | str, *, by: User, at: datetime = NOON
) -> Party:
    """An organization of the usual kind of its side."""
    kinds = {
        Side.LABOR: OrganizationKind.LABOR_ORGANIZATION,
        Side.MANAGEMENT: OrganizationKind.EMPLOYER,
        Side.THIRD: OrganizationKind.OWNER,
        "": OrganizationKind.TRAINING_PROVIDER,
    }
    return actions.add_party(
        partnership=partnership, name=name, kind=kinds[side], side=side, by=by, at=at,
        city="New York", state="NY", is_core=bool(side),
    )  # fmt: skip


def add_seat(table: Table, side: Side, title: str, *, at: datetime = NOON, **more: Any) -> Seat:
    """A member's seat, added by the side itself."""
    by, party = (
        (table.lena, table.labor) if side is Side.LABOR else (table.marcus, table.management)
    )
    return actions.add_seat(body=table.body, party=party, title=title, by=by, at=at, **more)


def seat_somebody(
    table: Table, side: Side, user: User, *, title: str = "Member", at: datetime = NOON, **more: Any
) -> Holder:
    """A member's seat with a confirmed holder."""
    seat = add_seat(table, side, title, at=at, **more)
    return sit(table, seat, user, at=at)


def sit(table: Table, seat: Seat, user: User, *, at: datetime = NOON, **more: Any) -> Holder:
    """Put somebody into a seat and confirm them, both by their own side."""
    by = table.lena if seat.side == Side.LABOR else table.marcus
    holder = actions.appoint(seat=seat, user=user, by=by, at=at, **more)
    return actions.confirm(holder=holder, by=by, at=at)


def seat_provider(table: Table, user: User, *, at: datetime = NOON) -> Holder:
    """A training provider with a voice and no key, confirmed by a co-chair."""
    party = add_party(table.partnership, "Harbor Training Center", "", by=table.lena, at=at)
    seat = actions.add_seat(body=table.body, party=party, title="Provider", by=table.lena, at=at)
    holder = actions.appoint(seat=seat, user=user, by=table.lena, at=at)
    return actions.confirm(holder=holder, by=table.lena, at=at)


def propose(table: Table, *, by: User | None = None, at: datetime = NOON, **more: Any) -> Decision:
    """A proposal of Lena's, unless somebody else is named."""
    given = {"title": "Paid time to train", "text": "Every apprentice is paid in class.", **more}
    return decisions.propose(body=table.body, by=by or table.lena, at=at, **given)


def agree(decision: Decision, by: User, *, number: int = 1, at: datetime = NOON) -> None:
    """Say yes to a wording."""
    decisions.sign(decision=decision, wording_number=number, stance=Stance.AGREE, by=by, at=at)


def decline(
    decision: Decision,
    by: User,
    *,
    number: int = 1,
    at: datetime = NOON,
    reason: str = "Too early.",
) -> None:
    """Say no to a wording, with a reason."""
    decisions.sign(
        decision=decision, wording_number=number, stance=Stance.DECLINE, reason=reason, by=by, at=at
    )
