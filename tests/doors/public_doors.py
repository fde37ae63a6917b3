"""The rows of the news: open to anybody."""

from __future__ import annotations

from tests.doors.row import ALL, Door
from tests.world.partnerships import Table


def article(table: Table) -> dict[str, object]:
    return {"slug": table.things["article"].slug}


PUBLIC_FACE = (
    *(Door(f"news:{name}", get=ALL, anybody=True) for name in ("list", "atom", "json_feed")),
    Door("news:article", get=ALL, anybody=True, arguments=article),
)
