"""May this person propose, change, answer or withdraw?"""

from __future__ import annotations

from datetime import date

from django.utils import timezone

from highroad.areas.accounts.models import User
from highroad.areas.decisions import queries, rules
from highroad.areas.decisions.models import Decision, Proxy, SignOff
from highroad.areas.partnerships import permissions as partnership_permissions
from highroad.areas.partnerships import queries as partnerships
from highroad.areas.partnerships.models import Body, Seat
from highroad.kit.answers import Answer, no, yes
from highroad.kit.refs import Ref

OWN_KIND = Decision._meta.label_lower


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
    if decision.subject and Ref.parse(decision.subject).kind != OWN_KIND:
        return no("This text belongs to a record. Change the record and propose it again.")
    return yes


def may_sign(
    user: User, decision: Decision, on: date | None = None, *, for_seat: Seat | None = None
) -> Answer:
    """A seat that carries a key and was entitled when the proposal opened answers once.

    It is answered by whoever sits there, by an alternate where the charter knows substitutes, or by
    the seat to which it has lent its answer.
    """
    working = partnership_permissions.may_work_in(decision.body)
    if not working:
        return working
    own = partnerships.seat_of(user, body=decision.body, on=on)
    if own is None:
        return no("You have no seat in this body.")
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
    has_next = Decision.objects.filter(again_of=decision).exists()
    return rules.may_try_again(queries.state_of(decision, on=on), has_next=has_next)


def may_withdraw(user: User, decision: Decision, on: date | None = None) -> Answer:
    """The side that proposed takes its proposal back while it is open."""
    is_open = rules.may_be_open(queries.state_of(decision, on=on))
    if not is_open:
        return is_open
    seat = partnerships.seat_of(user, body=decision.body, on=on)
    if seat is None or seat.side != decision.proposed_side:
        return no("Only the side that proposed may withdraw.")
    return yes
