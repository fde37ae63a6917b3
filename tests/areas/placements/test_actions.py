"""Starts and checks: who enters them, what is refused, what the database refuses."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.db import IntegrityError, models, transaction

from highroad.areas.demand import actions as demand
from highroad.areas.demand.models import JobOrder
from highroad.areas.demand.vocabulary import StopReason
from highroad.areas.placements import actions, queries
from highroad.areas.placements.actions import StartTerms
from highroad.areas.placements.models import (
    EarlierCount,
    Placement,
    ProgramClass,
    RetentionCheck,
)
from highroad.areas.placements.queries import Rate, starts
from highroad.areas.placements.vocabulary import CheckResult
from highroad.kit.answers import NotFound
from tests import cast
from tests.areas.demand.scene import add_order
from tests.cast import NOON
from tests.table import Table, acts, make_table, refused

pytestmark = pytest.mark.django_db
START = NOON.date()


@pytest.fixture
def table() -> Table:
    return make_table()


def count(table: Table, **more: Any) -> ProgramClass:
    given: dict[str, Any] = {"name": "Spring", "ended_on": START, "enrolled": 10, "completed": 6, "by": table.lena, "at": NOON, **more}  # fmt: skip
    return actions.count_class(partnership=table.partnership, **given)


def start(order: JobOrder, table: Table, person: str = "A-1", of: ProgramClass | None = None, **more: Any) -> Placement:  # fmt: skip
    by = more.pop("by", table.lena)
    given: dict[str, Any] = {
        "person": person, "started_on": START, "wage": Decimal("30.50"), "hours": Decimal(40),
        "schedule": "full_time", "union_status": "covered", **more,
    }  # fmt: skip
    return actions.place(order=order, terms=StartTerms(**given), from_class=of, by=by, at=NOON)


def test_rates_are_of_enrollees_and_of_completers_and_promises_stand_against_hires(table: Table):
    spring, order = count(table), add_order(table, promised_hires=4)
    start(order, table, "A-1", spring, is_completer=True, is_promised=True)
    start(order, table, "A-2", spring, is_completer=True, is_promised=True)
    start(order, table, "A-3", spring)
    start(add_order(table, occupation="Welder"), table, "A-3", spring)

    line = queries.list_classes(table.partnership, table.marcus)[0]
    promise = queries.list_promises(table.partnership, table.marcus)[0]

    assert line.result.of_enrolled == Rate(3, 10)
    assert line.result.of_completers == Rate(2, 6)
    assert (promise.order.promised_hires, promise.hired, promise.open) == (4, 2, 2)


def test_a_struck_job_takes_nobody(table: Table):
    order = add_order(table)
    demand.stop_referrals(order=order, why=StopReason.STRIKE, source="Notice", on=START, by=table.lena, at=NOON)  # fmt: skip

    with refused("labor dispute (Strike)"):
        start(order, table)
    demand.stop_referrals(order=order, why=StopReason.ORGANIZING, source="Notice", on=START, by=table.lena, at=NOON)  # fmt: skip
    with refused("680.830"):
        start(order, table)
    assert not Placement.objects.exists()


def test_a_stop_reaches_the_employer_and_the_same_jobs_entered_anew(table: Table):
    """20 CFR 680.830 is about an employer; 680.840 about jobs vacant because of a dispute."""
    struck = add_order(table)
    demand.stop_referrals(order=struck, why=StopReason.STRIKE, source="Notice", on=START, by=table.lena, at=NOON)  # fmt: skip
    again, welders = add_order(table), add_order(table, occupation="Welder")
    with refused("labor dispute (Strike)"):
        start(again, table)
    start(welders, table)
    demand.stop_referrals(order=struck, why=StopReason.ORGANIZING, source="Notice", on=START, by=table.lena, at=NOON)  # fmt: skip

    with refused("680.830"):
        start(welders, table, "A-2")
    demand.stop_referrals(order=struck, why=None, source="Ended", on=START, by=table.lena, at=NOON)
    start(again, table, "A-2")


def test_a_start_from_before_the_strike_is_entered_and_one_of_its_day_is_not(table: Table):
    order = add_order(table)
    demand.stop_referrals(order=order, why=StopReason.STRIKE, source="Notice", on=START, by=table.lena, at=NOON)  # fmt: skip

    start(order, table, started_on=START - timedelta(days=1))
    with refused("labor dispute (Strike)"):
        start(order, table, "A-2", started_on=START)
    assert Placement.objects.get().started_on == START - timedelta(days=1)


def test_a_check_that_was_missed_comes_before_a_later_one_that_is_overdue(table: Table):
    made = start(add_order(table), table)
    on = NOON + timedelta(days=120)
    for days in (30, 90):
        assert [line.days for line in queries.waiting_for(table.lena, on.date())] == [days]
        actions.check(placement=made, days=days, result=CheckResult.STAYS, by=table.lena, at=on)
    assert queries.waiting_for(table.lena, on.date()) == []


def test_checks_wait_in_the_inbox_from_their_day_and_go_by_being_made(table: Table):
    made = start(add_order(table), table)
    on = NOON + timedelta(days=30)
    assert queries.waiting_for(table.lena, (on - timedelta(days=1)).date()) == []
    assert [(line.days, line.due_on) for line in queries.waiting_for(table.marcus, on.date())] == [(30, on.date())]  # fmt: skip
    assert queries.waiting_for(cast.olu(), on.date()) == []

    with refused("due on"):
        actions.check(placement=made, days=90, result=CheckResult.STAYS, by=table.lena, at=on)
    actions.check(placement=made, days=30, result=CheckResult.STAYS, by=table.lena, at=on)

    assert queries.waiting_for(table.marcus, on.date()) == []
    with refused("has been made"):
        actions.check(placement=made, days=30, result=CheckResult.LEFT, by=table.lena, at=on)
    assert acts(table.partnership.log)[-2:] == ["placement.started", "placement.checked"]


def test_who_has_left_is_gone_on_later_days_too(table: Table):
    order = add_order(table)
    for person, result in (("A-1", CheckResult.STAYS), ("A-2", CheckResult.LEFT), ("A-3", CheckResult.UNKNOWN)):  # fmt: skip
        made = start(order, table, person)
        actions.check(placement=made, days=30, result=result, by=table.lena, at=NOON + timedelta(days=31))  # fmt: skip
    lines = queries.list_placements(table.partnership, table.lena)

    early = queries.retention(lines, table.partnership, START + timedelta(days=89))
    assert early[:2] == [(30, Rate(1, 2), 1), (90, Rate(0, 0), 0)]
    later = queries.retention(lines, table.partnership, START + timedelta(days=90))
    assert later[1:3] == [(90, Rate(0, 1), 0), (180, Rate(0, 0), 0)]
    due = queries.waiting_for(table.lena, START + timedelta(days=90))
    assert {line.placement.person for line in due} == {"A-1", "A-3"}


def test_what_is_not_right_is_refused_in_words(table: Table):
    other = make_table(name="Other", people={"lena": table.lena, "marcus": table.marcus, "sam": table.sam})  # fmt: skip
    order, olu = add_order(table), cast.olu()
    start(order, table)

    with refused("entered for these jobs already"):
        start(order, table)
    with refused("another partnership"):
        start(order, table, "A-2", count(other))
    with refused("which class"):
        start(order, table, "A-2", is_completer=True)
    with refused("seat on a side"):
        start(order, table, "A-2", by=olu)
    with refused("lies in the past"):
        start(order, table, "A-2", started_on=date(2027, 1, 1))
    with refused("No more people complete"):
        count(table, completed=11)
    with refused("a name"):
        count(table, name=" ")
    for read in (queries.list_placements, queries.list_classes, queries.list_promises):
        with pytest.raises(NotFound):
            read(table.partnership, olu)
    for key in (Placement.objects.get().key, "no key"):
        with pytest.raises(NotFound):
            queries.get_placement(key, olu)


def test_no_more_people_start_than_a_class_had(table: Table):
    order, spring = add_order(table), count(table, enrolled=2, completed=1)
    start(order, table, "A-1", spring, is_completer=True)
    with refused("All who completed this class, 1, are entered"):
        start(order, table, "A-2", spring, is_completer=True)
    start(order, table, "A-2", spring)
    start(add_order(table, occupation="Welder"), table, "A-1", spring, is_completer=True)
    with refused("All people of this class, 2, are entered"):
        start(order, table, "A-3", spring)

    (line,) = queries.list_classes(table.partnership, table.lena)
    assert (line.result.of_enrolled, line.result.of_completers) == (Rate(2, 2), Rate(1, 1))


def test_a_withdrawn_order_takes_nobody(table: Table):
    order = add_order(table)
    demand.withdraw(need=order, by=table.lena, at=NOON)

    with refused("withdrawn"):
        start(order, table)


def earlier(table: Table, days: int) -> None:
    """Starts that were checked elsewhere: four still there of five that were reached."""
    EarlierCount.objects.create(
        partnership=table.partnership, kind="check", about=table.partnership.pk, days=days, counted=4,
        base=5, lost=2,
    )  # fmt: skip


def test_starts_from_elsewhere_are_counted_in_the_rates_and_go_on_as_counts(table: Table):
    order = add_order(table)
    made = start(order, table, "A-1")
    actions.check(placement=made, days=30, result=CheckResult.STAYS, by=table.lena, at=NOON + timedelta(days=31))  # fmt: skip
    earlier(table, 30)

    lines = queries.list_placements(table.partnership, table.lena)
    assert queries.retention(lines, table.partnership, NOON.date())[0] == (30, Rate(5, 6), 2)
    again = {(row.kind, row.days): row for row in starts.counts_for_copy([table.partnership.pk])}
    row = again["check", 30]
    assert (row.counted, row.base, row.lost) == (5, 6, 2)


@pytest.mark.parametrize(
    ("constraint", "model", "change"),
    [
        ("placements_class_counts", ProgramClass, {"completed": 99}),
        ("placements_class_has_a_name", ProgramClass, {"name": ""}),
        ("placements_says_who_and_what", Placement, {"wage": 0}),
        ("placements_completer_of_a_class", Placement, {"is_completer": True}),
        ("placements_person_once_an_order", Placement, {"person": "A-1"}),
        ("placements_check_days", RetentionCheck, {"days": 31}),
        ("placements_check_once", RetentionCheck, {"days": 30}),
        ("placements_counts_fit", EarlierCount, {"days": 31}),
        ("placements_counted_once", EarlierCount, {"days": 30}),
    ],
)
def test_the_database_has_the_last_word(table: Table, constraint: str, model: type[models.Model], change: dict[str, Any]):  # fmt: skip
    count(table)
    order = add_order(table)
    made = start(order, table, "A-1")
    start(order, table, "A-2")
    late = NOON + timedelta(days=99)
    for days in (30, 90):
        actions.check(placement=made, days=days, result=CheckResult.STAYS, by=table.lena, at=late)
        earlier(table, days)

    with pytest.raises(IntegrityError) as caught, transaction.atomic():
        model._default_manager.update(**change)
    assert constraint in str(caught.value) or "UNIQUE" in str(caught.value)
    assert str(model._default_manager.first())
