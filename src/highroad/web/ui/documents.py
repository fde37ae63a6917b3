"""Documents to keep: tagged PDF (PDF/UA-1, PDF/A-2a) set with our own faces from plain values.

The templates never see our objects: everything goes in as one JSON text, so nothing a person
typed can become a command.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, Final

import typst
from django.utils.translation import gettext as _
from django.utils.translation import override

from highroad.web.ui.parts import Table, Text

FOLDER: Final = Path(__file__).parent / "typst"
Facts = Sequence[tuple[Text, Text]]


@dataclass(frozen=True, kw_only=True)
class FigureDocument:
    """A published figure. `chart` is SVG text from our charts; `chart_alt` says what it shows."""

    title: Text
    partnership: Text
    facts: Facts
    findings: Sequence[Text]
    chart: str
    chart_alt: Text
    table: Table
    source: Text
    protection: Text
    made_at: datetime
    reference: str
    language: str = "en"


@dataclass(frozen=True, kw_only=True)
class Hand:
    """One signature: the name as typed or the alias, the seat, when, and a reason if given."""

    name: Text
    seat: Text
    at: Text
    reason: Text = ""


@dataclass(frozen=True, kw_only=True)
class SideBlock:
    """One side with its answer in words and its signatures."""

    name: Text
    answer: Text
    hands: Sequence[Hand] = ()


@dataclass(frozen=True, kw_only=True)
class DecisionDocument:
    """A decision: the exact text, its SHA-256, and what each side said."""

    title: Text
    partnership: Text
    facts: Facts
    text: str
    digest: str
    sides: Sequence[SideBlock]
    made_at: datetime
    reference: str
    language: str = "en"


@dataclass(frozen=True, kw_only=True)
class ReceiptDocument:
    """A receipt: its number, what was received and when, the digest of the file."""

    title: Text
    partnership: Text
    number: str
    facts: Facts
    digest: str
    notes: Sequence[Text]
    made_at: datetime
    language: str = "en"


def figure_pdf(document: FigureDocument) -> bytes:
    """A figure with findings, chart, numbers, source and protection note."""
    with override(document.language):
        content = frame(document, document.reference) | {
            "findings": [str(line) for line in document.findings],
            "chart": on_paper(document.chart),
            "chart_alt": str(document.chart_alt),
            "table": sheet(document.table),
            "notes": [str(document.protection), str(document.source)],
            "words": {"findings": _("What it says"), "numbers": _("The numbers")},
        }
    return compile_pdf("figure", content)


def decision_pdf(document: DecisionDocument) -> bytes:
    """A decision with its exact text, digest and signatures."""
    with override(document.language):
        sides = [
            {
                "name": str(side.name),
                "answer": str(side.answer),
                "hands": [
                    {"name": str(hand.name), "seat": str(hand.seat), "at": str(hand.at),
                     "reason": str(hand.reason)}
                    for hand in side.hands
                ],
            }
            for side in document.sides
        ]  # fmt: skip
        content = frame(document, document.reference) | {
            "text": document.text.replace("\r\n", "\n"),
            "digest": document.digest,
            "sides": sides,
            "words": {
                "text": _("The text, word for word"),
                "digest": _("SHA-256 of this text"),
                "sides": _("What each side said"),
            },
        }
    return compile_pdf("decision", content)


def receipt_pdf(document: ReceiptDocument) -> bytes:
    """A receipt with number, facts and digest."""
    with override(document.language):
        content = frame(document, document.number) | {
            "number": document.number,
            "digest": document.digest,
            "notes": [str(line) for line in document.notes],
            "words": {"number": _("Receipt number"), "digest": _("SHA-256 of the file")},
        }
    return compile_pdf("receipt", content)


def frame(
    document: FigureDocument | DecisionDocument | ReceiptDocument, reference: str
) -> dict[str, Any]:
    """What every document says about itself."""
    return {
        "title": str(document.title),
        "eyebrow": str(document.partnership),
        "language": document.language,
        "made_at": list(document.made_at.timetuple()[:6]),
        "facts": [[str(name), str(value)] for name, value in document.facts],
        "foot": f"Highroad · {reference}",
    }


def sheet(table: Table) -> dict[str, Any]:
    """A table as plain texts."""
    return {
        "caption": str(table.caption),
        "head": [str(cell) for cell in table.head],
        "rows": [[str(cell) for cell in row] for row in table.rows],
        "words": sorted(table.words),
    }


def compile_pdf(
    template: str, content: Mapping[str, Any], *, standards: Sequence[Any] = ("a-2a", "ua-1")
) -> bytes:
    """The PDF. Raises typst's error when a promise would be broken, as by a missing alt text."""
    made: bytes = typst.compile(
        str(FOLDER / f"{template}.typ"),
        root=str(FOLDER),
        font_paths=[str(FOLDER / "fonts")],
        ignore_system_fonts=True,
        sys_inputs={"data": json.dumps(content, ensure_ascii=False)},
        pdf_standards=list(standards),
    )
    return made


PAPER_STYLE: Final = (
    "text{font-family:'Public Sans';font-size:12px;fill:#1b2430}"
    ".tick{fill:#56606b}.name{font-weight:700;font-size:13px}"
    ".grid-line{stroke:#e2dccf}.axis{stroke:#857d6c}"
    ".bar-mark,.dot{fill:#0b6e69}.dot.s2{fill:#8a5a00}.span{fill:#c4dbda}.track{fill:#f1ede4}"
    ".trend{fill:none;stroke-width:2.5;stroke:#0b6e69}"
    ".trend.s2{stroke:#8a5a00;stroke-dasharray:7 4}"
    ".trend.s3{stroke:#1b2430;stroke-dasharray:2 4}.dot.s3{fill:#fff;stroke:#1b2430;stroke-width:2}"
    ".whisker{stroke:#1b2430;stroke-width:2}.hollow{fill:#fff;stroke:#1b2430;stroke-width:2}"
    ".halo{stroke:#fff;stroke-width:4}"
    ".goal{stroke:#1b2430;stroke-width:1.5;stroke-dasharray:4 3;fill:none}"
    ".name.s1{fill:#0b6e69}.name.s2{fill:#8a5a00}"
)


def on_paper(chart: str) -> str:
    """A chart with the light colors inside: on paper there is no style sheet."""
    head, rest = chart.split(">", 1)
    return f"{head}><style>{PAPER_STYLE}</style>{rest}"
