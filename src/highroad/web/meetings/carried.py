"""What the body still has open, carried forward: a part of the agenda by itself, and a list to pick from.

Issues, promises and projects belong to neighbours of meetings; here the page joins them. What a side
promised within itself is never carried: the agenda is joint.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _

from highroad.areas.accounts.requests import User
from highroad.areas.commitments import queries as commitments
from highroad.areas.commitments.queries import Chosen
from highroad.areas.meetings.queries import ItemLine
from highroad.areas.meetings.vocabulary import MeetingStatus, Purpose
from highroad.areas.partnerships.queries import Body
from highroad.areas.problem_solving import queries as problem_solving
from highroad.areas.problem_solving.queries import projects
from highroad.areas.problem_solving.vocabulary.issues import IssueState
from highroad.kit.refs import Ref
from highroad.web import links
from highroad.web.commitments.words import PILLS as PROMISE_PILLS
from highroad.web.problem_solving.project_forms import figure
from highroad.web.problem_solving.projects import pill_of
from highroad.web.problem_solving.words import PILLS as ISSUE_PILLS

PROJECT = "problem_solving.improvementproject"
SHOWN = 8
"""How many open things stand on the agenda by themselves; the others are counted, and listed to pick."""
OVER = (IssueState.SOLVED, IssueState.REFERRED, IssueState.CLOSED)
NOT_OVER = (MeetingStatus.DRAFT, MeetingStatus.CALLED, MeetingStatus.UNDER_WAY)


@dataclass(frozen=True)
class Open:
    """Something the body has not finished: what it is, since when, how it stands."""

    about: Ref
    kind: str
    title: str
    since: date
    days: int
    pill: str
    state: str
    is_pressing: bool
    purpose: Purpose

    @property
    def address(self) -> str:
        return links.address_of(self.about)


def open_in(body: Body, user: User, on: date) -> list[Open]:
    """Everything joint that a body has open, what presses first, then the oldest."""
    found = [*_issues(body, user, on), *_promises(body, user, on), *_projects(body, user, on)]
    return sorted(found, key=lambda one: (not one.is_pressing, one.since, one.title))


def _issues(body: Body, user: User, on: date) -> Iterable[Open]:
    for line in problem_solving.list_issues(body, user, on=on):
        if line.state not in OVER:
            yield Open(
                about=Ref("problem_solving.issue", str(line.key)),
                kind=_("Issue %(number)s") % {"number": line.number},
                title=line.question, since=line.raised_on, days=line.days,
                pill=ISSUE_PILLS[line.state], state=str(line.state.label),
                is_pressing=line.is_stale, purpose=Purpose.SOLVE,
            )  # fmt: skip


def _promises(body: Body, user: User, on: date) -> Iterable[Open]:
    joint = commitments.of_body(body, seen_by=user).filter(zone="")
    for line in commitments.lines_of(commitments.select(joint, Chosen(state="running"), on), on):
        since = timezone.localdate(line.made_at)
        yield Open(
            about=Ref("commitments.commitment", str(line.key)),
            kind=_("Promise"),
            title=f"{line.what} ({line.owner})" if line.owner else line.what,
            since=since, days=(on - since).days,
            pill=PROMISE_PILLS[line.state], state=str(line.state.label),
            is_pressing=line.days_late > 0, purpose=Purpose.INFORM,
        )  # fmt: skip


def _projects(body: Body, user: User, on: date) -> Iterable[Open]:
    for line in projects.list_projects(body, seen_by=user, on=on):
        if line.end is None:
            pill, words = pill_of(line)
            yield Open(
                about=Ref(PROJECT, str(line.key)),
                kind=_("Project %(number)s") % {"number": line.number},
                title=line.title, since=line.recorded_on, days=line.quiet_days,
                pill=pill, state=words, is_pressing=line.is_stale, purpose=Purpose.INFORM,
            )  # fmt: skip


def carried_to(meeting: Any, user: User, items: Iterable[ItemLine]) -> dict[str, Any]:
    """The part of an agenda that stands there by itself: what is open and no item deals with yet."""
    if meeting.status not in NOT_OVER:
        return {"carried": [], "carried_more": 0}
    taken = {item.about for item in items}
    found = [
        one
        for one in open_in(meeting.body, user, timezone.localdate())
        if str(one.about) not in taken
    ]
    return {"carried": found[:SHOWN], "carried_more": max(0, len(found) - SHOWN)}


class UpdateForm(forms.Form):
    """What a project has come to, said in the room."""

    value = figure(_("New value"))
    source = forms.CharField(label=_("Where this comes from"), max_length=240)


def project_updates(user: User, items: Iterable[ItemLine]) -> dict[str, tuple[Any, UpdateForm]]:
    """For each item about a project: the project as it stands, and the form for its update."""
    keys = {item.key: item.about.partition(":")[2] for item in items if _is_project(item.about)}
    if not keys:
        return {}
    kept = projects.visible(user).filter(pk__in=keys.values())
    lines = {str(line.key): line for line in projects.lines_of(kept, timezone.localdate())}
    return {
        str(item): (lines[key], UpdateForm(auto_id=f"update-{item}-%s"))
        for item, key in keys.items()
        if key in lines and lines[key].end is None
    }


def _is_project(about: str) -> bool:
    return about.startswith(f"{PROJECT}:")
