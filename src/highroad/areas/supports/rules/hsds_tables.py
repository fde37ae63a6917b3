"""HSDS 3.0 as tables: the tabular data package, a ZIP of CSV files with one line a record.

Files may be named by the table or its plural, `service.csv` or `services.csv`. The tables are put
together into services as the JSON form nests them, and read by the same rules. Lines are counted as a
spreadsheet shows them, in the table of services.
"""

from __future__ import annotations

import csv
import io
import json
import zipfile
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any, Final

from highroad.areas.supports.rules import hsds
from highroad.areas.supports.rules.hsds import MOST_BYTES, MOST_ROWS, Fault, FaultError, Offer
from highroad.kit.answers import no

PLURALS: Final[Mapping[str, str]] = {
    "address": "addresses", "attribute": "attributes", "cost_option": "cost_options",
    "language": "languages", "location": "locations", "organization": "organizations",
    "phone": "phones", "required_document": "required_documents", "schedule": "schedules",
    "service": "services", "service_at_location": "service_at_locations",
    "taxonomy_term": "taxonomy_terms",
}  # fmt: skip
INSIDE_SERVICE: Final = ("schedule", "phone", "cost_option", "language", "required_document")
INSIDE_LOCATION: Final = ("address", "phone", "language", "schedule")
Line = dict[str, Any]
FIRST_LINE: Final = 2
"""The number of the first line below the names of the columns."""


def is_package(content: bytes) -> bool:
    """Whether a file is a ZIP."""
    return content[:4] == b"PK\x03\x04"


def read(content: bytes) -> tuple[list[Offer], list[Fault]]:
    """All offers of a package, and all its faults. Any fault means that nothing should be taken."""
    try:
        tables = _tables(content)
        services = _joined(tables)
    except FaultError as error:
        return [], [Fault(error.row, error.field, error.what)]
    return hsds.read_rows(services, first=FIRST_LINE)


def _tables(content: bytes) -> dict[str, list[Line]]:
    try:
        package = zipfile.ZipFile(io.BytesIO(content))
        names = {info.filename.rsplit("/", 1)[-1].lower(): info for info in package.infolist()}
    except (zipfile.BadZipFile, ValueError) as error:
        raise FaultError(
            "", no("This ZIP cannot be opened. Make it again and send that.")
        ) from error
    found: dict[str, list[Line]] = {}
    left = MOST_BYTES
    for table, plural in PLURALS.items():
        info = names.get(f"{table}.csv") or names.get(f"{plural}.csv")
        if info is None:
            continue
        left -= info.file_size
        if left < 0:
            raise FaultError("", no("The file is larger than 10 megabytes. Send it in parts."))
        found[table] = _lines(package, info, f"{table}.csv")
    for needed in ("service", "organization"):
        if needed not in found:
            raise FaultError(
                f"{needed}.csv", no("This table is missing in the ZIP. HSDS 3.0 requires it.")
            )
    return found


def _lines(package: zipfile.ZipFile, info: zipfile.ZipInfo, name: str) -> list[Line]:
    try:
        with package.open(info) as opened:
            text = opened.read(MOST_BYTES + 1).decode("utf-8-sig")
        rows = list(csv.reader(io.StringIO(text, newline=""), strict=True))
    except (
        UnicodeDecodeError, csv.Error, zipfile.BadZipFile, RuntimeError, NotImplementedError, OSError,
    ) as error:  # fmt: skip
        raise FaultError(
            name, no("This is no CSV file in UTF-8. Save it as CSV UTF-8 and send that.")
        ) from error
    if not rows or "id" not in [each.strip() for each in rows[0]]:
        raise FaultError(
            f"{name} id", no("This column is missing. The first line names the columns."), row=1
        )
    if len(rows) > MOST_ROWS * 10:
        raise FaultError(name, no("The file has more than 20,000 services. Send it in parts."))
    names = [each.strip() for each in rows[0]]
    return [
        dict(zip(names, (each.strip() for each in row), strict=False))
        for row in rows[1:]
        if any(row)
    ]


def _joined(tables: Mapping[str, Sequence[Line]]) -> list[Line]:
    organizations = {row["id"]: row for row in tables["organization"]}
    terms = {row["id"]: row for row in tables.get("taxonomy_term", ())}
    of_service = {
        name: _by(tables, name, "service_id") for name in (*INSIDE_SERVICE, "service_at_location")
    }
    attributes = _by(tables, "attribute", "link_id")
    locations = _locations(tables)
    of_place = _by(tables, "schedule", "service_at_location_id")
    found: list[Line] = []
    for number, row in enumerate(tables["service"], FIRST_LINE):
        key = row.get("id", "")
        places = [
            {**at, "location": _known(locations, at, "location_id", number), "schedules": of_place[at["id"]]}
            for at in of_service["service_at_location"][key]
        ]  # fmt: skip
        nested = {PLURALS[name]: of_service[name][key] for name in INSIDE_SERVICE}
        found.append({
            **{name: value for name, value in row.items() if value}, **nested,
            "organization": _known(organizations, row, "organization_id", number),
            "attributes": [
                {"taxonomy_term": terms.get(each.get("taxonomy_term_id", ""), {})}
                for each in attributes[key]
            ],
            "service_at_locations": places,
        })  # fmt: skip
    return found


def _by(tables: Mapping[str, Sequence[Line]], name: str, owner: str) -> dict[str, list[Line]]:
    found: dict[str, list[Line]] = defaultdict(list)
    for row in tables.get(name, ()):
        if row.get(owner):
            found[row[owner]].append(row)
    return found


def _locations(tables: Mapping[str, Sequence[Line]]) -> dict[str, Line]:
    parts = {name: _by(tables, name, "location_id") for name in INSIDE_LOCATION}
    return {
        row["id"]: {**row, **{PLURALS[name]: parts[name][row["id"]] for name in INSIDE_LOCATION}}
        for row in tables.get("location", ())
    }


def _known(rows: Mapping[str, Line], line: Line, name: str, number: int) -> Line:
    if line.get(name, "") not in rows:
        raise FaultError(
            name,
            no("No record has this id. Put the id right, or add the record to its table."),
            row=number,
        )
    return rows[line[name]]


COLUMNS: Final[Mapping[str, Sequence[str]]] = {
    "organization": ("id", "name", "description"),
    "service": (
        "id", "organization_id", "name", "description", "url", "email", "status", "fees_description",
        "eligibility_description", "minimum_age", "maximum_age", "assured_date",
    ),
    "location": ("id", "location_type", "name"),
    "service_at_location": ("id", "service_id", "location_id"),
    "address": ("id", "location_id", "address_1", "city", "state_province", "postal_code", "country", "address_type"),
    "phone": ("id", "service_id", "number"),
    "language": ("id", "service_id", "code"),
    "required_document": ("id", "service_id", "document"),
    "schedule": ("id", "service_id", "freq", "byday", "opens_at", "closes_at"),
    "attribute": ("id", "link_id", "link_entity", "taxonomy_term_id"),
    "taxonomy_term": ("id", "name", "description"),
}  # fmt: skip


def written(offers: Sequence[Offer]) -> bytes:
    """The offers as a tabular data package; what `read` reads back. The same offers give the same bytes."""
    tables = _apart(hsds.written(offers)["contents"])
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as package:
        for name, columns in COLUMNS.items():
            text = io.StringIO(newline="")
            writer = csv.DictWriter(text, columns, extrasaction="ignore", restval="")
            writer.writeheader()
            writer.writerows(tables[name])
            _put(package, f"{name}.csv", text.getvalue())
        _put(package, "datapackage.json", json.dumps(_described(), indent=1))
    return kept.getvalue()


def _put(package: zipfile.ZipFile, name: str, text: str) -> None:
    package.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), text)


def _described() -> dict[str, Any]:
    resources = [
        {
            "name": name,
            "path": f"{name}.csv",
            "schema": {"fields": [{"name": each} for each in columns]},
        }
        for name, columns in COLUMNS.items()
    ]
    return {
        "name": "human_services_data",
        "profile": "tabular-data-package",
        "resources": resources,
    }


def _apart(rows: Sequence[Mapping[str, Any]]) -> dict[str, list[Line]]:
    tables: dict[str, list[Line]] = {name: [] for name in COLUMNS}
    terms: dict[str, Line] = {}
    for row in rows:
        key = row["id"]
        tables["service"].append({**row, "organization_id": row["organization"]["id"]})
        tables["organization"].append(row["organization"])
        for name in ("phone", "language", "required_document", "schedule"):
            tables[name] += [{**each, "service_id": key} for each in row[PLURALS[name]]]
        for each in row["attributes"]:
            terms[each["taxonomy_term"]["id"]] = each["taxonomy_term"]
            tables["attribute"].append({
                "id": each["id"], "link_id": key, "link_entity": "service",
                "taxonomy_term_id": each["taxonomy_term"]["id"],
            })  # fmt: skip
        for at in row["service_at_locations"]:
            place = at["location"]
            tables["service_at_location"].append(
                {"id": at["id"], "service_id": key, "location_id": place["id"]}
            )
            tables["location"].append(place)
            tables["address"] += [
                {**each, "location_id": place["id"]} for each in place["addresses"]
            ]
    tables["taxonomy_term"] = list(terms.values())
    return tables
