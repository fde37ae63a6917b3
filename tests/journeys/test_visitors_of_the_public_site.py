"""A visitor takes the guide and starts a partnership from it; a reader confirms, receives and leaves."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from django.core.cache import cache
from django.utils import timezone

from highroad.areas.accounts.vocabulary import Role
from highroad.areas.guide.models import SelfAssessment
from highroad.areas.library import actions as library
from highroad.areas.partnerships.models import Body, Charter, Partnership
from highroad.areas.showcase import actions
from highroad.areas.showcase.models import Subscriber
from tests import cast
from tests.areas.showcase.news import article
from tests.journeys.visitors import Visitor, visit

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def stranger(browser: Any, site: str, *, scripts: bool = True) -> Visitor:
    context = browser.new_context(
        java_script_enabled=scripts, viewport={"width": 390, "height": 844}
    )
    return Visitor(context.new_page(), site)


def plan_a_committee(visitor: Visitor) -> None:
    """From the result of the guide to the plan, step by step."""
    visitor.press("Start a partnership")
    visitor.page.locator("input[name=r_leaders][value=yes]").check()
    visitor.press("Which body?")
    visitor.page.locator("input[name=body][value=lmc]").check()
    visitor.press("Your charter")
    visitor.press("Your first goal")
    visitor.page.locator("input[name=goal]").first.check()
    visitor.press("Your plan")


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_the_guide_leads_to_a_partnership(browser: Any, live_server: Any, scripts: bool):
    now = timezone.now()
    library.load_content(at=now)
    actions.load_content(at=now)
    office = cast.sam(role=Role.STAFF)
    nobody = stranger(browser, live_server.url, scripts=scripts)
    nobody.page.goto(live_server.url + "/")
    nobody.follow("Take the guide")
    assert "/account/" not in nobody.page.url
    nobody.page.locator("input[name=q_1a][value=yes]").check()
    for _ in range(4):
        nobody.press("Next pillar")
    nobody.press("See what you said")
    assert nobody.sees("1 of 40 questions answered")
    plan_a_committee(nobody)
    assert nobody.sees("Sign in to carry the plan")

    staff = visit(browser, live_server.url, office, scripts=scripts, width=390)
    staff.page.goto(live_server.url + "/guide/take/")
    staff.page.locator("input[name=q_1a][value=yes]").check()
    for _ in range(4):
        staff.press("Next pillar")
    staff.press("See what you said")
    plan_a_committee(staff)
    staff.page.get_by_label("Which one").select_option("new")
    staff.page.get_by_label(re.compile("Name of the new partnership")).fill("Harbor Table")
    staff.press("Make the body there")

    assert Partnership.objects.get().name == "Harbor Table"
    assert Body.objects.get().kind == "lmc"
    assert not Charter.objects.exists(), "the office drafts for no side"
    assert not SelfAssessment.objects.exists(), "and answers for none"
    assert staff.complaints == []


def test_a_reader_confirms_receives_and_leaves(browser: Any, live_server: Any, settings: Any):
    cache.clear()
    settings.ADDRESS = live_server.url
    reader = stranger(browser, live_server.url)
    reader.page.goto(live_server.url + "/news/")
    reader.follow("Letters of news")
    reader.page.get_by_label("Your e-mail address").fill("reader@example.org")
    reader.press("Ask for the letters")
    assert reader.sees("Look into your mail")

    at = timezone.now()
    actions.send_letters(at=at)
    reader.page.goto(link_in(mail.outbox[0].body, "confirm"))
    reader.press("Yes, confirm my address")
    assert reader.sees("Your address is confirmed")

    out = at + timedelta(hours=1)
    article("mats", at=out)
    due = out + timedelta(days=40)
    assert actions.write_newsletters(at=due) == 1
    assert actions.send_letters(at=due) == 1
    letter = mail.outbox[1]
    assert letter.to == ["reader@example.org"]
    assert "/news/mats/" in letter.body
    assert letter.extra_headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"

    leave = link_in(letter.body, "leave")
    reader.page.goto(leave)
    reader.press("Leave")
    assert reader.sees("Your address is deleted here")
    reader.page.goto(leave)
    reader.press("Leave")
    assert reader.sees("You get no more letters"), "a link used again gets the same answer"
    assert not Subscriber.objects.exists()
    article("later", at=due)
    assert actions.write_newsletters(at=due + timedelta(days=40)) == 0


def link_in(body: str, word: str) -> str:
    """The private link of a mail."""
    return next(found for found in re.findall(r"http\S+", body) if f"/{word}/" in found)
