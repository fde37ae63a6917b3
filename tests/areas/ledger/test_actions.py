"""Recording, signing and erasing."""

from __future__ import annotations

import json
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.db import connection, transaction

from highroad.areas.ledger import actions, queries
from highroad.areas.ledger.actions import NoSuchLogError
from highroad.areas.ledger.models import Checkpoint, Entry, Log, Opening, SigningKey, Subtree
from highroad.areas.ledger.queries import Damaged
from highroad.areas.ledger.rules import entries, notes, tree
from highroad.areas.ledger.vocabulary import LogKind
from highroad.kit.refs import Ref
from tests.areas.ledger.keeping import LOG, NOON, acted, behind_the_guards, opened

pytestmark = pytest.mark.django_db


def test_a_log_is_opened_once(settings: Any):
    settings.HOST = "highroad.example.org"
    opened()
    settings.HOST = "moved.example.org"
    opened()

    log = Log.objects.get()
    assert (log.name, log.kind, log.size) == (LOG, LogKind.JOINT, 0)
    assert log.origin == f"highroad.example.org/{LOG}"


@pytest.mark.parametrize("name", ["", "p", "p/Lena Ortiz", "p/1+2", "P/1", "p//1"])
def test_a_log_has_a_plain_name(name: str):
    with pytest.raises(ValueError, match="not the name of a log"):
        actions.open_log(name=name, kind=LogKind.JOINT)


def test_an_act_becomes_an_entry_with_a_commitment_instead_of_its_content():
    opened()

    entry = acted(content={"reason": "Peñasco: too few hours"})[0]

    said = json.loads(entry.line)
    assert said["seq"] == entry.number == 1
    assert (said["act"], said["actor"], said["side"]) == ("decision.signed", "p-4c1e9a7b", "labor")
    assert said["object"] == entry.about == "decisions.signoff:0000"
    assert "Peñasco" not in entry.line
    kept = entry.opening
    assert kept.content == '{"reason":"Peñasco: too few hours"}'
    assert entries.commitment(bytes.fromhex(kept.salt), kept.content) == said["commit"]
    assert entry.leaf == tree.leaf_hash(entry.line.encode()).hex()


def test_the_same_content_twice_gives_two_commitments():
    """Otherwise a guess could be tried against the entry."""
    opened()

    first, second = acted(2, content={"stance": "agree"})

    assert first.statement.commit != second.statement.commit


@pytest.mark.parametrize("content", [None, {}])
def test_an_act_without_content_commits_to_nothing(content: dict[str, str] | None):
    opened()

    entry = acted(content=content)[0]

    assert entry.statement.commit == ""
    assert not Opening.objects.exists()


def test_nothing_is_recorded_where_no_log_is():
    with pytest.raises(NoSuchLogError):
        acted()


@pytest.mark.parametrize(
    "bent",
    [{"by": "Lena Ortiz"}, {"side": "owners"}, {"act": "signed it"}, {"content": {"x": 0.1}}],
    ids=str,
)
def test_names_words_and_fractions_are_refused(bent: dict[str, Any]):
    opened()
    said: dict[str, Any] = {
        "act": "decision.signed",
        "about": Ref("a.b", "1"),
        "by": "p-4c1e9a7b",
        "at": NOON,
    }

    with pytest.raises(ValueError):  # noqa: PT011 - each fault has words of its own
        actions.record(LOG, **{**said, **bent})

    assert not Entry.objects.exists()


def test_the_head_grows_with_every_entry_and_keeps_the_large_subtrees():
    opened()

    made = acted(200)

    log = Log.objects.get()
    leaves = [bytes.fromhex(entry.leaf) for entry in made]
    assert log.tree.root == tree.root_of(leaves)
    assert log.size == 200
    assert {(row.level, row.index) for row in Subtree.objects.all()} == {
        (6, 0),
        (6, 1),
        (7, 0),
        (6, 2),
    }


def test_a_checkpoint_is_signed_with_the_key_of_this_server():
    opened()
    made = acted(5)

    signed = actions.checkpoint(LOG, at=NOON)

    head = notes.Head.parse(SigningKey().opened(signed.note, Log.objects.get().origin))
    assert (head.size, head.root.hex()) == (5, signed.root)
    assert head.root == tree.root_of(bytes.fromhex(entry.leaf) for entry in made)


def test_nothing_is_signed_twice_for_the_same_size():
    opened()
    acted(2)

    first = actions.checkpoint(LOG, at=NOON)

    assert actions.checkpoint(LOG, at=NOON) == first
    assert Checkpoint.objects.count() == 1


def test_an_empty_log_can_be_signed_for():
    opened()

    assert actions.checkpoint(LOG, at=NOON).root == tree.EMPTY.hex()


@pytest.mark.parametrize(
    ("statement", "words"),
    [
        ("UPDATE ledger_entry SET line = replace(line, 'labor', 'third') WHERE number = 3", "Entry 3 was changed."),
        ("UPDATE ledger_entry SET line = 'x' WHERE number = 3", "Entry 3 was changed."),
        ("UPDATE ledger_entry SET leaf = 'x' WHERE number = 3", "Entry 3 was changed."),
        ("UPDATE ledger_entry SET about = 'x' WHERE number = 3", "Entry 3 was changed."),
        ("UPDATE ledger_entry SET number = 3000 WHERE number = 3", "Entry 3 is missing."),
        ("UPDATE ledger_opening SET content = 'x' WHERE content = '{\"turn\":2}'", "The content of entry 3 was changed."),
        ("DELETE FROM ledger_opening WHERE content = '{\"turn\":2}'", "The content of entry 3 was changed."),
        ("UPDATE ledger_subtree SET digest = 'x' WHERE \"index\" = 1", "A stored hash near entry 128 was changed."),
        ("DELETE FROM ledger_subtree WHERE level = 7", "A stored hash near entry 128 was changed."),
        ("UPDATE ledger_log SET size = 139", "The head of the record does not fit its 139 entries."),
        ("UPDATE ledger_log SET size = 141", "The head of the record does not fit its 140 entries."),
        ("UPDATE ledger_log SET peaks = '[]'", "The head of the record does not fit its 140 entries."),
        ("UPDATE ledger_checkpoint SET root = 'x'", "The checkpoint at entry 100 was changed."),
        ("UPDATE ledger_checkpoint SET note = replace(note, '100', '101')", "A checkpoint is not signed with the key of this server."),
        ("UPDATE ledger_checkpoint SET note = 'x'", "A checkpoint is not signed with the key of this server."),
    ],
)  # fmt: skip
def test_nothing_is_signed_once_anything_stored_was_changed(statement: str, words: str):
    opened()
    acted(100)
    actions.checkpoint(LOG, at=NOON)
    acted(40)
    with behind_the_guards(), connection.cursor() as cursor:
        cursor.execute(statement)

    with pytest.raises(Damaged) as caught:
        actions.checkpoint(LOG, at=NOON)

    assert caught.value.answer.reason == words
    assert Checkpoint.objects.count() == 1


def test_an_entry_changed_together_with_its_hash_is_found_by_what_was_signed():
    opened()
    acted(10)
    actions.checkpoint(LOG, at=NOON)
    acted(1)
    changed = Entry.objects.get(number=4)
    line = changed.line.replace("labor", "third")
    with behind_the_guards():
        Entry.objects.filter(number=4).update(line=line, leaf=tree.leaf_hash(line.encode()).hex())

    with pytest.raises(Damaged, match="The entries up to 10 are not those that were signed"):
        actions.checkpoint(LOG, at=NOON)


def roll_back(to: int) -> None:
    """The database as it was: entries, head and checkpoints of later are gone."""
    with behind_the_guards():
        Checkpoint.objects.filter(size__gt=to).delete()
        Opening.objects.filter(entry__number__gt=to).delete()
        Entry.objects.filter(number__gt=to).delete()
    grown = tree.Tree()
    for entry in Entry.objects.order_by("number"):
        grown.append(bytes.fromhex(entry.leaf))
    Log.objects.update(size=to, peaks=[peak.hex() for peak in grown.peaks])


def test_a_database_that_was_rolled_back_is_not_signed_for():
    opened()
    acted(10)
    actions.checkpoint(LOG, at=NOON)
    roll_back(6)

    with pytest.raises(
        Damaged, match="The record has 6 entries, but 10 were signed for: it was rolled back"
    ):
        actions.checkpoint(LOG, at=NOON)

    acted(7)
    with pytest.raises(Damaged, match="The entries up to 10 are not those that were signed"):
        actions.checkpoint(LOG, at=NOON)


def test_checkpoints_that_contradict_each_other_are_found():
    opened()
    acted(3)
    first = actions.checkpoint(LOG, at=NOON)
    other = SigningKey().note(notes.Head(first.log.origin, 3, bytes(32)).text, first.log.origin)
    acted(1)
    with behind_the_guards():
        Checkpoint.objects.update(note=other, root=bytes(32).hex())

    with pytest.raises(Damaged, match="The checkpoint at entry 3 was changed"):
        actions.checkpoint(LOG, at=NOON)


def test_all_logs_are_signed_for_and_the_broken_one_is_named():
    for name in ("p/1", "p/2", "p/3"):
        opened(name)
        acted(2, log=name)
    with behind_the_guards():
        Entry.objects.filter(log__name="p/2", number=1).update(leaf="x")

    refused = actions.checkpoint_all(at=NOON)

    assert refused == {"p/2": "Entry 1 was changed."}
    assert set(Checkpoint.objects.values_list("log__name", flat=True)) == {"p/1", "p/3"}


def test_what_an_entry_commits_to_can_be_erased_and_the_log_still_stands():
    opened()
    first, second = acted(2)

    assert actions.erase(first.key, by="u-00000000aaaaaaaa", at=NOON)

    kept = Opening.objects.get(entry=first)
    assert (kept.salt, kept.content, kept.erased_at) == ("", "", NOON)
    assert Opening.objects.get(entry=second).content
    assert actions.checkpoint(LOG, at=NOON).size == 2
    remembered = queries.entries_for_system(actions.ERASURES)
    assert [line.statement.act for line in remembered] == ["content.erased"]
    assert str(first.key) not in remembered[0].statement.line


def test_what_is_erased_or_never_was_is_not_erased_again():
    opened()
    entry = acted()[0]
    actions.erase(entry.key, by="system", at=NOON)

    assert not actions.erase(entry.key, by="system", at=NOON)
    assert not actions.erase(uuid4(), by="system", at=NOON)
    assert queries.size_for_system(actions.ERASURES) == 1


def test_a_receipt_is_signed_at_once_and_says_the_same_every_time():
    opened()
    entry = acted(3)[2]

    receipt = actions.receipt_for_system(entry)

    assert receipt == actions.receipt_for_system(Entry.objects.get(number=3))
    text = SigningKey().opened(receipt.note, entry.log.origin)
    assert text == notes.receipt_text(entry.log.origin, 3, bytes.fromhex(entry.leaf))
    assert (receipt.number, receipt.leaf) == (3, entry.leaf)


def test_somebody_without_a_seat_has_a_pseudonym_that_fits_an_entry():
    opened("sys/accounts")

    with transaction.atomic():
        entry = actions.record(
            "sys/accounts", act="account.joined", about=Ref("accounts.user", "1"), at=NOON,
            by=actions.pseudonym_for(UUID(int=5), "sys/accounts"),
        )  # fmt: skip

    assert entry.statement.actor == actions.pseudonym_for(UUID(int=5), "sys/accounts")
