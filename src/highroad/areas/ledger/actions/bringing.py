"""Putting a log back that another Highroad kept: its lines as they are, its tree computed anew."""

from __future__ import annotations

import itertools
import zipfile
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import BinaryIO
from uuid import UUID

from highroad.areas.ledger.models import Entry, Log, LogKey, Opening, SigningKey, Subtree
from highroad.areas.ledger.rules import tree
from highroad.areas.ledger.rules.entries import Statement
from highroad.areas.ledger.rules.tree import Tree
from highroad.areas.ledger.vocabulary import LogKind

BATCH = 1_000


def bring_log(
    bundle: Path, *, key: UUID, name: str, kind: LogKind, origin: str, at: datetime
) -> Log:
    """A log from its bundle. To be called inside a transaction, for a bundle that was verified.

    Content that was erased at the earlier place stays erased. Checkpoints and countersignatures are
    put by whoever calls, who then asks `root_for_system` whether all of it holds together.
    """
    held = Log.objects.create(key=key, name=name, kind=kind, origin=origin)
    grown = Tree()
    with zipfile.ZipFile(bundle) as opened:
        openings = openings_of(opened.open("openings.txt"))  # type: ignore[arg-type]
        waiting = next(openings, None)
        lines = (raw[:-1].decode() for raw in opened.open("entries.jsonl"))
        while batch := list(itertools.islice(lines, BATCH)):
            entries = [entry_of(held, line) for line in batch]
            Entry.objects.bulk_create(entries)
            grow(held, grown, entries)
            kept = []
            for entry in entries:
                if waiting and waiting[0] == entry.number:
                    kept.append(Opening(entry=entry, salt=waiting[1], content=waiting[2]))
                    waiting = next(openings, None)
                elif entry.statement.commit:
                    kept.append(Opening(entry=entry, erased_at=at))
            Opening.objects.bulk_create(kept)
    held.size, held.peaks = grown.size, [peak.hex() for peak in grown.peaks]
    held.save(update_fields=["size", "peaks"])
    return held


def entry_of(held: Log, line: str) -> Entry:
    said = Statement.parse(line)
    leaf = tree.leaf_hash(line.encode()).hex()
    return Entry(log=held, number=said.number, line=line, leaf=leaf, about=said.about)


def grow(held: Log, grown: Tree, entries: list[Entry]) -> None:
    """Grow the tree by these entries, and keep the roots that proofs will need."""
    Subtree.objects.bulk_create(
        Subtree(log=held, level=place.level, index=place.index, digest=root.hex())
        for entry in entries
        for place, root in grown.append(bytes.fromhex(entry.leaf))
        if place.level >= Subtree.LOWEST
    )


def openings_of(opened: BinaryIO) -> Iterator[tuple[int, str, str]]:
    """Number, salt and content of each opening, in order."""
    for raw in opened:
        number, salt, content = raw[:-1].decode().split(" ", 2)
        yield int(number), salt, content


def know_earlier_key(held: Log, public_key: str, *, at: datetime) -> None:
    """From now on signatures of this key count up to the size the log has; ours from there on."""
    if public_key == SigningKey().verifier_key(held.origin):
        return
    LogKey.objects.get_or_create(
        log=held, public_key=public_key, defaults={"until_size": held.size, "brought_at": at}
    )
