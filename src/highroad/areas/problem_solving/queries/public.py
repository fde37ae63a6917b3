"""What the public reads of issues, and what is asked for and was shown."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone

from highroad.areas.accounts.models import User
from highroad.areas.partnerships import queries as partnerships
from highroad.areas.partnerships.vocabulary import Side
from highroad.areas.problem_solving.models import Issue, PublicQuestion, SideWord
from highroad.areas.problem_solving.queries.sides import digest_of_parts, sides_that_said
from highroad.areas.problem_solving.vocabulary.issues import WordKind
from highroad.kit.refs import Ref


@dataclass(frozen=True)
class PublicLine:
    """A question as the public reads it."""

    key: UUID
    question: str
    summary: str
    body_name: str
    partnership_name: str
    shown_on: date


def _shown() -> QuerySet[PublicQuestion]:
    """Both sides show the question, and both show the partnership."""
    listed = [line.key for line in partnerships.list_partnerships_public()]
    found = PublicQuestion.objects.filter(shown_at__isnull=False, ended_at=None)
    return found.filter(issue__body__partnership__in=listed).select_related(
        "issue__body__partnership"
    )


def public_questions_public() -> QuerySet[PublicQuestion]:
    """Every question the public may read, newest first, to be shown page by page."""
    return _shown().order_by("-shown_at")


def get_public_question_public(key: UUID | str) -> PublicLine:
    """One question the public may read. Raises `NotFound`, also once a side has taken it back."""
    return public_line(partnerships.one(_shown(), key))


def public_line(row: PublicQuestion) -> PublicLine:
    """A question as the public reads it; only of one that is public."""
    assert row.shown_at is not None
    return PublicLine(
        key=row.key,
        question=row.question,
        summary=row.summary,
        body_name=row.issue.body.name,
        partnership_name=row.issue.body.partnership.name,
        shown_on=timezone.localdate(row.shown_at),
    )


def get_public_question(key: UUID | str, seen_by: User) -> PublicQuestion:
    """One text for the public, asked for, shown or over. Raises `NotFound`."""
    joint = partnerships.joint_partnerships(seen_by)
    found = PublicQuestion.objects.select_related("issue__body__partnership")
    return partnerships.one(found.filter(issue__body__partnership__in=joint), key)


def public_of(issue: Issue) -> PublicQuestion | None:
    """The text that is asked for or shown now, or nothing."""
    found = PublicQuestion.objects.filter(issue=issue, ended_at=None)
    return found.select_related("issue__body__partnership").first()


def digest_of_public(asked: PublicQuestion) -> str:
    """What a side says yes to: this question and these words."""
    return digest_of_parts([asked.question, asked.summary])


def sides_for_public(asked: PublicQuestion) -> frozenset[Side]:
    """The sides that said yes to exactly this text."""
    return sides_that_said(Ref.to(asked), WordKind.PUBLIC, digest_of_public(asked))


def asked_public_for_system(bodies: Collection[UUID]) -> QuerySet[PublicQuestion]:
    """Texts of these bodies that are not shown yet."""
    return PublicQuestion.objects.filter(issue__body__in=bodies, shown_at=None, ended_at=None)


def public_waiting_for_system(sides: dict[UUID, str]) -> Iterator[PublicQuestion]:
    """Texts that wait for a side, by the bodies it sits in; in two queries for any number."""
    asked = asked_public_for_system(sides)
    rows = list(asked.select_related("issue__body__partnership"))
    words = SideWord.objects.filter(
        about__in=[str(Ref.to(row)) for row in rows], kind=WordKind.PUBLIC
    )
    said = set(words.values_list("about", "side")) if rows else set()
    for row in rows:
        if (str(Ref.to(row)), sides[row.issue.body_id]) not in said:
            yield row
