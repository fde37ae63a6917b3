"""Entries, checkpoints, proofs and receipts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from highroad.areas.ledger.models import (
    Checkpoint,
    Entry,
    Log,
    Opening,
    SigningKey,
    Subtree,
    pseudonym,
)
from highroad.areas.ledger.rules import notes, tree
from highroad.areas.ledger.rules.entries import EntryLine, Proof, Receipt
from highroad.areas.ledger.rules.tree import Node, Span
from highroad.kit.answers import NotFound
from highroad.kit.refs import Ref

LOWEST = Subtree.LOWEST


@dataclass(frozen=True)
class CheckpointLine:
    """A checkpoint for reading, with the countersignatures that came in."""

    size: int
    root: str
    note: str
    made_at: datetime
    cosigned_by: tuple[str, ...] = ()
    """The sides that countersigned."""


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
    return next(iter(checkpoints_for_system(log, limit=1)), None)


def checkpoint_at_for_system(log: str, size: int) -> CheckpointLine:
    """The checkpoint of this size. Raises `NotFound`."""
    for line in checkpoints_for_system(log, limit=1, size=size):
        return line
    raise NotFound(f"{log} at {size}")


def checkpoints_for_system(
    log: str, *, limit: int = 100, size: int | None = None
) -> list[CheckpointLine]:
    """The checkpoints of a log, largest first."""
    found = Checkpoint.objects.filter(log__name=log).order_by("-size")
    if size is not None:
        found = found.filter(size=size)
    return [checkpoint_line(row) for row in found.prefetch_related("cosignatures")[:limit]]


def checkpoint_line(row: Checkpoint) -> CheckpointLine:
    signed = sorted(row.cosignatures.all(), key=lambda one: (one.signed_at, one.line))
    return CheckpointLine(
        size=row.size,
        root=row.root,
        note=row.note + "".join(one.line for one in signed),
        made_at=row.made_at,
        cosigned_by=tuple(dict.fromkeys(one.side for one in signed)),
    )


def proof_for_system(
    entry: EntryLine, *, size: int | None = None, with_content: bool = False
) -> Proof | None:
    """That an entry is in a checkpoint, the newest if no size is named; none while none covers it.

    With its content the proof stands alone. Raises `NotFound` for a size without checkpoint, and
    `ValueError` if the stored hashes do not lead to the signed root.
    """
    head = (
        newest_checkpoint_for_system(entry.log)
        if size is None
        else checkpoint_at_for_system(entry.log, size)
    )
    if head is None or head.size < entry.number:
        return None
    index = entry.number - 1
    spans = tree.inclusion_spans(index, head.size)
    path = path_of(log_for_system(entry.log), spans)
    leaf = tree.leaf_hash(entry.statement.line.encode())
    if tree.root_from_inclusion(leaf, index, head.size, path).hex() != head.root:
        raise ValueError(f"entry {entry.number} of {entry.log} does not lead to the signed root")
    return Proof(
        entry=entry,
        size=head.size,
        root=head.root,
        path=tuple(step.hex() for step in path),
        text=notes.proof_text(index, path, head.note, told_of(entry) if with_content else b""),
    )


def told_of(entry: EntryLine) -> bytes:
    """Entry, salt and content for a proof that stands alone."""
    salt = ""
    if entry.content is not None:
        salt = Opening.objects.values_list("salt", flat=True).get(entry_id=entry.key)
    return notes.extra_of(entry.statement.line, salt, entry.content or "")


def path_of(log: Log, spans: list[Span]) -> list[bytes]:
    """The hashes of a proof, from the stored roots."""
    roots = stored_roots(log, [place for span in spans for place in span.nodes()])
    return tree.proof(spans, roots.__getitem__)


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
