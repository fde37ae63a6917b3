"""Cells of spreadsheets: what they hold as text, and what their columns are called."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Any

LARGEST_WHOLE = 1e15
"""From here on a float no longer holds every whole number."""


def as_text(cell: Any) -> str:
    """A cell as text: whole numbers without a point, days as year-month-day, spans of time in hours."""
    if cell is None or cell == "":
        return ""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() and abs(cell) < LARGEST_WHOLE else repr(cell)
    if isinstance(cell, datetime):
        is_day = (cell.hour, cell.minute, cell.second) == (0, 0, 0)
        return cell.date().isoformat() if is_day else cell.isoformat(" ", "seconds")
    if isinstance(cell, date | time):
        return cell.isoformat()
    if isinstance(cell, timedelta):
        return str(round(cell.total_seconds() / 3600, 4))
    return str(cell)


def column_letter(at: int) -> str:
    """The letter a spreadsheet shows for a column counted from 0."""
    letters = ""
    at += 1
    while at:
        at, rest = divmod(at - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
