"""iCalendar: invitations with update and cancel, and feeds. RFC 5545 and 5546, by a kept library.

An event carries the body, the time and the place, and nothing else of a meeting.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event, vCalAddress, vText

PRODUCT = "-//Highroad//Meetings//EN"
REFRESH = timedelta(hours=1)
YEAR = timedelta(days=366)
"""How far around its events a calendar says when the clocks change."""


@dataclass(frozen=True)
class Occasion:
    """What a calendar may know of a meeting. `sequence` grows with each change of time or place."""

    uid: str
    body: str
    starts_at: datetime
    ends_at: datetime
    zone: ZoneInfo
    place: str
    sequence: int
    stamped_at: datetime
    is_cancelled: bool = False


@dataclass(frozen=True)
class Addressed:
    """From whom and to whom an invitation goes."""

    organizer: str
    attendee: str


def invitation(occasion: Occasion, addressed: Addressed) -> bytes:
    """One meeting as a request, or its cancellation, to one person."""
    method = "CANCEL" if occasion.is_cancelled else "REQUEST"
    event = _event(occasion)
    event.add("organizer", vCalAddress(f"mailto:{addressed.organizer}"))
    attendee = vCalAddress(f"mailto:{addressed.attendee}")
    attendee.params["ROLE"] = vText("REQ-PARTICIPANT")
    attendee.params["PARTSTAT"] = vText("NEEDS-ACTION")
    event.add("attendee", attendee, encode=False)
    return _written([event], [occasion], method=method)


def feed(name: str, occasions: Iterable[Occasion]) -> bytes:
    """A subscribed calendar. Cancelled meetings stay in it as cancelled, so that readers notice."""
    kept = list(occasions)
    return _written([_event(one) for one in kept], kept, method="PUBLISH", name=name)


def _event(occasion: Occasion) -> Event:
    event = Event()
    event.add("uid", occasion.uid)
    event.add("dtstamp", occasion.stamped_at.astimezone(UTC))
    event.add("sequence", occasion.sequence)
    event.add("dtstart", occasion.starts_at.astimezone(occasion.zone))
    event.add("dtend", occasion.ends_at.astimezone(occasion.zone))
    event.add("summary", occasion.body)
    if occasion.place:
        event.add("location", occasion.place)
    event.add("status", "CANCELLED" if occasion.is_cancelled else "CONFIRMED")
    event.add("class", "PRIVATE")
    return event


def _written(
    events: list[Event], occasions: list[Occasion], *, method: str, name: str = ""
) -> bytes:
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("method", method)
    if name:
        calendar.add("name", name)
        calendar.add("x-wr-calname", name)
        calendar.add("refresh-interval", REFRESH, parameters={"VALUE": "DURATION"})
    for event in events:
        calendar.add_component(event)
    if events:
        days = [one.starts_at.date() for one in occasions]
        calendar.add_missing_timezones(first_date=min(days) - YEAR, last_date=max(days) + YEAR)
    return bytes(calendar.to_ical())
