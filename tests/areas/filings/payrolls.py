"""Files for tests: fictional payrolls as CSV and XLSX, and the real one by its place."""

from __future__ import annotations

import io
import os
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import xlsxwriter

from highroad.areas.filings.actions import Upload

HEADER = (
    "project", "contractor", "week_ending", "worker", "classification", "hours", "rate", "gross",
    "net", "sex", "race", "overtime_hours",
)  # fmt: skip
CLEAN = (
    ("Bridge", "Northside", "2026-03-01", "B-1", "Carpenter", "40", "30", "1200", "900", "Female", "White", "0"),
    ("Bridge", "Northside", "2026-03-01", "B-2", "Laborer", "38.5", "25", "962.5", "700", "Male", "Black", "0"),
    ("Bridge", "Northside", "2026-03-08", "B-1", "Carpenter", "40", "30", "1200", "900", "Female", "White", "0"),
)  # fmt: skip
WITH_WARNING = (*CLEAN, ("Bridge", "Northside", "2026-03-08", "B-2", "Laborer", "40", "25", "900", "700", "Male", "Black", "0"))  # fmt: skip
WITH_ERROR = (*CLEAN, ("Bridge", "Northside", "2026-03-08", "B-2", "Laborer", "400", "25", "10000", "700", "Male", "Black", "0"))  # fmt: skip
OTHER_HEADER = (
    "Job", "Firm", "W/E", "Badge", "Work classification", "Hrs", "Pay rate", "Gross pay", "Gender",
)  # fmt: skip
OTHER = (
    ("Bridge", "Northside", "03/01/2026", "B-1", "Carpenter", "40", "$30.00", "$1,200.00", "F"),
    ("Bridge", "Northside", "03/08/2026", "B-1", "Carpenter", "40", "$30.00", "$1,200.00", "F"),
)


def as_csv(header: Sequence[str] = HEADER, rows: Iterable[Sequence[str]] = CLEAN) -> bytes:
    return "".join(
        ",".join(_quoted(cell) for cell in row) + "\n" for row in (header, *rows)
    ).encode()


def _quoted(cell: str) -> str:
    return (
        '"' + cell.replace('"', '""') + '"' if "," in cell or '"' in cell or "\n" in cell else cell
    )


def as_xlsx(
    header: Sequence[Any] = HEADER, rows: Iterable[Sequence[Any]] = CLEAN, **more: Any
) -> bytes:
    """A workbook; cells that are not text keep their type."""
    target = io.BytesIO()
    book = xlsxwriter.Workbook(
        target, {"strings_to_numbers": False, "default_date_format": "m/d/yyyy"}
    )
    for name in more.get("sheets", ("Payroll",)):
        page = book.add_worksheet(name)
        for at, row in enumerate((header, *rows)):
            page.write_row(at, 0, row)
        for cells in more.get("merged", ()):
            page.merge_range(cells, "merged")
    book.close()
    return target.getvalue()


def upload(content: bytes, name: str = "payroll.csv") -> Upload:
    return Upload(name=name, pieces=[content])


def real_payroll() -> Path:
    """The de-identified payroll that lies beside the clone. Without it the test fails: no stand-in."""
    beside = Path(__file__).resolve().parents[4] / "shared"
    place = (
        Path(os.environ.get("HIGHROAD_SHARED", beside))
        / "data"
        / "certified-payroll"
        / "payroll.csv"
    )
    assert place.is_file(), (
        f"{place} is missing; set HIGHROAD_SHARED to the folder that holds data/"
    )
    return place
