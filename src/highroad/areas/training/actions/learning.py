"""Ratings: one rates, another signs. They stand in the book and not in the joint record, like hours."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone

from highroad.areas.accounts.models import User
from highroad.areas.training.actions.writing import whole
from highroad.areas.training.models import Enrollment, Rating, RatingWord
from highroad.areas.training.permissions.learning import may_answer_rating, may_rate
from highroad.areas.training.rules import competencies as rules
from highroad.kit.answers import Refused, no, require


@dataclass(frozen=True, kw_only=True)
class RatingDraft:
    """What somebody says about a competency: a level from 0 to 4, on the day it was shown."""

    competency: str
    level: int
    on: date
    note: str = ""


@whole
def rate(*, enrollment: Enrollment, draft: RatingDraft, by: User, at: datetime) -> Rating:
    """Rate a competency. It counts once somebody else has signed. Raises `Refused`."""
    Enrollment.objects.select_for_update(of=("self",)).get(pk=enrollment.pk)
    require(may_rate(by, enrollment, draft.on))
    require(rules.may_rate(
        level=draft.level, on=draft.on, today=timezone.localdate(at), competency=draft.competency,
        started_on=enrollment.started_on, terms=enrollment.standards.terms,
    ))  # fmt: skip
    return Rating.objects.create(
        enrollment=enrollment, competency=draft.competency, level=draft.level, on=draft.on,
        note=draft.note.strip(), number=enrollment.ratings.count() + 1, by=by, at=at,
    )  # fmt: skip


@whole
def answer_rating(
    *, rating: Rating, is_signed: bool, by: User, at: datetime, reason: str = ""
) -> RatingWord:
    """Sign a rating, or say why not; then it is rated anew. Raises `Refused`."""
    require(may_answer_rating(by, rating))
    if not is_signed and not reason.strip():
        raise Refused(no("Say why you do not sign. The other one reads it and rates anew."))
    return RatingWord.objects.create(
        rating=rating, is_signed=is_signed, reason="" if is_signed else reason.strip(), by=by, at=at
    )
