"""May this person propose, change, answer or withdraw?"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from django.utils import timezone
from django.utils.formats import date_format

from highroad.areas.accounts.models import User
from highroad.areas.decisions import queries, rules
from highroad.areas.decisions.models import (
    Decision,
    Fallback,
    Proxy,
    Renewal,
    SignOff,
    Split,
    Withdrawal,
)
from highroad.areas.decisions.vocabulary import Outcome
from highroad.areas.partnerships import permissions as partnership_permissions
from highroad.areas.partnerships import queries as partnerships
from highroad.areas.partnerships.models import Body, Party, Seat
from highroad.areas.partnerships.vocabulary import PartnershipStatus, Side
from highroad.kit.answers import Answer, no, yes


def may_propose(user: User, body: Body, on: date | None = None) -> Answer:
    """Anybody with a seat on a side of the body may propose, while the body is at work."""
    working = partnership_permissions.may_work_in(body)
    if not working:
        return working
    seat = partnerships.seat_of(user, body=body, on=on)
    if seat is None or not seat.side:
        return no("Only somebody with a seat on a side of this body may propose.")
    return yes


def may_reword(user: User, decision: Decision, on: date | None = None) -> Answer:
    """Whoever may propose may change the text while it is open; the text of a record may not."""
    answer = may_propose(user, decision.body, on)
    if not answer:
        return answer
    is_open = rules.may_be_open(queries.state_of(decision, on=on))
    if not is_open:
        return is_open
    if decision.ratifies_id is not None or queries.is_of_a_record(decision):
        return no("This text belongs to a record. Change the record and propose it again.")
    return yes


def may_sign(
    user: User,
    decision: Decision,
    on: date | None = None,
    *,
    for_seat: Seat | None = None,
    at: datetime | None = None,
    in_meeting: bool = False,
) -> Answer:
    """A seat that carries a key and was entitled when the proposal opened answers once.

    It is answered by whoever sits there, by an alternate where the charter knows substitutes, or by
    the seat to which it has lent its answer. Where the charter lets the body decide only
    `in_meeting`, a meeting must be open; where it asks for notice, that must have run by `at`.
    """
    working = partnership_permissions.may_work_in(decision.body)
    if not working:
        return working
    own = partnerships.seat_of(user, body=decision.body, on=on)
    if own is None:
        return no("You have no seat in this body.")
    here = _may_answer_here(decision, at, in_meeting=in_meeting)
    if not here and queries.state_of(decision, on=on) is Outcome.OPEN:
        return here
    acting = _may_act_for(user, decision, own, for_seat, on or timezone.localdate())
    if not acting:
        return acting
    seat = for_seat or own
    if not seat.carries_key:
        return no("Your seat has a voice and no key.")
    answered = SignOff.objects.filter(wording=queries.current_wording(decision))
    by_person = answered.filter(signed_by=user, proxy=None).exists() and for_seat is None
    return rules.may_answer(
        outcome=queries.state_of(decision, on=on),
        is_entitled=str(seat.key) in queries.entitled(decision),
        has_answered=by_person or answered.filter(seat=seat).exists(),
    )


def _may_answer_here(decision: Decision, at: datetime | None, *, in_meeting: bool) -> Answer:
    begins = decision.answers_from
    is_early = begins is not None and at is not None and at < begins
    return rules.may_answer_here(
        decision.setting,
        decision.clause,
        in_meeting=in_meeting,
        is_open_from=_moment(begins) if begins and is_early else "",
    )


def _moment(at: datetime) -> str:
    return date_format(timezone.localtime(at), "DATETIME_FORMAT")


def _may_act_for(
    user: User, decision: Decision, own: Seat, for_seat: Seat | None, on: date
) -> Answer:
    """By proxy only with one in force; as an alternate only where the charter allows them."""
    if for_seat is not None and not queries.proxy_for(decision, for_seat, own, on):
        return no("This seat has not lent you its answer.")
    is_alternate = partnerships.is_alternate(user, own)
    if not is_alternate:
        return yes
    return rules.may_stand_in(
        is_alternate=True, is_allowed=queries.substitutes_allowed(decision.body, on)
    )


def may_give_proxy(
    user: User, body: Body, holder: Seat, on: date, *, decision: Decision | None = None
) -> Answer:
    """The holder of a seat with a key lends its answer to another seat of the same side."""
    working = partnership_permissions.may_work_in(body)
    if not working:
        return working
    giver = partnerships.seat_of(user, body=body, on=on)
    if giver is None or not giver.carries_key or holder.body_id != body.pk:
        return no("Only a seat that carries a key lends its answer, and only within its body.")
    if decision is not None and decision.body_id != body.pk:
        return no("This decision belongs to another body.")
    terms = queries.clauses_in_force(body, on).proxies
    return rules.may_lend(
        terms.way,
        giver_side=giver.side,
        holder_side=holder.side,
        is_same_seat=giver.pk == holder.pk,
        held=queries.held_by(holder, on),
        most=terms.most,
    )


def may_revoke_proxy(user: User, proxy: Proxy, on: date) -> Answer:
    """Whoever acts for the seat that lent its answer takes it back."""
    seat = partnerships.seat_of(user, body=proxy.body, on=on)
    if seat is None or seat.pk != proxy.giver_id:
        return no("Only the seat that lent its answer takes it back.")
    if proxy.revoked_at is not None:
        return no("This has ended already.")
    return yes


def may_propose_again(user: User, decision: Decision, on: date | None = None) -> Answer:
    """Whoever may propose puts a declined text once more, if nobody has yet."""
    answer = may_propose(user, decision.body, on)
    if not answer:
        return answer
    if decision.ratifies_id is not None:
        return no("A meeting is asked once whether it confirms this.")
    has_next = Decision.objects.filter(again_of=decision).exists()
    may = rules.may_try_again(queries.state_of(decision, on=on), has_next=has_next)
    if not may or not queries.has_own_text(decision):
        return may
    return rules.may_attempt(decision.attempt, queries.clauses_of_decision(decision))


def may_send_on(user: User, decision: Decision, on: date) -> Answer:
    """Whoever may propose sends on what the body did not agree on, where the charter says."""
    answer = may_propose(user, decision.body, on)
    if not answer:
        return answer
    return queries.may_send_on(decision, on)


def may_bring_back(user: User, fallback: Fallback, on: date) -> Answer:
    """Whoever may propose puts what came back to both sides, once."""
    answer = may_propose(user, fallback.decision.body, on)
    if not answer:
        return answer
    if fallback.above_id is not None:
        return no("The body above decides this itself.")
    if Decision.objects.filter(again_of=fallback.decision_id).exists():
        return no("What came back was put to both sides already.")
    return yes


def may_propose_split(user: User, body: Body, name: str, seats: Sequence[Seat], on: date) -> Answer:
    """Whoever may propose, with seats of this body; each half keeps a key of every side."""
    answer = may_propose(user, body, on)
    if not answer:
        return answer
    kept = list(Seat.objects.filter(body=body, ended_at=None, carries_key=True))
    if any(seat.body_id != body.pk or seat.ended_at is not None for seat in seats):
        return no("These seats belong to another body.")
    moved = [seat for seat in seats if seat.carries_key]
    return rules.may_be_split(
        name,
        partnerships.key_sides(body),
        {side: sum(seat.side == side for seat in moved) for side in Side},
        {side: sum(seat.side == side for seat in kept) for side in Side},
    )


def may_carry_out_split(user: User, split: Split, on: date) -> Answer:
    """A co-chair of the body makes the new one, once both sides adopted it."""
    working = partnership_permissions.may_work_in(split.body)
    if not working:
        return working
    seat = partnerships.seat_of(user, body=split.body, on=on)
    if seat is None or not seat.is_co_chair:
        return no("Only a co-chair may do this.")
    return queries.may_be_carried_out(split, on)


def may_renew(user: User, renewal: Renewal, on: date) -> Answer:
    """The co-chair of a side with a key confirms the charter for that side, once."""
    if renewal.closed_at is not None:
        return no("This charter has been renewed already.")
    working = partnership_permissions.may_work_in(renewal.body)
    if not working:
        return working
    seat = partnerships.seat_of(user, body=renewal.body, on=on)
    if seat is None or not seat.is_co_chair or not seat.carries_key:
        return no("Only a co-chair may do this.")
    if partnerships.is_alternate(user, seat):
        return no("Only a co-chair may do this.")
    if queries.renewal_line(renewal, on).words.get(Side(seat.side)):
        return no("Your side has renewed it already.")
    return yes


def may_give_notice(user: User, party: Party, on: date) -> Answer:
    """Whoever acts for a seat of the party; of a party whose seats carry keys, for one with a key."""
    if party.to_on is not None:
        return no("This party has left already.")
    if party.partnership.status == PartnershipStatus.ENDED:
        return no("This partnership has ended.")
    if not speaks_for(user, party, on):
        return no("Only somebody who acts for this party may do this.")
    if queries.open_withdrawal(party) is not None:
        return no("This party has given notice already.")
    return yes


def speaks_for(user: User, party: Party, on: date) -> bool:
    """Whether somebody acts for a seat of a party, with a key where it has any."""
    holders = partnerships.acting_holders(on).filter(seat__party=party)
    if holders.filter(seat__carries_key=True).exists():
        holders = holders.filter(seat__carries_key=True)
    rows = holders.select_related("user", "invitation__accepted_by")
    return any(row.person == user for row in rows)


def may_take_notice_back(user: User, withdrawal: Withdrawal, on: date) -> Answer:
    """Whoever may give notice for the party takes it back, before its day has come."""
    if withdrawal.taken_back_at is not None or withdrawal.done_at is not None:
        return no("This notice has ended already.")
    if withdrawal.ends_on <= on:
        return no("The notice has run: it can be taken back only before its last day.")
    if not speaks_for(user, withdrawal.party, on):
        return no("Only somebody who acts for this party may do this.")
    return yes


def may_withdraw(user: User, decision: Decision, on: date | None = None) -> Answer:
    """The side that proposed takes its proposal back while it is open."""
    is_open = rules.may_be_open(queries.state_of(decision, on=on))
    if not is_open:
        return is_open
    if decision.ratifies_id is not None:
        return no("A meeting is asked once whether it confirms this.")
    seat = partnerships.seat_of(user, body=decision.body, on=on)
    if seat is None or seat.side != decision.proposed_side:
        return no("Only the side that proposed may withdraw.")
    return yes
