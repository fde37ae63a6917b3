"""The report of a federal forum: metrics, results, and the attachments that it owes."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import gettext as _

from highroad.areas.decisions import queries as decisions
from highroad.areas.meetings import queries as meetings
from highroad.areas.partnerships import queries as partnerships
from highroad.areas.partnerships.vocabulary import BodyKind
from highroad.areas.problem_solving import queries
from highroad.areas.problem_solving.queries import forum_law, projects, requests
from highroad.areas.problem_solving.queries.projects import ProjectLine
from highroad.areas.problem_solving.queries.requests import InvolvementLine, RequestLine
from highroad.web.problem_solving.packs import basis_on, orders_shown
from highroad.web.problem_solving.reports.parts import Asked, Made, Part, part, shown
from highroad.web.ui.papers import Section

MISSION = {"quality", "service", "affordability"}


def made(asked: Asked) -> Made:
    """Summary, a place for the co-chairs' message, metrics, benefits, and what is attached."""
    involved = [
        line
        for line in requests.list_involvements(asked.body, seen_by=asked.user)
        if asked.first <= line.notified_on <= asked.last
    ]
    running = projects.list_projects(asked.body, seen_by=asked.user, on=asked.today)
    asked_for = [
        line
        for line in requests.list_requests(asked.body, seen_by=asked.user, on=asked.today)
        if asked.first <= line.asked_on <= asked.last
    ]
    facts = [
        (_("Forum"), asked.body.name),
        (_("Identifier of the forum"), str(asked.body.key)),
        (_("Period"), f"{shown(asked.first)} – {shown(asked.last)}"),
    ]
    parts = [
        _summary(asked, involved, running),
        _message(),
        _mission(running),
        _satisfaction(asked, involved),
        _relationship(asked_for, involved),
        _involvement(asked, involved),
        _law(asked),
        _charter(asked),
        _members(asked),
    ]
    return Made(facts, parts)


def _summary(
    asked: Asked, involved: Sequence[InvolvementLine], running: Sequence[ProjectLine]
) -> Part:
    held = [
        line
        for line in meetings.parity_meter(asked.body, asked.user).meetings
        if asked.first <= line.starts_local.date() <= asked.last
    ]
    rows = [
        [_("Topics on which the union came in before the decision"), str(len(involved))],
        [_("Meetings held"), str(len(held))],
        [_("Projects"), str(len(running))],
        [_("Projects that reached their target"), str(sum(line.is_reached for line in running))],
    ]
    return part(_("Summary"), [_("In this period"), _("Number")], rows, "", numbers=[1])


def _message() -> Part:
    words = _("To be written and signed by both co-chairs; the Word file has room for it.")
    return Section(heading=_("Message of the co-chairs"), paragraphs=[words]), None


def _mission(running: Sequence[ProjectLine]) -> Part:
    rows = [
        [
            line.title, line.measure, f"{line.baseline.normalize():f} {line.unit}",
            f"{line.latest.normalize():f} {line.unit}" if line.latest is not None else "–",
            f"{line.target.normalize():f} {line.unit}",
        ]
        for line in running
        if MISSION & set(line.values) or not line.values
    ]  # fmt: skip
    head = [_("Project"), _("Measure"), _("At the start"), _("Newest"), _("Target")]
    return part(
        _("Metrics: mission and service"), head, rows, _("No project serves these yet."),
        numbers=[2, 3, 4],
    )  # fmt: skip


def _satisfaction(asked: Asked, involved: Sequence[InvolvementLine]) -> Part:
    rows = []
    for side in partnerships.key_sides(asked.body):
        said = [view for line in involved for one, view in line.views if one == side and view]
        rows.append(
            [
                str(side.label),
                str(len(said)),
                str(sum(view.is_early_enough for view in said)),
                str(sum(view.is_satisfied for view in said)),
            ]
        )
    head = [_("Side"), _("Said something of"), _("Early enough"), _("Satisfied")]
    closed = [
        view
        for view in queries.list_surveys(asked.body, asked.user, asked.today)
        if view.is_closed and asked.first <= view.closes_on <= asked.last
    ]
    after = [
        f"{view.title}: {line.text} "
        + "; ".join(
            f"{cell.role}: " + (f"{cell.said.percent} %" if cell.is_share else cell.label)
            for cell in line.cells
        )
        for view in closed
        for line in view.questions
    ]
    return part(
        _("Metrics: satisfaction and engagement"), head, rows, "", numbers=[1, 2, 3], after=after
    )


def _relationship(asked_for: Sequence[RequestLine], involved: Sequence[InvolvementLine]) -> Part:
    over = [line for line in asked_for if line.is_over]
    late = [line for line in asked_for if line.days_late]
    differ = sum(line.do_sides_differ for line in involved)
    rows = [
        [_("Information requests"), str(len(asked_for))],
        [_("Information requests answered"), str(len(over))],
        [_("Information requests late"), str(len(late))],
        [_("Topics of which the sides differ whether it was early enough"), str(differ)],
    ]
    after = [
        _(
            "Charges, grievances and arbitrations are not counted here: they stay in their own procedures."
        )
    ]
    head = [_("In this period"), _("Number")]
    return part(_("Metrics: the relationship"), head, rows, "", numbers=[1], after=after)


def _involvement(asked: Asked, involved: Sequence[InvolvementLine]) -> Part:
    is_forum = asked.body.kind == BodyKind.FEDERAL_FORUM
    rows = []
    for line in involved:
        basis = ", ".join(f"{name} ({words})" for name, _kind, words in basis_on(line.notified_on))
        rows.append(
            [
                f"{line.number}. {line.topic}", shown(line.notified_on), shown(line.deadline_on),
                line.stage.label, line.outcome.label if line.outcome else _("Still open"),
                (basis or _("None of the orders; a contract may have agreed on it")) if is_forum else "–",
            ]
        )  # fmt: skip
    head = [
        _("Topic"), _("Told on"), _("Deadline from outside"), _("Stage"), _("Came of it"),
        _("Legal basis then"),
    ]  # fmt: skip
    return part(
        _("Involvement before decisions"), head, rows, _("Nothing is noted for this period.")
    )


def _law(asked: Asked) -> Part:
    if asked.body.kind != BodyKind.FEDERAL_FORUM:
        return part(
            _("Legal basis"), [], [], _("A charter and a contract; no order on forums applies.")
        )
    rows = [
        [order["citation"], order["from"], order["to"] or "–", order["ended_by"] or "–", str(order["standing"][1])]
        for order in orders_shown(asked.today)
    ]  # fmt: skip
    head = [_("Order"), _("From"), _("Until"), _("Ended by"), _("Today")]
    due = _(
        "After the last end, agencies were to report the forum provisions of their contracts by {day}."
    ).format(day=shown(forum_law.LAST_REPORT))
    check = _("Check the law before you rely on this.")
    return part(_("Legal basis"), head, rows, "", after=[f"{due} {check}"])


def _charter(asked: Asked) -> Part:
    charter = decisions.charter_in_force(asked.body, min(asked.last, asked.today))
    if charter is None:
        none = _("No charter was in force at the end of this period.")
        return Section(heading=_("Charter"), paragraphs=[none]), None
    words = partnerships.charter_text_of(charter)
    return Section(heading=_("Charter"), line=charter.title, paragraphs=words.split("\n\n")), None


def _members(asked: Asked) -> Part:
    rows = [
        [
            seat.title, side.side.label if side.side else _("A voice only"), seat.party,
            ", ".join(holder.name for holder in seat.holders if holder.name) or "–",
        ]
        for side in partnerships.list_sides(asked.body, asked.user, on=asked.today)
        for seat in side.seats
    ]  # fmt: skip
    head = [_("Seat"), _("Side"), _("For"), _("Held by")]
    return part(_("Members"), head, rows, _("Nobody has a seat yet."))
