"""Sending what the outbox holds."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import datetime
from smtplib import SMTPException
from typing import TypeVar

from django.core.mail import EmailMessage, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.db.models import F

from highroad.areas.accounts import notices, queries
from highroad.areas.accounts.models import Invitation, Message

logger = logging.getLogger("highroad.mails")
Mailed = TypeVar("Mailed", Message, Invitation)


def send_mails(*, at: datetime, limit: int = 200) -> int:
    """Send what is due, invitations first. Returns how many mails left.

    A mail is claimed before it is sent, so that two senders at once send it once. One that
    fails waits 1, 2, 4 … minutes and is given up after eight tries. Should the machine stop
    between sending and noting it, the mail goes out again with the same Message-ID.
    """
    invitations = queries.invitations_to_mail(at=at, limit=limit)
    messages = queries.messages_to_mail(at=at, limit=limit)
    if not invitations and not messages:
        return 0
    connection = get_connection()
    try:
        connection.open()
        sent = sum(_send(one, notices.mail_of_invitation, connection, at) for one in invitations)
        return sent + sum(_send(one, notices.mail_of_message, connection, at) for one in messages)
    except OSError as error:
        logger.warning("the mail server cannot be reached: %s", type(error).__name__)
        return 0
    finally:
        connection.close()


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
    return 1


def _claim(row: Message | Invitation, at: datetime) -> bool:
    mine = type(row).objects.filter(pk=row.pk, mailed_at=None, mail_tries=row.mail_tries)
    return bool(mine.update(mail_tries=F("mail_tries") + 1, mail_tried_at=at))
