"""What if: chosen and supposed by an address, read beside the plan, taken along as a file."""

from __future__ import annotations

import csv
from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from highroad.areas.decisions.actions import sign
from highroad.areas.decisions.queries import get_decision
from highroad.areas.decisions.vocabulary import Stance
from highroad.areas.demand.actions import put_forecast
from highroad.areas.demand.models import PipelineProject
from highroad.areas.demand.queries.scenarios import LOOKED_AT
from highroad.web.demand.supposing import MOST
from tests.areas.demand.scene import add_coefficient, add_order, add_project, add_supply
from tests.cast import NOON
from tests.table import Table, make_table

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()


@pytest.fixture
def table() -> Table:
    return make_table()


@pytest.fixture
def client(table: Table) -> Client:
    found = Client()
    found.force_login(table.lena)
    return found


def at(table: Table, page: str = "what_if") -> str:
    return reverse(f"demand:{page}", kwargs={"key": table.partnership.key})


def planned(table: Table, **more: object) -> PipelineProject:
    given = {"given_start": TODAY, "given_finish": TODAY + timedelta(days=365), **more}
    return add_project(table, **given)


def of(project: PipelineProject, **supposed: str) -> dict[str, object]:
    return {
        "project": [str(project.key)],
        **{f"{project.key.hex}-{name}": value for name, value in supposed.items()},
    }


def test_something_is_supposed_and_stands_beside_the_plan_and_the_signed_forecast(
    table: Table, client: Client
):
    empty = client.get(at(table)).content.decode()
    project = planned(table)
    add_coefficient(table)
    add_supply(table, as_of=TODAY)
    add_order(table, occupation="=Diver", given_from=TODAY, given_until=TODAY)
    made = put_forecast(body=table.body, by=table.lena, at=timezone.now())
    for who in (table.lena, table.marcus):
        decision = get_decision(str(made.decision_key), who)
        sign(decision=decision, wording_number=1, stance=Stance.AGREE, by=who, at=timezone.now())

    chosen = client.get(at(table), of(project)).content.decode()
    shown = client.get(at(table), of(project, percent="100", start_on="", hours="150"))
    text = shown.content.decode()

    assert "No project is planned yet." in empty
    for words in ("Now: 50 %", "Now: $100,000,000", "Suppose at least one thing."):
        assert words in chosen, words
    assert "Side by side" not in chosen
    for words in ("what if, not a forecast", "Signed forecast 1", "150 %", "Stay as they are: =Diver."):  # fmt: skip
        assert words in text, words
    found = shown.context["found"]
    (welders,) = found.changed
    for now, then in zip(welders.now.rows, welders.supposed.rows, strict=True):
        assert then.expected == pytest.approx(3 * now.expected)
        assert welders.signed[str(now.quarter)].expected == pytest.approx(now.expected, abs=0.01)
    assert str(table.lena.email) not in shown.context["address"]

    head, *rows = csv.reader(
        client.get(f"{at(table, 'what_if_file')}?{shown.context['address']}")
        .content.decode("utf-8-sig")
        .splitlines()
    )
    assert {row[0] for row in rows} == {"Concentrator (percent 100, hours 150)"}
    assert {row[1] for row in rows} == {"Electrician", "'=Diver"}
    first = dict(zip(head, next(row for row in rows if row[1] == "Electrician"), strict=True))
    assert float(first["expected_what_if"]) == pytest.approx(3 * float(first["expected_now"]), abs=0.05)  # fmt: skip
    assert first["expected_signed"] == first["expected_now"]


@pytest.mark.parametrize(
    ("supposed", "says"),
    [
        ({"percent": "101"}, "Ensure this value is less than or equal to 100."),
        ({"value": "much"}, "Enter a number."),
        ({"start_on": "2999-01-01"}, "2999-01-01 lies more than 40 years away. Check the year."),
    ],
)
def test_what_cannot_be_is_said_and_stays_typed(
    table: Table, client: Client, supposed: dict[str, str], says: str
):
    project = planned(table)

    answer = client.get(at(table), of(project, **supposed))
    file = client.get(at(table, "what_if_file"), of(project, **supposed))

    text = answer.content.decode()
    assert answer.status_code == 422
    assert says in text
    assert f'value="{next(iter(supposed.values()))}"' in text
    assert "Side by side" not in text
    assert file["Location"] == f"{at(table)}?{answer.wsgi_request.GET.urlencode()}"


def test_an_address_loses_what_is_gone_and_takes_no_more_than_it_can_hold(
    table: Table, client: Client
):
    project = planned(table)
    lost = client.get(at(table), {"project": [str(project.key), str(uuid4()), "nonsense"]})
    many = [planned(table) for _each in range(MOST)]

    full = client.get(at(table), {"project": [str(each.key) for each in [project, *many]]})

    assert lost.status_code == 200
    assert "2 projects of this address are not planned here" in lost.content.decode()
    assert full.status_code == 422
    assert "Choose 12 projects at most" in full.content.decode()


def test_more_projects_and_forecasts_take_no_more_queries(table: Table, client: Client):
    counts, project = [], planned(table)
    add_order(table)
    for forecasts in (LOOKED_AT, 1):
        for _number in range(3):
            planned(table)
        for _number in range(forecasts):
            put_forecast(body=table.body, by=table.lena, at=NOON)
        with CaptureQueriesContext(connection) as seen:
            assert client.get(at(table), of(project, percent="10")).status_code == 200
        counts.append(len(seen))

    assert counts[0] == counts[1]
