"""May this person open a card, read, answer?"""

from __future__ import annotations

from highroad.areas.accounts.models import User
from highroad.areas.job_quality.models import LivingWage, Reading
from highroad.areas.partnerships import permissions as partnership_permissions
from highroad.areas.partnerships import queries as partnerships
from highroad.areas.partnerships.models import Body, Partnership
from highroad.areas.partnerships.rules.words import is_second_hand
from highroad.kit.answers import Answer, no, yes


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


def may_answer(user: User, reading: Reading) -> Answer:
    """The other side confirms or disputes what one side declared."""
    answer = may_take_part(user, reading.job.body)
    if not answer:
        return answer
    seat = partnerships.seat_of(user, body=reading.job.body)
    return is_second_hand(seat.side if seat else "", reading.side)


def may_answer_living_wage(user: User, living_wage: LivingWage) -> Answer:
    """The other side says whether it holds pay against it too."""
    answer = may_take_part(user, living_wage.body)
    if not answer:
        return answer
    seat = partnerships.seat_of(user, body=living_wage.body)
    return is_second_hand(seat.side if seat else "", living_wage.side)
