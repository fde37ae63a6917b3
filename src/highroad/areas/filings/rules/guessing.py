"""Guesses which column holds which field, from the words of the header and from what stands below."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from highroad.areas.filings.rules.codes import DEFAULT_CODES
from highroad.areas.filings.rules.fields import NUMBERS
from highroad.areas.filings.rules.folding import fold
from highroad.areas.filings.vocabulary import DateFormat, DecimalMark, Field

HEADER_WORDS: Mapping[Field, tuple[str, ...]] = {
    Field.PROJECT: ("project", "project name", "job", "job name", "contract", "proyecto", "obra"),
    Field.EMPLOYER: (
        "employer", "contractor", "contractor name", "subcontractor", "company", "firm", "vendor",
        "business name", "empleador", "contratista", "empresa", "patron",
    ),
    Field.WEEK_ENDING: (
        "week ending", "week end", "we", "w e", "period ending", "week ending date", "ending",
        "payroll week ending", "semana", "fin de semana", "semana que termina", "fecha",
    ),
    Field.WORKER: (
        "worker", "worker id", "employee id", "employee", "badge", "badge no", "id", "identifier",
        "employee number", "emp id", "trabajador", "empleado", "identificador", "numero de empleado",
    ),
    Field.CLASSIFICATION: (
        "classification", "class", "work classification", "job class", "title", "job title",
        "clasificacion", "clase", "puesto",
    ),
    Field.TRADE: ("trade", "craft", "occupation", "oficio", "ocupacion"),
    Field.LEVEL: ("level", "j ra", "journey apprentice", "nivel", "categoria"),
    Field.HOURS: (
        "hours", "total hours", "hrs", "hours worked", "total hrs", "horas", "horas totales",
        "horas trabajadas",
    ),
    Field.OVERTIME_HOURS: (
        "overtime hours", "ot", "ot hours", "overtime", "ot hrs", "horas extra", "horas extras",
        "tiempo extra",
    ),
    Field.RATE: (
        "rate", "hourly rate", "pay rate", "base rate", "wage", "st rate", "tarifa", "salario",
        "salario por hora", "pago por hora",
    ),
    Field.GROSS: (
        "gross", "gross pay", "gross this project", "gross wages", "gross amount", "bruto",
        "pago bruto", "salario bruto",
    ),
    Field.NET: ("net", "net pay", "net wages", "neto", "pago neto", "salario neto"),
    Field.SEX: ("sex", "gender", "sexo", "genero"),
    Field.RACE: ("race", "ethnicity", "race ethnicity", "race or ethnicity", "raza", "etnia", "raza etnia"),
    Field.RESIDENCE: ("residence", "zip", "zip code", "city", "resident", "residencia", "codigo postal"),
    Field.DAY1: ("day1", "day 1", "mon", "monday", "lunes", "dia 1"),
    Field.DAY2: ("day2", "day 2", "tue", "tuesday", "martes", "dia 2"),
    Field.DAY3: ("day3", "day 3", "wed", "wednesday", "miercoles", "dia 3"),
    Field.DAY4: ("day4", "day 4", "thu", "thursday", "jueves", "dia 4"),
    Field.DAY5: ("day5", "day 5", "fri", "friday", "viernes", "dia 5"),
    Field.DAY6: ("day6", "day 6", "sat", "saturday", "sabado", "dia 6"),
    Field.DAY7: ("day7", "day 7", "sun", "sunday", "domingo", "dia 7"),
}  # fmt: skip

USUAL_NULLS = ("NA", "N/A", "n/a", "null", "NULL", "None", "-", "--", ".", "#N/A")


@dataclass(frozen=True)
class Guess:
    """What a layout probably is; a person looks at it before it counts."""

    columns: Mapping[str, str]
    null_tokens: tuple[str, ...] = ()
    date_format: str = DateFormat.ISO.value
    decimal_mark: str = DecimalMark.POINT.value
    reasons: Mapping[str, str] = field(default_factory=dict)
    """Field to why: `header` or `content`."""


def guess(header: Sequence[str], rows: Sequence[Sequence[str]]) -> Guess:
    """Guess the layout from the header and the first rows. A column is given to one field only."""
    values = {name: _column(rows, at) for at, name in enumerate(header)}
    columns = _by_header(header)
    reasons = {name: "header" for name in columns}
    for name, column in _by_content(values, taken=set(columns.values())).items():
        if name not in columns:
            columns[name] = column
            reasons[name] = "content"
    return Guess(
        columns=columns,
        null_tokens=tuple(t for t in USUAL_NULLS if any(t in column for column in values.values())),
        date_format=_date_format(values.get(columns.get("week_ending", ""), [])),
        decimal_mark=_decimal_mark(values, columns),
        reasons=reasons,
    )


def _column(rows: Sequence[Sequence[str]], at: int) -> list[str]:
    return [row[at].strip() for row in rows if at < len(row) and row[at].strip()]


def _by_header(header: Sequence[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    taken: set[str] = set()
    for name, words in HEADER_WORDS.items():
        for word in words:
            match = next(
                (cell for cell in header if fold(cell) == word and cell not in taken), None
            )
            if match is not None:
                found[name.value] = match
                taken.add(match)
                break
    return found


def _by_content(values: Mapping[str, list[str]], taken: set[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for column, filed in values.items():
        filed = [value for value in filed if value not in USUAL_NULLS]
        if column in taken or not filed:
            continue
        for name in ("sex", "race", "level"):
            if name not in found and all(fold(value) in DEFAULT_CODES[name] for value in filed):
                found[name] = column
                break
        else:
            if "week_ending" not in found and all(_is_date(value) for value in filed):
                found["week_ending"] = column
    return found


def _is_date(value: str) -> bool:
    return any(_parses(value, style) for style in DateFormat.values if style != DateFormat.SERIAL)


def _parses(value: str, style: str) -> bool:
    try:
        datetime.strptime(value, style)
    except ValueError:
        return False
    return True


def _date_format(filed: Iterable[str]) -> str:
    """The first way of writing dates that reads all of them; month first where both would do."""
    filed = [value for value in filed if value not in USUAL_NULLS]
    if not filed:
        return DateFormat.ISO.value
    for style in DateFormat.values:
        if style != DateFormat.SERIAL and all(_parses(value, style) for value in filed):
            return style
    are_serials = all(value.isdigit() and 20_000 <= int(value) <= 80_000 for value in filed)
    return DateFormat.SERIAL.value if are_serials else DateFormat.ISO.value


def _decimal_mark(values: Mapping[str, list[str]], columns: Mapping[str, str]) -> str:
    """Comma if a number ends in a comma and one or two digits, as in 38,5."""
    for name in NUMBERS:
        for value in values.get(columns.get(name.value, ""), []):
            _whole, comma, rest = value.rpartition(",")
            if comma and len(rest) in (1, 2) and rest.isdigit() and "." not in rest:
                return DecimalMark.COMMA.value
    return DecimalMark.POINT.value
