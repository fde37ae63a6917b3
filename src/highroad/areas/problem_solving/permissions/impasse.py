"""May this person call an impasse, or leave a rung of the ladder?"""

from __future__ import annotations

from highroad.areas.accounts.models import User
from highroad.areas.problem_solving import queries
from highroad.areas.problem_solving.models import ImpasseRung, Issue
from highroad.areas.problem_solving.permissions.issues import may_take_part, may_work_on
from highroad.areas.problem_solving.rules import impasse as rules
from highroad.areas.problem_solving.rules.issues import WORKED_ON
from highroad.areas.problem_solving.vocabulary.issues import RungEnd
from highroad.kit.answers import Answer, no


def may_call_impasse(user: User, issue: Issue) -> Answer:
    """Either side alone, while the issue is worked on and no ladder is stood on."""
    answer = may_work_on(user, issue, *WORKED_ON)
    if answer and queries.open_rung(issue) is not None:
        return no("You stand on the ladder already.")
    return answer


def may_leave_rung(user: User, rung: ImpasseRung, end: RungEnd) -> Answer:
    """Whoever takes part notes how a rung was left."""
    answer = may_take_part(user, rung.issue.body)
    if not answer:
        return answer
    return rules.may_leave(
        end,
        is_open=rung.started_on is not None and rung.ended_on is None,
        is_last=queries.next_rung(rung) is None,
    )
