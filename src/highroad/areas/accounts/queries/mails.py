"""Which mails are due, and how each person wants to be told."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeVar
from uuid import UUID

from django.db.models import Model, QuerySet
from django.utils.crypto import constant_time_compare, salted_hmac

from highroad.areas.accounts import rules
from highroad.areas.accounts.models import Digest, Invitation, MailChoice, Message, Mute, User
from highroad.areas.accounts.vocabulary import EVENTS, Channel, Event, MessageKind, event_row
from highroad.kit.answers import NotFound
from highroad.kit.refs import Ref

Mailed = TypeVar("Mailed", bound=Model)


@dataclass(frozen=True)
class MailSetting:
    """One kind of message, and by which way it comes to this person."""

    event: Event
    channel: Channel


def mail_settings(*, seen_by: User) -> list[MailSetting]:
    """Every kind of message with the way chosen, or the first one."""
    chosen = dict(MailChoice.objects.filter(user=seen_by).values_list("event", "channel"))
    return [MailSetting(event, Channel(chosen.get(event.name, event.channel))) for event in EVENTS]


def muted_places(*, seen_by: User) -> frozenset[str]:
    """The bodies somebody wants no mails of, as written refs."""
    return frozenset(Mute.objects.filter(user=seen_by).values_list("place", flat=True))


def channels_for_system(
    people: Collection[UUID], *, event: str, kind: MessageKind, place: str
) -> dict[UUID, Channel]:
    """By which way each of these people is told of an event, in two queries."""
    row = event_row(event)
    first = row.channel if row else Channel.NOW
    name = row.name if row else event
    choices = MailChoice.objects.filter(user__in=people, event=name)
    chosen = dict(choices.values_list("user", "channel"))
    muted = set(
        Mute.objects.filter(user__in=people, place=place).values_list("user", flat=True)
        if place
        else ()
    )
    return {
        person: rules.channel(Channel(chosen.get(person, first)), kind, is_muted=person in muted)
        for person in people
    }


def told_for_system(once: Mapping[str, Ref]) -> frozenset[str]:
    """Which of these somebody was told of already; each by its name, with what it is about."""
    known = Message.objects.filter(about__in={str(ref) for ref in once.values()}, once__in=once)
    return frozenset(known.values_list("once", flat=True).distinct())


def secret_of(mail: Message | Digest) -> str:
    """The last part of the link that ends mails of this kind without signing in."""
    return salted_hmac("highroad.mails", str(mail.key), algorithm="sha256").hexdigest()[:40]


def messages_behind_public(key: UUID, secret: str) -> list[Message]:
    """The messages a mail told of, for whoever holds the link in it. Raises `NotFound`."""
    digest = Digest.objects.filter(key=key).first()
    alone = Message.objects.filter(key=key).select_related("to").first()
    found = digest or alone
    if found is None or not constant_time_compare(secret_of(found), secret):
        raise NotFound
    if digest is not None:
        return list(Message.objects.filter(digest=digest).select_related("to"))
    return [alone] if alone else []


def kinds_of(found: Collection[Message]) -> list[Event]:
    """The kinds of these messages, as the table has them."""
    rows = {row.name: row for message in found if (row := event_row(message.event))}
    return sorted(rows.values(), key=lambda row: row.name)


def digests_to_mail(*, at: datetime, limit: int) -> list[Digest]:
    """Digests that were gathered and not sent yet."""
    kept = Digest.objects.select_related("to").order_by("made_at")
    return due(kept, at=at, limit=limit)


def messages_in(digest: Digest) -> list[Message]:
    """What a digest still has to tell: what was done in the meantime falls out; newest first."""
    kept = Message.objects.filter(digest=digest, closed_at=None)
    return list(kept.order_by("-made_at", "key"))


def messages_to_mail(*, at: datetime, limit: int) -> list[Message]:
    """Open messages whose mail is due: never sent, and tried long enough ago."""
    kept = (
        Message.objects.select_related("to")
        .filter(closed_at=None)
        .filter(channel=Channel.NOW)
        .filter(to__is_active=True, to__is_demonstration=False)
        .order_by("made_at")
    )
    return due(kept, at=at, limit=limit)


def invitations_to_mail(*, at: datetime, limit: int) -> list[Invitation]:
    """Open invitations whose mail is due. A fictional person's invitation is never mailed."""
    kept = (
        Invitation.objects.filter(accepted_at=None, withdrawn_at=None, expires_at__gt=at)
        .exclude(invited_by__is_demonstration=True)
        .order_by("made_at")
    )
    return due(kept, at=at, limit=limit)


def due(kept: QuerySet[Mailed], *, at: datetime, limit: int) -> list[Mailed]:
    """Of rows that are mailed once, those whose time has come, in the order they come in.

    A mail that failed waits longer each time, and is given up after eight tries.
    """
    waiting = kept.filter(mailed_at=None, mail_tries__lt=rules.MAIL_IS_TRIED)
    return [mail for mail in waiting[: limit * 4] if _is_due(mail, at)][:limit]


def _is_due(mail: Any, at: datetime) -> bool:
    pause = rules.pause_before_retry(mail.mail_tries)
    if mail.mail_tried_at is None or pause is None:
        return pause is not None
    return bool(mail.mail_tried_at + pause <= at)
