"""May this person say who countersigns, name a key for a side, take it out of use?"""

from __future__ import annotations

from highroad.areas.accounts.models import User
from highroad.areas.decisions import permissions as decision_permissions
from highroad.areas.partnerships import queries as partnerships
from highroad.areas.partnerships.models import Body, Partnership
from highroad.areas.partnerships.rules import EQUAL_SIDES
from highroad.areas.witnesses import queries
from highroad.areas.witnesses.vocabulary import Cosigner
from highroad.kit.answers import Answer, no, yes


def may_propose_policy(user: User, body: Body) -> Answer:
    """A co-chair puts to a body, in which labor and management hold keys, who countersigns."""
    answer = decision_permissions.may_propose(user, body)
    if not answer:
        return answer
    if not partnerships.chairs_of_partnership(user, body.partnership):
        return no("Only a co-chair may do this.")
    if not set(EQUAL_SIDES) <= set(partnerships.key_sides(body)):
        return no("Labor and management must both hold a key in this body.")
    return yes


def may_keep_key(user: User, partnership: Partnership, side: str) -> Answer:
    """A side's co-chairs keep its key: they name it, replace it and countersign with it."""
    if side in partnerships.chairs_of_partnership(user, partnership) and side in Cosigner.values:
        return yes
    return no("Only a co-chair of this side keeps its key.")


def may_use_neutral(user: User, partnership: Partnership) -> Answer:
    """The key of a neutral comes into use once both sides have adopted it."""
    if not partnerships.chairs_of_partnership(user, partnership):
        return no("Only a co-chair may do this.")
    policy = queries.policy_in_force(partnership)
    if policy is None or not policy.neutral_key:
        return no("Both sides must have agreed on a neutral first.")
    return yes
