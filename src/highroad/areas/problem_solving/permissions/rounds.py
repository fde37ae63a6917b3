"""May this person open a round, write in their side's list, say that it is done, mark, release?"""

from __future__ import annotations

from highroad.areas.accounts.models import User
from highroad.areas.partnerships.models import Body
from highroad.areas.problem_solving import queries
from highroad.areas.problem_solving.models import CaucusNote, Interest, Issue, Round
from highroad.areas.problem_solving.permissions.issues import may_take_part, may_work_on
from highroad.areas.problem_solving.vocabulary.issues import IssueState
from highroad.areas.problem_solving.vocabulary.rounds import NoteKind, RoundKind
from highroad.kit.answers import Answer, no, yes


def may_open_round(user: User, body: Body, kind: RoundKind, issue: Issue | None = None) -> Answer:
    """Whoever takes part; interests belong to an issue that stands at its interests."""
    if (kind is RoundKind.INTERESTS) != (issue is not None):
        return no("Interests are listed for an issue; problems and expectations for the body.")
    if issue is not None:
        return may_work_on(user, issue, IssueState.INTERESTS)
    return may_take_part(user, body)


def may_write_in_round(user: User, found: Round) -> Answer:
    """One's own side's list, until one's side has said that it is done."""
    answer = may_take_part(user, found.body)
    if not answer:
        return answer
    if found.revealed_at is not None:
        return no("The lists are open: nothing is added any more.")
    if queries.view_of_round(found, user).is_ready:
        return no("Your side has said that its list is done.")
    return yes


def may_change_line(user: User, line: Interest) -> Answer:
    """One's own side's lines, while the list is not done."""
    answer = may_write_in_round(user, line.round)
    if not answer:
        return answer
    if queries.own_side(user, line.round.body) != line.side:
        return no("This is a line of the other side.")
    return yes


def may_mark(user: User, line: Interest) -> Answer:
    """Once the lists are open, whoever takes part marks what both sides share."""
    if line.round.revealed_at is None:
        return no("The lists are not open yet.")
    return may_take_part(user, line.round.body)


def may_change_note(user: User, note: CaucusNote) -> Answer:
    """Who wrote it changes it or takes it away, until it is released."""
    if note.position_id is not None:
        return no("It is released: what both sides have read is not changed.")
    if note.written_by_id != user.pk:
        return no("Only who wrote it may do this.")
    if queries.own_side(user, note.body) != note.side:
        return no("You have no seat on this side any more.")
    return yes


def may_release(user: User, note: CaucusNote) -> Answer:
    """Whoever takes part for the same side releases a position, once."""
    answer = may_take_part(user, note.body)
    if not answer:
        return answer
    if queries.own_side(user, note.body) != note.side:
        return no("You have no seat on this side any more.")
    if note.kind != NoteKind.POSITION:
        return no("A note stays in the room. Write it as a position to release it.")
    if note.position_id is not None:
        return no("It is released already.")
    return yes
