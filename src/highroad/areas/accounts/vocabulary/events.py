"""The one table of what people are told: event, recipients, kind, first channel, what closes it.

The words of each message stand beside the deed that sends it, in both languages. A house test fails
for a message whose event has no row here.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from highroad.areas.accounts.vocabulary.words import Channel, MessageKind, Topic

Words = str | Promise
ACT, VIEW = MessageKind.ACT, MessageKind.VIEW
OPENING = _("opening it")


@dataclass(frozen=True)
class Event:
    """One kind of message. `closed_by` says in plain words which deed ends it."""

    name: str
    topic: Topic
    words: Words
    to: Words
    kind: MessageKind
    channel: Channel = Channel.DAILY
    closed_by: Words = OPENING


EVENTS: Final = (
    Event("decision.answer", Topic.DECISIONS, _("Your answer is asked for"),
          _("every seat with a key"), ACT, Channel.NOW, _("answering")),
    Event("decision.outcome", Topic.DECISIONS, _("How a proposal ended"), _("both sides"), VIEW),
    Event("meeting.called", Topic.MEETINGS, _("A meeting is called"),
          _("everybody with a seat"), VIEW, Channel.NOW),
    Event("meeting.moved", Topic.MEETINGS, _("A meeting has another time or place"),
          _("everybody with a seat"), VIEW, Channel.NOW),
    Event("meeting.cancelled", Topic.MEETINGS, _("A meeting is called off"),
          _("everybody with a seat"), VIEW, Channel.NOW),
    Event("minutes.late", Topic.MEETINGS, _("Minutes are missing"),
          _("the side that keeps them, and the co-chairs"), ACT, Channel.NOW, _("sending the minutes")),
    Event("minutes.put", Topic.MEETINGS, _("Minutes can be read"),
          _("everybody with a seat"), VIEW),
    Event("guest.asked", Topic.MEETINGS, _("A guest needs your word"),
          _("the co-chairs of the other sides"), ACT, Channel.NOW, _("agreeing, or taking the guest back")),
    Event("poll.asked", Topic.MEETINGS, _("Days to choose from"),
          _("everybody with a seat"), ACT, Channel.NOW, _("answering, or a chosen time")),
    Event("seat.to_confirm", Topic.PARTNERSHIP, _("Somebody of your side waits to be confirmed"),
          _("the co-chairs of the side"), ACT, Channel.NOW, _("confirming")),
    Event("seat.changed", Topic.PARTNERSHIP, _("The other side changed its seats"),
          _("the other sides"), VIEW),
    Event("partnership.status", Topic.PARTNERSHIP, _("The partnership pauses, goes on or ends"),
          _("everybody with a seat"), VIEW, Channel.NOW),
    Event("parity.declared", Topic.PARTNERSHIP, _("Why the sides are unequal"),
          _("the other side"), VIEW),
    Event("guide.sides_differ", Topic.OTHER, _("The sides answer the guide differently"),
          _("both sides"), VIEW, Channel.WEEKLY),
    Event("filing.checked", Topic.FIGURES, _("A filing has been checked"),
          _("whoever filed it"), VIEW, Channel.NOW),
    Event("filing.certify", Topic.FIGURES, _("A filing waits for your side"),
          _("seats with a key"), ACT, Channel.NOW, _("certifying, or opening it again")),
    Event("filing.unlocked", Topic.FIGURES, _("A filing was opened again"),
          _("the filer and both sides"), VIEW),
    Event("filing.receipt", Topic.FIGURES, _("A filing is certified"),
          _("the filer and both sides"), VIEW),
    Event("publication.published", Topic.FIGURES, _("Figures are public"), _("both sides"), VIEW),
    Event("publication.withdrawn", Topic.FIGURES, _("Figures were taken back"),
          _("both sides"), VIEW),
)  # fmt: skip
BY_NAME: Final[Mapping[str, Event]] = {event.name: event for event in EVENTS}


def event_row(event: str) -> Event | None:
    """The row of an event; `decision.answer:<seat>` is a case of `decision.answer`."""
    name = event.partition(":")[0]
    while name:
        if name in BY_NAME:
            return BY_NAME[name]
        name = name.rpartition(".")[0]
    return None
