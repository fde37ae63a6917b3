"""Files that want to do harm, or that were changed: a clear word, and nothing saved."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from highroad.areas.accounts.models import User
from highroad.areas.copies import actions
from highroad.areas.copies.rules.archives import Archive
from highroad.areas.ledger.models import Entry, SigningKey
from highroad.areas.partnerships.models import Organization, Partnership
from highroad.kit.answers import Refused
from tests.areas.copies.scene import (
    NOON,
    Taken,
    forged,
    library,
    manifest_of,
    members,
    packed,
)

pytestmark = pytest.mark.django_db
WORDINGS = "records/decisions.wording.jsonl"
SEATS = "records/partnerships.seat.jsonl"


def faults(path: Path, key: str = "") -> dict[str, str]:
    """What is wrong, by place; and that nothing was saved."""
    library()
    loading, partnership = actions.bring_from_console(path, key=key, at=NOON)
    assert partnership is None
    assert not Partnership.objects.exists()
    assert not Entry.objects.exists()
    assert not User.objects.exists()
    assert not Organization.objects.exists()
    return {fault.place: fault.answer.reason for fault in loading.faults}


def test_what_is_no_zip_is_refused(tmp_path):
    path = tmp_path / "x.zip"
    path.write_bytes(b"not a zip")

    with pytest.raises(Refused, match="not a ZIP"):
        actions.rehearse(path, key="", at=NOON)


def test_one_byte_in_any_file_is_noticed(taken: Taken, tmp_path):
    content = members(taken.joint)
    for number, name in enumerate(sorted(content)):
        if name in ("README.txt", "manifest.note") or not content[name]:
            continue
        raw = bytearray(content[name])
        raw[len(raw) // 2] ^= 1
        archive = Archive(packed({**content, name: bytes(raw)}, tmp_path / f"{number}.zip"))
        archive.check()
        noticed_by = {name, "manifest.note"} if name == "manifest.json" else {name}
        assert noticed_by & {fault.place for fault in archive.faults}, name
        (tmp_path / f"{number}.zip").unlink()


def test_a_missing_file_is_named(taken: Taken, tmp_path):
    content = members(taken.joint)
    del content[WORDINGS]

    assert faults(packed(content, tmp_path / "x.zip")) == {WORDINGS: "This file is missing."}


def test_names_that_lead_out_of_the_folder_are_named_and_nothing_is_unpacked(taken, tmp_path):
    content = {**members(taken.joint), "../../etc/cron.d/x": b"*", "/abs": b"", "records/../x": b""}

    found = faults(packed(content, tmp_path / "x.zip"))

    assert set(found) == {"../../etc/cron.d/x", "/abs", "records/../x"}
    assert set(found.values()) == {"This file does not belong to a copy."}


def test_a_bomb_is_noticed_before_it_is_unpacked(taken: Taken, tmp_path):
    bomb = {**members(taken.joint), WORDINGS: b"0" * (64 << 20)}

    found = faults(packed(bomb, tmp_path / "x.zip"))

    assert found == {WORDINGS: "This file would unpack to far more than a copy can hold."}


def test_a_file_that_is_there_twice_is_named(taken: Taken, tmp_path):
    path = packed(members(taken.joint), tmp_path / "x.zip")
    with pytest.warns(UserWarning, match="Duplicate"), zipfile.ZipFile(path, "a") as into:
        into.writestr(WORDINGS, b"")

    assert faults(path) == {WORDINGS: "This file is there twice."}


def test_another_format_says_so(taken: Taken, tmp_path):
    content = members(taken.joint)
    told = {**json.loads(content["manifest.json"]), "format": "highroad-copy/v9"}
    content["manifest.json"] = json.dumps(told).encode()

    found = faults(packed(content, tmp_path / "x.zip"))

    assert "highroad-copy/v9" in found["manifest.json"]


def test_a_key_that_one_was_not_given_is_named(taken: Taken):
    other = SigningKey().verifier_key(manifest_of(taken.joint).logs[0].origin)

    assert faults(taken.joint, key=other) == {
        "manifest.note": "The key in this copy is not the key that you were given."
    }


def test_a_table_of_contents_that_nobody_signed_is_named(taken: Taken, tmp_path):
    path = forged(
        taken, WORDINGS, lambda raw: raw.replace(b"cnry", b"CNRY"), tmp_path / "x.zip", False
    )

    assert faults(path) == {"manifest.note": "The signature of the earlier platform does not hold."}


def test_another_key_with_its_own_signature_does_not_fit_the_record(taken: Taken, tmp_path):
    """Somebody signs a changed copy with a key of their own: the record in it knows another."""
    content, old = members(taken.joint), manifest_of(taken.joint)
    mine, origin = SigningKey(), old.logs[0].origin
    manifest = replace(old, log_key=mine.verifier_key(origin))
    content["manifest.json"] = manifest.raw()
    content["manifest.note"] = mine.note(manifest.note_text(), origin).encode()

    assert faults(packed(content, tmp_path / "x.zip")) == {
        "ledger/joint.zip": "The record is not the one that the copy was made of."
    }


def first_line(change: dict[str, object]) -> object:
    """A change to the first line of a file."""

    def changed(raw: bytes) -> bytes:
        lines = raw.splitlines(keepends=True)
        told = {**json.loads(lines[0]), **change}
        spelled = json.dumps(told, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        return b"".join([spelled.encode() + b"\n", *lines[1:]])

    return changed


@pytest.mark.parametrize(
    ("name", "change", "place", "reason"),
    [
        (SEATS, {"body": "00000000-0000-4000-8000-000000000000"}, f"{SEATS}, 1, body", "It names a record"),
        (SEATS, {"role": "emperor"}, f"{SEATS}, 1, role", "This is no value"),
        (SEATS, {"made_at": "yesterday"}, f"{SEATS}, 1, made_at", "This is no value"),
        (SEATS, {"title": "x" * 500}, f"{SEATS}, 1, title", "This is no value"),
        (SEATS, {"title": None}, f"{SEATS}, 1, title", "This is no value"),
        (SEATS, {"carries_key": "perhaps"}, f"{SEATS}, 1, carries_key", "This is no value"),
        (SEATS, {"more": 1}, f"{SEATS}, 1", "This line has other fields"),
        (SEATS, {"carries_key": True, "side": ""}, f"{SEATS}, 1", "It breaks a rule: partnerships_a_key_has_a_side"),
        ("people.jsonl", {"email": "x@example.org"}, "people.jsonl, 1", "This line cannot be read."),
    ],
)  # fmt: skip
def test_a_line_that_does_not_fit_is_named_with_its_field(taken, tmp_path, name, change, place, reason):  # fmt: skip
    found = faults(forged(taken, name, first_line(change), tmp_path / "x.zip"))

    assert found[place].startswith(reason)


def test_a_damaged_record_says_what_verify_says(taken: Taken, tmp_path):
    def without_the_last_line(raw: bytes) -> bytes:
        inner = tmp_path / "inner.zip"
        inner.write_bytes(raw)
        content = members(inner)
        content["entries.jsonl"] = content["entries.jsonl"].rsplit(b"\n", 2)[0] + b"\n"
        return packed(content, inner).read_bytes()

    path = forged(taken, "ledger/joint.zip", without_the_last_line, tmp_path / "x.zip")
    library()
    loading, partnership = actions.bring_from_console(path, key="", at=NOON)

    assert partnership is None
    assert any("cut off" in fault.answer.reason for fault in loading.faults)


def inside(taken: Taken, path: Path, change: Callable[[dict[str, bytes]], None]) -> Path:
    """A copy in whose record something was changed; everything around it made to fit."""

    def changed(raw: bytes) -> bytes:
        inner = path.with_name("inner.zip")
        inner.write_bytes(raw)
        content = members(inner)
        change(content)
        return packed(content, inner).read_bytes()

    return forged(taken, "ledger/joint.zip", changed, path)


def test_a_bomb_inside_the_record_is_noticed_before_it_is_unpacked(taken: Taken, tmp_path: Path):
    def blow_up(content: dict[str, bytes]) -> None:
        content["openings.txt"] = b"0" * (64 << 20)

    found = faults(inside(taken, tmp_path / "x.zip", blow_up))

    assert "would unpack to far more than a record can hold" in found["ledger/joint.zip"]


def test_entries_in_another_order_are_noticed(taken: Taken, tmp_path: Path):
    def exchange(content: dict[str, bytes]) -> None:
        lines = content["entries.jsonl"].splitlines(keepends=True)
        lines[3], lines[4] = lines[4], lines[3]
        content["entries.jsonl"] = b"".join(lines)

    assert "ledger/joint.zip" in faults(inside(taken, tmp_path / "x.zip", exchange))


def test_an_entry_more_is_noticed(taken: Taken, tmp_path: Path):
    def add(content: dict[str, bytes]) -> None:
        content["entries.jsonl"] += content["entries.jsonl"].splitlines(keepends=True)[-1]

    assert "ledger/joint.zip" in faults(inside(taken, tmp_path / "x.zip", add))


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (lambda lines: [lines[1], lines[0], *lines[2:]], "not in the order of their keys"),
        (lambda lines: [lines[0], *lines], "Two lines have the same key."),
    ],
)
def test_lines_in_another_order_or_twice_are_named(taken: Taken, tmp_path: Path, change, reason):
    def changed(raw: bytes) -> bytes:
        return b"".join(change(raw.splitlines(keepends=True)))

    assert reason in faults(forged(taken, SEATS, changed, tmp_path / "x.zip"))[SEATS]


def test_a_digest_that_is_another_one_is_named_also_under_a_good_signature(taken, tmp_path):
    content, old = members(taken.joint), manifest_of(taken.joint)
    wrong = [replace(one, sha256="0" * 64) if one.name == SEATS else one for one in old.members]
    manifest = replace(old, members=tuple(wrong))
    content["manifest.json"] = manifest.raw()
    content["manifest.note"] = taken.resigned(manifest)

    assert faults(packed(content, tmp_path / "x.zip")) == {
        SEATS: "This file was changed, or is damaged."
    }


@pytest.mark.parametrize(
    ("name", "change", "place"),
    [
        ("job_quality.wordstatement", {"true_count": 3}, "1"),
        ("job_quality.wordstatement", {"brought_percent": "101"}, "1"),
        ("placements.earliercount", {"base": 0, "counted": 9, "days": 31, "kind": "check"}, "1"),
        ("demand.joborder", {"count": 0}, "1"),
        ("assurances.agreement", {"title": ""}, "1"),
        ("training.programstandards", {"program": "00000000-0000-4000-8000-000000000000"}, "1, program"),
    ],
)  # fmt: skip
def test_a_line_of_a_newer_area_that_does_not_fit_is_named(taken, tmp_path, name, change, place):
    name = f"records/{name}.jsonl"

    found = faults(forged(taken, name, first_line(change), tmp_path / "x.zip"))

    assert f"{name}, {place}" in found


def test_what_is_here_already_is_not_loaded_again(taken: Taken):
    library()
    assert actions.bring_from_console(taken.joint, key="", at=NOON)[1] is not None

    loading, partnership = actions.bring_from_console(taken.joint, key="", at=NOON)

    assert partnership is None
    assert "This partnership is here already." in {one.answer.reason for one in loading.faults}
