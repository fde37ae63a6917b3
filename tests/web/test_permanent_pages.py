"""Permanent jobs on the page, in the file, and an order for the same jobs."""

from __future__ import annotations

import csv
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from highroad.areas.demand.actions import say_where
from highroad.areas.demand.models import JobOrder, PipelineProject, StaffingRate
from highroad.kit.answers import Refused
from tests.areas.demand.scene import add_order, add_project, add_staffing
from tests.cast import NOON
from tests.table import Table, make_table
from tests.web.test_demand_pages import TODAY, at, client_of

pytestmark = pytest.mark.django_db
SIZE: dict[str, Any] = {"size": Decimal("2.5"), "size_unit": "ton"}
DONE = TODAY + timedelta(days=20)


@pytest.fixture
def table() -> Table:
    return make_table()


def built(table: Table, **more: Any) -> PipelineProject:
    return add_project(table, given_start=TODAY, given_finish=DONE, **SIZE, **more)


def text_of(answer: Any) -> str:
    return " ".join(answer.content.decode().split())


def test_people_per_unit_are_entered_and_faults_are_in_words(table: Table):
    lena = client_of(table.lena)
    given = {
        "kind": "energy", "sheet": "operations", "craft": "Wind technician", "unit": "megawatt",
        "low": "0.04", "likely": "0.06", "high": "0.1", "ramp_months": "6", "separations": "8.5",
        "as_of": "2026-05-01", "source": "Crews of four wind farms",
    }  # fmt: skip
    wrong = lena.post(at("add_staffing", table), {**given, "likely": "0.2"})
    assert wrong.status_code == 422
    assert "low to high in order" in wrong.content.decode()
    assert "Crews of four wind farms" in wrong.content.decode()

    answer = lena.post(at("add_staffing", table), given, follow=True)
    assert StaffingRate.objects.get().separations == Decimal("0.085")
    assert "Wind technician" in text_of(answer)
    assert "8.50 %" in text_of(answer)


def test_a_project_with_a_size_shows_its_permanent_jobs(table: Table):
    marcus = client_of(table.marcus)
    given = {
        "name": "Mine", "owner": "Tamarack", "kind": "industrial", "value": "1000000",
        "price_year": "2026", "given_start": "2027-01-01", "given_finish": "2027-12-31",
        "percent": "50", "source": "Owner", "size": "2.5",
    }  # fmt: skip
    wrong = marcus.post(at("add_project", table), given)
    assert "Give the size together with its unit, or neither." in wrong.content.decode()
    early = {**given, "size_unit": "ton", "given_service": "2027-06-01"}
    assert "before it is finished" in marcus.post(at("add_project", table), early).content.decode()

    page = text_of(
        marcus.post(at("add_project", table), {**given, "size_unit": "ton"}, follow=True)
    )
    assert "Its size is known" in page
    add_staffing(table)
    project = PipelineProject.objects.get()
    page = text_of(marcus.get(reverse("demand:project", kwargs={"key": project.key})))
    assert "2.5 × 1,000 tons a day" in page
    assert "100.0" in page


def test_an_order_for_the_same_jobs_counts_once_and_says_where(table: Table):
    marcus = client_of(table.marcus)
    project = built(table, chance=Decimal(1))
    add_staffing(table)
    made = add_order(
        table, sheet="operations", occupation="Miner", count=40, given_from=DONE, given_until=DONE
    )
    page = text_of(marcus.get(at("permanent", table)))
    assert "nobody has said where their jobs are" in page

    address = reverse("demand:say_where", kwargs={"key": made.key})
    answer = text_of(marcus.post(address, {"where": str(project.key)}, follow=True))
    assert "Saved: these jobs count once." in answer
    assert JobOrder.objects.get().runs == project
    assert "nobody has said" not in text_of(marcus.get(at("permanent", table)))
    assert years(marcus.get(at("permanent_file", table)))[-1] == ("100.00", "40.00", "100.00")

    marcus.post(address, {"where": "elsewhere"})
    assert JobOrder.objects.get().is_elsewhere
    assert years(marcus.get(at("permanent_file", table)))[-1] == ("100.00", "0.00", "100.00")
    assert marcus.post(address, {"where": "nonsense"}).status_code == 422


def years(answer: Any) -> list[tuple[str, str, str]]:
    head, *rows = csv.reader(answer.content.decode("utf-8-sig").splitlines())
    found = [dict(zip(head, row, strict=True)) for row in rows]
    return [(r["permanent_jobs_on_last_day"], r["asked_for_by_orders"], r["counted"]) for r in found]  # fmt: skip


def test_only_lasting_jobs_are_at_a_project_of_this_partnership(table: Table):
    for_building, lasting = add_order(table), add_order(table, sheet="operations")
    people = {"lena": table.lena, "marcus": table.marcus, "sam": table.sam}
    foreign = add_project(make_table(name="Other", people=people))
    with pytest.raises(Refused, match="last beyond the building"):
        say_where(order=for_building, project=None, by=table.lena, at=NOON)
    with pytest.raises(Refused, match="another partnership"):
        say_where(order=lasting, project=foreign, by=table.lena, at=NOON)


def test_the_sheets_of_the_outlook_carry_permanent_jobs(table: Table):
    lena = client_of(table.lena)
    assert "No permanent jobs yet." in text_of(lena.get(at("permanent", table)))
    built(table, chance=Decimal("0.5"))
    add_staffing(table)
    add_staffing(table, sheet="management", craft="Mine manager", likely=Decimal(30))
    page = text_of(lena.get(at("overview", table)))
    assert page.count("Permanent jobs year by year") == 2
    craft = text_of(lena.get(at("craft", table), {"craft": "Miner"}))
    assert "Of them permanent" in craft


def test_the_latest_day_of_a_rate_counts(table: Table):
    built(table, chance=Decimal(1))
    add_staffing(table, likely=Decimal(50), as_of=date(2026, 6, 1))
    add_staffing(table, likely=Decimal(40))
    assert years(client_of(table.lena).get(at("permanent_file", table)))[-1][0] == "125.00"


def test_more_orders_and_projects_take_no_more_questions(table: Table):
    lena = client_of(table.lena)
    asked = []
    for _round in range(2):
        for _each in range(3):
            built(table)
            add_order(table, sheet="operations", occupation="Miner")
        add_staffing(table)
        with CaptureQueriesContext(
            connection,
        ) as queries:
            lena.get(at("permanent", table))
        asked.append(len(queries))
    assert asked[0] == asked[1]
