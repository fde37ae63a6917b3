"""Rows as CSV that no spreadsheet takes for a formula."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

from django.http import HttpResponse
from django.utils.http import content_disposition_header

DANGEROUS = ("=", "+", "-", "@", "\t", "\r", "\n")
"""A text that begins so is a formula to a spreadsheet; a leading apostrophe keeps it a text."""


def safe(text: str) -> str:
    """A text that stays a text in any spreadsheet."""
    return f"'{text}" if text.startswith(DANGEROUS) else text


def written(rows: Sequence[Sequence[str]]) -> str:
    """Rows as CSV with a byte order mark, so that spreadsheets read accents."""
    out = io.StringIO()
    csv.writer(out, lineterminator="\r\n").writerows([[safe(cell) for cell in row] for row in rows])
    return f"\ufeff{out.getvalue()}"


def download(rows: Sequence[Sequence[str]], name: str) -> HttpResponse:
    """The same as a file to keep; `name` without its ending."""
    answer = HttpResponse(written(rows), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = content_disposition_header(True, f"{name}.csv") or ""
    return answer
