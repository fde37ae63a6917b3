"""May this person propose, change, answer or withdraw?"""

from __future__ import annotations

from datetime import date

from highroad.areas.accounts.models import User
from highroad.areas.decisions import queries, rules
from highroad.areas.decisions.models import Decision, SignOff
from highroad.areas.partnerships import permissions as partnership_permissions
from highroad.areas.partnerships import queries as partnerships
from highroad.areas.partnerships.models import Body
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


def may_sign(user: User, decision: Decision, on: date | None = None) -> Answer:
    """A seat that carries a key and was entitled when the proposal opened answers once."""
    working = partnership_permissions.may_work_in(decision.body)
    if not working:
        return working
    seat = partnerships.seat_of(user, body=decision.body, on=on)
    if seat is None:
        return no("You have no seat in this body.")
    if not seat.carries_key:
        return no("Your seat has a voice and no key.")
    answered = SignOff.objects.filter(wording=queries.current_wording(decision))
    by_person = answered.filter(signed_by=user).exists()
    return rules.may_answer(
        outcome=queries.state_of(decision, on=on),
        is_entitled=str(seat.key) in queries.entitled(decision),
        has_answered=by_person or answered.filter(seat=seat).exists(),
    )


def may_withdraw(user: User, decision: Decision, on: date | None = None) -> Answer:
    """The side that proposed takes its proposal back while it is open."""
    is_open = rules.may_be_open(queries.state_of(decision, on=on))
    if not is_open:
        return is_open
    seat = partnerships.seat_of(user, body=decision.body, on=on)
    if seat is None or seat.side != decision.proposed_side:
        return no("Only the side that proposed may withdraw.")
    return yes
