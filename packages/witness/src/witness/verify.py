#!/usr/bin/env python3
"""Checks a bundle of a Highroad record, or one decision: offline, with Python 3.11 and nothing else.

    python verify.py FILE [--policy FILE] [--earlier FILE]

FILE is the downloaded zip, the folder it was unpacked into, or a single `.tlog-proof`. In a bundle
every entry is read, its hash computed, the tree built anew, and each signed checkpoint compared with
it; in the file of a decision each entry about it is led to the signed root. `--policy` names a file
with the keys you trust; without it those in the bundle are used and printed. `--earlier` names an
older bundle or checkpoint of yours: what it holds must still be there, unchanged.

Exit code: 0 the record is whole, 1 it is not, 2 it cannot be read. The format is written down in
docs/reference/ledger-format.md of Highroad.
"""

from __future__ import annotations

import argparse
import base64
import binascii
import hashlib
import io
import json
import re
import sys
import zipfile
import zlib
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import BinaryIO

LONGEST_ENTRY, LONGEST_OPENING, LONGEST_NOTE, MOST_FAULTS = 1_000, 1_100_000, 100_000, 1_000
ENTRY = re.compile(
    rb'\{"act":"[a-z][a-z0-9_]*(?:\.[a-z][a-z0-9_]*)+"'
    rb',"actor":"(?:[a-z]{1,8}-[0-9a-f]{8,64}|system)"'
    rb',"at":"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z"'
    rb',"commit":"((?:[0-9a-f]{64})?)"'
    rb',"object":"[a-z0-9_.]{1,80}:[0-9A-Za-z._-]{1,100}"'
    rb',"seq":([1-9][0-9]{0,17})'
    rb',"side":"(?:labor|management|third)?"\}\n'
)
OPENING = re.compile(rb"([1-9][0-9]{0,17}) ([0-9a-f]{64}) (.+)\n")
FILES = ("README.txt", "policy.txt", "verify.py", "entries.jsonl", "leaves.bin", "openings.txt")
MOVED = "an entry was dropped, added or moved"
NAME = re.compile(r"checkpoints/([0-9]{20})\.txt")


class UnreadableError(Exception):
    """The bundle, policy or earlier file cannot be read at all."""


# ---- Ed25519 (RFC 8032), verifying only ----

P = 2**255 - 19
ORDER = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P
ROOT_OF_MINUS_ONE = pow(2, (P - 1) // 4, P)
Point = tuple[int, int, int, int]
NEUTRAL: Point = (0, 1, 1, 0)


def add(p: Point, q: Point) -> Point:
    a, b = (p[1] - p[0]) * (q[1] - q[0]) % P, (p[1] + p[0]) * (q[1] + q[0]) % P
    c, d = 2 * p[3] * q[3] * D % P, 2 * p[2] * q[2] % P
    e, f, g, h = b - a, d - c, d + c, b + a
    return e * f % P, g * h % P, f * g % P, e * h % P


def point(raw: bytes) -> Point:
    """Decode a point. Raises `ValueError` if these bytes are none, or not its only spelling."""
    y = int.from_bytes(raw, "little")
    sign, y = y >> 255, y & (2**255 - 1)
    if y >= P or len(raw) != 32:
        raise ValueError("not a point")
    square = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    x = pow(square, (P + 3) // 8, P)
    if (x * x - square) % P:
        x = x * ROOT_OF_MINUS_ONE % P
    if (x * x - square) % P or (x == 0 and sign):
        raise ValueError("not a point")
    x = P - x if x & 1 != sign else x
    return x, y, 1, x * y % P


BASE = point((4 * pow(5, P - 2, P) % P).to_bytes(32, "little"))


def is_signed(public: bytes, message: bytes, signature: bytes) -> bool:
    """Whether an Ed25519 signature holds: S·B − k·A is spelled exactly as R."""
    scalar = int.from_bytes(signature[32:], "little")
    if len(signature) != 64 or scalar >= ORDER:
        return False
    try:
        x, y, z, t = point(public)
    except ValueError:
        return False
    away: Point = (P - x, y, z, P - t)
    both = add(BASE, away)
    k = int.from_bytes(hashlib.sha512(signature[:32] + public + message).digest(), "little") % ORDER
    table = (NEUTRAL, BASE, away, both)
    total = NEUTRAL
    for bit in range(252, -1, -1):
        total = add(total, total)
        pick = (scalar >> bit & 1) + 2 * (k >> bit & 1)
        total = add(total, table[pick]) if pick else total
    shrink = pow(total[2], P - 2, P)
    x, y = total[0] * shrink % P, total[1] * shrink % P
    return (y | (x & 1) << 255).to_bytes(32, "little") == signature[:32]


# ---- keys, policies and signed notes (C2SP) ----


def decoded(text: str) -> bytes:
    """Base64 in its only spelling. Raises `ValueError` on any other."""
    try:
        raw = base64.b64decode(text.encode("ascii"), validate=True)
    except (binascii.Error, UnicodeEncodeError) as error:
        raise ValueError("not base64") from error
    if base64.b64encode(raw).decode() != text:
        raise ValueError("not the usual spelling of base64")
    return raw


@dataclass(frozen=True)
class Key:
    """A public key under its name: kind 1 signs for a log, kind 4 for a witness."""

    name: str
    kind: int
    public: bytes

    @classmethod
    def parse(cls, text: str, kind: int) -> Key:
        name, number, raw = [*text.split("+", 2), "", ""][:3]
        public = decoded(raw)
        key = cls(name, public[0] if public else 0, public[1:])
        if key.kind != kind or len(key.public) != 32 or key.number.hex() != number:
            raise ValueError(f"not a key of the kind that is needed here: {text}")
        return key

    @property
    def number(self) -> bytes:
        spelled = self.name.encode() + b"\n" + bytes([self.kind]) + self.public
        return hashlib.sha256(spelled).digest()[:4]

    def signs(self, text: str, raw: bytes) -> bool:
        if self.kind == 1:
            return is_signed(self.public, text.encode(), raw)
        time = int.from_bytes(raw[:8], "big")
        return is_signed(self.public, f"cosignature/v1\ntime {time}\n{text}".encode(), raw[8:])


@dataclass
class Policy:
    """Which logs and witnesses are trusted, and which witnesses must have countersigned."""

    logs: dict[str, list[Key]] = field(default_factory=dict)
    witnesses: dict[str, Key] = field(default_factory=dict)
    groups: dict[str, tuple[int, list[str]]] = field(default_factory=dict)
    quorum: str = ""

    @classmethod
    def parse(cls, text: str) -> Policy:
        """Read a policy file. Raises `ValueError` with the line that is wrong."""
        policy = cls()
        for line in text.split("\n"):
            words = line.split()
            if words and not words[0].startswith("#"):
                try:
                    policy.take(words)
                except (ValueError, IndexError) as error:
                    raise ValueError(f"the policy line {line!r} is wrong: {error}") from error
        if not policy.quorum:
            raise ValueError("the policy has no quorum line")
        return policy

    def take(self, words: list[str]) -> None:
        known = {**self.witnesses, **self.groups}
        if words[0] == "log":
            key = Key.parse(words[1], 1)
            self.logs.setdefault(key.name, []).append(key)
        elif words[0] == "witness" and words[1] not in {*known, "none"}:
            self.witnesses[words[1]] = Key.parse(words[2], 4)
        elif words[0] == "group" and words[1] not in {*known, "none"}:
            members = words[3:]
            least = {"any": 1, "all": len(members)}.get(words[2]) or int(words[2])
            if not 1 <= least <= len(members) or not set(members) <= set(known):
                raise ValueError("a group counts members named before it")
            self.groups[words[1]] = (least, members)
        elif words[0] == "quorum" and not self.quorum and words[1] in {*known, "none"}:
            self.quorum = words[1]
        else:
            raise ValueError("not understood, or said twice")

    def is_met(self, name: str, signed: frozenset[str]) -> bool:
        """Whether these witnesses, by name, satisfy a witness or group."""
        if name in self.groups:
            least, members = self.groups[name]
            return sum(self.is_met(member, signed) for member in members) >= least
        return name == "none" or name in signed


@dataclass(frozen=True)
class Checkpoint:
    """What the log's operator signed: at this size the tree has this root."""

    origin: str
    size: int
    root: bytes
    signed_by: frozenset[str]
    """The witnesses of the policy that countersigned."""


def note(raw: bytes) -> tuple[str, list[str]]:
    """Text and signature lines of a signed note. Raises `ValueError` if it is none."""
    text, gap, under = raw.decode("utf-8").rpartition("\n\n")
    if not gap or not under.endswith("\n"):
        raise ValueError("it is not a signed note")
    return text + "\n", under[:-1].split("\n")


def signers(text: str, lines: list[str], keys: dict[str, Key]) -> set[str]:
    """Which of these keys signed. Raises `ValueError` if one of their signatures does not hold."""
    signed = set()
    for line in lines:
        found = re.fullmatch("— ([^ ]+) ([^ ]+)", line)
        if not found:
            raise ValueError("a signature line is misspelled")
        name, blob = found[1], decoded(found[2])
        for trusted, key in keys.items():
            if (key.name, key.number) == (name, blob[:4]):
                if not key.signs(text, blob[4:]):
                    raise ValueError(f"the signature of {name} does not hold")
                signed.add(trusted)
    return signed


def checkpoint(raw: bytes, policy: Policy) -> Checkpoint:
    """Read and check a signed checkpoint. Raises `ValueError` with what is wrong."""
    text, lines = note(raw)
    found = re.fullmatch(r"([^\n]+)\n(0|[1-9][0-9]{0,17})\n([^\n]+)\n", text)
    if not found or len(decoded(found[3])) != 32:
        raise ValueError("it does not read origin, size and root")
    origin = found[1]
    if origin not in policy.logs:
        raise ValueError(f"it is from {origin}, a log the policy does not name")
    own = {f" {place}": key for place, key in enumerate(policy.logs[origin])}
    signed = signers(text, lines, {**own, **policy.witnesses})
    if not signed & set(own):
        raise ValueError("it is not signed with the key of the log")
    return Checkpoint(origin, int(found[2]), decoded(found[3]), frozenset(signed - set(own)))


# ---- the tree (RFC 6962) and the bundle ----


class Tree:
    """Roots of the complete subtrees so far, largest first; nothing else is kept in memory."""

    def __init__(self) -> None:
        self.size = 0
        self.peaks: list[bytes] = []

    def append(
        self, leaf: bytes, sha256: Callable[[bytes], hashlib._Hash] = hashlib.sha256
    ) -> None:
        index, peaks = self.size, self.peaks
        while index & 1:
            leaf = sha256(b"\x01" + peaks.pop() + leaf).digest()
            index >>= 1
        peaks.append(leaf)
        self.size += 1

    @property
    def root(self) -> bytes:
        root = b""
        for peak in reversed(self.peaks):
            root = hashlib.sha256(b"\x01" + peak + root).digest() if root else peak
        return root or hashlib.sha256(b"").digest()


class Bundle:
    """The files of a bundle, in a zip or a folder. Raises `UnreadableError` if there are none."""

    def __init__(self, path: Path) -> None:
        self.folder = path
        try:
            self.zip = None if path.is_dir() else zipfile.ZipFile(path)
        except (OSError, zipfile.BadZipFile) as error:
            raise UnreadableError(f"{path} is not a bundle: {error}") from error
        files = [found for found in path.rglob("[!.]*") if found.is_file()] if path.is_dir() else []
        self.names = Counter(found.relative_to(path).as_posix() for found in files)
        if self.zip:
            self.names = Counter(self.zip.namelist())

    def stream(self, name: str) -> BinaryIO:
        """Open one file for reading. Raises `ValueError` if the bundle lacks it."""
        if self.names[name] != 1:
            raise ValueError(f"{name} is missing, or there twice")
        if self.zip:
            return io.BufferedReader(self.zip.open(name), 1 << 20)  # type: ignore[type-var]
        return (self.folder / name).open("rb")

    def note(self, name: str, longest: int = LONGEST_NOTE) -> bytes:
        with self.stream(name) as opened:
            return opened.read(longest)

    def lines(self, name: str, longest: int) -> Iterator[bytes]:
        with self.stream(name) as opened:
            yield from iter(partial(opened.readline, longest), b"")


# ---- checking ----


class Check:
    """One run over a bundle: collects what is wrong, in words, and what was counted."""

    def __init__(self, bundle: Bundle, policy: Policy) -> None:
        self.bundle, self.policy = bundle, policy
        self.faults: list[str] = []
        self.tree = Tree()
        self.openings = self.erased = self.shift = self.sound = self.covered = self.final = 0
        self.newest: Checkpoint | None = None
        self.heads: list[tuple[Checkpoint, str]] = []
        self.broken: set[str] = set()

    def fault(self, words: str) -> None:
        if len(self.faults) < MOST_FAULTS:
            self.faults.append(words)

    def run(self, earlier: list[Checkpoint]) -> None:
        """Check everything. What cannot be read on the way is a fault as well."""
        try:
            self.read_checkpoints()
            self.heads += [(head, "your earlier checkpoint") for head in earlier]
            self.heads.sort(key=lambda pair: pair[0].size)
            self.read_entries()
        except (ValueError, OSError, EOFError, zipfile.BadZipFile, zlib.error) as error:
            self.fault(f"The bundle is damaged: {error}.")
        self.finish()

    def read_checkpoints(self) -> None:
        own = []
        for name in sorted(self.bundle.names):
            found = NAME.fullmatch(name)
            if found:
                try:
                    head = checkpoint(self.bundle.note(name), self.policy)
                    if head.size != int(found[1]):
                        raise ValueError(
                            f"it speaks of {head.size} entries, its name of another number"
                        )
                    own.append(head)
                except ValueError as error:
                    self.fault(f"The checkpoint {name} is not valid: {error}.")
            elif name not in FILES:
                self.fault(f"The bundle holds a file that does not belong to it: {name}.")
        if len({head.origin for head in own}) > 1:
            self.fault("The checkpoints come from more than one log.")
        self.newest = own[-1] if own else None
        self.covered = own[-1].size if own else 0
        met = [head.size for head in own if self.policy.is_met(self.policy.quorum, head.signed_by)]
        self.final = max(met, default=0)
        if own and not met:
            self.fault("No checkpoint has the countersignatures that the policy asks for.")
        self.heads = [(head, "the checkpoint") for head in own]

    def read_entries(self) -> None:
        """Go once through entries, listed hashes and openings, side by side."""
        tree, due, openings = self.tree, self.compare(), self.read_openings()
        opening = next(openings, None)
        with self.bundle.stream("leaves.bin") as listed:
            for line in self.bundle.lines("entries.jsonl", LONGEST_ENTRY):
                leaf = hashlib.sha256(b"\x00" + line[:-1]).digest()
                tree.append(leaf)
                commit = self.take(tree.size, line, leaf == listed.read(32))
                if opening and opening[0] == tree.size:
                    self.reveal(opening, commit)
                    opening = next(openings, None)
                elif commit:
                    self.erased += 1
                if tree.size == due:
                    due = self.compare()
            if listed.read(1):
                self.fault(f"More hashes are listed than there are entries ({tree.size}).")
        if opening:
            self.fault(f"There is content for entry {opening[0]}, but no such entry.")

    def take(self, number: int, line: bytes, is_listed: bool) -> bytes:
        """Check one line by itself; the commitment it carries, if any."""
        entry = ENTRY.fullmatch(line)
        if not is_listed and not self.shift:
            self.fault(f"Entry {number} does not have the hash that is listed for it.")
        if entry is None:
            self.fault(f"Entry {number} is not spelled as an entry must be.")
            return b""
        if int(entry[2]) - number != self.shift:
            self.shift = int(entry[2]) - number
            self.fault(f"In the place of entry {number} stands {entry[2].decode()}: {MOVED}.")
        return entry[1]

    def read_openings(self) -> Iterator[tuple[int, bytes, bytes]]:
        """Number, salt and content of each opening; in order, each number once."""
        last = 0
        for line in self.bundle.lines("openings.txt", LONGEST_OPENING):
            found = OPENING.fullmatch(line)
            if found is None or int(found[1]) <= last:
                raise ValueError(
                    f"the content after that of entry {last} is misspelled or out of order"
                )
            last = int(found[1])
            yield last, bytes.fromhex(found[2].decode()), found[3]

    def reveal(self, opening: tuple[int, bytes, bytes], commit: bytes) -> None:
        number, salt, content = opening
        self.openings += 1
        if hashlib.sha256(salt + content).hexdigest().encode() != commit:
            self.fault(f"The content of entry {number} is not the content the entry commits to.")

    def compare(self) -> int:
        """Compare the tree with what was signed at its size; the next size to compare at, or -1."""
        while self.heads and self.heads[0][0].size <= self.tree.size:
            head, label = self.heads.pop(0)
            if head.root == self.tree.root:
                self.sound = max(self.sound, head.size)
            elif label not in self.broken:
                self.broken.add(label)
                self.fault(
                    f"The entries {self.sound + 1} to {head.size} are not those that were signed: "
                    f"the tree differs from {label} of {head.size} entries."
                )
        return self.heads[0][0].size if self.heads else -1

    def finish(self) -> None:
        size = self.tree.size
        for head, label in self.heads[-1:]:
            self.fault(f"Entries {size + 1} to {head.size} are cut off: {label} covers them.")
        if size > self.covered:
            self.fault(f"Entries {self.covered + 1} to {size} are covered by no checkpoint.")
        if self.newest is None:
            self.fault("There is no valid checkpoint in the bundle.")


def earlier_checkpoints(path: Path, policy: Policy) -> list[Checkpoint]:
    """The checkpoints of an older bundle, or one checkpoint from a file."""
    if path.is_file() and not zipfile.is_zipfile(path):
        return [checkpoint(path.read_bytes(), policy)]
    older = Bundle(path)
    return [checkpoint(older.note(name), policy) for name in older.names if NAME.fullmatch(name)]


# ---- one decision, or one entry, by itself (C2SP tlog-proof) ----


def split(size: int) -> int:
    """The largest power of two smaller than `size`."""
    return 1 << ((size - 1).bit_length() - 1)


def climbed(leaf: bytes, index: int, size: int, path: list[bytes]) -> bytes:
    """The root that an inclusion proof leads to. Raises `ValueError` if it does not fit."""
    if size == 1:
        if path:
            raise ValueError("its proof has too many steps")
        return leaf
    if not path:
        raise ValueError("its proof has too few steps")
    middle, sibling = split(size), path[-1]
    if index < middle:
        below = climbed(leaf, index, middle, path[:-1])
        return hashlib.sha256(b"\x01" + below + sibling).digest()
    below = climbed(leaf, index - middle, size - middle, path[:-1])
    return hashlib.sha256(b"\x01" + sibling + below).digest()


@dataclass(frozen=True)
class Proven:
    """An entry that leads to a signed root, and its content if it came along."""

    number: int
    entry: dict[str, str]
    content: dict[str, object]
    checkpoint: Checkpoint


PROOF = re.compile(
    r"c2sp\.org/tlog-proof@v1\n(?:extra ([^\n]+)\n)?index (0|[1-9][0-9]{0,17})\n"
    r"((?:[^\n]+\n){0,63})\n(.+)",
    re.DOTALL,
)


def proven(raw: bytes, policy: Policy) -> Proven:
    """Check one proof that carries its entry. Raises `ValueError` with what is wrong."""
    found = PROOF.fullmatch(raw.decode("utf-8"))
    if not found or not found[1]:
        raise ValueError("it is not a proof that carries its entry")
    line, _, kept = decoded(found[1]).partition(b"\n")
    entry = ENTRY.fullmatch(line + b"\n")
    number = int(found[2]) + 1
    if not entry or int(entry[2]) != number:
        raise ValueError("the entry in it is not spelled as an entry must be, or is another")
    head = checkpoint(found[4].encode(), policy)
    if number > head.size:
        raise ValueError("its checkpoint does not reach that far")
    path = [decoded(step) for step in found[3].splitlines()]
    leaf = hashlib.sha256(b"\x00" + line).digest()
    if climbed(leaf, number - 1, head.size, path) != head.root:
        raise ValueError("its entry does not lead to the signed root")
    return Proven(number, json.loads(line), opened(kept, entry[1]), head)


def opened(kept: bytes, commit: bytes) -> dict[str, object]:
    """The content an entry commits to, if it came along. Raises `ValueError` if it is another."""
    if not kept:
        return {}
    salt, gap, content = kept.removesuffix(b"\n").partition(b" ")
    salted = bytes.fromhex(salt.decode("ascii")) + content
    if not gap or hashlib.sha256(salted).hexdigest().encode() != commit:
        raise ValueError("its content is not the content the entry commits to")
    told = json.loads(content)
    return told if isinstance(told, dict) else {}


@dataclass
class DecisionCheck:
    """One run over the file of a decision, or over a single proof."""

    policy: Policy
    proofs: list[Proven] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)

    def add(self, name: str, raw: bytes) -> None:
        try:
            self.proofs.append(proven(raw, self.policy))
        except ValueError as error:
            self.faults.append(f"The proof {name} is not valid: {error}.")

    def read(self, bundle: Bundle) -> None:
        """Read every proof of a decision, and compare its text with what was signed."""
        names = sorted(name for name in bundle.names if name.startswith("proofs/"))
        try:
            for name in names:
                self.add(name, bundle.note(name))
            wording = hashlib.sha256(bundle.note("wording.txt", LONGEST_OPENING)).hexdigest()
        except (ValueError, OSError, EOFError, zipfile.BadZipFile, zlib.error) as error:
            self.faults.append(f"The file is damaged: {error}.")
            return
        for proof in self.proofs:
            if proof.content.get("digest", wording) != wording:
                self.faults.append(f"The text is not the text of entry {proof.number}.")
        if not any("digest" in proof.content for proof in self.proofs):
            self.faults.append("No entry names the text.")

    def finish(self) -> None:
        if len({proof.checkpoint.origin for proof in self.proofs}) > 1:
            self.faults.append("The proofs come from more than one log.")
        for proof in self.proofs:
            if not self.policy.is_met(self.policy.quorum, proof.checkpoint.signed_by):
                self.faults.append(f"Entry {proof.number} lacks countersignatures the policy asks.")
        if not self.proofs:
            self.faults.append("There is no valid proof in it.")

    def told(self) -> Iterator[str]:
        for proof in self.proofs:
            said = [proof.entry["at"], proof.entry["act"], proof.entry["side"]]
            said += [
                str(proof.content[word]) for word in ("stance", "title") if word in proof.content
            ]
            yield f"entry {proof.number}: {' '.join(word for word in said if word)}"
        yield from self.faults[:20]
        if self.faults:
            yield f"NOT PROVEN: faults found: {len(self.faults)}."
        else:
            asked = (
                "final" if self.policy.quorum != "none" else "recorded; no countersignature asked"
            )
            yield f"PROVEN: {len(self.proofs)} entries stand in the signed record: {asked}."


def policy_of(own: Path | None, bundle: Bundle | None) -> Policy:
    """The reader's policy, or that in the file. Raises `UnreadableError`."""
    try:
        if own is None and bundle is None:
            raise ValueError("a single proof needs your own keys: give them with --policy")
        raw = own.read_bytes() if own else bundle.note("policy.txt") if bundle else b""
        return Policy.parse(raw.decode("utf-8"))
    except (ValueError, OSError, zipfile.BadZipFile) as error:
        raise UnreadableError(str(error)) from error


def check_decision(path: Path, policy_path: Path | None = None) -> DecisionCheck:
    """Check the file of a decision, or a single proof. Raises `UnreadableError`."""
    if path.suffix == ".tlog-proof":
        found = DecisionCheck(policy_of(policy_path, None))
        try:
            found.add(path.name, path.read_bytes())
        except OSError as error:
            raise UnreadableError(str(error)) from error
    else:
        bundle = Bundle(path)
        found = DecisionCheck(policy_of(policy_path, bundle))
        found.read(bundle)
    found.finish()
    return found


def is_decision(path: Path) -> bool:
    """Whether a file is that of a decision, or a single proof, and not a whole record."""
    if path.suffix == ".tlog-proof":
        return True
    names = Bundle(path).names
    return "entries.jsonl" not in names and any(name.startswith("proofs/") for name in names)


def check(path: Path, policy_path: Path | None = None, earlier: Path | None = None) -> Check:
    """Check a bundle. Raises `UnreadableError` if bundle, policy or earlier file cannot be read."""
    bundle = Bundle(path)
    policy = policy_of(policy_path, bundle)
    try:
        held = earlier_checkpoints(earlier, policy) if earlier else []
    except (ValueError, OSError, zipfile.BadZipFile) as error:
        raise UnreadableError(str(error)) from error
    found = Check(bundle, policy)
    found.run(held)
    return found


def trusting(policy: Policy) -> Iterator[str]:
    """Which keys are trusted only because they came along."""
    for key in (key for keys in policy.logs.values() for key in keys):
        yield f"Trusting the key in the bundle itself: {key.name}+{key.number.hex()}"
        yield "Compare it with the one you know, or give your own with --policy."


def told(found: Check) -> Iterator[str]:
    """What was found, line by line."""
    yield from found.faults[:20]
    size = found.tree.size
    if found.faults:
        yield f"NOT WHOLE: faults found: {len(found.faults)}, in {size} entries."
    else:
        yield f"{size} entries; content of {found.openings} is here, of {found.erased} erased."
        if found.policy.quorum != "none":
            yield f"Entries 1 to {found.final} are final: countersigned as the policy asks."
            if found.final < size:
                yield f"Entries {found.final + 1} to {size} are recorded, not yet countersigned."
        yield f"WHOLE: every entry is as it was signed. Root {found.tree.root.hex()}"


def main(arguments: list[str] | None = None) -> int:
    """Check the bundle named on the command line and say what was found; the exit code."""
    parser = argparse.ArgumentParser(description="Check a Highroad record or decision, offline.")
    parser.add_argument("bundle", type=Path, help="the downloaded file, or its unpacked folder")
    parser.add_argument("--policy", type=Path, help="a file with the keys you trust")
    parser.add_argument("--earlier", type=Path, help="an older bundle or checkpoint of yours")
    given = parser.parse_args(arguments)
    try:
        if is_decision(given.bundle):
            one = check_decision(given.bundle, given.policy)
            policy, lines, faults = one.policy, list(one.told()), one.faults
        else:
            found = check(given.bundle, given.policy, given.earlier)
            policy, lines, faults = found.policy, list(told(found)), found.faults
    except UnreadableError as error:
        print(f"Cannot be read: {error}")
        return 2
    print("\n".join([*(() if given.policy else trusting(policy)), *lines]))
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
