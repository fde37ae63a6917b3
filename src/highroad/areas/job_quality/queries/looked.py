"""What was looked through of contractors and contracts, with the questions that stay open."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from highroad.areas.accounts.models import User
from highroad.areas.job_quality.models import Inquiry, InquiryAnswer, JobCard
from highroad.areas.job_quality.queries.cards import visible
from highroad.areas.job_quality.rules.inquiries import open_questions
from highroad.areas.job_quality.vocabulary import (
    INQUIRY_QUESTION,
    INQUIRY_QUESTIONS,
    InquiryQuestion,
    InquiryReply,
)
from highroad.areas.partnerships import queries as partnerships


@dataclass(frozen=True)
class Looked:
    """One question with its reply; open where both sides still have to settle it."""

    question: InquiryQuestion
    reply: InquiryReply
    words: str
    is_open: bool


@dataclass(frozen=True)
class InquiryView:
    """A look at a job: questions and replies in their order, and no verdict."""

    row: Inquiry
    lines: tuple[Looked, ...]

    @property
    def open(self) -> list[Looked]:
        return [each for each in self.lines if each.is_open]


def get_inquiry(key: UUID | str, seen_by: User) -> Inquiry:
    """One look. Raises `NotFound`."""
    found = Inquiry.objects.filter(job__in=visible(seen_by)).select_related(
        "job__body__partnership"
    )
    return partnerships.one(found, key)


def list_inquiries(job: JobCard, seen_by: User) -> list[InquiryView]:
    """The looks at a job, newest first."""
    rows = Inquiry.objects.filter(job=job, job__in=visible(seen_by))
    return [_view(row, list(row.answers.all())) for row in rows.prefetch_related("answers")]


def _view(row: Inquiry, answers: list[InquiryAnswer]) -> InquiryView:
    replies = {each.question: each for each in answers if each.question in INQUIRY_QUESTION}
    still_open = open_questions((key, InquiryReply(each.reply)) for key, each in replies.items())
    return InquiryView(
        row,
        tuple(
            Looked(
                question, InquiryReply(replies[question.key].reply), replies[question.key].words,
                question.key in still_open,
            )
            for question in INQUIRY_QUESTIONS
            if question.key in replies
        ),
    )  # fmt: skip
