"""What the templates of the guide show: views as rows with words, pills and addresses."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from highroad.areas.guide.queries import GuideView, QuestionView, Said, Tally
from highroad.areas.guide.vocabulary import (
    QUESTIONS,
    EvidenceKind,
    Gap,
    Pillar,
    Question,
    Verdict,
)
from highroad.areas.job_quality.vocabulary import BY_KEY as INDICATORS
from highroad.web import links
from highroad.web.ui.parts import Moment, Table

PILLS = {
    Verdict.SHOWN: "ok",
    Verdict.UNPROVEN: "watch",
    Verdict.PARTLY: "watch",
    Verdict.SIDES_DIFFER: "bad",
    Verdict.NO: "bad",
    Verdict.OPEN: "open",
    Verdict.NOT_APPLICABLE: "plain",
}


@dataclass(frozen=True)
class Printed:
    """A question as the public page prints it."""

    question: Question
    groups: tuple[str, ...]


@dataclass(frozen=True)
class PrintedPillar:
    pillar: Pillar
    questions: tuple[Printed, ...]


@dataclass(frozen=True)
class Line:
    """A line of evidence with its way to the record."""

    text: str
    source: object
    on: date
    address: str
    is_fresh: bool
    fresh_until_on: date


@dataclass(frozen=True)
class Row:
    """A question of a partnership; without an address on its own page."""

    question: Question
    said: tuple[Said, ...]
    gap: Gap
    verdict: Verdict
    pill: str
    lines: tuple[Line, ...]
    missing: tuple[str, ...]
    address: str

    @property
    def is_silent(self) -> bool:
        """Nobody has said anything: one line will do."""
        return not any(one.reply for one in self.said)


@dataclass(frozen=True)
class PillarRows:
    """A pillar with its counts, and the rows the reader chose to see."""

    pillar: Pillar
    tally: Tally
    shown: int
    others: tuple[tuple[Verdict, int], ...]
    rows: tuple[Row, ...]


def printed(pillars: Iterable[tuple[Pillar, tuple[Question, ...]]]) -> list[PrintedPillar]:
    """The public page: every question with its evidence in words."""
    return [
        PrintedPillar(
            pillar,
            tuple(Printed(one, _parts(one.parts) or _groups(one.shown_by)) for one in questions),
        )
        for pillar, questions in pillars
    ]


def _groups(groups: Iterable[tuple[EvidenceKind, ...]]) -> tuple[str, ...]:
    """Each group in words: any of its kinds will do."""
    either = " {} ".format(_("or"))
    return tuple(either.join(str(kind.label) for kind in group) for group in groups)


def _parts(groups: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    """Each part of a question in the words of its indicators: any of a group will do."""
    either = " {} ".format(_("or"))
    return tuple(either.join(str(INDICATORS[key].text) for key in group) for group in groups)


def chosen(value: str) -> Verdict | None:
    """The verdict asked for in the address; none for nonsense."""
    return Verdict(value) if value in Verdict.values else None


def pillars(guide: GuideView, only: Verdict | None = None) -> list[PillarRows]:
    """All pillars; with `only`, the rows that read so."""
    return [
        PillarRows(
            pillar=part.pillar,
            tally=part.tally,
            shown=count(part.tally, Verdict.SHOWN),
            others=tuple((kind, n) for kind, n in part.tally.counts if kind != Verdict.SHOWN),
            rows=tuple(
                row(view, guide.partnership.key)
                for view in part.questions
                if only in (None, view.verdict)
            ),
        )
        for part in guide.pillars
    ]


def row(view: QuestionView, partnership: UUID | None) -> Row:
    """One question as a row; a link to its page where a partnership is named."""
    key = view.question.key
    return Row(
        question=view.question,
        said=view.said,
        gap=view.gap,
        verdict=view.verdict,
        pill=PILLS[view.verdict],
        lines=tuple(
            Line(
                text=dated.line.text,
                source=dated.line.source,
                on=dated.line.on,
                address=links.address_of(dated.line.about) if dated.line.about else "",
                is_fresh=dated.is_fresh,
                fresh_until_on=dated.fresh_until_on,
            )
            for dated in view.lines
        ),
        missing=_parts(view.missing_parts) or _groups(view.missing),
        address=reverse("guide:answer", args=[partnership, key]) if partnership else "",
    )


def count(tally: Tally, verdict: Verdict) -> int:
    """How many questions have this verdict."""
    return dict(tally.counts).get(verdict, 0)


def differing(guide: GuideView) -> list[Row]:
    """The questions that need a conversation."""
    return [
        row(view, guide.partnership.key)
        for part in guide.pillars
        for view in part.questions
        if view.verdict is Verdict.SIDES_DIFFER
    ]


def counts(guide: GuideView) -> Table:
    """Pillars by verdicts, with the base of each row."""
    rows: list[list[str | Promise]] = []
    for part in guide.pillars:
        numbers = [str(count(part.tally, verdict)) for verdict in Verdict]
        rows.append([part.pillar.label, *numbers, str(part.tally.of)])
    total = [str(count(guide.tally, verdict)) for verdict in Verdict]
    rows.append([_("All pillars"), *total, str(guide.tally.of)])
    return Table(
        caption=_("Questions by pillar and verdict"),
        head=[_("Pillar"), *(verdict.label for verdict in Verdict), _("Of")],
        rows=rows,
    )


def moments(given: Iterable[Said]) -> list[Moment]:
    """Every answer so far, newest first."""
    return [
        Moment(
            at=one.at,
            title=f"{one.voice.label}: {one.reply.label if one.reply else ''}",
            text=" ".join(filter(None, (one.note, _("(seat {alias})").format(alias=one.by_alias)))),
        )
        for one in given
    ]


def following(key: str) -> str:
    """The key of the question after this one; empty after the last."""
    keys = [question.key for question in QUESTIONS]
    return "".join(keys[keys.index(key) + 1 :][:1])
