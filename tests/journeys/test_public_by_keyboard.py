"""The public site by keyboard alone, and without scripts: from the front page to a plan and a full guide."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.utils import timezone

from highroad.areas.library import actions
from highroad.areas.showcase import actions as showcase
from tests.areas.showcase.news import article
from tests.areas.showcase.telling import WORDS, published

pytestmark = [pytest.mark.browser, pytest.mark.pure, pytest.mark.django_db(transaction=True)]
NOON = datetime(2026, 4, 2, 12, tzinfo=UTC)


@pytest.fixture(autouse=True)
def content(transactional_db: Any) -> None:
    actions.load_content(at=NOON)
    showcase.load_content(at=NOON)


def tab_to(page: Any, words: str, most: int = 60) -> None:
    """Press Tab until the focus stands on something that says these words."""
    said = "() => (document.activeElement.innerText || document.activeElement.value || '').trim()"
    for _ in range(most):
        page.keyboard.press("Tab")
        if words in page.evaluate(said):
            return
    raise AssertionError(f"{words!r} cannot be reached by Tab")


def test_a_plan_is_made_by_keyboard_alone(page: Any, live_server: Any):
    page.goto(live_server.url + "/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    tab_to(page, "Start a partnership")
    page.keyboard.press("Enter")
    page.wait_for_url("**/start/")
    page.keyboard.press("Tab")
    tab_to(page, "yes")
    page.keyboard.press("Space")
    tab_to(page, "Which body?")
    page.keyboard.press("Enter")
    page.get_by_text("Choose by what you want to do").wait_for()
    tab_to(page, "lmc")
    page.keyboard.press("Space")
    tab_to(page, "Your charter")
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="Your charter").wait_for()

    assert page.evaluate("JSON.parse(localStorage.getItem('highroad.start')).body") == "lmc"
    page.goto(live_server.url + "/start/")
    assert page.locator("input[name=r_leaders]:checked").get_attribute("value") == "yes"


TOUR = (
    "/", "/examples/", "/examples/oshei-call/", "/examples/compare/?one=oshei-call&two=dinuba-unified",
    "/stories/", "STORY", "/stories/tell/", "/stories/rules/", "/stories/letters/", "/news/",
    "/news/mats/", "/library/", "/library/resources/amp-blog/", "/library/leaving/resource/amp-blog/",
    "/library/helpers/", "/library/helpers/fmcs/", "/library/suggest/", "/guide/", "/guide/take/",
    "/start/", "/public/partnerships/", "/public/figures/", "/about/", "/about/protection/",
    "/about/office/", "/about/limits/", "/about/accessibility/",
)  # fmt: skip
WATCH = """() => {
  const shown = (one) => { const s = getComputedStyle(one);
    return (s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) > 0) || s.boxShadow !== 'none'
      || (s.stroke !== 'none' && parseFloat(s.strokeWidth) >= 3); };
  window.unseen = [];
  document.addEventListener('focusin', ({target}) => {
    const box = target.getBoundingClientRect();
    const marked = [target, target.closest('label'), target.querySelector?.('rect')].some((one) => one && shown(one));
    if (!marked || !box.width) unseen.push(target.outerHTML.slice(0, 90));
  });
  const all = [...document.querySelectorAll('a[href],button,select,textarea,summary,input:not([type=hidden]),[tabindex="0"]')];
  window.ends = all.filter((one) => one.checkVisibility()).at(-1);
  return all.length;
}"""


def test_every_public_page_is_gone_through_by_keyboard(page: Any, live_server: Any):
    """Each stop can be seen, none holds the focus, and the last way of each page is reached."""
    story = published(until=timezone.localdate() + timedelta(days=300))
    article("mats")
    lost = []
    for address in TOUR:
        address = f"/stories/{story.key}/" if address == "STORY" else address
        answer = page.goto(live_server.url + address)
        assert answer.status == 200, address
        stops = page.evaluate(WATCH)
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.className") == "skip", address
        for _ in range(stops + 3):
            if page.evaluate("document.activeElement === ends"):
                break
            page.keyboard.press("Tab")
        else:
            lost.append((address, "its end is not reached"))
        lost += [(address, found) for found in page.evaluate("unseen")]

    assert not lost


def test_news_and_stories_are_read_by_keyboard_alone(page: Any, live_server: Any):
    published(until=timezone.localdate() + timedelta(days=300))
    article("mats")
    page.goto(live_server.url + "/")
    for way, title in (("News", "On mats"), ("Stories", WORDS["title"])):
        tab_to(page, way)
        page.keyboard.press("Enter")
        page.get_by_role("heading", level=1).get_by_text(way).wait_for()
        tab_to(page, title)
        page.keyboard.press("Enter")
        page.get_by_role("heading", level=1).get_by_text(title).wait_for()


def test_without_scripts_the_guide_is_taken_and_kept(browser: Any, live_server: Any):
    context = browser.new_context(java_script_enabled=False, viewport={"width": 390, "height": 800})
    page = context.new_page()
    page.goto(live_server.url + "/guide/take/")
    page.locator("input[name=q_1a][value=yes]").check()
    for _ in range(4):
        page.get_by_role("button", name="Next pillar").click()
    page.get_by_role("button", name="See what you said").click()

    assert "1 of 40 questions answered" in page.locator("main").inner_text()
    with page.expect_download() as kept:
        page.get_by_role("button", name="Keep as a file").click()
    assert '"1a": "yes"' in kept.value.path().read_text()
    assert "q_1a" not in page.url
    context.close()


def test_the_first_page_is_usable_in_five_seconds_on_a_slow_line(browser: Any, live_server: Any):
    """400 kbit/s down, 400 ms there and back: when the first heading can be read."""
    context = browser.new_context(viewport={"width": 390, "height": 800})
    page = context.new_page()
    tools = context.new_cdp_session(page)
    tools.send("Network.enable")
    tools.send(
        "Network.emulateNetworkConditions",
        {
            "offline": False,
            "latency": 400,
            "downloadThroughput": 50_000,
            "uploadThroughput": 50_000,
        },
    )
    page.goto(live_server.url + "/", wait_until="commit")
    page.get_by_role("link", name="Start a partnership").first.wait_for()
    painted = page.evaluate(
        "() => new Promise(done => new PerformanceObserver(seen => done(seen.getEntries()[0].startTime))"
        ".observe({type: 'paint', buffered: true}))"
    )

    assert painted < 5000
    context.close()
