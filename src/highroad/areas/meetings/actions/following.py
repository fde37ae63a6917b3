"""Agendas follow what is put to the body: what waits for a meeting stands on its agenda, what is settled leaves it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet

from highroad.areas.decisions import queries as decisions
from highroad.areas.decisions.models import Decision
from highroad.areas.meetings import queries
from highroad.areas.meetings.actions.agenda import next_number
from highroad.areas.meetings.models import AgendaItem, Meeting
from highroad.areas.meetings.vocabulary import ItemStatus, Purpose
from highroad.areas.partnerships.models import Body
from highroad.kit.refs import Ref


@transaction.atomic
def follow_decisions(*, body: Body, at: datetime) -> Meeting | None:
    """Put what waits for a meeting on the next agenda, and take what is settled off all of them.

    It goes to the next meeting that takes items still; one under way takes it at once. An item under
    which somebody has entered something stays where it is. Returns that meeting.
    """
    ahead = queries.meetings_ahead(body, at)
    for meeting in ahead:
        _take_off(meeting, at=at)
    following = next((one for one in ahead if one.opened_at or one.agenda_closes_at > at), None)
    if following is not None:
        take_up_waiting(following, at=at)
    return following


def follow_all(*, at: datetime) -> int:
    """The same for every body in which something waits, for the clock. Returns how many."""
    bodies = decisions.bodies_that_wait()
    for body in bodies:
        follow_decisions(body=body, at=at)
    return len(bodies)


def take_up_decisions(meeting: Meeting, *, at: datetime) -> None:
    """What only this meeting can decide or confirm; nothing twice."""
    today = at.astimezone(meeting.zone).date()
    take_up_waiting(meeting, at=at)
    _put(meeting, decisions.to_confirm(meeting.body, today))


def take_up_waiting(meeting: Meeting, *, at: datetime) -> None:
    """What the charter lets the body decide in its next meeting only; on one agenda at a time."""
    today = at.astimezone(meeting.zone).date()
    waiting = decisions.waiting_for_meeting(meeting.body, today)
    ahead = [one.pk for one in queries.meetings_ahead(meeting.body, at) if one.pk != meeting.pk]
    elsewhere = set(_kept(ahead).values_list("about", flat=True)) if waiting else set()
    _put(meeting, [one for one in waiting if str(Ref.to(one)) not in elsewhere])


def _put(meeting: Meeting, waiting: Iterable[Decision]) -> None:
    on_it = set(_kept([meeting.pk]).values_list("about", flat=True))
    for decision in waiting:
        about = str(Ref.to(decision))
        if about in on_it:
            continue
        AgendaItem.objects.create(
            meeting=meeting,
            number=next_number(meeting),
            topic=decision.title,
            purpose=Purpose.DECIDE,
            about=about,
            side=decision.proposed_side,
            raised_by_alias=decision.proposed_by_alias,
            first_raised_on=decision.opened_at.astimezone(meeting.zone).date(),
        )


def _take_off(meeting: Meeting, *, at: datetime) -> None:
    """What was settled before the meeting, or withdrawn: it asks nothing of it any more."""
    items = list(_kept([meeting.pk]).filter(status=ItemStatus.OPEN, notes=None))
    settled = queries.settled_topics(meeting, items, at)
    gone = [item.pk for item in items if item.about in settled]
    if gone and meeting.opened_at is None:
        AgendaItem.objects.filter(pk__in=gone).update(dropped_at=at, carried_from=None)
    elif gone:
        AgendaItem.objects.filter(pk__in=gone).update(status=ItemStatus.DONE)


def finish_settled(meeting: Meeting, *, at: datetime) -> None:
    """At the end of a meeting: a topic whose decision is settled is done and is not carried on."""
    items = list(_kept([meeting.pk]).filter(status=ItemStatus.OPEN))
    settled = queries.settled_topics(meeting, items, at)
    done = [item.pk for item in items if item.about in settled]
    AgendaItem.objects.filter(pk__in=done).update(status=ItemStatus.DONE)


def _kept(meetings: Iterable[UUID]) -> QuerySet[AgendaItem]:
    return AgendaItem.objects.filter(meeting__in=meetings, dropped_at=None)
