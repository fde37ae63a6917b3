"""The one step by which every promise moves: asked, changed, written into the record."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.utils import timezone

from highroad.areas.accounts.models import User
from highroad.areas.commitments import queries, rules
from highroad.areas.commitments.models import Commitment, CommitmentMove
from highroad.areas.commitments.permissions import may
from highroad.areas.commitments.vocabulary import CommitmentAct, CommitmentState
from highroad.areas.ledger import actions as ledger
from highroad.areas.partnerships import queries as partnerships
from highroad.kit.answers import require
from highroad.kit.refs import Ref

SYSTEM = "system"


def held(commitment: Commitment) -> Commitment:
    """The promise with its row held until the end, so that of two who act one comes second."""
    Commitment.objects.select_for_update().get(pk=commitment.pk)
    return Commitment.objects.select_related(
        "partnership", "body__partnership", "owner_user", "made_by"
    ).get(pk=commitment.pk)


def move(
    commitment: Commitment,
    act: CommitmentAct,
    *,
    by: User,
    at: datetime,
    reason: str = "",
    due_on: date | None = None,
    content: Mapping[str, Any] | None = None,
) -> Commitment:
    """Check, change the state, write the move and its entry. Raises `Refused`. Call in a transaction."""
    kept = held(commitment)
    require(may(by, act, kept, timezone.localdate(at)))
    require(rules.may_move(CommitmentState(kept.state), act, reason))
    side = queries.side_in(by, kept, timezone.localdate(at))
    return put(kept, act, by=by, side=side, at=at, reason=reason, due_on=due_on, content=content)


def put(
    kept: Commitment,
    act: CommitmentAct,
    *,
    by: User | None,
    side: str,
    at: datetime,
    reason: str = "",
    due_on: date | None = None,
    content: Mapping[str, Any] | None = None,
) -> Commitment:
    """Write a move that has been allowed; `by` is nobody for the clock."""
    leads_to = rules.after(CommitmentState(kept.state), act)
    if leads_to is not None and leads_to != kept.state:
        kept.state = leads_to
        kept.save(update_fields=["state"])
    number = kept.moves.count() + 1
    made = CommitmentMove.objects.create(
        commitment=kept, number=number, act=act, reason=reason.strip(), due_on=due_on, side=side,
        by=by, at=at,
    )  # fmt: skip
    said = {"state": kept.state, "due_on": due_on.isoformat() if due_on else "", **(content or {})}
    if not kept.zone:
        said |= {"what": kept.what, "reason": made.reason, "about": kept.about}
    ledger.record(
        kept.log, act=f"commitment.{act.value}", about=Ref.to(kept), by=alias_of(by, kept), at=at,
        side=side, content=said,
    )  # fmt: skip
    return kept


def alias_of(by: User | None, commitment: Commitment) -> str:
    """What somebody is called on the record; the clock is the system."""
    if by is None:
        return SYSTEM
    return partnerships.alias_of(by, commitment.partnership, body=commitment.body)
