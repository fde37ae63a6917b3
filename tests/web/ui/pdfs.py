"""What a validator of PDF finds, without what it only imagines."""

from __future__ import annotations

import io

import page as validator
import pikepdf

LENGTH = "STREAM-LENGTH-001"


def faults(content: bytes, profile: validator.ValidationProfile) -> list[tuple[str, str]]:
    """The rules that a document breaks, and how.

    The validator takes a stream whose last byte happens to be a line end for one byte too long. That fault
    counts only where a second reader has to repair the document.
    """
    found = validator.validate_pdf_bytes(content, profile=profile).failures
    with pikepdf.open(io.BytesIO(content)) as pdf:
        is_whole = not pdf.check_pdf_syntax()
    return [
        (one.rule_id, one.message)
        for one in found
        if not (is_whole and one.rule_id.endswith(LENGTH))
    ]
