"""May this person add an option, agree on criteria, rate, draft, put it to both sides?"""

from __future__ import annotations

from highroad.areas.accounts.models import User
from highroad.areas.problem_solving import queries
from highroad.areas.problem_solving.models import Issue
from highroad.areas.problem_solving.permissions.issues import may_work_on
from highroad.areas.problem_solving.vocabulary.issues import IssueState
from highroad.kit.answers import Answer, no, yes


def may_add_options(user: User, issue: Issue) -> Answer:
    """Whoever takes part, while options are collected or the draft is made."""
    return may_work_on(user, issue, IssueState.OPTIONS, IssueState.STRAW)


def may_set_criteria(user: User, issue: Issue) -> Answer:
    """Whoever takes part, while the options are hidden."""
    return may_work_on(user, issue, IssueState.CRITERIA)


def may_agree_on_criteria(user: User, issue: Issue) -> Answer:
    """One word a side, to the criteria as they read now."""
    answer = may_set_criteria(user, issue)
    if not answer:
        return answer
    if not queries.criteria_in_force(issue):
        return no("There is no criterion yet.")
    if queries.own_side(user, issue.body) in queries.sides_for_criteria(issue):
        return no("Your side has said so already.")
    return yes


def may_rate(user: User, issue: Issue) -> Answer:
    """Each seat on a side rates, once the criteria are agreed."""
    return may_work_on(user, issue, IssueState.STRAW)


def may_draft_straw(user: User, issue: Issue) -> Answer:
    """Whoever takes part drafts a solution at the straw design."""
    return may_work_on(user, issue, IssueState.STRAW)


def may_put_straw(user: User, issue: Issue) -> Answer:
    """A draft is put to both sides once there is one."""
    answer = may_draft_straw(user, issue)
    if not answer:
        return answer
    if not issue.straws.exists():
        return no("There is no draft yet.")
    return yes
