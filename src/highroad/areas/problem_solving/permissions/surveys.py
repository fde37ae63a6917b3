"""May this person print the tickets of a role?"""

from __future__ import annotations

from datetime import date

from highroad.areas.accounts.models import User
from highroad.areas.partnerships import queries as partnerships
from highroad.areas.partnerships.permissions import may_work_in
from highroad.areas.problem_solving.models import SurveyRole
from highroad.kit.answers import Answer, no, yes
from highroad.kit.tallies import is_answerable


def may_print_tickets(user: User, role: SurveyRole, on: date) -> Answer:
    """Each party hands out tickets to its own people, while the survey runs."""
    body = role.survey.body
    working = may_work_in(body)
    if not working:
        return working
    seat = partnerships.seat_of(user, body=body, on=on)
    if seat is None or not seat.side or seat.party_id != role.party_id:
        return no("Each party prints the tickets of its own people.")
    if not is_answerable(role.survey.closes_on, on):
        return no("This survey is over.")
    return yes
