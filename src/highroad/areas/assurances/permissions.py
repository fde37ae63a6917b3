"""May this person enter, say, publish?"""

from __future__ import annotations

from highroad.areas.accounts.models import User
from highroad.areas.assurances.models import Agreement, AgreementClause, Register
from highroad.areas.assurances.rules import agreements as rules
from highroad.areas.assurances.vocabulary import RegisterStatus
from highroad.areas.decisions import queries as decisions
from highroad.areas.decisions.vocabulary import Outcome
from highroad.areas.partnerships import permissions as partnership_permissions
from highroad.areas.partnerships import queries as partnerships
from highroad.areas.partnerships.models import Body, Partnership
from highroad.areas.partnerships.vocabulary import PartnershipStatus
from highroad.kit.answers import Answer, no, yes
from highroad.kit.refs import Ref


def may_see(user: User, partnership: Partnership) -> Answer:
    """Agreements are for confirmed seats, not for the program office."""
    return partnership_permissions.may_see_joint(user, partnership)


def may_take_part(user: User, body: Body) -> Answer:
    """Anybody with a seat on a side of the body, while the body is at work."""
    working = partnership_permissions.may_work_in(body)
    if not working:
        return working
    seat = partnerships.seat_of(user, body=body)
    if seat is None or not seat.side:
        return no("Only somebody with a seat on a side of this body may do this.")
    return yes


def may_change(user: User, agreement: Agreement) -> Answer:
    """Documents, clauses and words are added by whoever takes part, until the agreement has ended."""
    if agreement.ended_on is not None:
        return no("This agreement has ended.")
    return may_take_part(user, agreement.body)


def may_renew(user: User, clause: AgreementClause) -> Answer:
    """Fresh evidence comes from the side that the clause binds."""
    answer = may_change(user, clause.agreement)
    if not answer:
        return answer
    seat = partnerships.seat_of(user, body=clause.agreement.body)
    if seat is None or seat.side != clause.binds:
        return no("Evidence comes from the side that the clause binds.")
    return yes


def may_put_register(user: User, body: Body) -> Answer:
    """Whoever takes part may put a register to both sides; exploratory partnerships stay private."""
    answer = may_take_part(user, body)
    if answer and body.partnership.status == PartnershipStatus.EXPLORATORY:
        return no("An exploratory partnership is not shown to the public.")
    return answer


def may_publish(user: User, register: Register) -> Answer:
    """Once both sides adopted this very register."""
    answer = may_take_part(user, register.body)
    if not answer:
        return answer
    if register.status != RegisterStatus.PROPOSED:
        return no("Only a register that was put to both sides is published.")
    outcome, digest = decisions.outcome_on(Ref.to(register)) or (None, "")
    if outcome is not Outcome.ADOPTED:
        return no("Both sides have to adopt it first.")
    return rules.may_be_published(
        register.content, register.digest, text=register.proposal_text, signed_digest=digest
    )


def may_withdraw(user: User, register: Register) -> Answer:
    """Either side alone may take the public register back: with a seat that carries a key."""
    if register.status != RegisterStatus.PUBLISHED:
        return no("Only a register that is public is withdrawn.")
    seat = partnerships.seat_of(user, body=register.body)
    if seat is None or not seat.carries_key:
        return no("Only a seat that carries a key may withdraw the register.")
    return yes
