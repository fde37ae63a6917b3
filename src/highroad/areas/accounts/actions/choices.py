"""How somebody wants to be told: by which way, of which bodies not, and one click for less."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from uuid import UUID

from django.db import transaction

from highroad.areas.accounts import queries, rules
from highroad.areas.accounts.models import MailChoice, Message, Mute, User
from highroad.areas.accounts.vocabulary import BY_NAME, Channel, MessageKind, event_row
from highroad.kit.answers import Refused, no
from highroad.kit.refs import Ref


@transaction.atomic
def choose_mails(
    *, user: User, ways: Mapping[str, Channel], muted: Collection[Ref] | None = None
) -> None:
    """Set by which way each kind of message comes, and which bodies are muted.

    Mails that still wait follow the new choice. Raises `Refused` for silencing what asks to act.
    """
    for name, way in ways.items():
        if name not in BY_NAME:
            raise Refused(no("There is no message of that kind."))
        if BY_NAME[name].kind == MessageKind.ACT and way == Channel.NONE:
            raise Refused(
                no("What asks you to act may come once a week; it cannot be switched off.")
            )
        MailChoice.objects.update_or_create(user=user, event=name, defaults={"channel": way})
    if muted is not None:
        wanted = {str(ref) for ref in muted}
        Mute.objects.filter(user=user).exclude(place__in=wanted).delete()
        for place in wanted:
            Mute.objects.get_or_create(user=user, place=place)
    _follow(user)


def _follow(user: User) -> None:
    """What has not been sent yet goes the way that is chosen now."""
    waiting = Message.objects.filter(to=user, mailed_at=None, closed_at=None, digest=None)
    for message in waiting:
        kind = MessageKind(message.kind)
        ways = queries.channels_for_system(
            [user.pk], event=message.event, kind=kind, place=message.place
        )
        if ways[user.pk] != message.channel:
            Message.objects.filter(pk=message.pk).update(channel=ways[user.pk])


@transaction.atomic
def unsubscribe(*, key: UUID, secret: str) -> list[str]:
    """One click in a mail: fewer mails of the kinds it told of. Which kinds, by name.

    What is to read comes no more by mail; what asks to act comes once a week. Raises `NotFound`.
    """
    found = queries.messages_behind_public(key, secret)
    ways = {}
    for message in found:
        row = event_row(message.event)
        if row is not None:
            ways[row.name] = rules.channel(Channel.NONE, row.kind, is_muted=False)
    if found:
        choose_mails(user=found[0].to, ways=ways)
    return sorted(ways)
