"""What may stand in a cell, read into a value; what may not is said in words, with what to write instead."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal

from highroad.kit.answers import Answer, no

Value = str | date | Decimal | int
Read = Callable[[str], Value | Answer]
DAY = re.compile(r"(\d{2})/(\d{2})/(\d{4})")
ISO_DAY = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ].*)?")
LOOSE_DAY = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})")
SERIAL = re.compile(r"\d{5}(?:\.0+)?")
MONEY = re.compile(r"\d{1,9}(?:\.\d{1,4})?")
_STATES = (
    "AL AK AZ AR CA CO CT DE DC FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM"
    " NY NC ND OH OK OR PA RI SC SD TN TX UT VT VA WA WV WI WY AS GU MP PR VI FM MH PW"
)
STATES = frozenset(_STATES.split())


def text(most: int) -> Read:
    """Words of at most so many characters."""

    def read(cell: str) -> Value | Answer:
        if len(cell) > most:
            return no(
                "has {length} characters; at most {most} are allowed. Shorten it.",
                length=len(cell),
                most=most,
            )
        return cell

    return read


def code(codes: Mapping[str, str]) -> Read:
    """One of a few codes; a word that means one of them is answered with that code."""
    listed = ", ".join(f"{each} ({word})" if word else each for each, word in codes.items())
    meant = {word.casefold(): each for each, word in codes.items() if word}
    folded = {each.casefold().rstrip("."): each for each in codes}

    def read(cell: str) -> Value | Answer:
        if cell in codes:
            return cell
        plain = cell.strip().casefold()
        guess = meant.get(plain) or folded.get(plain.rstrip(".")) or folded.get(plain.removesuffix(".0"))  # fmt: skip
        if guess:
            return no("is “{cell}”. Write {code}.", cell=cell, code=guess)
        return no("is “{cell}”, which is no code. Write one of: {codes}.", cell=cell, codes=listed)

    return read


def day(cell: str) -> Value | Answer:
    """A day as MM/DD/YYYY, in text; other ways to write it are answered with the right one."""
    found = DAY.fullmatch(cell)
    made = _day(found[3], found[1], found[2]) if found else None
    if made is not None:
        return made
    if found:
        return no("is “{cell}”: there is no such day. Month comes first, then day.", cell=cell)
    other = ISO_DAY.fullmatch(cell)
    parts = (other[1], other[2], other[3]) if other else None
    loose = LOOSE_DAY.fullmatch(cell)
    parts = (loose[3], loose[1], loose[2]) if loose else parts
    guess = _day(*parts) if parts else None
    if guess is not None:
        return no("is “{cell}”. Write {day}.", cell=cell, day=written_day(guess))
    if SERIAL.fullmatch(cell):
        return no(
            "is “{cell}”, a day as a spreadsheet counts it. Format the column as text and write MM/DD/YYYY.",
            cell=cell,
        )
    return no(
        "is “{cell}”, which is no day. Write it as MM/DD/YYYY, such as 03/09/2026.", cell=cell
    )


def _day(year: str, month: str, number: str) -> date | None:
    try:
        return date(int(year), int(month), int(number))
    except ValueError:
        return None


def written_day(value: date) -> str:
    """MM/DD/YYYY."""
    return f"{value.month:02d}/{value.day:02d}/{value.year:04d}"


def state(cell: str) -> Value | Answer:
    """Two capital letters."""
    if cell in STATES:
        return cell
    if cell.strip().upper() in STATES:
        return no("is “{cell}”. Write {code}.", cell=cell, code=cell.strip().upper())
    return no("is “{cell}”. Write the two letters of the state, such as MA.", cell=cell)


def zip_code(cell: str) -> Value | Answer:
    """Five digits, kept as text so that a nought in front stays."""
    if re.fullmatch(r"[0-9]{5}", cell):
        return cell
    if re.fullmatch(r"[0-9]{3,4}", cell):
        return no(
            "is “{cell}”: a nought in front was lost. Write {code} and format the column as text.",
            cell=cell,
            code=cell.zfill(5),
        )
    if re.fullmatch(r"[0-9]{5}-?[0-9]{4}", cell):
        return no("is “{cell}”. Write {code}.", cell=cell, code=cell[:5])
    return no("is “{cell}”. Write five digits.", cell=cell)


def security_number(cell: str) -> Value | Answer:
    """Nine digits, with or without hyphens. It is voluntary; Highroad never keeps it."""
    if re.fullmatch(r"\d{3}-?\d{2}-?\d{4}", cell):
        return cell
    return no("is not a number of nine digits. Correct it or leave it out: it is voluntary.")


def telephone(cell: str) -> Value | Answer:
    """Ten digits or more, with the usual marks between."""
    if re.fullmatch(r"[0-9 ()+.\-x]{7,25}", cell) and sum(each.isdigit() for each in cell) >= 10:
        return cell
    return no("is “{cell}”. Write ten digits, such as 617-555-0114.", cell=cell)


def email(cell: str) -> Value | Answer:
    """Something, an at sign, something with a dot."""
    if len(cell) <= 254 and re.fullmatch(r"[^@\s]+@[^@\s]+\.[^@\s.]+", cell):
        return cell
    return no("is “{cell}”, which is no e-mail address. Correct it or leave it out.", cell=cell)


def whole(cell: str) -> Value | Answer:
    """Hours without decimals."""
    if re.fullmatch(r"\d{1,6}", cell) and (cell == "0" or not cell.startswith("0")):
        return int(cell)
    return no("is “{cell}”. Write whole hours, and 0 if there are none.", cell=cell)


def money(cell: str) -> Value | Answer:
    """Dollars with cents, without a sign and without commas."""
    if MONEY.fullmatch(cell) and (cell == "0" or not re.match(r"0\d", cell)):
        return Decimal(cell)
    plain = cell.replace("$", "").replace(",", "").strip()
    if MONEY.fullmatch(plain):
        return no(
            "is “{cell}”. Write {plain}, without a sign and without commas.", cell=cell, plain=plain
        )
    return no("is “{cell}”. Write dollars as a number, such as 18.50.", cell=cell)
