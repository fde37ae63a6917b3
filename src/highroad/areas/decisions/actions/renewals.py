"""Charters that are confirmed anew: opened by the clock or a new leader, closed by both co-chairs."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone

from highroad.areas.accounts.models import User
from highroad.areas.decisions import notices, queries
from highroad.areas.decisions.actions.deciding import sign
from highroad.areas.decisions.actions.opening import propose
from highroad.areas.decisions.models import Decision, Renewal
from highroad.areas.decisions.permissions import may_renew
from highroad.areas.decisions.queries import AdoptedCharter
from highroad.areas.decisions.vocabulary import RenewalCause, Stance
from highroad.areas.ledger import actions as ledger
from highroad.areas.partnerships import queries as partnerships
from highroad.areas.partnerships.models import Body
from highroad.areas.partnerships.rules import CharterClauses, months_after
from highroad.areas.partnerships.vocabulary import ClauseKind
from highroad.kit.answers import require
from highroad.kit.refs import Ref

REMINDERS = (14, 3)
"""Days before a renewal is due on which co-chairs are reminded; once more when it is late."""


def open_renewals(*, at: datetime, bodies: Iterable[Body] | None = None) -> int:
    """Open what has come due: a co-chair changed, or the months of the clause have run.

    Of all bodies whose charter has the clause, or of those named. Does nothing twice; at most one
    renewal waits in a body. Returns how many were opened.
    """
    named = partnerships.bodies_with_clause(ClauseKind.RENEWAL) if bodies is None else bodies
    return sum(_open_in(body, at) for body in named)


def _open_in(body: Body, at: datetime) -> bool:
    day = timezone.localdate(at)
    adopted = queries.newest_charter(body, day)
    if adopted is None:
        return False
    clauses = partnerships.read_charter(adopted.charter, body, on=day, since=adopted.since)
    if not clauses.is_stated(ClauseKind.RENEWAL) or queries.open_renewal(body) is not None:
        return False
    renewal = _by_leader(adopted, clauses, at) or _by_term(adopted, clauses, at)
    return renewal is not None and _insert(renewal, at)


def _by_leader(adopted: AdoptedCharter, clauses: CharterClauses, at: datetime) -> Renewal | None:
    """The renewal that a new co-chair calls for."""
    if not clauses.renewal.on_new_leader:
        return None
    day, body = timezone.localdate(at), adopted.charter.body
    changed = partnerships.new_leaders(body, since=adopted.confirmed_at, on=day)
    if not changed:
        return None
    first = min(changed, key=lambda one: one.since)
    return Renewal(
        cause=RenewalCause.NEW_LEADER,
        side=first.side,
        holder=first.holder,
        due_on=clauses.renewal.due(day),
        **_common(adopted, clauses, at),
    )


def _by_term(adopted: AdoptedCharter, clauses: CharterClauses, at: datetime) -> Renewal | None:
    """The renewal that its months call for, so many days ahead as both sides have for it."""
    if not clauses.renewal.months:
        return None
    day = timezone.localdate(at)
    due = months_after(timezone.localdate(adopted.confirmed_at), clauses.renewal.months)
    if day < due - timedelta(days=clauses.renewal.days):
        return None
    return Renewal(cause=RenewalCause.TERM, due_on=max(due, day), **_common(adopted, clauses, at))


def _common(adopted: AdoptedCharter, clauses: CharterClauses, at: datetime) -> dict[str, Any]:
    return {
        "body": adopted.charter.body,
        "charter": adopted.charter,
        "clause": clauses.place(ClauseKind.RENEWAL),
        "meanwhile": clauses.renewal.meanwhile,
        "opened_on": timezone.localdate(at),
        "opened_at": at,
    }


@transaction.atomic
def _insert(renewal: Renewal, at: datetime) -> bool:
    try:
        with transaction.atomic():
            renewal.save(force_insert=True)
    except IntegrityError:  # somebody opened it at the same moment, or it was open before
        return False
    _record(renewal, "renewal.opened", by="system", side=renewal.side, at=at)
    notices.tell_of_renewal(renewal, at=at)
    return True


@transaction.atomic
def renew(*, renewal: Renewal, by: User, at: datetime) -> Decision:
    """Confirm the charter for one's side, word for word as it is; it takes every co-chair's key.

    The first to do so puts its text to the co-chairs. Raises `Refused` for whoever is not co-chair
    of a side with a key, has said so already, or comes when it is closed.
    """
    day = timezone.localdate(at)
    kept = Renewal.objects.select_for_update(of=("self",)).get(pk=renewal.pk)
    require(may_renew(by, kept, day))
    decision = queries.renewing_decision(kept, day) or propose(
        body=kept.body,
        title=kept.charter.title,
        text=partnerships.charter_text_of(kept.charter),
        subject=Ref.to(kept.charter),
        by_chairs=True,
        by=by,
        at=at,
    )
    sign(decision=decision, wording_number=1, stance=Stance.AGREE, by=by, at=at)
    return decision


def remind_of_renewals(*, at: datetime) -> int:
    """Remind co-chairs of what they have not renewed, each reminder once. Returns how many were told."""
    day = timezone.localdate(at)
    return sum(
        notices.remind_of_renewal(renewal, stage=stage, at=at)
        for renewal in queries.open_renewals_for_system()
        if (stage := _stage(renewal.due_on, day))
    )


def _stage(due_on: date, on: date) -> str:
    """Which reminder is due: `late`, so many days ahead, or none."""
    if on > due_on:
        return "late"
    left = (due_on - on).days
    return next((str(days) for days in sorted(REMINDERS) if left <= days), "")


def _record(renewal: Renewal, act: str, *, by: str, side: str, at: datetime) -> None:
    ledger.record(
        renewal.body.log,
        act=act,
        about=Ref.to(renewal),
        by=by,
        at=at,
        side=side,
        content={
            "charter": str(renewal.charter_id),
            "cause": renewal.cause,
            "clause": renewal.clause,
            "due": renewal.due_on.isoformat(),
            "meanwhile": renewal.meanwhile,
        },
    )
