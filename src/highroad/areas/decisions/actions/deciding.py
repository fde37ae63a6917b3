"""What can be done with decisions: propose, change the text, answer, withdraw."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone

from highroad.areas.accounts.models import User
from highroad.areas.decisions import notices, queries, rules
from highroad.areas.decisions.models import Decision, Proxy, SignOff, Wording
from highroad.areas.decisions.permissions import (
    may_propose,
    may_reword,
    may_sign,
    may_withdraw,
)
from highroad.areas.decisions.rules import FrozenRule
from highroad.areas.decisions.vocabulary import Outcome, Stance
from highroad.areas.ledger import actions as ledger
from highroad.areas.partnerships import queries as partnerships
from highroad.areas.partnerships import rules as charter_rules
from highroad.areas.partnerships.models import Body, Charter, Seat
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
) -> Decision:
    """Put a text to a body, or `by_chairs` to its co-chairs alone. Its digest is its SHA-256.

    For an object the text ends with a line that names the object's digest. Raises `Refused` if
    `by` has no seat on a side, the body is paused, or a side has too few filled seats to decide.
    """
    day = timezone.localdate(at)
    require(may_propose(by, body, day))
    require(rules.may_be_put(title, text, closes_on=closes_on, review_on=review_on, on=day))
    seat = _seat(by, body, day)
    decision = _open(
        **_frozen(body, day, again_of, by_chairs=by_chairs),
        body=body,
        subject=str(subject or ""),
        title=title.strip(),
        proposed_by_alias=seat.alias,
        proposed_side=seat.side,
        opened_at=at,
        closes_on=closes_on,
        review_on=review_on,
        again_of=again_of,
    )
    wording = _word(decision, number=1, text=text, reason="", alias=seat.alias, at=at)
    _record(decision, wording, act="decision.proposed", seat=seat, at=at, reason="")
    notices.ask_for_answers(decision, at=at)
    return decision


def _frozen(
    body: Body, on: date, again_of: Decision | None, *, by_chairs: bool = False
) -> dict[str, Any]:
    """What holds for a proposal from its first moment on: rules, seats, attempt, and their charter."""
    in_force = queries.clauses_in_force(body, on)
    attempt = again_of.attempt + 1 if again_of else 1
    frozen = queries.frozen_rules(
        body, on, rules_in_force=in_force, attempt=attempt, by_chairs=by_chairs
    )
    require(rules.may_be_opened(frozen))
    return {
        "is_sealed": body.is_sealed_signing,
        "effect": in_force.deciding.effect,
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

    The text of a record is put as it stands. Raises `Refused` unless the last attempt was declined.
    """
    day = timezone.localdate(at)
    kept = _locked(decision)
    has_next = Decision.objects.filter(again_of=kept).exists()
    require(rules.may_try_again(queries.state_of(kept, on=day), has_next=has_next))
    before = queries.current_wording(kept).text
    is_of_a_record = (
        bool(kept.subject) and Ref.parse(kept.subject).kind != Decision._meta.label_lower
    )
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


def _seat(by: User, body: Body, on: date) -> Seat:
    """The seat somebody acts for; the permission has made sure there is one."""
    seat = partnerships.seat_of(by, body=body, on=on)
    if seat is None:
        raise Refused(no("You have no seat in this body."))
    return seat


def _word(
    decision: Decision, *, number: int, text: str, reason: str, alias: str, at: datetime
) -> Wording:
    return Wording.objects.create(
        decision=decision,
        number=number,
        text=text,
        digest=rules.digest_of(text),
        reason=reason.strip(),
        made_by_alias=alias,
        made_at=at,
    )


@transaction.atomic
def reword(*, decision: Decision, text: str, reason: str, by: User, at: datetime) -> Wording:
    """Put another text in place of the last one; every answer given so far counts no more.

    Raises `Refused` if the text is the same, there is no reason, or the proposal is not open.
    """
    day = timezone.localdate(at)
    kept = _locked(decision)
    require(may_reword(by, kept, day))
    before = queries.current_wording(kept)
    require(rules.may_be_wording(text, before=before.text, reason=reason))
    seat = _seat(by, kept.body, day)
    wording = _word(
        kept, number=before.number + 1, text=text, reason=reason, alias=seat.alias, at=at
    )
    _record(kept, wording, act="decision.reworded", seat=seat, at=at, reason=reason)
    notices.close_for_all(kept, by_alias=seat.alias, at=at)
    notices.ask_for_answers(_fresh(kept), at=at)
    return wording


@transaction.atomic
def sign(
    *,
    decision: Decision,
    wording_number: int,
    stance: Stance,
    by: User,
    at: datetime,
    reason: str = "",
    for_seat: Seat | None = None,
) -> SignOff:
    """Answer for one's seat to the wording one has read, or by proxy for another seat of one's side.

    Raises `Refused` if the text has changed since, the seat or the person has answered, a reason
    is missing, or the proposal is not open. Of two who race, the database lets one through.
    """
    day = timezone.localdate(at)
    require(may_sign(by, _fresh(decision), day, for_seat=for_seat))
    require(rules.may_take_stance(stance, reason))
    kept = _locked(decision)
    require(rules.may_be_open(queries.state_of(kept, on=day)))
    wording = queries.current_wording(kept)
    require(rules.may_sign_number(wording_number, wording.number))
    seat = _seat(by, kept.body, day)
    proxy = queries.proxy_for(kept, for_seat, seat, day) if for_seat else None
    seat = for_seat or seat
    signed = _insert(wording, seat, stance=stance, reason=reason, by=by, at=at, proxy=proxy)
    _record_answer(kept, signed, at=at)
    notices.close_for_seat(kept, str(seat.key), by_alias=seat.alias, at=at)
    _settle(_fresh(kept), seat, by=by, at=at)
    return signed


def _insert(
    wording: Wording,
    seat: Seat,
    *,
    stance: Stance,
    reason: str,
    by: User,
    at: datetime,
    proxy: Proxy | None,
) -> SignOff:
    try:
        with transaction.atomic():
            return SignOff.objects.create(
                wording=wording,
                seat=seat,
                side=seat.side,
                stance=stance,
                reason=reason.strip(),
                is_alternate=proxy is None and partnerships.is_alternate(by, seat),
                proxy=proxy,
                signed_by=by,
                signed_at=at,
            )
    except IntegrityError as error:
        raise Refused(no("Your seat has already answered this wording.")) from error


def _record_answer(decision: Decision, signed: SignOff, *, at: datetime) -> None:
    """A sealed answer goes into its side's own log; an open one into the joint log."""
    log = decision.log
    if decision.is_sealed:
        log = decision.body.partnership.side_log(signed.side)
    _record_sign_off(log, signed, at=at)


def _record_sign_off(log: str, signed: SignOff, *, at: datetime) -> None:
    ledger.record(
        log,
        act="decision.signed",
        about=Ref.to(signed),
        by=signed.seat.alias,
        at=at,
        side=signed.side,
        content={
            "decision": str(signed.wording.decision_id),
            "wording": signed.wording.number,
            "digest": signed.wording.digest,
            "stance": signed.stance,
            "reason": signed.reason,
            "signed_at": signed.signed_at.isoformat(),
            "alternate": int(signed.is_alternate),
            "proxy": str(signed.proxy_id or ""),
        },
    )


def _settle(decision: Decision, seat: Seat, *, by: User, at: datetime) -> None:
    """The answer that settles it: open what was sealed, and tell both sides how it ended."""
    if queries.state_of(decision, on=timezone.localdate(at)) is Outcome.OPEN:
        return
    if decision.is_sealed:
        wording = queries.current_wording(decision)
        for signed in wording.sign_offs.select_related("seat", "wording").order_by("side", "key"):
            _record_sign_off(decision.log, signed, at=at)
    notices.close_for_all(decision, by_alias=seat.alias, at=at)
    notices.tell_of_outcome(decision, by=by, at=at)


@transaction.atomic
def withdraw(*, decision: Decision, by: User, at: datetime) -> Decision:
    """Take back one's own side's proposal while it is open."""
    day = timezone.localdate(at)
    kept = _locked(decision)
    require(may_withdraw(by, kept, day))
    seat = _seat(by, kept.body, day)
    kept.withdrawn_at, kept.withdrawn_by_alias = at, seat.alias
    kept.save(update_fields=["withdrawn_at", "withdrawn_by_alias"])
    wording = queries.current_wording(kept)
    _record(kept, wording, act="decision.withdrawn", seat=seat, at=at, reason="")
    notices.close_for_all(kept, by_alias=seat.alias, at=at)
    notices.tell_of_outcome(kept, by=by, at=at)
    return kept


def _locked(decision: Decision) -> Decision:
    """The decision with its row held until the end, so that settling is seen by one signer."""
    Decision.objects.select_for_update().get(pk=decision.pk)
    return _fresh(decision)


def _fresh(decision: Decision) -> Decision:
    return queries.with_answers().get(pk=decision.pk)


def _record(
    decision: Decision, wording: Wording, *, act: str, seat: Seat, at: datetime, reason: str
) -> None:
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
        },
    )
