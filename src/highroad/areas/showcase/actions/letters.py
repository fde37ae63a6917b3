"""The newsletter's subscribers, and sending what the outbox of letters holds."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from datetime import datetime

from django.db import IntegrityError, transaction
from django.db.models import F

from highroad.areas.accounts import actions as accounts
from highroad.areas.showcase import notices, queries
from highroad.areas.showcase.models import Letter, Subscriber
from highroad.areas.showcase.rules import letters as rules
from highroad.areas.showcase.vocabulary import Frequency, LetterKind


@transaction.atomic
def subscribe(
    *, email: str, language: str, frequency: Frequency, topics: Sequence[str], at: datetime
) -> Subscriber:
    """Keep a wish for letters, and ask the address itself whether it is true.

    Nothing is sent before it is confirmed. Somebody who subscribes again changes nothing until the
    address confirms; the answer to the visitor is the same either way.
    """
    address = email.strip().lower()
    subscriber = Subscriber.objects.filter(email__iexact=address).first()
    if subscriber is None:
        subscriber = Subscriber(
            key=uuid.uuid4(), email=address, language=language, frequency=frequency,
            topics=list(topics), asked_at=at,
        )  # fmt: skip
        subscriber.sealed()
        try:
            with transaction.atomic():
                subscriber.save(force_insert=True)
        except IntegrityError:
            subscriber = Subscriber.objects.get(email__iexact=address)
    if subscriber.confirmed_at is None and rules.may_ask_again(subscriber.asked_at, at):
        Subscriber.objects.filter(pk=subscriber.pk).update(
            language=language, frequency=frequency, topics=list(topics), asked_at=at
        )
        notices.ask_to_confirm(subscriber, at=at)
    return subscriber


@transaction.atomic
def confirm_subscription(*, subscriber: Subscriber, at: datetime) -> Subscriber:
    """The owner of the address said yes. Saying it twice changes nothing."""
    kept = Subscriber.objects.select_for_update().get(pk=subscriber.pk)
    if kept.confirmed_at is None:
        kept.confirmed_at = kept.sent_until = at
        kept.stopped_at, kept.bounces = None, 0
        kept.save()
    return kept


@transaction.atomic
def leave_newsletter(*, subscriber: Subscriber) -> None:
    """Forget the address, and every letter to it that waits. Leaving twice changes nothing."""
    Letter.objects.filter(
        to__iexact=subscriber.email, kind__in=(LetterKind.NEWSLETTER, LetterKind.CONFIRM)
    ).delete()
    Subscriber.objects.filter(pk=subscriber.pk).delete()


def note_bounce(*, letter: uuid.UUID, is_permanent: bool, at: datetime) -> bool:
    """A mail came back. After three that came back for good, an address gets no more. Whether it was known."""
    sent = Letter.objects.filter(pk=letter).first()
    if sent is None:
        return False
    known = Subscriber.objects.filter(email__iexact=sent.to)
    if is_permanent:
        known.update(bounces=F("bounces") + 1)
        known.filter(bounces__gte=rules.BOUNCES_TO_STOP, stopped_at=None).update(stopped_at=at)
    return True


def send_letters(*, at: datetime, limit: int = 200) -> int:
    """Send what is due, by the one sender of the house. Returns how many letters left."""
    return accounts.send_out(
        accounts.Batch(
            queries.letters_to_send_for_system(at=at, limit=limit),
            notices.mail_of,
            refused=lambda letter: note_bounce(letter=letter.pk, is_permanent=True, at=at),
        ),
        at=at,
    )


def forget_letters(*, at: datetime) -> int:
    """Sent letters are kept for a while, so that a bounce is understood; unconfirmed wishes too."""
    gone, _ = Letter.objects.filter(mailed_at__lt=at - rules.LETTERS_KEPT_FOR).delete()
    waiting = Subscriber.objects.filter(confirmed_at=None, asked_at__lt=at - rules.WISH_KEPT_FOR)
    return gone + waiting.delete()[0]
