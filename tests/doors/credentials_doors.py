"""Rows of the table of doors: credentials."""

from __future__ import annotations

from typing import Any

from tests.doors.row import ALL, LABOR_SEATS, SEATS, SIDES, SIGNED_IN, Arguments, Door, of
from tests.world.partnerships import Table

LABOR = frozenset({"labor"})
ON_A_SIDE = SIDES | LABOR_SEATS


def by_link(**more: Any) -> Arguments:
    return lambda table: (
        {"token": table.things["credential_token"]}
        | {
            name: table.things[value].key if value == "credential" else value
            for name, value in more.items()
        }
    )


def shown(table: Table) -> dict[str, Any]:
    table.things["credential"].refresh_from_db()
    return {"key": table.things["credential"].shown_by}


def standards(table: Table) -> dict[str, Any]:
    return {"key": table.things["credential"].enrollment.standards_id}


CREDENTIALS = (
    Door("credentials:check", get=ALL, post=ALL, anybody=True),
    Door("credentials:committee", get=ALL, anybody=True, arguments=of("body")),
    Door("credentials:organization", get=ALL, anybody=True, arguments=of("credential_party")),
    Door("credentials:status_list", get=ALL, anybody=True, arguments=of("body")),
    Door("credentials:shown", get=ALL, anybody=True, arguments=shown, by_link=True),
    Door("credentials:framework", get=ALL, anybody=True, arguments=standards, by_link=True),
    Door("credentials:listing", get=ALL, anybody=True, arguments=standards, by_link=True),
    Door("credentials:package", get=SEATS, arguments=standards, seen=SEATS),
    Door("credentials:read_package", get=ON_A_SIDE, post=ON_A_SIDE, arguments=of("program"), seen=SEATS),
    Door("credentials:program", get=SIDES, arguments=of("program")),
    Door("credentials:provider", get=LABOR, post=LABOR, arguments=of("program"), seen=SEATS),
    Door("credentials:provider_statement", get=SEATS, arguments=of("provider_statement")),
    Door("credentials:provider_letter", get=LABOR, arguments=of("provider_statement"), seen=SEATS),
    Door("credentials:provider_file", get=SEATS, arguments=of("provider_statement")),
    Door("credentials:prepare", arguments=of("enrollment"), seen=LABOR),
    Door("credentials:credential", get=SIDES, arguments=of("credential")),
    Door("credentials:revoke", get=SIDES, post=SIDES, arguments=of("credential")),
    Door("credentials:signing", get=SEATS, arguments=of("body"), seen=SEATS | {"staff"}),
    Door("credentials:name_signatory", get=SIDES, post=SIDES, arguments=of("body"), seen=SEATS | {"staff"}),
    Door("credentials:rotate", get=SIDES, post=SIDES, arguments=of("body"), seen=SEATS | {"staff"}),
    Door("credentials:mine", get=SIGNED_IN),
    Door("credentials:own_file", arguments=lambda table: {"key": table.things["credential"].key, "kind": "json"}),
    Door("credentials:link", get=LABOR, post=LABOR, arguments=of("enrollment")),
    Door("credentials:held", get=ALL, post=ALL, anybody=True, by_link=True, arguments=by_link()),
    Door("credentials:held_file", get=ALL, anybody=True, by_link=True, arguments=by_link(key="credential", kind="json")),
)  # fmt: skip
