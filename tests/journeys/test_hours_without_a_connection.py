"""An apprentice writes hours where there is no network: they wait on the phone, and count once when it is back."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from highroad.areas.training.models import HoursEntry
from tests.areas.training.scene import make_scene
from tests.journeys.visitors import Visitor, visit

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def write(nia: Visitor, hours: str) -> None:
    nia.page.locator("form[data-book] [name=hours]").fill(hours)
    nia.page.locator("form[data-book] [name=process]").select_option(index=1)
    nia.page.locator("form[data-book] button").last.click()


def kept(nia: Visitor) -> str:
    """What the phone keeps, as text."""
    found: str = nia.page.evaluate("JSON.stringify(Object.values(localStorage))")
    return found


def test_hours_wait_on_the_phone_and_count_once(browser: Any, live_server: Any):
    scene = make_scene()
    nia = visit(browser, live_server.url, scene.nia, width=390)
    nia.go("training:book", scene.enrollment.key)

    nia.page.context.set_offline(True)
    write(nia, "7.5")
    write(nia, "0.5")
    waiting = nia.page.locator("[data-queue]")
    assert waiting.is_visible()
    assert "Several entries wait" in waiting.inner_text()
    assert HoursEntry.objects.count() == 0
    twice = nia.page.evaluate("({...localStorage})")

    with nia.page.expect_navigation():
        nia.page.context.set_offline(False)
    assert sorted(entry.hours for entry in HoursEntry.objects.all()) == [
        Decimal("0.5"),
        Decimal("7.5"),
    ]
    assert not nia.page.locator("[data-queue]").is_visible()

    nia.page.evaluate("kept => Object.assign(localStorage, kept)", twice)
    with (
        nia.page.expect_navigation()
    ):  # the answer of the first sending was lost: all is sent again
        nia.page.evaluate("dispatchEvent(new Event('online'))")
    assert HoursEntry.objects.count() == 2
    assert "7.5" not in kept(nia)
