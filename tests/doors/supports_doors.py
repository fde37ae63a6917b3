"""Rows of the table of doors: supports. The desk's pages are for its navigator, here the provider."""

from __future__ import annotations

from tests.doors.row import ALL, LABOR_SEATS, SEATS, SEEN, SIDES, Door, of, partnership
from tests.world.partnerships import Table

NAVIGATOR = frozenset({"provider"})
TAKE_PART = SIDES | LABOR_SEATS
EITHER = SIDES | NAVIGATOR


def paper(table: Table) -> dict[str, object]:
    return {"code": table.things["desk"].code}


def there(table: Table) -> dict[str, object]:
    return {"key": table.things["open_need"].key, "offer": table.things["offer"].key}


SUPPORTS = (
    Door("supports:ask", get=ALL, post=ALL, arguments=paper, anybody=True, by_link=True),
    Door("supports:helpers", get=ALL, arguments=paper, anybody=True, by_link=True),
    Door("supports:mine", get=ALL, post=ALL, anybody=True),
    Door("supports:leave", post=ALL, anybody=True),
    Door("supports:agree", anybody=True),
    Door("supports:take_back", anybody=True),
    Door("supports:forget", anybody=True),
    Door("supports:committee", get=SEATS, arguments=partnership, seen=SEEN),
    Door("supports:change", get=SIDES, post=SIDES, arguments=partnership, seen=SEEN),
    Door("supports:name", get=SIDES, post=SIDES, arguments=partnership, seen=SEEN),
    Door("supports:confirm", arguments=of("navigator"), seen=SEATS),
    *(Door(f"supports:{page}", get=NAVIGATOR, arguments=of("desk")) for page in ("desk", "directory", "export", "export_tables")),
    *(Door(f"supports:{page}", get=NAVIGATOR, post=NAVIGATOR, arguments=of("desk")) for page in ("add", "add_offer", "send_file")),
    Door("supports:case", get=NAVIGATOR, arguments=of("case")),
    *(Door(f"supports:{page}", post=NAVIGATOR, arguments=of("case")) for page in ("take_up", "close")),
    *(Door(f"supports:{page}", get=NAVIGATOR, post=NAVIGATOR, arguments=of("case")) for page in ("screen", "need", "placed")),
    *(Door(f"supports:{page}", get=NAVIGATOR, post=NAVIGATOR, arguments=of("open_need")) for page in ("settle", "step")),
    Door("supports:step_done", post=NAVIGATOR, arguments=of("plan_step")),
    Door("supports:find", get=NAVIGATOR, arguments=of("open_need")),
    Door("supports:refer", get=NAVIGATOR, post=NAVIGATOR, arguments=there),
    Door("supports:word", get=NAVIGATOR, post=NAVIGATOR, arguments=of("help_referral")),
    Door("supports:file", get=NAVIGATOR, post=NAVIGATOR, arguments=of("offer_file")),
    Door("supports:offer", get=NAVIGATOR, post=NAVIGATOR, arguments=of("offer")),
    Door("supports:assure", post=NAVIGATOR, arguments=of("offer")),
    *(Door(f"supports:{page}", get=NAVIGATOR, post=NAVIGATOR, arguments=of("desk")) for page in ("add_fund", "window", "braid")),
    Door("supports:funds", get=NAVIGATOR, arguments=of("desk")),
    Door("supports:fund", get=NAVIGATOR, arguments=of("fund")),
    Door("supports:ask_money", get=NAVIGATOR, post=NAVIGATOR, arguments=of("case")),
    *(Door(f"supports:{page}", post=NAVIGATOR, arguments=of("payment")) for page in ("approve", "refuse")),
    *(Door(f"supports:{page}", get=NAVIGATOR, post=NAVIGATOR, arguments=of("payment")) for page in ("pay", "reverse")),
    *(Door(f"supports:{page}", get=NAVIGATOR, arguments=of("desk")) for page in ("indicators", "outcomes_template", "outcomes_export")),
    *(Door(f"supports:{page}", get=NAVIGATOR, post=NAVIGATOR, arguments=of("desk")) for page in ("send_outcomes", "transcript", "care")),
    Door("supports:link", get=NAVIGATOR, post=NAVIGATOR, arguments=of("case")),
    Door("supports:unlink", post=NAVIGATOR, arguments=of("case")),
    Door("supports:reconcile", get=NAVIGATOR, post=NAVIGATOR, arguments=of("fund")),
    Door("supports:draft_total", get=TAKE_PART, post=TAKE_PART, arguments=of("body"), seen=SEEN),
    Door("supports:total", get=SEATS, arguments=of("support_total")),
    *(Door(f"supports:{page}", post=TAKE_PART, arguments=of("support_total"), seen=SEATS) for page in ("put_total", "publish_total")),
    Door("supports:take_back_total", arguments=of("support_total"), seen=SEATS),
    Door("supports:published", arguments=of("support_total"), anybody=True),
    Door("supports:end", post=EITHER, arguments=of("navigator"), seen=SEATS),
)  # fmt: skip
