"""May this person see the plan, enter needs, move a condition, confirm dates, put a forecast?"""

from __future__ import annotations

from highroad.areas.accounts.models import User
from highroad.areas.demand.models import JobOrder, PipelineProject
from highroad.areas.demand.rules.timing import DECIDE_AGAIN
from highroad.areas.partnerships import permissions as partnership_permissions
from highroad.areas.partnerships import queries as partnerships
from highroad.areas.partnerships.models import Body, Partnership
from highroad.areas.partnerships.vocabulary import PartnershipStatus
from highroad.kit.answers import Answer, no, yes


def may_see(user: User, partnership: Partnership) -> Answer:
    """Plans are for confirmed seats, not for the program office."""
    return partnership_permissions.may_see_joint(user, partnership)


def may_plan(user: User, partnership: Partnership) -> Answer:
    """Anybody who sits on a side enters orders, projects, conditions and figures."""
    if partnership.status == PartnershipStatus.ENDED:
        return no("This partnership has ended.")
    if partnerships.sides_of(user, partnership=partnership):
        return yes
    return no("Only somebody with a seat on a side may do this.")


def may_confirm(user: User, need: JobOrder | PipelineProject) -> Answer:
    """Employers and owners say again that they stand by an order or a project."""
    planning = may_plan(user, need.partnership)
    if not planning:
        return planning
    if need.withdrawn_at is not None:
        return no("This has been withdrawn.")
    if not need.must_decide_again:
        return no("Nothing has moved since this was confirmed.")
    if partnerships.sides_of(user, partnership=need.partnership) & DECIDE_AGAIN:
        return yes
    return no("Only employers and owners confirm that they stand by it.")


def may_say_again(user: User, project: PipelineProject) -> Answer:
    """Employers, owners and co-chairs say that the facts of a project are still so."""
    planning = may_plan(user, project.partnership)
    if not planning:
        return planning
    if project.withdrawn_at is not None:
        return no("This has been withdrawn.")
    if says_again_in(user, project.partnership):
        return yes
    return no("Only employers, owners and co-chairs say that the facts are still so.")


def says_again_in(user: User, partnership: Partnership) -> bool:
    """Whether somebody is asked here: for an employer or owner, or as a co-chair who coordinates."""
    sides = partnerships.sides_of(user, partnership=partnership)
    return bool(sides & DECIDE_AGAIN or partnerships.chairs_of_partnership(user, partnership))


def may_withdraw(user: User, need: JobOrder | PipelineProject) -> Answer:
    """What is planned may be taken back by anybody who plans."""
    if need.withdrawn_at is not None:
        return no("This has been withdrawn.")
    return may_plan(user, need.partnership)


def may_put(user: User, body: Body) -> Answer:
    """Whoever sits on a side of a body puts a forecast to both sides."""
    working = partnership_permissions.may_work_in(body)
    if not working:
        return working
    seat = partnerships.seat_of(user, body=body)
    if seat is None or not seat.side:
        return no("Only somebody with a seat on a side of this body may do this.")
    return yes
