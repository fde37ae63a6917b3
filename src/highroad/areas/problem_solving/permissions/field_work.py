"""May this person log a visit to a site?"""

from __future__ import annotations

from highroad.areas.accounts.models import User
from highroad.areas.partnerships import permissions as partnership_permissions
from highroad.areas.partnerships import queries as partnerships
from highroad.areas.partnerships.models import Body
from highroad.kit.answers import Answer, no


def may_log_visit(user: User, body: Body) -> Answer:
    """Anybody with a seat in the body, a neutral's too: directors go to sites for both sides."""
    working = partnership_permissions.may_work_in(body)
    if working and partnerships.seat_of(user, body=body) is None:
        return no("Only somebody with a seat in this body may do this.")
    return working
