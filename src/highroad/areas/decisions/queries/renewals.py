"""Charters that both sides must confirm anew: what is open, until when, and whose word is missing."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Exists, F, OuterRef

from highroad.areas.accounts.models import User
from highroad.areas.decisions import rules
from highroad.areas.decisions.models import Decision, Renewal, SignOff
from highroad.areas.decisions.queries.charters import CHARTER, is_overdue
from highroad.areas.decisions.queries.outcomes import current_wording, state_of, with_answers
from highroad.areas.decisions.vocabulary import Outcome, RenewalCause
from highroad.areas.partnerships import queries as partnerships
from highroad.areas.partnerships.models import Body
from highroad.areas.partnerships.queries import SeatLine
from highroad.areas.partnerships.rules import CharterClauses
from highroad.areas.partnerships.vocabulary import Meanwhile, SeatRole, Side
from highroad.kit.answers import Answer
from highroad.kit.refs import Ref


@dataclass(frozen=True)
class RenewalLine:
    """A renewal as a page shows it: why, until when, and whose word is there already."""

    renewal: Renewal
    cause: RenewalCause
    side: Side | None
    meanwhile: Meanwhile
    is_late: bool
    words: Mapping[Side, bool]
    """For each side with a key, whether its co-chair has said yes since it was opened."""
    decision: UUID | None


def open_renewal(body: Body) -> Renewal | None:
    """The renewal that waits in a body, or nothing."""
    found = Renewal.objects.filter(body=body, closed_at=None).select_related("charter", "body")
    return found.order_by("opened_at").first()


def get_renewal(key: UUID | str, seen_by: User) -> Renewal:
    """A renewal, open or closed, of a partnership the reader sits in. Raises `NotFound`."""
    rows = Renewal.objects.select_related("charter", "body__partnership", "holder__seat")
    seen = partnerships.joint_partnerships(seen_by)
    return partnerships.one(rows.filter(body__partnership__in=seen), key)


def renewal_line(renewal: Renewal, on: date) -> RenewalLine:
    """What is asked, of whom, and what is there already."""
    decision = renewing_decision(renewal, on)
    said: set[str] = set()
    if decision is not None:
        said = {answer.side for answer in current_wording(decision).sign_offs.all()}
    is_closed = renewal.closed_at is not None
    return RenewalLine(
        renewal=renewal,
        cause=RenewalCause(renewal.cause),
        side=Side(renewal.side) if renewal.side else None,
        meanwhile=Meanwhile(renewal.meanwhile),
        is_late=not is_closed and renewal.due_on < on,
        words={side: is_closed or side in said for side in partnerships.key_sides(renewal.body)},
        decision=decision.key if decision else None,
    )


def renewal_of(body: Body, on: date) -> RenewalLine | None:
    """The renewal that waits in a body as a page shows it, or nothing."""
    found = open_renewal(body)
    return renewal_line(found, on) if found else None


def renewing_decision(renewal: Renewal, on: date) -> Decision | None:
    """The proposal by which the co-chairs confirm the charter, while it is open or adopted."""
    put = with_answers().filter(
        body=renewal.body_id,
        subject=f"{CHARTER}:{renewal.charter_id}",
        opened_at__gte=renewal.opened_at,
        withdrawn_at=None,
    )
    found = put.order_by("-opened_at").first()
    if found is None or state_of(found, on=on) not in (Outcome.OPEN, Outcome.ADOPTED):
        return None
    return found


def may_decide_anew(body: Body, in_force: CharterClauses, on: date) -> Answer:
    """Whether the charter lets anything new be decided while its renewal is overdue."""
    asks = in_force.renewal.meanwhile is Meanwhile.NOTHING_NEW
    late = asks and in_force.charter is not None and is_overdue(in_force.charter, on)
    return rules.may_decide_while(in_force, is_overdue=late)


@dataclass(frozen=True)
class RenewalTask:
    """A renewal that waits for one co-chair."""

    about: Ref
    title: str
    body_key: UUID
    since: datetime
    due_on: date


def renewals_waiting_for(seats: Collection[SeatLine]) -> list[RenewalTask]:
    """What these co-chairs' seats have not confirmed yet, in one query for any number."""
    chairs = [seat for seat in seats if _leads(seat)]
    if not chairs:
        return []
    said = SignOff.objects.filter(
        seat__in=[seat.key for seat in chairs],
        seat__body=OuterRef("body"),
        wording__decision__opened_at__gte=OuterRef("opened_at"),
        wording__decision__subject__startswith=f"{CHARTER}:",
        wording__decision__withdrawn_at=None,
    )
    rows = Renewal.objects.filter(
        ~Exists(said), body__in=[seat.body_key for seat in chairs], closed_at=None
    ).annotate(name=F("charter__title"))
    return [
        RenewalTask(Ref.to(row), row.name, row.body_id, row.opened_at, row.due_on) for row in rows
    ]


def _leads(seat: SeatLine) -> bool:
    return seat.role == SeatRole.CO_CHAIR and seat.carries_key and not seat.is_alternate


def open_renewals_for_system() -> list[Renewal]:
    """Every renewal that waits, for whoever reminds people."""
    rows = Renewal.objects.filter(closed_at=None).select_related("charter", "body__partnership")
    return list(rows.order_by("due_on"))
