"""Promises of the three worlds: kept ones, late ones, and some that wait for a word."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from highroad.areas.commitments import actions
from highroad.areas.commitments.actions import EvidenceDraft
from highroad.areas.commitments.vocabulary import CommitmentKind, EvidenceForm
from highroad.areas.partnerships.vocabulary import Side
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
    source: str = ""
    confirmed_by: str = ""
    declined_by: str = ""
    reason: str = ""
    is_private: bool = False


CONSTRUCTION = (
    Promised(what="Put a lock and a sign on the restroom at Eastmarsh",
             body="committee", by="ines", owner="ines", ago=130, due=-110,
             shown="Lock and sign are up since Monday.",
             source="Walk through the site", confirmed_by="theo"),
    Promised(what="Ask the three silent contractors for their plans",
             body="committee", by="marcus", owner="marcus", ago=40, due=-12),
    Promised(what="Show apprentices the way to the site office on day one",
             body="committee", by="theo", owner="theo", ago=20, due=-1, kind=KIND.REMEDY,
             shown="Eleven apprentices met their steward on the first day.",
             source="Sign-in sheet"),
    Promised(what="Say which trades start before the fall",
             body="committee", by="lena", owner=Side.MANAGEMENT, ago=5, due=16, kind=KIND.STEP),
    Promised(what="Pay the bus from the training center",
             body="committee", by="lena", owner=Side.MANAGEMENT, ago=90, due=-30, declined_by="marcus",
             reason="Both sites have a line at the gate since June. We pay its monthly card instead."),
    Promised(what="Call the crews that lost an apprentice",
             body="committee", by="lena", owner="theo", ago=9, due=5, is_private=True),
)  # fmt: skip
TRANSIT = (
    Promised(what="Write mentor hours into the run cut",
             body="steering", by="walter", owner="walter", ago=70, due=-20, kind=KIND.STEP,
             shown="The May run cut holds two hours for each pair.",
             source="Run cut of May", confirmed_by="rosa"),
    Promised(what="Train four more mentors for the night lines",
             body="mentors", by="aisha", owner="aisha", ago=35, due=12, kind=KIND.IMPROVEMENT),
    Promised(what="Send the complaints of new operators by garage",
             body="steering", by="rosa", owner=Side.MANAGEMENT, ago=12, due=9),
    Promised(what="Nobody loses work by what a mentor writes down",
             body="steering", by="walter", owner=Side.MANAGEMENT, ago=140, due=300, kind=KIND.PLEDGE),
)  # fmt: skip
GREEN_JOBS = (
    Promised(what="Publish the evening class in both languages",
             body="board", by="nathan", owner="nathan", ago=60, due=-35,
             shown="Flyer and page are out in English and Spanish.",
             source="Program page", confirmed_by="teresa"),
    Promised(what="Find a room with a playground for the evening class",
             body="board", by="joan", owner="joan", ago=25, due=-9),
    Promised(what="Interview every graduate of the spring class",
             body="board", by="teresa", owner=Side.MANAGEMENT, ago=3, due=30, kind=KIND.PLEDGE),
)  # fmt: skip


def promise_all(plans: tuple[Promised, ...], founded: Founded, *, at: datetime) -> None:
    """Promise each on its day, show and confirm what was kept, decline what was declined."""
    for plan in plans:
        _promise(plan, founded, at=at)


def _promise(plan: Promised, founded: Founded, *, at: datetime) -> None:
    people, made_at = founded.people, at - timedelta(days=plan.ago)
    owner: Any = plan.owner if isinstance(plan.owner, Side) else people[plan.owner]
    made = actions.promise(
        kind=plan.kind, what=plan.what, owner=owner, where=founded.bodies[plan.body],
        by=people[plan.by], due_on=(at + timedelta(days=plan.due)).date(),
        is_private=plan.is_private, at=made_at,
    )  # fmt: skip
    if plan.shown:
        shown_at = min(at + timedelta(days=plan.due - 2), at - timedelta(hours=3))
        draft = EvidenceDraft(
            form=EvidenceForm.NOTE, words=plan.shown, source=plan.source, on=shown_at.date()
        )
        actions.add_evidence(commitment=made, draft=draft, by=people[plan.owner], at=shown_at)
        if plan.confirmed_by:
            by = people[plan.confirmed_by]
            actions.confirm(commitment=made, by=by, at=shown_at + timedelta(hours=2))
    if plan.declined_by:
        actions.decline(
            commitment=made, reason=plan.reason, by=people[plan.declined_by],
            at=made_at + timedelta(days=10),
        )  # fmt: skip
