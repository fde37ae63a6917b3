"""The minutes as they follow from what was entered, in the active language."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from uuid import UUID

from django.utils.formats import date_format
from django.utils.translation import gettext

from highroad.areas.meetings.models import Meeting
from highroad.areas.meetings.queries.agendas import ItemLine, items_of
from highroad.areas.meetings.queries.lists import next_meeting
from highroad.areas.meetings.queries.room import Place, day_of, guests_of, places_of
from highroad.areas.meetings.queries.terms import terms_of
from highroad.areas.meetings.rules.texts import Headings, Sheet, Topic, Written, minutes_text
from highroad.areas.meetings.vocabulary import ItemStatus, Manner, NoteKind, TimeZone
from highroad.areas.partnerships.vocabulary import Side


def draft_text(meeting: Meeting, *, commitments: Mapping[UUID, Sequence[str]] | None = None) -> str:
    """The minutes as they follow from what was entered; `commitments` are lines by item."""
    following = next_meeting(meeting)
    sheet = Sheet(
        title=meeting.title,
        facts=_facts(meeting),
        attendance=_attendance(places_of(meeting)),
        quorum=_quorum(meeting),
        topics=[_topic(item, (commitments or {}).get(item.key, ())) for item in items_of(meeting)],
        guests=_guests(meeting),
        outcomes=meeting.outcomes,
        next_on=when_words(following) if following else "",
    )
    return minutes_text(sheet, _headings())


def _headings() -> Headings:
    return Headings(
        attendance=gettext("Attendance"),
        guests=gettext("Guests"),
        outcomes=gettext("By the end we wanted to have"),
        quorum=gettext("Quorum"),
        decisions=gettext("Decision"),
        commitments=gettext("Commitment"),
        dissent=gettext("Dissent"),
        next_on=gettext("Next meeting"),
        kinds={NoteKind.UPDATE: str(NoteKind.UPDATE.label)},
    )


def zone_words(name: str) -> str:
    """A time zone as people say it; its own name if we know no other."""
    return str(TimeZone(name).label) if name in TimeZone.values else name


def when_words(meeting: Meeting) -> str:
    """Day and hours, as the clock on the wall there shows them."""
    start, end = meeting.starts_local, meeting.ends_local
    return gettext("{day}, {start} to {end} ({zone})").format(
        day=date_format(start, "DATE_FORMAT"),
        start=date_format(start, "TIME_FORMAT"),
        end=date_format(end, "TIME_FORMAT"),
        zone=zone_words(meeting.time_zone),
    )


def chair_words(meeting: Meeting) -> str:
    """Who leads: a side, or as the charter says both together or a neutral person."""
    if meeting.chair_side:
        return str(Side(meeting.chair_side).label)
    return str(terms_of(meeting.body, day_of(meeting)).clauses.chair.way.label)


def keeper_words(meeting: Meeting) -> str:
    """Who keeps the minutes."""
    if meeting.keeper_side:
        return str(Side(meeting.keeper_side).label)
    return gettext("Both sides together")


def _facts(meeting: Meeting) -> list[tuple[str, str]]:
    return [
        (gettext("Body"), meeting.body.name),
        (gettext("When"), when_words(meeting)),
        (gettext("Place"), meeting.place or "–"),
        (gettext("Chaired by"), chair_words(meeting)),
        (gettext("Minutes kept by"), keeper_words(meeting)),
    ]


def _attendance(places: Sequence[Place]) -> list[tuple[str, list[str]]]:
    sides: list[str] = [side for side in Side if any(place.side == side for place in places)]
    sides += [""] if any(not place.side for place in places) else []
    return [
        (
            str(Side(side).label) if side else gettext("With a voice only"),
            [_place(place) for place in places if place.side == side and place.manner],
        )
        for side in sides
    ]


def _place(place: Place) -> str:
    who = f"{place.name}, {place.title}" if place.name else place.title
    if place.manner is Manner.PROXY:
        return gettext("{seat} (by proxy: {proxy})").format(seat=who, proxy=place.proxy_title)
    if place.manner in (Manner.HOLDER, None):
        return who
    return f"{who} ({place.manner.label})"


def _quorum(meeting: Meeting) -> list[str]:
    lines = [
        gettext("{side}: {present} of {seats} seats there, {needed} needed to decide").format(
            side=Side(row["side"]).label,
            present=row["present"] + row["by_proxy"],
            seats=row["seats"],
            needed=row["to_decide"],
        )
        for row in meeting.quorum.get("sides", [])
    ]
    clauses = {row["clause"] for row in meeting.quorum.get("sides", []) if row["clause"]}
    return lines + [gettext("By the clause: {text}").format(text=text) for text in sorted(clauses)]


def _guests(meeting: Meeting) -> list[str]:
    return [
        ", ".join(part for part in (one.name, one.organization, one.topic) if part)
        for one in guests_of(meeting)
        if one.is_welcome
    ]


def _topic(item: ItemLine, commitments: Sequence[str]) -> Topic:
    heading = str(item.purpose.label)
    if item.side_label:
        heading = gettext("{purpose}, brought by {side}").format(
            purpose=heading, side=item.side_label
        )
    return Topic(
        number=item.number,
        topic=item.topic,
        heading=heading,
        outcome=str(item.status.label) if item.status is not ItemStatus.OPEN else "",
        notes=[Written(note.kind, note.text, note.side_label) for note in item.notes],
        decisions=[f"{mark.title} ({mark.outcome.label})" for mark in item.decisions],
        commitments=commitments,
    )
