"""What can be read: the questions by anyone, the answers by whoever sits in the partnership."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from highroad.areas.accounts.models import User
from highroad.areas.guide import evidence, rules
from highroad.areas.guide.models import SelfAssessment
from highroad.areas.guide.rules import QuestionView, Remedy, Said, Tally
from highroad.areas.guide.vocabulary import BY_KEY, QUESTIONS, Pillar, Question, Reply, Voice
from highroad.areas.partnerships import queries as partnerships
from highroad.areas.partnerships.models import Partnership
from highroad.areas.partnerships.queries import SeatLine
from highroad.areas.partnerships.vocabulary import OrganizationKind
from highroad.kit.answers import NotFound
from highroad.kit.copying import Copied

__all__ = [
    "COPIED",
    "AnswersView",
    "GuideView",
    "PillarView",
    "QuestionView",
    "Remedy",
    "Said",
    "Tally",
    "get_answers",
    "get_guide",
    "get_partnership",
    "get_question_public",
    "newest_number",
    "newest_replies",
    "questions_public",
    "voices_of",
]
COPIED = (Copied(SelfAssessment, within="partnership"),)
"""What goes into a copy of a partnership."""
TEACHES = (OrganizationKind.TRAINING_PROVIDER, OrganizationKind.COLLEGE)


@dataclass(frozen=True)
class PillarView:
    """One pillar of one partnership: its questions and how many read how."""

    pillar: Pillar
    questions: tuple[QuestionView, ...]
    tally: Tally


@dataclass(frozen=True)
class GuideView:
    """The guide of one partnership as it reads on a day."""

    partnership: Partnership
    on: date
    pillars: tuple[PillarView, ...]
    tally: Tally


@dataclass(frozen=True)
class AnswersView:
    """One question of one partnership with every answer ever given, newest first."""

    partnership: Partnership
    view: QuestionView
    given: tuple[Said, ...]
    remedies: tuple[Remedy, ...] = ()
    """What lacks for a proven yes, each where it is done."""


def questions_public() -> list[tuple[Pillar, tuple[Question, ...]]]:
    """The five pillars with their questions, for anyone."""
    return [
        (pillar, tuple(question for question in QUESTIONS if question.pillar == pillar))
        for pillar in Pillar
    ]


def get_question_public(key: str) -> Question:
    """A question by its key. Raises `NotFound`."""
    if key not in BY_KEY:
        raise NotFound
    return BY_KEY[key]


def get_partnership(key: UUID | str, *, seen_by: User, on: date) -> Partnership:
    """A partnership in which the reader has a confirmed seat; a platform role is not enough."""
    found = partnerships.get_partnership(key, seen_by)
    if not partnerships.has_seat(seen_by, found, on=on):
        raise NotFound
    return found


def get_guide(key: UUID | str, *, seen_by: User, on: date) -> GuideView:
    """Answers, gaps, evidence and verdicts of all forty questions. Raises `NotFound`."""
    partnership = get_partnership(key, seen_by=seen_by, on=on)
    said = _newest(_answers(partnership))
    lines = evidence.lines_of(partnership, seen_by=seen_by, on=on)
    views = [
        rules.view(question, said.get(question.key, {}), lines[question.key], on)
        for question in QUESTIONS
    ]
    pillars = []
    for pillar in Pillar:
        own = rules.of_pillar(views, pillar)
        pillars.append(PillarView(pillar, own, rules.tally(own)))
    return GuideView(partnership, on, tuple(pillars), rules.tally(views))


def get_answers(key: UUID | str, question: str, *, seen_by: User, on: date) -> AnswersView:
    """One question with its history. Raises `NotFound` for an unknown question, too."""
    asked = get_question_public(question)
    partnership = get_partnership(key, seen_by=seen_by, on=on)
    given = _answers(partnership, asked)
    said = _newest(given).get(asked.key, {})
    lines = evidence.lines_of(partnership, seen_by=seen_by, on=on, only=asked)
    view = rules.view(asked, said, lines[asked.key], on)
    return AnswersView(
        partnership=partnership,
        view=view,
        given=tuple(_said(one) for one in reversed(given)),
        remedies=tuple(evidence.lacking(partnership, view, seen_by=seen_by, on=on)),
    )


def newest_number(partnership: Partnership, question: Question, voice: Voice) -> int:
    """The number of the newest answer of a voice; 0 if it has said nothing."""
    given = SelfAssessment.objects.filter(
        partnership=partnership, question=question.key, voice=voice
    )
    return given.values_list("number", flat=True).order_by("-number").first() or 0


def newest_replies(partnership: Partnership, question: Question) -> dict[Voice, Reply]:
    """What each voice says now; a voice that has said nothing is left out."""
    said = _newest(_answers(partnership, question)).get(question.key, {})
    return {voice: one.reply for voice, one in said.items() if one.reply is not None}


def voices_of(user: User, partnership: Partnership, *, on: date) -> dict[Voice, str]:
    """For whom somebody speaks here, and under which alias.

    A confirmed seat on a side gives its voice; a seat of a provider or a college the provider's.
    Whoever sits on both sides of one partnership speaks for neither.
    """
    found: dict[Voice, str] = {}
    for seat in partnerships.seats_of(user, on=on):
        if seat.partnership_key == partnership.key:
            voice = _voice_of(seat, user)
            if voice is not None:
                found.setdefault(voice, seat.alias)
    if {Voice.LABOR, Voice.MANAGEMENT} <= found.keys():
        del found[Voice.LABOR], found[Voice.MANAGEMENT]
    return found


def _voice_of(seat: SeatLine, user: User) -> Voice | None:
    if seat.side:
        return Voice(seat.side)
    party = partnerships.get_seat(seat.key, user).party
    return Voice.PROVIDER if party.organization.kind in TEACHES else None


def _answers(partnership: Partnership, question: Question | None = None) -> list[SelfAssessment]:
    given = SelfAssessment.objects.filter(partnership=partnership).order_by("given_at", "number")
    return list(given.filter(question=question.key) if question else given)


def _newest(given: list[SelfAssessment]) -> dict[str, dict[Voice, Said]]:
    """By question and voice, the last answer; `given` is in order."""
    found: dict[str, dict[Voice, Said]] = {}
    for one in sorted(given, key=lambda answer: answer.number):
        found.setdefault(one.question, {})[Voice(one.voice)] = _said(one)
    return found


def _said(given: SelfAssessment) -> Said:
    return Said(
        voice=Voice(given.voice),
        reply=Reply(given.reply),
        note=given.note,
        by_alias=given.given_by_alias,
        at=given.given_at,
        number=given.number,
    )
