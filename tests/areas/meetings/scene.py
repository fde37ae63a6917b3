"""A committee of two and two, with a meeting at every stage."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from highroad.areas.accounts.models import User
from highroad.areas.decisions import actions as decisions
from highroad.areas.decisions.models import Decision
from highroad.areas.decisions.vocabulary import Stance
from highroad.areas.meetings import actions, queries
from highroad.areas.meetings.actions import ItemTerms, Said, When
from highroad.areas.meetings.models import AgendaItem, Meeting, Minutes
from highroad.areas.meetings.vocabulary import Manner, Purpose
from highroad.areas.partnerships.actions import SideTerms
from highroad.areas.partnerships.models import Seat
from highroad.areas.partnerships.vocabulary import Side, SideRule
from tests import cast
from tests.cast import NOON
from tests.table import Table, make_table, seat_somebody

TWO = (
    SideTerms(Side.LABOR, SideRule.NOBODY_OPPOSED, quorum=2),
    SideTerms(Side.MANAGEMENT, SideRule.NOBODY_OPPOSED, quorum=2),
)
DAY = date(2026, 4, 14)
CLOCK = time(10, 0)
BEGINS = datetime(2026, 4, 14, 14, 0, tzinfo=NOON.tzinfo)
"""10 in New York on 14 April is 14 in Greenwich: daylight saving time."""
NEW_YORK = "America/New_York"


@dataclass
class Scene:
    """The table with two members more."""

    table: Table
    theo: User
    ines: User

    @property
    def lena(self) -> User:
        return self.table.lena

    @property
    def marcus(self) -> User:
        return self.table.marcus


def make_scene(**more: Any) -> Scene:
    """Lena and Theo for labor, Marcus and Ines for management; each side needs two to decide."""
    table = make_table(sides=TWO, **more)
    theo, ines = cast.person("Theo Grant"), cast.person("Ines Duarte")
    seat_somebody(table, Side.LABOR, theo, carries_key=True)
    seat_somebody(table, Side.MANAGEMENT, ines, carries_key=True)
    return Scene(table, theo, ines)


def when(day: date = DAY, clock: time = CLOCK, length: int = 60, zone: str = NEW_YORK) -> When:
    return When(day, clock, length, zone)


def prepare(scene: Scene, *, by: User | None = None, at: datetime = NOON, **more: Any) -> Meeting:
    given: dict[str, Any] = {
        "title": "April meeting",
        "when": when(),
        "place": "Union hall",
        **more,
    }
    return actions.prepare(body=scene.table.body, by=by or scene.lena, at=at, **given)


def bring(
    meeting: Meeting, by: User, topic: str = "Night shifts", *, at: datetime = NOON, **more: Any
) -> AgendaItem:
    terms = ItemTerms(topic, more.pop("purpose", Purpose.SOLVE), **more)
    return actions.bring(meeting=meeting, terms=terms, by=by, at=at)


def called(scene: Scene, **more: Any) -> Meeting:
    meeting = prepare(scene, **more)
    return actions.call(meeting=meeting, by=scene.lena, at=more.get("at", NOON))


def opened(scene: Scene, **more: Any) -> Meeting:
    return actions.open_meeting(meeting=called(scene, **more), by=scene.lena, at=BEGINS)


def seat_of(meeting: Meeting, user: User) -> Seat:
    for place in queries.places_of(meeting):
        if any(sitter.name == user.name for sitter in place.sitters):
            return Seat.objects.get(pk=place.key)
    raise LookupError(user.name)


def comes(meeting: Meeting, *people: User, by: User, at: datetime = BEGINS) -> None:
    """These people are there."""
    for user in people:
        seat = seat_of(meeting, user)
        place = next(one for one in queries.places_of(meeting) if one.key == seat.pk)
        sitter = next(one for one in place.sitters if one.name == user.name)
        said = Said(Manner.HOLDER, holder=sitter.key)
        actions.note_attendance(meeting=meeting, seat=seat, said=said, by=by, at=at)


def goes(meeting: Meeting, user: User, *, by: User, at: datetime = BEGINS) -> None:
    """Somebody has left."""
    actions.note_attendance(
        meeting=meeting, seat=seat_of(meeting, user), said=Said(Manner.LEFT), by=by, at=at
    )


def held(scene: Scene, **more: Any) -> Meeting:
    """A meeting with everybody there, closed an hour later."""
    meeting = opened(scene, **more)
    comes(meeting, scene.lena, scene.theo, scene.marcus, scene.ines, by=scene.lena)
    return actions.close_meeting(
        meeting=meeting, by=scene.lena, at=meeting.starts_at + timedelta(hours=1)
    )


AFTER = BEGINS + timedelta(hours=2)


def put(scene: Scene, meeting: Meeting, *, at: datetime = AFTER) -> tuple[Minutes, Decision]:
    """Minutes made of what was entered, out for the signatures."""
    text = queries.draft_text(meeting)
    minutes = actions.draft_minutes(meeting=meeting, text=text, by=scene.marcus, at=at)
    return minutes, actions.put_minutes(minutes=minutes, by=scene.marcus, at=at)


def sign(decision: Decision, *people: User, at: datetime = AFTER) -> None:
    for user in people:
        decisions.sign(decision=decision, wording_number=1, stance=Stance.AGREE, by=user, at=at)
