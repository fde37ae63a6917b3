"""What the database refuses of meetings, constraint by constraint."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from highroad.areas.meetings import actions
from highroad.areas.meetings.models import (
    AgendaItem,
    Attendance,
    CalendarFeed,
    DatePoll,
    GuestWord,
    Meeting,
    Minutes,
    Note,
    PollAnswer,
    PollTime,
    Release,
    Series,
)
from highroad.areas.meetings.vocabulary import NoteKind
from tests.areas.meetings.scene import (
    AFTER,
    BEGINS,
    CLOCK,
    DAY,
    bring,
    comes,
    held,
    make_scene,
    opened,
)
from tests.areas.meetings.series import weekly
from tests.cast import NOON

pytestmark = pytest.mark.django_db


@pytest.fixture
def rows() -> dict[str, Any]:
    """One row of each kind."""
    scene = make_scene()
    room = opened(scene)
    first, second = bring(room, scene.lena, at=BEGINS), bring(room, scene.marcus, at=BEGINS)
    comes(room, scene.lena, scene.marcus, by=scene.lena)
    note = actions.write_note(
        item=first, kind=NoteKind.DISSENT, text="No.", by=scene.lena, at=BEGINS
    )
    guest = actions.ask_guest(meeting=room, name="Ada Guest", by=scene.lena, at=BEGINS)
    past = held(scene)
    minutes = actions.draft_minutes(meeting=past, text="So it was.", by=scene.lena, at=AFTER)
    poll = actions.ask_for_date(
        body=scene.table.body, title="May", times=[(DAY, CLOCK), (DAY + timedelta(days=1), CLOCK)],
        length=60, time_zone="America/New_York", by=scene.lena, at=NOON,
    )  # fmt: skip
    times = list(PollTime.objects.filter(poll=poll))
    answer = PollAnswer.objects.create(time=times[0], seat=scene.table.seats["labor"], reply="yes")
    release = Release.objects.create(meeting=past, side="labor", by_alias="p-1", at=AFTER)
    return {
        "room": room, "second": second, "note": note, "guest": guest, "past": past,
        "minutes": minutes, "poll": poll, "times": times, "answer": answer, "release": release,
        "feed": actions.renew_feed(user=scene.lena, at=NOON), "lena": scene.lena,
        "series": weekly(scene),
        "attendances": list(Attendance.objects.filter(meeting=room)),
    }  # fmt: skip


def twin(row: Any, **changed: Any) -> None:
    """The same row once more."""
    copied = type(row).objects.get(pk=row.pk)
    copied.pk = "0b9a0c9e-6d43-4a43-9a3c-0c6f6d9c8d99"
    for name, value in changed.items():
        setattr(copied, name, value)
    copied.save(force_insert=True)


CASES: dict[str, Callable[[dict[str, Any]], object]] = {
    "meetings_feed_secret_once": lambda r: twin(r["feed"], revoked_at=NOON),
    "meetings_one_feed_a_person": lambda r: twin(r["feed"], secret_digest="other"),
    "meetings_series_length": lambda r: Series.objects.update(length=4),
    "meetings_series_day": lambda r: Series.objects.update(weekday=7),
    "meetings_end_after_start": lambda r: Meeting.objects.update(ends_at=NOON - timedelta(days=999)),
    "meetings_chair_and_keeper_sides": lambda r: Meeting.objects.update(chair_side="referee"),
    "meetings_close_after_opening": lambda r: Meeting.objects.filter(pk=r["past"].pk).update(opened_at=None),
    "meetings_held_or_cancelled": lambda r: Meeting.objects.filter(pk=r["past"].pk).update(cancelled_at=AFTER),
    "meetings_item_number": lambda r: AgendaItem.objects.filter(pk=r["second"].pk).update(number=1),
    "meetings_item_minutes": lambda r: AgendaItem.objects.update(minutes=0),
    "meetings_item_has_a_topic": lambda r: AgendaItem.objects.update(topic=""),
    "meetings_item_side": lambda r: AgendaItem.objects.update(side="referee"),
    "meetings_attendance_once": lambda r: twin(r["attendances"][0]),
    "meetings_proxy_is_a_seat": lambda r: Attendance.objects.update(manner="proxy"),
    "meetings_proxy_is_another": lambda r: Attendance.objects.filter(pk=r["attendances"][0].pk).update(manner="proxy", proxy=r["attendances"][0].seat),
    "meetings_guest_word_once": lambda r: twin(GuestWord.objects.get(guest=r["guest"])),
    "meetings_note_has_words": lambda r: Note.objects.update(text=""),
    "meetings_dissent_has_a_side": lambda r: Note.objects.update(side=""),
    "meetings_minutes_number": lambda r: twin(r["minutes"]),
    "meetings_minutes_have_words": lambda r: Minutes.objects.update(text=""),
    "meetings_release_once_a_side": lambda r: twin(r["release"]),
    "meetings_poll_length": lambda r: DatePoll.objects.update(length=2000),
    "meetings_poll_time_once": lambda r: twin(r["times"][0]),
    "meetings_poll_answer_once": lambda r: twin(r["answer"]),
}  # fmt: skip


def test_the_database_has_the_last_word(rows: dict[str, Any]) -> None:
    """Each of these is refused, and by the constraint it names."""
    for name, attempt in CASES.items():
        with pytest.raises(IntegrityError) as caught, transaction.atomic():
            attempt(rows)
        said = str(caught.value)
        assert name in said or said.startswith("UNIQUE constraint failed"), (name, said)


def test_a_feed_taken_back_makes_room_for_another(rows: dict[str, Any]) -> None:
    actions.renew_feed(user=rows["lena"], at=NOON)

    assert CalendarFeed.objects.filter(user=rows["lena"], revoked_at=None).count() == 1
    assert CalendarFeed.objects.filter(user=rows["lena"]).count() == 2
