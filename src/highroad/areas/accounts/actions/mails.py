"""Sending what the outbox holds."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import datetime
from smtplib import SMTPException
from typing import TypeVar
from uuid import UUID

from django.core.mail import EmailMessage, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.db import transaction
from django.db.models import F, QuerySet
from django.utils import timezone

from highroad.areas.accounts import notices, queries
from highroad.areas.accounts.models import Digest, Invitation, Message
from highroad.areas.accounts.rules import digest_slot
from highroad.areas.accounts.vocabulary import Channel

logger = logging.getLogger("highroad.mails")
Mailed = TypeVar("Mailed", Message, Invitation, Digest)


def send_mails(*, at: datetime, limit: int = 200) -> int:
    """Send what is due, invitations first. Returns how many mails left.

    A mail is claimed before it is sent, so that two senders at once send it once. One that
    fails waits 1, 2, 4 … minutes and is given up after eight tries. Should the machine stop
    between sending and noting it, the mail goes out again with the same Message-ID.
    """
    invitations = queries.invitations_to_mail(at=at, limit=limit)
    messages = queries.messages_to_mail(at=at, limit=limit)
    digests = _gathered(at=at, limit=limit)
    if not invitations and not messages and not digests:
        return 0
    connection = get_connection()
    try:
        connection.open()
        sent = sum(_send(one, notices.mail_of_invitation, connection, at) for one in invitations)
        sent += sum(_send(one, notices.mail_of_message, connection, at) for one in messages)
        return sent + sum(_send(one, notices.mail_of_digest, connection, at) for one in digests)
    except OSError as error:
        logger.warning("the mail server cannot be reached: %s", type(error).__name__)
        return 0
    finally:
        connection.close()


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


def _send(
    row: Mailed, write: Callable[[Mailed], EmailMessage], connection: BaseEmailBackend, at: datetime
) -> int:
    if not _claim(row, at):
        return 0
    mail = write(row)
    mail.connection = connection
    try:
        mail.send()
    except (SMTPException, OSError) as error:
        logger.warning("mail %s not sent: %s", row.key, type(error).__name__)
        return 0
    type(row).objects.filter(pk=row.pk).update(mailed_at=at)
    if isinstance(row, Digest):
        Message.objects.filter(digest=row).update(mailed_at=at)
    return 1


def _claim(row: Message | Invitation | Digest, at: datetime) -> bool:
    mine = type(row).objects.filter(pk=row.pk, mailed_at=None, mail_tries=row.mail_tries)
    return bool(mine.update(mail_tries=F("mail_tries") + 1, mail_tried_at=at))
