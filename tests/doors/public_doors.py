"""The rows of the news, and of what a partnership and the program office have to do with each other."""

from __future__ import annotations

from tests.doors.row import ALL, LABOR_SEATS, SEATS, SIDES, Arguments, Door, of, partnership
from tests.world.partnerships import Table


def article(table: Table) -> dict[str, object]:
    return {"slug": table.things["article"].slug}


def picture_in(name: str) -> Arguments:
    return lambda table: {
        "slug": table.things[name].slug,
        "key": table.things["picture"].key,
        "width": 480,
    }


def picture(table: Table) -> dict[str, object]:
    return {"key": table.things["picture"].key, "width": 480}


def named(name: str) -> Arguments:
    return lambda table: {"slug": table.things[name].slug}


PUBLIC_FACE = (
    *(Door(f"api:{name}", get=ALL, anybody=True) for name in ("list_articles", "list_stories")),
    Door("api:get_article", get=ALL, anybody=True, arguments=named("article")),
    Door("api:get_story", get=ALL, anybody=True, arguments=of("story")),
    Door("api:get_example", get=ALL, anybody=True, arguments=named("exemplar")),
    Door("api:get_helper", get=ALL, anybody=True, arguments=named("helper")),
    *(Door(f"news:{name}", get=ALL, anybody=True) for name in ("list", "atom", "json_feed")),
    Door("showcase:oembed", get=ALL, anybody=True),
    *(Door(f"showcase:{name}", get=ALL, anybody=True, arguments=of("published")) for name in ("share", "embed")),
    Door("showcase:coordinator", get=ALL, anybody=True),
    Door("office:partnership", get=SEATS, post=SEATS, arguments=partnership),
    Door("office:question", get=SEATS, post=SEATS, arguments=of("office_question")),
    Door("office:contact", get=SEATS, post=SIDES | LABOR_SEATS, arguments=of("office_contact"), seen=SEATS),
    Door("backoffice:questions", get=frozenset({"staff"}), post=frozenset({"staff"})),
    Door("news:picture", get=ALL, anybody=True, arguments=picture_in("article")),
    Door("showcase:example_picture", get=ALL, anybody=True, arguments=picture_in("exemplar")),
    Door("backoffice:picture", arguments=picture),
    Door("news:article", get=ALL, anybody=True, arguments=article),
)  # fmt: skip
