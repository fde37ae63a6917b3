"""What can be done with accounts: one function per deed."""

from highroad.areas.accounts.actions.choices import choose_mails, unsubscribe
from highroad.areas.accounts.actions.invitations import (
    accept,
    accept_as_newcomer,
    invite,
    invite_from_console,
    invite_many,
    withdraw_invitation,
)
from highroad.areas.accounts.actions.mails import send_mails
from highroad.areas.accounts.actions.messages import close, forget_words, mark_read, tell
from highroad.areas.accounts.actions.outbox import Batch, send_out
from highroad.areas.accounts.actions.people import (
    change_role,
    close_account,
    create_demonstration_person,
    note_second_factor,
    rename,
    set_language,
    set_theme,
)

__all__ = [
    "Batch",
    "accept",
    "accept_as_newcomer",
    "change_role",
    "choose_mails",
    "close",
    "close_account",
    "create_demonstration_person",
    "forget_words",
    "invite",
    "invite_from_console",
    "invite_many",
    "mark_read",
    "note_second_factor",
    "rename",
    "send_mails",
    "send_out",
    "set_language",
    "set_theme",
    "tell",
    "unsubscribe",
    "withdraw_invitation",
]
