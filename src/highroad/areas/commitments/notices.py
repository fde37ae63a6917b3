"""Who is told: the asked, the other side when something is shown, owners before and after the day.

What was promised within one side is told to that side only, and its mails do not say what it is.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.utils.translation import gettext_noop

from highroad.areas.accounts import actions as accounts
from highroad.areas.accounts.models import User
from highroad.areas.accounts.vocabulary import MessageKind
from highroad.areas.commitments import queries
from highroad.areas.commitments.models import Commitment
from highroad.areas.partnerships import queries as partnerships
from highroad.areas.partnerships.vocabulary import Side
from highroad.kit.refs import Ref

ANSWER = "commitment.answer"
CONFIRM = "commitment.confirm"
KEEP = "commitment.keep"
LATE = "commitment.late"
NEWS = "commitment.news"
PRIVATE = gettext_noop("{place}: something of your own side waits for you")


def ask(commitment: Commitment, *, by: User, at: datetime) -> None:
    """The owner is asked to accept or to decline with reasons."""
    _tell(
        commitment, queries.owners_of(commitment), ANSWER, MessageKind.ACT,
        gettext_noop("{place}: you are asked to promise: {what}"), at=at, but=by,
        once=f"{ANSWER}:{commitment.key}:{commitment.moves.count()}",
    )  # fmt: skip


def ask_to_confirm(commitment: Commitment, *, by: User, at: datetime) -> None:
    """The co-chairs of the other side are asked whether it is done."""
    _tell(
        commitment, confirmers_of(commitment), CONFIRM, MessageKind.ACT,
        gettext_noop("{place}: is this done? {what}"), at=at, but=by,
        once=f"{CONFIRM}:{commitment.key}:{commitment.moves.count()}",
    )  # fmt: skip


def tell_owner(commitment: Commitment, title: str, *, by: User, at: datetime) -> None:
    """Who promised hears what the other side said."""
    _tell(
        commitment, [*queries.owners_of(commitment), commitment.made_by], NEWS, MessageKind.VIEW,
        title, at=at, but=by, once=f"{NEWS}:{commitment.key}:{commitment.moves.count()}",
    )  # fmt: skip


def remind(commitment: Commitment, *, at: datetime) -> None:
    """The owner is reminded once before the day."""
    _tell(
        commitment, queries.owners_of(commitment), KEEP, MessageKind.ACT,
        gettext_noop("{place}: due soon: {what}"), at=at,
        once=reminded_once(commitment),
    )  # fmt: skip


def reminded_once(commitment: Commitment) -> str:
    """By which a reminder of this day is known again."""
    return f"{KEEP}:{commitment.key}:{commitment.due_on}"


def told_late_once(commitment: Commitment) -> str:
    """By which the word that this day has passed is known again."""
    return f"{LATE}:{commitment.key}:{commitment.due_on}"


def tell_late(commitment: Commitment, *, at: datetime) -> None:
    """The owner and the co-chairs of both sides hear that the day has passed."""
    sides = [commitment.zone] if commitment.zone else [Side.LABOR, Side.MANAGEMENT]
    chairs = [person for side in sides for person in queries.co_chairs_of(commitment, side)]
    _tell(
        commitment, [*queries.owners_of(commitment), *chairs], LATE, MessageKind.VIEW,
        gettext_noop("{place}: late: {what}"), at=at,
        once=told_late_once(commitment),
    )  # fmt: skip


def put_before_sponsors(commitment: Commitment, *, at: datetime) -> None:
    """The sponsors of both sides are told together."""
    _tell(
        commitment, queries.sponsors_of(commitment), LATE, MessageKind.ACT,
        gettext_noop("{place}: late for more than a week, and now with you: {what}"), at=at,
        once=f"sponsor:{commitment.key}:{commitment.due_on}",
    )  # fmt: skip


def close(commitment: Commitment, *events: str, by_alias: str, at: datetime) -> None:
    """Nobody need act on this any more."""
    for event in events:
        accounts.close(about=Ref.to(commitment), event=event, by_alias=by_alias, at=at)


def confirmers_of(commitment: Commitment) -> list[User]:
    """Who is asked whether it is done: the other side's co-chairs; within a side, its own."""
    if commitment.zone:
        return queries.co_chairs_of(commitment, commitment.zone)
    held = partnerships.key_sides(commitment.body) if commitment.body else tuple(Side)
    others = [side for side in held if side != commitment.owning_side]
    return [person for side in others for person in queries.co_chairs_of(commitment, side)]


def _tell(
    commitment: Commitment,
    to: Iterable[User],
    event: str,
    kind: MessageKind,
    title: str,
    *,
    at: datetime,
    once: str,
    but: User | None = None,
) -> None:
    place = str(commitment.body or commitment.partnership)
    values = {"place": place, "what": commitment.what}
    accounts.tell(
        to=[person for person in to if but is None or person.pk != but.pk],
        event=event,
        kind=kind,
        title=PRIVATE if commitment.zone else title,
        values={"place": place} if commitment.zone else values,
        about=Ref.to(commitment),
        place=Ref.to(commitment.body or commitment.partnership),
        at=at,
        once=once,
        side=commitment.zone,
    )
