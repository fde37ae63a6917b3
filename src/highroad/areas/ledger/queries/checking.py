"""Whether a log is still what was recorded: everything is computed anew from the stored bytes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from highroad.areas.ledger.models import Log, SigningKey, Subtree
from highroad.areas.ledger.models.secrets import last_cosigned, last_signed
from highroad.areas.ledger.rules import entries, notes, tree
from highroad.areas.ledger.rules.entries import Statement
from highroad.areas.ledger.rules.tree import Node, Tree
from highroad.kit.answers import Answer, no

CHUNK = 2_000
COLUMNS = ("number", "line", "leaf", "about", "opening__salt", "opening__content")


class Damaged(Exception):
    """A log is not what was recorded or signed. Nothing may be signed for it."""

    def __init__(self, answer: Answer) -> None:
        super().__init__(answer.sentence.format(**answer.values))
        self.answer = answer


def root_for_system(log: Log) -> bytes:
    """The root of a log, from its stored bytes alone. Raises `Damaged` if anything differs.

    Compared are numbers, hashes, contents, stored subtrees, the head, every checkpoint with its
    signature, and the last head this server remembers to have signed.
    """
    signed = signed_heads(log)
    subtrees = {
        Node(row["level"], row["index"]): row["digest"]
        for row in log.subtrees.values("level", "index", "digest")
    }
    grown = Tree()
    compare(log, grown, signed)
    for row in stored(log):
        leaf = checked_leaf(grown.size + 1, row)
        for place, root in grown.append(leaf):
            if place.level >= Subtree.LOWEST and subtrees.get(place) != root.hex():
                raise Damaged(
                    no("A stored hash near entry {number} was changed.", number=grown.size)
                )
        compare(log, grown, signed)
    compare_end(log, grown, signed)
    return grown.root


def stored(log: Log) -> Iterator[tuple[Any, ...]]:
    found = log.entries.filter(number__lte=log.size).order_by("number").values_list(*COLUMNS)
    return found.iterator(chunk_size=CHUNK)


def checked_leaf(number: int, row: tuple[Any, ...]) -> bytes:
    """The hash of one stored entry, after everything about it was found in order."""
    stored_number, line, leaf, about, salt, content = row
    if stored_number != number:
        raise Damaged(no("Entry {number} is missing.", number=number))
    found = tree.leaf_hash(line.encode())
    try:
        said = Statement.parse(line)
    except ValueError:
        said = None
    if said is None or found.hex() != leaf or (said.number, said.about) != (number, about):
        raise Damaged(no("Entry {number} was changed.", number=number))
    if not is_content_in_order(said.commit, salt, content):
        raise Damaged(no("The content of entry {number} was changed.", number=number))
    return found


def is_content_in_order(commit: str, salt: str | None, content: str | None) -> bool:
    """Whether content fits its commitment; erased content is empty, and allowed."""
    if not commit or salt is None or content is None:
        return not commit and salt is None
    return salt == content == "" or entries.commitment(bytes.fromhex(salt), content) == commit


class LogKeys:
    """The keys that may have signed for a log: ours, and those it was brought here with."""

    def __init__(self, log: Log) -> None:
        self.origin, self.own = log.origin, SigningKey()
        self.earlier = [
            (notes.Verifier.parse(row.public_key, notes.ED25519), row.until_size)
            for row in log.log_keys.all()
        ]

    def head(self, note: str) -> notes.Head:
        """What a checkpoint says. Raises `ValueError` if none of the keys signed it."""
        for key, until in self.earlier:
            try:
                text, signature = notes.opened(note, key.name, key.public)
            except ValueError:
                continue
            head = notes.Head.parse(text)
            if head.size <= until and key.holds(text.encode(), signature):
                return head
        return notes.Head.parse(self.own.opened(note, self.origin))


def signed_heads(log: Log) -> dict[int, bytes]:
    """Size and root of everything this server signed for the log."""
    keys = LogKeys(log)
    heads: dict[int, bytes] = {}
    kept = [*log.checkpoints.order_by("size").values_list("note", "size", "root")]
    remembered = [last_signed(log.key), last_cosigned(log.key)]
    for note, size, root in [*kept, *((note, None, None) for note in remembered if note)]:
        try:
            head = keys.head(note)
        except ValueError as error:
            raise Damaged(no("A checkpoint is not signed with the key of this server.")) from error
        if (size or head.size, root or head.root.hex()) != (head.size, head.root.hex()):
            raise Damaged(no("The checkpoint at entry {number} was changed.", number=size))
        if heads.setdefault(head.size, head.root) != head.root:
            raise Damaged(no("The checkpoint at entry {number} was changed.", number=head.size))
    return heads


def compare(log: Log, grown: Tree, signed: dict[int, bytes]) -> None:
    """Compare the tree with what was signed at its size, if anything was."""
    if grown.size in signed and signed[grown.size] != grown.root:
        raise Damaged(
            no("The entries up to {number} are not those that were signed.", number=grown.size)
        )


def compare_end(log: Log, grown: Tree, signed: dict[int, bytes]) -> None:
    if grown.size < max(signed, default=0):
        raise Damaged(
            no(
                "The record has {size} entries, but {number} were signed for: it was rolled back.",
                size=grown.size,
                number=max(signed),
            )
        )
    if grown.size != log.size or [peak.hex() for peak in grown.peaks] != log.peaks:
        raise Damaged(
            no("The head of the record does not fit its {size} entries.", size=grown.size)
        )
