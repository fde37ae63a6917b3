"""Injury rates per 200,000 hours, over one year and over three, and the summary form 300A with its checks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from highroad.kit.answers import Answer, no
from highroad.kit.tables import Faults, Line, lines_of

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
FIRST_YEAR = 1971
"""The Occupational Safety and Health Act took effect in April 1971."""
MOST_LINES = 20_000
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


def said(check: str, year: SafetyYear, line: int) -> Answer:
    """A failed check in words: the line, the figures that disagree, and what to do."""
    cases = year.deaths + year.away + year.restricted + year.other
    answers = {
        "cases_equal_kinds": no(
            "Line {line}: deaths and cases are {cases} together, injuries and illnesses {kinds}. "
            "Both count the same cases: correct one.",
            line=line, cases=cases, kinds=year.by_kind,
        ),
        "away_cases_have_days": no(
            "Line {line}: {cases} cases with days away, and {days} days away. Both are nought or neither is.",
            line=line, cases=year.away, days=year.away_days,
        ),
        "restricted_cases_have_days": no(
            "Line {line}: {cases} cases with transfer or restriction, and {days} such days. Both "
            "are nought or neither is.",
            line=line, cases=year.restricted, days=year.restricted_days,
        ),
        "hours_are_there": no(
            "Line {line}: no hours were worked. Enter the hours of everybody in the year: a rate needs them.",
            line=line,
        ),
        "hours_fit_employees": no(
            "Line {line}: {hours} hours by {people} people cannot be a year's. Check both.",
            line=line, hours=year.hours, people=year.employees,
        ),
    }  # fmt: skip
    return answers[check]


def read_300a(content: bytes, *, this_year: int = 9999) -> tuple[list[SafetyYear], Faults]:
    """Read OSHA's 28-column file. With any fault, nothing of it should be kept."""
    faults = Faults()
    years: list[SafetyYear] = []
    seen: dict[tuple[str, int], int] = {}
    for line in lines_of(content, COLUMNS, faults, naming=str.lower, most=MOST_LINES):
        year = _read(line, faults, this_year)
        if year is None:
            continue
        for check in checks(year):
            faults.add(said(check, year, line.number))
        place = (year.establishment.lower(), year.year)
        if place in seen:
            faults.add(
                no(
                    "Lines {first} and {line} are of the same establishment and year. Keep the one that was sent last.",
                    first=seen[place], line=line.number,
                )
            )  # fmt: skip
        seen.setdefault(place, line.number)
        years.append(year)
    if not years and not faults:
        faults.add(no("This file has headings and no lines. Choose the file with the summary."))
    return years, faults


def _read(line: Line, faults: Faults, this_year: int) -> SafetyYear | None:
    before = len(faults.said)
    if not line["establishment_name"]:
        faults.add(
            no("Line {line}: establishment_name is empty. Say which one it is.", line=line.number)
        )
    for name in NUMBERS:
        if not _is_number(line[name]):
            faults.add(
                no(
                    "Line {line}, {column}: {value} is no whole number. Enter digits; 0 where there is none.",
                    line=line.number, column=name, value=line[name] or "–",
                )
            )  # fmt: skip
    if len(faults.said) > before:
        return None
    year = _year(line)
    if not FIRST_YEAR <= year.year <= this_year:
        faults.add(
            no(
                "Line {line}, year_filing_for: {value}. Enter the year the summary is of.",
                line=line.number, value=year.year)
        )  # fmt: skip
    _check_tick(line, year, faults)
    return year


def _check_tick(line: Line, year: SafetyYear, faults: Faults) -> None:
    """OSHA's column: 1 where anybody was hurt or fell ill, 2 where nobody did."""
    tick = line["no_injuries_illnesses"]
    if (tick == "2" and year.by_kind) or (tick == "1" and not year.by_kind):
        faults.add(
            no(
                "Line {line}, no_injuries_illnesses is {value} and {cases} cases are counted: 1 "
                "where there were any, 2 where there were none.",
                line=line.number, value=tick, cases=year.by_kind,
            )
        )  # fmt: skip


def _is_number(text: str) -> bool:
    plain = text.replace(",", "")
    return plain.isascii() and plain.isdigit() and len(plain) <= 12


def _year(line: Line) -> SafetyYear:
    def number(name: str) -> int:
        return int(line[name].replace(",", ""))

    return SafetyYear(
        establishment=line["establishment_name"], year=number("year_filing_for"),
        employees=number("annual_average_employees"), hours=number("total_hours_worked"),
        deaths=number("total_deaths"), away=number("total_dafw_cases"),
        restricted=number("total_djtr_cases"), other=number("total_other_cases"),
        away_days=number("total_dafw_days"), restricted_days=number("total_djtr_days"),
        by_kind=sum(number(name) for name in KINDS),
    )  # fmt: skip
