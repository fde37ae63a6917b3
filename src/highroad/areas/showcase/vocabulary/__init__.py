"""The words of the showcase."""

from highroad.areas.showcase.vocabulary.examples import (
    PracticeKind,
    Sector,
    Size,
    Standing,
    Step,
)
from highroad.areas.showcase.vocabulary.letters import Frequency, LetterKind, Topic
from highroad.areas.showcase.vocabulary.office import ContactStatus, QuestionStatus
from highroad.areas.showcase.vocabulary.stories import (
    ConsentParty,
    ConsentState,
    StoryAct,
    StoryMark,
    StoryStatus,
)

__all__ = [
    "ConsentParty",
    "ConsentState",
    "ContactStatus",
    "Frequency",
    "LetterKind",
    "PracticeKind",
    "QuestionStatus",
    "Sector",
    "Size",
    "Standing",
    "Step",
    "StoryAct",
    "StoryMark",
    "StoryStatus",
    "Topic",
]
