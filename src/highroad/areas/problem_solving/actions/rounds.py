"""Rounds: opened jointly, filled by each side alone, revealed together."""

from __future__ import annotations

from datetime import datetime

from highroad.areas.accounts.models import User
from highroad.areas.decisions.rules import digest_of
from highroad.areas.ledger import actions as ledger
from highroad.areas.partnerships.models import Body, Seat
from highroad.areas.problem_solving import notices, queries
from highroad.areas.problem_solving.actions.issues import raise_issue
from highroad.areas.problem_solving.actions.sides import held, record, seat_for, whole
from highroad.areas.problem_solving.models import Interest, Issue, Ready, Round
from highroad.areas.problem_solving.permissions import (
    may_change_line,
    may_mark,
    may_open_round,
    may_write_in_round,
)
from highroad.areas.problem_solving.vocabulary.rounds import RoundKind
from highroad.kit.answers import Refused, no, require
from highroad.kit.refs import Ref

LONGEST_LINE = 400


@whole
def open_round(
    *, body: Body, kind: RoundKind, by: User, at: datetime, issue: Issue | None = None
) -> Round:
    """Ask every side for its list. Raises `Refused` if one is open already."""
    issue = held(issue) if issue is not None else None
    require(may_open_round(by, body, kind, issue))
    if Round.objects.filter(body=body, issue=issue, kind=kind, revealed_at=None).exists():
        raise Refused(no("Such lists are being written already."))
    seat = seat_for(by, body)
    made = Round.objects.create(
        body=body, issue=issue, number=queries.next_number(Round, body=body), kind=kind,
        side=seat.side, by_alias=seat.alias, opened_at=at,
    )  # fmt: skip
    record(
        body, "round.opened", Ref.to(made), seat=seat, at=at,
        content={"number": made.number, "kind": made.kind, "issue": str(issue.key) if issue else ""},
    )  # fmt: skip
    notices.ask_for_lists(made, at=at)
    return made


@whole
def write_line(*, round: Round, text: str, by: User, at: datetime) -> Interest:
    """A line in one's own side's list. Nobody else learns of it before the lists open."""
    kept = held(round)
    require(may_write_in_round(by, kept))
    _must_be_line(text)
    seat = seat_for(by, kept.body)
    number = queries.next_number(Interest, round=kept, side=seat.side)
    line = Interest.objects.create(
        round=kept, side=seat.side, number=number, text=text.strip(), by_alias=seat.alias,
        written_at=at,
    )  # fmt: skip
    _record_for_side(kept, "round.written", seat=seat, at=at, digest=digest_of(line.text))
    return line


@whole
def remove_line(*, line: Interest, by: User, at: datetime) -> None:
    """Take a line out of one's own side's list while it is not done."""
    require(may_change_line(by, line))
    seat = seat_for(by, line.round.body)
    _record_for_side(line.round, "round.removed", seat=seat, at=at, digest=digest_of(line.text))
    line.delete()


@whole
def say_ready(*, round: Round, by: User, at: datetime) -> Round:
    """One's own list is done. The last side to say so opens all lists, at one moment.

    Until then the only trace is in the side's own log. The entry that opens the lists is the
    clock's: it does not say who was last.
    """
    kept = held(round)
    require(may_write_in_round(by, kept))
    seat = seat_for(by, kept.body)
    if not Interest.objects.filter(round=kept, side=seat.side).exists():
        raise Refused(no("Your list is empty. Write at least one line."))
    Ready.objects.create(round=kept, side=seat.side, by_alias=seat.alias, ready_at=at)
    _record_for_side(kept, "round.ready", seat=seat, at=at, digest="")
    notices.close_lists(kept, seat.side, by_alias=seat.alias, at=at)
    if queries.are_all_ready(kept):
        _reveal(kept, at=at)
    return kept


def _reveal(kept: Round, *, at: datetime) -> None:
    kept.revealed_at = at
    kept.save(update_fields=["revealed_at"])
    lines = Interest.objects.filter(round=kept).order_by("side", "number")
    ledger.record(
        kept.body.log, act="round.revealed", about=Ref.to(kept), by="system", at=at,
        content={
            "number": kept.number,
            "digest": queries.digest_of_parts(f"{each.side} {each.text}" for each in lines),
        },
    )  # fmt: skip
    notices.tell_of_lists(kept, at=at)


@whole
def mark_shared(*, line: Interest, is_shared: bool, by: User, at: datetime) -> Interest:
    """Mark a line as shared by the sides, or take the mark away."""
    require(may_mark(by, line))
    seat = seat_for(by, line.round.body)
    line.is_shared = is_shared
    line.save(update_fields=["is_shared"])
    record(
        line.round.body, "round.marked", Ref.to(line.round), seat=seat, at=at,
        content={"line": str(line.key), "is_shared": is_shared},
    )  # fmt: skip
    return line


@whole
def make_issue_of(*, line: Interest, question: str, by: User, at: datetime) -> Issue:
    """Make a problem that was revealed an issue of the register, put as a question."""
    require(may_mark(by, line))
    if line.issue_id is not None:
        raise Refused(no("This is an issue already."))
    issue: Issue = raise_issue(body=line.round.body, question=question, by=by, at=at)
    line.issue = issue
    line.save(update_fields=["issue"])
    return issue


def _must_be_line(text: str) -> None:
    if not text.strip():
        raise Refused(no("Write something first."))
    if len(text.strip()) > LONGEST_LINE:
        raise Refused(no("This is too long: at most {most} characters.", most=LONGEST_LINE))


def _record_for_side(kept: Round, act: str, *, seat: Seat, at: datetime, digest: str) -> None:
    ledger.record(
        kept.body.partnership.side_log(seat.side), act=act, about=Ref.to(kept), by=seat.alias,
        at=at, side=seat.side, content={"digest": digest} if digest else None,
    )  # fmt: skip
