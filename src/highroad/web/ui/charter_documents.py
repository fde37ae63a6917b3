"""A charter as a document to keep and to sign: PDF (tagged) and Word, from the same plain values."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO

from django.utils.translation import gettext as _
from django.utils.translation import override
from docx import Document
from docx.document import Document as WordDocument
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor

from highroad.web.ui.documents import Facts, compile_pdf
from highroad.web.ui.parts import Text


@dataclass(frozen=True, kw_only=True)
class ClauseBlock:
    """One clause: its heading, its words, its values in words, and where it comes from."""

    heading: Text
    text: str
    values: Facts = ()
    source: str = ""


@dataclass(frozen=True, kw_only=True)
class CharterDocument:
    """A charter with a place to sign for each side. `digest` is the SHA-256 of the text signed."""

    title: Text
    partnership: Text
    facts: Facts
    clauses: Sequence[ClauseBlock]
    sides: Sequence[Text]
    digest: str
    made_at: datetime
    reference: str
    language: str = "en"


def lines_to_sign() -> list[str]:
    """What stands under each line of a signature block."""
    return [_("Signature"), _("Name and office"), _("Date")]


def charter_pdf(document: CharterDocument) -> bytes:
    """The charter as tagged PDF (PDF/UA-1, PDF/A-2a)."""
    with override(document.language):
        content = {
            "title": str(document.title),
            "eyebrow": str(document.partnership),
            "language": document.language,
            "made_at": list(document.made_at.timetuple()[:6]),
            "facts": pairs(document.facts),
            "foot": f"Highroad · {document.reference}",
            "clauses": [
                {
                    "number": number,
                    "heading": str(clause.heading),
                    "text": clause.text.replace("\r\n", "\n"),
                    "values": pairs(clause.values),
                    "source": clause.source,
                }
                for number, clause in enumerate(document.clauses, start=1)
            ],
            "sides": [str(side) for side in document.sides],
            "lines": lines_to_sign(),
            "digest": document.digest,
            "words": {"digest": _("SHA-256 of this text"), "sign": _("Signatures")},
        }
    return compile_pdf("charter", content)


def pairs(facts: Facts) -> list[list[str]]:
    """Facts as plain texts."""
    return [[str(name), str(value)] for name, value in facts]


def charter_docx(document: CharterDocument) -> bytes:
    """The charter as a Word file with a signature block for each side, side by side."""
    with override(document.language):
        word: WordDocument = Document()
        dress(word, title=str(document.title), language=document.language, made_at=document.made_at)
        word.add_paragraph(str(document.partnership)).runs[0].bold = True
        word.add_heading(str(document.title), level=0)
        add_facts(word, document.facts)
        for number, clause in enumerate(document.clauses, start=1):
            _add_clause(word, number, clause)
        word.add_paragraph(f"{_('SHA-256 of this text')}: {document.digest}").style = "Caption"
        word.add_heading(_("Signatures"), level=1)
        add_places_to_sign(word, document.sides)
    kept = BytesIO()
    word.save(kept)
    return kept.getvalue()


def dress(word: WordDocument, *, title: str, language: str, made_at: datetime) -> None:
    """Title and language for readers, and one quiet face."""
    word.core_properties.title = title
    word.core_properties.author = "Highroad"
    word.core_properties.language = language
    word.core_properties.created = word.core_properties.modified = made_at.replace(tzinfo=None)
    for name, size in (("Normal", 11), ("Heading 1", 14), ("Title", 22), ("Caption", 8)):
        style = word.styles[name]
        style.font.name, style.font.size = "Georgia", Pt(size)
        style.font.color.rgb = RGBColor(0x1B, 0x24, 0x30)
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        fonts.set(qn("w:eastAsia"), "Georgia")


def add_facts(word: WordDocument, facts: Facts) -> None:
    """Name and value, one line each."""
    for name, value in facts:
        line = word.add_paragraph()
        line.add_run(f"{name}: ").bold = True
        line.add_run(str(value))


def _add_clause(word: WordDocument, number: int, clause: ClauseBlock) -> None:
    word.add_heading(f"{number}. {clause.heading}", level=1)
    for line in clause.text.splitlines():
        if line.strip():
            word.add_paragraph(line)
    for name, value in clause.values:
        word.add_paragraph(f"{name}: {value}", style="List Bullet")
    if clause.source:
        word.add_paragraph(clause.source).style = "Caption"


def add_places_to_sign(word: WordDocument, sides: Sequence[Text]) -> None:
    """A place to sign for each side, side by side."""
    table = word.add_table(rows=1 + len(lines_to_sign()), cols=len(sides))
    for column, side in enumerate(sides):
        head = table.cell(0, column).paragraphs[0]
        head.add_run(str(side)).bold = True
        for row, label in enumerate(lines_to_sign(), start=1):
            cell = table.cell(row, column)
            cell.paragraphs[0].add_run("\n\n" + "_" * 30)
            cell.add_paragraph(label).style = "Caption"
