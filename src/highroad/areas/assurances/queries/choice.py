"""Access, incidents, counts, ladders and postings as they stand on a day, for whoever sits in the partnership."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import TypeVar
from uuid import UUID

from django.db.models import QuerySet

from highroad.areas.accounts.models import User
from highroad.areas.assurances.models.agreements import AgreementClause
from highroad.areas.assurances.models.choice import (
    AccessRequest,
    Entered,
    LadderEvent,
    NeutralityIncident,
    Recognition,
    RightsPosting,
    Subcontract,
)
from highroad.areas.assurances.rules import choice as rules
from highroad.areas.assurances.rules.choice import PUBLISHED, Coverage, LadderLine, LadderTerms
from highroad.areas.assurances.vocabulary import ClauseAct, DayCount
from highroad.areas.assurances.vocabulary.choice import (
    AccessReply,
    AccessState,
    IncidentState,
    LadderAct,
)
from highroad.areas.partnerships import queries as partnerships
from highroad.areas.partnerships.models import Body, Partnership

Row = TypeVar("Row", bound=Entered)
__all__ = [
    "PUBLISHED",
    "AccessRequest",
    "Entered",
    "LadderTerms",
    "NeutralityIncident",
    "Recognition",
    "RecognitionView",
    "RightsPosting",
    "Subcontract",
    "access_state",
    "coverage_of",
    "get_access",
    "get_incident",
    "get_posting",
    "get_recognition",
    "incident_state",
    "list_access",
    "list_clauses",
    "list_incidents",
    "list_postings",
    "list_recognitions",
    "list_subcontracts",
    "newest",
    "postings_of",
    "recognition_on",
    "visible",
]


@dataclass(frozen=True)
class RecognitionView:
    """A recognition with its ladder on a day."""

    row: Recognition
    ladder: tuple[LadderLine, ...]
    events: tuple[LadderEvent, ...]
    acts: tuple[LadderAct, ...]
    days: int | None
    """Days since recognition, up to the settlement or the day: while open, at least so many."""
    is_settled: bool


def visible(model: type[Row], seen_by: User) -> QuerySet[Row]:
    """Both parties see the same record."""
    joint = partnerships.joint_partnerships(seen_by)
    found: QuerySet[Row] = model._default_manager.filter(body__partnership__in=joint)
    return found.select_related("body__partnership")


def get_access(key: UUID | str, seen_by: User) -> AccessRequest:
    """One request for access. Raises `NotFound`."""
    return partnerships.one(visible(AccessRequest, seen_by), key)


def get_incident(key: UUID | str, seen_by: User) -> NeutralityIncident:
    """One incident. Raises `NotFound`."""
    return partnerships.one(visible(NeutralityIncident, seen_by), key)


def get_recognition(key: UUID | str, seen_by: User) -> Recognition:
    """One recognition. Raises `NotFound`."""
    return partnerships.one(visible(Recognition, seen_by), key)


def get_posting(key: UUID | str, seen_by: User) -> RightsPosting:
    """One posting with its photo. Raises `NotFound`."""
    return partnerships.one(visible(RightsPosting, seen_by), key)


def access_state(row: AccessRequest, on: date) -> AccessState:
    """Where a request stands on a day."""
    reply = AccessReply(row.reply) if row.reply else None
    return rules.access_state(reply=reply, kept=row.kept, due_on=row.due_on, on=on)


def incident_state(row: NeutralityIncident, on: date) -> IncidentState:
    """Where an incident stands on a day."""
    return rules.incident_state(
        answered=row.responded_on is not None, found=bool(row.finding),
        settled=row.settled_on is not None, due_on=row.due_on, on=on,
    )  # fmt: skip


def list_access(body: Body, seen_by: User, on: date) -> list[tuple[AccessRequest, AccessState]]:
    """Requests for access of a body, newest first."""
    return [
        (row, access_state(row, on)) for row in visible(AccessRequest, seen_by).filter(body=body)
    ]


def list_incidents(
    body: Body, seen_by: User, on: date
) -> list[tuple[NeutralityIncident, IncidentState]]:
    """Incidents of a body, newest first."""
    rows = visible(NeutralityIncident, seen_by).filter(body=body)
    return [(row, incident_state(row, on)) for row in rows]


def list_recognitions(body: Body, seen_by: User, on: date) -> list[RecognitionView]:
    """Counts of a body with their ladders, newest first."""
    rows = visible(Recognition, seen_by).filter(body=body).prefetch_related("events")
    return [recognition_on(row, on) for row in rows]


def recognition_on(row: Recognition, on: date) -> RecognitionView:
    """A recognition as it stands on a day."""
    events = tuple(sorted(row.events.all(), key=lambda each: each.number))
    happened = [(LadderAct(each.act), each.on) for each in events]
    terms = rules.LadderTerms(
        row.meet_days, row.bargain_days, row.mediate_days, DayCount(row.day_count)
    )
    settled = next((day for act, day in happened if act is LadderAct.SETTLED), None)
    began = row.recognized_on
    return RecognitionView(
        row=row, ladder=rules.ladder(began, terms, happened, on) if began else (), events=events,
        acts=tuple(act for act in LadderAct if rules.may_happen(happened, act, on, on)) if began else (),
        days=((settled or on) - began).days if began else None, is_settled=settled is not None,
    )  # fmt: skip


def list_postings(body: Body, seen_by: User) -> list[RightsPosting]:
    """The newest check of each place, in each language."""
    return newest(visible(RightsPosting, seen_by).filter(body=body).defer("photo"))


def newest(rows: Iterable[RightsPosting]) -> list[RightsPosting]:
    """Of each place and language the last check; rows come newest first."""
    found: dict[tuple[str, str, str], RightsPosting] = {}
    for row in rows:
        found.setdefault((row.site, row.place, row.language), row)
    return list(found.values())


def list_subcontracts(body: Body, seen_by: User) -> list[Subcontract]:
    """Subcontracts of a body, by firm."""
    return list(visible(Subcontract, seen_by).filter(body=body))


def coverage_of(rows: Iterable[Subcontract]) -> Coverage:
    """How many of those that need the clause have it."""
    return rules.coverage((row.dollars, row.has_clause) for row in rows)


def list_clauses(body: Body, act: ClauseAct, seen_by: User) -> list[AgreementClause]:
    """The clauses of one act that a body watches over, for a form to choose from."""
    joint = partnerships.joint_partnerships(seen_by)
    rows = AgreementClause.objects.filter(agreement__body=body, act=act)
    rows = rows.filter(agreement__body__partnership__in=joint, agreement__ended_on=None)
    return list(rows.select_related("agreement__body"))


def postings_of(partnership: Partnership, seen_by: User) -> list[RightsPosting]:
    """The newest checks of a partnership in which the notice hung."""
    rows = visible(RightsPosting, seen_by).filter(body__partnership=partnership).defer("photo")
    return [row for row in newest(rows) if row.is_up]
