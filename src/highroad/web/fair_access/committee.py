"""The committee's page: how each group stands, line by line, within what may be shown."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Any
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse, QueryDict
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from highroad.areas.accounts.requests import SignedInRequest
from highroad.areas.fair_access import actions, permissions
from highroad.areas.fair_access.actions import Look, Question
from highroad.areas.fair_access.queries import PublishedTable
from highroad.areas.fair_access.vocabulary import Breakdown, Verdict
from highroad.areas.partnerships import queries as partnerships
from highroad.kit.answers import Refused, no
from highroad.web.fair_access import figures, words
from highroad.web.fair_access.figures import Row
from highroad.web.fair_access.forms import FilterForm

MOST_REASONS = 40


@dataclass(frozen=True, kw_only=True)
class GroupView:
    """One group in one unit: its headline, its lines, its chart."""

    title: str
    total: Row
    lines: Sequence[Row]
    met: int
    missed: int
    undetermined: int
    hidden: int
    hides_failing_lines: bool
    has_catch_up: bool

    @property
    def rows(self) -> list[Row]:
        """The lines, and last what sums them."""
        return [*self.lines, self.total]

    @property
    def judged(self) -> int:
        """How many lines have a verdict or could have one."""
        return self.met + self.missed + self.undetermined + self.hidden


@require_GET
@login_required
def committee(request: SignedInRequest, key: UUID) -> HttpResponse:
    """What certified filings say, protected at the committee's threshold."""
    partnership = partnerships.get_partnership(key, request.user)
    asked = question(request.GET)
    looked = actions.look(partnership=partnership, asked=asked, by=request.user, at=timezone.now())
    context = {
        "partnership": partnership,
        "body": own_body(request, key),
        "may_draft": any(
            permissions.may_draft(request.user, body) for body in own_bodies(request, key)
        ),
    }
    if looked is not None:
        context |= shown(looked, asked)
    return render(request, "fair_access/committee.html", context)


def question(given: QueryDict) -> Question:
    """What the address asks for; nonsense counts as not asked."""
    breakdown = given.get("breakdown", "")
    plain = {name: given.get(name, "") for name in ("trade", "level", "project", "period", "group")}
    return Question(
        breakdown=breakdown if breakdown in Breakdown.values else Breakdown.SEX,
        remaining=hours(given.get("remaining", "")),
        **plain,
    )


def hours(text: str) -> Decimal | None:
    """Hours as typed, or None for anything that is no positive number."""
    try:
        found = Decimal(text.replace(",", "").strip())
    except InvalidOperation:
        return None
    return found if found.is_finite() and 0 < found < 10**10 else None


def shown(looked: Look, asked: Question) -> dict[str, object]:
    """What the template draws."""
    groups = [group_view(looked, place) for place in range(len(looked.standings))]
    worst = next((group for group in groups if needs_talk(group)), None)
    return {
        "groups": groups,
        "talk": worst,
        "filters": FilterForm.over(looked.table, vars(asked)),
        "source": words.source_line(looked.table.source, looked.table.row_filter),
        "note": words.protection_note(looked.table),
        "hidden": reasons(looked.table, looked),
        "slice": ", ".join(
            words.category(str(part)) for part in vars(looked.chosen).values() if part
        ),
    }


def group_view(looked: Look, place: int) -> GroupView:
    """One standing with its rows."""
    standing = looked.standings[place]
    total = standing.total
    lines = [
        figures.row_of(each)
        for each in looked.lines
        if each.group == total.group and each.unit == total.unit
    ]
    return GroupView(
        title=figures.title_of(total.group, total.unit),
        total=figures.row_of(total),
        lines=lines,
        met=standing.met,
        missed=standing.missed,
        undetermined=standing.undetermined,
        hidden=standing.hidden,
        hides_failing_lines=standing.hides_failing_lines,
        has_catch_up=any(each.catch_up is not None for each in (total, *looked.lines)),
    )


def needs_talk(group: GroupView) -> bool:
    """A missed goal, a missed line, or a verdict that only more answers can bring."""
    return group.missed > 0 or group.total.figure.verdict in (Verdict.MISSED, Verdict.UNDETERMINED)


def reasons(table: PublishedTable, looked: Look) -> list[str]:
    """Why cells on the lines of this page are hidden, each in a sentence."""
    places = {figure.place for figure in (*looked.lines, *(s.total for s in looked.standings))}
    found = [words.why_hidden(cell, table) for cell in table.hidden() if cell.place in places]
    return list(dict.fromkeys(found))[:MOST_REASONS]


def own_bodies(request: SignedInRequest, key: UUID) -> list[Any]:
    """The bodies of this partnership in which the reader sits on a side."""
    return [
        partnerships.get_body(seat.body_key, request.user)
        for seat in partnerships.seats_of(request.user)
        if seat.partnership_key == key and seat.side
    ]


def bodies_to_act_in(request: SignedInRequest, key: UUID) -> list[Any]:
    """As `own_bodies`. Raises `Refused` for somebody who has a voice only."""
    found = own_bodies(request, key)
    if not found:
        raise Refused(no("Only somebody with a seat on a side of this body may do this."))
    return found


def own_body(request: SignedInRequest, key: UUID) -> Any:
    """The first of them: where a next step is proposed."""
    return next(iter(own_bodies(request, key)), None)
