"""Reading a log, proving an entry, and handing the whole of it out."""

from __future__ import annotations

import io
import random
import zipfile
from pathlib import Path

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from witness import verify

from highroad.areas.ledger import actions, queries
from highroad.areas.ledger.models import Cosignature, Subtree, Witness
from highroad.areas.ledger.rules import tree
from highroad.kit.answers import NotFound
from highroad.kit.refs import Ref
from tests.areas.ledger.keeping import LOG, NOON, acted, opened, written

pytestmark = pytest.mark.django_db


def test_entries_are_read_in_order_from_any_number_on():
    opened()
    acted(10)

    assert [line.number for line in queries.entries_for_system(LOG)] == list(range(1, 11))
    assert [line.number for line in queries.entries_for_system(LOG, after=7)] == [8, 9, 10]
    assert [line.number for line in queries.entries_for_system(LOG, after=2, limit=3)] == [3, 4, 5]
    assert queries.entries_for_system("p/none") == []
    assert queries.size_for_system(LOG) == 10


def test_a_line_shows_its_content_until_it_is_erased():
    opened()
    entry = acted()[0]

    assert queries.entry_at_for_system(LOG, 1).content == '{"turn":0}'
    actions.erase(entry.key, by="system", at=NOON)
    line = queries.entry_at_for_system(LOG, 1)
    assert (line.content, line.erased_at) == (None, NOON)
    assert line.statement.commit


def test_what_is_not_there_is_not_found():
    opened()

    for asked in (
        lambda: queries.size_for_system("p/none"),
        lambda: queries.entry_at_for_system(LOG, 1),
        lambda: queries.bundle_for_system("p/none"),
    ):
        with pytest.raises(NotFound):
            asked()
    assert queries.has_log_for_system(LOG)
    assert not queries.has_log_for_system("p/none")


def test_the_entries_about_a_record_are_found_by_its_ref():
    opened()
    opened("sys/accounts")
    acted(3)
    acted(2, log="sys/accounts")

    found = queries.entries_about_for_system(Ref("decisions.signoff", "0001"))
    newest = queries.entry_for_system(Ref("decisions.signoff", "0001"))

    assert [(line.log, line.number) for line in found] == [(LOG, 2), ("sys/accounts", 2)]
    assert newest is not None
    assert newest.log == "sys/accounts"
    assert queries.entry_for_system(Ref("decisions.signoff", "9999")) is None


@pytest.mark.parametrize("size", [1, 2, 63, 64, 65, 130, 200])
def test_every_entry_under_a_checkpoint_can_be_proved(size: int):
    opened()
    made = acted(size, content=None)
    signed = actions.checkpoint(LOG, at=NOON)
    chance = random.Random(size)

    for number in {1, size, *(chance.randint(1, size) for _ in range(10))}:
        proof = queries.proof_for_system(queries.entry_at_for_system(LOG, number))

        assert proof is not None
        leaf = bytes.fromhex(made[number - 1].leaf)
        path = [bytes.fromhex(step) for step in proof.path]
        assert tree.root_from_inclusion(leaf, number - 1, size, path).hex() == signed.root
        assert proof.text.startswith(f"c2sp.org/tlog-proof@v1\nindex {number - 1}\n")
        assert proof.text.endswith(f"\n\n{signed.note}")


def test_an_entry_after_the_last_checkpoint_has_no_proof_yet():
    opened()
    acted(2)
    assert queries.proof_for_system(queries.entry_at_for_system(LOG, 2)) is None

    actions.checkpoint(LOG, at=NOON)
    acted(1)

    assert queries.proof_for_system(queries.entry_at_for_system(LOG, 2))
    assert queries.proof_for_system(queries.entry_at_for_system(LOG, 3)) is None


def test_a_proof_reads_a_fixed_number_of_rows_however_long_the_log():
    opened()
    acted(150, content=None)
    actions.checkpoint(LOG, at=NOON)
    line = queries.entry_at_for_system(LOG, 77)

    with CaptureQueriesContext(connection) as sent:
        queries.proof_for_system(line)

    assert len(sent) == 5


def test_a_proof_that_leads_nowhere_is_not_given():
    opened()
    acted(130, content=None)
    actions.checkpoint(LOG, at=NOON)
    Subtree.objects.update(digest="00" * 32)

    with pytest.raises(ValueError, match="does not lead to the signed root"):
        queries.proof_for_system(queries.entry_at_for_system(LOG, 1))


def test_a_bundle_holds_the_record_up_to_its_newest_checkpoint():
    opened()
    first = acted(5)[0]
    acted(1, content=None)
    actions.erase(first.key, by="system", at=NOON)
    actions.checkpoint(LOG, at=NOON)
    acted(1)

    with zipfile.ZipFile(io.BytesIO(queries.bundle_for_system(LOG))) as bundle:
        files = {name: bundle.read(name) for name in bundle.namelist()}

    assert set(files) == {*verify.FILES, "checkpoints/00000000000000000006.txt"}
    assert len(files["entries.jsonl"].splitlines()) == 6
    assert len(files["leaves.bin"]) == 6 * 32
    assert [line.split()[0] for line in files["openings.txt"].splitlines()] == [
        b"2",
        b"3",
        b"4",
        b"5",
    ]
    assert files["verify.py"] == Path(verify.__file__).read_bytes()
    assert LOG.encode() in files["README.txt"]


def test_the_same_record_gives_the_same_bytes():
    opened()
    acted(5)
    actions.checkpoint(LOG, at=NOON)

    assert queries.bundle_for_system(LOG) == queries.bundle_for_system(LOG)


def test_the_bundle_of_a_record_is_whole(tmp_path: Path):
    opened()
    for turn in range(4):
        made = acted(33, content={"text": "Ánimo\u2028 \u0000 \x85"} if turn % 2 else "its own")
        actions.checkpoint(LOG, at=NOON)
    actions.erase(made[3].key, by="system", at=NOON)

    found = verify.check(written(tmp_path, queries.bundle_for_system(LOG)))

    assert found.faults == []
    assert (found.tree.size, found.openings, found.erased) == (132, 131, 1)


def test_the_bundle_of_an_empty_record_is_whole(tmp_path: Path):
    opened()
    actions.checkpoint(LOG, at=NOON)

    assert not verify.check(written(tmp_path, queries.bundle_for_system(LOG))).faults


def bent(bundle: bytes, name: str, change) -> bytes:
    """The same bundle with one file changed."""
    into = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(bundle)) as old, zipfile.ZipFile(into, "w") as new:
        for member in old.namelist():
            raw = old.read(member)
            new.writestr(member, change(raw) if member == name else raw)
    return into.getvalue()


def test_any_entry_changed_dropped_moved_or_added_in_a_bundle_is_found(tmp_path: Path):
    opened()
    acted(60)
    actions.checkpoint(LOG, at=NOON)
    whole, chance = queries.bundle_for_system(LOG), random.Random(9)

    def flip(raw: bytes) -> bytes:
        place = chance.randrange(len(raw))
        return raw[:place] + bytes([raw[place] ^ (1 << chance.randrange(8))]) + raw[place + 1 :]

    def on_lines(change):
        def changed(raw: bytes) -> bytes:
            lines = raw.splitlines(keepends=True)
            change(lines, chance.randrange(len(lines) - 1))
            return b"".join(lines)

        return changed

    drop = on_lines(lambda lines, place: lines.pop(place))
    swap = on_lines(lambda lines, place: lines.insert(place, lines.pop(place + 1)))
    add = on_lines(lambda lines, place: lines.insert(place, lines[place]))
    for change in (flip, drop, swap, add):
        for name in ("entries.jsonl", "openings.txt"):
            for _ in range(25):
                if (change, name) == (drop, "openings.txt"):
                    continue  # that is an erasure
                assert verify.check(written(tmp_path, bent(whole, name, change))).faults, (
                    change,
                    name,
                )


def test_witnesses_are_named_in_the_policy_once_a_checkpoint_has_them_all():
    opened()
    acted(2)
    actions.checkpoint(LOG, at=NOON)
    log = queries.log_for_system(LOG)
    (checkpoint,) = log.checkpoints.all()
    asked = ("labor", "management")
    for side in asked:
        witness = Witness.objects.create(
            log=log, side=side, name=side, public_key=f"{side}+00000000+AAAA", from_at=NOON
        )
        before = queries.policy_for_system(LOG, asked).splitlines()
        Cosignature.objects.create(
            log=log, checkpoint=checkpoint, witness=witness, side=side, size=2, line="—\n",
            signed_at=NOON, received_at=NOON,
        )  # fmt: skip

    policy = queries.policy_for_system(LOG, asked).splitlines()

    assert before[-1] == "quorum none"
    assert policy[0].startswith(f"log {log.origin}+")
    assert policy[1:3] == [
        "witness labor-1 labor+00000000+AAAA",
        "witness management-1 management+00000000+AAAA",
    ]
    assert policy[-1] == "quorum every-side"
    assert queries.policy_for_system(LOG).splitlines()[-1] == "quorum none"
