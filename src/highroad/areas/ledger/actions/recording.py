"""Writing to a log, and erasing what an entry committed to."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import transaction

from highroad.areas.ledger.models import Entry, Log, Opening, Subtree
from highroad.areas.ledger.rules import entries, tree
from highroad.areas.ledger.vocabulary import LogKind
from highroad.kit.refs import Ref

ERASURES = "sys/erasures"
"""The log that remembers which content is gone, by hashed keys."""


class NoSuchLogError(LookupError):
    """Nobody has opened a log of this name."""


def open_log(*, name: str, kind: LogKind) -> None:
    """Begin a log; once it is there, nothing. Raises `ValueError` for a name that is none."""
    if not entries.LOG_NAME.fullmatch(name):
        raise ValueError(f"not the name of a log: {name!r}")
    Log.objects.get_or_create(
        name=name, defaults={"kind": kind, "origin": f"{settings.HOST}/{name}"}
    )


def record(
    log: str,
    *,
    act: str,
    about: Ref,
    by: str,
    at: datetime,
    side: str = "",
    content: Mapping[str, Any] | None = None,
) -> Entry:
    """Write one entry, in the transaction of the act it tells of.

    `by` is a pseudonym (`seat.alias`, or `pseudonym_for`), `system` for the clock. The content is
    committed to and kept beside the entry, from where it can be erased. Raises `NoSuchLogError`,
    and `ValueError` for anything that would put names or words into an entry.
    """
    if not transaction.get_connection().in_atomic_block:
        raise RuntimeError("an entry is written in the transaction of its act")
    held = Log.objects.select_for_update().filter(name=log).first()
    if held is None:
        raise NoSuchLogError(log)
    salt, kept = secrets.token_bytes(entries.SALT_BYTES), entries.canonical(content or {})
    line = entries.Statement(
        number=held.size + 1, act=act, actor=by, at=at, side=side, about=str(about),
        commit=entries.commitment(salt, kept) if content else "",
    ).line  # fmt: skip
    leaf = tree.leaf_hash(line.encode())
    entry = Entry.objects.create(
        log=held, number=held.size + 1, line=line, leaf=leaf.hex(), about=str(about)
    )
    if content:
        Opening.objects.create(entry=entry, salt=salt.hex(), content=kept)
    grow(held, leaf)
    return entry


def grow(held: Log, leaf: bytes) -> None:
    """Put a leaf into the tree of a locked log, and keep the roots that proofs will need."""
    grown = held.tree
    completed = grown.append(leaf)
    Subtree.objects.bulk_create(
        Subtree(log=held, level=place.level, index=place.index, digest=root.hex())
        for place, root in completed
        if place.level >= Subtree.LOWEST
    )
    held.size, held.peaks = grown.size, [peak.hex() for peak in grown.peaks]
    held.save(update_fields=["size", "peaks"])


@transaction.atomic
def erase(entry_key: UUID, *, by: str, at: datetime) -> bool:
    """Erase what an entry commits to; the entry stays. Whether there was anything to erase."""
    erased = Opening.objects.filter(entry_id=entry_key, erased_at__isnull=True).update(
        salt="", content="", erased_at=at
    )
    if erased:
        open_log(name=ERASURES, kind=LogKind.PLATFORM)
        hashed = hashlib.sha256(str(entry_key).encode()).hexdigest()
        record(ERASURES, act="content.erased", about=Ref("ledger.hashed", hashed), by=by, at=at)
    return bool(erased)
