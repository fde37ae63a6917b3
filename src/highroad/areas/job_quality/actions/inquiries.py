"""Contractors and contracts are looked through: replies become readings, and questions that stay open."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal

from django.db import transaction
from django.utils import timezone

from highroad.areas.accounts.models import User
from highroad.areas.job_quality.actions.cards import ReadingDraft, put
from highroad.areas.job_quality.actions.hands import note, seat_on_a_side
from highroad.areas.job_quality.models import Inquiry, InquiryAnswer, JobCard
from highroad.areas.job_quality.rules import inquiries as rules
from highroad.areas.job_quality.vocabulary import (
    INQUIRY_QUESTION,
    ClassificationTest,
    InquiryKind,
    InquiryReply,
)
from highroad.areas.partnerships.models import Seat
from highroad.kit.answers import require


@transaction.atomic
def look_through(
    *, job: JobCard, kind: InquiryKind, test: ClassificationTest,
    replies: Mapping[str, InquiryReply], words: Mapping[str, str], looked_on: date, by: User,
    at: datetime,
) -> Inquiry:  # fmt: skip
    """Keep what was found to each question, and declare the readings that it speaks for.

    The other side confirms or disputes those as any reading. Nothing here says that somebody is
    wrongly called a contractor: open questions are for both sides. Raises `Refused`.
    """
    seat = seat_on_a_side(by, job.body)
    test = ClassificationTest.NONE if kind is InquiryKind.TERMS else test
    day = timezone.localdate(at)
    require(rules.may_be_looked_through(kind, test, replies, words, looked_on, day))
    JobCard.objects.select_for_update().get(pk=job.pk)
    made = Inquiry.objects.create(
        job=job, number=job.inquiries.count() + 1, kind=kind, test=test, looked_on=looked_on,
        side=seat.side, by_alias=seat.alias, at=at,
    )  # fmt: skip
    for key, reply in replies.items():
        InquiryAnswer.objects.create(
            inquiry=made, question=key, reply=reply, words=words.get(key, "").strip()
        )
    note(
        job.body, "inquiry.entered", made, seat=seat, at=at,
        content={"kind": kind.value, "test": test.value,
                 "replies": {key: reply.value for key, reply in replies.items()}},
    )  # fmt: skip
    _declare(made, replies, seat=seat, at=at)
    return made


def _declare(
    made: Inquiry, replies: Mapping[str, InquiryReply], *, seat: Seat, at: datetime
) -> None:
    source = f"{made.get_kind_display()} ({made.number})"
    if made.kind == InquiryKind.CLASSIFICATION:
        found = {"classification_looked_at": Decimal(1)}
    else:
        found = {
            INQUIRY_QUESTION[key].indicator: Decimal(reply is InquiryReply.NO)
            for key, reply in replies.items()
            if reply is not InquiryReply.UNSURE
        }
    for indicator, value in found.items():
        draft = ReadingDraft(
            indicator=indicator, value=value, read_on=made.looked_on, source=source
        )
        put(made.job, draft, seat=seat, at=at)
