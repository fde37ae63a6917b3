"""What both sides did not agree on: sent where the charter says, and what comes back."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils import timezone

from highroad.areas.accounts.models import User
from highroad.areas.decisions import notices, queries
from highroad.areas.decisions.actions.opening import (
    Terms,
    acting_seat,
    locked,
    propose,
    put_text,
)
from highroad.areas.decisions.models import Decision, Fallback
from highroad.areas.decisions.permissions import may_bring_back, may_send_on
from highroad.areas.decisions.rules import course_of
from highroad.areas.ledger import actions as ledger
from highroad.areas.partnerships.models import Seat
from highroad.areas.partnerships.permissions import may_work_in
from highroad.areas.partnerships.vocabulary import ClauseKind, Route
from highroad.kit.answers import Refused, no, require
from highroad.kit.refs import Ref


@transaction.atomic
def send_on(
    *, decision: Decision, by: User, at: datetime, sponsors: Iterable[User] = ()
) -> Fallback:
    """Send a text on, where the charter it was decided by says. The body above is asked at once.

    `sponsors` are the people who stand behind the body: where it goes to them, they are asked what
    they advise, until that comes back. Raises `Refused` before the last attempt, before the days of
    the clause have run, and where the clause leaves things as they are or lets one side decide alone.
    """
    day = timezone.localdate(at)
    kept = locked(decision)
    require(may_send_on(by, kept, day))
    clauses = queries.clauses_of_decision(kept)
    seat = acting_seat(by, kept.body, day)
    fallback = Fallback(
        decision=kept,
        route=clauses.fallback.route,
        who=clauses.fallback.who,
        clause=clauses.place(ClauseKind.FALLBACK),
        sent_by_alias=seat.alias,
        sent_side=seat.side,
        sent_at=at,
    )
    if clauses.fallback.route is Route.PARENT_BODY:
        fallback.above = _ask_above(kept, seat, at=at)
    _insert(fallback)
    _record(fallback, act="decision.sent_on", seat=seat, at=at)
    notices.tell_of_fallback(fallback, by=by, at=at)
    if fallback.route == Route.SPONSORS:
        notices.ask_sponsors(fallback, sponsors, at=at)
    return fallback


def _ask_above(decision: Decision, seat: Seat, *, at: datetime) -> Decision:
    """The same text before the body above, by the rules and with the keys of that body."""
    above = decision.body.parent
    if above is None:
        raise Refused(no("There is no body above."))
    require(may_work_in(above))
    in_force = queries.clauses_in_force(above, timezone.localdate(at))
    return put_text(
        body=above,
        title=decision.title,
        text=queries.current_wording(decision).text,
        subject=Ref.to(decision),
        seat=seat,
        at=at,
        terms=Terms(in_force, course_of(in_force, None)),
    )


def _insert(fallback: Fallback) -> None:
    try:
        with transaction.atomic():
            fallback.save(force_insert=True)
    except IntegrityError as error:
        raise Refused(no("This was sent on already.")) from error


@transaction.atomic
def bring_back(*, fallback: Fallback, text: str, by: User, at: datetime) -> Decision:
    """Put to both sides what came back: as the next attempt, every key asked anew.

    What a neutral decided is confirmed by both co-chairs; what sponsors, an official or a mediator
    advise is decided by the rules of the body. Raises `Refused`.
    """
    day = timezone.localdate(at)
    kept = Fallback.objects.select_related("decision__body__partnership").get(pk=fallback.pk)
    before = locked(kept.decision)
    require(may_bring_back(by, kept, day))
    made = propose(
        body=before.body,
        title=before.title,
        text=text,
        by=by,
        at=at,
        again_of=before,
        by_chairs=kept.route == Route.ARBITER,
    )
    seat = acting_seat(by, before.body, day)
    _record(kept, act="decision.brought_back", seat=seat, at=at)
    notices.close_for_sponsors(kept, by_alias=seat.alias, at=at)
    return made


def _record(fallback: Fallback, *, act: str, seat: Seat, at: datetime) -> None:
    ledger.record(
        fallback.decision.log,
        act=act,
        about=Ref.to(fallback.decision),
        by=seat.alias,
        at=at,
        side=seat.side,
        content={
            "route": fallback.route,
            "who": fallback.who,
            "clause": fallback.clause,
            "above": str(fallback.above_id or ""),
        },
    )
