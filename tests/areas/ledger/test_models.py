"""What the database itself refuses, and what is kept outside it."""

from __future__ import annotations

import stat
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction

from highroad.areas.ledger import actions
from highroad.areas.ledger.models import (
    Checkpoint,
    Entry,
    Log,
    Opening,
    SigningKey,
    Subtree,
    Witness,
)
from highroad.areas.ledger.models.secrets import made_once, pseudonym, remember_signed
from tests.areas.ledger.keeping import NOON, acted, opened

pytestmark = pytest.mark.django_db


def refused(name: str, change: Any) -> None:
    """The database answers with this constraint, or on SQLite with its columns."""
    with pytest.raises(IntegrityError) as caught, transaction.atomic():
        change()
    constraint = next(
        found
        for model in (Log, Entry, Opening, Subtree, Checkpoint, Witness)
        for found in model._meta.constraints
        if found.name == name
    )
    words = str(caught.value)
    assert name in words or all(field in words for field in getattr(constraint, "fields", ("?",)))


def test_a_log_has_no_negative_size():
    opened()

    refused("ledger_log_size_counts", lambda: Log.objects.update(size=-1))


def test_two_entries_cannot_have_one_number():
    opened()
    entry = acted()[0]

    refused(
        "ledger_entry_number_once",
        lambda: Entry.objects.create(
            log=entry.log, number=1, line=entry.line, leaf=entry.leaf, about="x"
        ),
    )


def test_entries_are_numbered_from_one():
    opened()

    refused(
        "ledger_entry_number_from_one",
        lambda: Entry.objects.create(log=Log.objects.get(), number=0, line="", leaf="", about="x"),
    )


def test_content_is_either_there_whole_or_erased_whole():
    opened()
    acted()

    for change in ({"salt": ""}, {"content": ""}, {"erased_at": NOON}):
        refused(
            "ledger_opening_erased_is_empty", lambda change=change: Opening.objects.update(**change)
        )


def test_a_subtree_has_one_root():
    opened()
    log = Log.objects.get()

    refused(
        "ledger_subtree_once",
        lambda: [
            Subtree.objects.create(log=log, level=6, index=0, digest=digest) for digest in "ab"
        ],
    )


def test_a_size_is_signed_for_once():
    opened()
    log = Log.objects.get()

    refused(
        "ledger_checkpoint_size_once",
        lambda: [
            Checkpoint.objects.create(log=log, size=1, root=root, note="", made_at=NOON)
            for root in "ab"
        ],
    )


def test_a_side_has_one_witness_at_a_time():
    opened()
    log = Log.objects.get()
    first = Witness.objects.create(
        log=log, side="labor", name="w", public_key="w+0+A", from_at=NOON, to_at=NOON
    )
    Witness.objects.create(log=log, side="labor", name="v", public_key="v+0+A", from_at=NOON)

    refused(
        "ledger_witness_one_a_side",
        lambda: Witness.objects.filter(key=first.key).update(to_at=None),
    )
    assert str(first) == "w"


@pytest.mark.parametrize("act", ["update", "delete"])
@pytest.mark.parametrize("table", ["ledger_entry", "ledger_checkpoint"])
def test_entries_and_checkpoints_can_be_neither_changed_nor_deleted(act: str, table: str):
    opened()
    acted(2, content=None)
    actions.checkpoint(opened(), at=NOON)
    spoken = {"update": f"UPDATE {table} SET log_id = log_id", "delete": f"DELETE FROM {table}"}[
        act
    ]

    with (
        pytest.raises(DatabaseError, match=f"{table} is append only"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(spoken)

    assert Entry.objects.count() == 2
    assert Checkpoint.objects.count() == 1


def test_neither_can_they_be_emptied_at_once():
    """Where the database knows TRUNCATE; SQLite does not."""
    opened()
    acted()
    connection.check_constraints()
    spoken = (
        "TRUNCATE ledger_entry CASCADE"
        if connection.vendor == "postgresql"
        else "DELETE FROM ledger_entry WHERE 1"
    )

    with (
        pytest.raises(DatabaseError, match="is append only"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(spoken)


def test_models_say_what_they_are():
    opened()
    entry = acted()[0]
    checkpoint = actions.checkpoint(entry.log.name, at=NOON)
    subtree = Subtree(log=entry.log, level=6, index=0)

    assert str(entry.log) == entry.log.name
    assert str(entry) == f"{entry.log_id}:1"
    assert str(entry.opening) == f"content of {entry.key}"
    assert str(checkpoint) == f"{entry.log_id} at 1"
    assert str(subtree) == f"{entry.log_id}: 6/0"


def test_keys_are_made_once_and_readable_by_their_owner_alone(settings: Any):
    first = SigningKey().public
    files = [path for path in (Path(settings.DATA) / "keys").iterdir() if path.is_file()]

    assert SigningKey().public == first
    assert [path.name for path in files] == ["log.ed25519"]
    assert stat.S_IMODE(files[0].stat().st_mode) == 0o600
    assert stat.S_IMODE(files[0].parent.stat().st_mode) == 0o700


def test_of_many_that_make_a_key_at_once_all_get_the_same():
    with ThreadPoolExecutor(8) as threads:
        made = set(threads.map(lambda _: made_once("raced"), range(32)))

    assert len(made) == 1
    assert len(made.pop()) == 32


def test_a_key_does_not_open_what_another_signed():
    key = SigningKey()
    note = key.note("text\n", "origin")

    assert key.opened(note, "origin") == "text\n"
    with pytest.raises(ValueError, match="does not hold"):
        key.opened(note.replace("text", "test"), "origin")
    with pytest.raises(ValueError, match="no signature"):
        key.opened(note, "elsewhere")


def test_a_pseudonym_is_the_same_in_one_log_and_another_in_the_next():
    lena = UUID(int=1)

    assert pseudonym(lena, "p/1") == pseudonym(lena, "p/1")
    assert len({pseudonym(lena, "p/1"), pseudonym(lena, "p/2"), pseudonym(UUID(int=2), "p/1")}) == 3
    assert pseudonym(lena, "p/1").startswith("u-")


def test_what_was_signed_last_is_kept_outside_the_database(settings: Any):
    log = uuid4()

    remember_signed(log, "one")
    remember_signed(log, "two")

    heads = Path(settings.DATA) / "keys" / "heads"
    assert [path.read_text() for path in heads.iterdir()] == ["two"]
