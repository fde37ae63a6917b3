"""What waits for one person: texts to answer, and decisions whose review date has come."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, Subquery
from django.utils import timezone

from highroad.areas.accounts.models import User
from highroad.areas.decisions import rules
from highroad.areas.decisions.models import Decision, SignOff, Wording
from highroad.areas.decisions.queries.outcomes import (
    current_wording,
    entitled,
    state_of,
    with_answers,
)
from highroad.areas.decisions.vocabulary import Outcome, Setting, WaitingKind
from highroad.areas.partnerships import queries as partnerships
from highroad.areas.partnerships.queries import SeatLine
from highroad.kit.refs import Ref


@dataclass(frozen=True)
class WaitingLine:
    """One thing a person can do now."""

    kind: WaitingKind
    about: Ref
    title: str
    body_name: str
    partnership_name: str
    since: datetime
    due_on: date | None
    wording_number: int
    only_in_meeting: bool = False
    """Whether the charter lets it be answered only once a meeting is open."""


def waiting_for(user: User, *, on: date | None = None) -> list[WaitingLine]:
    """What waits for somebody in every body they hold a key in, soonest due first."""
    day = on or timezone.localdate()
    seats = {
        seat.body_key: seat for seat in partnerships.seats_of(user, on=day) if seat.carries_key
    }
    if not seats:
        return []
    lines = [*_to_sign(user, seats, day), *_to_review(seats, day)]
    return sorted(lines, key=lambda line: (line.due_on or date.max, line.since))


def _to_sign(user: User, seats: dict[UUID, SeatLine], on: date) -> list[WaitingLine]:
    newest = Wording.objects.filter(decision=OuterRef("pk")).order_by("-number").values("pk")[:1]
    mine = Q(seat__in=[seat.key for seat in seats.values()]) | Q(signed_by=user)
    answered = SignOff.objects.filter(mine, wording=OuterRef("newest"))
    asked = (
        with_answers()
        .filter(Q(closes_on=None) | Q(closes_on__gte=on), body__in=seats, withdrawn_at=None)
        .filter(Q(answers_from=None) | Q(answers_from__date__lte=on))
        .annotate(newest=Subquery(newest))
        .filter(~Exists(answered))
        .order_by("opened_at")
    )
    paused = partnerships.paused_among(seats)
    return [
        _line(decision, WaitingKind.SIGN, decision.closes_on)
        for decision in asked
        if decision.body_id not in paused
        and str(seats[decision.body_id].key) in entitled(decision)
        and state_of(decision, on=on) is Outcome.OPEN
    ]


def _to_review(seats: dict[UUID, SeatLine], on: date) -> list[WaitingLine]:
    due = list(with_answers().filter(body__in=seats, review_on__lte=on, withdrawn_at=None))
    refs = [str(Ref.to(decision)) for decision in due]
    reviewed = set(
        Decision.objects.filter(subject__in=refs, withdrawn_at=None).values_list(
            "subject", flat=True
        )
    )
    return [
        _line(decision, WaitingKind.REVIEW, decision.review_on)
        for decision in due
        if str(Ref.to(decision)) not in reviewed
        and rules.is_due_for_review(state_of(decision, on=on), decision.review_on, on)
    ]


def _line(decision: Decision, kind: WaitingKind, due_on: date | None) -> WaitingLine:
    return WaitingLine(
        kind=kind,
        about=Ref.to(decision),
        title=decision.title,
        body_name=decision.body.name,
        partnership_name=decision.body.partnership.name,
        since=decision.opened_at,
        due_on=due_on,
        wording_number=current_wording(decision).number,
        only_in_meeting=decision.setting == Setting.NEXT_MEETING,
    )
