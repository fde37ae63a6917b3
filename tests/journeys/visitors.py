"""Two people with a browser each; whatever their browsers complain of is kept."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from django.conf import settings
from django.test import Client
from django.urls import reverse

from highroad.areas.accounts.models import User


@dataclass
class Visitor:
    """Somebody signed in, in a browser of their own."""

    page: Any
    site: str
    complaints: list[str] = field(default_factory=list)

    def go(self, name: str, *args: Any) -> Any:
        answer = self.page.goto(self.site + reverse(name, args=args))
        assert answer.status == 200, (name, answer.status)
        return self.page

    def press(self, name: str, *, exact: bool = False) -> None:
        """Press a button, wait for the page that follows."""
        with self.page.expect_navigation():
            self.page.get_by_role("button", name=name, exact=exact).first.click()

    def follow(self, name: str) -> None:
        with self.page.expect_navigation():
            self.page.get_by_role("link", name=name).first.click()

    def sees(self, words: str) -> bool:
        return words in self.page.locator("main").inner_text()


def visit(
    browser: Any, site: str, user: User, *, scripts: bool = True, width: int = 1280
) -> Visitor:
    """A browser in which somebody is signed in; with or without scripts."""
    client = Client()
    client.force_login(user)
    context = browser.new_context(
        java_script_enabled=scripts, viewport={"width": width, "height": 900}
    )
    context.add_cookies(
        [{
            "name": settings.SESSION_COOKIE_NAME, "value": client.cookies[settings.SESSION_COOKIE_NAME].value,
            "url": site,
        }]
    )  # fmt: skip
    visitor = Visitor(context.new_page(), site)
    visitor.page.on(
        "console",
        lambda said: visitor.complaints.append(said.text) if said.type == "error" else None,
    )
    visitor.page.on("pageerror", lambda error: visitor.complaints.append(str(error)))
    return visitor
