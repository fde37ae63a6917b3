"""May this person answer?"""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from highroad.areas.accounts.models import User
from highroad.areas.guide import queries
from highroad.areas.guide.vocabulary import Question, Voice
from highroad.areas.partnerships.models import Partnership
from highroad.areas.partnerships.vocabulary import PartnershipStatus
from highroad.kit.answers import Answer, no, yes


def may_answer(user: User, partnership: Partnership, question: Question, *, on: date) -> Answer:
    """Whether this person speaks for anybody whom the question asks."""
    return _may(partnership, question, queries.voices_of(user, partnership, on=on))


def may_answer_for(
    user: User, partnership: Partnership, question: Question, voice: Voice, *, on: date
) -> Answer:
    """Whether this person may give the answer of this voice."""
    voices = queries.voices_of(user, partnership, on=on)
    answer = _may(partnership, question, voices)
    if answer and voice not in voices:
        return no("You do not speak for {voice} here.", voice=voice.label)
    return answer


def _may(partnership: Partnership, question: Question, voices: Collection[Voice]) -> Answer:
    if partnership.status == PartnershipStatus.ENDED:
        return no("This partnership has ended. Its answers stay as they are.")
    if not voices:
        return no("Only people with a confirmed seat on a side, or for a provider, answer.")
    if not set(voices) & set(question.asked):
        return no("This question is not for you: it asks others.")
    return yes
