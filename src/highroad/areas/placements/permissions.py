"""May this person see placements, enter a start, make a check?"""

from __future__ import annotations

from datetime import date

from highroad.areas.accounts.models import User
from highroad.areas.demand import permissions as demand_permissions
from highroad.areas.demand import queries as demand
from highroad.areas.demand.models import JobOrder
from highroad.areas.partnerships import queries as partnerships
from highroad.areas.partnerships.models import Partnership
from highroad.areas.partnerships.vocabulary import OrganizationKind, PartnershipStatus
from highroad.areas.placements import rules
from highroad.kit.answers import Answer, no, yes

SENDS = frozenset({
    OrganizationKind.TRAINING_PROVIDER, OrganizationKind.COLLEGE, OrganizationKind.WORKFORCE_BOARD,
    OrganizationKind.COMMUNITY_ORGANIZATION,
})  # fmt: skip
"""Who stands between training and work, and sends people on."""


def may_see(user: User, partnership: Partnership) -> Answer:
    """Placements are for confirmed seats, not for the program office."""
    return demand_permissions.may_see(user, partnership)


def may_enter(user: User, partnership: Partnership) -> Answer:
    """Anybody who sits on a side enters classes, starts and checks."""
    return demand_permissions.may_plan(user, partnership)


def may_count_class(user: User, partnership: Partnership) -> Answer:
    """Both sides, and whoever trains or sends people: they know first who is ready."""
    entering = may_enter(user, partnership)
    if entering or partnership.status == PartnershipStatus.ENDED:
        return entering
    for line in partnerships.seats_of(user):
        if line.partnership_key != partnership.key:
            continue
        if partnerships.get_seat(line.key, user).party.organization.kind in SENDS:
            return yes
    return entering


def may_enter_start(user: User, order: JobOrder) -> Answer:
    """Whoever may enter, while the order stands: a stop is judged by the day of the start."""
    entering = may_enter(user, order.partnership)
    if not entering:
        return entering
    return no("This has been withdrawn.") if order.withdrawn_at is not None else yes


def may_place(user: User, order: JobOrder, started_on: date) -> Answer:
    """A start of that day: never into a job stopped by then, nor to a stopped employer, nor a withdrawn one."""
    return may_enter_start(user, order) and rules.may_be_referred(demand.stop_on(order, started_on))
