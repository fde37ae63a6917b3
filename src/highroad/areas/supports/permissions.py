"""May this person set up the desk, work at it, see a case, decide on what leaves?"""

from __future__ import annotations

from highroad.areas.accounts.models import User
from highroad.areas.partnerships import permissions as partnership_permissions
from highroad.areas.partnerships import queries as partnerships
from highroad.areas.partnerships.models import Body, Partnership
from highroad.areas.supports import queries
from highroad.areas.supports.models import Desk, Navigator, SupportCase, SupportTotal
from highroad.areas.supports.rules import consents as rules
from highroad.areas.supports.vocabulary import Purpose, TotalState
from highroad.kit.answers import Answer, NotFound, no, yes


def may_see(user: User, partnership: Partnership) -> Answer:
    """That there is a desk, and who works at it, is for confirmed seats and for those navigators."""
    desk = queries.desk_of(partnership)
    if desk is not None and queries.is_navigator(user, desk):
        return yes
    return partnership_permissions.may_see_joint(user, partnership)


def may_open_desk(user: User, partnership: Partnership) -> Answer:
    """A co-chair of any side."""
    if partnerships.chairs_of_partnership(user, partnership):
        return yes
    return no("Only a co-chair may do this.")


def may_name(user: User, desk: Desk) -> Answer:
    """A co-chair names a navigator; it holds once the other side has confirmed."""
    return may_open_desk(user, desk.partnership)


def may_confirm(user: User, navigator: Navigator) -> Answer:
    """A co-chair of another side than the one that named them."""
    sides = partnerships.chairs_of_partnership(user, navigator.desk.partnership)
    if navigator.confirmed_at is not None:
        return no("This navigator is confirmed.")
    if not sides:
        return no("Only a co-chair may do this.")
    if {str(side) for side in sides} <= {navigator.named_side}:
        return no("The other side must confirm.")
    return yes


def may_end(user: User, navigator: Navigator) -> Answer:
    """A co-chair of either side, and the navigator."""
    return yes if user == navigator.user else may_open_desk(user, navigator.desk.partnership)


def may_work(user: User, desk: Desk) -> Answer:
    """Confirmed navigators; for anybody else there is nothing here. Raises `NotFound`."""
    if not queries.is_navigator(user, desk):
        raise NotFound
    return yes


def may_help(user: User, case: SupportCase, on: object, purpose: Purpose = Purpose.HELP) -> Answer:
    """A navigator, while the person agrees to it. Raises `NotFound` for anybody else."""
    may_work(user, case.desk)
    if not rules.holds(queries.consents_of(case), purpose, on):  # type: ignore[arg-type]
        return no("The person's consent to this has ended or was never given. Ask first.")
    return yes


def may_draft(user: User, body: Body) -> Answer:
    """Totals are drafted by anybody with a seat on a side of the body, while it is at work."""
    working = partnership_permissions.may_work_in(body)
    if not working:
        return working
    seat = partnerships.seat_of(user, body=body)
    if seat is None or not seat.side:
        return no("Only somebody with a seat on a side of this body may do this.")
    return yes


def may_take_back(user: User, total: SupportTotal) -> Answer:
    """Either side alone takes published totals back: with a seat that carries a key."""
    if total.state != TotalState.PUBLISHED:
        return no("These totals are not public.")
    seat = partnerships.seat_of(user, body=total.body)
    if seat is None or not seat.carries_key:
        return no("Only a seat that carries a key may withdraw published figures.")
    return yes


def may_see_joint(user: User, partnership: Partnership) -> Answer:
    """Drafts of totals are for confirmed seats."""
    return partnership_permissions.may_see_joint(user, partnership)
