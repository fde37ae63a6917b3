"""A fund's statement, read from CSV: receipt by receipt in whole cents, held against the ledger."""

from __future__ import annotations

import csv
import hashlib
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Final

from highroad.areas.supports.rules.cash import cents_of
from highroad.areas.supports.rules.hsds import Fault
from highroad.kit.answers import Answer, no

MOST_BYTES: Final = 5_000_000
COLUMNS: Final = ("receipt", "amount")


@dataclass(frozen=True, kw_only=True)
class Statement:
    """What a statement says: cents by receipt, what is wrong with it, and its digest."""

    lines: Mapping[str, int]
    faults: Sequence[Fault]
    digest: str

    @property
    def total(self) -> int:
        """Everything in it, in cents."""
        return sum(self.lines.values())


def read(content: bytes) -> Statement:
    """Read a statement with the columns receipt and amount; amounts with a minus are money that came back."""
    digest = hashlib.sha256(content).hexdigest()
    if len(content) > MOST_BYTES:
        return _none(0, "", no("The file is larger than 5 megabytes. Send it in parts."), digest)
    try:
        rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), strict=True))
    except (UnicodeDecodeError, csv.Error):
        what = no("This is no CSV file in UTF-8. Save it as CSV UTF-8 and send that.")
        return _none(0, "", what, digest)
    names = [name.strip().lower() for name in rows[0]] if rows else []
    for name in COLUMNS:
        if name not in names:
            what = no("This column is missing. The first line names the columns.")
            return _none(1, name, what, digest)
    return _read(rows[1:], names.index("receipt"), names.index("amount"), digest)


def _none(row: int, field: str, what: Answer, digest: str) -> Statement:
    return Statement(lines={}, faults=(Fault(row, field, what),), digest=digest)


def _read(rows: Sequence[Sequence[str]], receipt: int, amount: int, digest: str) -> Statement:
    lines: dict[str, int] = {}
    faults: list[Fault] = []
    for number, row in enumerate(rows, 2):
        if not any(map(str.strip, row)):
            continue
        name = row[receipt].strip() if receipt < len(row) else ""
        cents = _cents(row[amount] if amount < len(row) else "")
        if not name:
            faults.append(Fault(number, "receipt", no("This is empty. Every line needs it.")))
        elif cents is None:
            faults.append(
                Fault(number, "amount", no("An amount must be dollars and cents, such as 45.00."))
            )
        else:
            lines[name] = lines.get(name, 0) + cents
    if not lines and not faults:
        faults.append(Fault(2, "", no("There is no line below the names of the columns.")))
    return Statement(lines={} if faults else lines, faults=faults, digest=digest)


def _cents(text: str) -> int | None:
    try:
        amount = Decimal(text.strip().replace(",", "").replace("$", ""))
        return cents_of(amount) if amount.is_finite() else None
    except (InvalidOperation, ValueError):
        return None
