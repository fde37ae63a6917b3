"""The words of good jobs: indicators, units, where a reading stands, what is asked about contracts."""

from highroad.areas.job_quality.vocabulary.indicators import (
    BENEFITS,
    BY_KEY,
    CHOICES,
    HALF_YEAR,
    INDICATORS,
    PROGRAM,
    Indicator,
)
from highroad.areas.job_quality.vocabulary.inquiries import (
    INQUIRY_QUESTION,
    INQUIRY_QUESTIONS,
    InquiryQuestion,
    questions_of,
)
from highroad.areas.job_quality.vocabulary.words import (
    Better,
    ClassificationTest,
    InquiryKind,
    InquiryReply,
    Measure,
    Principle,
    ReadingStance,
    ReadingState,
    StudyGroups,
    StudyKind,
    Trend,
    WordAnswer,
    WordShown,
)

__all__ = [
    "BENEFITS",
    "BY_KEY",
    "CHOICES",
    "HALF_YEAR",
    "INDICATORS",
    "INQUIRY_QUESTION",
    "INQUIRY_QUESTIONS",
    "PROGRAM",
    "Better",
    "ClassificationTest",
    "Indicator",
    "InquiryKind",
    "InquiryQuestion",
    "InquiryReply",
    "Measure",
    "Principle",
    "ReadingStance",
    "ReadingState",
    "StudyGroups",
    "StudyKind",
    "Trend",
    "WordAnswer",
    "WordShown",
    "questions_of",
]
