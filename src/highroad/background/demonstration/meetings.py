"""Meetings of the three worlds: a series, one held with signed minutes, and one that comes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from highroad.areas.accounts.requests import User
from highroad.areas.meetings import actions, queries
from highroad.areas.meetings.actions import ItemTerms, Said, SeriesTerms, When
from highroad.areas.meetings.vocabulary import (
    DateRule,
    ItemStatus,
    Manner,
    NoteKind,
    Purpose,
    Weekday,
    WeekOfMonth,
)
from highroad.areas.partnerships import queries as partnerships
from highroad.background.demonstration.founding import Founded, agree

INFO, UPDATE, DISSENT = NoteKind.INFORMATION, NoteKind.UPDATE, NoteKind.DISSENT
TEN = time(10, 0)


@dataclass(frozen=True)
class Topic:
    """An item, who brings it, and what is noted under it by whom."""

    by: str
    topic: str
    purpose: Purpose
    minutes: int
    notes: tuple[tuple[str, NoteKind, str], ...] = ()
    is_done: bool = True


@dataclass(frozen=True)
class Rhythm:
    """The meetings of one body: who leads, where, what was talked about, what comes."""

    body: str
    labor: str
    management: str
    title: str
    place: str
    zone: str
    outcomes: str
    there: tuple[str, ...]
    held: tuple[Topic, ...]
    coming: tuple[Topic, ...]
    standing: tuple[str, ...] = ("Check-in", "Follow-ups")


CONSTRUCTION = Rhythm(
    body="committee", labor="lena", management="marcus", title="Monthly access committee",
    place="Site office, Pier 4", zone="America/New_York",
    outcomes="We know which crews have no apprentice, and who asks them next.",
    there=("lena", "theo", "marcus", "ines", "owen", "priya"),
    held=(
        Topic("marcus", "What do this month's hours show?", Purpose.INFORM, 15, (
            ("marcus", INFO, "Hours of women grew at Harborview and stayed the same at Eastmarsh."),
            ("priya", UPDATE, "Spring class: eleven of fourteen have passed the site safety course."),
        )),
        Topic("lena", "How do apprentices hear of starts in time?", Purpose.SOLVE, 20, (
            ("theo", INFO, "Two crews started without a call to the training center."),
            ("lena", DISSENT, "Four weeks are needed. Two weeks, as proposed, are too short."),
        ), is_done=False),
    ),
    coming=(
        Topic("marcus", "Which contractors take part next quarter?", Purpose.INFORM, 10),
        Topic("lena", "Who greets new women on site?", Purpose.SOLVE, 20),
    ),
)  # fmt: skip
TRANSIT = Rhythm(
    body="steering", labor="rosa", management="walter", title="Monthly steering meeting",
    place="Training yard, room 2", zone="America/Los_Angeles",
    outcomes="Every operator of the June class has a mentor by name.",
    there=("rosa", "walter", "aisha", "paul", "helen"),
    held=(
        Topic("rosa", "Do mentors get their two hours?", Purpose.SOLVE, 20, (
            ("aisha", INFO, "On the extra board five of nine mentors missed an hour."),
        ), is_done=False),
        Topic("walter", "New operators of the June class", Purpose.INFORM, 10, (
            ("walter", INFO, "Eighteen operators finish technical training on the 12th."),
            ("helen", UPDATE, "The college credits the mentoring course from September on."),
        )),
    ),
    coming=(Topic("walter", "Mentors for the fall", Purpose.DECIDE, 20),),
)  # fmt: skip
GREEN_JOBS = Rhythm(
    body="board", labor="teresa", management="nathan", title="Program board",
    place="Education fund, 4th floor", zone="America/New_York",
    outcomes="The evening classes of the next term stand.",
    there=("teresa", "victor", "nathan", "joan", "priya"),
    held=(
        Topic("teresa", "How many seats stay empty, and why?", Purpose.SOLVE, 25, (
            ("priya", INFO, "Nine of twenty-four left because of evenings with children."),
        ), is_done=False),
        Topic("nathan", "Vacancies of the department", Purpose.INFORM, 10, (
            ("joan", INFO, "Fourteen building operators are wanted this year."),
        )),
    ),
    coming=(Topic("nathan", "Interviews after the spring class", Purpose.DECIDE, 15),),
)  # fmt: skip

Deed = tuple[datetime, Callable[[datetime], object]]


class Course:
    """One world's meetings, deed by deed; what one deed made, the next one takes up."""

    def __init__(self, plan: Rhythm, founded: Founded, *, at: datetime) -> None:
        self.plan, self.founded = plan, founded
        self.body = founded.bodies[plan.body]
        self.zone = ZoneInfo(plan.zone)
        day = (at - timedelta(days=2)).astimezone(self.zone).date()
        self.begins = datetime.combine(day, TEN, tzinfo=self.zone)
        self.series: Any = None
        self.meeting: Any = None
        self.put: Any = None

    def deeds(self) -> Iterator[Deed]:
        """From the call to the signatures, and the call of the next one."""
        yield self.hours(-9), self.call
        yield self.begins, self.meet
        yield self.hours(1), self.close
        yield self.hours(3), self.write
        yield self.hours(5), lambda at: agree(self.put, [self.person(self.plan.management)], at=at)
        yield self.hours(6), lambda at: agree(self.put, [self.person(self.plan.labor)], at=at)
        yield self.hours(8), self.call_next

    def hours(self, number: int) -> datetime:
        """So many hours after the meeting began."""
        return self.begins + timedelta(hours=number)

    def person(self, word: str) -> User:
        return self.founded.people[word]

    def call(self, at: datetime) -> None:
        """The series begins, and its first meeting is called."""
        plan, day = self.plan, self.begins.date()
        week = WeekOfMonth(min((day.day - 1) // 7 + 1, WeekOfMonth.LAST))
        terms = SeriesTerms(
            plan.title, DateRule.MONTHLY, Weekday(day.weekday()), week, TEN, 60, plan.zone,
            plan.place, day, items=[{"topic": words, "minutes": 5} for words in plan.standing],
        )  # fmt: skip
        self.series = actions.start_series(
            body=self.body, terms=terms, by=self.person(plan.labor), at=at
        )
        self.meeting = self._called(day, plan.held, at=at)

    def _called(self, day: Any, topics: tuple[Topic, ...], *, at: datetime) -> Any:
        plan, by = self.plan, self.person(self.plan.labor)
        meeting = actions.prepare(
            body=self.body, title=plan.title, when=When(day, TEN, 60, plan.zone),
            place=plan.place, outcomes=plan.outcomes, series=self.series, by=by, at=at,
        )  # fmt: skip
        for one in topics:
            terms = ItemTerms(one.topic, one.purpose, one.minutes)
            actions.bring(meeting=meeting, terms=terms, by=self.person(one.by), at=at)
        return actions.call(meeting=meeting, by=by, at=at)

    def meet(self, at: datetime) -> None:
        """Everybody who is there is ticked, and what they say is noted."""
        lead = self.person(self.plan.labor)
        self.meeting = actions.open_meeting(meeting=self.meeting, by=lead, at=at)
        names = {self.person(word).name for word in self.plan.there}
        for place in queries.places_of(self.meeting):
            sitter = next((one for one in place.sitters if one.name in names), None)
            if sitter is not None:
                actions.note_attendance(
                    meeting=self.meeting, seat=partnerships.get_seat(place.key, lead),
                    said=Said(Manner.HOLDER, holder=sitter.key), by=lead, at=at,
                )  # fmt: skip
        items = {line.topic: line.key for line in queries.list_items(self.meeting, lead)}
        for topic in self.plan.held:
            self._note(queries.get_item(items[topic.topic], lead), topic, at=at)

    def _note(self, item: Any, topic: Topic, *, at: datetime) -> None:
        for word, kind, text in topic.notes:
            actions.write_note(item=item, kind=kind, text=text, by=self.person(word), at=at)
        if topic.is_done:
            actions.settle_item(item=item, status=ItemStatus.DONE, by=self.person(topic.by), at=at)

    def close(self, at: datetime) -> None:
        """What is open goes to the next meeting; check-in and follow-ups are done."""
        lead = self.person(self.plan.labor)
        for line in queries.list_items(self.meeting, lead):
            if line.topic in self.plan.standing:
                item = queries.get_item(line.key, lead)
                actions.settle_item(item=item, status=ItemStatus.DONE, by=lead, at=at)
        self.meeting = actions.close_meeting(meeting=self.meeting, by=lead, at=at)

    def write(self, at: datetime) -> None:
        """The minutes are made of what was entered, and put to both co-chairs."""
        keeper = self.person(self.plan.management)
        minutes = actions.draft_minutes(
            meeting=self.meeting, text=queries.draft_text(self.meeting), by=keeper, at=at
        )
        self.put = actions.put_minutes(minutes=minutes, by=keeper, at=at)

    def call_next(self, at: datetime) -> None:
        """The next one of the series, with what stayed open."""
        [day] = queries.next_days(self.series, on=self.begins.date(), count=1)
        self.meeting = self._called(day, self.plan.coming, at=at)


def meetings_of(plan: Rhythm, founded: Founded, *, at: datetime) -> Iterator[Deed]:
    """The deeds of one world's meetings, for its diary."""
    yield from Course(plan, founded, at=at).deeds()
