"""Charters that both co-chairs confirm anew: opened by a new leader or by time, closed by two keys."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from highroad.areas.accounts.models import User
from highroad.areas.decisions import actions, queries
from highroad.areas.decisions.models import Renewal
from highroad.areas.decisions.vocabulary import Outcome, RenewalCause
from highroad.areas.partnerships import actions as partnerships
from highroad.areas.partnerships import queries as partnership_queries
from highroad.areas.partnerships.models import Holder
from highroad.areas.partnerships.rules import months_after
from highroad.areas.partnerships.vocabulary import ClauseKind, Side
from tests import cast
from tests.cast import NOON
from tests.charters import adopt
from tests.table import Table, acts, make_table, news, propose, refused

pytestmark = pytest.mark.django_db
DAY = timezone.localdate(NOON)
LATER = NOON + timedelta(days=10)
RENEWAL = ClauseKind.RENEWAL


def table_of(**values: Any) -> Table:
    table = make_table()
    adopt(table, {RENEWAL: {"on_new_leader": True, **values}})
    return table


def new_chair(table: Table, side: str = "management", *, at: datetime = LATER) -> User:
    """Somebody else leads a side: the old co-chair goes, the new one is confirmed by the founder's way."""
    person = cast.person(f"Nora {side.title()}")
    old = Holder.objects.get(seat=table.seats[side], ended_at=None)
    by = table.lena if side == "labor" else table.marcus
    partnerships.end_term(holder=old, by=by, at=at)
    partnerships.appoint(seat=table.seats[side], user=person, by=table.sam, at=at)
    return person


def test_a_new_co_chair_opens_a_renewal_on_both_sides_with_a_day() -> None:
    table = table_of(days=30)
    nothing = actions.open_renewals(at=NOON)
    nora = new_chair(table)

    opened = actions.open_renewals(at=LATER)
    again = actions.open_renewals(at=LATER + timedelta(days=1))

    found = Renewal.objects.get()
    assert (nothing, opened, again) == (0, 1, 0)
    assert (found.cause, found.side) == (RenewalCause.NEW_LEADER, Side.MANAGEMENT)
    assert found.due_on == DAY + timedelta(days=40)
    assert acts(table.partnership.log)[-1] == "renewal.opened"
    for person in (table.lena, nora):
        assert any("both sides renew the charter by" in line for line in news(person))
        seats = partnership_queries.seats_of(person, on=DAY + timedelta(days=10))
        assert [task.due_on for task in queries.renewals_waiting_for(seats)] == [found.due_on]


def test_it_takes_both_keys_and_closes_with_the_second() -> None:
    table = table_of()
    nora = new_chair(table)
    actions.open_renewals(at=LATER)
    found = Renewal.objects.get()

    decision = actions.renew(renewal=found, by=nora, at=LATER)
    found.refresh_from_db()
    alone = found.closed_at
    with refused("Your side has renewed it already"):
        actions.renew(renewal=found, by=nora, at=LATER)
    second = actions.renew(renewal=found, by=table.lena, at=LATER)
    found.refresh_from_db()

    assert alone is None
    assert second == decision
    assert found.closed_at == LATER
    adopted = queries.adopted_charter(table.body, timezone.localdate(LATER))
    assert adopted is not None
    assert (adopted.since, adopted.confirmed_at) == (DAY, LATER)
    assert len(queries.adopted_charters(table.body, timezone.localdate(LATER))) == 1
    assert acts(table.partnership.log)[-1] == "renewal.closed"
    assert actions.open_renewals(at=LATER + timedelta(days=1)) == 0
    with refused("renewed already"):
        actions.renew(renewal=found, by=table.lena, at=LATER)


def test_another_charter_closes_it_too() -> None:
    table = table_of()
    nora = new_chair(table)
    actions.open_renewals(at=LATER)

    adopt(table, {RENEWAL: {"on_new_leader": False}}, at=LATER, people=(table.lena, nora))

    assert Renewal.objects.get().closed_at == LATER


def test_nobody_else_renews() -> None:
    table = table_of()
    new_chair(table)
    actions.open_renewals(at=LATER)

    for person in (table.marcus, table.sam, cast.olu()):
        with refused("Only a co-chair may do this"):
            actions.renew(renewal=Renewal.objects.get(), by=person, at=LATER)


@pytest.mark.parametrize(
    ("values", "opens"),
    [({"on_new_leader": False}, 0), ({}, 1)],
)
def test_only_where_the_clause_says_so(values: dict[str, Any], opens: int) -> None:
    table = table_of(**values)
    new_chair(table)

    assert actions.open_renewals(at=LATER) == opens


def test_a_first_co_chair_and_a_vacant_seat_are_no_change() -> None:
    table = table_of()
    old = Holder.objects.get(seat=table.seats["management"], ended_at=None)
    partnerships.end_term(holder=old, by=table.marcus, at=LATER)

    assert actions.open_renewals(at=LATER) == 0


def test_its_months_open_it_as_early_as_both_sides_have_days() -> None:
    table = table_of(months=12, days=60, on_new_leader=False)
    due = months_after(DAY, 12)

    early = actions.open_renewals(at=NOON + timedelta(days=365 - 62))
    opened = actions.open_renewals(at=NOON + timedelta(days=365 - 60))

    found = Renewal.objects.get()
    assert (early, opened) == (0, 1)
    assert (found.cause, found.due_on) == (RenewalCause.TERM, due)
    assert table.body == found.body


@pytest.mark.parametrize("meanwhile", ["stays", "nothing_new", "lapses"])
def test_what_holds_once_it_is_overdue(meanwhile: str) -> None:
    table = table_of(days=5, meanwhile=meanwhile)
    nora = new_chair(table)
    actions.open_renewals(at=LATER)
    late = LATER + timedelta(days=6)
    on_time, day = timezone.localdate(LATER + timedelta(days=5)), timezone.localdate(late)

    assert queries.charter_in_force(table.body, on_time) is not None
    assert (queries.charter_in_force(table.body, day) is None) == (meanwhile == "lapses")
    if meanwhile == "nothing_new":
        with refused("The charter, clause 1: nothing new is decided until both co-chairs"):
            propose(table, at=late)
    else:
        propose(table, at=late)

    for person in (nora, table.lena):
        actions.renew(renewal=Renewal.objects.get(), by=person, at=late)
    assert queries.charter_in_force(table.body, day) is not None
    propose(table, title="Once more", at=late)


def test_reminders_come_once_and_only_to_whose_word_is_missing() -> None:
    table = table_of(days=30)
    nora = new_chair(table)
    actions.open_renewals(at=LATER)
    actions.renew(renewal=Renewal.objects.get(), by=nora, at=LATER)
    due = LATER + timedelta(days=30)

    told = [actions.remind_of_renewals(at=due + timedelta(days=days)) for days in (-20, -14, -3, 1)]
    actions.remind_of_renewals(at=due + timedelta(days=2))

    assert told == [0, 1, 1, 1]
    assert sum("is to be renewed by" in line for line in news(table.lena)) == 2
    assert sum("should have been renewed by" in line for line in news(table.lena)) == 1
    assert not any("is to be renewed" in line for line in news(nora))


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2026, 3, 2), 24, date(2028, 3, 2)),
    ],
)
def test_months_after(day: date, months: int, expected: date) -> None:
    assert months_after(day, months) == expected


@pytest.mark.parametrize(
    ("values", "name"),
    [
        ({"cause": RenewalCause.TERM}, "decisions_renewal_has_its_cause"),
        ({"due_on": DAY - timedelta(days=1)}, "decisions_renewal_due_after_opening"),
        ({}, "decisions_renewal_once_a_leader"),
        (
            {"holder": None, "cause": RenewalCause.TERM, "closed_at": None},
            "decisions_one_open_renewal",
        ),
    ],
)
def test_the_database_keeps_renewals_apart(values: dict[str, Any], name: str) -> None:
    table = table_of()
    new_chair(table)
    actions.open_renewals(at=LATER)
    kept = Renewal.objects.get()
    given = {
        "body": kept.body, "charter": kept.charter, "cause": kept.cause, "holder": kept.holder,
        "clause": 1, "meanwhile": "stays", "opened_on": DAY, "opened_at": NOON, "due_on": DAY,
        "closed_at": NOON, **values,
    }  # fmt: skip

    with pytest.raises(IntegrityError) as caught, transaction.atomic():
        Renewal.objects.create(**given)
    assert name in str(caught.value) or "UNIQUE" in str(caught.value)


def test_decisions_renewal_once_a_term() -> None:
    table_of(months=1, days=40, on_new_leader=False)
    actions.open_renewals(at=NOON)
    Renewal.objects.update(closed_at=NOON)
    kept = Renewal.objects.get()
    kept.pk = None

    with pytest.raises(IntegrityError) as caught, transaction.atomic():
        kept.save(force_insert=True)
    told = str(caught.value)
    assert "decisions_renewal_once_a_term" in told or "charter_id, decisions_renewal.due_on" in told


def test_a_withdrawn_or_declined_renewal_can_be_begun_again() -> None:
    table = table_of()
    nora = new_chair(table)
    actions.open_renewals(at=LATER)
    first = actions.renew(renewal=Renewal.objects.get(), by=nora, at=LATER)
    actions.withdraw(decision=first, by=nora, at=LATER)

    second = actions.renew(renewal=Renewal.objects.get(), by=table.lena, at=LATER)

    assert second != first
    assert queries.state_of(second, on=timezone.localdate(LATER)) is Outcome.OPEN
