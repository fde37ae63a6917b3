"""Reading a wage file: rows, faults that keep the whole file out, warnings that can be accepted."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from typing import Any, Final

from highroad.areas.supports.rules.edit_checks import CHECKS
from highroad.areas.supports.rules.hsds import Fault
from highroad.areas.supports.rules.pirl import CODES, COLUMNS, DAYS, NEEDED, NOT_KNOWN, Row
from highroad.kit.answers import Answer, no

MOST_BYTES: Final = 10_000_000


@dataclass(frozen=True)
class Reading:
    """What a file holds: rows that were read, faults that keep it out, warnings that can be accepted."""

    rows: Sequence[Row]
    faults: Sequence[Fault]
    warnings: Sequence[Fault]


def read(content: bytes, today: date) -> Reading:
    """All rows, faults and warnings of a wage file; lines are counted as a spreadsheet shows them."""
    try:
        lines = _lines(content)
    except _WrongError as error:
        return Reading((), [Fault(error.row, error.field, error.what)], ())
    rows: list[Row] = []
    faults: list[Fault] = []
    warnings: list[Fault] = []
    seen: set[tuple[str, date]] = set()
    for number, line in enumerate(lines, 2):
        try:
            row = _row(number, line, today)
            _refuse_twice(row, seen)
        except _WrongError as error:
            faults.append(Fault(number, error.field, error.what))
            continue
        rows.append(row)
        for check in CHECKS:
            if check.holds_on(today) and not check.passes(row):
                found = Fault(number, check.element, check.says)
                (warnings if check.is_warning else faults).append(found)
    return Reading(rows, faults, warnings)


class _WrongError(Exception):
    def __init__(self, row: int, field: str, what: Answer) -> None:
        super().__init__(field)
        self.row, self.field, self.what = row, field, what


def _refuse_twice(row: Row, seen: set[tuple[str, date]]) -> None:
    who = (row.code("100"), row.days["900"])
    if who in seen:
        raise _WrongError(
            row.number, "100", no("This period stands twice in the file. Keep one line.")
        )
    seen.add(who)


def _lines(content: bytes) -> list[dict[str, str]]:
    if len(content) > MOST_BYTES:
        raise _WrongError(0, "", no("The file is larger than 10 megabytes. Send it in parts."))
    try:
        text = content.decode("utf-8-sig")
        found = list(csv.reader(io.StringIO(text, newline=""), strict=True))
    except (UnicodeDecodeError, csv.Error) as error:
        raise _WrongError(
            0, "", no("This is no CSV file in UTF-8. Save it as CSV UTF-8 and send that.")
        ) from error
    if not found or not any(map(str.strip, found[0])):
        raise _WrongError(1, "", no("The file is empty. The first line names the columns."))
    names = [_element(name) for name in found[0]]
    for needed in NEEDED:
        if needed not in names:
            raise _WrongError(
                1, needed, no("This column is missing. The first line names the columns.")
            )
    lines = [row for row in found[1:] if any(map(str.strip, row))]
    if not lines:
        raise _WrongError(2, "", no("There is no line below the names of the columns."))
    return [
        {name: value.strip() for name, value in zip(names, row, strict=False) if name}
        for row in lines
    ]


def _element(name: str) -> str:
    plain = re.sub(r"[\s_]+", " ", name.strip().lower().removeprefix("pirl").strip())
    for number, others in COLUMNS.items():
        if plain == number or plain in others:
            return number
    return ""


def _row(number: int, line: Mapping[str, str], today: date) -> Row:
    for needed in NEEDED:
        if not line.get(needed):
            raise _WrongError(number, needed, no("This is empty. Every line needs it."))
    days = {name: _day(number, name, line[name]) for name in DAYS if line.get(name)}
    for name, allowed in CODES.items():
        if _code(name, line) not in allowed:
            said = ", ".join(sorted(filter(None, allowed)))
            raise _WrongError(
                number, name, no("This code is not known. Use one of: {codes}.", codes=said)
            )
    codes: dict[str, Any] = {name: _code(name, line) for name in CODES}
    return Row(
        number=number,
        codes={**codes, "100": line["100"]},
        days=days,
        today=today,
        wage=_wage(number, line.get("1704", "")),
    )


def _code(name: str, line: Mapping[str, str]) -> str:
    found = line.get(name, "")
    return found.zfill(2) if name == "923" and found else found


def _day(number: int, name: str, text: str) -> date:
    for form in ("%Y%m%d", "%Y-%m-%d"):
        try:
            return datetime.strptime(text, form).date()
        except ValueError:
            continue
    raise _WrongError(number, name, no("A day must be written 20260331 or 2026-03-31."))


def _wage(number: int, text: str) -> Decimal | None:
    if not text:
        return None
    try:
        wage = Decimal(text.replace(",", "").removeprefix("$"))
    except InvalidOperation as error:
        raise _WrongError(
            number, "1704", no("A wage must be dollars with a point, such as 6200.50.")
        ) from error
    if not wage.is_finite() or wage < 0 or wage > NOT_KNOWN or wage != round(wage, 2):
        raise _WrongError(
            number, "1704", no("A wage must be dollars with a point, such as 6200.50.")
        )
    return wage
