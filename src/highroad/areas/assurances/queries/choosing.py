"""What of free choice waits for a side: access and incidents to answer, postings to look at, steps due."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from highroad.areas.assurances.models.choice import (
    AccessRequest,
    Entered,
    NeutralityIncident,
    Recognition,
    RightsPosting,
)
from highroad.areas.assurances.queries.choice import newest, recognition_on
from highroad.areas.assurances.queries.waited import WaitingLine
from highroad.areas.assurances.vocabulary import WaitingTask
from highroad.areas.partnerships.queries import SeatLine
from highroad.areas.partnerships.vocabulary import Side
from highroad.kit.refs import Ref


def asked_of_choice(seats: Mapping[UUID, SeatLine]) -> dict[str, QuerySet[Any]]:
    """By what it is, everything of these bodies that may wait for somebody."""
    management = [body for body, seat in seats.items() if seat.side == Side.MANAGEMENT]
    incidents = NeutralityIncident.objects.filter(responded_on=None, settled_on=None)
    return {
        "access": AccessRequest.objects.filter(body__in=management, reply=""),
        "incidents": incidents.filter(body__in=management),
        "postings": RightsPosting.objects.filter(body__in=seats).defer("photo"),
        "recognitions": Recognition.objects.filter(body__in=seats, recognized_on__isnull=False),
    }


def of_choice(
    seats: Mapping[UUID, SeatLine], on: date, asked: Mapping[str, QuerySet[Any]]
) -> Iterator[WaitingLine]:
    """By body, what waits for the side of the seat held there; four queries however much there is."""
    for access in asked.get("access", ()):
        yield _line(WaitingTask.ACCESS, access, seats, access.due_on)
    for incident in asked.get("incidents", ()):
        yield _line(WaitingTask.INCIDENT, incident, seats, incident.due_on)
    for posting in newest(asked["postings"]) if "postings" in asked else ():
        if posting.next_check_on is not None and posting.next_check_on <= on:
            yield _line(WaitingTask.POSTING, posting, seats, posting.next_check_on)
    begun = asked["recognitions"].prefetch_related("events") if "recognitions" in asked else ()
    for row in begun:
        late = [line.due_on for line in recognition_on(row, on).ladder if line.is_late]
        if late:
            yield _line(WaitingTask.STEP, row, seats, min(late))


def _line(
    task: WaitingTask, row: Entered, seats: Mapping[UUID, SeatLine], due_on: date | None
) -> WaitingLine:
    place = seats[row.body_id].partnership_name
    return WaitingLine(task, Ref.to(row), str(row), place, row.made_at, due_on)
