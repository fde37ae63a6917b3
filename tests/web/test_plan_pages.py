"""The journey of a training program: targets signed by both sides, then quarters against them."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from highroad.areas.decisions import actions as decisions
from highroad.areas.decisions import queries as decision_queries
from highroad.areas.decisions.vocabulary import Stance
from highroad.areas.placements.models import TargetPlan
from tests.areas.placements.test_actions import count
from tests.table import make_table
from tests.web.test_demand_pages import client_of

pytestmark = pytest.mark.django_db


def test_targets_are_signed_and_the_quarter_stands_against_them():
    table = make_table()
    lena, marcus = client_of(table.lena), client_of(table.marcus)
    page = reverse("placements:plans", kwargs={"key": table.partnership.key})
    file = reverse("placements:plan_file", kwargs={"key": table.partnership.key})
    today = timezone.localdate()
    past = today.replace(day=1, month=3 * ((today.month - 1) // 3) + 1) - timedelta(days=1)
    over, running = (f"{d.year}-Q{(d.month + 2) // 3}" for d in (past, today))
    given = {"body": str(table.body.key), "targets": f"{over}; 12; 8; 6; 0\n{running}; 5; 4; 3; 2"}
    empty = lena.get(page).content.decode()
    wrong = lena.post(page, {**given, "targets": f"{over}; 12; 8\n"})
    twice = lena.post(page, {**given, "targets": f"{over}; 1; 1; 1; 1\n{over}; 1; 1; 1; 1"})
    lena.post(page, given)
    made = TargetPlan.objects.get()
    for who in (table.lena, table.marcus):
        decision = decision_queries.get_decision(str(made.decision_key), who)
        decisions.sign(
            decision=decision, wording_number=1, stance=Stance.AGREE, by=who, at=timezone.now()
        )
    count(table, ended_on=past)

    text = marcus.get(page).content.decode()
    rows = marcus.get(file).content.decode().splitlines()

    assert "No plan has been put to both sides yet" in empty
    assert (wrong.status_code, twice.status_code) == (422, 422)
    assert "Line 1: write a quarter and four whole numbers" in wrong.content.decode()
    assert f"{over}; 12; 8" in wrong.content.decode()
    assert "Line 2: this quarter stands above already." in twice.content.decode()
    for words in ("Signed by both sides", "−2", "83 %", "0 so far", "All quarters that are over"):
        assert words in text, words
    assert f"{over},enrolled,12,10,-2,0" in rows
    assert f"{running},retained,2,0,-2,1" in rows
    assert marcus.get(page, {"plan": "9"}).status_code == 200
