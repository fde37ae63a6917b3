"""The gap by month, money without an index, facts that are said again."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from highroad.areas.demand.models import PipelineProject
from highroad.areas.demand.rules.quarters import Month, Quarter
from tests.areas.demand.scene import add_coefficient, add_order, add_project, add_supply
from tests.table import Table, acts, make_table
from tests.web.test_demand_pages import at, client_of, rows_of

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()


@pytest.fixture
def table() -> Table:
    return make_table()


def test_a_gap_is_read_by_month_and_taken_home_and_says_how_tight_it_is(table: Table):
    add_order(table, occupation="=Welder", given_from=TODAY, given_until=TODAY)
    add_supply(table, craft="=Welder", as_of=TODAY, journeyworkers=35)
    lena, craft = client_of(table.lena), {"craft": "=Welder"}

    quarters = lena.get(at("craft", table), craft).content.decode()
    months = lena.get(at("craft", table), {**craft, "by": "month"}).content.decode()
    whole = lena.get(at("overview", table)).content.decode()
    of_one = rows_of(lena.get(at("outlook_file", table), craft))
    by_month = rows_of(lena.get(at("outlook_file", table), {"by": "month"}))

    assert ("=Welder by quarter, in hands" in quarters, "=Welder by month, in hands" in months) == (True, True)  # fmt: skip
    for text in (quarters, months, whole):
        assert "4 Tight" in text
    assert "above 105 to 120 percent" in quarters
    assert (len(of_one), len(by_month)) == (25, 73)
    assert of_one[1][1:3] == ["crafts", str(Quarter.of(TODAY))]
    assert by_month[0][2] == "month"
    assert by_month[1] == [
        "'=Welder", "crafts", str(Month.of(TODAY)), "40.00", "40.00", "40.00", "35.00", "5.00", "4",
        str(Month.of(TODAY).ahead(-12)), "7", "0", "lead_time", "0.00",
    ]  # fmt: skip
    assert lena.get(at("outlook_file", table), {"craft": "Nobody"}).status_code == 404


def test_hours_from_money_that_no_index_brought_over_say_so(table: Table):
    project = add_project(table)
    add_coefficient(table)
    lena, page = client_of(table.lena), reverse("demand:project", kwargs={"key": project.key})

    bare, whole = lena.get(page).content.decode(), lena.get(at("overview", table)).content.decode()
    for year, value in (("2020", "100"), ("2026", "125")):
        lena.post(at("add_price", table), {"year": year, "value": value, "source": "Index"})
    priced, brought = lena.get(page).content.decode(), lena.get(at("overview", table)).content.decode()  # fmt: skip

    assert "no price index for 2020, 2026" in bare
    assert "There is no price index of 2020, 2026" in bare
    assert "540,000" in bare
    assert "1 of 1 projects, 100 percent of the dollars" in whole
    assert "432,000" in priced
    assert "no price index" not in priced + brought


def test_facts_nobody_said_lately_ask_the_owner_and_one_click_answers(table: Table):
    project = add_project(table)
    add_project(table, name="Crusher", value=300_000_000)
    long_ago = timezone.now() - timedelta(days=200)
    PipelineProject.objects.filter(pk=project.pk).update(made_at=long_ago)
    PipelineProject.objects.exclude(pk=project.pk).update(made_at=timezone.now())
    add_coefficient(table, price_year=2026)
    marcus, still = (
        client_of(table.marcus),
        reverse("demand:say_again", kwargs={"key": project.key}),
    )
    page = reverse("demand:project", kwargs={"key": project.key})

    inbox = marcus.get(reverse("home:home")).content.decode()
    whole = marcus.get(at("overview", table)).content.decode()
    listed = marcus.get(at("needs", table)).content.decode()
    own = marcus.get(page).content.decode()
    told = marcus.post(still, follow=True).content.decode()

    assert "1 project: are its facts still so?" in inbox
    assert "1 of 2 projects, 25 percent of the dollars and 25 percent of the likely hours" in whole
    assert "Concentrator: still so" in listed
    assert "Crusher: still so" not in listed
    assert "Are these facts still so?" in own
    assert "the facts of Concentrator are still so" in told
    assert PipelineProject.objects.get(pk=project.pk).said_again_on == TODAY
    assert acts(table.partnership.log)[-1] == "demand.said_again"
    assert "still so?" not in marcus.get(reverse("home:home")).content.decode()
    assert "not said lately" not in marcus.get(at("overview", table)).content.decode()


def test_a_partnership_sets_how_long_facts_hold(table: Table):
    project = add_project(table)
    PipelineProject.objects.update(made_at=timezone.now() - timedelta(days=200))
    lena, page = client_of(table.lena), reverse("demand:project", kwargs={"key": project.key})
    assert "Are these facts still so?" in lena.get(page).content.decode()

    wrong = lena.post(at("set_period", table), {"months": "25"})
    told = lena.post(at("set_period", table), {"months": "12"}, follow=True).content.decode()

    assert wrong.status_code == 422
    assert "hold for 12 months" in told
    assert "Are these facts still so?" not in lena.get(page).content.decode()
    assert "still so?" not in lena.get(reverse("home:home")).content.decode()
