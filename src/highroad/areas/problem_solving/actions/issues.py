"""Raising an issue, putting its question better, and moving it on its way."""

from __future__ import annotations

from datetime import datetime

from highroad.areas.accounts.models import User
from highroad.areas.partnerships.models import Body, Seat
from highroad.areas.problem_solving import notices, queries
from highroad.areas.problem_solving.actions.sides import give_word, held, record, seat_for, whole
from highroad.areas.problem_solving.models import Issue, IssueStep
from highroad.areas.problem_solving.permissions import may_move, may_rephrase, may_take_part
from highroad.areas.problem_solving.rules import issues as rules
from highroad.areas.problem_solving.rules import questions, scope
from highroad.areas.problem_solving.vocabulary.issues import IssueState, Scope
from highroad.kit.answers import require
from highroad.kit.refs import Ref


@whole
def raise_issue(
    *,
    body: Body,
    question: str,
    by: User,
    at: datetime,
    scope_is: Scope = Scope.PARTNERSHIP,
    clause: str = "",
) -> Issue:
    """Put a question on the register of a body; it gets the next number.

    Raises `Refused` if `by` has no seat on a side, or the matter belongs elsewhere: then nothing
    of it is kept, see `refer`.
    """
    require(may_take_part(by, body))
    require(scope.may_be_raised(scope_is))
    require(questions.may_be_question(question))
    seat = seat_for(by, body)
    issue = Issue.objects.create(
        body=body, number=queries.next_number(Issue, body=body), question=question.strip(),
        scope=scope_is, clause=clause.strip(), raised_side=seat.side, raised_by_alias=seat.alias,
        raised_at=at, moved_at=at,
    )  # fmt: skip
    add_step(issue, "", IssueState.NEW, seat=seat, reason="", at=at)
    record(
        body, "issue.raised", Ref.to(issue), seat=seat, at=at,
        content={"number": issue.number, "question": issue.question, "scope": issue.scope},
    )  # fmt: skip
    notices.tell_of_issue(issue, by=by, at=at)
    return issue


def add_step(
    issue: Issue, old: str, new: IssueState, *, seat: Seat, reason: str, at: datetime
) -> IssueStep:
    """One line of the history of an issue."""
    return IssueStep.objects.create(
        issue=issue, number=queries.last_step(issue) + 1, from_state=old, to_state=new,
        reason=reason.strip(), side=seat.side, by_alias=seat.alias, made_at=at,
    )  # fmt: skip


@whole
def rephrase(*, issue: Issue, question: str, by: User, at: datetime) -> Issue:
    """Put the question better while the issue is new; the joint record keeps both."""
    kept = held(issue)
    require(may_rephrase(by, kept))
    require(questions.may_be_question(question))
    seat = seat_for(by, kept.body)
    before, kept.question = kept.question, question.strip()
    kept.save(update_fields=["question"])
    record(
        kept.body, "issue.rephrased", Ref.to(kept), seat=seat, at=at,
        content={"number": kept.number, "before": before, "question": kept.question},
    )  # fmt: skip
    return kept


@whole
def move(*, issue: Issue, to: IssueState, by: User, at: datetime, reason: str = "") -> Issue:
    """Move an issue on. Solved and closed take the word of every side that holds a key.

    Raises `Refused` if the table has no such step, a reason is missing, or the side has said so.
    """
    kept = held(issue)
    require(may_move(by, kept, to, reason=reason))
    seat = seat_for(by, kept.body)
    kind = rules.WORDS.get(to)
    if kind is not None:
        digest = queries.digest_of_end(kept, to)
        give_word(Ref.to(kept), kind, digest, seat=seat, at=at)
        if not queries.have_all_said(kept.body, Ref.to(kept), kind, digest):
            record(
                kept.body, "issue.end_asked", Ref.to(kept), seat=seat, at=at,
                content={"number": kept.number, "to": to.value, "reason": reason.strip()},
            )  # fmt: skip
            return kept
    return put_into(kept, to, seat=seat, reason=reason, by=by, at=at)


def put_into(
    issue: Issue, to: IssueState, *, seat: Seat, reason: str, by: User, at: datetime
) -> Issue:
    """The step itself, once it may be taken: state, history, record, news."""
    old = queries.state_of(issue)
    issue.held_from = old.value if to is IssueState.ON_HOLD else ""
    issue.state, issue.moved_at = to, at
    issue.save(update_fields=["state", "held_from", "moved_at"])
    add_step(issue, old.value, to, seat=seat, reason=reason, at=at)
    record(
        issue.body, "issue.moved", Ref.to(issue), seat=seat, at=at,
        content={"number": issue.number, "from": old.value, "to": to.value, "reason": reason.strip()},
    )  # fmt: skip
    notices.tell_of_move(issue, to, by=by, at=at)
    return issue
