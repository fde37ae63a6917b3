"""May this person open a card, read, answer?"""

from __future__ import annotations

from highroad.areas.accounts.models import User
from highroad.areas.job_quality.models import LivingWage, Reading, WageSchedule
from highroad.areas.partnerships import permissions as partnership_permissions
from highroad.areas.partnerships import queries as partnerships
from highroad.areas.partnerships.models import Body, Partnership
from highroad.areas.partnerships.rules.words import is_second_hand
from highroad.kit.answers import Answer, no, yes

Entered = Reading | LivingWage | WageSchedule
"""What one side enters for the other to confirm."""


def may_see(user: User, partnership: Partnership) -> Answer:
    """Cards are for confirmed seats, not for the program office."""
    return partnership_permissions.may_see_joint(user, partnership)


def may_take_part(user: User, body: Body) -> Answer:
    """Anybody with a seat on a side of the body, while the body is at work."""
    working = partnership_permissions.may_work_in(body)
    if not working:
        return working
    seat = partnerships.seat_of(user, body=body)
    if seat is None or not seat.side:
        return no("Only somebody with a seat on a side of this body may do this.")
    return yes


def may_answer(user: User, given: Entered) -> Answer:
    """The other side confirms or disputes what one side entered."""
    answer = may_take_part(user, given.body)
    if not answer:
        return answer
    seat = partnerships.seat_of(user, body=given.body)
    return is_second_hand(seat.side if seat else "", given.side)
