"""A plan for three months with the training record: what a committee takes along from its first days."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from django.utils.translation import gettext as _

from highroad.areas.commitments import queries as commitments
from highroad.areas.commitments.vocabulary import CommitmentState
from highroad.areas.decisions import queries as decisions
from highroad.areas.meetings import queries as meetings
from highroad.areas.partnerships import queries as partnerships
from highroad.areas.problem_solving import queries
from highroad.areas.problem_solving.vocabulary.issues import IssueState
from highroad.kit.refs import Ref
from highroad.web.problem_solving.reports.parts import Asked, Made, Part, part, shown

OVER = (IssueState.SOLVED, IssueState.REFERRED, IssueState.CLOSED)
DONE = (CommitmentState.CONFIRMED, CommitmentState.DECLINED, CommitmentState.WITHDRAWN)


def made(asked: Asked) -> Made:
    """Objectives, who does what by when, meetings ahead, what was learned, and which help was asked for."""
    charter = decisions.charter_in_force(asked.body, asked.today)
    trained = queries.list_trainings(asked.body, asked.user)
    facts = [
        (_("Period"), f"{shown(asked.first)} – {shown(asked.last)}"),
        (_("Charter"), charter.title if charter else _("None in force")),
        (_("Hours of joint training so far"), str(sum(line.hours for line in trained))),
    ]
    parts = [
        _objectives(asked),
        _promises(asked),
        _meetings(asked),
        _learned(asked, trained),
        _help(asked),
    ]
    return Made(facts, parts)


def _objectives(asked: Asked) -> Part:
    open_ones = [
        line
        for line in queries.list_issues(asked.body, asked.user)
        if line.state not in OVER and line.question
    ]
    owners = commitments.about_each([issue_ref(line.key) for line in open_ones], seen_by=asked.user)
    rows = []
    for line in open_ones:
        promised = owners.get(issue_ref(line.key), [])
        names = ", ".join(sorted({one.owner for one in promised if not one.is_private}))
        asks = line.side_label or _("Both sides")
        rows.append([f"{line.number}. {line.question}", asks, str(line.state.label), names or "–"])
    head = [_("Objective"), _("Raised by"), _("State"), _("Owners")]
    return part(
        _("What we work on"),
        head,
        rows,
        _("Nothing is open. Reveal your lists, and make issues of them."),
    )


def issue_ref(key: UUID) -> str:
    """How promises name an issue."""
    return str(Ref("problem_solving.issue", str(key)))


def _promises(asked: Asked) -> Part:
    lines = commitments.lines_of(commitments.of_body(asked.body, seen_by=asked.user), asked.today)
    rows = [
        [line.what, line.owner, line.side_label or "–", shown(line.due_on), str(line.state.label)]
        for line in sorted(lines, key=lambda one: (one.due_on is None, one.due_on))
        if not line.is_private
        and line.state not in DONE
        and (line.due_on is None or line.due_on <= asked.last)
    ]
    head = [_("What"), _("Who"), _("Side"), _("By when"), _("State")]
    return part(
        _("Who does what by when"), head, rows, _("Nothing is promised for these months yet.")
    )


def _meetings(asked: Asked) -> Part:
    rows = [
        [line.title, shown(line.starts_local.date()), line.place or "–"]
        for line in meetings.list_meetings(asked.body, asked.user)
        if asked.first <= line.starts_local.date() <= asked.last
    ]
    head = [_("Meeting"), _("Day"), _("Place")]
    return part(_("Meetings"), head, rows[::-1], _("None is called for these months yet."))


def _learned(asked: Asked, trained: Sequence[queries.TrainingLine]) -> Part:
    rows = [
        [
            line.title, shown(line.held_on), line.given_by, str(line.hours),
            ", ".join(f"{side} {count}" for side, count in line.by_side), ", ".join(line.seats),
        ]
        for line in trained
    ]  # fmt: skip
    there = {title for line in trained for title in line.seats}
    missing = [
        seat.title
        for side in partnerships.list_sides(asked.body, asked.user, on=asked.today)
        for seat in side.seats
        if side.side and seat.title not in there
    ]
    after = [_("Not trained yet: {seats}.").format(seats=", ".join(missing))] if missing else []
    head = [_("Training"), _("Day"), _("Given by"), _("Hours"), _("Seats by side"), _("Seats")]
    return part(
        _("Training record"), head, rows, _("Nothing is noted yet."), numbers=[3],
        line=_("Seats are named, not people."), after=after,
    )  # fmt: skip


def _help(asked: Asked) -> Part:
    rows = [
        [
            one.get_neutral_display(), shown(one.asked_on), shown(one.requested_on),
            shown(one.met_on), one.get_outcome_display() or "–",
        ]
        for one in queries.list_mediations(asked.body, asked.user)
    ]  # fmt: skip
    head = [_("Neutral"), _("Asked by one side"), _("Asked by both"), _("Met"), _("Came of it")]
    return part(
        _("Help from outside"), head, rows, _("None was asked for."),
        line=_("Dates only: of what is said before a neutral nothing is kept."),
    )  # fmt: skip
