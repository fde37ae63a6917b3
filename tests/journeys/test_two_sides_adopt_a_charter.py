"""Lena drafts a charter, both sides sign the same text, and from then on it holds."""

from __future__ import annotations

from typing import Any

import pytest
from django.utils import timezone

from tests.journeys.visitors import visit
from tests.table import make_table

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

WORDS = {
    "Purpose and goals": "We solve together what bargaining handles badly.",
    "How often we meet": "On the first Tuesday of each month.",
}


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_two_sides_adopt_a_charter(browser: Any, live_server: Any, scripts: bool):
    table = make_table(at=timezone.now())
    lena = visit(browser, live_server.url, table.lena, scripts=scripts)
    marcus = visit(browser, live_server.url, table.marcus, scripts=scripts, width=390)

    lena.go("partnerships:draft_charter", table.body.key)
    for clause, words in WORDS.items():
        asked = lena.page.get_by_role("group", name=clause, exact=True)
        asked.locator("summary").first.click()
        asked.get_by_label("In words").fill(words)
    lena.press("Save the draft")
    assert lena.sees("We solve together what bargaining handles badly.")
    lena.press("Put it to both sides")
    address = lena.page.url

    for visitor, still_open in ((marcus, True), (lena, False)):
        visitor.page.goto(address)
        visitor.page.get_by_label("I agree").check()
        visitor.page.get_by_label("I have read wording 1").check()
        if scripts:
            visitor.page.get_by_role("button", name="Sign my answer").click()
            visitor.page.get_by_role("button", name="Sign my answer").wait_for(state="detached")
        else:
            visitor.press("Sign my answer")
        assert visitor.sees("Adopted") is not still_open

    marcus.go("partnerships:body", table.body.key)
    assert marcus.sees("In force")
    lena.go("home:home")
    assert not lena.sees("Read and answer")
    assert lena.complaints == marcus.complaints == []
