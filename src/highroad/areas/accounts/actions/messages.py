"""Telling people what waits for them, and clearing it when it is done."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from uuid import UUID

from highroad.areas.accounts.models import Message, User
from highroad.areas.accounts.vocabulary import MessageKind
from highroad.kit.refs import Ref


def tell(
    *,
    to: Iterable[User],
    event: str,
    kind: MessageKind | str,
    title: str,
    values: Mapping[str, str | int],
    about: Ref,
    at: datetime,
    once: str,
    side: str = "",
) -> int:
    """Put a message into each person's inbox, and its mail into the outbox.

    `title` is a message id with `{names}` of `values`; it is translated when it is read. Whoever
    already has a message with the same `once` gets no second one. Part of the caller's
    transaction: the mail leaves after the commit. Returns to how many people it was put.
    """
    people = {user.pk: user for user in to if user.is_active}
    known = set(Message.objects.filter(to__in=people, once=once).values_list("to_id", flat=True))
    made = [
        Message(
            to=user,
            kind=MessageKind(kind),
            event=event,
            about=str(about),
            side=side,
            title=title,
            values=dict(values),
            once=once,
            made_at=at,
        )
        for pk, user in people.items()
        if pk not in known
    ]
    Message.objects.bulk_create(made, ignore_conflicts=True)
    return len(made)


def close(*, about: Ref, event: str, by_alias: str, at: datetime) -> int:
    """The deed is done: whoever was asked to act on this need not any more. Returns how many."""
    waiting = Message.objects.filter(
        about=str(about), event=event, kind=MessageKind.ACT, closed_at=None
    )
    return waiting.update(closed_at=at, closed_by_alias=by_alias)


def mark_read(*, key: UUID | str, by: User, at: datetime) -> None:
    """A message to read is done when its reader opens it; one that asks for an act stays."""
    Message.objects.filter(key=key, to=by, kind=MessageKind.VIEW, closed_at=None).update(
        closed_at=at
    )
