"""Promises of the three worlds: kept ones, late ones, and some that wait for a word."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone

from highroad.areas.commitments import actions
from highroad.areas.commitments.actions import EvidenceDraft
from highroad.areas.commitments.vocabulary import CommitmentKind, EvidenceForm
from highroad.areas.partnerships.vocabulary import Side
from highroad.background.demonstration.diary import Diary
from highroad.background.demonstration.founding import Founded

KIND = CommitmentKind


@dataclass(frozen=True, kw_only=True)
class Promised:
    """One promise: by whom it was made or asked, when, until when, and what became of it."""

    what: str
    body: str
    by: str
    owner: str
    """The word of a person, or the name of a side that is asked."""
    ago: int
    due: int
    """Days from today; in the past if negative."""
    kind: CommitmentKind = KIND.FOLLOW_UP
    shown: str = ""
    shown_ago: int = 0
    source: str = ""
    confirmed_by: str = ""
    declined_by: str = ""
    reason: str = ""
    is_private: bool = False


CONSTRUCTION = (
    Promised(what="Put a lock and a sign on the restroom at Eastmarsh",
             body="committee", by="ines", owner="ines", ago=190, due=-150, shown_ago=160,
             shown="Lock and sign are up since Monday.",
             source="Walk through the site", confirmed_by="theo"),
    Promised(what="Ask the three silent contractors for their plans",
             body="committee", by="marcus", owner="marcus", ago=145, due=-12),
    Promised(what="Show apprentices the way to the site office on day one",
             body="committee", by="theo", owner="theo", ago=144, due=10, shown_ago=2, kind=KIND.REMEDY,
             shown="Eleven apprentices met their steward on the first day.",
             source="Sign-in sheet"),
    Promised(what="Say which trades start before the fall",
             body="committee", by="lena", owner=Side.MANAGEMENT, ago=3, due=16, kind=KIND.STEP),
    Promised(what="Pay the bus from the training center",
             body="committee", by="lena", owner=Side.MANAGEMENT, ago=185, due=-60, declined_by="marcus",
             reason="Both sites have a line at the gate since June. We pay its monthly card instead."),
    Promised(what="Call the crews that lost an apprentice",
             body="committee", by="lena", owner="theo", ago=2, due=5, is_private=True),
)  # fmt: skip
TRANSIT = (
    Promised(what="Write mentor hours into the run cut",
             body="steering", by="walter", owner="walter", ago=170, due=-152, shown_ago=155, kind=KIND.STEP,
             shown="The May run cut holds two hours for each pair.",
             source="Run cut of May", confirmed_by="rosa"),
    Promised(what="Train four more mentors for the night lines",
             body="mentors", by="aisha", owner="aisha", ago=3, due=12, kind=KIND.IMPROVEMENT),
    Promised(what="Send the complaints of new operators by garage",
             body="steering", by="rosa", owner=Side.MANAGEMENT, ago=2, due=9),
    Promised(what="Nobody loses work by what a mentor writes down",
             body="steering", by="walter", owner=Side.MANAGEMENT, ago=160, due=300, kind=KIND.PLEDGE),
)  # fmt: skip
GREEN_JOBS = (
    Promised(what="Publish the evening class in both languages",
             body="board", by="nathan", owner="nathan", ago=100, due=-80, shown_ago=90,
             shown="Flyer and page are out in English and Spanish.",
             source="Program page", confirmed_by="teresa"),
    Promised(what="Find a room with a playground for the evening class",
             body="board", by="joan", owner="joan", ago=85, due=-9),
    Promised(what="Interview every graduate of the spring class",
             body="board", by="teresa", owner=Side.MANAGEMENT, ago=2, due=30, kind=KIND.PLEDGE),
)  # fmt: skip


def diary_of(plans: tuple[Promised, ...], founded: Founded, *, at: datetime) -> Diary:
    """Promise each on its day, show and confirm what was kept, decline what was declined."""
    diary = Diary()
    for plan in plans:
        diary.write(_Told(plan, founded, at).deeds())
    return diary


class _Told:
    """One promise as it goes on: made, then shown and confirmed, or declined."""

    def __init__(self, plan: Promised, founded: Founded, now: datetime) -> None:
        self.plan, self.founded, self.now = plan, founded, now
        self.made: Any = None

    def deeds(self) -> Iterator[tuple[datetime, Callable[[datetime], object]]]:
        """Each deed with its moment."""
        plan = self.plan
        yield self.now - timedelta(days=plan.ago), self.promise
        if plan.declined_by:
            yield self.now - timedelta(days=plan.ago - 4), self.decline
        if plan.shown:
            shown_at = self.now - timedelta(days=plan.shown_ago)
            yield shown_at, self.show
            if plan.confirmed_by:
                yield shown_at + timedelta(hours=20), self.confirm

    def promise(self, at: datetime) -> None:
        plan, people = self.plan, self.founded.people
        owner: Any = plan.owner if isinstance(plan.owner, Side) else people[plan.owner]
        self.made = actions.promise(
            kind=plan.kind, what=plan.what, owner=owner, where=self.founded.bodies[plan.body],
            by=people[plan.by], due_on=(self.now + timedelta(days=plan.due)).date(),
            is_private=plan.is_private, at=at,
        )  # fmt: skip

    def show(self, at: datetime) -> None:
        draft = EvidenceDraft(
            form=EvidenceForm.NOTE,
            words=self.plan.shown,
            source=self.plan.source,
            on=timezone.localdate(at),
        )
        by = self.founded.people[self.plan.owner]
        actions.add_evidence(commitment=self.made, draft=draft, by=by, at=at)

    def confirm(self, at: datetime) -> None:
        by = self.founded.people[self.plan.confirmed_by]
        actions.confirm(commitment=self.made, by=by, at=at)

    def decline(self, at: datetime) -> None:
        by = self.founded.people[self.plan.declined_by]
        actions.decline(commitment=self.made, reason=self.plan.reason, by=by, at=at)
