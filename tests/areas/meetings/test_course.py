"""A meeting from the call to signed minutes, by two sides."""

from __future__ import annotations

from datetime import timedelta

import pytest

from highroad.areas.decisions import queries as decision_queries
from highroad.areas.meetings import actions, queries
from highroad.areas.meetings.models import AgendaItem, Meeting
from highroad.areas.meetings.vocabulary import (
    ItemStatus,
    MeetingStatus,
    MinutesStatus,
    NoteKind,
    QuorumState,
)
from tests.areas.meetings.scene import (
    AFTER,
    BEGINS,
    bring,
    called,
    comes,
    goes,
    held,
    make_scene,
    opened,
    prepare,
    put,
    sign,
)
from tests.cast import NOON
from tests.table import acts, news, refused

pytestmark = pytest.mark.django_db


def test_a_month_from_the_call_to_signed_minutes():
    scene = make_scene()
    meeting = prepare(scene)
    bring(meeting, scene.theo, "Night shifts")
    bring(meeting, scene.ines, "The new gate")
    assert news(scene.marcus, "meetings.meeting") == []

    actions.call(meeting=meeting, by=scene.lena, at=NOON)
    assert news(scene.marcus, "meetings.meeting") == [
        "Joint Committee: you are invited for April 14, 2026, 10 a.m."
    ]
    actions.open_meeting(meeting=meeting, by=scene.lena, at=BEGINS)
    comes(meeting, scene.lena, scene.theo, scene.marcus, by=scene.lena)
    nights, gate = AgendaItem.objects.order_by("number")
    with refused("Management has 1 of the 2 seats it needs to decide. Go on talking."):
        actions.put_to_decision(
            item=nights, title="Nights", text="Ask first.", by=scene.lena, at=BEGINS
        )
    actions.write_note(
        item=nights, kind=NoteKind.INFORMATION, text="Two nights a week.", by=scene.theo, at=BEGINS
    )
    comes(meeting, scene.ines, by=scene.marcus)
    decision = actions.put_to_decision(
        item=nights, title="Nights", text="Ask first.", by=scene.lena, at=BEGINS
    )
    actions.write_note(
        item=nights, kind=NoteKind.DISSENT, text="Too early.", by=scene.marcus, at=BEGINS
    )
    actions.settle_item(item=nights, status=ItemStatus.DONE, by=scene.lena, at=BEGINS)
    closed = actions.close_meeting(meeting=meeting, by=scene.lena, at=BEGINS + timedelta(hours=1))

    assert closed.status is MeetingStatus.CLOSED
    assert closed.quorum["state"] == QuorumState.DECIDE
    gate.refresh_from_db()
    assert gate.status == ItemStatus.CARRIED
    minutes, put_decision = put(scene, closed)
    assert "Two nights a week." in minutes.text
    assert "Dissent\n1. Management: Too early." in minutes.text
    assert "Decision: Nights (Open)" in minutes.text
    assert queries.texts_of(closed)[0].status is MinutesStatus.SIGNING
    sign(put_decision, scene.marcus)
    assert queries.texts_of(closed)[0].status is MinutesStatus.SIGNING
    sign(put_decision, scene.lena)
    assert queries.texts_of(closed)[0].status is MinutesStatus.OFFICIAL
    assert decision_queries.state_of(decision_queries.with_answers().get(pk=decision.pk)) == "open"
    assert [act for act in acts(meeting.log) if act.startswith(("meeting", "minutes"))] == [
        "meeting.prepared", "meeting.called", "meeting.opened", "meeting.decision_put",
        "meeting.closed", "minutes.drafted", "minutes.put",
    ]  # fmt: skip

    following = prepare(scene, title="May", at=AFTER, when=_may())
    [carried] = queries.list_items(following, scene.theo)
    assert (carried.topic, carried.is_carried, carried.age) == ("The new gate", True, 71)
    assert following.chair_side == "management"
    assert meeting.chair_side == "labor"
    assert meeting.keeper_side == "management"


def _may():
    from datetime import date

    from tests.areas.meetings.scene import when

    return when(date(2026, 5, 12))


def test_lost_quorum_blocks_deciding_and_not_talking():
    scene = make_scene()
    meeting = opened(scene)
    item = bring(meeting, scene.lena, at=BEGINS)
    comes(meeting, scene.lena, scene.theo, scene.marcus, scene.ines, by=scene.lena)
    goes(meeting, scene.ines, by=scene.lena)

    with refused("Management has 1 of the 2 seats"):
        actions.put_to_decision(item=item, title="Nights", text="No.", by=scene.lena, at=BEGINS)
    actions.write_note(
        item=item, kind=NoteKind.INFORMATION, text="We go on.", by=scene.theo, at=BEGINS
    )

    assert queries.quorum_of(meeting).state is QuorumState.MEET


def test_whoever_changes_a_note_has_seen_the_newest_text():
    scene = make_scene()
    meeting = opened(scene)
    item = bring(meeting, scene.lena, at=BEGINS)
    note = actions.write_note(
        item=item, kind=NoteKind.INFORMATION, text="One.", by=scene.lena, at=BEGINS
    )
    actions.change_note(note=note, text="Two.", seen=1, by=scene.marcus, at=BEGINS)

    with refused("Somebody else changed this in the meantime."):
        actions.change_note(note=note, text="Three.", seen=1, by=scene.theo, at=BEGINS)

    note.refresh_from_db()
    assert (note.text, note.version) == ("Two.", 2)


def test_a_correction_stands_beside_the_signed_minutes():
    scene = make_scene()
    meeting = held(scene, title="April")
    bring_none = queries.list_items(meeting, scene.lena)
    assert bring_none == []
    minutes, decision = put(scene, meeting)
    with refused("The minutes are not signed yet: change them instead."):
        actions.correct(meeting=meeting, text="It was Tuesday.", by=scene.lena, at=AFTER)
    sign(decision, scene.lena, scene.marcus)
    with refused("This text is signed. What was left out goes into a correction."):
        actions.write_minutes(minutes=minutes, text="Else", seen=1, by=scene.lena, at=AFTER)

    correction = actions.correct(meeting=meeting, text="It was Tuesday.", by=scene.lena, at=AFTER)
    sign(actions.put_minutes(minutes=correction, by=scene.lena, at=AFTER), scene.marcus, scene.lena)

    assert [(line.number, line.status) for line in queries.texts_of(meeting)] == [
        (1, MinutesStatus.OFFICIAL),
        (2, MinutesStatus.OFFICIAL),
    ]


def test_minutes_that_are_missing_are_asked_for_after_three_and_seven_days():
    scene = make_scene()
    meeting = held(scene)
    closed = meeting.closed_at
    assert closed is not None

    told = [
        actions.remind_of_minutes(at=closed + timedelta(days=days, minutes=minutes))
        for days, minutes in ((2, 59), (3, 0), (3, 1), (6, 0), (7, 0), (8, 0))
    ]

    assert told == [0, 3, 0, 0, 3, 0]
    late = "Joint Committee: the minutes of April 14, 2026, 10 a.m. are missing"
    assert news(scene.marcus, "meetings.meeting").count(late) == 2
    put(scene, meeting, at=closed + timedelta(days=9))
    assert late not in news(scene.marcus, "meetings.meeting")


def test_a_meeting_that_was_not_called_cannot_be_opened():
    scene = make_scene()

    with refused("A meeting cannot go from Being prepared to Under way."):
        actions.open_meeting(meeting=prepare(scene), by=scene.lena, at=BEGINS)


def test_any_seat_brings_items_until_the_deadline_and_then_a_co_chair():
    scene = make_scene()
    meeting = called(scene)
    last = meeting.agenda_closes_at
    assert last.isoformat() == "2026-04-08T03:59:00+00:00"

    bring(meeting, scene.theo, at=last)
    with refused("The deadline for items has passed. Ask a co-chair to add it."):
        bring(meeting, scene.theo, at=last + timedelta(minutes=1))
    bring(meeting, scene.marcus, at=last + timedelta(minutes=1))

    assert Meeting.objects.get().items.count() == 2
