"""Word bulletins as lines: values inside content controls count, and so do Word files embedded in them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO
from typing import Any
from xml.etree.ElementTree import ParseError
from zipfile import BadZipFile, ZipFile

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring

from highroad.areas.training.rules.papers.lines import (
    MOST_LINES,
    MOST_UNPACKED,
    WHOLE_FILE,
    Line,
    PaperFault,
    Unpacked,
    refused,
)
from highroad.kit.answers import no

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
SKIPPED = frozenset({f"{W}del", f"{W}moveFrom", f"{W}instrText"})
TEXT = "Text"
MOST_FILES = 20


def lines_of_bulletin(package: ZipFile, inside: str = "") -> Unpacked:
    """Paragraphs and tables in their order, then those of embedded Word files."""
    try:
        root = fromstring(package.read("word/document.xml"))
    except (ParseError, DefusedXmlException, KeyError):
        return refused(
            no("The Word file is damaged. Open it, save it again as .docx and send that.")
        )
    body = root.find(f"{W}body")
    lines = list(_lines(body, inside)) if body is not None else []
    notes: list[PaperFault] = []
    if not inside:
        for found in _embedded(package):
            lines += found.lines
            notes += found.notes
    if len(lines) > MOST_LINES:
        return refused(no("The file has more than 20,000 lines. Take out what is no standards."))
    if all(line.is_blank for line in lines):
        return refused(
            no("There is no text in this Word file, perhaps only pictures. Send one with text.")
        )
    return Unpacked(tuple(lines), (), tuple(notes))


def _embedded(package: ZipFile) -> Iterator[Unpacked]:
    names = [name for name in package.namelist() if name.startswith("word/embeddings/")]
    for name in names[:MOST_FILES]:
        short = name.rsplit("/", 1)[-1]
        if name.lower().endswith(".docx"):
            try:
                with ZipFile(BytesIO(package.read(name))) as inner:
                    if sum(each.file_size for each in inner.infolist()) <= MOST_UNPACKED:
                        yield lines_of_bulletin(inner, short)
                        continue
            except (BadZipFile, OSError, EOFError, KeyError):
                pass
        yield Unpacked(notes=(PaperFault(short, WHOLE_FILE, no(
            "An attachment inside the file was not read. Open it there and send it on its own if it holds standards."
        )),))  # fmt: skip


def _lines(body: Any, inside: str) -> Iterator[Line]:
    tables, paragraphs = 0, 0
    for block in _blocks(body):
        if block.tag == f"{W}tbl":
            tables += 1
            where = f"{inside} Table {tables}".strip()
            yield Line(where, WHOLE_FILE, ())
            rows = (row for row in _blocks(block) if row.tag == f"{W}tr")
            for number, row in enumerate(rows, start=1):
                yield _row(row, where, number)
            yield Line(where, WHOLE_FILE, ())
        elif block.tag == f"{W}p":
            paragraphs += 1
            yield Line(f"{inside} {TEXT}".strip(), paragraphs, (_text(block),))


def _row(row: Any, where: str, number: int) -> Line:
    cells, merged = [], ""
    for place, cell in enumerate(each for each in _blocks(row) if each.tag == f"{W}tc"):
        properties = cell.find(f"{W}tcPr")
        spans = properties is not None and (
            properties.find(f"{W}gridSpan") is not None or properties.find(f"{W}vMerge") is not None
        )
        merged = merged or (str(place + 1) if spans else "")
        cells.append("\n".join(_text(each) for each in cell.iter(f"{W}p")).strip())
    return Line(where, number, tuple(cells), merged)


def _blocks(parent: Any) -> Iterator[Any]:
    """The children, and those inside content controls as if the controls were not there."""
    for child in parent:
        if child.tag in (f"{W}sdt", f"{W}sdtContent", f"{W}ins", f"{W}customXml", f"{W}smartTag"):
            yield from _blocks(child)
        elif child.tag not in SKIPPED:
            yield child


def _text(paragraph: Any) -> str:
    return re.sub(r"[^\S\n]+", " ", "".join(_pieces(paragraph))).strip()


def _pieces(parent: Any) -> Iterator[str]:
    for child in parent:
        if child.tag in SKIPPED:
            continue
        if child.tag == f"{W}t":
            yield child.text or ""
        elif child.tag == f"{W}tab":
            yield " "
        elif child.tag in (f"{W}br", f"{W}cr"):
            yield "\n"
        elif child.tag == f"{W}noBreakHyphen":
            yield "-"
        else:
            yield from _pieces(child)
