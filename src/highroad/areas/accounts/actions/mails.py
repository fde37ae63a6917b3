"""Sending what people with an account are told: invitations, messages, digests."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from highroad.areas.accounts import notices, queries
from highroad.areas.accounts.actions.outbox import Batch, send_out
from highroad.areas.accounts.models import Digest, Message
from highroad.areas.accounts.rules import digest_slot
from highroad.areas.accounts.vocabulary import Channel


def send_mails(*, at: datetime, limit: int = 200) -> int:
    """Send what is due, invitations first. Returns how many mails left."""
    return send_out(
        Batch(queries.invitations_to_mail(at=at, limit=limit), notices.mail_of_invitation),
        Batch(queries.messages_to_mail(at=at, limit=limit), notices.mail_of_message),
        Batch(
            _gathered(at=at, limit=limit),
            notices.mail_of_digest,
            sent=lambda digest: Message.objects.filter(digest=digest).update(mailed_at=at),
        ),
        at=at,
    )


def _gathered(*, at: datetime, limit: int) -> list[Digest]:
    """Digests that are due, gathered now. Each person gets one for each day or week, ever."""
    for way in (Channel.DAILY, Channel.WEEKLY):
        period, until = digest_slot(way, timezone.localtime(at))
        waiting = Message.objects.filter(
            channel=way, mailed_at=None, closed_at=None, digest=None, made_at__lt=until,
            to__is_active=True, to__is_demonstration=False,
        )  # fmt: skip
        for person in waiting.order_by().values_list("to", flat=True).distinct()[:limit]:
            _gather(person, period, waiting.filter(to=person), at=at)
    digests = queries.digests_to_mail(at=at, limit=limit)
    empty = [digest for digest in digests if not queries.messages_in(digest)]
    Digest.objects.filter(pk__in=[digest.pk for digest in empty]).update(mailed_at=at)
    return [digest for digest in digests if digest not in empty]


@transaction.atomic
def _gather(person: UUID, period: str, waiting: QuerySet[Message], *, at: datetime) -> None:
    digest, made = Digest.objects.get_or_create(
        to_id=person, period=period, defaults={"made_at": at}
    )
    if made:
        waiting.update(digest=digest)
