"""The rows of the library: open to anybody; lists and joint requests to seats."""

from __future__ import annotations

from tests.doors.row import ALL, NONE, SEATS, SIGNED_IN, Door, of, partnership
from tests.world.partnerships import Table


def slug(name: str):  # type: ignore[no-untyped-def]
    return lambda table: {"slug": table.things[name].slug}


def leaving(table: Table) -> dict[str, object]:
    return {"kind": "resource", "slug": table.things["resource"].slug}


DOORS = (
    Door("api:list_resources", get=ALL, anybody=True),
    Door("api:get_resource", get=ALL, anybody=True, arguments=slug("resource")),
    Door("api:list_helpers", get=ALL, anybody=True),
    Door("api:list_examples", get=ALL, anybody=True),
    Door("library:library", get=ALL, anybody=True),
    Door("library:helpers", get=ALL, anybody=True),
    Door("library:catalog", get=ALL, anybody=True, arguments=lambda table: {"kind": "csv"}),
    Door("library:resource", get=ALL, anybody=True, arguments=slug("resource")),
    Door("library:helper", get=ALL, anybody=True, arguments=slug("helper")),
    Door("library:suggest", get=ALL, post=ALL, anybody=True),
    Door("library:keep", get=SIGNED_IN, post=SIGNED_IN, arguments=slug("resource")),
    Door("library:ask", get=SIGNED_IN, post=SIGNED_IN, arguments=slug("helper")),
    Door("library:lists", get=SEATS, arguments=partnership, seen=NONE),
    Door("library:drop", post=SEATS, arguments=of("list_line")),
    Door("library:request", get=SEATS, arguments=of("request")),
    Door("library:sent", post=NONE, arguments=of("request"), seen=SEATS),
    Door("backoffice:suggestions", get=frozenset({"staff"})),
    Door("backoffice:decide", post=frozenset({"staff"}), arguments=of("suggestion")),
    Door("library:leave", get=ALL, anybody=True, arguments=leaving),
)
