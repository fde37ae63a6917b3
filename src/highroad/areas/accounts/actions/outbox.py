"""The one sender: rows that are mailed once, of whatever kind, claimed, tried and given up alike."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from smtplib import SMTPException, SMTPRecipientsRefused
from typing import Any

from django.core.mail import EmailMessage, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.db.models import F

logger = logging.getLogger("highroad.mails")
Deed = Callable[[Any], object]


def nothing(row: Any) -> None:
    """What is done where nothing is to be done."""


@dataclass(frozen=True)
class Batch:
    """Rows of one kind that are due, and how a row becomes a mail.

    A row has `key`, `mailed_at`, `mail_tries` and `mail_tried_at`. `sent` is done when its mail has
    left, `refused` when the other server takes no mail for its address.
    """

    rows: Sequence[Any]
    write: Callable[[Any], EmailMessage]
    sent: Deed = nothing
    refused: Deed = nothing


def send_out(*batches: Batch, at: datetime) -> int:
    """Send what is due, batch after batch, over one connection. Returns how many mails left.

    A mail is claimed before it is sent, so that two senders at once send it once. One that
    fails waits 1, 2, 4 … minutes and is given up after eight tries. Should the machine stop
    between sending and noting it, the mail goes out again with the same Message-ID.
    """
    if not any(batch.rows for batch in batches):
        return 0
    connection = get_connection()
    try:
        connection.open()
        return sum(_send(row, batch, connection, at) for batch in batches for row in batch.rows)
    except OSError as error:
        logger.warning("the mail server cannot be reached: %s", type(error).__name__)
        return 0
    finally:
        connection.close()


def _send(row: Any, batch: Batch, connection: BaseEmailBackend, at: datetime) -> int:
    if not _claim(row, at):
        return 0
    mail = batch.write(row)
    mail.connection = connection
    try:
        mail.send()
    except SMTPRecipientsRefused:
        batch.refused(row)
        return 0
    except (SMTPException, OSError) as error:
        logger.warning("mail %s not sent: %s", row.key, type(error).__name__)
        return 0
    type(row).objects.filter(pk=row.pk).update(mailed_at=at)
    batch.sent(row)
    return 1


def _claim(row: Any, at: datetime) -> bool:
    mine = type(row).objects.filter(pk=row.pk, mailed_at=None, mail_tries=row.mail_tries)
    return bool(mine.update(mail_tries=F("mail_tries") + 1, mail_tried_at=at))
