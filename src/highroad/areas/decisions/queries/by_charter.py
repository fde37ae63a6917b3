"""What the charter makes of a decision: where it goes when nobody agrees, and what confirms it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from highroad.areas.accounts.models import User
from highroad.areas.decisions import rules
from highroad.areas.decisions.models import Decision, Fallback, SignOff, Split
from highroad.areas.decisions.queries.charters import clauses_in_force
from highroad.areas.decisions.queries.decisions import get_decision
from highroad.areas.decisions.queries.outcomes import outcome, ratification_of, with_answers
from highroad.areas.decisions.rules import Failed
from highroad.areas.decisions.vocabulary import Outcome, Setting, Stance
from highroad.areas.partnerships import queries as partnerships
from highroad.areas.partnerships.models import Body
from highroad.areas.partnerships.rules import CharterClauses
from highroad.areas.partnerships.vocabulary import ClauseKind, Route
from highroad.kit.answers import Answer
from highroad.kit.asking import answered
from highroad.kit.refs import Ref

OWN_KIND = Decision._meta.label_lower
ASKED_FOR = timedelta(days=60)
"""So long the inbox of the co-chairs asks for a text to be sent on."""


def is_of_a_record(decision: Decision) -> bool:
    """Whether the text belongs to a record of its own, and not to this proposal alone."""
    return bool(decision.subject) and Ref.parse(decision.subject).kind != OWN_KIND


def has_own_text(decision: Decision) -> bool:
    """Whether the text was written for this proposal; so it was under a topic of a meeting."""
    was_put_in_a_meeting = decision.setting in (Setting.IN_MEETING, Setting.WITHOUT_QUORUM)
    return decision.ratifies_id is None and (was_put_in_a_meeting or not is_of_a_record(decision))


def clauses_of_decision(decision: Decision) -> CharterClauses:
    """The rules a decision was opened by; of a body without a charter then, its set-up."""
    day = timezone.localdate(decision.opened_at)
    return partnerships.read_charter(decision.charter, decision.body, on=day)


def failed(decision: Decision, on: date) -> Failed:
    """A decision as the rules of sending on look at it."""
    view = outcome(decision, on=on)
    return Failed(
        outcome=view.outcome,
        attempt=decision.attempt,
        settled_on=view.settled_on,
        is_of_a_record=not has_own_text(decision),
        is_sent=Fallback.objects.filter(decision=decision).exists(),
        has_next=Decision.objects.filter(again_of=decision).exists(),
        has_above=decision.body.parent_id is not None,
    )


def may_send_on(decision: Decision, on: date) -> Answer:
    """Whether the charter sends this text on now, whoever does it."""
    return rules.may_send_on(failed(decision, on), clauses_of_decision(decision), on)


def get_fallback(key: UUID | str, seen_by: User) -> Fallback:
    """A text that was sent on. Raises `NotFound`."""
    found = partnerships.one(Fallback.objects.select_related("decision", "above"), key)
    get_decision(found.decision_id, seen_by)
    return found


@dataclass(frozen=True)
class FallbackLine:
    """Where a text went, and what has come of it."""

    fallback: Fallback
    next_key: UUID | None
    above: Outcome | None

    @property
    def is_waiting(self) -> bool:
        """Whether nobody has entered yet what came back."""
        return self.next_key is None and self.fallback.above_id is None


def fallback_of(decision: Decision, on: date) -> FallbackLine | None:
    """Where a decision was sent, or nothing."""
    found = Fallback.objects.filter(decision=decision).select_related("above").first()
    if found is None:
        return None
    following = Decision.objects.filter(again_of=decision).values_list("pk", flat=True).first()
    above = with_answers().filter(pk=found.above_id).first() if found.above_id else None
    return FallbackLine(found, following, outcome(above, on=on).outcome if above else None)


@dataclass(frozen=True)
class SentLine:
    """A text that was sent on and has not come back, in the inbox of a co-chair."""

    key: UUID
    title: str
    body_key: UUID
    who: str
    since: datetime


def sent_from(bodies: Collection[UUID]) -> list[SentLine]:
    """What these bodies have sent on, and what has not come back yet."""
    rows = _sent(bodies)
    return [
        SentLine(
            key=row.key,
            title=row.decision.title,
            body_key=row.decision.body_id,
            who=row.who or str(row.get_route_display()),
            since=row.sent_at,
        )
        for row in rows.select_related("decision").order_by("sent_at")
    ]


def asked_by_charter(user: User, bodies: Collection[UUID], on: date) -> frozenset[str]:
    """Which of these there may be any of, in one query: `sent`, `failed`, `splits`, `advise`."""
    return answered(
        sent=_sent(bodies),
        failed=_failed(bodies, on),
        splits=Split.objects.filter(body__in=bodies, done_at=None),
        advise=_advised(user),
    )


def _sent(bodies: Collection[UUID]) -> QuerySet[Fallback]:
    return Fallback.objects.filter(
        decision__body__in=bodies, above=None, decision__next_attempt=None
    )


def _advised(user: User) -> QuerySet[Fallback]:
    return Fallback.objects.filter(
        route=Route.SPONSORS,
        decision__next_attempt=None,
        decision__body__partnership__in=partnerships.joint_partnerships(user),
    )


def _failed(bodies: Collection[UUID], on: date) -> QuerySet[Decision]:
    no = SignOff.objects.filter(wording__decision=OuterRef("pk"), stance=Stance.DECLINE)
    return Decision.objects.filter(
        Exists(no) | Q(closes_on__lt=on),
        body__in=bodies,
        withdrawn_at=None,
        fallback=None,
        next_attempt=None,
        ratifies=None,
        charter__clauses__kind=ClauseKind.FALLBACK,
    )


def to_advise(user: User) -> list[Fallback]:
    """What was sent on to sponsors in somebody's partnerships and has not come back, oldest first.

    Who the sponsors are is known above: the caller asks there.
    """
    rows = _advised(user)
    return list(rows.select_related("decision__body__partnership").order_by("sent_at"))


def to_send_on(bodies: Collection[UUID], on: date) -> list[Decision]:
    """What these bodies did not agree on at the last attempt and may send on now, oldest first.

    It is asked for during two months; after that it is left as it is, and its page still sends it.
    """
    put = with_answers().filter(pk__in=_failed(bodies, on).values("pk"))
    return [one for one in put.order_by("opened_at") if _is_asked_for(one, on)]


def _is_asked_for(decision: Decision, on: date) -> bool:
    settled_on = outcome(decision, on=on).settled_on
    is_recent = settled_on is not None and settled_on >= on - ASKED_FOR
    return is_recent and bool(may_send_on(decision, on))


def waiting_for_meeting(body: Body, on: date) -> list[Decision]:
    """What this body may decide only in its next meeting, and has not decided, oldest first."""
    put = with_answers().filter(body=body, setting=Setting.NEXT_MEETING, withdrawn_at=None)
    return [
        decision
        for decision in put.order_by("opened_at")
        if outcome(decision, on=on).outcome is Outcome.OPEN
    ]


def bodies_that_wait() -> list[Body]:
    """Every body in which a text was put that only a meeting decides, for the clock."""
    put = Decision.objects.filter(setting=Setting.NEXT_MEETING, withdrawn_at=None)
    return list(Body.objects.filter(pk__in=put.values("body")).select_related("partnership"))


def settled_among(keys: Collection[UUID | str], on: date) -> set[str]:
    """Which of these decisions ask nothing of a meeting any more, as the text of their keys."""
    return {
        str(decision.key)
        for decision in with_answers().filter(pk__in=keys)
        if outcome(decision, on=on).outcome not in (Outcome.OPEN, Outcome.PROVISIONAL)
    }


def to_confirm(body: Body, on: date) -> list[Decision]:
    """What is provisional in a body and was put to no meeting yet, oldest first."""
    put = with_answers().filter(body=body, needs_ratifying=True, ratification=None)
    return [
        decision
        for decision in put.filter(withdrawn_at=None).order_by("opened_at")
        if outcome(decision, on=on).outcome is Outcome.PROVISIONAL
    ]


def may_ratify(decision: Decision, on: date) -> Answer:
    """Whether a meeting may be asked to confirm this."""
    return rules.may_ratify(
        outcome(decision, on=on).outcome, has_second=ratification_of(decision) is not None
    )


def provisional(key: UUID | str, body: Body, on: date) -> Decision | None:
    """What a meeting of a body may confirm under this key, or nothing."""
    found = with_answers().filter(pk=key, body=body).first()
    return found if found is not None and may_ratify(found, on) else None


def course_here(body: Body, on: date) -> rules.Course:
    """What the charter makes of a proposal that is put now, between meetings."""
    return rules.course_of(clauses_in_force(body, on), None)
