"""The rows of the showcase: open to anybody."""

from __future__ import annotations

from tests.doors.row import ALL, SEATS, SIGNED_IN, Door, partnership

DOORS = (
    Door("showcase:start", get=ALL, post=ALL, anybody=True),
    Door("showcase:plan", post=ALL, anybody=True),
    Door("showcase:carry", post=SIGNED_IN),
    Door("guide:take", get=ALL, post=ALL, anybody=True),
    Door("guide:export", post=ALL, anybody=True),
    Door("guide:bring", get=SEATS, post=SEATS, arguments=partnership),
    Door("showcase:examples", get=ALL, anybody=True),
    Door("showcase:compare", get=ALL, anybody=True),
    Door("showcase:example", get=ALL, anybody=True, arguments=lambda table: {"slug": table.things["exemplar"].slug}),
    Door("sitemap", get=ALL, anybody=True),
    Door("robots", get=ALL, anybody=True),
)  # fmt: skip
