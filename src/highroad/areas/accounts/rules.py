"""What is true of invitations, second factors and mails: plain values in, plain values out."""

from __future__ import annotations

import hashlib
from collections.abc import Collection
from datetime import datetime, time, timedelta

from highroad.areas.accounts.vocabulary import Channel, InvitationStatus, MessageKind, Role
from highroad.kit.answers import Answer, no, yes

INVITATION_LASTS = timedelta(days=30)
MAIL_IS_TRIED = 8
"""After so many failures a mail is given up; the message still stands in the inbox."""


NOWHERE = "@people-brought-here.invalid"
"""Where people who were brought along have their address: a domain that cannot exist (RFC 2606)."""


def is_placeholder(*, email: str, is_active: bool) -> bool:
    """Whether an account is only a name in a history that was brought here from elsewhere."""
    return not is_active and email.endswith(NOWHERE)


def token_digest(token: str) -> str:
    """What is kept of a token: enough to know it again, too little to use it."""
    return hashlib.sha256(token.encode()).hexdigest()


def invitation_status(
    *,
    expires_at: datetime,
    accepted_at: datetime | None,
    withdrawn_at: datetime | None,
    at: datetime,
) -> InvitationStatus:
    """Used and withdrawn last for ever; an unused invitation lives until it expires."""
    if accepted_at is not None:
        return InvitationStatus.ACCEPTED
    if withdrawn_at is not None:
        return InvitationStatus.WITHDRAWN
    if at >= expires_at:
        return InvitationStatus.EXPIRED
    return InvitationStatus.OPEN


def may_be_accepted(
    *, status: InvitationStatus, invited: str, addresses: Collection[str]
) -> Answer:
    """An open invitation is for the address it was made for, whoever holds the link."""
    if status != InvitationStatus.OPEN:
        return no("This invitation cannot be used any more.")
    if invited.lower() not in {address.lower() for address in addresses}:
        return no("This invitation was made for another e-mail address.")
    return yes


def may_be_withdrawn(*, status: InvitationStatus) -> Answer:
    """Only what nobody has used can be taken back."""
    if status == InvitationStatus.ACCEPTED:
        return no("This invitation has already been accepted.")
    if status == InvitationStatus.WITHDRAWN:
        return no("This invitation has already been withdrawn.")
    return yes


def must_have_second_factor(*, role: Role, holds_key: bool, sees_personal_data: bool) -> Answer:
    """Who turns a key, sees personal data or works for the platform signs in with two factors."""
    if holds_key or sees_personal_data or role != Role.NONE:
        return yes
    return no("You may add a second factor; your seats do not require one.")


def pause_before_retry(tries: int) -> timedelta | None:
    """How long a failed mail waits: 1, 2, 4 … minutes; nothing when it is given up."""
    if tries >= MAIL_IS_TRIED:
        return None
    return timedelta(minutes=2 ** max(tries - 1, 0))


DIGEST_GOES_OUT = time(7, 0)
"""When the mail of the day leaves, by the installation's clock; that of the week on Mondays."""


def channel(chosen: Channel, kind: MessageKind, *, is_muted: bool) -> Channel:
    """By which way a message comes. What asks for an act may be put off, and not be silenced.

    Of a muted body nothing comes by mail but, once a week, what must be done.
    """
    if kind == MessageKind.ACT:
        return Channel.WEEKLY if is_muted or chosen == Channel.NONE else chosen
    return Channel.NONE if is_muted else chosen


def digest_slot(way: Channel, local: datetime) -> tuple[str, datetime]:
    """The name of the last digest that was due by then, and the moment up to which it tells."""
    due = datetime.combine(local.date(), DIGEST_GOES_OUT, tzinfo=local.tzinfo)
    if due > local:
        due -= timedelta(days=1)
    if way == Channel.WEEKLY:
        due -= timedelta(days=due.weekday())
    return f"{way.value}:{due.date().isoformat()}", due
