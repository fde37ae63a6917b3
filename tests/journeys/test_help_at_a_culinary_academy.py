"""A culinary academy: somebody needs a sitter, a helper helps, the class begins, the interview comes; nobody else hears of it."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone

from highroad.areas.ledger.models import Entry
from highroad.areas.participants import actions as participants
from highroad.areas.participants.vocabulary import MilestoneKind
from highroad.areas.supports import actions
from highroad.areas.supports.actions import Offer
from highroad.areas.supports.models import Referral, Support, SupportCase
from highroad.kit.refs import Ref
from tests.areas.supports.scene import Scene, make_scene
from tests.journeys.visitors import Visitor, visit

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
NAME = "Rosa Marín"


def ask_in_spanish_on_a_phone(phone: Any, site: str, scene: Scene) -> str:
    """Without an account and without scripts; the code is shown once."""
    phone.goto(f"{site}/es{reverse('supports:ask', args=[scene.desk.code])}")
    assert phone.evaluate("document.documentElement.scrollWidth") <= 390
    phone.locator("[name=name]").fill(NAME)
    phone.locator("[name=reach]").fill("555 0177")
    phone.locator("[name=answers][value=child_care]").check()
    phone.locator("[name=words]").fill("El curso de cocina empieza a las seis.")
    for name in ("agree_help", "agree_share", "agree_count"):
        phone.locator(f"[name={name}]").check()
    with phone.expect_navigation():
        phone.locator("main form button").last.click()
    assert "El curso de cocina" in phone.locator("main").inner_text()
    return str(phone.locator("#code + p").inner_text())


def find_a_helper(nora: Visitor, case: SupportCase) -> None:
    """In contact, sent to the children's house, help given: the loop is closed."""
    nora.go("supports:case", case.key)
    nora.press("I am in contact")
    nora.go("supports:find", Support.objects.get(case=case).key)
    nora.follow("Send to them")
    nora.press("It is sent")
    for state in ("accepted", "completed"):
        nora.go("supports:word", Referral.objects.get().key)
        nora.page.locator(f"[name=state][value={state}]").check()
        nora.press("Keep what I heard")


def test_need_service_class_interview(browser: Any, live_server: Any):
    scene, now = make_scene(), timezone.now()
    actions.add_offer(desk=scene.desk, by=scene.nora, at=now, offer=Offer(organization="Casa de Niños", name="From five in the morning", kinds=["care"]))  # fmt: skip
    phone = browser.new_context(java_script_enabled=False, viewport={"width": 390, "height": 844}).new_page()  # fmt: skip
    code = ask_in_spanish_on_a_phone(phone, live_server.url, scene)
    case, before = SupportCase.objects.get(), Entry.objects.count()

    nora = visit(browser, live_server.url, scene.nora)
    find_a_helper(nora, case)
    record = participants.take_in(partnership=scene.table.partnership, name=NAME, by=scene.table.lena, at=now)  # fmt: skip
    nora.go("supports:link", case.key)
    nora.page.locator("[name=number]").fill(record.alias)
    nora.press("Link it")

    participants.mark(participant=record, kind=MilestoneKind.ENROLLED, on=timezone.localdate(), about=Ref.to(record))  # fmt: skip
    actions.look_for_screenings(at=timezone.now())
    nora.go("supports:case", case.key)
    assert nora.sees("It is time to ask again: When the training begins.")
    nora.go("supports:screen", case.key)
    nora.page.locator("[name=answers][value=gear]").check()
    nora.press("Keep the answers")
    nora.go("supports:step", Support.objects.get(case=case, kind="gear").key)
    nora.page.locator("[name=text]").fill("Interview at the hotel, in good shoes")
    nora.page.locator("[name=due_on]").fill((timezone.localdate() + timedelta(days=3)).isoformat())
    nora.press("Plan it")

    phone.goto(f"{live_server.url}/es{reverse('supports:mine')}")
    assert "Interview at the hotel" in phone.locator("main").inner_text()
    assert code.count("-") == 3
    for user in (scene.table.lena, scene.table.marcus):
        other = visit(browser, live_server.url, user)
        other.go("home:home")
        assert NAME not in other.page.content()
        other.go("supports:committee", scene.table.partnership.key)
        assert NAME not in other.page.content()
        assert other.page.goto(f"{live_server.url}{reverse('supports:case', args=[case.key])}").status == 404  # fmt: skip
    assert Entry.objects.count() == before + 1, "the program took somebody in, and that is all"
    assert nora.complaints == []
