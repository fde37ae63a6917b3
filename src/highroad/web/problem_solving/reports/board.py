"""What a board is told of a partnership: levels over five years, surveys by role, what was done."""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _

from highroad.areas.decisions import queries as decisions
from highroad.areas.decisions.vocabulary import Outcome
from highroad.areas.partnerships import queries as partnerships
from highroad.areas.problem_solving import queries
from highroad.areas.problem_solving.queries import assessments, projects
from highroad.web.problem_solving.reports.parts import Asked, Made, Part, part, shown

YEARS = 5
A_PAPER = 200
"""So many bodies stand in the table; whoever has more reads the portfolio."""


def made(asked: Asked) -> Made:
    """Levels of each body at the end of five years, and how many rose and fell; surveys; decisions; projects."""
    days = year_ends(asked.last)
    found = {
        day: assessments.levels_on(asked.body.partnership, day, seen_by=asked.user) for day in days
    }
    sides = partnerships.list_sides(asked.body, asked.user, on=asked.today)
    facts = [
        (_("Period"), f"{shown(days[0])} – {shown(days[-1])}"),
        (
            _("At the table"),
            "; ".join(
                f"{side.side.label}: " + ", ".join(sorted({seat.party for seat in side.seats}))
                for side in sides
                if side.side
            ),
        ),
    ]
    parts = [_levels(asked, days, found), _movement(days, found), *_surveys(asked)]
    return Made(facts, [*parts, _decided(asked), _projects(asked)])


def year_ends(last: date) -> list[date]:
    """The same day in each of five years, the oldest first; the 29th of February is the 28th elsewhere."""
    day = min(last.day, 28) if last.month == 2 else last.day
    return [date(last.year - back, last.month, day) for back in range(YEARS - 1, -1, -1)]


def _levels(asked: Asked, days: list[date], found: dict[date, dict[UUID, int]]) -> Part:
    bodies = partnerships.list_bodies(asked.body.partnership, asked.user)
    known = [line for line in bodies if any(line.key in found[day] for day in days)]
    rows = [
        [line.name, *(str(found[day].get(line.key, "–")) for day in days)]
        for line in known[:A_PAPER]
    ]
    head = [_("Body"), *(shown(day) for day in days)]
    return part(
        _("Levels over five years"), head, rows,
        _("No body has a level that both sides agreed on yet."), numbers=range(1, len(head)),
        line=_("A level counts once both sides gave their word to it; it can fall."),
    )  # fmt: skip


def _movement(days: list[date], found: dict[date, dict[UUID, int]]) -> Part:
    rows = []
    for before, after in pairwise(days):
        moved = assessments.movement_of(found[before], found[after])
        rows.append(
            [
                f"{shown(before)} – {shown(after)}", str(moved.risers), str(moved.fallers),
                str(moved.stayed), str(moved.is_new),
            ]
        )  # fmt: skip
    head = [_("From one year to the next"), _("Rose"), _("Fell"), _("Stayed"), _("New")]
    return part(_("Movement"), head, rows, "", numbers=range(1, 5))


def _surveys(asked: Asked) -> list[Part]:
    """The newest closed survey, each role apart from the others."""
    views = [
        view
        for view in queries.list_surveys(asked.body, asked.user, asked.today)
        if view.is_closed and view.closes_on <= asked.last
    ]
    if not views:
        return [part(_("Surveys by role"), [], [], _("No survey has closed in this period."))]
    view = views[0]
    head = [_("Question"), *(f"{role.name} ({role.party})" for role in view.roles)]
    rows = [
        [
            line.text,
            *(
                f"{cell.said.percent} %" if cell.is_share else str(cell.label)
                for cell in line.cells
            ),
        ]
        for line in view.questions
    ]
    said = _("{title}, closed on {day}. Each role stands by itself; few answers are not shown.")
    line = said.format(title=view.title, day=shown(view.closes_on))
    return [part(_("Surveys by role"), head, rows, "", line=line)]


def _decided(asked: Asked) -> Part:
    rows = [
        [line.title, shown(timezone.localdate(line.opened_at)), str(line.proposed_side.label)]
        for line in decisions.list_decisions(asked.body, asked.user, on=asked.today)
        if line.outcome is Outcome.ADOPTED and timezone.localdate(line.opened_at) <= asked.last
    ]
    head = [_("Decision"), _("Put on"), _("Put by")]
    return part(_("Decided by both sides"), head, rows, _("None yet."))


def _projects(asked: Asked) -> Part:
    rows = [
        [
            line.title, line.measure, f"{line.baseline.normalize():f} {line.unit}",
            f"{line.latest.normalize():f} {line.unit}" if line.latest is not None else "–",
            f"{line.target.normalize():f} {line.unit}",
        ]
        for line in projects.list_projects(asked.body, seen_by=asked.user, on=asked.today)
    ]  # fmt: skip
    head = [_("Project"), _("Measure"), _("At the start"), _("Newest"), _("Target")]
    return part(
        _("Projects"), head, rows, _("No project yet."), numbers=[2, 3, 4],
        line=_("What changed beside a project was not necessarily caused by it."),
    )  # fmt: skip
