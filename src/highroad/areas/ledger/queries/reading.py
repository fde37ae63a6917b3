"""Entries, checkpoints, proofs and receipts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from highroad.areas.ledger.models import Checkpoint, Entry, Log, SigningKey, Subtree, pseudonym
from highroad.areas.ledger.rules import notes, tree
from highroad.areas.ledger.rules.entries import EntryLine, Proof, Receipt
from highroad.areas.ledger.rules.tree import Node
from highroad.kit.answers import NotFound
from highroad.kit.refs import Ref

LOWEST = Subtree.LOWEST


@dataclass(frozen=True)
class CheckpointLine:
    """A checkpoint for reading."""

    size: int
    root: str
    note: str
    made_at: datetime


def log_for_system(name: str) -> Log:
    """A log by its name. Raises `NotFound`."""
    held = Log.objects.filter(name=name).first()
    if held is None:
        raise NotFound(name)
    return held


def has_log_for_system(name: str) -> bool:
    """Whether somebody opened a log of this name."""
    return Log.objects.filter(name=name).exists()


def size_for_system(log: str) -> int:
    """How many entries a log has. Raises `NotFound`."""
    return log_for_system(log).size


def entries_for_system(log: str, after: int = 0, limit: int = 100) -> list[EntryLine]:
    """Entries with numbers from `after + 1` on, in order, at most `limit`."""
    found = (
        Entry.objects.filter(log__name=log, number__gt=after)
        .select_related("opening", "log")
        .order_by("number")
    )
    return [line_of(entry) for entry in found[:limit]]


def entry_at_for_system(log: str, number: int) -> EntryLine:
    """The entry with this number. Raises `NotFound`."""
    found = Entry.objects.filter(log__name=log, number=number).select_related("opening", "log")
    for entry in found:
        return line_of(entry)
    raise NotFound(f"{log} {number}")


def entries_about_for_system(about: Ref) -> list[EntryLine]:
    """Every entry about a record, log by log, oldest first."""
    found = Entry.objects.filter(about=str(about)).select_related("opening", "log")
    return [line_of(entry) for entry in found.order_by("log__name", "number")]


def entry_for_system(about: Ref) -> EntryLine | None:
    """The newest entry about a record; none if nothing was recorded."""
    found = entries_about_for_system(about)
    return found[-1] if found else None


def line_of(entry: Entry) -> EntryLine:
    opening = getattr(entry, "opening", None)
    return EntryLine(
        key=entry.key,
        log=entry.log.name,
        statement=entry.statement,
        leaf=entry.leaf,
        content=opening.content if opening and not opening.erased_at else None,
        erased_at=opening.erased_at if opening else None,
    )


def newest_checkpoint_for_system(log: str) -> CheckpointLine | None:
    """The checkpoint that covers most, or none."""
    found = Checkpoint.objects.filter(log__name=log).order_by("-size").first()
    return CheckpointLine(found.size, found.root, found.note, found.made_at) if found else None


def proof_for_system(entry: EntryLine) -> Proof | None:
    """That an entry is in the newest checkpoint; none while no checkpoint covers it.

    Raises `ValueError` if the stored hashes do not lead to the signed root.
    """
    head = newest_checkpoint_for_system(entry.log)
    if head is None or head.size < entry.number:
        return None
    index = entry.number - 1
    spans = tree.inclusion_spans(index, head.size)
    roots = stored_roots(
        log_for_system(entry.log), [place for span in spans for place in span.nodes()]
    )
    path = tree.proof(spans, roots.__getitem__)
    leaf = tree.leaf_hash(entry.statement.line.encode())
    if tree.root_from_inclusion(leaf, index, head.size, path).hex() != head.root:
        raise ValueError(f"entry {entry.number} of {entry.log} does not lead to the signed root")
    return Proof(
        entry=entry,
        size=head.size,
        root=head.root,
        path=tuple(step.hex() for step in path),
        text=notes.proof_text(index, path, head.note),
    )


def stored_roots(log: Log, places: list[Node]) -> dict[Node, bytes]:
    """Roots of complete subtrees: the large ones as stored, the small ones from their leaves."""
    large = [place for place in places if place.level >= LOWEST]
    small = [place for place in places if place.level < LOWEST]
    stored = log.subtrees.filter(
        level__in={place.level for place in large}, index__in={place.index for place in large}
    )
    roots = {Node(row.level, row.index): bytes.fromhex(row.digest) for row in stored}
    wanted = {
        place: range(place.index << place.level, (place.index + 1) << place.level)
        for place in small
    }
    numbers = {index + 1 for indexes in wanted.values() for index in indexes}
    leaves = {
        number: bytes.fromhex(leaf)
        for number, leaf in log.entries.filter(number__in=numbers).values_list("number", "leaf")
    }
    for place, indexes in wanted.items():
        roots[place] = tree.root_of(leaves[index + 1] for index in indexes)
    return roots


def receipt_for_system(entry: Entry) -> Receipt:
    """The signed receipt for an entry: the same whenever it is asked for."""
    leaf, origin = tree.leaf_hash(entry.line.encode()), entry.log.origin
    note = SigningKey().note(notes.receipt_text(origin, entry.number, leaf), origin)
    return Receipt(number=entry.number, leaf=leaf.hex(), note=note)


def pseudonym_for(user: UUID, log: str) -> str:
    """What a person without a seat is called in a log."""
    return pseudonym(user, log)
