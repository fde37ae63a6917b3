"""verify.py over whole bundles and broken ones: what was changed is found and named."""

from __future__ import annotations

import random
import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from witness import verify

from packages.witness.tests.making import (
    Made,
    entry,
    faults,
    named,
    note,
    root,
)

pytestmark = pytest.mark.pure


@pytest.mark.parametrize("size", [1, 2, 3, 7, 8, 9, 200])
def test_an_untouched_bundle_is_whole(size: int, tmp_path: Path):
    assert not faults(Made.of(size), tmp_path)


def test_an_unpacked_bundle_is_checked_as_well(tmp_path: Path):
    assert not verify.check(Made.of(9).unpack(tmp_path / "open")).faults


def test_what_a_computer_leaves_in_a_folder_is_passed_over(tmp_path: Path):
    folder = Made.of(9).unpack(tmp_path / "open")
    (folder / ".DS_Store").write_bytes(b"x")

    assert not verify.check(folder).faults


def test_an_empty_record_is_whole(tmp_path: Path):
    made = Made.of(1).having(
        {"entries.jsonl": b"", "leaves.bin": b"", "openings.txt": b"", named(1): None}
    )

    assert not faults(made.having({named(0): note(0, root([])).encode()}), tmp_path)


@pytest.mark.parametrize("refitted", [False, True], ids=["plainly", "with hashes refitted"])
def test_any_changed_byte_of_200_entries_is_found(refitted: bool, tmp_path: Path):
    made, chance = Made.of(200, checkpoints=(64, 130, 200)), random.Random(20261121)
    for number, line in enumerate(made.lines, start=1):
        place = chance.randrange(len(line))
        other = bytes([(line[place] + chance.randrange(1, 256)) % 256])
        lines = made.lines
        lines[number - 1] = line[:place] + other + line[place + 1 :]
        bent = made.having({"entries.jsonl": b"".join(lines)})
        if refitted and line[place : place + 1] != b"\n" and other != b"\n":
            bent = made.with_lines(lines)

        found = faults(bent, tmp_path)

        assert found, f"entry {number}, byte {place}"
        if not refitted and line[place : place + 1] != b"\n" and other != b"\n":
            assert any(f"ntry {number} " in words for words in found), (number, found)


@pytest.mark.parametrize("number", [1, 2, 31, 32, 33, 39, 40])
def test_dropping_moving_and_adding_entries_is_found(number: int, tmp_path: Path):
    made = Made.of(40, checkpoints=(16, 40))
    lines = made.lines
    added = entry(number, "") + b"\n"
    dropped = lines[: number - 1] + lines[number:]
    inserted = [*lines[: number - 1], added, *lines[number - 1 :]]
    doubled = [*lines[:number], lines[number - 1], *lines[number:]]
    moved = [*dropped[:5], lines[number - 1], *dropped[5:]] if number != 6 else lines[::-1]

    for bent in (dropped, inserted, doubled, moved):
        assert faults(made.with_lines(bent), tmp_path), number
        assert faults(made.having({"entries.jsonl": b"".join(bent)}), tmp_path), number


def test_entries_renumbered_after_a_loss_are_found_by_the_signature(tmp_path: Path):
    """Whoever drops an entry can renumber the rest; the signed root gives them away."""
    made = Made.of(12)
    renumbered = [entry(number, "") + b"\n" for number in range(1, 12)]

    found = faults(made.with_lines(renumbered).having({"openings.txt": b""}), tmp_path)

    assert found == ["Entries 12 to 12 are cut off: the checkpoint covers them."]


def test_a_changed_entry_is_placed_between_checkpoints(tmp_path: Path):
    made = Made.of(40, checkpoints=(16, 32, 40))
    lines = made.lines
    lines[19] = entry(20, "", side="management") + b"\n"

    found = faults(made.with_lines(lines), tmp_path)

    assert (
        "The entries 17 to 32 are not those that were signed: "
        "the tree differs from the checkpoint of 32 entries."
    ) in found


def test_entries_after_the_last_checkpoint_are_not_trusted(tmp_path: Path):
    found = faults(Made.of(12, checkpoints=(10,)), tmp_path)

    assert found == ["Entries 11 to 12 are covered by no checkpoint."]


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        (b"agree", b"block", "The content of entry 1 is not the content the entry commits to."),
        (b"1 ", b"01 ", "misspelled or out of order"),
        (b"\n2 ", b"\n1 ", "misspelled or out of order"),
        (b"\n2 ", b"\n3 ", "The content of entry 3 is not the content the entry commits to."),
        (b"8 ", b"9 ", "There is content for entry 9, but no such entry."),
    ],
)
def test_content_that_was_changed_or_moved_is_found(old, new, words, tmp_path: Path):
    made = Made.of(8)
    openings = made.files["openings.txt"]
    bent = openings.replace(old, new, 1) if old != b"8 " else openings.replace(b"\n8 ", b"\n9 ")

    assert any(words in fault for fault in faults(made.having({"openings.txt": bent}), tmp_path))


@pytest.mark.parametrize("name", ["entries.jsonl", "leaves.bin", "openings.txt", named(4)])
def test_a_missing_file_is_found(name: str, tmp_path: Path):
    assert faults(Made.of(4).having({name: None}), tmp_path)


def test_a_file_that_does_not_belong_is_found(tmp_path: Path):
    found = faults(Made.of(4).having({"entries2.jsonl": b"x"}), tmp_path)

    assert found == ["The bundle holds a file that does not belong to it: entries2.jsonl."]


def test_a_file_that_is_there_twice_is_found(tmp_path: Path):
    """Two readers could be shown two different records."""
    path = Made.of(4).write(tmp_path / "b.zip")
    with pytest.warns(UserWarning, match="Duplicate"), zipfile.ZipFile(path, "a") as bundle:
        bundle.writestr("entries.jsonl", b"")

    assert any("there twice" in words for words in verify.check(path).faults)


def test_a_damaged_zip_is_found(tmp_path: Path):
    path = Made.of(30).write(tmp_path / "b.zip")
    raw = bytearray(path.read_bytes())
    raw[raw.index(b"decision.signed") + 3] ^= 8
    path.write_bytes(raw)

    assert any("damaged" in words for words in verify.check(path).faults)


def test_endless_lines_do_not_fill_the_memory(tmp_path: Path):
    found = faults(Made.of(2).having({"entries.jsonl": b"x" * 5_000_000}), tmp_path)

    assert found[1] == "Entry 1 is not spelled as an entry must be."
    assert len(found) == verify.MOST_FAULTS


@given(data=st.data())
@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_no_byte_of_the_record_can_change_unseen(data: st.DataObject, tmp_path: Path):
    made = Made.of(data.draw(st.integers(1, 24)))
    name = data.draw(st.sampled_from([*set(made.files) - {"README.txt", "policy.txt"}]))
    raw = made.files[name]
    place = data.draw(st.integers(0, max(len(raw) - 1, 0)))
    other = data.draw(
        st.binary(min_size=0, max_size=3).filter(lambda new: new != raw[place : place + 1])
    )
    bent = raw[:place] + other + raw[place + 1 :]
    if name == "openings.txt" and set(bent.splitlines()) <= set(raw.splitlines()):
        return  # a whole line gone is an erasure, and allowed

    assert faults(made.having({name: bent}), tmp_path)
