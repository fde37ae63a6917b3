"""Papers of tables as Word files, from the same plain values as the tagged PDF: to finish and to sign."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO

from django.utils.translation import override
from docx import Document
from docx.document import Document as WordDocument

from highroad.web.ui.charter_documents import add_facts, add_places_to_sign, dress
from highroad.web.ui.papers import TablePaper
from highroad.web.ui.parts import Table, Text

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def tables_docx(paper: TablePaper, *, sides: Sequence[Text] = (), sign: Text = "") -> bytes:
    """The paper as a Word file, with a place to sign for each of these sides under its heading."""
    with override(paper.language):
        word: WordDocument = Document()
        dress(word, title=str(paper.title), language=paper.language, made_at=paper.made_at)
        word.add_paragraph(_clean(paper.partnership)).runs[0].bold = True
        word.add_heading(_clean(paper.title), level=0)
        add_facts(word, [(_clean(name), _clean(value)) for name, value in paper.facts])
        for section, table in paper.parts:
            word.add_heading(_clean(section.heading), level=1)
            if section.line:
                word.add_paragraph(_clean(section.line)).style = "Caption"
            if table is not None:
                _add_table(word, table)
            for text in section.paragraphs:
                word.add_paragraph(_clean(text))
        if sides:
            word.add_heading(_clean(sign), level=1)
            add_places_to_sign(word, sides)
    kept = BytesIO()
    word.save(kept)
    return kept.getvalue()


def _add_table(word: WordDocument, table: Table) -> None:
    """A table whose first row repeats on every page."""
    made = word.add_table(rows=1, cols=len(table.head))
    made.style = "Light Grid"
    for cell, text in zip(made.rows[0].cells, table.head, strict=True):
        cell.paragraphs[0].add_run(_clean(text)).bold = True
    for row in table.rows:
        for cell, text in zip(made.add_row().cells, row, strict=True):
            cell.text = _clean(text)
    word.add_paragraph(_clean(table.caption)).style = "Caption"


def _clean(text: Text) -> str:
    """What XML can hold."""
    return "".join(sign for sign in str(text) if sign in "\n\t" or sign >= " ")
