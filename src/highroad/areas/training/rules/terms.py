"""Program standards as one frozen value: what both sides read, sign, and later calculate by."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

CENT = Decimal("0.01")
HUNDRED = Decimal(100)


@dataclass(frozen=True, kw_only=True)
class WorkProcess:
    """One part of the work, with the hours it is learned in: from `low` to `high`."""

    key: str
    title: str
    low: Decimal
    high: Decimal


@dataclass(frozen=True, kw_only=True)
class Course:
    """One part of the related instruction, in hours."""

    title: str
    hours: Decimal


@dataclass(frozen=True, kw_only=True)
class WageStep:
    """One step of the wage schedule: the rate, and what an apprentice must have to reach it."""

    rate: Decimal
    """Percent of the journeyworker's rate, or dollars an hour."""
    hours: Decimal = Decimal(0)
    months: Decimal = Decimal(0)
    competencies: int = 0


@dataclass(frozen=True, kw_only=True)
class Competency:
    """Something an apprentice can do in the end; optional ones need not be shown."""

    key: str
    title: str
    is_core: bool = True


@dataclass(frozen=True, kw_only=True)
class StandardsTerms:
    """Everything standards say. Hours, months and dollars; what is not said is None or empty."""

    occupation: str = ""
    rapids_code: str = ""
    onet_code: str = ""
    approach: str = ""
    term_low: Decimal | None = None
    term_high: Decimal | None = None
    term_years: Decimal | None = None
    said_low: Decimal | None = None
    """The hours in the sentence about the term, where the paper has one."""
    said_high: Decimal | None = None
    printed_total: Decimal | None = None
    """The total row under the work processes, where the paper has one."""
    hours_a_year: Decimal | None = None
    tolerance: Decimal = Decimal(0)
    """Percent by which the hours of a work process may run over and still count."""
    processes: tuple[WorkProcess, ...] = ()
    courses: tuple[Course, ...] = ()
    journeyworker_rate: Decimal | None = None
    rates_in_percent: bool = True
    minimum_wage: Decimal | None = None
    """Of the state or the bargained agreement, if higher than the federal one."""
    step_by: str = ""
    steps: tuple[WageStep, ...] = ()
    ratio_scope: str = ""
    ratio_first: int | None = None
    ratio_further: int | None = None
    probation_hours: Decimal | None = None
    probation_months: Decimal | None = None
    least_age: int | None = None
    competencies: tuple[Competency, ...] = ()
    agency: str = ""
    complaints_contact: str = ""
    words: Mapping[str, str] = field(default_factory=dict)
    """The provisions that are kept in words, by number."""

    @property
    def rows_low(self) -> Decimal:
        """The sum of the shortest times of all work processes."""
        return sum((process.low for process in self.processes), Decimal(0))

    @property
    def rows_high(self) -> Decimal:
        """The sum of the longest times of all work processes."""
        return sum((process.high for process in self.processes), Decimal(0))

    @property
    def instruction_hours(self) -> Decimal:
        """All hours of related instruction."""
        return sum((course.hours for course in self.courses), Decimal(0))

    @property
    def term_hours(self) -> Decimal | None:
        """The shortest term in hours."""
        return self.term_low if self.term_low is not None else self.term_high

    @property
    def hours_in_a_year(self) -> Decimal | None:
        """Said in the standards, or the shortest term divided by its years."""
        if self.hours_a_year:
            return self.hours_a_year
        if self.term_hours and self.term_years:
            return self.term_hours / self.term_years
        return None

    @property
    def term_months(self) -> Decimal | None:
        """The term in months."""
        return None if self.term_years is None else self.term_years * 12

    def pay_of(self, step: WageStep) -> Decimal | None:
        """The dollars an hour of a step, to the cent; nothing where no journeyworker's rate is said."""
        if not self.rates_in_percent:
            return step.rate
        if self.journeyworker_rate is None:
            return None
        paid = self.journeyworker_rate * step.rate / HUNDRED
        return paid.quantize(CENT, rounding=ROUND_HALF_UP)

    def as_dict(self) -> dict[str, Any]:
        """For keeping and for signing: plain texts, numbers written without exponent."""
        return {each.name: _plain(getattr(self, each.name)) for each in fields(self)}

    @property
    def digest(self) -> str:
        """SHA-256 of everything the standards say."""
        text = json.dumps(self.as_dict(), sort_keys=True, ensure_ascii=False)
        return hashlib.sha256(text.encode()).hexdigest()

    @classmethod
    def from_dict(cls, kept: Mapping[str, Any]) -> StandardsTerms:
        """Read what `as_dict` wrote."""
        given: dict[str, Any] = {}
        for name, read in _READERS.items():
            value = kept.get(name)
            given[name] = None if value is None else read(value)
        plain = {each.name for each in fields(cls)} - set(given)
        return cls(**given, **{name: kept[name] for name in plain if name in kept})


def _plain(value: Any) -> Any:
    if isinstance(value, Decimal):
        return written(value)
    if isinstance(value, tuple):
        return [
            {one.name: _plain(getattr(each, one.name)) for one in fields(each)} for each in value
        ]
    return dict(value) if isinstance(value, Mapping) else value


def written(value: Decimal) -> str:
    """A number without exponent and without zeros at its end: `1600`, `152.5`."""
    text = format(value, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def _rows(made: type[Any], numbers: tuple[str, ...]) -> Any:
    def read(rows: list[dict[str, Any]]) -> tuple[Any, ...]:
        return tuple(
            made(
                **{
                    name: Decimal(value) if name in numbers else value
                    for name, value in row.items()
                }
            )
            for row in rows
        )

    return read


_READERS: Mapping[str, Any] = {
    **dict.fromkeys(
        (
            "term_low", "term_high", "term_years", "said_low", "said_high", "printed_total",
            "hours_a_year", "tolerance", "journeyworker_rate", "minimum_wage", "probation_hours",
            "probation_months",
        ),
        Decimal,
    ),
    "processes": _rows(WorkProcess, ("low", "high")),
    "courses": _rows(Course, ("hours",)),
    "steps": _rows(WageStep, ("rate", "hours", "months")),
    "competencies": _rows(Competency, ()),
}  # fmt: skip
