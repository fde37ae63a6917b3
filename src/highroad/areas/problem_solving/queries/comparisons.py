"""Comparisons across partnerships: each reader sees what the others agreed to show, and nothing else."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from uuid import UUID

from highroad.areas.accounts.models import User
from highroad.areas.commitments import queries as commitments
from highroad.areas.commitments.vocabulary import CommitmentState
from highroad.areas.decisions.vocabulary import Outcome
from highroad.areas.partnerships import queries as partnerships
from highroad.areas.partnerships.models import Partnership
from highroad.areas.problem_solving.models import (
    Assessment,
    Comparison,
    ImprovementProject,
    Issue,
    Sharing,
)
from highroad.areas.problem_solving.queries.issues import states_of
from highroad.areas.problem_solving.queries.projects import lines_of
from highroad.areas.problem_solving.queries.standings import Standing, standings_of
from highroad.areas.problem_solving.rules import levels
from highroad.areas.problem_solving.vocabulary.comparisons import SharedFigure, SharingState
from highroad.areas.problem_solving.vocabulary.issues import IssueState
from highroad.kit.answers import NotFound

YEAR = timedelta(days=365)
DONE = (IssueState.SOLVED, IssueState.CLOSED)
MOST_MEASURES = 12


@dataclass(frozen=True)
class Count:
    """So many of so many."""

    some: int
    of: int | None = None


@dataclass(frozen=True)
class Measure:
    """One measure of a project before and after, with the days of both."""

    measure: str
    unit: str
    before: Decimal
    after: Decimal | None
    since: date
    until: date


@dataclass(frozen=True)
class Site:
    """One partnership as the others see it: only what it agreed to show is there."""

    shown_as: str
    is_own: bool
    counts: dict[SharedFigure, Count]
    measures: tuple[Measure, ...]


@dataclass(frozen=True)
class SharingLine:
    """A consent of one's own partnership, and where it stands."""

    key: UUID
    comparison: UUID
    name: str
    code: str
    shown_as: str
    figures: tuple[SharedFigure, ...]
    state: SharingState
    decision_key: UUID | None


def list_sharings(
    partnership: Partnership, seen_by: User, *, on: date | None = None
) -> list[SharingLine]:
    """What a partnership asked, shows and showed, newest first. Raises `NotFound` without a seat."""
    partnerships.must_see(partnership, seen_by)
    rows = list(
        Sharing.objects.filter(body__partnership=partnership)
        .select_related("comparison")
        .order_by("-made_at")
    )
    found = standings_of(rows, on=on)
    held = _held(rows, found)
    return [_line(row, found[row.key], held) for row in rows]


def _line(row: Sharing, standing: Standing, held: Collection[UUID]) -> SharingLine:
    return SharingLine(
        key=row.key, comparison=row.comparison_id, name=row.comparison.name,
        code=row.comparison.code if row.key in held else "", shown_as=row.shown_as,
        figures=tuple(SharedFigure(name) for name in row.figures),
        state=_state(row, standing, held), decision_key=standing.decision_key,
    )  # fmt: skip


def _state(row: Sharing, standing: Standing, held: Collection[UUID]) -> SharingState:
    if row.ended_at is not None:
        return SharingState.ENDED
    if row.key in held:
        return SharingState.SHARED
    if standing.outcome is Outcome.ADOPTED:
        return SharingState.REPLACED
    is_open = standing.outcome in (Outcome.OPEN, Outcome.PROVISIONAL)
    return SharingState.ASKED if is_open else SharingState.NOT_AGREED


def _held(rows: Sequence[Sharing], standings: Mapping[UUID, Standing]) -> set[UUID]:
    """The newest adopted consent of each partnership in each comparison, unless it was ended."""
    newest: dict[tuple[UUID, UUID], Sharing] = {}
    for row in sorted(rows, key=lambda each: each.number):
        if standings[row.key].outcome is Outcome.ADOPTED:
            newest[row.comparison_id, row.body.partnership_id] = row
    return {row.key for row in newest.values() if row.ended_at is None}


def get_comparison(key: UUID | str, seen_by: User, *, on: date | None = None) -> Comparison:
    """A comparison in which a partnership of the reader shows figures. Raises `NotFound`."""
    found = partnerships.one(Comparison.objects.all(), key)
    own = set(partnerships.joint_partnerships(seen_by).values_list("pk", flat=True))
    if not any(row.body.partnership_id in own for row in _in_force(found, on)):
        raise NotFound
    return found


def get_sharing(key: UUID | str, seen_by: User) -> Sharing:
    """A consent of a partnership the reader sits in. Raises `NotFound`."""
    joint = partnerships.joint_partnerships(seen_by)
    rows = Sharing.objects.filter(body__partnership__in=joint)
    return partnerships.one(rows.select_related("comparison", "body__partnership"), key)


def comparison_by_code(code: str) -> Comparison | None:
    """What somebody was handed the code of."""
    return Comparison.objects.filter(code=code.strip().upper()).first() if code.strip() else None


def _in_force(comparison: Comparison, on: date | None) -> list[Sharing]:
    rows = list(Sharing.objects.filter(comparison=comparison).select_related("body__partnership"))
    held = _held(rows, standings_of(rows, on=on))
    return sorted((row for row in rows if row.key in held), key=lambda row: row.shown_as)


def list_sites(comparison: Comparison, seen_by: User, *, on: date) -> list[Site]:
    """Everybody who shows something there today, each with exactly the figures it agreed to."""
    get_comparison(comparison.key, seen_by, on=on)
    own = set(partnerships.joint_partnerships(seen_by).values_list("pk", flat=True))
    return [
        site_for_system(row, is_own=row.body.partnership_id in own, on=on)
        for row in _in_force(comparison, on)
    ]


def site_for_system(row: Sharing, *, is_own: bool, on: date) -> Site:
    """The figures of one partnership over a year; what was not agreed to is not even counted."""
    agreed = {SharedFigure(name) for name in row.figures}
    where = row.body.partnership
    counts: dict[SharedFigure, Count] = {}
    if agreed & {SharedFigure.PROMISES, SharedFigure.LATE}:
        counts |= _promises(where, on)
    if SharedFigure.ISSUES in agreed:
        counts[SharedFigure.ISSUES] = _issues(where, on)
    if agreed & {SharedFigure.PROJECTS, SharedFigure.MEASURES}:
        found = ImprovementProject.objects.filter(body__partnership=where).select_related("body")
        lines = lines_of(found, on)
        counts[SharedFigure.PROJECTS] = Count(sum(line.is_reached for line in lines), len(lines))
    if SharedFigure.LEVELS in agreed:
        counts[SharedFigure.LEVELS] = _levels(where)
    measures = _measures(where, on) if SharedFigure.MEASURES in agreed else ()
    shown = {figure: count for figure, count in counts.items() if figure in agreed}
    return Site(row.shown_as, is_own, shown, measures)


def _promises(where: Partnership, on: date) -> dict[SharedFigure, Count]:
    lines = commitments.joint_lines_for_system(where, on)
    due = [line for line in lines if line.due_on and on - YEAR <= line.due_on <= on]
    kept = sum(line.state is CommitmentState.CONFIRMED for line in due)
    late = sum(line.days_late > 0 for line in lines)
    return {SharedFigure.PROMISES: Count(kept, len(due)), SharedFigure.LATE: Count(late)}


def _issues(where: Partnership, on: date) -> Count:
    rows = list(Issue.objects.filter(body__partnership=where, raised_at__date__gte=on - YEAR))
    states = states_of(rows, on=on)
    return Count(sum(states[row.key] in DONE for row in rows), len(rows))


def _levels(where: Partnership) -> Count:
    agreed = Assessment.objects.filter(body__partnership=where, agreed_at__isnull=False)
    newest = dict(agreed.order_by("agreed_at").values_list("body", "level"))
    return Count(*levels.share_at(newest, 4))


def _measures(where: Partnership, on: date) -> tuple[Measure, ...]:
    rows = ImprovementProject.objects.filter(body__partnership=where).select_related("body")
    begun = dict(rows.values_list("pk", "baseline_on"))
    return tuple(
        Measure(
            line.measure, line.unit, line.baseline, line.latest, begun[line.key], line.recorded_on
        )
        for line in lines_of(rows, on)[:MOST_MEASURES]
    )
