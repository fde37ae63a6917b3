"""May this person ask for information, reply, record an involvement, say what their side thinks of it?"""

from __future__ import annotations

from highroad.areas.accounts.models import User
from highroad.areas.problem_solving import queries
from highroad.areas.problem_solving.models.requests import InformationRequest
from highroad.areas.problem_solving.permissions.issues import may_take_part
from highroad.kit.answers import Answer, no, yes


def may_reply(user: User, request: InformationRequest) -> Answer:
    """The side that was asked replies."""
    answer = may_take_part(user, request.body)
    if not answer:
        return answer
    if queries.own_side(user, request.body) != request.of_side:
        return no("The side that was asked replies.")
    return yes
