"""A body becomes two with both keys; each half can decide, and the history is read from both."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from highroad.areas.decisions import actions, queries
from highroad.areas.decisions.models import Split
from highroad.areas.decisions.vocabulary import Outcome
from highroad.areas.partnerships import actions as partnerships
from highroad.areas.partnerships import queries as partnership_queries
from highroad.areas.partnerships.models import Holder, Seat
from highroad.areas.partnerships.vocabulary import ClauseKind, Side
from tests import cast
from tests.cast import NOON
from tests.charters import adopt
from tests.table import (
    Table,
    acts,
    agree,
    decline,
    fresh,
    make_table,
    propose,
    refused,
    seat_somebody,
)

pytestmark = pytest.mark.django_db
DAY = timezone.localdate(NOON)


@pytest.fixture
def table() -> Any:
    """Two of each side, and a charter."""
    found: Any = make_table()
    adopt(found, {ClauseKind.PURPOSE: {}})
    found.moved = []
    for side, name in ((Side.LABOR, "Juan"), (Side.MANAGEMENT, "Carol")):
        holder = seat_somebody(found, side, cast.person(f"{name} Case"), title=name)
        setattr(found, name.lower(), holder.person)
        found.moved.append(holder.seat)
    return found


def put(table: Any, seats: list[Seat] | None = None, name: str = "Night shift") -> Any:
    return actions.propose_split(
        body=table.body, name=name, seats=table.moved if seats is None else seats,
        title="Two bodies", text="So and so.", by=table.lena, at=NOON,
    )  # fmt: skip


def adopted(table: Any) -> Split:
    decision = put(table)
    for person in (table.lena, table.marcus):
        agree(decision, person)
    return Split.objects.get()


def test_both_sides_adopt_it_and_a_co_chair_makes_the_new_body(table: Any) -> None:
    old = propose(table, title="Before")
    for person in (table.lena, table.marcus):
        agree(old, person)
    split = adopted(table)

    made = actions.carry_out_split(split=split, by=table.lena, at=NOON)

    assert made.name == "Night shift"
    assert partnership_queries.key_sides(made) == (Side.LABOR, Side.MANAGEMENT)
    for person in (table.juan, table.carol):
        assert partnership_queries.seat_of(person, body=made, on=DAY) is not None
        assert partnership_queries.seat_of(person, body=table.body, on=DAY) is None
        assert queries.get_decision(old.key, person) == old
    charter = queries.charter_in_force(table.body, DAY)
    assert charter is not None
    assert queries.charter_in_force(made, DAY) is None
    assert [draft.made_at for draft in made.charters.all()] == [NOON]
    assert [line.split.new_body for line in queries.splits_of(table.body)] == [made]
    assert [line.split.body for line in queries.splits_of(made)] == [table.body]
    assert "body.split" in acts(table.partnership.log)
    with refused("done already"):
        actions.carry_out_split(split=split, by=table.lena, at=NOON)


def test_not_by_one_side_and_not_while_something_is_open(table: Any) -> None:
    decision = put(table)
    agree(decision, table.lena)
    with refused("Both sides have to adopt it first"):
        actions.carry_out_split(split=Split.objects.get(), by=table.lena, at=NOON)
    agree(decision, table.marcus)
    waiting = propose(table, title="Open")
    with refused("1 proposals are open in this body"):
        actions.carry_out_split(split=Split.objects.get(), by=table.lena, at=NOON)
    actions.withdraw(decision=waiting, by=table.lena, at=NOON)
    with refused("Only a co-chair may do this"):
        actions.carry_out_split(split=Split.objects.get(), by=table.juan, at=NOON)
    actions.carry_out_split(split=Split.objects.get(), by=table.marcus, at=NOON)


def test_a_declined_split_is_not_carried_out(table: Any) -> None:
    decision = put(table)
    decline(decision, table.marcus)

    assert queries.state_of(fresh(decision), on=DAY) is Outcome.DECLINED
    with refused("Both sides have to adopt it first"):
        actions.carry_out_split(split=Split.objects.get(), by=table.lena, at=NOON)


def test_each_half_keeps_a_key_of_every_side(table: Any) -> None:
    labor, management = table.moved
    with refused("Management has no seat with a key in the new body"):
        put(table, [labor])
    everybody = list(Seat.objects.filter(body=table.body, ended_at=None))
    with refused("Labor has no seat with a key left in the old body"):
        put(table, everybody)
    with refused("needs a name"):
        put(table, name=" ")
    other = make_table(
        name="Other", people={"sam": table.sam, "lena": table.lena, "marcus": table.marcus}
    )
    with refused("These seats belong to another body"):
        put(table, [labor, management, other.seats["labor"]])


def test_a_name_that_is_taken_is_refused_when_it_is_carried_out(table: Any) -> None:
    decision = put(table, name=table.body.name)
    for person in (table.lena, table.marcus):
        agree(decision, person)

    with refused("There is a body named"):
        actions.carry_out_split(split=Split.objects.get(), by=table.lena, at=NOON)
    assert Holder.objects.filter(body=table.body, ended_at=None).count() == 4


def test_decisions_split_done_with_a_body(table: Table) -> None:
    with (
        pytest.raises(IntegrityError, match="decisions_split_done_with_a_body"),
        transaction.atomic(),
    ):
        Split.objects.create(
            body=table.body, name="X", text="X", made_by_alias="x", made_at=NOON, done_at=NOON
        )


def test_whoever_divides_without_the_word_of_both_has_no_page() -> None:
    """The act that moves seats stands below the decision; only carrying out calls it."""
    assert partnerships.divide.__doc__ is not None
    assert "word of both sides" in partnerships.divide.__doc__
