"""axe over every page that answers, on a phone by day and a desk by night, in English and Spanish."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import axe_playwright_python
import pytest
from django.core.cache import cache
from django.urls import reverse
from playwright.sync_api import Error

from tests.doors.row import Door
from tests.doors.table import DOORS
from tests.journeys.visitors import Visitor, visit
from tests.world.everything import World, world

pytestmark = [
    pytest.mark.browser,
    pytest.mark.pure,
    pytest.mark.django_db(transaction=True),
    pytest.mark.xdist_group("accessible"),
]
AXE = next(Path(axe_playwright_python.__file__).parent.rglob("axe.min.js")).read_text()
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
LOOKS = [(390, "light"), (1280, "dark"), (390, "dark"), (1280, "light")]
WHOLE_LOOKS_OF = 6
"""One page in so many is judged in all four looks; the others on a phone by day and on a desk by night.

What a look changes are colors, which come from tokens that all pages share, and widths, which each page has.
"""
ASK = """async rules => (await axe.run(document, {runOnly: {type: 'tag', values: rules}, resultTypes: ['violations']})).violations
    .map(found => found.id + ': ' + found.nodes.map(node => node.target.join(' ')).slice(0, 3).join(' | '))"""
TOO_WIDE = """[...document.querySelectorAll('body *')].filter(one => one.getBoundingClientRect().right > innerWidth + 1)
    .map(one => one.tagName + '.' + one.className).slice(-3)"""
FILES = (
    ".csv",
    ".pdf",
    ".xlsx",
    ".zip",
    ".json",
    ".pyz",
    ".py",
    ".tlog-proof",
    ".jpg",
    ".atom",
    ".xml",
    ".txt",
    ".js",
    ".webmanifest",
    "live/now/",
    "returned/",
    "pdf/",
    "docx/",
    "original/",
    "codes/text/",
    "health",
)


def pages(built: World, role: str) -> list[str]:
    """The addresses of the pages a role may open."""
    found = []
    for door in DOORS:
        address = reverse(door.name, kwargs=door.arguments(built.own))
        if (
            role in door.get
            and not address.endswith(FILES)
            and not address.startswith(
                (
                    "/api/v1/fig",
                    "/api/v1/records/",
                    "/api/v1/resources",
                    "/api/v1/helpers",
                    "/api/v1/examples",
                    "/api/v1/articles",
                    "/api/v1/stories",
                    "/credentials/status/",
                )
            )
        ):
            found.append(address)
    return found


def looks_of(address: str, place: int) -> list[tuple[int, str]]:
    """The looks in which a page is judged; in Spanish on a phone, where its longer words are tight."""
    if address.startswith("/es/"):
        return LOOKS[:1]
    return LOOKS if place % WHOLE_LOOKS_OF == 0 else LOOKS[:2]


def judged(visitor: Visitor, address: str, place: int) -> list[str]:
    """What axe finds in the looks of a page, sideways scrolling, and what the console says."""
    page, wrong = visitor.page, []
    try:
        answer = page.goto(visitor.site + address)
    except Error as error:
        if "Download is starting" not in error.message:
            raise
        return []
    if answer is None or answer.status != 200:
        return [f"{address} answered {answer.status if answer else 'nothing'}"]
    tools = page.context.new_cdp_session(page)
    tools.send("Page.setBypassCSP", {"enabled": True})
    page.evaluate(AXE)
    for width, scheme in looks_of(address, place):
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(color_scheme=scheme)
        wrong += [f"{address} {width} {scheme} {found}" for found in page.evaluate(ASK, RULES)]
        if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
            wrong.append(f"{address} {width} scrolls sideways: {page.evaluate(TOO_WIDE)}")
    wrong += [f"{address} console: {said}" for said in visitor.complaints]
    visitor.complaints.clear()
    tools.detach()
    return wrong


def judged_all(visitor: Visitor, addresses: list[str]) -> list[str]:
    return [
        found
        for place, address in enumerate(addresses)
        for found in judged(visitor, address, place)
    ]


@pytest.mark.parametrize("role", ["labor", "staff"])
def test_every_page_passes_axe(browser: Any, live_server: Any, role: str):
    cache.clear()
    built = world()
    person = built.person(role)
    assert person is not None
    visitor = visit(browser, live_server.url, person)
    seen = (
        pages(built, role)
        if role == "labor"
        else ["/home/", "/staff/", "/staff/invitations/", "/staff/stories/", "/partnerships/found/"]
    )
    addresses = seen + [
        f"/es{address}" for address in seen if not address.startswith(("/staff", "/api"))
    ]

    wrong = judged_all(visitor, addresses)
    assert not wrong, "\n".join(wrong)


def test_the_pages_of_a_stranger_pass_axe(browser: Any, live_server: Any):
    cache.clear()
    context = browser.new_context()
    visitor = Visitor(context.new_page(), live_server.url)
    visitor.page.on(
        "console",
        lambda said: visitor.complaints.append(said.text) if said.type == "error" else None,
    )
    plain: list[Door] = [door for door in DOORS if door.anybody and "nobody" in door.get]
    empty = [reverse(door.name) for door in plain if door.arguments.__name__ == "without"]
    seen = [
        address
        for address in empty
        if not address.endswith(FILES) and not address.startswith("/api")
    ]

    wrong = judged_all(visitor, seen)
    assert not wrong, "\n".join(wrong)
