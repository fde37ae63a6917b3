"""What of problem solving waits for one person, read from where things stand."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone

from highroad.areas.accounts.models import User
from highroad.areas.partnerships import queries as partnerships
from highroad.areas.partnerships.vocabulary import SeatRole
from highroad.areas.problem_solving.models import ImpasseRung, Issue, Mediation, Referral, SideWord
from highroad.areas.problem_solving.queries.disputes import (
    disputes_waiting_for_system,
    open_terms_for_system,
)
from highroad.areas.problem_solving.queries.public import (
    asked_public_for_system,
    public_waiting_for_system,
)
from highroad.areas.problem_solving.queries.rounds import (
    open_rounds_for_system,
    rounds_waiting_for_system,
)
from highroad.areas.problem_solving.queries.sides import digest_of_parts
from highroad.areas.problem_solving.queries.surveys import to_print_for_system
from highroad.areas.problem_solving.rules.issues import WORKED_ON
from highroad.areas.problem_solving.vocabulary.issues import IssueState, SolvingTask, WordKind
from highroad.kit.asking import answered
from highroad.kit.refs import Ref


@dataclass(frozen=True)
class SolvingLine:
    """One thing somebody is asked to do for their side."""

    task: SolvingTask
    about: Ref
    number: int
    question: str
    body_name: str
    partnership_name: str
    since: datetime
    due_on: date | None = None


def waiting_for(user: User, *, on: date | None = None) -> list[SolvingLine]:
    """Referrals to acknowledge, requests to join, lists to write, criteria to agree on, rungs.

    One query says of which there are any, and only those are read.
    """
    seats = [seat for seat in partnerships.seats_of(user, on=on) if seat.side]
    paused = partnerships.paused_among([seat.body_key for seat in seats]) if seats else frozenset()
    seats = [seat for seat in seats if seat.body_key not in paused]
    if not seats:
        return []
    sides = {seat.body_key: seat.side for seat in seats}
    chaired = {seat.body_key: seat.side for seat in seats if seat.role is SeatRole.CO_CHAIR}
    parties = {seat.party_key for seat in seats}
    day = on or timezone.localdate()
    asked: dict[str, tuple[QuerySet[Any], Callable[[], Iterator[SolvingLine]]]] = {
        "referrals": (_open_referrals(sides), lambda: _referrals(sides)),
        "mediations": (_open_mediations(sides), lambda: _mediations(sides)),
        "lists": (open_rounds_for_system(sides), lambda: _lists(sides)),
        "criteria": (_in_criteria(sides), lambda: _criteria(sides)),
        "rungs": (_stood_on(sides), lambda: _rungs(sides)),
        "terms": (open_terms_for_system(parties, sides), lambda: _terms(parties, sides)),
        "public": (asked_public_for_system(chaired), lambda: _public(chaired)),
        "tickets": (to_print_for_system(parties, day), lambda: _tickets(parties, sides, day)),
    }
    found = answered(**{name: rows for name, (rows, _lines) in asked.items()})
    return [line for name, (_rows, lines) in asked.items() if name in found for line in lines()]


Bodies = Collection[UUID]


def _open_referrals(bodies: Bodies) -> QuerySet[Referral]:
    return Referral.objects.filter(body__in=bodies, acknowledged_on=None, closed_on=None)


def _referrals(sides: dict[UUID, str]) -> Iterator[SolvingLine]:
    for row in _open_referrals(sides).select_related("body__partnership", "issue"):
        if sides[row.body_id] != row.side:
            yield _line(SolvingTask.ACKNOWLEDGE, row, _noon(row.referred_on), row.issue)


def _open_mediations(bodies: Bodies) -> QuerySet[Mediation]:
    return Mediation.objects.filter(body__in=bodies, requested_on=None, ended_on=None)


def _mediations(sides: dict[UUID, str]) -> Iterator[SolvingLine]:
    for row in _open_mediations(sides).select_related("body__partnership", "issue"):
        if sides[row.body_id] != row.side:
            yield _line(SolvingTask.JOIN, row, _noon(row.asked_on), row.issue)


def _lists(sides: dict[UUID, str]) -> Iterator[SolvingLine]:
    for row in rounds_waiting_for_system(sides):
        yield _line(SolvingTask.LIST, row, row.opened_at, row.issue)


def _public(chaired: dict[UUID, str]) -> Iterator[SolvingLine]:
    for row in public_waiting_for_system(chaired):
        yield _line(SolvingTask.PUBLIC, row, row.asked_at, row.issue)


def _in_criteria(bodies: Bodies) -> QuerySet[Issue]:
    return Issue.objects.filter(body__in=bodies, state=IssueState.CRITERIA)


def _criteria(sides: dict[UUID, str]) -> Iterator[SolvingLine]:
    found = _in_criteria(sides)
    rows = list(found.select_related("body__partnership").prefetch_related("criteria"))
    said = set(
        SideWord.objects.filter(
            about__in=[str(Ref.to(row)) for row in rows], kind=WordKind.CRITERIA
        ).values_list("about", "digest", "side")
    )
    for row in rows:
        texts = [each.text for each in row.criteria.all() if each.dropped_at is None]
        word = (str(Ref.to(row)), digest_of_parts(texts), sides[row.body_id])
        if texts and word not in said:
            yield _line(SolvingTask.CRITERIA, row, row.moved_at, row)


def _stood_on(bodies: Bodies) -> QuerySet[ImpasseRung]:
    """Rungs that are stood on, for issues still worked on."""
    return ImpasseRung.objects.filter(
        issue__body__in=bodies, issue__state__in=WORKED_ON, started_on__isnull=False, ended_on=None
    )


def _rungs(sides: dict[UUID, str]) -> Iterator[SolvingLine]:
    for row in _stood_on(sides).select_related("issue__body__partnership"):
        since = _noon(row.started_on) if row.started_on else row.issue.moved_at
        line = _line(SolvingTask.RUNG, row.issue, since, row.issue)
        yield replace(line, due_on=row.due_on)


def _terms(parties: set[UUID], sides: dict[UUID, str]) -> Iterator[SolvingLine]:
    """Terms of disputes that name a party somebody sits for; what it is about is not said here."""
    for row in disputes_waiting_for_system(parties, sides):
        yield _line(SolvingTask.TERMS, row, _noon(row.met_on or row.opened_on), None)


def _tickets(parties: set[UUID], sides: dict[UUID, str], on: date) -> Iterator[SolvingLine]:
    """Roles of a survey whose tickets the own party has not printed; one line a survey."""
    told = set()
    for role in to_print_for_system(parties, on):
        survey = role.survey
        if survey.body_id in sides and survey.pk not in told:
            told.add(survey.pk)
            line = _line(SolvingTask.TICKETS, survey, _noon(survey.opened_on), None)
            yield replace(line, question=survey.title, due_on=survey.closes_on)


def _line(task: SolvingTask, row: Any, since: datetime, issue: Issue | None) -> SolvingLine:
    return SolvingLine(
        task=task,
        about=Ref.to(row),
        number=row.number,
        question=issue.question if issue else "",
        body_name=row.body.name,
        partnership_name=row.body.partnership.name,
        since=since,
    )


def _noon(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time(12)))
