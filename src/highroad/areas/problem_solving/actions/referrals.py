"""Parking and referring without a word of content; mediation as dates, hands and an outcome."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime

from django.utils import timezone

from highroad.areas.accounts.models import User
from highroad.areas.partnerships.models import Body, Seat
from highroad.areas.problem_solving import notices, queries
from highroad.areas.problem_solving.actions.issues import put_into
from highroad.areas.problem_solving.actions.sides import give_word, held, record, seat_for, whole
from highroad.areas.problem_solving.actions.withholding import withhold
from highroad.areas.problem_solving.models import Issue, Mediation, Referral
from highroad.areas.problem_solving.permissions import (
    may_acknowledge,
    may_close_referral,
    may_join_mediation,
    may_move,
    may_note_mediation,
    may_take_part,
    may_withhold,
)
from highroad.areas.problem_solving.rules.scope import is_for_the_gate
from highroad.areas.problem_solving.vocabulary.issues import (
    IssueState,
    MediationOutcome,
    Neutral,
    ReferralReason,
    Route,
    WordKind,
)
from highroad.kit.answers import Refused, no, require
from highroad.kit.refs import Ref


@whole
def refer(
    *,
    body: Body,
    reason: ReferralReason,
    route: Route,
    by: User,
    at: datetime,
    issue: Issue | None = None,
) -> Referral:
    """Park something and say where it went. There is no field for what it is about.

    An issue of the register goes along into `referred`. Where it is a grievance or a subject of bargaining,
    every word both sides wrote about it is taken away, here and in the record. Raises `Refused`.
    """
    require(may_take_part(by, body))
    seat = seat_for(by, body)
    if issue is not None:
        issue = held(issue)
        require(may_move(by, issue, IssueState.REFERRED))
        if is_for_the_gate(reason):
            require(may_withhold(by, issue))
            withhold(issue, seat=seat, at=at)
        put_into(issue, IssueState.REFERRED, seat=seat, reason=str(route.label), by=by, at=at)
    referral = Referral.objects.create(
        body=body, issue=issue, number=queries.next_number(Referral, body=body), reason=reason,
        route=route, side=seat.side, by_alias=seat.alias, referred_on=timezone.localdate(at),
    )  # fmt: skip
    record(
        body, "referral.made", Ref.to(referral), seat=seat, at=at,
        content={"number": referral.number, "reason": reason.value, "route": route.value},
    )  # fmt: skip
    notices.ask_to_acknowledge(referral, at=at)
    return referral


@whole
def acknowledge(*, referral: Referral, by: User, at: datetime) -> Referral:
    """The other side says that it has read of it."""
    kept = held(referral)
    require(may_acknowledge(by, kept))
    seat = seat_for(by, kept.body)
    kept.acknowledged_on, kept.acknowledged_side = timezone.localdate(at), seat.side
    kept.acknowledged_by_alias = seat.alias
    kept.save(update_fields=["acknowledged_on", "acknowledged_side", "acknowledged_by_alias"])
    record(
        kept.body, "referral.acknowledged", Ref.to(kept), seat=seat, at=at,
        content={"number": kept.number},
    )  # fmt: skip
    notices.close(kept, "referral.acknowledge", by_alias=seat.alias, at=at)
    return kept


@whole
def close_referral(*, referral: Referral, by: User, at: datetime) -> Referral:
    """The other place is done with it. How it ended there is not kept here."""
    kept = held(referral)
    require(may_close_referral(by, kept))
    seat = seat_for(by, kept.body)
    kept.closed_on, kept.closed_by_alias = timezone.localdate(at), seat.alias
    kept.save(update_fields=["closed_on", "closed_by_alias"])
    record(
        kept.body, "referral.closed", Ref.to(kept), seat=seat, at=at,
        content={"number": kept.number},
    )  # fmt: skip
    return kept


@whole
def ask_for_mediation(
    *, body: Body, neutral: Neutral, by: User, at: datetime, issue: Issue | None = None
) -> Mediation:
    """One side asks; it counts as asked for once every side that holds a key has joined."""
    require(may_take_part(by, body))
    seat = seat_for(by, body)
    mediation = Mediation.objects.create(
        body=body, issue=issue, number=queries.next_number(Mediation, body=body), neutral=neutral,
        side=seat.side, by_alias=seat.alias, asked_on=timezone.localdate(at),
    )  # fmt: skip
    give_word(Ref.to(mediation), WordKind.MEDIATION, "", seat=seat, at=at)
    _record(mediation, "mediation.asked", seat, at)
    notices.ask_to_join(mediation, at=at)
    return mediation


@whole
def join_mediation(*, mediation: Mediation, by: User, at: datetime) -> Mediation:
    """Another side joins the request."""
    kept = held(mediation)
    require(may_join_mediation(by, kept))
    seat = seat_for(by, kept.body)
    give_word(Ref.to(kept), WordKind.MEDIATION, "", seat=seat, at=at)
    if queries.have_all_said(kept.body, Ref.to(kept), WordKind.MEDIATION, ""):
        kept.requested_on = timezone.localdate(at)
        kept.save(update_fields=["requested_on"])
        notices.close(kept, "mediation.join", by_alias=seat.alias, at=at)
    _record(kept, "mediation.joined", seat, at)
    return kept


@whole
def note_mediation_met(
    *, mediation: Mediation, met_on: date, attended: Collection[Seat], by: User, at: datetime
) -> Mediation:
    """That it met, and which seats were there."""
    kept = held(mediation)
    require(may_note_mediation(by, kept))
    if any(seat.body_id != kept.body_id for seat in attended):
        raise Refused(no("Only seats of this body can be named."))
    if met_on > timezone.localdate(at):
        raise Refused(no("That day lies ahead."))
    kept.met_on = met_on
    kept.save(update_fields=["met_on"])
    kept.attended.set(attended)
    _record(kept, "mediation.met", seat_for(by, kept.body), at)
    return kept


@whole
def end_mediation(
    *, mediation: Mediation, outcome: MediationOutcome, by: User, at: datetime
) -> Mediation:
    """How it ended: one of four words. An agreement is put to both sides as a decision."""
    kept = held(mediation)
    require(may_note_mediation(by, kept))
    kept.outcome, kept.ended_on = outcome, timezone.localdate(at)
    kept.save(update_fields=["outcome", "ended_on"])
    _record(kept, "mediation.ended", seat_for(by, kept.body), at)
    return kept


def _record(mediation: Mediation, act: str, seat: Seat, at: datetime) -> None:
    content = {
        "number": mediation.number, "neutral": mediation.neutral,
        "met_on": str(mediation.met_on or ""), "outcome": mediation.outcome,
    }  # fmt: skip
    record(mediation.body, act, Ref.to(mediation), seat=seat, at=at, content=content)
