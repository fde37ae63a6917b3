"""Both parties' copies of 200 entries, bent at every place, read by the whole verifier.

`make long` tries every byte of every entry; the usual run every sixteenth, each entry at another offset.
Nothing else is left out for speed: the same `Check.run` as in the program goes over every bent copy. Only
the unchanged parts are not read from a disk again, and a signature that was checked once is known.
"""

from __future__ import annotations

import io
import os
import random
from collections import Counter
from collections.abc import Iterator
from functools import cache
from typing import BinaryIO

import pytest
from witness import verify

from packages.witness.tests.making import BOTH, POLICY, Made, entry, named
from packages.witness.tests.test_second_verifier import countersigned

pytestmark = pytest.mark.pure
SIZE, START = 200, 20261127
STEP = 1 if os.environ.get("HIGHROAD_LONG") else 16
SIZES = (25, 50, 75, 100, 125, 150, 175, SIZE)


class Held(verify.Bundle):
    """A bundle in memory."""

    def __init__(self, files: dict[str, bytes]) -> None:
        self.files, self.zip = files, None
        self.names = Counter(files)

    def stream(self, name: str) -> BinaryIO:
        if name not in self.files:
            raise ValueError(f"{name} is missing, or there twice")
        return io.BytesIO(self.files[name])


@pytest.fixture(scope="module", autouse=True)
def signatures_checked_once() -> Iterator[None]:
    """The eight checkpoints are the same in nearly every copy."""
    real = verify.is_signed
    verify.is_signed = cache(real)
    yield
    verify.is_signed = real


def copies() -> dict[str, tuple[Made, verify.Policy]]:
    """Labor took its copy before the checkpoints were countersigned, management after."""
    early = Made.of(SIZE, checkpoints=SIZES)
    late = countersigned(early, SIZE, "lm")
    return {
        "labor": (early, verify.Policy.parse(POLICY)),
        "management": (late, verify.Policy.parse(BOTH)),
    }


COPIES = copies()
parties = pytest.mark.parametrize("party", COPIES)


def is_whole(files: dict[str, bytes], policy: verify.Policy) -> bool:
    """What the program would say, by exit code 0 or 1."""
    found = verify.Check(Held(files), policy)
    found.run([])
    return not found.faults


def refitted(files: dict[str, bytes], lines: list[bytes]) -> dict[str, bytes]:
    """Other entries, and the listed hashes made to fit them: only what was signed gives them away."""
    leaves = (verify.hashlib.sha256(b"\x00" + line.rstrip(b"\n")).digest() for line in lines)
    return files | {"entries.jsonl": b"".join(lines), "leaves.bin": b"".join(leaves)}


@parties
def test_the_untouched_copy_is_whole(party: str) -> None:
    made, policy = COPIES[party]

    assert is_whole(made.files, policy)


@parties
def test_every_byte_of_every_entry(party: str) -> None:
    """One byte of one entry other in each copy; the listed hash is made to fit it every second time."""
    made, policy = COPIES[party]
    chance, lines = random.Random(START), made.lines
    leaves = [made.files["leaves.bin"][at : at + 32] for at in range(0, 32 * SIZE, 32)]
    tried, unseen = 0, []
    for place, line in enumerate(lines):
        before, after = b"".join(lines[:place]), b"".join(lines[place + 1 :])
        for byte in range(place % STEP, len(line), STEP):
            bent = bytearray(line)
            bent[byte] ^= chance.randrange(1, 256)
            files = made.files | {"entries.jsonl": before + bytes(bent) + after}
            if tried % 2:
                leaf = verify.hashlib.sha256(b"\x00" + bytes(bent[:-1])).digest()
                files["leaves.bin"] = b"".join([*leaves[:place], leaf, *leaves[place + 1 :]])
            tried += 1
            if is_whole(files, policy):
                unseen.append((place + 1, byte))

    assert unseen == []
    assert tried >= len(made.files["entries.jsonl"]) // STEP - SIZE > 2_000


@parties
@pytest.mark.parametrize("how", ["dropped", "doubled", "inserted", "moved up", "moved far"])
def test_every_entry_dropped_doubled_inserted_or_moved(party: str, how: str) -> None:
    """At each of the 200 places, with the listed hashes as they were and with hashes that fit."""
    made, policy = COPIES[party]
    unseen = []
    for place in range(SIZE):
        lines = made.lines
        line = lines.pop(place)
        if how == "doubled":
            lines[place:place] = [line, line]
        elif how == "inserted":
            lines[place:place] = [entry(place + 1, "", side="management") + b"\n", line]
        elif how == "moved up":
            lines.insert(place - 1 if place else 1, line)
        elif how == "moved far":
            lines.insert((place + SIZE // 2) % (SIZE - 1) + (place == SIZE - 1), line)
        assert lines != made.lines
        for files in (
            refitted(made.files, lines),
            made.files | {"entries.jsonl": b"".join(lines)},
        ):
            if is_whole(files, policy):
                unseen.append(place + 1)

    assert unseen == []


@parties
def test_every_byte_of_every_hash_and_every_content(party: str) -> None:
    """What stands beside the entries: each byte of the listed hashes, and of each opened content."""
    made, policy = COPIES[party]
    chance, unseen = random.Random(START), []
    for name in ("leaves.bin", "openings.txt"):
        raw = made.files[name]
        for place in range(chance.randrange(23), len(raw), 1 if STEP == 1 else 23):
            bent = bytearray(raw)
            bent[place] ^= chance.randrange(1, 256)
            if is_whole(made.files | {name: bytes(bent)}, policy):
                unseen.append((name, place))

    assert unseen == []


@parties
def test_a_copy_taken_earlier_gives_a_rewritten_record_away(party: str) -> None:
    """Whoever holds the key of the log can sign another history; not one that a party's older copy fits."""
    made, policy = COPIES[party]
    head = verify.checkpoint(made.files[named(100)], policy)
    lines = made.lines
    lines[49] = entry(50, "", side="management") + b"\n"
    again = Made()
    again.put_entries([line[:-1] for line in lines], SIZES)
    rewritten = made.files | again.files
    openings = [
        line
        for line in made.files["openings.txt"].splitlines(keepends=True)
        if not line.startswith(b"50 ")
    ]
    rewritten["openings.txt"] = b"".join(openings)

    alone = verify.Check(Held(rewritten), verify.Policy.parse(POLICY))
    alone.run([])
    beside = verify.Check(Held(rewritten), verify.Policy.parse(POLICY))
    beside.run([head])

    assert not alone.faults, "by itself it looks whole: the key of the log signed it"
    assert any("your earlier checkpoint" in words for words in beside.faults)
