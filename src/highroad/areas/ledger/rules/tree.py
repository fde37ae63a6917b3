"""The Merkle tree of RFC 6962: root, growth, proofs. Leaves and nodes are SHA-256, 32 bytes."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

EMPTY = hashlib.sha256(b"").digest()
"""The root of a tree without leaves (RFC 6962, 2.1)."""


@dataclass(frozen=True, order=True)
class Node:
    """The place of a complete subtree: `2**level` leaves from leaf `index * 2**level` on."""

    level: int
    index: int


@dataclass(frozen=True)
class Span:
    """Leaves from `start` up to, not including, `end`."""

    start: int
    end: int

    def nodes(self) -> list[Node]:
        """The complete subtrees that make up this span, left to right."""
        found, start = [], self.start
        while start < self.end:
            left = self.end - start
            level = left.bit_length() - 1
            if start:
                level = min(level, (start & -start).bit_length() - 1)
            found.append(Node(level, start >> level))
            start += 1 << level
        return found


def leaf_hash(entry: bytes) -> bytes:
    """The hash of an entry's bytes as a leaf."""
    return hashlib.sha256(b"\x00" + entry).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """The hash over two subtrees."""
    return hashlib.sha256(b"\x01" + left + right).digest()


def fold(peaks: Sequence[bytes]) -> bytes:
    """The root over complete subtrees, largest first; the root of the empty tree over none."""
    if not peaks:
        return EMPTY
    root = peaks[-1]
    for peak in reversed(peaks[:-1]):
        root = node_hash(peak, root)
    return root


class Tree:
    """A growing tree that keeps one hash for each complete subtree, largest first: its peaks.

    An append costs two hashes on average and never looks back at older leaves.
    """

    def __init__(self, size: int = 0, peaks: Iterable[bytes] = ()) -> None:
        self.size = size
        self.peaks = list(peaks)
        if size < 0 or len(self.peaks) != size.bit_count():
            raise ValueError(f"{len(self.peaks)} peaks cannot stand over {size} leaves")

    def append(self, leaf: bytes) -> list[tuple[Node, bytes]]:
        """Add a leaf hash; the subtrees that it completed, smallest first."""
        index, level, root = self.size, 0, leaf
        completed = []
        while index & 1:
            root = node_hash(self.peaks.pop(), root)
            index >>= 1
            level += 1
            completed.append((Node(level, index), root))
        self.peaks.append(root)
        self.size += 1
        return completed

    @property
    def root(self) -> bytes:
        return fold(self.peaks)


def root_of(leaves: Iterable[bytes]) -> bytes:
    """The root over leaf hashes."""
    tree = Tree()
    for leaf in leaves:
        tree.append(leaf)
    return tree.root


def inclusion_spans(index: int, size: int) -> list[Span]:
    """The spans whose roots prove that leaf `index` is in the tree of `size`, nearest first.

    PATH of RFC 6962, 2.1.1. Raises `ValueError` if there is no such leaf.
    """
    if not 0 <= index < size:
        raise ValueError(f"leaf {index} is not in a tree of {size}")
    start, end, spans = 0, size, []
    while end - start > 1:
        middle = start + split(end - start)
        if index < middle:
            spans.append(Span(middle, end))
            end = middle
        else:
            spans.append(Span(start, middle))
            start = middle
    return spans[::-1]


def consistency_spans(old: int, new: int) -> list[Span]:
    """The spans whose roots prove that the tree of `old` leaves is the beginning of that of `new`.

    PROOF of RFC 6962, 2.1.2. Raises `ValueError` unless `0 < old <= new`.
    """
    if not 0 < old <= new:
        raise ValueError(f"a tree of {old} has no consistency proof in a tree of {new}")
    start, end, spans, is_whole = 0, new, [], True
    while old != end:
        middle = start + split(end - start)
        if old <= middle:
            spans.append(Span(middle, end))
            end = middle
        else:
            spans.append(Span(start, middle))
            start, is_whole = middle, False
    if not is_whole:
        spans.append(Span(start, end))
    return spans[::-1]


def split(size: int) -> int:
    """The largest power of two smaller than `size`."""
    return 1 << ((size - 1).bit_length() - 1)


def proof(spans: Iterable[Span], node: Callable[[Node], bytes]) -> list[bytes]:
    """The hashes of a proof, with `node` giving the root of a complete subtree."""
    return [fold([node(place) for place in span.nodes()]) for span in spans]


def root_from_inclusion(leaf: bytes, index: int, size: int, path: Sequence[bytes]) -> bytes:
    """The root that an inclusion proof leads to. Raises `ValueError` if its length is wrong."""
    spans = inclusion_spans(index, size)
    if len(spans) != len(path):
        raise ValueError(f"a proof of {len(spans)} hashes is needed, {len(path)} were given")
    root = leaf
    for span, sibling in zip(spans, path, strict=True):
        root = node_hash(root, sibling) if span.start > index else node_hash(sibling, root)
    return root


def is_consistent(
    old: int, old_root: bytes, new: int, new_root: bytes, path: Sequence[bytes]
) -> bool:
    """Whether a proof shows the old tree to be the beginning of the new (RFC 9162, 2.1.4.2)."""
    spans = consistency_spans(old, new)
    if len(spans) != len(path):
        return False
    hashes = list(path)
    first = old_root if old & (old - 1) == 0 or old == new else hashes.pop(0)
    if len(spans) > len(hashes):
        spans = spans[1:]
    seen_old = seen_new = first
    for span, sibling in zip(spans, hashes, strict=True):
        if span.start < old:
            seen_old, seen_new = node_hash(sibling, seen_old), node_hash(sibling, seen_new)
        else:
            seen_new = node_hash(seen_new, sibling)
    return seen_old == old_root and seen_new == new_root
