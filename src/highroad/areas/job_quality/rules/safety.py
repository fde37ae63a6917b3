"""Injury rates per 200,000 hours, over one year and over three, and the summary form 300A with its checks."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

PER_HOURS = 200_000
"""A hundred workers full time for a year: how OSHA and BLS count."""
COLUMNS = (
    "establishment_name", "ein", "company_name", "street_address", "city", "state", "zip",
    "naics_code", "industry_description", "size", "establishment_type", "year_filing_for",
    "annual_average_employees", "total_hours_worked", "no_injuries_illnesses", "total_deaths",
    "total_dafw_cases", "total_djtr_cases", "total_other_cases", "total_dafw_days",
    "total_djtr_days", "total_injuries", "total_skin_disorders", "total_respiratory_conditions",
    "total_poisonings", "total_hearing_loss", "total_other_illnesses", "change_reason",
)  # fmt: skip
"""The twenty-eight columns of OSHA's file for electronic submission."""
KINDS = COLUMNS[21:27]
NUMBERS = (*COLUMNS[11:14], *COLUMNS[15:27])


@dataclass(frozen=True)
class SafetyYear:
    """One establishment and year of form 300A: cases by column, days, hours."""

    establishment: str
    year: int
    employees: int
    hours: int
    deaths: int
    away: int
    """Cases with days away from work (column H)."""
    restricted: int
    """Cases with transfer or restriction (column I)."""
    other: int
    """Other recordable cases (column J)."""
    away_days: int = 0
    restricted_days: int = 0
    by_kind: int = 0
    """Injuries and illnesses of all six kinds together."""


@dataclass(frozen=True)
class Trouble:
    """What is wrong in a file: its line, the column, what stands there, and which check failed."""

    line: int
    column: str
    value: str
    check: str


def rate(cases: int, hours: int) -> Decimal | None:
    """Cases per 200,000 hours, unrounded; nothing without hours."""
    return Decimal(cases) * PER_HOURS / hours if hours > 0 else None


def shown(value: Decimal | None) -> Decimal | None:
    """A rate with one decimal, as it is published."""
    return None if value is None else value.quantize(Decimal("0.1"), ROUND_HALF_UP)


def recordable_rate(years: Sequence[SafetyYear], *, with_deaths: bool = False) -> Decimal | None:
    """Total recordable cases per 200,000 hours over these years: sum over sum, not a mean of rates."""
    cases = sum(y.away + y.restricted + y.other + (y.deaths if with_deaths else 0) for y in years)
    return rate(cases, sum(y.hours for y in years))


def dart_rate(years: Sequence[SafetyYear]) -> Decimal | None:
    """Cases with days away, restriction or transfer per 200,000 hours over these years."""
    return rate(sum(y.away + y.restricted for y in years), sum(y.hours for y in years))


def checks(year: SafetyYear) -> list[str]:
    """Which checks of the form fail: totals that disagree, days without cases, no hours."""
    failed = []
    if year.deaths + year.away + year.restricted + year.other != year.by_kind:
        failed.append("cases_equal_kinds")
    if (year.away == 0) != (year.away_days == 0):
        failed.append("away_cases_have_days")
    if (year.restricted == 0) != (year.restricted_days == 0):
        failed.append("restricted_cases_have_days")
    if year.hours <= 0:
        failed.append("hours_are_there")
    elif year.employees and not 100 <= year.hours / year.employees <= 4_000:
        failed.append("hours_fit_employees")
    return failed


def read_300a(content: bytes) -> tuple[list[SafetyYear], list[Trouble]]:
    """Read OSHA's 28-column file. With any trouble, nothing of it should be kept."""
    rows = csv.DictReader(io.StringIO(content.decode("utf-8-sig", errors="replace")))
    names = [(name or "").strip().lower() for name in rows.fieldnames or ()]
    missing = [name for name in COLUMNS if name not in names]
    if missing:
        return [], [Trouble(1, name, "", "column_is_there") for name in missing]
    years: list[SafetyYear] = []
    troubles: list[Trouble] = []
    for number, row in enumerate(rows, start=2):
        cells = {
            name: str(value or "").strip() for name, value in zip(names, row.values(), strict=False)
        }
        wrong = [
            Trouble(number, name, cells[name], "is_a_number")
            for name in NUMBERS
            if not _is_number(cells[name])
        ]
        if wrong:
            troubles += wrong
            continue
        year = _year(cells)
        troubles += [Trouble(number, "", year.establishment, check) for check in checks(year)]
        years.append(year)
    return years, troubles


def _is_number(text: str) -> bool:
    return text.replace(",", "").isdigit()


def _year(cells: Mapping[str, str]) -> SafetyYear:
    def number(name: str) -> int:
        return int(cells[name].replace(",", ""))

    return SafetyYear(
        establishment=cells["establishment_name"], year=number("year_filing_for"),
        employees=number("annual_average_employees"), hours=number("total_hours_worked"),
        deaths=number("total_deaths"), away=number("total_dafw_cases"),
        restricted=number("total_djtr_cases"), other=number("total_other_cases"),
        away_days=number("total_dafw_days"), restricted_days=number("total_djtr_days"),
        by_kind=sum(number(name) for name in KINDS),
    )  # fmt: skip
