"""From the columns of a source to Highroad's fields: the SQL that does it.

The layout comes as plain JSON from the calling process. What comes from outside enters SQL as a
`literal` only; columns are named by their place.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from highroad.areas.filings.rows import refusals
from highroad.areas.filings.rows.dictionaries import CODES, KNOWN, NOTHING, literal
from highroad.areas.filings.rows.refusals import Unreadable
from highroad.areas.filings.rules.folding import fold

DAYS = tuple(f"day{number}" for number in range(1, 8))
NUMBERS = ("hours", "overtime_hours", "rate", "gross", "net", *DAYS)
PLAIN = ("week_ending", *NUMBERS)
"""Fields whose filed value is kept, in `filed_otherwise`, where it is not simply what was read."""
DECIMAL = "DECIMAL(14,4)"
FIRST_DAY, LAST_DAY = "1990-01-01", "2100-12-31"
STATUS = "ENUM('accepted', 'quarantined')"
REASON = "ENUM('nobody', 'ragged', 'unreadable')"

SCHEMA: tuple[tuple[str, str], ...] = (
    ("line", "BIGINT"), ("status", "VARCHAR"), ("reason", "VARCHAR"), ("project", "VARCHAR"),
    ("employer", "VARCHAR"), ("week_ending", "DATE"), ("worker", "VARCHAR"),
    ("classification", "VARCHAR"), ("trade", "VARCHAR"), ("level", "VARCHAR"),
    ("apprentice", "BOOLEAN"), ("hours", DECIMAL), ("overtime_hours", DECIMAL), ("rate", DECIMAL),
    ("gross", DECIMAL), ("net", DECIMAL), ("sex", "VARCHAR"), ("sex_known", "VARCHAR"),
    ("race", "VARCHAR"), ("race_known", "VARCHAR"), ("residence", "VARCHAR"),
    *((day, DECIMAL) for day in DAYS), ("unreadable", "VARCHAR"), ("unknown_codes", "VARCHAR"),
    ("source_sex", "VARCHAR"), ("source_race", "VARCHAR"), ("source_level", "VARCHAR"),
    ("filed_otherwise", "VARCHAR"),
)  # fmt: skip
"""The columns of opened rows. A row file leaves out those without any value: see `lines_of`."""
SCHEMA_VERSION = 2
"""1: every column stands in the file. 2: a column without any value is left out."""

CODED = ("{0}_filed", "{0}_code", "{0}_known")


def lines_of(files: Sequence[str]) -> str:
    """The SELECT that opens row files: the columns of `SCHEMA`, and `filename`.

    A file that was read straight has its row numbers by order, not one by one.
    """
    columns = ", ".join(name for name, _kind in SCHEMA if name != "line")
    empty = ", ".join(f"{NOTHING}{kind} AS {name}" for name, kind in SCHEMA)
    listed = ", ".join(literal(file) for file in files)
    return f"""
        SELECT coalesce(line, file_row_number + first_row) AS line, {columns}, filename FROM (
            SELECT {empty} WHERE false UNION ALL BY NAME SELECT * FROM read_parquet(
                [{listed}], file_row_number = true, filename = true, union_by_name = true))
    """


def columns_of(layout: Mapping[str, Any], header: Sequence[str]) -> dict[str, str]:
    """Field to the raw column (c0, c1, …) that holds it. Raises `Unreadable` if one is gone."""
    places = {fold(cell): f"c{at}" for at, cell in enumerate(header)}
    found = {}
    for field, column in layout["columns"].items():
        if fold(column) not in places:
            raise Unreadable(refusals.COLUMN_GONE, column=column)
        found[field] = places[fold(column)]
    return found


def mapping_query(
    layout: Mapping[str, Any],
    columns: Mapping[str, str],
    meanings: Mapping[str, str],
    *,
    source: str = "raw",
    is_direct: bool,
    first_row: int,
    typed: Collection[str] = (),
) -> str:
    """The SELECT from `source` to the columns of `SCHEMA`, and `first_row`. It keeps the order of lines.

    Columns without any value are left out. `typed` fields come from there as numbers.
    """
    line, ragged = ("NULL::BIGINT", "false") if is_direct else ("n::BIGINT", "problem = 'ragged'")
    plain = ", ".join(
        f"{columns[field]} AS p_{field}"
        if field in typed
        else _plain(field, columns, layout["decimal_mark"])
        for field in PLAIN
    )
    as_text = {field: column for field, column in columns.items() if field not in typed}
    asked = ", ".join(as_text[field] for field in PLAIN if field in as_text)
    filed = ", ".join(_otherwise(field, as_text, layout) for field in PLAIN)
    worker = f"{_filed('worker', columns, layout)} AS f_worker"
    found = ", ".join(f"{meaning} AS {name}" for name, meaning in meanings.items())
    read = ", ".join(
        f"p_{field} AS {field}" if field in typed else _read(field, layout) for field in PLAIN
    )
    return f"""
        WITH seen AS (SELECT {line} AS line, {ragged} AS ragged, {worker}, {found}, {plain}
                      {", " + asked if asked else ""} FROM {source}),
        filed AS (SELECT *, {filed} FROM seen),
        readable AS (SELECT *, {read} FROM filed),
        judged AS (SELECT *, {_reason()} AS reason FROM readable)
        SELECT {_outputs(columns, as_text, meanings, is_direct=is_direct)},
               {first_row}::INTEGER AS first_row FROM judged
    """


def looks_typed(
    field: str, columns: Mapping[str, str], layout: Mapping[str, Any], *, source: str
) -> str:
    """The SELECT that says whether every filed value of the field in `source` is plain."""
    value, name = columns[field], f"p_{field}"
    return f"""
        SELECT bool_and({name} IS NOT NULL OR filed IS NULL) FROM (
            SELECT {_plain(field, columns, layout["decimal_mark"])},
                   CASE WHEN {value} IN ({_tokens(layout)}) THEN NULL ELSE {value} END AS filed
            FROM {source})
    """


def _tokens(layout: Mapping[str, Any]) -> str:
    return ", ".join(literal(token) for token in ("", *layout["null_tokens"]))


def _filed(field: str, columns: Mapping[str, str], layout: Mapping[str, Any]) -> str:
    """The filed value without stray spaces; NULL if empty or a word for *not filed*."""
    if field not in columns:
        return "NULL::VARCHAR"
    text = f"trim({columns[field]})"
    return f"CASE WHEN {text} IN ({_tokens(layout)}) THEN NULL ELSE {text} END"


def _plain(field: str, columns: Mapping[str, str], mark: str) -> str:
    """What nearly every value is: a plain number, or a date as year-month-day. NULL for all others."""
    value, name = columns.get(field, ""), f"p_{field}"
    if not value:
        return f"NULL::{'DATE' if field == 'week_ending' else DECIMAL} AS {name}"
    if field == "week_ending":
        return f"{_likely(f'try_cast({value} AS DATE)')} AS {name}"
    if mark == ",":
        return f"NULL::{DECIMAL} AS {name}"
    read = f"try_cast({value} AS {DECIMAL})"
    return f"CASE WHEN contains({value}, '_') THEN NULL ELSE {read} END AS {name}"


def _otherwise(field: str, columns: Mapping[str, str], layout: Mapping[str, Any]) -> str:
    """The filed text, only where it is not plain: few lines are looked at twice."""
    filed = _filed(field, columns, layout)
    return f"CASE WHEN p_{field} IS NULL THEN {filed} END AS f_{field}"


def _read(field: str, layout: Mapping[str, Any]) -> str:
    is_day = field == "week_ending"
    careful, habit = (_date, "date_format") if is_day else (_number, "decimal_mark")
    return f"coalesce(p_{field}, {careful(f'f_{field}', layout[habit])}) AS {field}"


def _date(value: str, style: str) -> str:
    if style == "serial":
        other = f"(DATE '1899-12-30' + try_cast({value} AS INTEGER))"
    else:
        other = f"try_strptime({value}, {literal(style)})::DATE"
    return _likely(f"coalesce(try_cast(try_cast({value} AS TIMESTAMP) AS DATE), {other})")


def _likely(day: str) -> str:
    """A day that lies in the years payrolls are about."""
    return f"CASE WHEN {day} BETWEEN DATE '{FIRST_DAY}' AND DATE '{LAST_DAY}' THEN {day} END"


def _number(value: str, mark: str) -> str:
    """A number with thousands marks or a dollar sign."""
    shape = r"-?\$? ?(\d{1,3}(,\d{3})+|\d+)?(\.\d+)?"
    bare = f"replace(replace({value}, '$', ''), ',', '')"
    if mark == ",":
        shape = r"-?\$? ?(\d{1,3}(\.\d{3})+|\d+)(,\d+)?"
        bare = f"replace(replace(replace({value}, '$', ''), '.', ''), ',', '.')"
    return (
        f"CASE WHEN regexp_full_match({value}, '{shape}') "
        f"THEN try_cast(replace({bare}, ' ', '') AS {DECIMAL}) END"
    )


def _reason() -> str:
    """Why a line is set aside; NULL for a line that counts."""
    return f"""CASE
        WHEN ragged THEN 'ragged'::{REASON}
        WHEN week_ending IS NULL AND f_week_ending IS NULL AND f_worker IS NULL
        THEN 'nobody'::{REASON}
        WHEN (f_week_ending IS NOT NULL AND week_ending IS NULL)
          OR (f_hours IS NOT NULL AND hours IS NULL) THEN 'unreadable'::{REASON}
    END"""


def _outputs(
    columns: Mapping[str, str],
    as_text: Mapping[str, str],
    meanings: Mapping[str, str],
    *,
    is_direct: bool,
) -> str:
    parts = {
        **{name: name for name in ("line", *PLAIN)},
        **{name: f"{name}_filed AS {name}" for name in ("project", "employer", "classification")},
        "residence": "residence_filed AS residence",
        "worker": "f_worker AS worker",
        "trade": f"{_first('trade_lower', 'classification_trade', columns, 'trade')} AS trade",
        "level": f"{_first('level_code', 'classification_level', columns, 'level')} AS level",
        "apprentice": _apprentice(columns),
        "status": (
            f"CASE WHEN reason IS NULL THEN 'accepted'::{STATUS} "
            f"ELSE 'quarantined'::{STATUS} END AS status"
        ),
        "reason": "reason AS reason",
        "unreadable": f"{_names(PLAIN, as_text, 'f_{0}', '{0}')} AS unreadable",
        "unknown_codes": f"{_names(CODES, columns, *CODED)} AS unknown_codes",
        "filed_otherwise": f"{_filed_otherwise(columns, as_text)} AS filed_otherwise",
    }
    for name in ("sex", "race"):
        missing = "unknown" if name in columns else "not_asked"
        parts[name] = f"{name}_code AS {name}"
        parts[f"{name}_known"] = f"{_known(name, missing, meanings)} AS {name}_known"
    for name in CODES:
        parts[f"source_{name}"] = f"{name}_filed AS source_{name}"
    nothing = {name for name in PLAIN if name not in columns} | ({"line"} if is_direct else set())
    nothing |= {name for name, meaning in meanings.items() if meaning.startswith(NOTHING)}
    return ", ".join(
        part for part in parts.values()
        if part.split(" AS ")[0] not in nothing and not part.startswith(NOTHING)
    )  # fmt: skip


def _known(name: str, missing: str, meanings: Mapping[str, str]) -> str:
    """What is known of an answer, as an enumeration: of the answer itself or of its absence."""
    if meanings[f"{name}_known"].startswith(NOTHING):
        return f"{literal(missing)}::{KNOWN}"
    return f"coalesce({name}_known, {literal(missing)}::{name}_known_names)"


def _first(own: str, of_class: str, columns: Mapping[str, str], field: str) -> str:
    """The field's own column where there is one, else what the class says."""
    return f"coalesce({own}::VARCHAR, {of_class}::VARCHAR)" if field in columns else of_class


def _apprentice(columns: Mapping[str, str]) -> str:
    """True for an apprentice, false for another filed class or level, NULL where neither is filed."""
    level = _first("level_code", "classification_level", columns, "level")
    return f"""CASE WHEN {level} = 'apprentice' THEN true
        WHEN {level} IS NOT NULL OR classification_filed IS NOT NULL THEN false END AS apprentice"""


def _names(
    fields: Sequence[str], columns: Mapping[str, str], filed: str, read: str, known: str = ""
) -> str:
    """SQL for the names of fields that were filed and could not be read, with commas between."""
    present = [name for name in fields if name in columns]
    if not present:
        return "NULL::VARCHAR"
    failed = []
    for name in present:
        test = f"{filed.format(name)} IS NOT NULL AND {read.format(name)} IS NULL"
        failed.append(test + (f" AND {known.format(name)} <> 'declined'" if known else ""))
    cases = ", ".join(
        f"CASE WHEN {test} THEN '{name}' END" for name, test in zip(present, failed, strict=True)
    )
    return f"CASE WHEN ({') OR ('.join(failed)}) THEN concat_ws(',', {cases}) END"


def _filed_otherwise(columns: Mapping[str, str], as_text: Mapping[str, str]) -> str:
    """The filed texts of dates and numbers that are not plain, as JSON; NULL on nearly every line.

    It has the same members however the file was read; only fields read `as_text` can be filed otherwise.
    """
    present = [name for name in PLAIN if name in columns]
    asked = [name for name in present if name in as_text]
    if not asked:
        return "NULL::VARCHAR"
    tests = " OR ".join(f"f_{name} IS NOT NULL" for name in asked)
    pairs = ", ".join(f"'{name}', f_{name}" for name in present)
    return f"CASE WHEN {tests} THEN json_object({pairs})::VARCHAR END"
