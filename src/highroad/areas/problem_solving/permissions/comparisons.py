"""May this person let the others see figures, or end it?"""

from __future__ import annotations

from highroad.areas.accounts.models import User
from highroad.areas.partnerships import queries as partnerships
from highroad.areas.problem_solving.models import Sharing
from highroad.kit.answers import Answer, no, yes


def may_end_sharing(user: User, sharing: Sharing) -> Answer:
    """Any co-chair of the partnership, alone and at once: consent of both sides ends with one."""
    if sharing.ended_at is not None:
        return no("It has ended already.")
    if not partnerships.chairs_of_partnership(user, sharing.body.partnership):
        return no("Only a co-chair may do this.")
    return yes
