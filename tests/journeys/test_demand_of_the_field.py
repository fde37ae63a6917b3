"""From the job backwards, walked through the pages: a mine that waits for its permit, kitchens of two hotels.

A nickel mine and the steelworkers planned hands for a site that had no employee yet (DOL's examples of
labor-management partnerships); an academy of hotels and a kitchen workers' union trains for their orders.
Their people, places and figures here are invented.
"""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from highroad.areas.decisions.models import Decision
from highroad.areas.demand.models import Condition, CraftForecast, JobOrder, PipelineProject
from highroad.areas.demand.rules.quarters import Quarter
from highroad.areas.participants import actions as participants
from highroad.areas.participants.vocabulary import MilestoneKind
from highroad.areas.placements.models import Placement, ProgramClass
from highroad.areas.supports.actions import look_for_screenings
from highroad.areas.supports.models import Support, SupportCase
from highroad.kit.refs import Ref
from tests.areas.demand.published import CSV_HEAD
from tests.areas.demand.published import table as text
from tests.areas.supports.scene import make_scene
from tests.journeys.test_partnerships_of_the_field import opened, page, told
from tests.table import Table, make_table

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()
MINER = "Underground miner"
YEAR = timedelta(days=365)


def sent(client: Client, address: str, key: object, **given: Any) -> None:
    """A form that was sent, and taken; it may have a field `name`."""
    answer = client.post(reverse(address, args=[key]), given)
    assert answer.status_code == 302, (address, answer.content.decode()[:3000])


def shown(quarter: Quarter) -> str:
    """As pages write it."""
    year, name = str(quarter).split("-")
    return f"{name} {year}"


def day(ahead: int) -> str:
    return (TODAY + timedelta(days=ahead)).isoformat()


def order(**more: Any) -> dict[str, Any]:
    return {
        "employer": "Tamarack Nickel", "occupation": MINER, "soc": "47-5041", "sheet": "operations",
        "count": "60", "given_from": day(1000), "given_until": day(1090), "confidence": "ordered",
        "union_status": "neutral", "wage": "36.00", "promised_hires": "20", **more,
    }  # fmt: skip


def enter_the_mine(lena: Client, marcus: Client, table: Table) -> Condition:
    """Labor names the permit and the supply, which is nobody; management its orders and what it builds."""
    own = table.partnership.key
    sent(lena, "demand:add_condition", own, kind="permit", name="Permit to mine", expected_on=day(700))  # fmt: skip
    permit = Condition.objects.get()
    told(
        lena, "demand:add_supply", own, craft=MINER, as_of=TODAY.isoformat(), journeyworkers="0",
        cohorts="0, 0", survival="90, 95", exit_percent="3", transfer_percent="2",
        yearly_intake="0", seats="40", instructors="4", ratio_first="1", ratio_next="1", cost="0",
        source="There is no mine yet",
    )  # fmt: skip
    told(marcus, "demand:add_order", own, **order(condition=str(permit.key)))
    sent(
        marcus, "demand:add_project", own, name="Shaft and concentrator", owner="Tamarack Nickel",
        kind="industrial", value="400000000", price_year="2026", given_start=day(800),
        given_finish=day(1500), percent="60", source="Owner", condition=str(permit.key),
        hours="Electrician; 90,000; 100,000; 120,000",
    )  # fmt: skip
    return permit


def sign_forecast(table: Table, clients: tuple[Client, ...]) -> CraftForecast:
    """Frozen, put to both sides, and signed by each on its page."""
    told(clients[0], "demand:forecasts", table.partnership.key, body=str(table.body.key))
    made = CraftForecast.objects.order_by("-number")[0]
    decision = Decision.objects.get(pk=made.decision_key)
    for client in clients:
        told(client, "decisions:sign", decision.key, number="1", stance="agree", statement="on")
    return made


def test_a_mine_without_an_employee_plans_and_its_permit_moves_everything():
    table = make_table(name="Tamarack Workforce")
    lena, marcus, own = opened(table.lena), opened(table.marcus), table.partnership.key
    permit = enter_the_mine(lena, marcus, table)

    need, project = JobOrder.objects.get(), PipelineProject.objects.get()
    first = Quarter.of(need.starts_on)
    craft = page(lena, "demand:craft", own, craft=MINER)
    assert "The widest gap is 60.0 hands" in craft
    assert shown(first) in craft
    plan = page(lena, "demand:intake", own)
    assert MINER in plan
    assert "stations are missing" in page(marcus, "demand:order", need.key)

    file = SimpleUploadedFile("occupation.csv", text('Miners,47-5041,"6.0","5.4",-0.6,-10.0,0.5,"70,000"', head=CSV_HEAD))  # fmt: skip
    told(lena, "demand:load_published", own, what="projections", source="BLS", release="2025", file=file)  # fmt: skip
    beside = page(marcus, "demand:order", need.key)
    assert "6,000" in beside
    assert "replacement is no more than all openings" in beside

    signed = sign_forecast(table, (lena, marcus))
    assert "Signed by both sides" in page(lena, "demand:forecast", signed.key)
    before = (need.starts_on, project.start_on, project.finish_on)

    told(lena, "demand:move_condition", permit.key, expected_on=(permit.expected_on + YEAR).isoformat(), reason="A second season of water samples.")  # fmt: skip

    need, project = JobOrder.objects.get(), PipelineProject.objects.get()
    assert (need.starts_on, project.start_on, project.finish_on) == tuple(one + YEAR for one in before)  # fmt: skip
    later = Quarter.of(need.starts_on)
    assert shown(later) in page(lena, "demand:craft", own, craft=MINER)
    again = page(lena, "demand:condition", permit.key)
    for words in (f"60 × {MINER}", "Shaft and concentrator", "forecast 1 was signed for other days",
                  "A second season of water samples."):  # fmt: skip
        assert words in again, words
    asked = "Permit to mine has moved: do your jobs still stand?"
    assert asked in marcus.get(reverse("home:home")).content.decode()
    assert asked not in lena.get(reverse("home:home")).content.decode()
    assert lena.post(reverse("demand:confirm_order", args=[need.key])).status_code == 403

    told(marcus, "demand:confirm_order", need.key)
    told(marcus, "demand:confirm_project", project.key)
    sign_forecast(table, (marcus, lena))
    assert "Nobody: everything that hangs on it is confirmed for this day." in page(lena, "demand:condition", permit.key)  # fmt: skip
    assert asked not in marcus.get(reverse("home:home")).content.decode()
    kept = page(lena, "demand:forecast", signed.key)
    assert shown(first) in kept, "what was signed first stays as it was"
    assert CraftForecast.objects.count() == 2


def test_kitchens_of_two_hotels_from_order_to_placement_by_property():
    """Orders of properties, needs, class, interview, placement by property; help stays with the desk."""
    scene = make_scene()
    table, nora = scene.table, opened(scene.nora)
    lena, marcus, own = opened(table.lena), opened(table.marcus), table.partnership.key
    cook = {"occupation": "Cook", "soc": "35-2014", "given_from": day(-60), "given_until": day(90), "wage": "24.00"}  # fmt: skip
    for hotel, place, count, promised in (("Grand Bay", "Strip", "6", "4"), ("Orchid", "Downtown", "3", "1")):  # fmt: skip
        told(marcus, "demand:add_order", own, **order(employer=hotel, place=place, count=count, promised_hires=promised, **cook))  # fmt: skip
    grand, orchid = JobOrder.objects.order_by("employer")
    assert "Grand Bay, Strip" in page(lena, "placements:employers", own)

    guest = Client()
    asked = guest.post(
        reverse("supports:ask", args=[scene.desk.code]),
        {"name": "Rosa Marín", "reach": "555 0177", "language": "es", "answers": "gear", "words": "",
         "urgency": "later", "agree_help": "on", "agree_share": "on", "agree_count": "on",
         "months": "6", "shift": ""},
    )  # fmt: skip
    assert asked.status_code == 302, asked.content.decode()[:3000]
    case, need = SupportCase.objects.get(), Support.objects.get()
    told(nora, "supports:take_up", case.key)
    record = participants.take_in(partnership=table.partnership, name="Rosa Marín", by=table.lena, at=timezone.now())  # fmt: skip
    sent(nora, "supports:link", case.key, number=record.alias, name="Rosa Marín")
    participants.mark(participant=record, kind=MilestoneKind.ENROLLED, on=TODAY, about=Ref.to(record))  # fmt: skip
    look_for_screenings(at=timezone.now())
    assert "It is time to ask again: When the training begins." in page(nora, "supports:case", case.key)  # fmt: skip

    sent(lena, "placements:add_class", own, name="Line cooks, spring", provider="Academy", ended_on=day(-50), enrolled="5", completed="4")  # fmt: skip
    spring = str(ProgramClass.objects.get().key)
    told(nora, "supports:step", need.key, text="Interview at the Grand Bay, in good shoes", due_on=day(3))  # fmt: skip
    assert "Interview at the Grand Bay" in page(nora, "supports:case", case.key)

    start = {"hours": "40", "schedule": "full_time", "union_status": "covered", "from_class": spring, "is_completer": "on"}  # fmt: skip
    for job, person, wage, ahead in ((grand, "C-1", "24.00", -40), (grand, "C-2", "23.50", -30), (orchid, "C-3", "25.00", -20)):  # fmt: skip
        promised = {"is_promised": "on"} if person != "C-2" else {}
        told(lena, "placements:add", job.key, person=person, wage=wage, started_on=day(ahead), **start, **promised)  # fmt: skip

    by_property = page(marcus, "placements:employers", own)
    rows = lena.get(reverse("placements:employer_file", args=[own])).content.decode("utf-8-sig")
    # From the end of the class to the first day: 10 and 20 days at one hotel, 30 at the other.
    for words in ("15 (10 to 20), of 2 of 2", "30 (30 to 30), of 1 of 1", "1 of 2", "1 of 1", "0.50"):  # fmt: skip
        assert words in by_property, words
    assert "Grand Bay,Strip,1,6,4,1,2,0,,0,1,2" in rows
    assert "Orchid,Downtown,1,3,1,1,1,0,,0,1,1" in rows
    assert "60.0 %" in page(lena, "placements:list", own), "three of five who began"
    assert Placement.objects.count() == 3
    for reader in (lena, marcus):
        for name in ("placements:list", "placements:employers", "supports:committee"):
            assert "Rosa" not in page(reader, name, own)
        assert reader.get(reverse("supports:case", args=[case.key])).status_code == 404
