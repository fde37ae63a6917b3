"""A row of a wage file in the federal layout (PIRL, form ETA-9172): its columns, codes and what it says.

Columns may be named by their element number or by the words below.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, Final

from highroad.areas.supports.rules.indicators import (
    Earned,
    Exclusion,
    Quarter,
    Record,
    Worked,
    program_year,
)
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
    "1806": ("functioning level", "date of most recent measurable skill gains: educational functioning level"),
    "1807": (
        "transcript", "date of most recent measurable skill gains: transcript",
        "date of most recent measurable skill gains: postsecondary transcript/report card",
    ),
    "1808": (
        "second transcript", "date of most recent measurable skill gains: second transcript",
        "date of most recent measurable skill gains: secondary transcript/report card",
    ),
    "1809": ("milestone", "date of most recent measurable skill gains: training milestone"),
    "1810": ("skills progression", "date of most recent measurable skill gains: skills progression"),
    "1811": ("enrolled", "date enrolled in education or training"),
    "1813": ("completed", "date completed education or training"),
}  # fmt: skip
"""Element number, and other names a column may have."""
NEEDED: Final = ("100", "900")
GAINS: Final = ("1806", "1807", "1808", "1809", "1810")
"""Days of the latest gain of each kind; 1807 is the transcript of a college, 1808 that of a school (ETA-9172)."""
DAYS: Final = frozenset({"900", "901", "1801", "1811", "1813", *GAINS})
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
        """How many quarters the quarter that is reported, the last full one, lies behind that of the exit."""
        left = self.day("901")
        if left is None:
            return -1
        one, two = Quarter.of(left), Quarter.of(self.today).later(-1)
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
            gains_on=tuple(d for d in map(self.day, GAINS) if d is not None),
            gains_by={kind: on for kind in GAINS if (on := self.day(kind)) is not None},
            match_q2=self.code("1603"), match_q4=self.code("1607"),
            enrolled_on=self.day("1811"), completed_on=self.day("1813"),
        )  # fmt: skip


def _earned(kind: str) -> Earned | None:
    if kind == "":
        return None
    return {"0": Earned.NONE, "1": Earned.DIPLOMA}.get(kind, Earned.RECOGNIZED)


def written(alias: str, record: Record, said: Said | None, year: int) -> dict[str, str]:
    """A period as a row of the federal layout: what `Row` reads back. Gains are those of a program year.

    Work that a start in a job shows is supplemental, code 4; a day that nobody knows stays empty. That
    somebody asked a desk for help stands in no column.
    """
    has_credential = record.credential_on is not None and record.credential is not Earned.NONE
    return {
        "100": alias, "900": _written(record.entry_on), "901": _written(record.exit_on),
        "923": _code_of(EXCLUDED, record.exclusion),
        **_work(record, said),
        "1800": _kind(record.credential) if has_credential else "",
        "1801": _written(record.credential_on) if has_credential else "",
        **{kind: _written(_latest(record, kind, year)) for kind in GAINS},
        "1811": _written(record.training_from), "1813": _written(record.training_until),
    }  # fmt: skip


def _latest(record: Record, kind: str, year: int) -> date | None:
    """The last gain of a type in a program year."""
    days = [on for each, on in record.gains_by if each == kind and program_year(on) == year]
    return max(days, default=None)


def _work(record: Record, said: Said | None) -> dict[str, str]:
    if record.exit_on is None:
        return {}
    second, fourth = _code_of(WORK, record.worked_q2), _code_of(WORK, record.worked_q4)
    is_both = second == fourth == "1"
    return {
        "1602": second, "1603": (said.match_q2 if said else "") or MATCHES[second],
        "1606": fourth, "1607": (said.match_q4 if said else "") or MATCHES[fourth],
        "1618": str(int(record.same_employer)) if is_both else "",
        "1704": _wages(record.worked_q2, record.earned_q2),
    }  # fmt: skip


def _wages(worked: Worked, earned: Decimal | None) -> str:
    if worked is Worked.PENDING:
        return str(NOT_KNOWN)
    return str(round(earned, 2)) if worked is Worked.YES and earned else ""


MATCHES: Final[Mapping[str, str]] = {"1": "4", "0": "0", "9": "5"}


def _written(day: date | None) -> str:
    return "" if day is None else day.strftime("%Y%m%d")


def _code_of(codes: Mapping[str, Any], value: object) -> str:
    return next((code for code, each in codes.items() if each == value), "")


def _kind(earned: Earned) -> str:
    """Certificates, that of a completed apprenticeship among them, are kind 6; a diploma is kind 1."""
    return "1" if earned is Earned.DIPLOMA else "6"
