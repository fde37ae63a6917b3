"""Whether one tree is the beginning of another (RFC 6962 section 2.1.2), rebuilt from the proof."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from witness.verify import split


def is_consistent(
    old: int, old_root: bytes, new: int, new_root: bytes, path: Sequence[bytes]
) -> bool:
    """Whether a proof shows that the tree of `new` leaves begins with that of `old`."""
    if not 0 < old <= new:
        return False
    try:
        return rebuilt(old, new, list(path), old_root) == (old_root, new_root)
    except ValueError:
        return False


def rebuilt(old: int, new: int, path: list[bytes], known: bytes | None) -> tuple[bytes, bytes]:
    """Both roots as the proof gives them; `known` is the old one where the proof leaves it out."""
    if old == new:
        if len(path) != (known is None):
            raise ValueError("the proof does not fit")
        found = path[0] if known is None else known
        return found, found
    if not path:
        raise ValueError("the proof is too short")
    middle, step = split(new), path[-1]
    if old <= middle:
        before, after = rebuilt(old, middle, path[:-1], known)
        return before, node(after, step)
    before, after = rebuilt(old - middle, new - middle, path[:-1], None)
    return node(step, before), node(step, after)


def node(left: bytes, right: bytes) -> bytes:
    return hashlib.sha256(b"\x01" + left + right).digest()
