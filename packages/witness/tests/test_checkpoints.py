"""What was signed, by whom, and what a party already holds: verify.py asks for all three."""

from __future__ import annotations

from pathlib import Path

import pytest

from packages.witness.tests.making import (
    BOTH,
    LABOR_KEY,
    MANAGEMENT_KEY,
    POLICY,
    Made,
    entry,
    faults,
    named,
    note,
    root,
    signature_line,
    vkey,
)

pytestmark = pytest.mark.pure


def test_every_changed_byte_of_a_checkpoint_is_found(tmp_path: Path):
    made = Made.of(5)
    raw = made.files[named(5)]
    for place in range(len(raw)):
        bent = raw[:place] + bytes([raw[place] ^ 1]) + raw[place + 1 :]

        assert faults(made.having({named(5): bent}), tmp_path), place


def test_a_checkpoint_under_another_number_is_found(tmp_path: Path):
    made = Made.of(5)
    moved = made.having({named(5): None, named(4): made.files[named(5)]})

    assert any("its name of another number" in words for words in faults(moved, tmp_path))


def test_a_checkpoint_of_another_key_or_another_log_is_found(tmp_path: Path):
    made = Made.of(3)
    top = root([made.files["leaves.bin"][place : place + 32] for place in (0, 32, 64)])
    by_labor = note(3, top, key=LABOR_KEY).encode()
    of_other = note(3, top, origin="elsewhere.example/p/1").encode()

    foreign_key = faults(made.having({named(3): by_labor}), tmp_path)
    foreign_log = faults(made.having({named(3): of_other}), tmp_path)

    assert "not signed with the key of the log" in foreign_key[0]
    assert "a log the policy does not name" in foreign_log[0]


def test_two_logs_in_one_bundle_are_found(tmp_path: Path):
    other = "elsewhere.example/p/1"
    made = Made.of(3)
    first = note(1, made.files["leaves.bin"][:32], origin=other, key=MANAGEMENT_KEY).encode()
    policy = POLICY + f"log {vkey(other, MANAGEMENT_KEY)}\n"
    mixed = made.having({named(1): first, "policy.txt": policy.encode()})

    assert faults(mixed, tmp_path) == ["The checkpoints come from more than one log."]


def test_history_rewritten_by_the_operator_is_found_with_an_earlier_bundle(tmp_path: Path):
    """The operator holds the key and can sign anything, except away what a party already has."""
    held = Made.of(10).write(tmp_path / "held.zip")
    rewritten = Made.of(20)
    lines = rewritten.lines
    lines[3] = entry(4, "", side="management") + b"\n"
    rewritten.put_entries([line[:-1] for line in lines], (20,))
    rewritten.files["openings.txt"] = b""

    assert not faults(rewritten, tmp_path)
    assert faults(rewritten, tmp_path, earlier=held) == [
        (
            "The entries 1 to 10 are not those that were signed: "
            "the tree differs from your earlier checkpoint of 10 entries."
        )
    ]


def test_a_record_shorter_than_what_a_party_holds_is_found(tmp_path: Path):
    older = tmp_path / "checkpoint.txt"
    older.write_bytes(Made.of(20).files[named(20)])

    found = faults(Made.of(12), tmp_path, earlier=older)

    assert found == ["Entries 13 to 20 are cut off: your earlier checkpoint covers them."]


def test_a_longer_record_agrees_with_an_earlier_folder(tmp_path: Path):
    older = Made.of(12, checkpoints=(5, 12)).unpack(tmp_path / "older")

    assert not faults(Made.of(20), tmp_path, earlier=older)


def countersigned(*sides: str) -> Made:
    made = Made.of(6).having({"policy.txt": BOTH.encode()})
    text = made.files[named(6)].decode()
    body = text.split("\n\n")[0] + "\n"
    keys = {
        "labor": ("labor.example.net/witness", LABOR_KEY),
        "management": ("management.example.com/witness", MANAGEMENT_KEY),
    }
    for side in sides:
        text += signature_line(*keys[side], body, time=1_790_000_000)
    return made.having({named(6): text.encode()})


def test_countersignatures_are_asked_for_as_the_policy_says(tmp_path: Path):
    lacking = ["No checkpoint has the countersignatures that the policy asks for."]

    assert not faults(countersigned("labor", "management"), tmp_path)
    assert faults(countersigned("labor"), tmp_path) == lacking
    assert faults(countersigned(), tmp_path) == lacking


def test_one_of_two_countersignatures_is_enough_where_the_policy_says_so(tmp_path: Path):
    either = BOTH.replace("both all", "both any").encode()
    counted = BOTH.replace("both all", "both 1").encode()

    assert not faults(countersigned("labor").having({"policy.txt": either}), tmp_path)
    assert not faults(countersigned("management").having({"policy.txt": counted}), tmp_path)


def test_a_countersignature_that_does_not_hold_spoils_the_checkpoint(tmp_path: Path):
    made = countersigned("labor")
    later = made.files[named(6)].replace(b"\n6\n", b"\n5\n")

    assert any(
        "does not hold" in words for words in faults(made.having({named(6): later}), tmp_path)
    )


def test_signatures_of_unknown_keys_are_passed_over(tmp_path: Path):
    made = Made.of(2)
    text = made.files[named(2)].decode()
    stranger = signature_line("stranger.example/x", LABOR_KEY, text.split("\n\n")[0] + "\n")

    assert not faults(made.having({named(2): (text + stranger).encode()}), tmp_path)
