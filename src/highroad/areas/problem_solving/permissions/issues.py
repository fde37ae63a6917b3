"""May this person raise, move, refer, acknowledge?"""

from __future__ import annotations

from highroad.areas.accounts.models import User
from highroad.areas.partnerships import permissions as partnership_permissions
from highroad.areas.partnerships.models import Body
from highroad.areas.problem_solving import queries
from highroad.areas.problem_solving.models import Issue, Mediation, Referral
from highroad.areas.problem_solving.rules import issues as rules
from highroad.areas.problem_solving.rules import scope
from highroad.areas.problem_solving.vocabulary.issues import IssueState
from highroad.kit.answers import Answer, no, yes


def may_take_part(user: User, body: Body) -> Answer:
    """Anybody with a seat on a side of the body, while the body is at work."""
    working = partnership_permissions.may_work_in(body)
    if not working:
        return working
    if queries.seat_on_a_side(user, body) is None:
        return no("Only somebody with a seat on a side of this body may do this.")
    return yes


def may_work_on(user: User, issue: Issue, *states: IssueState) -> Answer:
    """Whoever takes part, while the issue is in one of these states."""
    answer = may_take_part(user, issue.body)
    if not answer:
        return answer
    found = queries.state_of(issue)
    if found not in states:
        return no("This issue is “{state}”. That is done in another state.", state=found.label)
    return yes


def may_move(user: User, issue: Issue, to: IssueState, *, reason: str = "-") -> Answer:
    """Whoever takes part moves an issue where the table lets it go."""
    answer = may_take_part(user, issue.body)
    if not answer:
        return answer
    found = queries.state_of(issue)
    if issue.withheld_at is not None and to is not IssueState.CLOSED:
        return no("Nothing of its content is kept. Raise a question anew.")
    needs_criteria = found is IssueState.CRITERIA and to is IssueState.STRAW
    if needs_criteria and not queries.are_criteria_agreed(issue):
        return no("Every side gives its word to the same criteria first.")
    return rules.may_move(found, to, held_from=issue.held_from, reason=reason)


def may_withhold(user: User, issue: Issue) -> Answer:
    """Its content can be taken away while no decision of both sides holds it."""
    answer = may_move(user, issue, IssueState.REFERRED)
    if not answer:
        return answer
    if queries.is_in_a_decision(issue):
        return no("A proposal to both sides holds its words already: those cannot be taken away.")
    return yes


def may_rephrase(user: User, issue: Issue) -> Answer:
    """The question is put better while nothing rests on it yet."""
    return may_work_on(user, issue, IssueState.NEW)


def may_acknowledge(user: User, referral: Referral) -> Answer:
    """The other side says that it has read of a referral."""
    answer = may_take_part(user, referral.body)
    if not answer:
        return answer
    return scope.may_acknowledge(
        own_side=queries.own_side(user, referral.body),
        referred_side=referral.side,
        is_acknowledged=referral.acknowledged_on is not None,
    )


def may_close_referral(user: User, referral: Referral) -> Answer:
    """Whoever takes part notes that the other place is done with it."""
    if referral.closed_on is not None:
        return no("This has ended already.")
    return may_take_part(user, referral.body)


def may_join_mediation(user: User, mediation: Mediation) -> Answer:
    """A mediation is asked for by every side that holds a key, each by its own hand."""
    answer = may_take_part(user, mediation.body)
    if not answer:
        return answer
    if mediation.requested_on is not None:
        return no("It is asked for by both sides already.")
    if queries.own_side(user, mediation.body) == mediation.side:
        return no("Your side has asked. The other side must join.")
    return yes


def may_note_mediation(user: User, mediation: Mediation) -> Answer:
    """That it met and how it ended is noted once both sides have asked for it."""
    answer = may_take_part(user, mediation.body)
    if not answer:
        return answer
    if mediation.requested_on is None:
        return no("A mediation is asked for by both sides first.")
    if mediation.ended_on is not None:
        return no("This has ended already.")
    return yes
