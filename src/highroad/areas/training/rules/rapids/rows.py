"""One apprentice of the federal file as a value, and what must hold between its columns."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from highroad.areas.training.rules.clocks import age_on
from highroad.areas.training.rules.rapids.cells import Value, written_day
from highroad.areas.training.rules.rapids.columns import COLUMNS
from highroad.kit.answers import Answer, no

LEAST_AGE = 16
"""29 CFR 29.5(b)(10)."""


@dataclass(frozen=True, kw_only=True, slots=True)
class RapidsRow:
    """The 42 fields. Codes stay codes; an empty field is None. Wages in dollars of their unit."""

    begins_on: date | None = None
    first_name: str | None = None
    last_name: str | None = None
    middle_name: str | None = None
    suffix: str | None = None
    security_number: str | None = None
    born_on: date | None = None
    gender: str | None = None
    employment: str | None = None
    street: str | None = None
    city: str | None = None
    state: str | None = None
    zip_code: str | None = None
    telephone: str | None = None
    email: str | None = None
    employer: str | None = None
    hispanic: str | None = None
    race_native: str | None = None
    race_asian: str | None = None
    race_black: str | None = None
    race_islander: str | None = None
    race_white: str | None = None
    veteran: str | None = None
    disability: str | None = None
    education: str | None = None
    occupation: str | None = None
    instruction_provider: str | None = None
    credit_experience: str | None = None
    credit_instruction: int | None = None
    prior_wage: Decimal | None = None
    prior_unit: str | None = None
    entry_wage: Decimal | None = None
    entry_unit: str | None = None
    wage_schedule: str | None = None
    lattice_levels: str | None = None
    career_connection: str | None = None
    wioa: str | None = None
    wioa_type: str | None = None
    linkage: str | None = None
    taa: str | None = None
    funding: str | None = None
    student: str | None = None


@dataclass(frozen=True, kw_only=True)
class SideTabs:
    """What the other tabs of the upload and the program say. What is not given is not checked."""

    registered_on: date | None = None
    entry_wages: Mapping[str, tuple[Decimal, str]] = field(default_factory=dict)
    """By the id of an occupation: the least entry wage and its unit."""
    employers: Collection[str] | None = None
    occupations: Collection[str] | None = None
    instruction_providers: Collection[str] | None = None
    wage_schedules: Collection[str] | None = None
    lattice_levels: Collection[str] | None = None


@dataclass(frozen=True)
class Fault:
    """What is wrong with one cell, in words that say what to write. Row 1 holds the names of the columns."""

    row: int
    column: str
    said: Answer

    @property
    def words(self) -> str:
        """The sentence."""
        return self.said.reason


def read_row(cells: Sequence[str], number: int, tabs: SideTabs) -> tuple[RapidsRow, list[Fault]]:
    """A row as a value with everything that is wrong with it."""
    values: dict[str, Value] = {}
    faults: list[Fault] = []
    for column, cell in zip(COLUMNS, cells, strict=True):
        if not cell.strip():
            if column.is_required:
                faults.append(Fault(number, column.title, no("is empty. It must be filled.")))
            continue
        found = column.read(cell)
        if isinstance(found, Answer):
            faults.append(Fault(number, column.title, found))
        else:
            values[column.name] = found
    given: dict[str, Any] = dict(values)
    row = RapidsRow(**given)
    titles = {column.name: column.title for column in COLUMNS}
    faults += [Fault(number, titles[name], said) for name, said in between(row, tabs)]
    return row, faults


def between(row: RapidsRow, tabs: SideTabs) -> Iterator[tuple[str, Answer]]:
    """What must hold between columns, and against the program and the other tabs."""
    yield from _days(row, tabs)
    yield from _wages(row, tabs)
    yield from _ids(row, tabs)


def _days(row: RapidsRow, tabs: SideTabs) -> Iterator[tuple[str, Answer]]:
    begins, born = row.begins_on, row.born_on
    if begins and tabs.registered_on and begins < tabs.registered_on:
        yield (
            "begins_on",
            no(
                "is before the program was registered on {day}.",
                day=written_day(tabs.registered_on),
            ),
        )
    if begins and born and age_on(born, begins) < LEAST_AGE:
        yield "born_on", no(
            "makes them {age} at the start; an apprentice is at least {least}. Look at both days.",
            age=max(0, age_on(born, begins)), least=LEAST_AGE,
        )  # fmt: skip


def _wages(row: RapidsRow, tabs: SideTabs) -> Iterator[tuple[str, Answer]]:
    least = tabs.entry_wages.get(row.occupation or "")
    if row.entry_wage is None or least is None:
        return
    wage, unit = least
    if row.entry_unit and row.entry_unit != unit:
        yield "entry_unit", no("is {unit}, and the occupation's wage is in {other}. Use the same.",
                               unit=row.entry_unit, other=unit)  # fmt: skip
    elif row.entry_wage < wage:
        yield "entry_wage", no("is {wage}, below the occupation's entry wage of {least}.",
                               wage=f"{row.entry_wage:f}", least=f"{wage:f}")  # fmt: skip


def _ids(row: RapidsRow, tabs: SideTabs) -> Iterator[tuple[str, Answer]]:
    pairs: tuple[tuple[str, Collection[str] | None], ...] = (
        ("employer", tabs.employers), ("occupation", tabs.occupations),
        ("instruction_provider", tabs.instruction_providers), ("wage_schedule", tabs.wage_schedules),
    )  # fmt: skip
    for name, ids in pairs:
        value = getattr(row, name)
        if value is not None and ids is not None and value not in ids:
            yield name, no("is “{cell}”, which does not stand in its tab.", cell=value)
    levels = [each.strip() for each in (row.lattice_levels or "").split(";") if each.strip()]
    known = tabs.lattice_levels
    strange = [each for each in levels if known is not None and each not in known]
    if strange:
        yield "lattice_levels", no("is “{cell}”, which does not stand in its tab.", cell=strange[0])
