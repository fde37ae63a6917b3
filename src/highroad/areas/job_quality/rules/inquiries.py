"""Which questions stay open after a look. There are no verdicts here."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from highroad.areas.job_quality.vocabulary import (
    INQUIRY_QUESTION,
    ClassificationTest,
    InquiryKind,
    InquiryReply,
    questions_of,
)
from highroad.kit.answers import Answer, no, yes


def may_be_looked_through(
    kind: InquiryKind, test: ClassificationTest, replies: Mapping[str, InquiryReply],
    words: Mapping[str, str], looked_on: date, on: date,
) -> Answer:  # fmt: skip
    """Every question of the test has a reply; where a contract says yes, its clause stands there."""
    asked = questions_of(kind, test)
    if kind is InquiryKind.CLASSIFICATION and test is ClassificationTest.NONE:
        return no("Choose the test by which you looked.")
    if looked_on > on:
        return no("This day lies ahead.")
    if {each.key for each in asked} != set(replies):
        return no("Answer each question, or say that you do not know.")
    if kind is InquiryKind.TERMS:
        for each in asked:
            if replies[each.key] is InquiryReply.YES and not words.get(each.key, "").strip():
                return no("Where a contract says so, copy the words of its clause.")
    return yes


def open_questions(replies: Iterable[tuple[str, InquiryReply]]) -> list[str]:
    """The questions both sides still have to settle: by their answer, or because nobody knows."""
    return [
        key for key, reply in replies if reply in (INQUIRY_QUESTION[key].opens, InquiryReply.UNSURE)
    ]
