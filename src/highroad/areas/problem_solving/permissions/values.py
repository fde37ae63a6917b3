"""May this person put another list of values to both sides?"""

from __future__ import annotations

from highroad.areas.accounts.models import User
from highroad.areas.decisions import permissions as decision_permissions
from highroad.areas.partnerships import queries as partnerships
from highroad.areas.partnerships.models import Body
from highroad.kit.answers import Answer, no, yes


def may_propose_values(user: User, body: Body) -> Answer:
    """A co-chair, in a body under no other: the list holds for all."""
    answer = decision_permissions.may_propose(user, body)
    if not answer:
        return answer
    if body.parent_id is not None:
        return no("A list for all is decided at the top.")
    return may_propose_values_somewhere(
        bool(partnerships.chairs_of_partnership(user, body.partnership))
    )


def may_propose_values_somewhere(is_chair: bool) -> Answer:
    """Only co-chairs put it to both sides."""
    return yes if is_chair else no("Only a co-chair may do this.")
