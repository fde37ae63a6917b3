"""The rows of copies: taken by whoever sits there, loaded by the program office."""

from __future__ import annotations

from tests.doors.row import SEATS, SEEN, Door, of, partnership

STAFF = frozenset({"staff"})
LABOR = frozenset({"labor"})

DOORS = (
    Door("copies:list", get=SEATS, post=SEATS, arguments=partnership),
    Door("copies:file", get=LABOR, arguments=of("copy")),
    Door("copies:copy", get=LABOR, arguments=of("copy")),
    Door("copies:stop", arguments=of("copy"), seen=LABOR),
    Door("copies:again", arguments=of("copy"), seen=LABOR),
    Door("copies:people", get=SEEN, arguments=partnership),
    Door("copies:ask_in", arguments=partnership),
    Door("copies:arrivals", get=STAFF, post=STAFF),
    Door("copies:arrival", get=STAFF, arguments=of("arrival")),
    Door("copies:accept", arguments=of("arrival"), seen=STAFF),
    Door("copies:drop", post=STAFF, arguments=of("arrival"), seen=STAFF),
)
