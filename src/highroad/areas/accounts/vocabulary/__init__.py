"""The words of accounts, and the one table of what people are told."""

from highroad.areas.accounts.vocabulary.events import BY_NAME, EVENTS, Event, event_row
from highroad.areas.accounts.vocabulary.words import (
    Channel,
    Factor,
    InvitationStatus,
    Language,
    MessageKind,
    Part,
    Role,
    Theme,
    Topic,
)

__all__ = [
    "BY_NAME",
    "EVENTS",
    "Channel",
    "Event",
    "Factor",
    "InvitationStatus",
    "Language",
    "MessageKind",
    "Part",
    "Role",
    "Theme",
    "Topic",
    "event_row",
]
