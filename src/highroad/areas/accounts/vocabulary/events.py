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
    Event("decision.advise", Topic.DECISIONS, _("A text is sent on to you as sponsor"),
          _("the sponsors of both sides"), ACT, Channel.NOW, _("entering what came back")),
    Event("charter.renewal", Topic.DECISIONS, _("A charter is to be renewed"),
          _("the co-chairs"), VIEW, Channel.NOW),
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
    Event("commitment.answer", Topic.COMMITMENTS, _("You are asked to promise something"),
          _("whoever shall keep it"), ACT, Channel.NOW, _("accepting, or declining with reasons")),
    Event("commitment.confirm", Topic.COMMITMENTS, _("Is a promise kept?"),
          _("the co-chairs of the other side"), ACT, Channel.NOW, _("confirming, or asking for more")),
    Event("commitment.keep", Topic.COMMITMENTS, _("A promise is due soon"),
          _("whoever gave it"), ACT, Channel.DAILY, _("showing that it is done")),
    Event("commitment.late", Topic.COMMITMENTS, _("A promise is late"),
          _("whoever gave it, the co-chairs, and later the sponsors"), VIEW, Channel.NOW),
    Event("commitment.news", Topic.COMMITMENTS, _("What the other side says of your promise"),
          _("whoever gave it"), VIEW),
    Event("issue.raised", Topic.ISSUES, _("An issue is raised"), _("everybody on a side"), VIEW),
    Event("issue.moved", Topic.ISSUES, _("An issue has ended or rests"),
          _("everybody on a side"), VIEW),
    Event("issue.public", Topic.ISSUES, _("May the public read of an issue?"),
          _("the co-chairs of the other sides"), ACT, Channel.NOW, _("agreeing, or taking it back")),
    Event("issue.public_news", Topic.ISSUES, _("The public reads of an issue, or no longer does"),
          _("everybody on a side"), VIEW),
    Event("dispute.terms", Topic.ISSUES, _("Terms for a dispute wait for your party"),
          _("everybody who sits for a named party"), ACT, Channel.NOW, _("agreeing, or other terms")),
    Event("dispute.news", Topic.ISSUES, _("A dispute names your party, or is settled"),
          _("everybody who sits for a named party"), VIEW, Channel.NOW),
    Event("impasse.called", Topic.ISSUES, _("A side says that you are stuck"),
          _("everybody on a side"), VIEW, Channel.NOW),
    Event("impasse.stepped", Topic.ISSUES, _("A rung of the ladder was left"),
          _("everybody on a side"), VIEW),
    Event("referral.acknowledge", Topic.ISSUES, _("A referral waits to be acknowledged"),
          _("the other sides"), ACT, Channel.NOW, _("acknowledging")),
    Event("mediation.join", Topic.ISSUES, _("The other side asks for mediation"),
          _("the other sides"), ACT, Channel.NOW, _("joining")),
    Event("round.list", Topic.ISSUES, _("The list of your side is asked for"),
          _("every side for itself"), ACT, Channel.NOW, _("saying that the list is done")),
    Event("round.revealed", Topic.ISSUES, _("All lists are open"), _("everybody on a side"), VIEW),
    Event("position.released", Topic.ISSUES, _("The other side released a position"),
          _("the other sides"), VIEW),
    Event("fact.changed", Topic.ISSUES, _("A fact has changed on which something rests"),
          _("everybody on a side"), VIEW),
    Event("survey.opened", Topic.ISSUES, _("A survey asks the people of your party"),
          _("everybody on a side"), VIEW),
    Event("request.reply", Topic.ISSUES, _("Information is asked for, or was given"),
          _("the co-chairs of the side that is asked, or that asked"), ACT, Channel.NOW,
          _("replying in full, or refusing with reasons")),
    Event("story.submitted", Topic.OTHER, _("A story was sent in"),
          _("the program office"), ACT, Channel.NOW, _("reading it")),
    Event("story.withdrawn", Topic.OTHER, _("A consent to a story was taken back"),
          _("the program office"), VIEW, Channel.NOW),
    Event("story.expired", Topic.OTHER, _("A consent to a story has ended"),
          _("the program office"), VIEW),
    Event("office.asked", Topic.PARTNERSHIP, _("The program office asks your partnership"),
          _("the co-chairs"), ACT, Channel.NOW, _("putting an answer to both sides")),
    Event("seat.to_confirm", Topic.PARTNERSHIP, _("Somebody of your side waits to be confirmed"),
          _("the co-chairs of the side"), ACT, Channel.NOW, _("confirming")),
    Event("seat.changed", Topic.PARTNERSHIP, _("The other side changed its seats"),
          _("the other sides"), VIEW),
    Event("partnership.status", Topic.PARTNERSHIP, _("The partnership pauses, goes on or ends"),
          _("everybody with a seat"), VIEW, Channel.NOW),
    Event("party.leaving", Topic.PARTNERSHIP, _("A party leaves, or stays after all"),
          _("the co-chairs"), VIEW, Channel.NOW),
    Event("parity.declared", Topic.PARTNERSHIP, _("Why the sides are unequal"),
          _("the other side"), VIEW),
    Event("guide.sides_differ", Topic.OTHER, _("The sides answer the guide differently"),
          _("both sides"), VIEW, Channel.WEEKLY),
    Event("placement.ready", Topic.OTHER, _("People of a class are ready for work"),
          _("the co-chairs of both sides"), VIEW),
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
