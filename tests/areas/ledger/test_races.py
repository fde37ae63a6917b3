"""What only shows with real transactions: writers side by side, and acts that fail."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection, transaction

from highroad.areas.ledger import actions, queries
from highroad.areas.ledger.models import Checkpoint, Entry, Log
from highroad.areas.ledger.rules import tree
from highroad.kit.refs import Ref
from tests.areas.ledger.keeping import LOG, NOON, acted, opened
from tests.on_disk import database_on_disk  # noqa: F401 - a fixture

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("database_on_disk")]


class Changed(Exception):
    pass


def write(turns: int) -> None:
    try:
        for turn in range(turns):
            with transaction.atomic():
                actions.record(LOG, act="a.b", about=Ref("a.b", str(turn)), by="system", at=NOON)
    finally:
        connection.close()


def test_two_writers_at_once_give_consecutive_numbers():
    opened()

    with ThreadPoolExecutor(4) as threads:
        list(threads.map(write, [15] * 4))

    numbers = list(Entry.objects.order_by("number").values_list("number", flat=True))
    leaves = Entry.objects.order_by("number").values_list("leaf", flat=True)
    assert numbers == list(range(1, 61))
    assert Log.objects.get().tree.root == tree.root_of(map(bytes.fromhex, leaves))
    assert actions.checkpoint(LOG, at=NOON).size == 60


def sign(_: int) -> object:
    try:
        return actions.checkpoint(LOG, at=NOON).root
    finally:
        connection.close()


def test_two_that_sign_at_once_sign_the_same():
    opened()
    acted(30)

    with ThreadPoolExecutor(4) as threads:
        roots = set(threads.map(sign, range(4)))

    assert len(roots) == 1
    assert Checkpoint.objects.count() == 1


@transaction.atomic
def change_ones_mind() -> None:
    actions.record(LOG, act="a.b", about=Ref("a.b", "1"), by="system", at=NOON, content={"x": 1})
    raise Changed


def test_an_act_that_fails_leaves_no_entry_and_no_gap():
    opened()
    acted(2)

    with pytest.raises(Changed):
        change_ones_mind()

    assert queries.size_for_system(LOG) == 2
    assert acted()[0].number == 3
    assert actions.checkpoint(LOG, at=NOON).size == 3


def test_an_entry_outside_the_transaction_of_its_act_is_refused():
    opened()

    with pytest.raises(RuntimeError, match="in the transaction of its act"):
        actions.record(LOG, act="a.b", about=Ref("a.b", "1"), by="system", at=NOON)


@transaction.atomic
def act_and_sign() -> None:
    acted()
    actions.checkpoint(LOG, at=NOON)


def test_nothing_uncommitted_is_signed():
    opened()

    with pytest.raises(RuntimeError, match="durable"):
        act_and_sign()

    assert not Checkpoint.objects.exists()
