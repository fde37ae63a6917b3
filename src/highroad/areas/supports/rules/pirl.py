"""A row of a wage file in the federal layout (PIRL, form ETA-9172): its columns, codes and what it says.

Columns may be named by their element number or by the words below.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final

from highroad.areas.supports.rules.indicators import Earned, Exclusion, Quarter, Worked
from highroad.areas.supports.rules.participation import Said

NOT_KNOWN: Final = Decimal("999999.99")
"""A wage that is not there yet."""
COLUMNS: Final[Mapping[str, tuple[str, ...]]] = {
    "100": ("participant", "unique individual identifier", "id"),
    "900": ("entry", "date of program entry", "program entry"),
    "901": ("exit", "date of program exit", "program exit"),
    "923": ("exclusion", "other reasons for exit"),
    "1602": ("employed q2", "employed in 2nd quarter after exit quarter"),
    "1603": ("match q2", "type of employment match 2nd quarter after exit quarter"),
    "1606": ("employed q4", "employed in 4th quarter after exit quarter"),
    "1607": ("match q4", "type of employment match 4th quarter after exit quarter"),
    "1618": ("same employer", "retention with the same employer"),
    "1704": ("wages q2", "wages 2nd quarter after exit quarter"),
    "1800": ("credential", "type of recognized credential"),
    "1801": ("credential date", "date attained recognized credential"),
    "1809": ("milestone", "date of most recent measurable skill gains: training milestone"),
    "1810": ("skills progression", "date of most recent measurable skill gains: skills progression"),
}  # fmt: skip
"""Element number, and other names a column may have."""
NEEDED: Final = ("100", "900")
DAYS: Final = frozenset({"900", "901", "1801", "1809", "1810"})
CODES: Final[Mapping[str, frozenset[str]]] = {
    "923": frozenset({"", "00", "01", "02", "03", "04", "05", "06", "07"}),
    "1602": frozenset({"", "0", "1", "9"}), "1606": frozenset({"", "0", "1", "9"}),
    "1603": frozenset({"", "0", "1", "2", "3", "4", "5"}),
    "1607": frozenset({"", "0", "1", "2", "3", "4", "5"}),
    "1618": frozenset({"", "0", "1", "9"}), "1800": frozenset({"", *"012345678"}),
}  # fmt: skip
EXCLUDED: Final[Mapping[str, Exclusion]] = {
    "01": Exclusion.INSTITUTIONALIZED, "02": Exclusion.MEDICAL, "03": Exclusion.DECEASED,
    "04": Exclusion.RESERVE, "05": Exclusion.FOSTER_MOVED, "07": Exclusion.OFFENDER,
}  # fmt: skip
WORK: Final[Mapping[str, Worked]] = {"1": Worked.YES, "0": Worked.NO, "9": Worked.PENDING}


@dataclass(frozen=True, kw_only=True)
class Row:
    """One line of the file: days and money read, codes as they stand."""

    number: int
    codes: Mapping[str, str]
    days: Mapping[str, date]
    wage: Decimal | None
    today: date

    def code(self, element: str) -> str:
        """A code; empty where the column is."""
        return self.codes.get(element, "")

    def day(self, element: str) -> date | None:
        """A day; none where the column is empty."""
        return self.days.get(element)

    @property
    def quarters_past_exit(self) -> int:
        """How many quarters lie between the quarter of the exit and today's."""
        left = self.day("901")
        if left is None:
            return -1
        one, two = Quarter.of(left), Quarter.of(self.today)
        return (two.year - one.year) * 4 + two.number - one.number

    @property
    def said(self) -> Said:
        """What the row says of its period."""
        worked = WORK.get(self.code("1602"))
        kind = self.code("1800")
        return Said(
            exit_on=self.day("901"), exclusion=EXCLUDED.get(self.code("923")), worked_q2=worked,
            worked_q4=WORK.get(self.code("1606")),
            earned_q2=self.wage if self.wage not in (None, NOT_KNOWN, Decimal(0)) else None,
            same_employer={"1": True, "0": False}.get(self.code("1618")),
            credential=_earned(kind), credential_on=self.day("1801") if kind not in ("", "0") else None,
            worked_or_trained_within_year=Worked.YES in (worked, WORK.get(self.code("1606"))),
            gains_on=tuple(d for d in (self.day("1809"), self.day("1810")) if d is not None),
        )  # fmt: skip


def _earned(kind: str) -> Earned | None:
    if kind == "":
        return None
    return {"0": Earned.NONE, "1": Earned.DIPLOMA}.get(kind, Earned.RECOGNIZED)
