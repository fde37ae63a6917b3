"""May this person? Questions about founding, rosters, status and charters."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from highroad.areas.accounts.models import User
from highroad.areas.accounts.vocabulary import Role
from highroad.areas.partnerships import queries, rules
from highroad.areas.partnerships.models import Body, Holder, Partnership, Seat, StatusChange
from highroad.areas.partnerships.vocabulary import HolderStatus, PartnershipStatus, SeatRole, Side
from highroad.kit.answers import Answer, no, yes


def may_found(user: User) -> Answer:
    """The program office founds partnerships."""
    if is_founder(user):
        return yes
    return no("Only the program office founds a partnership.")


def is_founder(user: User) -> bool:
    """Whether somebody belongs to the program office."""
    return user.is_active and user.role == Role.STAFF


def may_see_partnership(user: User, partnership: Partnership) -> Answer:
    """Whoever has a confirmed seat; and the program office, which sees structure and no texts."""
    if is_founder(user) or queries.has_seat(user, partnership):
        return yes
    return no("You have no seat in this partnership.")


def may_see_joint(user: User, partnership: Partnership) -> Answer:
    """Joint texts and figures are for confirmed seats, not for the program office."""
    if queries.has_seat(user, partnership):
        return yes
    return no("Only people with a confirmed seat in this partnership may see this.")


def may_see_side_log(user: User, partnership: Partnership, side: Side) -> Answer:
    """A side's own log is for those who speak for it."""
    if side in queries.sides_of(user, partnership=partnership):
        return yes
    return no("Only {side} may see its own record.", side=side.label)


def may_add_party(user: User, partnership: Partnership, side: Side | None) -> Answer:
    """A co-chair adds to the own side or to no side; the founder until the side has a co-chair."""
    running = _is_running(partnership)
    if not running:
        return running
    return rules.may_manage(
        side,
        chairs=queries.chairs_of_partnership(user, partnership),
        is_founder=is_founder(user),
        has_chair=_has_chair(partnership, side),
    )


def may_create_body(user: User, partnership: Partnership) -> Answer:
    """Any co-chair, or the founder. A new body is empty: each side fills its own seats."""
    running = _is_running(partnership)
    if not running:
        return running
    if is_founder(user) or queries.chairs_of_partnership(user, partnership):
        return yes
    return no("Only a co-chair may do this.")


def may_import_roster(user: User, partnership: Partnership) -> Answer:
    """Whoever may make bodies: a co-chair, or the program office. People are named by their own side."""
    return may_create_body(user, partnership)


def may_confirm_roster(user: User, partnership: Partnership, side: Side) -> Answer:
    """A co-chair confirms the people of the own side."""
    running = _is_running(partnership)
    if not running:
        return running
    if side in queries.chairs_of_partnership(user, partnership):
        return yes
    return no("Only a co-chair of {side} may do this for {side}.", side=side.label)


def may_add_seat(user: User, body: Body, side: Side | None) -> Answer:
    """Each side alone adds its own seats; the founder until the side has a co-chair."""
    working = may_work_in(body)
    if not working:
        return working
    return _may_manage(user, body, side)


def may_appoint(user: User, seat: Seat) -> Answer:
    """Each side alone appoints; the founder invites a side's first co-chair and nobody else."""
    working = may_work_in(seat.body)
    if not working:
        return working
    side = Side(seat.side) if seat.side else None
    chairs = queries.chair_sides_of(user, body=seat.body)
    if side in chairs or (side is None and chairs):
        return yes
    if side is not None and is_founder(user):
        return _may_invite_first(seat, side)
    return rules.may_manage(side, chairs=chairs, is_founder=is_founder(user), has_chair=False)


def _may_invite_first(seat: Seat, side: Side) -> Answer:
    if queries.side_has_chair(seat.body.partnership, side, confirmed=False):
        return rules.may_manage(side, chairs=(), is_founder=True, has_chair=True)
    return rules.may_bootstrap(SeatRole(seat.role))


def may_ask_in(user: User, holder: Holder) -> Answer:
    """A co-chair of the same side; the founder asks a first co-chair in, until one can sign in."""
    if holder.ended_at is not None or not queries.is_brought(holder):
        return no("This person has a way in already.")
    seat = holder.seat
    side = Side(seat.side) if seat.side else None
    chairs = queries.sides_asking_in(user, seat.body)
    if side in chairs or (side is None and chairs):
        return yes
    is_chair = seat.role == SeatRole.CO_CHAIR and not holder.is_alternate
    if is_founder(user) and is_chair and side is not None:
        if queries.is_side_here(seat.body.partnership, side):
            return no("{side} has a co-chair here, who asks the others in.", side=side.label)
        return yes
    return no("Only a co-chair may do this.")


def may_confirm(user: User, holder: Holder, on: date) -> Answer:
    """A co-chair of the same side confirms, once the person has accepted; nobody themselves."""
    answer = rules.may_be_confirmed(holder.status_on(on))
    if not answer:
        return answer
    if holder.person == user:
        return no("Nobody confirms themselves.")
    working = may_work_in(holder.seat.body)
    if not working:
        return working
    side = Side(holder.seat.side) if holder.seat.side else None
    chairs = queries.chair_sides_of(user, body=holder.seat.body)
    return rules.may_manage(side, chairs=chairs, is_founder=is_founder(user), has_chair=True)


def may_end_term(user: User, holder: Holder, on: date) -> Answer:
    """The person, a co-chair of the same side, or the founder until the side has a co-chair."""
    if holder.status_on(on) is HolderStatus.ENDED:
        return no("This has ended already.")
    if holder.person == user:
        return yes
    side = Side(holder.seat.side) if holder.seat.side else None
    return _may_manage(user, holder.seat.body, side)


def may_end_seat(user: User, seat: Seat) -> Answer:
    """A seat goes away by the hand of its own side, once nobody sits in it."""
    if seat.ended_at is not None:
        return no("This has ended already.")
    if seat.holders.filter(ended_at=None).exists():
        return no("Somebody sits here. End their service first.")
    return _may_manage(user, seat.body, Side(seat.side) if seat.side else None)


def may_declare_inequality(user: User, body: Body) -> Answer:
    """A co-chair of labor or of management puts into words why the sides are unequal."""
    if queries.chair_sides_of(user, body=body) & set(rules.EQUAL_SIDES):
        return yes
    return no("Only a co-chair may do this.")


def may_change_status(
    user: User, partnership: Partnership, new: PartnershipStatus, *, reason: str
) -> Answer:
    """Co-chairs change the status; the founder until there is one."""
    answer = rules.may_move(PartnershipStatus(partnership.status), new, reason=reason)
    if not answer:
        return answer
    if new is PartnershipStatus.ACTIVE:
        answer = rules.may_become_active(confirmed_chairs(partnership))
        if not answer:
            return answer
    return may_lead(user, partnership)


def may_pause(
    user: User, partnership: Partnership, bodies: Sequence[Body], *, reason: str
) -> Answer:
    """One side alone may pause, and names the bodies it freezes."""
    if not bodies:
        return no("Choose at least one body.")
    if any(body.partnership_id != partnership.pk for body in bodies):
        return no("These bodies belong to another partnership.")
    if not reason.strip():
        return no("Give a reason: both sides will read it.")
    if queries.chairs_of_partnership(user, partnership):
        return yes
    return no("Only a co-chair may do this.")


def may_lift(user: User, change: StatusChange) -> Answer:
    """Who paused resumes: the side that paused lifts its own pause."""
    if change.status != PartnershipStatus.PAUSED or change.lifted_at is not None:
        return no("There is no pause to lift.")
    chairs = queries.chairs_of_partnership(user, change.partnership)
    if not change.by_side and chairs:
        return yes
    if change.by_side and Side(change.by_side) in chairs:
        return yes
    return no("Only the side that paused may resume.")


def may_draft_charter(user: User, body: Body) -> Answer:
    """Anybody with a seat on a side of the body may draft; adopting takes both sides."""
    working = may_work_in(body)
    if not working:
        return working
    seat = queries.seat_of(user, body=body)
    if seat is None or not seat.side:
        return no("Only somebody with a seat on a side of this body may do this.")
    return yes


def may_agree_to_listing(user: User, partnership: Partnership) -> Answer:
    """A co-chair speaks for the own side on whether the public may see the partnership."""
    if PartnershipStatus(partnership.status) is PartnershipStatus.EXPLORATORY:
        return no("An exploratory partnership is not shown to the public.")
    if queries.chairs_of_partnership(user, partnership) & set(rules.EQUAL_SIDES):
        return yes
    return no("Only a co-chair may do this.")


def may_file_for(user: User, partnership: Partnership) -> Answer:
    """Whoever has a confirmed seat on a side may file for the partnership."""
    running = _is_running(partnership)
    if not running:
        return running
    if queries.sides_of(user, partnership=partnership):
        return yes
    return no("Only somebody with a confirmed seat on a side may file for this partnership.")


def may_see_rows(user: User, partnership: Partnership) -> Answer:
    """Filed lines about workers are for seats that carry a key in this partnership."""
    if any(
        seat.carries_key and seat.partnership_key == partnership.key
        for seat in queries.seats_of(user)
    ):
        return yes
    return no("Only seats that carry a key may see filed lines.")


def may_work_in(body: Body) -> Answer:
    """Whether a body is at work: not paused, its partnership not ended."""
    running = _is_running(body.partnership)
    if not running:
        return running
    if queries.is_paused(body):
        return no("{body} is paused.", body=body.name)
    return yes


def confirmed_chairs(partnership: Partnership) -> frozenset[Side]:
    """The sides with a confirmed co-chair."""
    return queries.sides_with_chair(partnership)


def _is_running(partnership: Partnership) -> Answer:
    if partnership.status == PartnershipStatus.ENDED:
        return no("This partnership has ended.")
    return yes


def _has_chair(partnership: Partnership, side: Side | None) -> bool:
    return side is not None and queries.side_has_chair(partnership, side, confirmed=True)


def _may_manage(user: User, body: Body, side: Side | None) -> Answer:
    return rules.may_manage(
        side,
        chairs=queries.chair_sides_of(user, body=body),
        is_founder=is_founder(user),
        has_chair=_has_chair(body.partnership, side),
    )


def may_lead(user: User, partnership: Partnership) -> Answer:
    """A co-chair of any side; the founder until there is one."""
    if queries.chairs_of_partnership(user, partnership):
        return yes
    if is_founder(user) and not confirmed_chairs(partnership):
        return yes
    return no("Only a co-chair may do this.")


def next_statuses(status: PartnershipStatus) -> tuple[PartnershipStatus, ...]:
    """Where a partnership may go from a status."""
    return rules.STATUS_CHANGES[status]


def sides_to_manage(user: User, body: Body) -> frozenset[str]:
    """The sides whose seats somebody may add; the empty one stands for a voice only."""
    if not may_work_in(body):
        return frozenset()
    mine = {side.value for side in queries.chair_sides_of(user, body=body)}
    if is_founder(user):
        taken = confirmed_chairs(body.partnership)
        mine |= {side.value for side in Side if side not in taken} | {""}
    return frozenset(mine | {""} if mine else mine)
