"""What can be read of goals, drafts and publications, and by whom."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from functools import cached_property
from uuid import UUID

from django.db.models import Max, Q, QuerySet
from django.utils import timezone

from highroad.areas.accounts.models import User
from highroad.areas.decisions import queries as decisions
from highroad.areas.decisions.vocabulary import Outcome
from highroad.areas.fair_access.models import CommitteeTable, Goal, GoalEnd, Publication
from highroad.areas.fair_access.rules.goals import AgreedGoal, goal_status
from highroad.areas.fair_access.rules.periods import clashing, list_codes, period_of
from highroad.areas.fair_access.rules.tables import Figure, PublishedTable, Source, TableCell
from highroad.areas.fair_access.vocabulary import (
    Breakdown,
    BroughtVerdict,
    Category,
    GoalKind,
    GoalStatus,
    PublicationStatus,
    RowFilter,
    Unit,
)
from highroad.areas.filings import queries as filings
from highroad.areas.partnerships import queries as partnerships
from highroad.areas.partnerships.models import Body, Partnership
from highroad.kit.answers import NotFound
from highroad.kit.copying import Copied
from highroad.kit.periods import Period
from highroad.kit.refs import Ref

__all__ = [
    "COPIED",
    "Figure",
    "GoalLine",
    "PeriodLine",
    "PublicationLine",
    "PublicationView",
    "PublishedTable",
    "Source",
    "TableCell",
    "agreed_goals_for_system",
    "committee_threshold",
    "get_goal",
    "get_publication",
    "get_publication_public",
    "kept_table_for_system",
    "latest_public",
    "list_goals",
    "list_periods",
    "list_publications",
    "published_public",
    "seen_by_the_public_for_system",
    "view_of",
]
COPIED = (
    Copied(Goal, within="partnership"),
    Copied(GoalEnd, within="goal__partnership"),
    Copied(
        Publication,
        within="partnership",
        leave=frozenset({"brought_at", "brought_verdict"}),
    ),
)
"""What goes into a copy of a partnership; what a platform thinks of brought figures is its own word."""
PUBLIC = (PublicationStatus.PUBLISHED, PublicationStatus.WITHDRAWN)
"""What the public has seen. A withdrawn table is not shown any more, but it cannot be unread."""
SHOWN = ~Q(brought_verdict=BroughtVerdict.OPEN)
"""Figures from another platform are public here once they were judged here."""


@dataclass(frozen=True, kw_only=True)
class GoalLine:
    """A goal with where it stands today."""

    key: UUID
    breakdown: Breakdown
    group: Category
    share: Decimal
    unit: Unit
    kind: GoalKind
    scope: dict[str, str]
    area: str
    legal_basis: str
    source: str
    from_on: date
    to_on: date | None
    status: GoalStatus
    decision_key: UUID | None
    may_end: bool

    @property
    def percent(self) -> Decimal:
        """The share in percent."""
        return (self.share * 100).normalize() + 0


@dataclass(frozen=True)
class PeriodLine:
    """A period that can be drafted: its code and days; `taken` if it clashes with what is public."""

    code: str
    period: Period
    taken: bool


@dataclass(frozen=True, kw_only=True)
class PublicationLine:
    """A publication in a list."""

    key: UUID
    number: int | None
    title: str
    partnership_key: UUID
    partnership_name: str
    breakdown: Breakdown
    period: Period
    status: PublicationStatus
    made_at: datetime
    published_at: datetime | None
    decision_key: UUID | None
    is_demonstration: bool
    brought: BroughtVerdict | None = None
    """What was found here of figures that came from another platform."""


@dataclass(frozen=True, kw_only=True)
class PublicationView(PublicationLine):
    """A publication with its table: frozen values with no way back to a frame."""

    body_name: str
    row_filter: RowFilter
    digest: str
    content: dict[str, object] = field(repr=False)
    withdrawn_at: datetime | None
    withdrawn_reason: str
    replaces: UUID | None
    replaced_by: UUID | None

    @cached_property
    def table(self) -> PublishedTable:
        """The protected table with its figures."""
        return PublishedTable.from_dict(self.content)


def committee_threshold(partnership: Partnership) -> int:
    """From how many people on the committee sees a cell: the strictest of its bodies."""
    found = Body.objects.filter(partnership=partnership).aggregate(
        most=Max("smallest_committee_cell")
    )
    return int(found["most"] or Body._meta.get_field("smallest_committee_cell").default)


def list_goals(
    partnership: Partnership, seen_by: User, *, on: date | None = None
) -> list[GoalLine]:
    """All goals of a partnership, the newest of each group first. Raises `NotFound` for outsiders."""
    must_sit(partnership, seen_by)
    day = on or timezone.localdate()
    return [goal_line(goal, day) for goal in goals_of(partnership)]


def get_goal(key: UUID | str, seen_by: User) -> Goal:
    """A goal of a partnership the reader sits in. Raises `NotFound`."""
    goal = Goal.objects.select_related("partnership", "body__partnership").filter(key=key).first()
    if goal is None:
        raise NotFound
    must_sit(goal.partnership, seen_by)
    return goal


def agreed_goals_for_system(partnership: Partnership) -> list[AgreedGoal]:
    """The goals both sides adopted, past and coming ones too."""
    return [
        AgreedGoal(
            key=str(goal.key), group=goal.group, share=goal.share, unit=goal.unit, kind=goal.kind,
            scope=scope_of(goal), from_on=goal.from_on, to_on=last_day_of(goal),
            source=goal.source, legal_basis=goal.legal_basis,
        )
        for goal in goals_of(partnership)
        if adopted(goal)
    ]  # fmt: skip


def goals_of(partnership: Partnership) -> QuerySet[Goal]:
    return Goal.objects.filter(partnership=partnership).prefetch_related("ends")


def goal_line(goal: Goal, on: date) -> GoalLine:
    """A goal with where it stands on a day."""
    to_on = last_day_of(goal)
    status = goal_status(
        is_adopted=adopted(goal), is_declined=fallen(goal), from_on=goal.from_on, to_on=to_on, on=on
    )
    return GoalLine(
        key=goal.key, breakdown=Breakdown(goal.breakdown), group=Category(goal.group),
        share=goal.share, unit=Unit(goal.unit), kind=GoalKind(goal.kind), scope=scope_of(goal),
        area=goal.area, legal_basis=goal.legal_basis, source=goal.source, from_on=goal.from_on,
        to_on=to_on, status=status, decision_key=goal.decision_key,
        may_end=status in (GoalStatus.IN_FORCE, GoalStatus.COMING) and not waits_for_end(goal),
    )  # fmt: skip


def scope_of(goal: Goal) -> dict[str, str]:
    """The dimensions a goal is limited to."""
    parts = {"trade": goal.trade, "level": goal.level, "project": goal.project}
    return {name: category for name, category in parts.items() if category}


def adopted(record: Goal | GoalEnd) -> bool:
    """Whether both sides adopted this very content."""
    found = decisions.outcome_on(Ref.to(record))
    return found == (Outcome.ADOPTED, record.proposal_digest)


def fallen(record: Goal | GoalEnd) -> bool:
    """Whether the proposal came to nothing."""
    found = decisions.outcome_on(Ref.to(record))
    return found is not None and found[0] not in (Outcome.ADOPTED, Outcome.OPEN)


def last_day_of(goal: Goal) -> date | None:
    """The last day of a goal: its own, or the earlier one both sides agreed on since."""
    days = [end.ends_on for end in goal.ends.all() if adopted(end)]
    return min([*days, *([goal.to_on] if goal.to_on else [])], default=None)


def waits_for_end(goal: Goal) -> bool:
    """Whether an end is proposed and not decided."""
    return any(
        (found := decisions.outcome_on(Ref.to(end))) is not None and found[0] == Outcome.OPEN
        for end in goal.ends.all()
    )


def kept_table_for_system(
    partnership: Partnership, *, breakdown: str, basis: str
) -> PublishedTable | None:
    """The table counted for the committee on this basis, if there is one."""
    kept = CommitteeTable.objects.filter(
        partnership=partnership, breakdown=breakdown, basis=basis
    ).first()
    return PublishedTable.from_dict(kept.content) if kept else None


def seen_by_the_public_for_system(partnership: Partnership) -> list[Publication]:
    """Every publication the public has seen, in the order of their numbers."""
    return list(
        Publication.objects.filter(partnership=partnership, status__in=PUBLIC).order_by("number")
    )


def list_periods(partnership: Partnership, seen_by: User) -> list[PeriodLine]:
    """The periods that certified filings touch. Raises `NotFound` for outsiders."""
    must_sit(partnership, seen_by)
    scan = filings.accepted(partnership=partnership, period=None, seen_by=seen_by)
    if not scan.keys:
        return []
    public = [each.period for each in seen_by_the_public_for_system(partnership)]
    return [
        PeriodLine(code, days, taken=clashing(days, public) is not None)
        for code in list_codes(scan.period)
        for days in [period_of(code, scan.period)]
    ]


def get_publication(key: UUID | str, seen_by: User) -> Publication:
    """A draft or publication of a partnership the reader sits in. Raises `NotFound`."""
    found = with_places().filter(key=key).first()
    if found is None:
        raise NotFound
    must_sit(found.partnership, seen_by)
    return found


def list_publications(partnership: Partnership, seen_by: User) -> list[PublicationLine]:
    """Drafts and publications, newest first. Raises `NotFound` for outsiders."""
    must_sit(partnership, seen_by)
    return [line_of(each) for each in with_places().filter(partnership=partnership)]


def view_of(publication: Publication) -> PublicationView:
    """A publication somebody may see already, as values."""
    correction = publication.corrections.filter(SHOWN, status__in=PUBLIC).order_by("number").last()
    return PublicationView(
        **vars(line_of(publication)),
        body_name=publication.body.name,
        row_filter=RowFilter(publication.row_filter),
        digest=publication.digest,
        content=publication.content,
        withdrawn_at=publication.withdrawn_at,
        withdrawn_reason=publication.withdrawn_reason,
        replaces=publication.replaces_id,
        replaced_by=correction.key if correction else None,
    )


def get_publication_public(key: UUID | str) -> PublicationView:
    """A publication for anyone; a withdrawn one keeps its address and its reason. Raises `NotFound`."""
    found = with_places().filter(SHOWN, key=key, status__in=PUBLIC).first()
    if found is None:
        raise NotFound
    return view_of(found)


def published_public(partnership: Partnership | None = None) -> list[PublicationLine]:
    """What is published today, newest first; of one partnership, or of all."""
    found = (
        with_places().filter(SHOWN, status=PublicationStatus.PUBLISHED).order_by("-published_at")
    )
    if partnership is not None:
        found = found.filter(partnership=partnership)
    return lines_of(found)


def latest_public(limit: int = 3) -> list[PublicationView]:
    """The newest publications with their tables, for front pages."""
    found = (
        with_places().filter(SHOWN, status=PublicationStatus.PUBLISHED).order_by("-published_at")
    )
    return [view_of(each) for each in found[:limit]]


def lines_of(found: Iterable[Publication]) -> list[PublicationLine]:
    return [line_of(each) for each in found]


def line_of(publication: Publication) -> PublicationLine:
    return PublicationLine(
        key=publication.key,
        number=publication.number,
        title=publication.title,
        partnership_key=publication.partnership.key,
        partnership_name=publication.partnership.name,
        breakdown=Breakdown(publication.breakdown),
        period=publication.period,
        status=PublicationStatus(publication.status),
        made_at=publication.made_at,
        published_at=publication.published_at,
        decision_key=publication.decision_key,
        is_demonstration=publication.partnership.is_demonstration,
        brought=BroughtVerdict(publication.brought_verdict) if publication.brought_at else None,
    )


def with_places() -> QuerySet[Publication]:
    return Publication.objects.select_related("partnership", "body__partnership")


def must_sit(partnership: Partnership, seen_by: User) -> None:
    """Raises `NotFound` unless the reader has a confirmed seat in the partnership."""
    if not partnerships.has_seat(seen_by, partnership):
        raise NotFound
