"""May this person ask that the public reads of an issue, agree to it, take it back?"""

from __future__ import annotations

from highroad.areas.accounts.models import User
from highroad.areas.partnerships.models import Body
from highroad.areas.partnerships.vocabulary import SeatRole
from highroad.areas.problem_solving import queries
from highroad.areas.problem_solving.models import Issue, PublicQuestion
from highroad.areas.problem_solving.permissions.issues import may_take_part
from highroad.kit.answers import Answer, no, yes


def _may_speak(user: User, body: Body) -> Answer:
    """To the public each side speaks by its co-chair."""
    answer = may_take_part(user, body)
    if not answer:
        return answer
    seat = queries.seat_on_a_side(user, body)
    if seat is None or seat.role != SeatRole.CO_CHAIR:
        return no("A side speaks to the public by its co-chair.")
    return yes


def may_ask_for_public(user: User, issue: Issue) -> Answer:
    """A co-chair asks, one text at a time, for an issue whose question is still here."""
    answer = _may_speak(user, issue.body)
    if not answer:
        return answer
    if issue.withheld_at is not None:
        return no("Nothing of its content is kept.")
    if queries.public_of(issue) is not None:
        return no("A text for the public stands already: take it back first.")
    return yes


def may_agree_to_public(user: User, asked: PublicQuestion) -> Answer:
    """The co-chair of a side that has not said yes yet."""
    answer = _may_speak(user, asked.body)
    if not answer:
        return answer
    if asked.ended_at is not None or asked.shown_at is not None:
        return no("Nobody is asked any more.")
    if queries.own_side(user, asked.body) in queries.sides_for_public(asked):
        return no("Your side has said so already.")
    return yes


def may_end_public(user: User, asked: PublicQuestion) -> Answer:
    """Either side by its co-chair, at any time; also while the body is paused."""
    seat = queries.seat_on_a_side(user, asked.body)
    if asked.ended_at is not None:
        return no("It is taken back already.")
    if seat is None or seat.role != SeatRole.CO_CHAIR:
        return no("A side speaks to the public by its co-chair.")
    return yes
