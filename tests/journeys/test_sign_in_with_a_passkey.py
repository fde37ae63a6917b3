"""From an invitation to a passkey and in again with it alone, in a real browser."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.cache import cache
from django.urls import reverse
from django.utils import timezone

from highroad.areas.accounts import actions, queries
from highroad.areas.accounts.models import User
from highroad.areas.accounts.vocabulary import Factor
from tests import cast

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
DEVICE = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


@pytest.fixture
def device(context: Any, page: Any) -> Any:
    """A fingerprint reader that always says yes; the DevTools put it into the browser."""
    cache.clear()
    tools = context.new_cdp_session(page)
    tools.send("WebAuthn.enable")
    tools.send("WebAuthn.addVirtualAuthenticator", {"options": DEVICE})
    return tools


@pytest.fixture
def complaints(page: Any) -> list[str]:
    """What the browser finds wrong: errors of scripts, breaches of the content policy."""
    heard: list[str] = []
    page.on("console", lambda said: heard.append(said.text) if said.type == "error" else None)
    page.on("pageerror", lambda error: heard.append(str(error)))
    return heard


def test_a_newcomer_makes_a_passkey_and_signs_in_with_it_alone(
    live_server: Any, page: Any, device: Any, complaints: list[str]
) -> None:
    _, token = actions.invite(
        email="nora@example.org", about=None, by=cast.lena(), at=timezone.now()
    )
    page.goto(live_server.url + reverse("accounts:invitation", args=[token]))
    page.get_by_label("Your name").fill("Nora New")
    page.get_by_label("With a passkey").check()
    page.get_by_role("button", name="Create the account").click()

    page.get_by_role("button", name="Create the passkey").click()
    page.get_by_role("heading", name="Recovery codes").wait_for()

    nora = User.objects.get(email="nora@example.org")
    assert queries.factors_of(nora) == {Factor.PASSKEY, Factor.RECOVERY_CODES}
    assert not nora.has_usable_password()

    page.context.clear_cookies()
    page.goto(live_server.url + reverse("account_login"))
    page.get_by_role("button", name="Sign in with a passkey").click()
    page.wait_for_url(live_server.url + reverse("home:home"))

    page.goto(live_server.url + reverse("accounts:settings"))
    assert page.get_by_label("Your name").input_value() == "Nora New"
    assert complaints == []


def test_a_passkey_answers_the_second_question_after_a_password(
    live_server: Any, page: Any, device: Any, complaints: list[str]
) -> None:
    nia = cast.nia(guarded=False, password=cast.PASSWORD)

    def enter_password() -> None:
        page.goto(live_server.url + reverse("account_login"))
        page.get_by_label("Email").fill(nia.email)
        page.get_by_label("Password").fill(cast.PASSWORD)
        page.get_by_role("button", name="Sign in", exact=True).click()

    enter_password()
    page.wait_for_url(live_server.url + reverse("home:home"))
    page.goto(live_server.url + reverse("mfa_add_webauthn"))
    page.get_by_role("button", name="Create the passkey").click()
    page.get_by_role("heading", name="Recovery codes").wait_for()
    page.context.clear_cookies()

    enter_password()
    page.get_by_role("heading", name="And now the second factor").wait_for()
    page.get_by_role("button", name="Use a passkey").click()
    page.wait_for_url(live_server.url + reverse("home:home"))

    assert complaints == []


def test_a_device_that_says_no_is_answered_in_words(
    live_server: Any, page: Any, device: Any, complaints: list[str]
) -> None:
    page.goto(live_server.url + reverse("account_login"))

    page.get_by_role("button", name="Sign in with a passkey").click()

    page.get_by_text("The passkey did not work.").wait_for(timeout=20_000)
    assert complaints == []


def test_without_scripts_the_buttons_are_not_there_and_the_page_says_why(
    live_server: Any, browser: Any
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()

    page.goto(live_server.url + reverse("account_login"))

    assert page.get_by_role("button", name="Sign in with a passkey").count() == 0
    assert page.get_by_text("Passkeys need JavaScript.").is_visible()
    assert page.get_by_role("button", name="Sign in", exact=True).is_visible()
    context.close()
