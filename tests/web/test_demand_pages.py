"""The pages of demand: entering, the outlook, a moved permit, the inbox, a forecast."""

from __future__ import annotations

import csv
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from highroad.areas.accounts.models import User
from highroad.areas.decisions.actions import sign
from highroad.areas.decisions.queries import get_decision
from highroad.areas.decisions.vocabulary import Stance
from highroad.areas.demand.actions import add_price, put_forecast
from highroad.areas.demand.models import (
    Coefficient,
    Condition,
    CraftForecast,
    CraftSupply,
    JobOrder,
    PipelineProject,
)
from highroad.areas.demand.rules.quarters import Quarter
from tests.areas.demand.scene import (
    add_coefficient,
    add_order,
    add_permit,
    add_project,
    add_supply,
)
from tests.areas.demand.test_actuals import lines
from tests.areas.fair_access.scene import certified as store_certified
from tests.cast import NOON
from tests.table import Table, make_table

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()


@pytest.fixture
def table() -> Table:
    return make_table()


def client_of(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def at(page: str, table: Table) -> str:
    return reverse(f"demand:{page}", kwargs={"key": table.partnership.key})


ORDER = {
    "employer": "Tamarack Nickel", "occupation": "Electrician", "soc": "47-2111", "sheet": "crafts",
    "count": "12", "given_from": (TODAY + timedelta(days=30)).isoformat(),
    "given_until": (TODAY + timedelta(days=90)).isoformat(), "confidence": "planned",
    "wage": "41.20", "union_status": "covered", "skills": "Conduit\nDrawings", "promised_hires": "5",
}  # fmt: skip


def test_an_order_is_entered_and_its_way_backwards_shows_what_is_missing(table: Table):
    answer = client_of(table.marcus).post(at("add_order", table), ORDER, follow=True)

    text = answer.content.decode()
    assert answer.status_code == 200
    assert JobOrder.objects.get().chance == JobOrder.objects.get().chance.__class__("0.7")
    for words in ("12 × Electrician", "Conduit", "$41.20 an hour", "5 of 12 promised", "Agree on who gives the training.", "3 stations are missing"):  # fmt: skip
        assert words in text, words


def test_what_was_typed_stays_and_errors_are_in_words(table: Table):
    wrong = {**ORDER, "soc": "47211", "given_until": TODAY.isoformat()}

    answer = client_of(table.marcus).post(at("add_order", table), wrong)

    text = answer.content.decode()
    assert answer.status_code == 422
    assert "A SOC code has six digits" in text
    assert "The last day comes before the first." in text
    assert 'value="Tamarack Nickel"' in text
    assert not JobOrder.objects.exists()


PROJECT = {
    "name": "Concentrator", "owner": "Tamarack Nickel", "kind": "industrial", "value": "100000000",
    "price_year": "2026", "given_start": TODAY.isoformat(),
    "given_finish": (TODAY + timedelta(days=400)).isoformat(), "percent": "60", "source": "Owner",
    "hours": "Electrician; 4,000; 5000; 6500",
}  # fmt: skip


def test_a_project_is_entered_with_the_owners_hours(table: Table):
    answer = client_of(table.lena).post(at("add_project", table), PROJECT, follow=True)

    text = answer.content.decode()
    assert answer.status_code == 200
    assert "the owner's count" in text
    assert "5,000" in text
    assert PipelineProject.objects.get().craft_hours.get().low == 4000


@pytest.mark.parametrize("hours", ["Electrician", "Electrician; 5; 4; 6", "; 1; 2; 3", "A; 1; 2; x", "A; 1; 2; 3\nA; 1; 2; 3"])  # fmt: skip
def test_hours_that_are_not_right_name_their_line(table: Table, hours: str):
    answer = client_of(table.lena).post(at("add_project", table), {**PROJECT, "hours": hours})

    number = 2 if "\n" in hours else 1
    assert answer.status_code == 422
    assert f"Line {number}: write one craft" in answer.content.decode()
    assert not PipelineProject.objects.exists()


def test_a_permit_moves_asks_again_and_the_inbox_empties_with_the_word(table: Table):
    marcus, lena = client_of(table.marcus), client_of(table.lena)
    given = {"kind": "permit", "name": "Mining permit", "expected_on": TODAY.isoformat()}
    lena.post(at("add_condition", table), given)
    permit = Condition.objects.get()
    marcus.post(at("add_order", table), {**ORDER, "condition": str(permit.key)})
    order = JobOrder.objects.get()
    page = reverse("demand:order", kwargs={"key": order.key})
    later = (TODAY + timedelta(days=60)).isoformat()
    move = reverse("demand:move_condition", kwargs={"key": permit.key})
    assert lena.post(move, {"expected_on": later, "reason": ""}).status_code == 422

    told = lena.post(move, {"expected_on": later, "reason": "Second survey."}, follow=True)

    assert "Who must decide again" in told.content.decode()
    assert "Second survey." in told.content.decode()
    inbox = marcus.get(reverse("home:home")).content.decode()
    assert "Mining permit has moved: do your jobs still stand?" in inbox
    assert "Mining permit has moved" not in lena.get(reverse("home:home")).content.decode()
    assert "We stand by it" in marcus.get(page).content.decode()
    assert "Only employers and owners" in lena.get(page).content.decode()
    marcus.post(reverse("demand:confirm_order", kwargs={"key": order.key}))
    assert "Mining permit has moved" not in marcus.get(reverse("home:home")).content.decode()


def test_figures_and_supply_are_entered(table: Table):
    lena = client_of(table.lena)
    lena.post(at("add_coefficient", table), {
        "kind": "energy", "sheet": "crafts", "craft": "Lineworker", "low": "80", "likely": "100",
        "high": "140", "price_year": "2024", "shape": "late", "start_percent": "25",
        "finish_percent": "100", "source": "Study",
    })  # fmt: skip
    lena.post(at("add_price", table), {"year": "2024", "value": "104.5", "source": "Index"})
    supply = {
        "craft": "Lineworker", "as_of": TODAY.isoformat(), "journeyworkers": "0",
        "cohorts": "4, 3", "survival": "90, 95", "exit_percent": "3", "transfer_percent": "2",
        "yearly_intake": "4", "seats": "10", "instructors": "1", "ratio_first": "1",
        "ratio_next": "3", "cost": "0", "source": "Count",
    }  # fmt: skip
    wrong = lena.post(at("add_supply", table), {**supply, "survival": "90"})
    nonsense = lena.post(at("add_supply", table), {**supply, "cohorts": "4; 3", "survival": "0, 200"})  # fmt: skip

    text = lena.post(at("add_supply", table), supply, follow=True).content.decode()

    assert (wrong.status_code, nonsense.status_code) == (422, 422)
    assert "same number of years" in wrong.content.decode()
    assert "Write numbers, separated by commas." in nonsense.content.decode()
    assert (Coefficient.objects.count(), CraftSupply.objects.count()) == (1, 1)
    for words in ("Lineworker", "Study", "104.5", "4, 3", "Most late"):
        assert words in text, words


def test_the_outlook_draws_the_gap_and_prints_its_numbers(table: Table):
    add_order(table, add_permit(table))
    add_supply(table)
    lena = client_of(table.lena)

    whole = lena.get(at("overview", table)).content.decode()
    craft = lena.get(at("craft", table), {"craft": "Electrician"}).content.decode()

    for text in (whole, craft):
        assert "<svg" in text
        assert "The widest gap is 40.0 hands" in text
    assert "Lead time" in craft
    assert lena.get(at("craft", table), {"craft": "Nobody"}).status_code == 404


def test_pages_say_what_to_do_while_they_are_empty(table: Table):
    lena = client_of(table.lena)

    assert "Start with the jobs" in lena.get(at("overview", table)).content.decode()
    assert "Nothing is planned yet." in lena.get(at("craft", table)).content.decode()
    assert "No order yet." in lena.get(at("needs", table)).content.decode()
    assert "No supply yet." in lena.get(at("figures", table)).content.decode()
    assert "No forecast has been put" in lena.get(at("forecasts", table)).content.decode()


def test_a_forecast_is_frozen_and_put(table: Table):
    lena = client_of(table.lena)
    nothing = lena.post(at("forecasts", table), {"body": str(table.body.key)})
    add_order(table)

    text = lena.post(at("forecasts", table), {"body": str(table.body.key)}, follow=True).content.decode()  # fmt: skip

    assert "Nothing is planned yet" in nothing.content.decode()
    assert CraftForecast.objects.get().digest in text
    assert "Before both sides" in text


def test_referrals_are_stopped_with_a_source(table: Table):
    order = add_order(table)
    page = reverse("demand:stop", kwargs={"key": order.key})

    text = client_of(table.lena).post(page, {"why": "strike", "on": TODAY.isoformat(), "source": "Notice of Local 9"}, follow=True).content.decode()  # fmt: skip

    assert "Nobody may be referred here" in text
    assert "Notice of Local 9" in text


@pytest.mark.parametrize("page", ["overview", "needs", "craft"])
def test_more_orders_take_no_more_queries(table: Table, page: str):
    permit, client = add_permit(table), client_of(table.lena)
    counts = []
    for _ in range(2):
        for number in range(3):
            add_order(table, permit, occupation=f"Craft {number}")
            add_project(table, permit)
        with CaptureQueriesContext(
            connection,
        ) as seen:
            assert client.get(at(page, table)).status_code == 200
        counts.append(len(seen))

    assert counts[0] == counts[1] <= 40


def test_the_intake_plan_says_what_binds_and_what_one_more_place_brings(table: Table):
    lena = client_of(table.lena)
    assert "Enter the supply of a craft first" in lena.get(at("intake", table)).content.decode()
    later = TODAY + timedelta(days=800)
    add_order(table, count=230, given_from=later, given_until=later)
    add_supply(table, as_of=TODAY, journeyworkers=90, exit_rate=0, transfer_rate=0, cost=1000)

    free = lena.get(at("intake", table)).content.decode()
    paid = lena.get(at("intake", table), {"budget": "5000"}).content.decode()

    assert "Electrician" in free
    assert "Seats" in free
    assert "Budget" in paid
    assert lena.get(at("intake", table), {"budget": "nonsense"}).status_code == 200


def rows_of(answer: Any) -> list[list[str]]:
    assert answer["Content-Type"].startswith("text/csv")
    return list(csv.reader(answer.content.decode("utf-8-sig").splitlines()))


def test_gaps_and_starts_go_out_as_files(table: Table):
    lena = client_of(table.lena)
    assert len(rows_of(lena.get(at("outlook_file", table)))) == 1
    assert rows_of(lena.get(at("intake_file", table))) == [["craft", "quarter", "starts"]]
    later = TODAY + timedelta(days=800)
    add_order(table, count=120, given_from=later, given_until=later)
    add_order(table, occupation="=Diver", count=2, given_from=TODAY, given_until=TODAY)
    add_supply(table, as_of=TODAY, journeyworkers=90, exit_rate=0, transfer_rate=0, cost=1000)

    head, *rows = rows_of(lena.get(at("outlook_file", table)))
    by_quarter = {row[2]: dict(zip(head, row, strict=True)) for row in rows if row[0] == "Electrician"}  # fmt: skip
    wide = by_quarter[str(Quarter.of(later))]
    starts = rows_of(lena.get(at("intake_file", table)))[1:]
    fewer = rows_of(lena.get(at("intake_file", table), {"budget": "5000"}))[1:]

    assert {row[0] for row in rows} == {"Electrician", "'=Diver"}
    assert [wide[name] for name in ("expected", "supply", "gap", "tightness")] == ["120.00", "90.00", "30.00", "5"]  # fmt: skip
    assert [wide[name] for name in ("starts_needed", "starts_possible", "held_down_by")] == ["38", "30", "seats"]  # fmt: skip
    assert by_quarter[str(Quarter.of(TODAY))]["gap"] == "-90.00"
    assert sum(int(row[2]) for row in starts) == 38
    assert sum(int(row[2]) for row in fewer) == 5


def test_money_of_other_years_without_an_index_is_said(table: Table):
    project = add_project(table, price_year=2026)
    add_coefficient(table, price_year=2020)
    lena, address = client_of(table.lena), reverse("demand:project", kwargs={"key": project.key})
    for year, says in ((2020, "no price index of 2020, 2026"), (2026, "no price index of 2020:"), (None, "")):  # fmt: skip
        page = lena.get(address).content.decode()
        assert (says in page) if says else ("no price index" not in page)
        add_price(
            partnership=table.partnership, year=2026 if year == 2020 else 2020, value=Decimal(100),
            source="Index", by=table.lena, at=NOON,
        )  # fmt: skip


def test_a_forecast_stands_beside_the_hours_that_were_worked(table: Table):
    lena, quarter = client_of(table.lena), Quarter.of(NOON.date())
    empty = lena.get(at("turned_out", table)).content.decode()
    add_order(table, given_from=quarter.period.first_on, given_until=quarter.period.first_on)
    made = put_forecast(body=table.body, by=table.lena, at=NOON)
    for who in (table.lena, table.marcus):
        decision = get_decision(str(made.decision_key), who)
        sign(decision=decision, wording_number=1, stance=Stance.AGREE, by=who, at=NOON)
    waits = lena.get(at("turned_out", table)).content.decode()
    store_certified(table, lines({"electrician": 36, "carpenter": 20}))  # type: ignore[arg-type]

    offered = lena.get(at("turned_out", table)).content.decode()
    told = lena.post(at("count_hours", table), {"quarter": str(quarter)}, follow=True)
    again = lena.post(at("count_hours", table), {"quarter": str(quarter)}, follow=True)
    with CaptureQueriesContext(connection) as seen:
        lena.get(at("turned_out", table), {"forecast": "1"})

    assert "No forecast has been signed by both sides yet" in empty
    assert "No filing of this partnership has been certified" in empty
    assert "None of the quarters of this forecast has been counted yet." in waits
    assert "Count Q" in offered
    text = told.content.decode()
    for words in ("18,720", "Electrician", "carpenter", "Mean error"):
        assert words in text, words
    assert "counted already" in again.content.decode()
    assert len(seen) <= 30
