"""Decisions, their wordings and their answers, as a reader may see them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import QuerySet

from highroad.areas.accounts.models import User
from highroad.areas.decisions import rules
from highroad.areas.decisions.models import Decision, SignOff, Wording
from highroad.areas.decisions.queries.outcomes import (
    current_wording,
    is_revealed,
    own_side,
    state_of,
    with_answers,
)
from highroad.areas.decisions.rules import Change
from highroad.areas.decisions.vocabulary import Outcome, Stance
from highroad.areas.partnerships import queries as partnerships
from highroad.areas.partnerships.models import Body, Partnership
from highroad.areas.partnerships.vocabulary import Side
from highroad.kit.answers import NotFound
from highroad.kit.refs import Ref


@dataclass(frozen=True)
class DecisionLine:
    """A decision in a list."""

    key: UUID
    title: str
    body_key: UUID
    body_name: str
    proposed_side: Side
    opened_at: datetime
    closes_on: date | None
    review_on: date | None
    is_sealed: bool
    outcome: Outcome
    wording_number: int


@dataclass(frozen=True)
class WordingLine:
    """One frozen text, and what changed since the one before."""

    number: int
    text: str
    digest: str
    reason: str
    made_by_alias: str
    made_at: datetime
    changes: tuple[Change, ...]


@dataclass(frozen=True)
class SignOffLine:
    """The answer of one seat, with who gave it."""

    key: UUID
    wording_number: int
    side: Side
    seat: str
    name: str
    is_alternate: bool
    is_proxy: bool
    stance: Stance
    reason: str
    signed_at: datetime

    @property
    def is_dissent(self) -> bool:
        return self.stance not in rules.YES


def _visible(seen_by: User) -> QuerySet[Decision]:
    """Joint texts are for confirmed seats of the partnership."""
    return with_answers().filter(body__partnership__in=partnerships.joint_partnerships(seen_by))


def get_decision(key: UUID | str, seen_by: User) -> Decision:
    """A decision of a partnership the reader has a confirmed seat in. Raises `NotFound`."""
    return partnerships.one(_visible(seen_by), key)


def decision_of_answer(key: UUID | str, seen_by: User) -> Decision:
    """The decision an answer belongs to, if the reader may see the answer. Raises `NotFound`."""
    answer = partnerships.one(SignOff.objects.select_related("wording"), key)
    decision = get_decision(answer.wording.decision_id, seen_by)
    if not any(line.key == answer.key for line in list_sign_offs(decision, seen_by)):
        raise NotFound
    return decision


def decision_of_wording(key: UUID | str, seen_by: User) -> Decision:
    """The decision a text belongs to. Raises `NotFound`."""
    return get_decision(partnerships.one(Wording.objects.all(), key).decision_id, seen_by)


def decision_on(subject: Ref, seen_by: User) -> Decision | None:
    """The newest decision on a record that a reader may see, or nothing."""
    return _visible(seen_by).filter(subject=str(subject)).order_by("-opened_at").first()


def next_attempt(decision: Decision) -> UUID | None:
    """The attempt that was made after this one, if there was one."""
    found = Decision.objects.filter(again_of=decision).values_list("key", flat=True)
    return found.first()


def list_decisions(
    where: Body | Partnership, seen_by: User, *, on: date | None = None, limit: int = 200
) -> list[DecisionLine]:
    """The decisions of a body or of a partnership, newest first; none for whoever has no seat."""
    visible = _visible(seen_by)
    place = "body" if isinstance(where, Body) else "body__partnership"
    found = visible.filter(**{place: where})
    return [_line(decision, on) for decision in found.order_by("-opened_at")[:limit]]


def _line(decision: Decision, on: date | None) -> DecisionLine:
    return DecisionLine(
        key=decision.key,
        title=decision.title,
        body_key=decision.body_id,
        body_name=decision.body.name,
        proposed_side=Side(decision.proposed_side),
        opened_at=decision.opened_at,
        closes_on=decision.closes_on,
        review_on=decision.review_on,
        is_sealed=decision.is_sealed,
        outcome=state_of(decision, on=on),
        wording_number=current_wording(decision).number,
    )


def list_wordings(decision: Decision, seen_by: User) -> list[WordingLine]:
    """All texts, newest first, each with a readable difference. Raises `NotFound`."""
    _must_see(decision, seen_by)
    ordered = sorted(decision.wordings.all(), key=lambda wording: wording.number)
    lines, before = [], ""
    for wording in ordered:
        changes = rules.difference(before, wording.text) if before else ()
        lines.append(_wording_line(wording, changes))
        before = wording.text
    return lines[::-1]


def _wording_line(wording: Wording, changes: tuple[Change, ...]) -> WordingLine:
    return WordingLine(
        number=wording.number,
        text=wording.text,
        digest=wording.digest,
        reason=wording.reason,
        made_by_alias=wording.made_by_alias,
        made_at=wording.made_at,
        changes=changes,
    )


def list_sign_offs(decision: Decision, seen_by: User) -> list[SignOffLine]:
    """The answers a reader may see, to all wordings; sealed ones only of the reader's own side."""
    _must_see(decision, seen_by)
    open_wordings = {
        wording.pk: wording.number
        for wording in decision.wordings.all()
        if is_revealed(decision, wording)
    }
    numbers = {wording.pk: wording.number for wording in decision.wordings.all()}
    own = own_side(decision, seen_by) if len(open_wordings) < len(numbers) else ""
    answers = SignOff.objects.filter(wording__in=numbers).select_related("seat", "signed_by")
    return [
        _sign_off_line(answer, numbers[answer.wording_id])
        for answer in answers.order_by("signed_at")
        if answer.wording_id in open_wordings or answer.side == own
    ]


def _sign_off_line(answer: SignOff, number: int) -> SignOffLine:
    return SignOffLine(
        key=answer.key,
        wording_number=number,
        side=Side(answer.side),
        seat=answer.seat.title,
        name=answer.signed_by.name,
        is_alternate=answer.is_alternate,
        is_proxy=answer.proxy_id is not None,
        stance=Stance(answer.stance),
        reason=answer.reason,
        signed_at=answer.signed_at,
    )


def _must_see(decision: Decision, seen_by: User) -> None:
    if not partnerships.has_seat(seen_by, decision.body.partnership):
        raise NotFound
