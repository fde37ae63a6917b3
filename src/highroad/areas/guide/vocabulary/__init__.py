"""The words of the guide: five pillars, forty questions, the replies and what they amount to."""

from highroad.areas.guide.vocabulary.question import Question, Source
from highroad.areas.guide.vocabulary.questions import BY_KEY, QUESTIONS
from highroad.areas.guide.vocabulary.words import EvidenceKind, Gap, Pillar, Reply, Verdict, Voice

__all__ = [
    "BY_KEY",
    "QUESTIONS",
    "EvidenceKind",
    "Gap",
    "Pillar",
    "Question",
    "Reply",
    "Source",
    "Verdict",
    "Voice",
]
