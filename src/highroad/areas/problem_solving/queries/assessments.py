"""Where a body stands by the rubric, and how the bodies of a partnership moved between two days."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone

from highroad.areas.accounts.models import User
from highroad.areas.decisions.rules import digest_of
from highroad.areas.partnerships import queries as partnerships
from highroad.areas.partnerships.models import Body, Partnership
from highroad.areas.problem_solving.models.assessments import (
    Assessment,
    CriterionAnswer,
)
from highroad.areas.problem_solving.rules import levels
from highroad.areas.problem_solving.rules.levels import Cell, Said
from highroad.areas.problem_solving.vocabulary.rubric import VERSION, CriterionReply
from highroad.kit.answers import NotFound


@dataclass(frozen=True)
class Standing:
    """The claims with both answers, the level they come to, and what is in the way of the next."""

    cells: tuple[Cell, ...]
    level: int
    in_the_way: tuple[Cell, ...]
    digest: str


def standing(body: Body, *, seen_by: User, on: date | None = None) -> Standing:
    """Where a body stands by the newest answers of each side. Raises `NotFound`."""
    if not partnerships.has_seat(seen_by, body.partnership):
        raise NotFound
    return standing_of(body, on or timezone.localdate())


def standing_of(body: Body, on: date) -> Standing:
    """The same for whoever may see it."""
    answers: dict[str, dict[str, Said]] = {}
    rows = CriterionAnswer.objects.filter(body=body, version=VERSION).order_by("at")
    for row in rows:
        said = Said(CriterionReply(row.reply), row.evidence, row.evidence_on)
        answers.setdefault(row.criterion, {})[row.side] = said
    sides = [side.value for side in partnerships.key_sides(body)]
    cells = levels.cells_of(answers, sides, on)
    written = json.dumps(
        [
            [cell.criterion.key, side, said.reply.value, said.evidence, str(said.evidence_on)]
            for cell in cells
            for side, said in sorted(cell.said.items())
        ],
        ensure_ascii=False,
    )
    return Standing(cells, levels.level_of(cells), levels.in_the_way(cells), digest_of(written))


def newest(body: Body, *, seen_by: User) -> Assessment | None:
    """The newest level put to both sides, or nothing."""
    return _visible(seen_by).filter(body=body).order_by("-number").first()


def list_assessments(body: Body, *, seen_by: User) -> list[Assessment]:
    """Every level that was put to both sides, newest first, with their words."""
    return list(_visible(seen_by).filter(body=body).prefetch_related("words"))


def _visible(seen_by: User) -> QuerySet[Assessment]:
    joint = partnerships.joint_partnerships(seen_by)
    found = Assessment.objects.filter(body__partnership__in=joint)
    return found.select_related("body__partnership")


def get_assessment(key: UUID | str, seen_by: User) -> Assessment:
    """One level put to both sides. Raises `NotFound`."""
    return partnerships.one(_visible(seen_by), key)


def levels_on(partnership: Partnership, day: date, *, seen_by: User) -> dict[UUID, int]:
    """The last level both sides agreed on by a day, for each body that has one."""
    end = timezone.make_aware(datetime.combine(day + timedelta(days=1), time()))
    found = _visible(seen_by).filter(body__partnership=partnership, agreed_at__lt=end)
    return dict(found.order_by("agreed_at").values_list("body", "level"))


def movement_between(
    partnership: Partnership,
    first: date,
    last: date,
    *,
    seen_by: User,
    after: Mapping[UUID, int] | None = None,
) -> levels.Movement:
    """Risers by levels gained, fallers, stayers, between two days; `after`, if it is known already."""
    before = levels_on(partnership, first, seen_by=seen_by)
    known = levels_on(partnership, last, seen_by=seen_by) if after is None else after
    return levels.movement(before, known)


def movement_of(before: Mapping[UUID, int], after: Mapping[UUID, int]) -> levels.Movement:
    """The same between two days whose levels are known."""
    return levels.movement(before, after)
