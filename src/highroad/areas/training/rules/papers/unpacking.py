"""Opens what was sent, whatever it is, without trusting it: a workbook, a Word file, or a word why neither."""

from __future__ import annotations

from io import BytesIO
from zipfile import BadZipFile, ZipFile

from highroad.areas.training.rules.papers.bulletins import lines_of_bulletin
from highroad.areas.training.rules.papers.lines import MOST_BYTES, MOST_UNPACKED, Unpacked, refused
from highroad.areas.training.rules.papers.workbooks import lines_of_workbook
from highroad.kit.answers import Answer, no


def unpack(content: bytes) -> Unpacked:
    """The lines of a file; or one fault for the whole file with what to do instead."""
    stopped = _no_package(content)
    if stopped is not None:
        return refused(stopped)
    try:
        with ZipFile(BytesIO(content)) as package:
            return _opened(package, content)
    except (BadZipFile, OSError, EOFError, ValueError, NotImplementedError, RuntimeError):
        return refused(
            no("The file is damaged. Open it in your program, save it again and send that.")
        )


def _opened(package: ZipFile, content: bytes) -> Unpacked:
    names = set(package.namelist())
    if sum(each.file_size for each in package.infolist()) > MOST_UNPACKED:
        return refused(
            no("Unpacked, the file is larger than 80 MB. Take pictures out and send it again.")
        )
    if any("vbaProject" in name for name in names):
        return refused(no("The file holds macros. Save it without macros, as .xlsx or .docx."))
    if "word/document.xml" in names:
        return lines_of_bulletin(package)
    if "xl/workbook.xml" in names:
        return lines_of_workbook(package, content)
    if "xl/workbook.bin" in names:
        return refused(no("This is a binary workbook. Save it as .xlsx and send that."))
    if "content.xml" in names:
        return refused(no("This is an OpenDocument file. Save it as .xlsx or .docx and send that."))
    return refused(
        no(
            "This is an archive and neither a workbook nor a Word file. Unpack it and send one file."
        )
    )


def _no_package(content: bytes) -> Answer | None:
    checks = (
        (not content.strip(), no("The file is empty. Save it again and send that.")),
        (
            len(content) > MOST_BYTES,
            no("The file is larger than 8 MB. Take pictures out and send it again."),
        ),
        (
            content[:5] == b"%PDF-",
            no("This is a PDF. Send the Word file or the workbook it was made from."),
        ),
        (
            content[:4] == b"\xd0\xcf\x11\xe0",
            no(
                "The file is in an old format or has a password. Save it as .xlsx or .docx without a password."
            ),
        ),
        (content[:5] == b"{\\rtf", no("This is rich text. Save it as .docx and send that.")),
        (
            content.lstrip()[:1] == b"<",
            no("This is a web page with another ending. Save it as .xlsx and send that."),
        ),
        (
            content[:2] != b"PK",
            no(
                "This is no workbook and no Word file. Save a table of text as .xlsx and send that."
            ),
        ),
    )
    return next((said for is_so, said in checks if is_so), None)
