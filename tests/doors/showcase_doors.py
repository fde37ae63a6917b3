"""Who may open the pages of stories and of letters; private links are for whoever holds them."""

from __future__ import annotations

from typing import Any

from tests.doors.row import ALL, NONE, Door, of, without
from tests.world.partnerships import Table

STAFF = frozenset({"staff"})


def by_token(name: str) -> Any:
    return lambda table: {"token": table.things[name].token}


def story_photo(table: Table) -> dict[str, object]:
    return {"key": table.things["story"].key, "photo": table.things["photo"].key, "width": 480}


def photo_at_office(table: Table) -> dict[str, object]:
    return {"key": table.things["story"].key, "photo": table.things["photo"].key}


def photo_of_draft(table: Table) -> dict[str, object]:
    return {"token": table.things["told"].token, "photo": table.things["draft_photo"].key}


def linked_photo(table: Table) -> dict[str, object]:
    return {**photo_of_draft(table), "width": 480}


def private(name: str, thing: str, *, get: bool = True, post: bool = True) -> Door:
    """Whoever holds the link may, signed in or not; nobody else knows the address."""
    return Door(
        f"stories:{name}", get=ALL if get else NONE, post=ALL if post else NONE,
        arguments=by_token(thing), anybody=True, by_link=True,
    )  # fmt: skip


STORIES = (
    *(
        Door(f"stories:{name}", get=ALL, arguments=without, anybody=True)
        for name in ("list", "atom", "json_feed", "rules", "asked")
    ),
    Door("stories:tell", get=ALL, post=ALL, anybody=True),
    Door("stories:subscribe", get=ALL, post=ALL, anybody=True),
    Door("stories:story", get=ALL, arguments=of("story"), anybody=True),
    Door("stories:photo", get=ALL, arguments=story_photo, anybody=True),
    private("mine", "told"),
    private("check", "told"),
    private("withdraw", "told"),
    private("add_photo", "told", get=False),
    Door("stories:remove_photo", post=ALL, arguments=photo_of_draft, anybody=True, by_link=True),
    Door("stories:photo_by_link", get=ALL, arguments=linked_photo, anybody=True, by_link=True),
    private("consent", "consent"),
    private("withdraw_consent", "consent", get=False),
    private("confirm", "subscriber"),
    private("leave", "subscriber"),
    Door("backoffice:stories", get=STAFF, seen=NONE),
    Door("backoffice:story_log", get=STAFF),
    Door("backoffice:story", get=STAFF, post=STAFF, arguments=of("accepted")),
    Door("backoffice:story_ask", post=STAFF, arguments=of("accepted")),
    Door("backoffice:story_figure", post=STAFF, arguments=of("accepted")),
    Door("backoffice:story_describe", post=STAFF, arguments=photo_at_office),
    Door("backoffice:story_photo", get=STAFF, arguments=story_photo),
)
