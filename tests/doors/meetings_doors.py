"""The rows of meetings, and of the mails somebody gets."""

from __future__ import annotations

from tests.doors.row import ALL, LABOR_SEATS, SEATS, SEEN, SIDES, SIGNED_IN, Door, of

ON_A_SIDE = SIDES | LABOR_SEATS
NOT_A_SECRET = "0" * 64


MEETINGS = (
    Door("meetings:list", get=SEATS, arguments=of("body"), seen=SEEN),
    *(
        Door(name, get=SIDES, post=SIDES, arguments=of("body"), seen=SEEN)
        for name in ("meetings:prepare", "meetings:start_series", "meetings:ask_for_date")
    ),
    Door("meetings:calendar", get=SIGNED_IN, post=SIGNED_IN),
    Door("meetings:feed", arguments=lambda t: {"secret": NOT_A_SECRET}, anybody=True),
    Door("meetings:series", get=SEATS, arguments=of("series")),
    Door("meetings:end_series", post=SIDES, arguments=of("series"), seen=SEATS),
    Door("meetings:poll", get=SEATS, post=SEATS, arguments=of("poll")),
    Door("meetings:choose", post=SIDES, arguments=of("poll"), seen=SEATS),
    Door("meetings:item", get=SEATS, arguments=of("item")),
    Door("meetings:change_item", get=SIDES, post=SIDES, arguments=of("item"), seen=SEATS),
    Door("meetings:move_item", post=SIDES, arguments=of("item"), seen=SEATS),
    Door("meetings:drop_item", post=SIDES, arguments=of("item"), seen=SEATS),
    Door("meetings:settle_item", post=SEATS, arguments=of("item")),
    Door("meetings:write", post=SEATS, arguments=of("item")),
    Door("meetings:decide", get=ON_A_SIDE, post=ON_A_SIDE, arguments=of("item"), seen=SEATS),
    Door("meetings:update_project", post=SEATS, arguments=of("project_item")),
    Door("meetings:promise", post=SEATS, arguments=of("item")),
    Door("meetings:note", get=SEATS, post=SEATS, arguments=of("meeting_note")),
    Door("meetings:guest", get=SEATS, arguments=of("guest")),
    Door("meetings:agree_to_guest", post=frozenset({"management"}), arguments=of("guest"), seen=SEATS),
    Door("meetings:take_back_guest", post=SIDES, arguments=of("guest"), seen=SEATS),
    Door("meetings:text", get=SEATS, arguments=of("minutes")),
    Door("meetings:write_minutes", get=ON_A_SIDE, post=ON_A_SIDE, arguments=of("minutes"), seen=SEATS),
    Door("meetings:put_minutes", post=ON_A_SIDE, arguments=of("minutes"), seen=SEATS),
    Door("meetings:posted", get=ALL, arguments=of("posted"), anybody=True),
    Door("meetings:detail", get=SEATS, arguments=of("room")),
    Door("meetings:change", get=SIDES, post=SIDES, arguments=of("draft_meeting"), seen=SEATS),
    Door("meetings:send", post=SIDES, arguments=of("draft_meeting"), seen=SEATS),
    Door("meetings:cancel", get=SIDES, post=SIDES, arguments=of("draft_meeting"), seen=SEATS),
    Door("meetings:bring", get=SEATS, post=SEATS, arguments=of("draft_meeting")),
    Door("meetings:pick", get=SEATS, post=SEATS, arguments=of("draft_meeting")),
    Door("meetings:ask_guest", get=SIDES, post=SIDES, arguments=of("room"), seen=SEATS),
    Door("meetings:open", post=ON_A_SIDE, arguments=of("called"), seen=SEATS),
    Door("meetings:live", get=SEATS, arguments=of("room")),
    Door("meetings:now", get=SEATS, arguments=of("room")),
    Door("meetings:attendance", post=ON_A_SIDE, arguments=of("room"), seen=SEATS),
    Door("meetings:close", get=ON_A_SIDE, post=ON_A_SIDE, arguments=of("room"), seen=SEATS),
    Door("meetings:pack", get=SEATS, arguments=of("room")),
    Door("meetings:pack_pdf", get=SEATS, arguments=of("room")),
    Door("meetings:sheet", get=SEATS, arguments=of("room")),
    Door("meetings:minutes", get=SEATS, arguments=of("held_meeting")),
    Door("meetings:minutes_pdf", get=SEATS, arguments=of("held_meeting")),
    Door("meetings:draft_minutes", post=ON_A_SIDE, arguments=of("held_meeting"), seen=SEATS),
    Door("meetings:correct", get=ON_A_SIDE, post=ON_A_SIDE, arguments=of("posted"), seen=SEATS),
    Door("meetings:release", post=SIDES, arguments=of("posted"), seen=SEATS),
    Door("accounts:mails", get=SIGNED_IN, post=SIGNED_IN),
    Door(
        "accounts:unsubscribe",
        arguments=lambda t: {"key": t.things["message"].key, "secret": NOT_A_SECRET},
        anybody=True,
    ),
)  # fmt: skip
