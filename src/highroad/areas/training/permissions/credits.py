"""May this person keep the register of a facility, answer a request?"""

from __future__ import annotations

from highroad.areas.accounts.models import User
from highroad.areas.partnerships import permissions as partnership_permissions
from highroad.areas.partnerships import queries as partnerships
from highroad.areas.training.models import Facility, GoodFaithRequest
from highroad.areas.training.queries import is_coordinator
from highroad.kit.answers import Answer, no, yes


def may_keep(user: User, facility: Facility) -> Answer:
    """Whoever sits for the party that keeps it, while the body is at work."""
    working = partnership_permissions.may_work_in(facility.body)
    if not working:
        return working
    if facility.party_id not in partnerships.parties_of(user, facility.party.partnership):
        return no("Only somebody who sits for the party that keeps this register may do this.")
    return yes


def may_reply(user: User, request: GoodFaithRequest) -> Answer:
    """A coordinator of the program that was asked; or who keeps the register, for what came by letter."""
    if hasattr(request, "reply"):
        return no("This request has its answer already.")
    if request.program is not None and is_coordinator(user, request.program):
        return yes
    return may_keep(user, request.facility)
