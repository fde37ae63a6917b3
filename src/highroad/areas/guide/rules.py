"""What the answers of both sides and the evidence amount to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from highroad.areas.guide.vocabulary import (
    EvidenceKind,
    Gap,
    Pillar,
    Question,
    Reply,
    Verdict,
    Voice,
)
from highroad.kit.answers import Answer, no, yes
from highroad.kit.refs import Ref

LONGEST_NOTE = 1000


@dataclass(frozen=True)
class EvidenceLine:
    """One thing on record that speaks for a yes: what it is, of which day, and where it stands.

    `what` is a sentence in the reader's language with places for `values`.
    """

    kind: EvidenceKind
    on: date
    what: object
    source: object
    about: Ref | None = None
    values: Mapping[str, object] = field(default_factory=dict)
    topic: str = ""
    """Which part of a question it speaks for, where the question has parts."""

    @property
    def text(self) -> str:
        return str(self.what).format(**self.values)


@dataclass(frozen=True)
class DatedLine:
    """A line of evidence as one question sees it: fresh or too old, and until when it is fresh."""

    line: EvidenceLine
    is_fresh: bool
    fresh_until_on: date


@dataclass(frozen=True)
class Said:
    """What one voice says to one question; `reply` is None while it has said nothing."""

    voice: Voice
    reply: Reply | None = None
    note: str = ""
    by_alias: str = ""
    at: datetime | None = None
    number: int = 0
    is_from_record: bool = False


@dataclass(frozen=True)
class QuestionView:
    """A question of one partnership: who says what, the gap, the evidence, the verdict."""

    question: Question
    said: tuple[Said, ...]
    lines: tuple[DatedLine, ...]
    missing: tuple[tuple[EvidenceKind, ...], ...]
    gap: Gap
    verdict: Verdict
    missing_parts: tuple[tuple[str, ...], ...] = ()
    """The parts of the question that no fresh line speaks for: any topic of a group would do."""

    @property
    def is_proven(self) -> bool:
        return not self.missing and not self.missing_parts


@dataclass(frozen=True)
class Remedy:
    """One thing that would turn a no or an unproven yes into a yes: where it is done, what to promise.

    `what` and `promise` are sentences in the reader's language with places for `values`.
    """

    what: object
    about: Ref | None = None
    promise: object = ""
    values: Mapping[str, object] = field(default_factory=dict)

    @property
    def text(self) -> str:
        return str(self.what).format(**self.values)

    @property
    def promise_text(self) -> str:
        return str(self.promise).format(**self.values)


@dataclass(frozen=True)
class Tally:
    """How many questions have which verdict. Counts with their base; never an average."""

    counts: tuple[tuple[Verdict, int], ...]
    of: int


def is_fresh(line: EvidenceLine, question: Question, on: date) -> bool:
    """Evidence is fresh for the question's days, and not before its own day."""
    return line.on <= on <= fresh_until(line, question)


def fresh_until(line: EvidenceLine, question: Question) -> date:
    """The last day on which the line still counts for the question."""
    return line.on + timedelta(days=question.fresh_days)


def missing_evidence(
    question: Question, lines: Iterable[EvidenceLine], on: date
) -> tuple[tuple[EvidenceKind, ...], ...]:
    """The groups of evidence of which no fresh line exists. Empty: a yes is proven."""
    fresh = {line.kind for line in lines if is_fresh(line, question, on)}
    return tuple(group for group in question.shown_by if fresh.isdisjoint(group))


def missing_parts(
    question: Question, lines: Iterable[EvidenceLine], on: date
) -> tuple[tuple[str, ...], ...]:
    """The parts of a question of which no fresh line exists. A question without parts lacks none."""
    fresh = {line.topic for line in lines if is_fresh(line, question, on)}
    return tuple(group for group in question.parts if fresh.isdisjoint(group))


def gap(labor: Reply | None, management: Reply | None) -> Gap:
    """How the two sides' answers stand to each other."""
    if labor is None:
        return Gap.BOTH_SILENT if management is None else Gap.LABOR_SILENT
    if management is None:
        return Gap.MANAGEMENT_SILENT
    return Gap.NONE if labor == management else Gap.DIFFERENT


_AGREED = {
    Reply.PARTLY: Verdict.PARTLY,
    Reply.NO: Verdict.NO,
    Reply.NOT_APPLICABLE: Verdict.NOT_APPLICABLE,
}


def verdict(labor: Reply | None, management: Reply | None, *, is_proven: bool) -> Verdict:
    """Shown takes two yeses and fresh evidence; a yes without evidence is unproven."""
    if labor is None or management is None:
        return Verdict.OPEN
    if labor != management:
        return Verdict.SIDES_DIFFER
    if labor == Reply.YES:
        return Verdict.SHOWN if is_proven else Verdict.UNPROVEN
    return _AGREED[labor]


def heard(question: Question, said: Mapping[Voice, Said], *, is_proven: bool) -> tuple[Said, ...]:
    """What each asked voice says. Where the question answers itself and the evidence is there,
    the record says yes for a side that has said nothing; it never overrules what a side said."""
    record_speaks = question.answers_itself and is_proven
    return tuple(
        said.get(voice) or _silent(voice, record_speaks=record_speaks) for voice in question.asked
    )


def _silent(voice: Voice, *, record_speaks: bool) -> Said:
    if record_speaks and voice in (Voice.LABOR, Voice.MANAGEMENT):
        return Said(voice, Reply.YES, is_from_record=True)
    return Said(voice)


def view(
    question: Question, said: Mapping[Voice, Said], lines: Iterable[EvidenceLine], on: date
) -> QuestionView:
    """Everything there is to show of one question on one day, newest evidence first."""
    lines = sorted(lines, key=lambda line: (line.on, line.text), reverse=True)
    missing = missing_evidence(question, lines, on)
    parts = missing_parts(question, lines, on)
    is_proven = not missing and not parts
    answers = heard(question, said, is_proven=is_proven)
    labor, management = answers[0].reply, answers[1].reply
    return QuestionView(
        question=question,
        said=answers,
        lines=tuple(
            DatedLine(line, is_fresh(line, question, on), fresh_until(line, question))
            for line in lines
        ),
        missing=missing,
        missing_parts=parts,
        gap=gap(labor, management),
        verdict=verdict(labor, management, is_proven=is_proven),
    )


def tally(views: Iterable[QuestionView]) -> Tally:
    """Counts of each verdict that occurs, in the order of the vocabulary, and of how many."""
    counts = Counter(view.verdict for view in views)
    return Tally(
        counts=tuple((kind, counts[kind]) for kind in Verdict if counts[kind]),
        of=counts.total(),
    )


def of_pillar(views: Iterable[QuestionView], pillar: Pillar) -> tuple[QuestionView, ...]:
    """The questions of one pillar, in their order."""
    return tuple(view for view in views if view.question.pillar == pillar)


def may_say(question: Question, voice: Voice, reply: Reply, note: str) -> Answer:
    """Whether this voice may reply so: it must be asked, and *does not apply* needs a why."""
    if voice not in question.asked:
        return no("This question is not for you: it asks others.")
    if len(note) > LONGEST_NOTE:
        return no("The note is too long: {most} characters at most.", most=LONGEST_NOTE)
    if reply == Reply.NOT_APPLICABLE and not note.strip():
        return no("Say in a few words why the question does not apply.")
    return yes
