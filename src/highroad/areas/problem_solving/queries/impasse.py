"""The ladder of an issue: where the body stands on it, until when, and who must act."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils import timezone

from highroad.areas.accounts.models import User
from highroad.areas.decisions import queries as decisions
from highroad.areas.partnerships import queries as partnerships
from highroad.areas.partnerships.models import Body
from highroad.areas.problem_solving.models import ImpasseRung, Issue
from highroad.areas.problem_solving.queries.issues import must_see
from highroad.areas.problem_solving.rules import impasse as rules
from highroad.areas.problem_solving.rules.impasse import Rung
from highroad.areas.problem_solving.vocabulary.issues import ImpasseStage, RungEnd


@dataclass(frozen=True)
class RungLine:
    """One rung as it stands today."""

    key: UUID
    number: int
    stage: ImpasseStage
    who: str
    started_on: date | None
    due_on: date | None
    ended_on: date | None
    end: RungEnd | None
    is_open: bool
    is_last: bool
    is_late: bool


def ladder_of(body: Body, on: date | None = None) -> tuple[Rung, ...]:
    """The ladder the charter in force gives a body, or the usual one."""
    clauses = decisions.clauses_in_force(body, on)
    ways = (clauses.fallback, clauses.unresolved)
    return rules.ladder([(way.route, way.who, way.days) for way in ways])


def list_rungs(issue: Issue, seen_by: User, *, on: date | None = None) -> list[RungLine]:
    """The rungs of the newest ladder of an issue, in order. Raises `NotFound`."""
    must_see(issue.body, seen_by)
    rows = list(ImpasseRung.objects.filter(issue=issue))
    newest = max((row.attempt for row in rows), default=0)
    here, day = [row for row in rows if row.attempt == newest], on or timezone.localdate()
    return [_line(row, here[-1].number, day) for row in here]


def _line(row: ImpasseRung, last: int, day: date) -> RungLine:
    is_open = row.started_on is not None and row.ended_on is None
    return RungLine(
        key=row.key,
        number=row.number,
        stage=ImpasseStage(row.stage),
        who=row.who,
        started_on=row.started_on,
        due_on=row.due_on,
        ended_on=row.ended_on,
        end=RungEnd(row.end) if row.end else None,
        is_open=is_open,
        is_last=row.number == last,
        is_late=row.due_on is not None and rules.is_late(row.due_on, row.ended_on, day),
    )


def get_rung(key: UUID | str, seen_by: User) -> ImpasseRung:
    """A rung of a partnership the reader has a confirmed seat in. Raises `NotFound`."""
    joint = partnerships.joint_partnerships(seen_by)
    found = ImpasseRung.objects.select_related("issue__body__partnership")
    return partnerships.one(found.filter(issue__body__partnership__in=joint), key)


def last_attempt(issue: Issue) -> int:
    """How many ladders an issue has had."""
    newest = ImpasseRung.objects.filter(issue=issue).order_by("-attempt").first()
    return newest.attempt if newest else 0


def open_rung(issue: Issue) -> ImpasseRung | None:
    """The rung a body stands on, or none."""
    stood_on = ImpasseRung.objects.filter(issue=issue, started_on__isnull=False, ended_on=None)
    return stood_on.first()


def next_rung(rung: ImpasseRung) -> ImpasseRung | None:
    """The rung above, or none."""
    ladder = ImpasseRung.objects.filter(issue=rung.issue_id, attempt=rung.attempt)
    return ladder.filter(number=rung.number + 1).first()
