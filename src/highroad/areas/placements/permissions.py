"""May this person see placements, enter a start, make a check?"""

from __future__ import annotations

from highroad.areas.accounts.models import User
from highroad.areas.demand import permissions as demand_permissions
from highroad.areas.demand.models import JobOrder
from highroad.areas.demand.vocabulary import StopReason
from highroad.areas.partnerships.models import Partnership
from highroad.areas.placements import rules
from highroad.kit.answers import Answer, no


def may_see(user: User, partnership: Partnership) -> Answer:
    """Placements are for confirmed seats, not for the program office."""
    return demand_permissions.may_see(user, partnership)


def may_enter(user: User, partnership: Partnership) -> Answer:
    """Anybody who sits on a side enters classes, starts and checks."""
    return demand_permissions.may_plan(user, partnership)


def may_place(user: User, order: JobOrder) -> Answer:
    """Whoever may enter; never into a job that is stopped or withdrawn."""
    entering = may_enter(user, order.partnership)
    if not entering:
        return entering
    if order.withdrawn_at is not None:
        return no("This has been withdrawn.")
    return rules.may_be_referred(StopReason(order.stop) if order.stop else None)
