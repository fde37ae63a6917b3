"""Two verifiers that share no line give the same verdicts; and whatever is bent is found."""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from witness import verify

from packages.witness.tests.making import (
    BOTH,
    LABOR_KEY,
    MANAGEMENT_KEY,
    POLICY,
    Made,
    named,
    note,
    root,
    signature_line,
)

pytestmark = pytest.mark.pure
NODE = shutil.which("node")
SECOND = Path(__file__).resolve().parents[1] / "node" / "verify.mjs"
BUNDLES = 1_000
START = 20261126


def test_the_second_verifier_can_run():
    """Where tests decide what is merged, both verifiers must be there."""
    if NODE is None and not os.environ.get("CI"):
        pytest.skip("node is not installed here")

    assert NODE, "Install node: the second verifier is written for it, and CI must run it."


def countersigned(made: Made, size: int, sides: str) -> Made:
    text = made.files[named(size)].decode()
    body = text.split("\n\n")[0] + "\n"
    keys = {
        "l": ("labor.example.net/witness", LABOR_KEY),
        "m": ("management.example.com/witness", MANAGEMENT_KEY),
    }
    for side in sides:
        text += signature_line(*keys[side], body, time=1_790_000_000)
    return made.having({named(size): text.encode(), "policy.txt": BOTH.encode()})


def whole(chance: random.Random) -> Made:
    size = chance.randint(1, 40)
    sizes = tuple(sorted({size, *(chance.randint(1, size) for _ in range(chance.randint(0, 3)))}))
    erased = tuple(number for number in range(1, size + 1) if chance.random() < 0.2)
    made = Made.of(size, checkpoints=sizes, erased=erased)
    return countersigned(made, chance.choice(sizes), "lm") if chance.random() < 0.4 else made


def flipped(made: Made, chance: random.Random, name: str) -> Made:
    raw = bytearray(made.files[name])
    place = chance.randrange(len(raw))
    raw[place] ^= 1 << chance.randrange(8)
    return made.having({name: bytes(raw)})


def moved(made: Made, chance: random.Random, how: str) -> Made:
    rows = made.lines
    place = chance.randrange(len(rows))
    if how == "drop":
        del rows[place]
    elif how == "insert":
        rows.insert(place, chance.choice(rows))
    else:
        other = (place + 1) % len(rows)
        rows[place], rows[other] = rows[other], rows[place]
    return made.with_lines(rows)


BENDS: tuple[Callable[[Made, random.Random], Made], ...] = (
    lambda made, chance: flipped(made, chance, "entries.jsonl"),
    lambda made, chance: flipped(made, chance, "leaves.bin"),
    lambda made, chance: flipped(made, chance, "openings.txt" if made.files["openings.txt"] else "leaves.bin"),
    lambda made, chance: flipped(made, chance, max(name for name in made.files if name.startswith("check"))),
    lambda made, chance: moved(made, chance, "drop"),
    lambda made, chance: moved(made, chance, "insert"),
    lambda made, chance: moved(made, chance, "swap") if len(made.lines) > 1 else moved(made, chance, "drop"),
    lambda made, chance: made.having({max(n for n in made.files if n.startswith("check")): None}),
    lambda made, chance: made.having({"notes.txt": b"hello"}),
    lambda made, chance: made.having({named(99): note(99, root([])).encode()}),
    lambda made, chance: made.having({"policy.txt": BOTH.encode()}),
    lambda made, chance: made.having({chance.choice(("leaves.bin", "openings.txt")): None}),
    lambda made, chance: made.having({"policy.txt": POLICY.replace("quorum none\n", "").encode()}),
)  # fmt: skip


def generated(folder: Path) -> list[Path]:
    """So many bundles; every second one bent in one of the ways above."""
    chance = random.Random(START)
    paths = []
    for number in range(BUNDLES):
        made = whole(chance)
        if number % 2:
            made = BENDS[number // 2 % len(BENDS)](made, chance)
        paths.append(made.write(folder / f"{number:04}.zip"))
    return paths


def first_verdict(path: Path) -> int:
    try:
        return 1 if verify.check(path).faults else 0
    except verify.UnreadableError:
        return 2


@pytest.mark.skipif(NODE is None, reason="said by the test above")
def test_both_agree_on_1000_bundles_of_which_half_are_bent(tmp_path: Path):
    paths = generated(tmp_path)
    listed = tmp_path / "list"
    listed.write_text("\n".join(map(str, paths)))

    answers = subprocess.run(
        [str(NODE), str(SECOND), "--many", str(listed)], capture_output=True, text=True, check=True
    ).stdout.split("\n")
    second = [int(line.split()[0]) for line in answers if line]
    first = [first_verdict(path) for path in paths]

    assert [
        (paths[place].name, one, other)
        for place, (one, other) in enumerate(zip(first, second, strict=True))
        if one != other
    ] == []
    whole_ones = sum(verdict == 0 for verdict in first)
    assert BUNDLES // 2 <= whole_ones < BUNDLES // 2 + 60  # a bundle may already be countersigned


def test_any_byte_of_200_entries_and_any_move_is_found(tmp_path: Path):
    """Every byte of every entry, each changed once; each entry dropped, doubled, swapped."""
    made = Made.of(200)
    content = made.files["entries.jsonl"]
    policy = verify.Policy.parse(POLICY)
    whole_tree = verify.checkpoint(made.files[named(200)], policy).root
    leaves = [verify.hashlib.sha256(b"\x00" + line[:-1]).digest() for line in made.lines]
    chance = random.Random(START)
    for place, line in enumerate(made.lines):
        for byte in range(len(line)):
            bent = bytearray(line)
            bent[byte] ^= chance.randrange(1, 256)
            leaf = verify.hashlib.sha256(b"\x00" + bytes(bent[:-1])).digest()
            assert leaf != leaves[place] or verify.ENTRY.fullmatch(bytes(bent)) is None
    assert root(leaves) == whole_tree
    assert len(content) > 200 * 150


@pytest.mark.parametrize("how", ["drop", "insert", "swap"])
def test_an_entry_dropped_inserted_or_moved_is_found_every_time(how: str):
    made = Made.of(200)
    leaves = [verify.hashlib.sha256(b"\x00" + line[:-1]).digest() for line in made.lines]
    top = tree_root(leaves)
    for place in range(200):
        bent = list(leaves)
        if how == "drop":
            del bent[place]
        elif how == "insert":
            bent.insert(place, bent[place])
        elif place < 199:
            bent[place], bent[place + 1] = bent[place + 1], bent[place]
        assert (how == "swap" and place == 199) or tree_root(bent) != top


def tree_root(leaves: list[bytes]) -> bytes:
    tree = verify.Tree()
    for leaf in leaves:
        tree.append(leaf)
    return tree.root


@pytest.mark.parametrize("seed", range(12))
def test_a_bent_byte_in_either_partys_copy_is_found_by_the_program(tmp_path: Path, seed: int):
    chance = random.Random(seed)
    made = flipped(
        Made.of(200), chance, chance.choice(("entries.jsonl", "openings.txt", "leaves.bin"))
    )
    path = made.write(tmp_path / "copy.zip")

    assert verify.main([str(path)]) == 1
    assert zipfile.is_zipfile(path)
