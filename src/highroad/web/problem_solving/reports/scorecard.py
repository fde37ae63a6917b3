"""A scorecard of both sides, the patterns of a year, and the way back since something happened."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from highroad.areas.commitments import queries as commitments
from highroad.areas.commitments.queries import CommitmentLine
from highroad.areas.commitments.vocabulary import CommitmentState
from highroad.areas.meetings import queries as meetings
from highroad.areas.partnerships import queries as partnerships
from highroad.areas.partnerships.vocabulary import Side
from highroad.areas.problem_solving import queries
from highroad.areas.problem_solving.queries import assessments, projects, requests
from highroad.areas.problem_solving.vocabulary.field_work import MarkKind
from highroad.areas.problem_solving.vocabulary.registers import RuleState
from highroad.web.problem_solving.reports.parts import Asked, Made, Part, part, quarters, shown

Span = tuple[date, date, str]


def made(asked: Asked) -> Made:
    """Each side by quarter in the same figures, then patterns, then marks and measures in their order."""
    spans = quarters(asked.last)
    sides = partnerships.key_sides(asked.body)
    promises = [
        line
        for line in commitments.lines_of(
            commitments.of_body(asked.body, seen_by=asked.user), asked.today
        )
        if not line.is_private
    ]
    given = _Given(asked, spans, promises)
    parts = [given.side(side) for side in sides]
    parts += [given.patterns(), _way_back(asked), _measures(asked)]
    facts = [
        (_("Quarters"), f"{spans[0][2]} – {spans[-1][2]}"),
        (_("Counted for"), ", ".join(str(side.label) for side in sides)),
    ]
    return Made(facts, parts)


class _Given:
    """What was entered, read once and counted by quarter and side."""

    def __init__(self, asked: Asked, spans: Sequence[Span], promises: list[CommitmentLine]) -> None:
        self.asked, self.spans, self.promises = asked, spans, promises
        self.issues = queries.list_issues(asked.body, asked.user)
        self.requests = requests.list_requests(asked.body, seen_by=asked.user, on=asked.today)
        self.meter = meetings.parity_meter(asked.body, asked.user).meetings
        self.head = [_("Figure"), *(name for _first, _last, name in spans)]

    def each(self, count: Callable[[date, date], str]) -> list[str]:
        return [count(first, last) for first, last, _name in self.spans]

    def side(self, side: Side) -> Part:
        """One side: promises, presence, issues and answers; the same rows for each."""
        rows = [
            [_("Promises kept, of those due"), *self.each(lambda a, b: self._kept(side, a, b))],
            [_("Seats there, of all"), *self.each(lambda a, b: self._there(side, a, b))],
            [_("Issues raised"), *self.each(lambda a, b: self._raised(side, a, b))],
            [
                _("Requests answered by their day, of those due"),
                *self.each(lambda a, b: self._answered(side, a, b)),
            ],
        ]
        return part(
            side.label, self.head, rows, "", numbers=range(1, len(self.head)),
            line=_("Counted from what both sides entered; no single person is in it."),
        )  # fmt: skip

    def _kept(self, side: Side, first: date, last: date) -> str:
        due = [
            line
            for line in self.promises
            if line.side == side and line.due_on and first <= line.due_on <= last
            and line.due_on <= self.asked.today
        ]  # fmt: skip
        return _of(sum(line.state is CommitmentState.CONFIRMED for line in due), len(due))

    def _there(self, side: Side, first: date, last: date) -> str:
        held = [
            each
            for line in self.meter
            if first <= line.starts_local.date() <= last
            for each in line.sides
            if each.side == side
        ]
        return _of(sum(each.present for each in held), sum(each.seats for each in held))

    def _raised(self, side: Side, first: date, last: date) -> str:
        return str(
            sum(
                line.raised_side == side and first <= line.raised_on <= last for line in self.issues
            )
        )

    def _answered(self, side: Side, first: date, last: date) -> str:
        due = [
            line
            for line in self.requests
            if line.of_side == side and first <= line.due_on <= min(last, self.asked.today)
        ]
        return _of(sum(line.is_over and line.days_late == 0 for line in due), len(due))

    def patterns(self) -> Part:
        """What the quarters look like for both together."""
        spans = [
            span
            for line in queries.list_disputes(self.asked.body, self.asked.user, on=self.asked.today)
            for span in line.stoppages
        ]

        def closed(first: date, last: date) -> str:
            over = [line for line in self.issues if first <= line.moved_on <= last]
            return str(sum(line.state.value in ("solved", "closed") for line in over))

        def still(first: date, last: date) -> str:
            return str(queries.days_stopped(spans, first=first, last=min(last, self.asked.today)))

        rows = [
            [
                _("Issues raised"),
                *self.each(lambda a, b: str(sum(a <= line.raised_on <= b for line in self.issues))),
            ],
            [_("Issues solved or closed"), *self.each(closed)],
            [_("Days on which work stood still"), *self.each(still)],
        ]
        return part(
            _("Patterns"), self.head, rows, "", numbers=range(1, len(self.head)),
            line=_("Of both sides together."),
        )  # fmt: skip


def _of(some: int, all_: int) -> str:
    return _("{some} of {all}").format(some=some, all=all_) if all_ else "–"


def _way_back(asked: Asked) -> Part:
    """Marks from outside beside what both sides did, in the order of their days."""
    lines: list[tuple[date, str, str, str]] = [
        (one.on, str(MarkKind(one.kind).label), one.words, one.source)
        for one in queries.list_marks(asked.body, asked.user)
    ]
    together = str(MarkKind.STEP.label)
    lines += [
        (one.held_on, together, one.title, _("Joint training"))
        for one in queries.list_trainings(asked.body, asked.user)
    ]
    lines += [
        (one.in_force_on, together, one.rule, _("Rules changed together"))
        for one in queries.list_rule_changes(asked.body, asked.user, asked.today)
        if one.state is RuleState.IN_FORCE
    ]
    lines += [
        (
            timezone.localdate(one.agreed_at),
            together,
            _("Level {level}").format(level=one.level),
            _("Level"),
        )
        for one in assessments.list_assessments(asked.body, seen_by=asked.user)
        if one.agreed_at
    ]
    began = min((line[0] for line in lines), default=None)
    rows: list[list[Any]] = [
        [shown(day), str((day - began).days) if began else "–", kind, words, source]
        for day, kind, words, source in sorted(lines)
        if day <= asked.last
    ]
    head = [_("Day"), _("Days since the first"), _("What it is"), _("In words"), _("Who says so")]
    return part(
        _("The way back"), head, rows, _("Nothing is noted yet. Note what happened, and how others rate it."),
        numbers=[1],
    )  # fmt: skip


def _measures(asked: Asked) -> Part:
    rows = [
        [
            line.title, line.measure, f"{line.baseline.normalize():f} {line.unit}",
            f"{line.latest.normalize():f} {line.unit}" if line.latest is not None else "–",
            f"{line.target.normalize():f} {line.unit}",
        ]
        for line in projects.list_projects(asked.body, seen_by=asked.user, on=asked.today)
    ]  # fmt: skip
    head = [_("Project"), _("Measure"), _("At the start"), _("Newest"), _("Target")]
    return part(_("Measures"), head, rows, _("No project yet."), numbers=[2, 3, 4])
