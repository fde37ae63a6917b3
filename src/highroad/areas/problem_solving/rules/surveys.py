"""What a survey may ask, whom, and for how long; when its tickets are enough that none leads to a person."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from highroad.kit.answers import Answer, no, yes
from highroad.kit.tallies import LONGEST_DAYS, MOST_TICKETS, Shown, Tallied

MOST_QUESTIONS = 8
MOST_ROLES = 12


@dataclass(frozen=True)
class Plan:
    """A survey as somebody wants to open it."""

    title: str
    questions: Sequence[str]
    roles: Sequence[str]
    opened_on: date
    closes_on: date


def may_open(plan: Plan) -> Answer:
    """Few questions, at least two roles to compare, days that are ahead and not too many."""
    if not plan.title.strip():
        return no("Give the survey a name.")
    if not 1 <= len(plan.questions) <= MOST_QUESTIONS:
        return no("Ask from one to {most} questions.", most=MOST_QUESTIONS)
    if len({text.casefold() for text in plan.questions}) < len(plan.questions):
        return no("Each question is asked once.")
    if not 2 <= len(plan.roles) <= MOST_ROLES:
        return no("Ask from two to {most} roles: each is shown apart.", most=MOST_ROLES)
    if len({name.casefold() for name in plan.roles}) < len(plan.roles):
        return no("Two roles have the same name.")
    if not 1 <= (plan.closes_on - plan.opened_on).days <= LONGEST_DAYS:
        return no("A survey lasts from one day to {most} days.", most=LONGEST_DAYS)
    return yes


def may_print(*, tickets: int, smallest: int, printed: int) -> Answer:
    """Tickets of a role are printed once, and for enough people that answers lead to nobody."""
    if printed:
        return no("The tickets of this role were printed already.")
    if tickets < 2 * smallest:
        return no("Ask at least {least} people: fewer answers could be traced.", least=2 * smallest)
    if tickets > MOST_TICKETS:
        return no("At most {most} tickets at once.", most=MOST_TICKETS)
    return yes


def gap(cells: Sequence[Tallied]) -> Decimal | None:
    """Between the role that says yes most and the one that does least, of shares that may be shown."""
    shares = [
        cell.percent for cell in cells if cell.shown is Shown.SHARE and cell.percent is not None
    ]
    return max(shares) - min(shares) if len(shares) > 1 else None
