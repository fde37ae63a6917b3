"""Telling people what waits for them, and clearing it when it is done."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from copy import copy
from datetime import datetime
from itertools import islice
from uuid import UUID, uuid4

from highroad.areas.accounts import queries
from highroad.areas.accounts.models import Message, User
from highroad.areas.accounts.vocabulary import Channel, MessageKind
from highroad.kit.refs import Ref

AT_ONCE = 1_000
"""So many people are asked for at once: a database takes only so many values in one question."""


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
    place: Ref | None = None,
    calendar: Callable[[User], str] | None = None,
) -> int:
    """Put a message into each person's inbox, and its mail into the outbox.

    `title` is a message id with `{names}` of `values`; it is translated when it is read. Whoever
    already has a message with the same `once` gets no second one. Part of the caller's
    transaction: the mail leaves after the commit. `place` is the body, so that it can be muted;
    `calendar` writes an entry that goes with a mail sent at once. Returns to how many it was put.
    """
    people = {user.pk: user for user in to if user.is_active}
    draft = Message(
        kind=MessageKind(kind),
        event=event,
        about=str(about),
        side=side,
        place=str(place or ""),
        title=title,
        values=dict(values),
        once=once,
        made_at=at,
    )
    waiting, told = iter(people.values()), 0
    while some := list(islice(waiting, AT_ONCE)):
        made = _addressed(draft, _untold(some, once), calendar)
        Message.objects.bulk_create(made, ignore_conflicts=True)
        told += len(made)
    return told


def _untold(people: list[User], once: str) -> list[User]:
    known = Message.objects.filter(to__in=people, once=once).values_list("to_id", flat=True)
    told = set(known)
    return [user for user in people if user.pk not in told]


def _addressed(
    draft: Message, people: list[User], calendar: Callable[[User], str] | None
) -> list[Message]:
    """The message for each person, by the way they chose."""
    ways = queries.channels_for_system(
        [user.pk for user in people],
        event=draft.event,
        kind=MessageKind(draft.kind),
        place=draft.place,
    )
    made = []
    for user in people:
        message = copy(draft)
        message.key, message.to, message.channel = uuid4(), user, ways[user.pk]
        if calendar is not None and message.channel == Channel.NOW:
            message.calendar = calendar(user)
        made.append(message)
    return made


def close(*, about: Ref, event: str, by_alias: str, at: datetime) -> int:
    """The deed is done: whoever was asked to act on this need not any more. Returns how many."""
    waiting = Message.objects.filter(
        about=str(about), event=event, kind=MessageKind.ACT, closed_at=None
    )
    return waiting.update(closed_at=at, closed_by_alias=by_alias)


def forget_words(words: Collection[str], *, place: Ref) -> int:
    """Take words out of every message about a body, read or not: what it told of is kept no longer.

    Mails that have left are beyond reach. Returns from how many they were taken.
    """
    changed = []
    for message in Message.objects.filter(place=str(place)):
        values = {name: _forgotten(value, words) for name, value in message.values.items()}
        if values != message.values:
            message.values = values
            changed.append(message)
    Message.objects.bulk_update(changed, ["values"])
    return len(changed)


def _forgotten(value: object, words: Collection[str]) -> object:
    if not isinstance(value, str):
        return value
    return "–" if any(word in value for word in words) else value


def mark_read(*, key: UUID | str, by: User, at: datetime) -> None:
    """A message to read is done when its reader opens it; one that asks for an act stays."""
    Message.objects.filter(key=key, to=by, kind=MessageKind.VIEW, closed_at=None).update(
        closed_at=at
    )
