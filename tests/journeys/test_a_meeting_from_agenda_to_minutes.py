"""A meeting from the agenda both sides set to the minutes both co-chairs signed, with and without scripts."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from highroad.areas.commitments.models import Commitment
from highroad.areas.meetings.models import Meeting
from tests.journeys.visitors import Visitor, visit
from tests.table import make_table

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def bring(visitor: Visitor, meeting: Meeting, topic: str) -> None:
    visitor.go("meetings:bring", meeting.key)
    visitor.page.get_by_label("Topic", exact=True).fill(topic)
    visitor.press("Bring it")


def tick(visitor: Visitor, seat: str, name: str, *, scripts: bool) -> None:
    """Say how a seat is there: at once with scripts, by its button without."""
    form = visitor.page.locator("form", has=visitor.page.get_by_label(f"How {seat} is there"))
    form.get_by_role("combobox").select_option(label=name)
    if not scripts:
        with visitor.page.expect_navigation():
            form.get_by_role("button").click()
        return
    place = visitor.page.locator("li", has=form)
    place.locator("span[id^=there-]", has_text=re.compile(r"\w")).wait_for()


def sign(visitor: Visitor, address: str, *, scripts: bool) -> None:
    visitor.page.goto(address)
    visitor.page.get_by_label("I agree").check()
    visitor.page.get_by_label("I have read wording 1").check()
    if scripts:
        visitor.page.get_by_role("button", name="Sign my answer").click()
        visitor.page.get_by_role("button", name="Sign my answer").wait_for(state="detached")
    else:
        visitor.press("Sign my answer")


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_a_meeting_from_agenda_to_minutes(browser: Any, live_server: Any, scripts: bool):
    table = make_table(at=timezone.now())
    lena = visit(browser, live_server.url, table.lena, scripts=scripts)
    marcus = visit(browser, live_server.url, table.marcus, scripts=scripts, width=390)
    soon = timezone.localtime() + timedelta(minutes=20)

    lena.go("meetings:prepare", table.body.key)
    lena.page.get_by_label("What is the meeting called").fill("December meeting")
    lena.page.get_by_label("Day", exact=True).fill(soon.date().isoformat())
    lena.page.get_by_label("Begins at").fill(f"{soon:%H:%M}")
    lena.press("Begin the agenda")
    meeting = Meeting.objects.get()
    bring(lena, meeting, "Night shifts")
    bring(marcus, meeting, "Scanners in the warehouse")
    lena.go("meetings:detail", meeting.key)
    assert lena.sees("brought by Management")
    lena.press("Send the call")
    lena.press("Open the meeting")

    assert lena.sees("Deciding waits until enough seats are there")
    for seat, name in ((table.seats["labor"].title, "Lena Ortiz"), (table.seats["management"].title, "Marcus Bell")):  # fmt: skip
        tick(lena, seat, name, scripts=scripts)
    lena.go("meetings:live", meeting.key)
    assert lena.sees("May meet and decide")

    topic = lena.page.locator("section.card", has_text="Scanners in the warehouse").first
    topic.get_by_text("Promise something").click()
    topic.get_by_label("What will be done").fill("Order two scanners")
    topic.get_by_label("By when").fill((soon + timedelta(days=9)).date().isoformat())
    with lena.page.expect_navigation():
        topic.get_by_role("button", name="Enter the promise").click()
    assert Commitment.objects.get().what == "Order two scanners"
    with lena.page.expect_navigation():
        nights = lena.page.locator("section.card", has_text="Night shifts").first
        nights.get_by_role("link", name="Put it to both sides").click()
    lena.page.get_by_label("The text both sides decide on").fill(
        "Night shifts are set two weeks ahead."
    )
    lena.press("Propose it")
    marcus.go("meetings:live", meeting.key)
    assert marcus.sees("Order two scanners")
    assert marcus.page.get_by_role("link", name="Night shifts", exact=True).count() == 1

    lena.follow("Close the meeting")
    lena.press("Close it")
    keeper = marcus if meeting_kept_by(meeting) == "management" else lena
    keeper.go("meetings:minutes", meeting.key)
    assert keeper.sees("Order two scanners (Lena Ortiz")
    keeper.press("Take this as the minutes")
    keeper.press("Save")
    keeper.press("Put it to both co-chairs")
    address = live_server.url + keeper.page.get_by_role("link", name="Read and sign").get_attribute(
        "href"
    )
    for visitor in (lena, marcus):
        sign(visitor, address, scripts=scripts)

    marcus.go("meetings:minutes", meeting.key)
    assert marcus.sees("Signed by both co-chairs")
    assert lena.complaints == marcus.complaints == []


def meeting_kept_by(meeting: Meeting) -> str:
    return Meeting.objects.get(pk=meeting.pk).keeper_side
