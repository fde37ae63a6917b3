"""Meetings at every stage, every word of them a canary. They lie so far ahead that no clock matters."""

from __future__ import annotations

from datetime import date, time
from typing import Any

from highroad.areas.decisions import actions as decisions
from highroad.areas.decisions.vocabulary import Stance
from highroad.areas.meetings import actions, queries
from highroad.areas.meetings.actions import ItemTerms, Said, SeriesTerms, When
from highroad.areas.meetings.models import Meeting
from highroad.areas.meetings.vocabulary import (
    DateRule,
    Manner,
    NoteKind,
    Purpose,
    Weekday,
    WeekOfMonth,
)
from highroad.areas.partnerships.models import Seat
from highroad.kit.refs import Ref

FAR = date(2090, 1, 10)
NEW_YORK = "America/New_York"


def prepared(builder: Any, name: str, *, zone: str = "joint") -> Meeting:
    """A meeting whose words sing in a zone."""
    word, people = builder.word, builder.table.people
    is_shown = name in ("room", "draft_meeting")
    return actions.prepare(
        body=builder.table.things["body"], title=word(zone, f"{name}_title"),
        when=When(FAR, time(10), 60, NEW_YORK),
        place=word("joint", f"{name}_place") if is_shown else "",
        outcomes=word("joint", f"{name}_outcomes") if is_shown else "",
        by=people["labor"], at=builder.now(),
    )  # fmt: skip


def in_the_room(builder: Any, name: str, *, zone: str = "joint") -> Meeting:
    """A meeting under way, both co-chairs there."""
    labor = builder.table.people["labor"]
    meeting = prepared(builder, name, zone=zone)
    actions.call(meeting=meeting, by=labor, at=builder.now())
    actions.open_meeting(meeting=meeting, by=labor, at=builder.now())
    for place in queries.places_of(meeting):
        if place.is_chair:
            actions.note_attendance(
                meeting=meeting, seat=Seat.objects.get(pk=place.key), by=labor, at=builder.now(),
                said=Said(Manner.HOLDER, holder=place.sitters[0].key),
            )  # fmt: skip
    return Meeting.objects.select_related("body__partnership").get(pk=meeting.pk)


def build_meetings(builder: Any) -> None:
    """A series, a poll, an agenda, a room, minutes in draft, and minutes that workers may read."""
    word, things, labor = builder.word, builder.table.things, builder.table.people["labor"]
    things["series"] = actions.start_series(
        body=things["body"], by=labor, at=builder.now(),
        terms=SeriesTerms(
            word("joint", "series_title"), DateRule.MONTHLY, Weekday.TUESDAY, WeekOfMonth.SECOND,
            time(10), 60, NEW_YORK, word("joint", "series_place"), FAR,
            items=[{"topic": word("joint", "standing"), "minutes": 5}],
        ),
    )  # fmt: skip
    things["poll"] = actions.ask_for_date(
        body=things["body"], title=word("joint", "poll_title"), length=60, time_zone=NEW_YORK,
        times=[(FAR, time(9)), (FAR, time(14))], by=labor, at=builder.now(),
    )  # fmt: skip
    things["draft_meeting"] = prepared(builder, "draft_meeting")
    things["called"] = actions.call(meeting=prepared(builder, "called"), by=labor, at=builder.now())
    fill_the_room(builder)
    hold(builder)
    post(builder)


def fill_the_room(builder: Any) -> None:
    word, things, labor = builder.word, builder.table.things, builder.table.people["labor"]
    room = things["room"] = in_the_room(builder, "room")
    terms = ItemTerms(
        word("joint", "topic"), Purpose.SOLVE, presenter=word("joint", "presenter"),
        papers=word("joint", "papers"),
    )  # fmt: skip
    things["item"] = actions.bring(meeting=room, terms=terms, by=labor, at=builder.now())
    noted = actions.bring(
        meeting=room, terms=ItemTerms(word("joint", "noted"), Purpose.INFORM), by=labor,
        at=builder.now(),
    )  # fmt: skip
    things["meeting_note"] = actions.write_note(
        item=noted, kind=NoteKind.INFORMATION, text=word("joint", "note_text"), by=labor,
        at=builder.now(),
    )  # fmt: skip
    things["project_item"] = actions.bring(
        meeting=room, by=labor, at=builder.now(),
        terms=ItemTerms(
            word("joint", "project_topic"), Purpose.INFORM, about=Ref.to(things["project"])
        ),
    )  # fmt: skip
    things["guest"] = actions.ask_guest(
        meeting=room, name=word("joint", "guest"), organization=word("joint", "guest_from"),
        topic=word("joint", "guest_topic"), by=labor, at=builder.now(),
    )  # fmt: skip


def hold(builder: Any) -> None:
    things, labor = builder.table.things, builder.table.people["labor"]
    held = in_the_room(builder, "held")
    things["held_meeting"] = actions.close_meeting(meeting=held, by=labor, at=builder.now())
    things["minutes"] = actions.draft_minutes(
        meeting=things["held_meeting"],
        text=builder.word("joint", "minutes"),
        by=labor,
        at=builder.now(),
    )


def post(builder: Any) -> None:
    things, people = builder.table.things, builder.table.people
    meeting = in_the_room(builder, "posted", zone="public")
    closed = actions.close_meeting(meeting=meeting, by=people["labor"], at=builder.now())
    text = actions.draft_minutes(
        meeting=closed, text=builder.word("public", "posted"), by=people["labor"], at=builder.now()
    )
    put = actions.put_minutes(minutes=text, by=people["labor"], at=builder.now())
    for role in ("management", "labor"):
        decisions.sign(
            decision=put, wording_number=1, stance=Stance.AGREE, by=people[role], at=builder.now()
        )
    for role in ("labor", "management"):
        actions.release(meeting=closed, by=people[role], at=builder.now())
    things["posted"] = closed
