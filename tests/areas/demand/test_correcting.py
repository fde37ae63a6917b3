"""Facts of a project said anew: the old ones stay, dates count from today's day of the permit."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.urls import reverse

from highroad.areas.demand import actions
from highroad.areas.demand.models import PipelineProject, ProjectCorrection
from highroad.kit.answers import Refused
from tests.areas.demand.scene import PERMIT_ON, add_permit, add_project, correct
from tests.cast import NOON
from tests.table import Table, make_table
from tests.web.test_demand_pages import client_of

pytestmark = pytest.mark.django_db
OWN = {"Welder": (Decimal(100), Decimal(200), Decimal(300))}


@pytest.fixture
def table() -> Table:
    return make_table()


def test_only_what_changed_is_kept_with_what_it_was(table: Table):
    project = add_project(table, hours=OWN)
    more = {"Welder": (Decimal(100), Decimal(250), Decimal(300)), "Rigger": (Decimal(1), Decimal(2), Decimal(3))}  # fmt: skip
    made = correct(table, project, value=Decimal(120_000_000), hours=more, at=NOON)

    assert made.before == {"value": "100000000", "hours": {"Welder": ["100", "200", "300"]}}
    assert made.after == {
        "value": "120000000",
        "hours": {"Rigger": ["1", "2", "3"], "Welder": ["100", "250", "300"]},
    }
    project = PipelineProject.objects.get()
    assert {each.craft: each.likely for each in project.craft_hours.all()} == {"Rigger": 2, "Welder": 250}  # fmt: skip
    assert project.said_again_on == NOON.date()
    correct(table, project, value=Decimal(90_000_000), reason="A wing was left out.")
    assert [each.number for each in ProjectCorrection.objects.all()] == [2, 1]
    assert ProjectCorrection.objects.get(number=1).after == made.after


def test_dates_said_anew_count_from_the_day_on_which_the_permit_is_expected_now(table: Table):
    permit = add_permit(table)
    project = add_project(table, permit)
    actions.move_condition(
        condition=permit, expected_on=PERMIT_ON + timedelta(days=100), reason="x", by=table.lena, at=NOON
    )  # fmt: skip
    made = correct(table, project, given_start=date(2027, 5, 1))
    assert made.before == {"given_start": "2027-04-11"}

    project = PipelineProject.objects.get()
    assert (project.start_on, project.finish_on) == (date(2027, 5, 1), date(2028, 4, 9))
    assert not project.must_decide_again
    actions.move_condition(
        condition=permit, expected_on=PERMIT_ON + timedelta(days=110), reason="x", by=table.lena, at=NOON
    )  # fmt: skip
    assert PipelineProject.objects.get().start_on == date(2027, 5, 11)


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({}, "Nothing differs from what was said"),
        ({"value": Decimal(5), "reason": " "}, "Give a reason"),
        ({"value": Decimal(0)}, "Give the value of the project in dollars."),
        ({"given_finish": date(2026, 1, 1)}, "finishes before it starts"),
        ({"size": Decimal(3)}, "Give the size together with its unit"),
        ({"source": ""}, "Say where this comes from."),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_changes(
    table: Table, change: dict[str, Any], why: str
):
    project = add_project(table, hours=OWN)
    with pytest.raises(Refused, match=why):
        correct(table, project, **change)
    assert PipelineProject.objects.get().value == 100_000_000
    assert not ProjectCorrection.objects.exists()


def test_whoever_only_sees_and_what_is_withdrawn_cannot_be_corrected(table: Table):
    project = add_project(table)
    with pytest.raises(Refused, match="seat on a side"):
        correct(table, project, by=table.sam, value=Decimal(5))
    actions.withdraw(need=project, by=table.lena, at=NOON)
    with pytest.raises(Refused, match="withdrawn"):
        correct(table, project, value=Decimal(5))


def test_the_form_holds_what_is_said_now_and_the_page_keeps_the_old_in_sight(table: Table):
    marcus = client_of(table.marcus)
    project = add_project(table, hours=OWN, size=Decimal("2.5"), size_unit="ton")
    address = reverse("demand:correct_project", kwargs={"key": project.key})
    page = marcus.get(address).content.decode()
    assert "Welder; 100; 200; 300" in page
    given = {
        "name": "Concentrator", "owner": "Tamarack Nickel", "kind": "industrial",
        "value": "100000000", "price_year": "2026", "given_start": "2027-01-01",
        "given_finish": "2027-12-31", "percent": "75", "source": "Owner", "size": "2.5",
        "size_unit": "ton", "hours": "Welder; 100; 200; 450",
    }  # fmt: skip
    assert marcus.post(address, given).status_code == 422
    text = marcus.post(address, {**given, "reason": "The loan was granted."}, follow=True)
    told = " ".join(text.content.decode().split())
    assert "The loan was granted." in told
    assert "Chance that it goes ahead, in percent: 50, now 75" in told
    assert "Welder: 100 – 200 – 300, now Welder: 100 – 200 – 450" in told
