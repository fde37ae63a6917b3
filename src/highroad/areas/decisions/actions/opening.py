"""Putting a text to a body, once, again, or as a charter; by what the charter of the body allows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone

from highroad.areas.accounts.models import User
from highroad.areas.decisions import notices, queries, rules
from highroad.areas.decisions.models import Decision, Wording
from highroad.areas.decisions.permissions import may_propose, may_propose_again
from highroad.areas.decisions.rules import Course, FrozenRule, Room
from highroad.areas.ledger import actions as ledger
from highroad.areas.partnerships import queries as partnerships
from highroad.areas.partnerships import rules as charter_rules
from highroad.areas.partnerships.models import Body, Charter, Seat
from highroad.areas.partnerships.rules import CharterClauses
from highroad.kit.answers import Refused, no, require
from highroad.kit.refs import Ref


@transaction.atomic
def propose(
    *,
    body: Body,
    title: str,
    text: str,
    by: User,
    at: datetime,
    subject: Ref | None = None,
    review_on: date | None = None,
    closes_on: date | None = None,
    again_of: Decision | None = None,
    by_chairs: bool = False,
    room: Room | None = None,
    ratifies: Decision | None = None,
) -> Decision:
    """Put a text to a body, or `by_chairs` to its co-chairs alone. Its digest is its SHA-256.

    For an object the text ends with a line that names the object's digest. `room` is the meeting in
    which it is put; without one the charter's word on deciding between meetings holds. Raises
    `Refused` if `by` has no seat on a side, the body is paused, or a side has too few filled seats.
    """
    require(may_propose(by, body, timezone.localdate(at)))
    terms = _terms(body, at, again_of, room, is_exempt=by_chairs or _is_charter(subject))
    return put_text(
        body=body, title=title, text=text, subject=subject, review_on=review_on,
        closes_on=closes_on, again_of=again_of, ratifies=ratifies,
        seat=acting_seat(by, body, timezone.localdate(at)), at=at,
        terms=replace(terms, course=replace(terms.course, by_chairs=True)) if by_chairs else terms,
    )  # fmt: skip


@dataclass(frozen=True)
class Terms:
    """By what a proposal is decided: the charter in force, and what it makes of this proposal."""

    in_force: CharterClauses
    course: Course
    room: Room | None = None


def _is_charter(subject: Ref | None) -> bool:
    """Charters are changed by their own clause, between meetings as well."""
    return subject is not None and subject.kind == queries.CHARTER


def _terms(
    body: Body, at: datetime, again_of: Decision | None, room: Room | None, *, is_exempt: bool
) -> Terms:
    """The course the charter gives; formal acts of both co-chairs, and charters, keep to their own."""
    in_force = queries.clauses_in_force(body, timezone.localdate(at))
    if is_exempt:
        return Terms(in_force, Course())
    require(queries.may_decide_anew(body, in_force, timezone.localdate(at)))
    if room is not None and not room.can_decide:
        require(rules.may_put_without_quorum(in_force, room))
    return Terms(in_force, rules.course_of(in_force, room), room)


def put_text(
    *,
    body: Body,
    title: str,
    text: str,
    seat: Seat,
    at: datetime,
    terms: Terms,
    subject: Ref | None = None,
    review_on: date | None = None,
    closes_on: date | None = None,
    again_of: Decision | None = None,
    ratifies: Decision | None = None,
) -> Decision:
    """Open a proposal for whoever may: the caller has asked. Everybody who may answer is told."""
    day = timezone.localdate(at)
    require(rules.may_be_put(title, text, closes_on=closes_on, review_on=review_on, on=day))
    require(rules.may_be_put(title, text, closes_on=closes_on, review_on=review_on, on=day))
    decision = _open(
        **_frozen(body, day, again_of, terms),
        body=body,
        subject=str(subject or ""),
        title=title.strip(),
        proposed_by_alias=seat.alias,
        proposed_side=seat.side,
        opened_at=at,
        answers_from=at + timedelta(hours=terms.course.hours) if terms.course.hours else None,
        closes_on=closes_on,
        review_on=review_on,
        again_of=again_of,
        ratifies=ratifies,
    )
    wording = keep_wording(decision, number=1, text=text, reason="", alias=seat.alias, at=at)
    record_proposal(decision, wording, act="decision.proposed", seat=seat, at=at, reason="")
    notices.ask_for_answers(decision, at=at)
    return decision


def _frozen(body: Body, on: date, again_of: Decision | None, terms: Terms) -> dict[str, Any]:
    """What holds for a proposal from its first moment on: rules, seats, attempt, and their charter."""
    in_force, course = terms.in_force, terms.course
    attempt = again_of.attempt + 1 if again_of else 1
    frozen: Sequence[FrozenRule] = queries.frozen_rules(
        body, on, rules_in_force=in_force, attempt=attempt, by_chairs=course.by_chairs
    )
    frozen = rules.fitted(frozen, course, terms.room)
    require(rules.may_be_opened(frozen))
    return {
        "is_sealed": body.is_sealed_signing,
        "effect": course.effect or in_force.deciding.effect,
        "setting": course.setting or "",
        "clause": course.clause,
        "needs_ratifying": course.needs_ratifying,
        "attempt": attempt,
        "charter_id": in_force.charter,
        "keys": [rule.side.value for rule in frozen],
        "rules": {rule.side.value: _as_data(rule) for rule in frozen},
    }


def _open(**given: Any) -> Decision:
    """The new decision; of two who try a declined text again at once, the database lets one through."""
    try:
        with transaction.atomic():
            return Decision.objects.create(**given)
    except IntegrityError as error:
        raise Refused(no("This has been put again already.")) from error


@transaction.atomic
def propose_again(
    *, decision: Decision, by: User, at: datetime, text: str = "", closes_on: date | None = None
) -> Decision:
    """Put a declined text once more, as it was or changed: the next attempt, with every answer open.

    The text of a record is put as it stands. Raises `Refused` unless the last attempt was declined,
    and after the last one, where the charter says where the text goes then.
    """
    kept = locked(decision)
    require(may_propose_again(by, kept, timezone.localdate(at)))
    before = queries.current_wording(kept).text
    is_of_a_record = queries.is_of_a_record(kept)
    return propose(
        body=kept.body,
        title=kept.title,
        text=before if is_of_a_record else text or before,
        by=by,
        at=at,
        subject=Ref.parse(kept.subject) if kept.subject else None,
        closes_on=closes_on,
        again_of=kept,
    )


@transaction.atomic
def propose_charter(*, charter: Charter, by: User, at: datetime) -> Decision:
    """Put a drafted charter to its body: what is signed is its whole text.

    Raises `Refused` where the check of its clauses finds what cannot be counted by.
    """
    concerns = partnerships.concerns_of(charter, on=timezone.localdate(at))
    require(charter_rules.may_be_adopted(concerns))
    return propose(
        body=charter.body,
        title=charter.title,
        text=partnerships.charter_text_of(charter),
        by=by,
        at=at,
        subject=Ref.to(charter),
    )


def _as_data(rule: FrozenRule) -> dict[str, Any]:
    return {
        "rule": rule.rule.value,
        "base": rule.base.value,
        "quorum": rule.quorum,
        "entitled": list(rule.entitled),
        "co_chair": rule.co_chair,
        "dissent": rule.dissent,
        "proxies_count": rule.proxies_count,
    }


def acting_seat(by: User, body: Body, on: date) -> Seat:
    """The seat somebody acts for; the permission has made sure there is one."""
    seat = partnerships.seat_of(by, body=body, on=on)
    if seat is None:
        raise Refused(no("You have no seat in this body."))
    return seat


def keep_wording(
    decision: Decision, *, number: int, text: str, reason: str, alias: str, at: datetime
) -> Wording:
    """Freeze a text of a proposal."""
    return Wording.objects.create(
        decision=decision,
        number=number,
        text=text,
        digest=rules.digest_of(text),
        reason=reason.strip(),
        made_by_alias=alias,
        made_at=at,
    )


def locked(decision: Decision) -> Decision:
    """The decision with its row held until the end, so that settling is seen by one signer."""
    Decision.objects.select_for_update().get(pk=decision.pk)
    return fresh(decision)


def fresh(decision: Decision) -> Decision:
    """The decision as the database has it now, with its answers."""
    return queries.with_answers().get(pk=decision.pk)


def record_proposal(
    decision: Decision, wording: Wording, *, act: str, seat: Seat, at: datetime, reason: str
) -> None:
    """One line of the joint record about a proposal and its text."""
    ledger.record(
        decision.log,
        act=act,
        about=Ref.to(decision),
        by=seat.alias,
        at=at,
        side=seat.side,
        content={
            "body": str(decision.body_id),
            "title": decision.title,
            "subject": decision.subject,
            "wording": wording.number,
            "digest": wording.digest,
            "reason": reason.strip(),
            "rules": decision.rules,
            "setting": decision.setting,
            "provisional": int(decision.needs_ratifying),
            "confirms": str(decision.ratifies_id or ""),
        },
    )
