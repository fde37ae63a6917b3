"""An apprentice writes hours where there is no network: they wait on the phone, and count once when it is back."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse

from highroad.areas.accounts.models import User
from highroad.areas.training.models import HoursEntry
from tests.areas.training.scene import Scene, make_scene
from tests.journeys.test_every_page_is_accessible import ASK, AXE, RULES
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
    assert "was sent" in nia.page.locator("[data-queue]").inner_text()
    assert not nia.page.locator("[data-queue-send]").is_visible()

    nia.page.evaluate("kept => Object.assign(localStorage, kept)", twice)
    with (
        nia.page.expect_navigation()
    ):  # the answer of the first sending was lost: all is sent again
        nia.page.evaluate("dispatchEvent(new Event('online'))")
    assert HoursEntry.objects.count() == 2
    assert "7.5" not in kept(nia)


def phone_of(browser: Any, live_server: Any, scene: Scene) -> Visitor:
    """The phone of an apprentice who has opened her book once."""
    nia = visit(browser, live_server.url, scene.nia, width=390)
    nia.go("training:book", scene.enrollment.key)
    nia.page.evaluate("navigator.serviceWorker.ready.then(() => null)")
    return nia


def without_network(nia: Visitor, address: str) -> Any:
    """Another page of the phone, opened while there is no network."""
    context = nia.page.context
    nia.page.close()
    context.set_offline(True)
    nia.page = context.new_page()
    nia.page.goto(nia.site + address)
    return nia.page


def note(page: Any, hours: str, what: str = "") -> None:
    page.get_by_label("Hours", exact=False).fill(hours)
    page.get_by_label("What did you work on?").fill(what)
    page.get_by_role("button", name="Note it on this phone").click()


def faults(page: Any) -> list[str]:
    """What axe finds on the page as it stands, and whether it scrolls sideways."""
    page.evaluate(AXE)
    found: list[str] = page.evaluate(ASK, RULES)
    wide = page.evaluate("document.documentElement.scrollWidth > innerWidth")
    return [*found, *(["scrolls sideways"] if wide else [])]


def sits_down(nia: Visitor, user: User | None) -> None:
    """Somebody else signs in on the same phone; or the session is over."""
    nia.page.context.clear_cookies(name=settings.SESSION_COOKIE_NAME)
    if user is None:
        return
    client = Client()
    client.force_login(user)
    cookie = client.cookies[settings.SESSION_COOKIE_NAME].value
    nia.page.context.add_cookies(
        [{"name": settings.SESSION_COOKIE_NAME, "value": cookie, "url": nia.site}]
    )


def test_with_the_page_closed_hours_are_noted_and_sent_once(browser: Any, live_server: Any):
    scene = make_scene()
    nia = phone_of(browser, live_server, scene)
    book = reverse("training:book", args=[scene.enrollment.key])

    page = without_network(nia, book)
    assert page.locator("h1").inner_text() == "No connection"
    assert "Sin conexión" in page.locator("main").inner_text()
    note(page, "25")
    assert kept(nia).count("client_key") == 0
    note(page, "7.5", "2")
    assert "7.5 h · 2" in page.locator("[data-list]").inner_text()
    for private in (scene.enrollment.key, scene.nia.pk, scene.nia.email, scene.nia.name):
        assert str(private) not in kept(nia)
        assert str(private) not in page.content()
    assert faults(page) == []
    page.goto(nia.site + "/es" + book)
    assert page.locator("h1").inner_text() == "Sin conexión"
    page.goto(nia.site + book)

    with page.expect_navigation():
        page.context.set_offline(False)
    page.wait_for_selector("[data-notes] select")
    assert HoursEntry.objects.count() == 0
    assert page.locator("[data-notes] select").input_value() != ""
    assert faults(page) == []
    twice = page.evaluate("({...localStorage})")
    with page.expect_navigation():
        page.get_by_role("button", name="Send what is chosen").click()
    entry = HoursEntry.objects.get()
    assert (entry.hours, entry.entered_by) == (Decimal("7.5"), scene.nia)
    assert not page.locator("[data-notes]").is_visible()
    assert "7.5" not in kept(nia)

    page.evaluate("kept => Object.assign(localStorage, kept)", twice)
    page.reload()
    with page.expect_navigation():
        page.get_by_role("button", name="Send what is chosen").click()
    assert HoursEntry.objects.count() == 1


def test_what_waits_is_deleted_by_hand_and_on_signing_out(browser: Any, live_server: Any):
    scene = make_scene()
    nia = phone_of(browser, live_server, scene)
    page = without_network(nia, "/home/")
    note(page, "3", "first")
    note(page, "4", "second")
    page.locator("[data-list] button").first.click()
    assert "first" not in kept(nia)

    page.context.set_offline(False)
    nia.go("training:mine")
    page.once("dialog", lambda asked: asked.dismiss())
    page.get_by_role("button", name="Sign out").click()
    assert "second" in kept(nia)
    page.once("dialog", lambda asked: asked.accept())
    nia.press("Sign out")
    assert kept(nia) == "[]"

    page = without_network(nia, "/home/")
    assert page.locator("[data-stranger]").is_visible()
    assert not page.locator("form").is_visible()


def test_nobody_else_sends_or_sees_what_waits(browser: Any, live_server: Any):
    scene = make_scene()
    nia = phone_of(browser, live_server, scene)
    write_offline = without_network(nia, "/home/")
    note(write_offline, "6", "sprinklers")
    nia.page.context.set_offline(False)

    sits_down(nia, scene.ben)
    nia.go("training:mine")
    page = without_network(nia, "/home/")
    assert not page.get_by_text("sprinklers").is_visible()
    assert page.locator("[data-stranger]").is_visible()
    page.context.set_offline(False)

    sits_down(nia, scene.nia)
    nia.go("training:book", scene.enrollment.key)
    assert "sprinklers" in nia.page.locator("[data-notes]").inner_text()
    assert HoursEntry.objects.count() == 0


def test_hours_wait_on_where_the_session_is_over(browser: Any, live_server: Any):
    scene = make_scene()
    nia = phone_of(browser, live_server, scene)
    nia.page.context.set_offline(True)
    write(nia, "5")
    sits_down(nia, None)
    nia.page.context.set_offline(False)
    nia.page.get_by_text("could not be sent now").wait_for()
    assert HoursEntry.objects.count() == 0
    assert '\\"hours\\":\\"5\\"' in kept(nia)
