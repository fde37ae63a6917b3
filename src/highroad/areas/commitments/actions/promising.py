"""Promising and asking; the answer of who is asked; another day, another owner, taking back."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_noop

from highroad.areas.accounts.models import User
from highroad.areas.commitments import notices, queries, rules
from highroad.areas.commitments.actions.moving import alias_of, move, put
from highroad.areas.commitments.models import Commitment
from highroad.areas.commitments.permissions import may_promise
from highroad.areas.commitments.queries.people import side_at
from highroad.areas.commitments.vocabulary import CommitmentAct as Act
from highroad.areas.commitments.vocabulary import CommitmentKind
from highroad.areas.commitments.vocabulary import CommitmentState as State
from highroad.areas.partnerships.models import Body, Partnership, Party, Seat
from highroad.areas.partnerships.vocabulary import Side
from highroad.kit.answers import Refused, no, require
from highroad.kit.refs import Ref

Owner = User | Seat | Party | Side
"""Who is to keep a promise: a person, a seat, an organization at the table, or a whole side."""


@transaction.atomic
def promise(
    *,
    kind: CommitmentKind,
    what: str,
    owner: Owner,
    where: Body | Partnership,
    by: User,
    at: datetime,
    due_on: date | None = None,
    about: Ref | None = None,
    detail: str = "",
    is_private: bool = False,
) -> Commitment:
    """Promise something, or ask the other side to: what one asks of others waits for their yes.

    With `is_private` it stays within the side of its owner, and is recorded in that side's log.
    Raises `Refused` without a seat there, without a day, or for an owner of another body.
    """
    body = where if isinstance(where, Body) else None
    partnership = where.partnership if isinstance(where, Body) else where
    day = timezone.localdate(at)
    side = _side_of(owner, body, partnership, day)
    zone = side if is_private else ""
    if is_private and not zone:
        raise Refused(no("Only a side keeps promises within itself."))
    require(may_promise(by, where, zone=zone, on=day))
    require(rules.may_be_promised(what, kind, due_on, day))
    own_side = side_at(by, body, partnership, day)
    is_own = owner == by or bool(zone) or (bool(side) and side == own_side)
    made = Commitment.objects.create(
        partnership=partnership, body=body, kind=kind, about=str(about) if about else "",
        what=what.strip(), detail=detail.strip(), **_columns(owner), owning_side=side, zone=zone,
        due_on=due_on, state=State.OPEN if is_own else State.ASKED, made_by=by,
        made_side=own_side, made_at=at,
    )  # fmt: skip
    put(made, Act.PROMISE if is_own else Act.ASK, by=by, side=own_side, at=at, due_on=due_on)
    _tell(made, is_own=is_own, by=by, at=at)
    return made


def _tell(made: Commitment, *, is_own: bool, by: User, at: datetime) -> None:
    if is_own:
        notices.tell_owner(made, gettext_noop("{place}: promised: {what}"), by=by, at=at)
    else:
        notices.ask(made, by=by, at=at)


def _side_of(owner: Owner, body: Body | None, partnership: Partnership, on: date) -> str:
    """The side an owner belongs to here. Raises `Refused` for somebody from elsewhere."""
    if isinstance(owner, Side):
        return owner.value
    if isinstance(owner, User):
        if not may_promise(owner, body or partnership, on=on):
            raise Refused(no("Choose somebody who sits here."))
        return side_at(owner, body, partnership, on)
    is_here = owner.body_id == body.pk if isinstance(owner, Seat) and body else True
    home = owner.body.partnership_id if isinstance(owner, Seat) else owner.partnership_id
    if not is_here or home != partnership.pk:
        raise Refused(no("Choose somebody who sits here."))
    return owner.side


def _columns(owner: Owner) -> dict[str, object]:
    return {
        "owner_user": owner if isinstance(owner, User) else None,
        "owner_seat": owner if isinstance(owner, Seat) else None,
        "owner_party": owner if isinstance(owner, Party) else None,
    }


@transaction.atomic
def accept(*, commitment: Commitment, by: User, at: datetime) -> Commitment:
    """Say yes to what one was asked; also later, to what one had declined."""
    kept = move(commitment, Act.ACCEPT, by=by, at=at, due_on=commitment.due_on)
    _answered(kept, by=by, at=at)
    notices.tell_owner(kept, gettext_noop("{place}: accepted: {what}"), by=by, at=at)
    return kept


@transaction.atomic
def decline(*, commitment: Commitment, reason: str, by: User, at: datetime) -> Commitment:
    """Say no with written reasons, which both sides read. Raises `Refused` without them."""
    kept = move(commitment, Act.DECLINE, by=by, at=at, reason=reason)
    _answered(kept, by=by, at=at)
    notices.tell_owner(kept, gettext_noop("{place}: declined, with reasons: {what}"), by=by, at=at)
    return kept


def _answered(kept: Commitment, *, by: User, at: datetime) -> None:
    notices.close(kept, notices.ANSWER, notices.LATE, by_alias=alias_of(by, kept), at=at)


@transaction.atomic
def postpone(
    *, commitment: Commitment, due_on: date, reason: str, by: User, at: datetime
) -> Commitment:
    """Name another day, and say why; both sides read it, and the old day stays in the history."""
    require(rules.may_be_postponed(commitment.due_on, due_on, timezone.localdate(at)))
    kept = move(commitment, Act.POSTPONE, by=by, at=at, reason=reason, due_on=due_on)
    kept.due_on, kept.escalated_at = due_on, None
    kept.save(update_fields=["due_on", "escalated_at"])
    notices.close(kept, notices.KEEP, notices.LATE, by_alias=alias_of(by, kept), at=at)
    notices.tell_owner(kept, gettext_noop("{place}: another due date: {what}"), by=by, at=at)
    return kept


@transaction.atomic
def hand_over(
    *, commitment: Commitment, to: User | Seat | Side, by: User, at: datetime
) -> Commitment:
    """Put it into other hands of the same side. Raises `Refused` for somebody of another side."""
    day = timezone.localdate(at)
    side = _side_of(to, commitment.body, commitment.partnership, day)
    if side != commitment.owning_side:
        raise Refused(no("A promise stays with the side that made it."))
    kept = move(commitment, Act.HAND_OVER, by=by, at=at)
    for column, value in _columns(to).items():
        setattr(kept, column, value)
    kept.save(update_fields=["owner_user", "owner_seat", "owner_party"])
    notices.close(kept, notices.KEEP, by_alias=alias_of(by, kept), at=at)
    kept = queries.visible(by).get(pk=kept.pk)
    notices.tell_owner(kept, gettext_noop("{place}: now in your hands: {what}"), by=by, at=at)
    return kept


@transaction.atomic
def withdraw(*, commitment: Commitment, reason: str, by: User, at: datetime) -> Commitment:
    """Take a promise back, or what one asked for; with a reason both sides read."""
    kept = move(commitment, Act.WITHDRAW, by=by, at=at, reason=reason)
    events = (notices.ANSWER, notices.KEEP, notices.CONFIRM, notices.LATE)
    notices.close(kept, *events, by_alias=alias_of(by, kept), at=at)
    notices.tell_owner(kept, gettext_noop("{place}: withdrawn: {what}"), by=by, at=at)
    return kept
