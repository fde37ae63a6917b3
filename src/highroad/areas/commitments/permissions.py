"""May this person promise, answer, show, confirm, say that it is not right, or take back?"""

from __future__ import annotations

from datetime import date

from highroad.areas.accounts.models import User
from highroad.areas.commitments import queries, rules
from highroad.areas.commitments.models import Commitment
from highroad.areas.commitments.queries.people import side_at
from highroad.areas.commitments.vocabulary import CommitmentAct as Act
from highroad.areas.commitments.vocabulary import CommitmentState
from highroad.areas.partnerships import permissions as partnership_permissions
from highroad.areas.partnerships import queries as partnerships
from highroad.areas.partnerships.models import Body, Partnership
from highroad.areas.partnerships.vocabulary import PartnershipStatus, Side
from highroad.kit.answers import Answer, no, yes

OWNERS_ONLY = frozenset({Act.ACCEPT, Act.DECLINE, Act.POSTPONE, Act.HAND_OVER})
OTHERS_ONLY = frozenset({Act.CONFIRM, Act.NOT_RIGHT})


def may_promise(
    user: User,
    where: Body | Partnership,
    *,
    zone: str = "",
    on: date | None = None,
) -> Answer:
    """Whoever has a seat there promises or asks; within a side, only those who sit for it."""
    body = where if isinstance(where, Body) else None
    partnership = where.partnership if isinstance(where, Body) else where
    working = _is_at_work(body, partnership)
    if not working:
        return working
    if body is not None and partnerships.seat_of(user, body=body, on=on) is None:
        return no("Only people with a seat in this body promise something here.")
    if body is None and not partnerships.has_seat(user, partnership, on=on):
        return no("Only people with a confirmed seat in this partnership may do this.")
    if zone and side_at(user, body, partnership, on) != zone:
        return no("Only {side} keeps promises within its own side.", side=Side(zone).label)
    return yes


def _is_at_work(body: Body | None, partnership: Partnership) -> Answer:
    if body is not None:
        return partnership_permissions.may_work_in(body)
    if partnership.status == PartnershipStatus.ENDED:
        return no("This partnership has ended.")
    return yes


def may(user: User, act: Act, commitment: Commitment, on: date | None = None) -> Answer:
    """Whether somebody may do this to a promise now; reasons for the act are checked by the rule."""
    working = _is_at_work(commitment.body, commitment.partnership)
    if not working:
        return working
    moves = rules.may_move(CommitmentState(commitment.state), act, reason="-")
    if not moves:
        return moves
    if act in OWNERS_ONLY:
        return _may_as_owner(user, commitment, on)
    if act in OTHERS_ONLY:
        return _may_as_other(user, commitment, on)
    if act is Act.SHOW:
        return _may_show(user, commitment, on)
    return _may_withdraw(user, commitment, on)


def _may_as_owner(user: User, commitment: Commitment, on: date | None) -> Answer:
    if queries.speaks_for(user, commitment, on):
        return yes
    return no("Only who is to keep it, or a co-chair of that side, may do this.")


def _may_show(user: User, commitment: Commitment, on: date | None) -> Answer:
    side = queries.side_in(user, commitment, on)
    if (side and side == commitment.owning_side) or queries.speaks_for(user, commitment, on):
        return yes
    return no("Evidence comes from the side that promised.")


def _may_as_other(user: User, commitment: Commitment, on: date | None) -> Answer:
    """The other side confirms; within one side, somebody else than who is to keep it."""
    side = queries.side_in(user, commitment, on)
    if not side:
        return no("Only somebody with a seat on a side may confirm.")
    if commitment.zone:
        if side == commitment.zone and commitment.owner_user_id != user.pk:
            return yes
        return no("Somebody else of your side confirms.")
    if side == commitment.owning_side or queries.speaks_for(user, commitment, on):
        return no("The other side confirms that it is done.")
    return yes


def _may_withdraw(user: User, commitment: Commitment, on: date | None) -> Answer:
    """Whoever asked takes the question back; once promised, the side that promised."""
    if commitment.state == CommitmentState.ASKED:
        side = queries.side_in(user, commitment, on)
        if commitment.made_by_id == user.pk or (side and side == commitment.made_side):
            return yes
        return no("Only the side that asked takes it back.")
    return _may_as_owner(user, commitment, on)


def may_name_sponsor(user: User, body: Body, side: Side) -> Answer:
    """A co-chair names the sponsor of the own side."""
    if side in partnerships.chair_sides_of(user, body=body):
        return yes
    return no("Each side alone names its sponsor.")
