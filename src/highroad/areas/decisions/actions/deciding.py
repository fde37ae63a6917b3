"""What can be done with an open proposal: change the text, answer, withdraw."""

from __future__ import annotations

from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils import timezone

from highroad.areas.accounts.models import User
from highroad.areas.decisions import notices, queries, rules
from highroad.areas.decisions.actions.opening import (
    acting_seat,
    fresh,
    keep_wording,
    locked,
    record_proposal,
)
from highroad.areas.decisions.models import Decision, Proxy, Renewal, SignOff, Wording
from highroad.areas.decisions.permissions import (
    may_reword,
    may_sign,
    may_withdraw,
)
from highroad.areas.decisions.vocabulary import Outcome, Stance
from highroad.areas.ledger import actions as ledger
from highroad.areas.partnerships import queries as partnerships
from highroad.areas.partnerships.models import Seat
from highroad.kit.answers import Refused, no, require
from highroad.kit.refs import Ref


@transaction.atomic
def reword(*, decision: Decision, text: str, reason: str, by: User, at: datetime) -> Wording:
    """Put another text in place of the last one; every answer given so far counts no more.

    Raises `Refused` if the text is the same, there is no reason, or the proposal is not open.
    """
    day = timezone.localdate(at)
    kept = locked(decision)
    require(may_reword(by, kept, day))
    before = queries.current_wording(kept)
    require(rules.may_be_wording(text, before=before.text, reason=reason))
    seat = acting_seat(by, kept.body, day)
    wording = keep_wording(
        kept, number=before.number + 1, text=text, reason=reason, alias=seat.alias, at=at
    )
    record_proposal(kept, wording, act="decision.reworded", seat=seat, at=at, reason=reason)
    notices.close_for_all(kept, by_alias=seat.alias, at=at)
    notices.ask_for_answers(fresh(kept), at=at)
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
    in_meeting: bool = False,
) -> SignOff:
    """Answer for one's seat to the wording one has read, or by proxy for another seat of one's side.

    Raises `Refused` if the text has changed since, the seat or the person has answered, a reason
    is missing, the proposal is not open, or the charter lets nobody answer now. Of two who race, the
    database lets one through.
    """
    day = timezone.localdate(at)
    asked = fresh(decision)
    require(may_sign(by, asked, day, for_seat=for_seat, at=at, in_meeting=in_meeting))
    require(rules.may_take_stance(stance, reason))
    kept = locked(decision)
    require(rules.may_be_open(queries.state_of(kept, on=day)))
    wording = queries.current_wording(kept)
    require(rules.may_sign_number(wording_number, wording.number))
    seat = acting_seat(by, kept.body, day)
    proxy = queries.proxy_for(kept, for_seat, seat, day) if for_seat else None
    seat = for_seat or seat
    signed = _insert(wording, seat, stance=stance, reason=reason, by=by, at=at, proxy=proxy)
    _record_answer(kept, signed, at=at)
    notices.close_for_seat(kept, str(seat.key), by_alias=seat.alias, at=at)
    _settle(fresh(kept), seat, by=by, at=at)
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
    found = queries.state_of(decision, on=timezone.localdate(at))
    if found is Outcome.OPEN:
        return
    if found is Outcome.ADOPTED and decision.subject.startswith(f"{queries.CHARTER}:"):
        _close_renewal(decision, seat, at=at)
    if decision.is_sealed:
        wording = queries.current_wording(decision)
        for signed in wording.sign_offs.select_related("seat", "wording").order_by("side", "key"):
            _record_sign_off(decision.log, signed, at=at)
    notices.close_for_all(decision, by_alias=seat.alias, at=at)
    notices.tell_of_outcome(decision, by=by, at=at)


def _close_renewal(decision: Decision, seat: Seat, *, at: datetime) -> None:
    """A charter adopted anew, or another in its place, is what a renewal waited for."""
    charter = partnerships.charters_by_key([Ref.parse(decision.subject).key])
    if not charter or next(iter(charter.values())).umbrella_id is not None:
        return
    for renewal in Renewal.objects.filter(body=decision.body, closed_at=None):
        renewal.closed_at = at
        renewal.save(update_fields=["closed_at"])
        ledger.record(
            decision.log,
            act="renewal.closed",
            about=Ref.to(renewal),
            by=seat.alias,
            at=at,
            side=seat.side,
            content={"decision": str(decision.key), "charter": str(renewal.charter_id)},
        )


@transaction.atomic
def withdraw(*, decision: Decision, by: User, at: datetime) -> Decision:
    """Take back one's own side's proposal while it is open."""
    day = timezone.localdate(at)
    kept = locked(decision)
    require(may_withdraw(by, kept, day))
    seat = acting_seat(by, kept.body, day)
    kept.withdrawn_at, kept.withdrawn_by_alias = at, seat.alias
    kept.save(update_fields=["withdrawn_at", "withdrawn_by_alias"])
    wording = queries.current_wording(kept)
    record_proposal(kept, wording, act="decision.withdrawn", seat=seat, at=at, reason="")
    notices.close_for_all(kept, by_alias=seat.alias, at=at)
    notices.tell_of_outcome(kept, by=by, at=at)
    return kept
