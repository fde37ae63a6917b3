"""Calling an impasse and climbing its ladder; each step has its day."""

from __future__ import annotations

from datetime import date, datetime

from django.utils import timezone

from highroad.areas.accounts.models import User
from highroad.areas.problem_solving import notices, queries
from highroad.areas.problem_solving.actions.sides import held, record, seat_for, whole
from highroad.areas.problem_solving.models import ImpasseRung, Issue
from highroad.areas.problem_solving.permissions import may_call_impasse, may_leave_rung
from highroad.areas.problem_solving.rules import impasse as rules
from highroad.areas.problem_solving.rules.impasse import Rung
from highroad.areas.problem_solving.vocabulary.issues import ImpasseStage, RungEnd
from highroad.kit.answers import require
from highroad.kit.refs import Ref


@whole
def call_impasse(*, issue: Issue, by: User, at: datetime) -> ImpasseRung:
    """One side says that the body is stuck: the ladder of the charter is set up, rung one begins."""
    kept = held(issue)
    require(may_call_impasse(by, kept))
    seat, day = seat_for(by, kept.body), timezone.localdate(at)
    attempt = queries.last_attempt(kept) + 1
    rungs = [
        ImpasseRung.objects.create(
            issue=kept, attempt=attempt, number=number, stage=rung.stage, who=rung.who,
            days=rung.days, side=seat.side, by_alias=seat.alias,
        )
        for number, rung in enumerate(queries.ladder_of(kept.body, day), start=1)
    ]  # fmt: skip
    _start(rungs[0], day)
    record(
        kept.body, "impasse.called", Ref.to(kept), seat=seat, at=at,
        content={"number": kept.number, "stages": [rung.stage for rung in rungs]},
    )  # fmt: skip
    notices.tell_of_impasse(kept, by=by, at=at)
    return rungs[0]


@whole
def leave_rung(*, rung: ImpasseRung, end: RungEnd, by: User, at: datetime) -> ImpasseRung | None:
    """Resolved, one rung up, or off the ladder. Gives the rung that begins, if one does."""
    issue = held(rung.issue)
    rung = ImpasseRung.objects.select_related("issue__body__partnership").get(pk=rung.pk)
    require(may_leave_rung(by, rung, end))
    seat, day = seat_for(by, issue.body), timezone.localdate(at)
    rung.ended_on, rung.end = day, end
    rung.save(update_fields=["ended_on", "end"])
    above = queries.next_rung(rung) if end is RungEnd.UP else None
    if above is not None:
        _start(above, day)
    record(
        issue.body, "impasse.stepped", Ref.to(issue), seat=seat, at=at,
        content={"number": issue.number, "stage": rung.stage, "end": end.value},
    )  # fmt: skip
    notices.tell_of_rung(issue, end, by=by, at=at)
    return above


def _start(rung: ImpasseRung, day: date) -> None:
    rung.started_on = day
    rung.due_on = rules.due_on(day, Rung(ImpasseStage(rung.stage), rung.days))
    rung.save(update_fields=["started_on", "due_on"])
