"""Papers as tagged PDF (PDF/UA-1, PDF/A-2a): the pack and minutes of a meeting, papers of tables."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import override

from highroad.web.ui.documents import Facts, SideBlock, compile_pdf, sheet
from highroad.web.ui.parts import Table, Text


@dataclass(frozen=True, kw_only=True)
class Section:
    """One part of a paper: a heading, facts in one line, paragraphs."""

    heading: Text
    line: Text = ""
    paragraphs: Sequence[Text] = ()


@dataclass(frozen=True, kw_only=True)
class SignedText:
    """A text with its digest and what each side said to it; a correction names itself."""

    heading: Text
    text: str
    digest: str = ""
    sides: Sequence[SideBlock] = ()


@dataclass(frozen=True, kw_only=True)
class MeetingPaper:
    """A pack or minutes: facts, then sections, then texts with their signatures."""

    title: Text
    partnership: Text
    facts: Facts
    sections: Sequence[Section] = ()
    texts: Sequence[SignedText] = ()
    made_at: datetime
    reference: str
    language: str = "en"


@dataclass(frozen=True, kw_only=True)
class TablePaper:
    """A paper of several tables, each under its heading, with paragraphs before and after."""

    title: Text
    partnership: Text
    facts: Facts
    parts: Sequence[tuple[Section, Table | None]]
    made_at: datetime
    reference: str
    language: str = "en"


def tables_pdf(paper: TablePaper) -> bytes:
    """The paper as a document; a part without a table has its paragraphs alone."""
    with override(paper.language):
        content = {
            "title": str(paper.title),
            "eyebrow": str(paper.partnership),
            "language": paper.language,
            "made_at": list(paper.made_at.timetuple()[:6]),
            "facts": [[str(name), str(value)] for name, value in paper.facts],
            "foot": f"Highroad · {paper.reference}",
            "parts": [
                {**_section(one), "table": sheet(table) if table is not None else None}
                for one, table in paper.parts
            ],
            "words": {},
        }
    return compile_pdf("tables", content)


def _section(one: Section) -> dict[str, object]:
    return {
        "heading": str(one.heading),
        "line": str(one.line),
        "paragraphs": [str(text) for text in one.paragraphs if str(text).strip()],
    }


def meeting_pdf(paper: MeetingPaper) -> bytes:
    """The paper as a document."""
    with override(paper.language):
        content = {
            "title": str(paper.title),
            "eyebrow": str(paper.partnership),
            "language": paper.language,
            "made_at": list(paper.made_at.timetuple()[:6]),
            "facts": [[str(name), str(value)] for name, value in paper.facts],
            "foot": f"Highroad · {paper.reference}",
            "sections": [_section(one) for one in paper.sections],
            "texts": [
                {
                    "heading": str(one.heading),
                    "text": one.text.replace("\r\n", "\n"),
                    "digest": one.digest,
                    "sides": [_side(side) for side in one.sides],
                }
                for one in paper.texts
            ],
            "words": {"digest": _("SHA-256 of this text"), "sides": _("What each side said")},
        }
    return compile_pdf("meeting", content)


def _side(side: SideBlock) -> dict[str, object]:
    return {
        "name": str(side.name),
        "answer": str(side.answer),
        "hands": [
            {"name": str(hand.name), "seat": str(hand.seat), "at": str(hand.at),
             "reason": str(hand.reason)}
            for hand in side.hands
        ],
    }  # fmt: skip
