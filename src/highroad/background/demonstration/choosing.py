"""Free choice in the demonstration: access, an incident, a count with its ladder, notices that hang."""

from __future__ import annotations

from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

from django.utils import timezone

from highroad.areas.accounts.requests import User
from highroad.areas.assurances.actions import choice, postings
from highroad.areas.assurances.actions.choice import Count
from highroad.areas.assurances.actions.postings import PostingCheck
from highroad.areas.assurances.queries.choice import LadderTerms
from highroad.areas.assurances.vocabulary.choice import (
    AccessReply,
    IncidentKind,
    LadderAct,
    PostingForm,
)
from highroad.background.demonstration.founding import Founded

SUBCONTRACTS = (
    ("Eastmarsh Steel (demonstration)", 840_000, True), ("Bay Roofing (demonstration)", 96_500, True),
    ("Pier Painting (demonstration)", 31_000, False), ("Harbor Signs (demonstration)", 8_200, False),
)  # fmt: skip


def choose(founded: Founded, *, body: str, labor: str, management: str, now: datetime) -> datetime:
    """Recorded in the hours after `now`; what happened lies in the weeks before. Returns the last moment."""
    place, lena, marcus = founded.bodies[body], founded.people[labor], founded.people[management]
    day = timezone.localdate(now)
    asked = choice.ask_access(
        body=place, place="Lunch tent, Eastmarsh", hours="Tuesdays, 11:30 to 12", by=lena, at=now,
        asked_on=day - timedelta(days=20),
    )  # fmt: skip
    choice.answer_access(request=asked, reply=AccessReply.GRANTED, by=marcus, at=now)
    choice.say_access_kept(request=asked, kept=True, by=lena, at=now)
    choice.ask_access(
        body=place, place="Gate 4, port", hours="Before the early shift", by=lena, at=now,
        asked_on=day - timedelta(days=1),
    )  # fmt: skip
    incident = choice.report_incident(
        body=place, kind=IncidentKind.MEETING, happened_on=day - timedelta(days=12), by=lena, at=now,
        site="Port, sign shop", words="A meeting on company time, with slides on what a union costs.",
    )  # fmt: skip
    choice.answer_incident(
        incident=incident, by=marcus, at=now,
        response="The subcontractor did not know the agreement. We have sent it, and it has signed.",
    )  # fmt: skip
    counted = choice.enter_count(
        body=place, by=lena, at=now,
        count=Count(
            union="Harbor Building Trades Council (demonstration)", unit="Sign shop, production",
            unit_size=128, signed=65, neutral="R. Osei, arbitrator (made up)",
            counted_on=day - timedelta(days=60),
        ),
    )  # fmt: skip
    choice.recognize(
        recognition=counted, on=day - timedelta(days=55), terms=LadderTerms(), by=marcus, at=now,
        source="Section 12 of the project labor agreement",
    )  # fmt: skip
    choice.enter_step(
        recognition=counted, act=LadderAct.MET, on=day - timedelta(days=47), by=lena, at=now
    )
    _post(place, marcus, now)
    return now


def _post(place: Any, marcus: User, now: datetime) -> None:
    """Three notices, one of them torn; four subcontracts, one without the clause and one too small."""
    day = timezone.localdate(now)
    for language, is_up in (("English", True), ("Spanish", True), ("Portuguese", False)):
        postings.check_posting(
            body=place, by=marcus, at=now,
            check=PostingCheck(
                site="Eastmarsh", place="Board at the gate", language=language, version="04/2022",
                form=PostingForm.LARGE_SHEET, checked_on=day - timedelta(days=6), is_up=is_up,
                note="" if is_up else "Torn; a new one is ordered.",
                next_check_on=day + timedelta(days=24),
            ),
        )  # fmt: skip
    for firm, dollars, has_clause in SUBCONTRACTS:
        postings.enter_subcontract(
            body=place, firm=firm, dollars=Decimal(dollars), has_clause=has_clause,
            seen_on=day - timedelta(days=30), by=marcus, at=now,
        )  # fmt: skip
