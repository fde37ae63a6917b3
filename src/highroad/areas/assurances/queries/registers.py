"""The public register: what both sides adopted, and how it reads on the day somebody looks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from highroad.areas.accounts.models import User
from highroad.areas.assurances.models import Register
from highroad.areas.assurances.queries.agreements import AgreementLine
from highroad.areas.assurances.vocabulary import (
    AgreementKind,
    AgreementStatus,
    ClauseAct,
    ClauseState,
    RegisterStatus,
)
from highroad.areas.partnerships import queries as partnerships
from highroad.areas.partnerships.models import Partnership
from highroad.kit.answers import NotFound


@dataclass(frozen=True)
class PublicClause:
    """A clause as the public reads it on a day: what no longer has fresh evidence has lapsed."""

    act: ClauseAct
    heading: str
    state: ClauseState
    verified_on: date | None
    verified_by: str
    fresh_until_on: date | None


@dataclass(frozen=True)
class PublicAgreement:
    """An agreement as the public reads it."""

    kind: AgreementKind
    title: str
    covers: str
    parties: tuple[str, ...]
    signed_on: date
    to_on: date | None
    is_over: bool
    clauses: tuple[PublicClause, ...]

    @property
    def verified(self) -> int:
        return sum(clause.state is ClauseState.VERIFIED for clause in self.clauses)


@dataclass(frozen=True)
class RegisterView:
    """A register with its agreements as they read on a day."""

    key: UUID
    number: int
    partnership_key: UUID
    partnership_name: str
    body_name: str
    status: RegisterStatus
    agreements: tuple[PublicAgreement, ...]
    digest: str
    decision_key: UUID
    made_at: datetime
    published_at: datetime | None
    withdrawn_at: datetime | None
    withdrawn_reason: str

    @property
    def verified(self) -> int:
        return sum(agreement.verified for agreement in self.agreements)

    @property
    def promised(self) -> int:
        return sum(len(agreement.clauses) for agreement in self.agreements)


def register_content(lines: Sequence[AgreementLine]) -> list[dict[str, Any]]:
    """What can go public: agreements in force that both sides say are theirs. Facts, no remarks."""
    return [
        {
            "kind": line.kind.value,
            "title": line.title,
            "covers": line.covers,
            "parties": list(line.parties),
            "signed_on": line.signed_on.isoformat(),
            "to_on": _iso(line.to_on),
            "clauses": [
                {
                    "act": clause.act.value,
                    "heading": clause.heading,
                    "state": clause.state.value,
                    "verified_on": _iso(clause.verified_on),
                    "verified_by": clause.verified_by,
                    "fresh_until_on": _iso(clause.fresh_until_on),
                }
                for clause in line.clauses
            ],
        }
        for line in lines
        if line.is_shared and line.status is AgreementStatus.IN_FORCE
    ]


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def list_registers(partnership: Partnership, seen_by: User, on: date) -> list[RegisterView]:
    """Every register of a partnership, newest first."""
    partnerships.must_see(partnership, seen_by)
    joint = partnerships.joint_partnerships(seen_by)
    rows = Register.objects.filter(partnership=partnership, partnership__in=joint)
    return [view_of(row, on) for row in rows.select_related("partnership", "body")]


def get_register(key: UUID | str, seen_by: User) -> Register:
    """One register. Raises `NotFound`."""
    joint = partnerships.joint_partnerships(seen_by)
    rows = Register.objects.filter(partnership__in=joint)
    return partnerships.one(rows.select_related("partnership", "body__partnership"), key)


def get_register_public(partnership_key: UUID, on: date) -> RegisterView:
    """What is public of a partnership now. Raises `NotFound` where nothing is."""
    rows = Register.objects.filter(
        partnership=partnership_key, status=RegisterStatus.PUBLISHED
    ).select_related("partnership", "body")
    row = rows.first()
    if row is None:
        raise NotFound
    return view_of(row, on)


def view_of(row: Register, on: date) -> RegisterView:
    """A register as it reads on a day."""
    return RegisterView(
        key=row.key, number=row.number, partnership_key=row.partnership_id,
        partnership_name=row.partnership.name, body_name=row.body.name,
        status=RegisterStatus(row.status),
        agreements=tuple(_agreement(each, on) for each in row.content), digest=row.digest,
        decision_key=row.decision_key, made_at=row.made_at, published_at=row.published_at,
        withdrawn_at=row.withdrawn_at, withdrawn_reason=row.withdrawn_reason,
    )  # fmt: skip


def _agreement(given: dict[str, Any], on: date) -> PublicAgreement:
    to_on = _day(given["to_on"])
    is_over = to_on is not None and to_on < on
    return PublicAgreement(
        kind=AgreementKind(given["kind"]), title=given["title"], covers=given["covers"],
        parties=tuple(given["parties"]), signed_on=date.fromisoformat(given["signed_on"]),
        to_on=to_on, is_over=is_over,
        clauses=tuple(_clause(each, on, is_over=is_over) for each in given["clauses"]),
    )  # fmt: skip


def _clause(given: dict[str, Any], on: date, *, is_over: bool) -> PublicClause:
    state, until = ClauseState(given["state"]), _day(given["fresh_until_on"])
    if is_over:
        state = ClauseState.OVER
    elif state is ClauseState.VERIFIED and (until is None or until < on):
        state = ClauseState.LAPSED
    return PublicClause(
        act=ClauseAct(given["act"]), heading=given["heading"], state=state,
        verified_on=_day(given["verified_on"]), verified_by=given["verified_by"],
        fresh_until_on=until,
    )  # fmt: skip


def next_number(partnership: Partnership) -> int:
    """The number of the next register of a partnership."""
    return Register.objects.filter(partnership=partnership).count() + 1
