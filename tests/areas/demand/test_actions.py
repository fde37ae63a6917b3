"""Entering, moving, confirming, withdrawing, stopping, signing; and who may not."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest

from highroad.areas.decisions import actions as decisions
from highroad.areas.decisions.models import Decision
from highroad.areas.decisions.vocabulary import Stance
from highroad.areas.demand import actions, queries
from highroad.areas.demand.models import Coefficient, CraftForecast, JobOrder, PriceIndex
from highroad.areas.demand.rules.quarters import Quarter
from highroad.areas.demand.vocabulary import Cap, ForecastStatus, StopReason
from highroad.kit.answers import NotFound
from tests import cast
from tests.areas.demand.scene import (
    PERMIT_ON,
    add_coefficient,
    add_order,
    add_permit,
    add_project,
    add_supply,
)
from tests.cast import NOON
from tests.table import Table, acts, make_table, refused

pytestmark = pytest.mark.django_db
LATER = NOON + timedelta(days=1)


@pytest.fixture
def table() -> Table:
    return make_table()


def electricians(table: Table, on: date = date(2027, 1, 1)) -> queries.CraftOutlook:
    found = queries.outlook_of(table.partnership, seen_by=table.lena, on=on)
    return next(each for each in found if each.craft == "Electrician")


def test_a_late_permit_moves_every_date_and_shows_who_must_decide_again(table: Table):
    """The mine has no employee yet: a delay of half a year shifts order, project and outlook."""
    permit = add_permit(table)
    order, project = add_order(table, permit), add_project(table, permit)
    free = add_order(table, occupation="Welder")
    add_supply(table)
    before = electricians(table)

    actions.move_condition(
        condition=permit, expected_on=PERMIT_ON + timedelta(days=181), reason="Second survey.",
        by=table.lena, at=LATER,
    )  # fmt: skip

    view = queries.list_conditions(table.partnership, table.lena)[0]
    order, project = view.orders[0], view.projects[0]
    assert (order.given_from, order.starts_on) == (date(2027, 1, 1), date(2027, 7, 1))
    assert (project.start_on, project.finish_on) == (date(2027, 7, 1), date(2028, 6, 29))
    assert (view.to_confirm, order.must_decide_again, project.must_decide_again) == (2, True, True)
    assert not JobOrder.objects.get(pk=free.pk).must_decide_again
    after = electricians(table)
    assert [row.expected for row in before.rows][:1] == [40]
    assert [round(row.expected) for row in after.rows][:3] == [0, 0, 40]
    assert all(row.supply == 0 for row in after.rows)
    assert [line.name for line in queries.waiting_for(table.marcus)] == ["Mining permit"]
    assert queries.waiting_for(table.lena) == []

    with refused("Only employers and owners"):
        actions.confirm(need=order, by=table.lena, at=LATER)
    actions.confirm(need=order, by=table.marcus, at=LATER)
    actions.confirm(need=project, by=table.marcus, at=LATER)

    assert queries.waiting_for(table.marcus) == []
    with refused("Nothing has moved"):
        actions.confirm(need=order, by=table.marcus, at=LATER)


def test_hours_come_from_value_in_the_prices_of_the_coefficient(table: Table):
    """$100 M at an index of 1.25 and 5,400 h per $M: 432,000 hours, as the reference counts them."""
    add_coefficient(table)
    project = add_project(table)
    for year, value in ((2020, "1"), (2026, "1.25")):
        actions.add_price(
            partnership=table.partnership, year=year, value=Decimal(value), source="Index",
            by=table.lena, at=NOON,
        )  # fmt: skip

    (found,) = queries.hours_of_project(project, table.lena)

    assert (found.craft, found.price_year, found.missing) == ("Electrician", 2020, ())
    assert (round(found.span.likely), found.is_own) == (432_000, False)
    heads = 432_000 / 4 / (2080 / 4 * 0.9)
    rows = electricians(table).rows
    assert rows[0].expected == pytest.approx(0.5 * heads, rel=0.02)
    assert rows[4].expected == 0
    assert rows[0].low == 0
    assert rows[0].high > rows[0].expected


def test_the_owners_own_hours_go_first(table: Table):
    add_coefficient(table)
    own = (Decimal(900), Decimal(1000), Decimal(1200))
    project = add_project(table, hours={"Electrician": own, "Millwright": own})

    hours = {each.craft: each for each in queries.hours_of_project(project, table.lena)}

    assert (hours["Electrician"].span.likely, hours["Electrician"].is_own) == (1000, True)
    assert "Millwright" in queries.facts_of(table.partnership, table.lena).crafts


def test_the_newest_figure_counts(table: Table):
    add_coefficient(table)
    add_coefficient(table, likely=Decimal(5500), source="Newer study")
    Coefficient.objects.filter(source="Study").update(made_at=NOON - timedelta(days=9))

    found = queries.list_coefficients(table.partnership, table.lena)

    assert [each.likely for each in found] == [5500]


def test_starts_are_capped_and_the_cap_is_named(table: Table):
    """A gap of 40 a year and a half ahead: 40 / .8 = 50 starts; 30 seats allow 30."""
    add_supply(table, ratio_first=1, ratio_next=1, journeyworkers=90, exit_rate=0, transfer_rate=0)
    add_order(table, count=130, given_from=date(2028, 7, 1), given_until=date(2028, 9, 30))

    rows = {str(row.quarter): row for row in electricians(table).rows}

    first = rows["2028-Q3"].intake
    assert first is not None
    assert (first.wanted, first.allowed, first.bound_by) == (50, 30, Cap.SEATS)
    assert rows["2028-Q3"].start_in == Quarter.parse("2027-Q3")
    second = rows["2028-Q4"].intake
    assert second is not None
    assert (second.wanted, second.allowed, second.bound_by) == (20, 0, Cap.SEATS)


def test_what_had_to_start_before_today_is_held_down_by_lead_time(table: Table):
    add_supply(table)
    add_order(table)

    intake = electricians(table).rows[0].intake

    assert intake is not None
    assert (intake.wanted, intake.allowed, intake.bound_by) == (50, 0, Cap.LEAD_TIME)


def sign(decision: Decision, table: Table) -> None:
    for person in (table.lena, table.marcus):
        decisions.sign(decision=decision, wording_number=1, stance=Stance.AGREE, by=person, at=NOON)


def test_both_sides_sign_a_forecast_and_a_delay_overtakes_it(table: Table):
    permit = add_permit(table)
    add_order(table, permit)
    made = actions.put_forecast(body=table.body, by=table.lena, at=NOON)
    kept = dict(made.content)

    sign(Decision.objects.get(pk=made.decision_key), table)

    view = queries.view_forecast(made, table.marcus)
    assert (view.status, view.is_overtaken) == (ForecastStatus.SIGNED, False)
    actions.move_condition(
        condition=permit, expected_on=PERMIT_ON + timedelta(days=90), reason="Late.",
        by=table.marcus, at=LATER,
    )  # fmt: skip
    view = queries.view_forecast(made, table.marcus)
    assert view.is_overtaken
    assert view.forecast.content == kept
    second = actions.put_forecast(body=table.body, by=table.marcus, at=LATER)
    assert (second.number, second.digest != made.digest) == (2, True)
    assert CraftForecast.objects.count() == 2


def test_a_forecast_in_which_the_content_was_changed_is_not_signed(table: Table):
    add_order(table)
    made = actions.put_forecast(body=table.body, by=table.lena, at=NOON)
    sign(Decision.objects.get(pk=made.decision_key), table)
    made.proposal_digest = "0" * 64
    made.save()

    assert queries.status_of(made) is ForecastStatus.WITHDRAWN


@pytest.mark.parametrize(
    ("add", "field"),
    [(add_order, "given_until"), (add_project, "given_finish"), (add_supply, "as_of"), (add_permit, "expected_on")],
)  # fmt: skip
def test_a_day_in_another_age_never_reaches_the_plan(table: Table, add: Any, field: str):
    """Dates that a moved condition would push beyond the calendar made every page of the plan fail."""
    with refused("9202-01-01 lies more than 40 years away"):
        add(table, **{field: date(9202, 1, 1)})


def test_nothing_planned_is_no_forecast(table: Table):
    with refused("Nothing is planned yet"):
        actions.put_forecast(body=table.body, by=table.lena, at=NOON)


def test_nobody_is_referred_to_a_struck_job(table: Table):
    order = add_order(table)

    with refused("where this comes from"):
        actions.stop_referrals(order=order, why=StopReason.STRIKE, source=" ", on=NOON.date(), by=table.lena, at=NOON)  # fmt: skip
    actions.stop_referrals(order=order, why=StopReason.STRIKE, source="Notice of Local 9", on=NOON.date(), by=table.lena, at=NOON)  # fmt: skip

    assert JobOrder.objects.get().stop == StopReason.STRIKE
    actions.stop_referrals(order=order, why=None, source="Settled", on=NOON.date(), by=table.lena, at=NOON)  # fmt: skip
    assert JobOrder.objects.get().stop == ""
    assert acts(table.partnership.log)[-2:] == ["demand.stopped", "demand.unstopped"]


def test_what_is_withdrawn_no_longer_counts(table: Table):
    order = add_order(table)
    actions.withdraw(need=order, by=table.lena, at=NOON)

    assert queries.list_orders(table.partnership, table.lena) == []
    assert queries.outlook_of(table.partnership, seen_by=table.lena, on=NOON.date()) == ()
    with refused("withdrawn"):
        actions.withdraw(need=order, by=table.lena, at=NOON)
    with refused("withdrawn"):
        actions.confirm(need=order, by=table.marcus, at=NOON)


def test_an_outsider_neither_plans_nor_reads(table: Table):
    olu = cast.olu()
    order = add_order(table)

    with refused("seat on a side"):
        add_order(table, by=olu)
    with refused("seat on a side"):
        add_permit(table, by=olu)
    for read in (
        queries.get_order,
        queries.get_project,
        queries.get_condition,
        queries.get_forecast,
    ):
        with pytest.raises(NotFound):
            read(order.key, olu)
        with pytest.raises(NotFound):
            read("no key", table.lena)
    with pytest.raises(NotFound):
        queries.list_orders(table.partnership, olu)
    with refused("seat on a side of this body"):
        actions.put_forecast(body=table.body, by=olu, at=NOON)


def test_impossible_needs_are_refused_in_words(table: Table):
    other = make_table(name="Other", people={"lena": table.lena, "marcus": table.marcus, "sam": table.sam})  # fmt: skip

    with refused("at least one person"):
        add_order(table, count=0)
    with refused("finishes before"):
        add_project(table, given_finish=date(2026, 1, 1))
    with refused("where this comes from"):
        add_project(table, source=" ")
    with refused("belongs to another partnership"):
        add_order(table, add_permit(other))
    with refused("Say what the jobs wait for"):
        add_permit(table, name=" ")
    with refused("same number of years"):
        add_supply(table, cohorts=[1, 2])
    with refused("Survival lies above 0"):
        add_supply(table, survival=[Decimal(0)])
    with refused("ratio of at least 1"):
        add_supply(table, ratio_next=0)
    with refused("low to high in order"):
        add_coefficient(table, low=Decimal(9999))
    with refused("above 0"):
        actions.add_price(partnership=table.partnership, year=2020, value=Decimal(0), source="x", by=table.lena, at=NOON)  # fmt: skip
    assert not PriceIndex.objects.exists()
