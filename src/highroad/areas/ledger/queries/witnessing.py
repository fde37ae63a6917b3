"""Who countersigns a log, what they are asked to sign, and how far a log is final."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Count, Max

from highroad.areas.ledger.models import Checkpoint, Cosignature, Entry, SigningKey, Witness
from highroad.areas.ledger.queries.reading import (
    checkpoint_at_for_system,
    log_for_system,
    path_of,
)
from highroad.areas.ledger.rules import notes, tree
from highroad.kit.answers import NotFound
from highroad.kit.refs import Ref

LOOKED_AT = 500
"""Rows looked through at most to find what waits: enough to say that something does."""


@dataclass(frozen=True)
class WitnessLine:
    """A witness for reading: for whom, with which key, how far it has countersigned."""

    key: UUID
    side: str
    name: str
    public_key: str
    from_at: datetime
    to_at: datetime | None
    size: int
    signed_at: datetime | None


def witnesses_for_system(log: str, *, with_former: bool = False) -> list[WitnessLine]:
    """The witnesses of a log, by side; those of before only if asked for."""
    found = Witness.objects.filter(log__name=log).order_by("side", "from_at")
    if not with_former:
        found = found.filter(to_at__isnull=True)
    told = found.annotate(size=Max("cosignatures__size"), signed=Max("cosignatures__signed_at"))
    return [
        WitnessLine(
            key=row.key, side=row.side, name=row.name, public_key=row.public_key,
            from_at=row.from_at, to_at=row.to_at, size=row.size or 0, signed_at=row.signed,
        )
        for row in told
    ]  # fmt: skip


def sides_with_witness_for_system(logs: Iterable[str]) -> set[tuple[str, str]]:
    """Which sides of which logs have a key in use."""
    found = Witness.objects.filter(log__name__in=list(logs), to_at__isnull=True)
    return set(found.values_list("log__name", "side"))


def log_key_for_system(log: str) -> str:
    """The key that signs for a log now, as policies write it. Raises `NotFound`."""
    return SigningKey().verifier_key(log_for_system(log).origin)


def consistency_for_system(log: str, old: int, new: int) -> list[bytes]:
    """That the log of `old` entries is the beginning of that of `new` (RFC 6962, 2.1.2).

    Raises `NotFound` for sizes the log never had, or without a checkpoint at `new`.
    """
    held = log_for_system(log)
    if not 0 < old <= new <= held.size:
        raise NotFound(f"{log} from {old} to {new}")
    return path_of(held, tree.consistency_spans(old, new))


def add_checkpoint_for_system(log: str, old: int, size: int) -> str:
    """What a witness that last saw `old` entries needs to sign the checkpoint of `size`.

    Raises `NotFound` if there is no such checkpoint, or the witness saw more than it holds.
    """
    head = checkpoint_at_for_system(log, size)
    path = consistency_for_system(log, old, size) if old else []
    return notes.add_checkpoint_text(old, path, head.note)


def wanted_for_system(log: str, key: UUID) -> list[int]:
    """The sizes a witness is asked to countersign now, in rising order: at most two.

    The largest that others have signed and it has not, so that all meet at one checkpoint, and
    the newest.
    """
    last = Cosignature.objects.filter(witness_id=key).aggregate(last=Max("size"))["last"] or 0
    newer = Checkpoint.objects.filter(log__name=log, size__gt=last)
    newest = newer.aggregate(newest=Max("size"))["newest"]
    shared = newer.filter(cosignatures__isnull=False).aggregate(shared=Max("size"))["shared"]
    return sorted({size for size in (newest, shared) if size is not None})


@dataclass(frozen=True)
class Final:
    """How far a log is final, and since when."""

    size: int
    since: datetime


def final_for_system(log: str, required: Collection[str]) -> Final | None:
    """How far a log is final: its largest checkpoint that all these sides have countersigned.

    Where nobody is required nothing is final.
    """
    if not required:
        return None
    row = (
        Cosignature.objects.filter(log__name=log, side__in=required)
        .values("size")
        .annotate(sides=Count("side", distinct=True), since=Max("received_at"))
        .filter(sides=len(set(required)))
        .order_by("-size")
        .first()
    )
    return Final(row["size"], row["since"]) if row else None


def cosigned_sizes_for_system(logs: Iterable[str]) -> dict[tuple[str, str], int]:
    """How far each side has countersigned each of these logs, by log and side."""
    rows = Cosignature.objects.filter(log__name__in=list(logs)).values("log__name", "side")
    told = rows.annotate(last=Max("size")).order_by()
    return {(row["log__name"], row["side"]): row["last"] for row in told}


def newest_sizes_for_system(logs: Iterable[str]) -> dict[str, int]:
    """The size of the newest checkpoint of each of these logs."""
    rows = Checkpoint.objects.filter(log__name__in=list(logs)).values("log__name")
    return {row["log__name"]: row["last"] for row in rows.annotate(last=Max("size")).order_by()}


def numbers_about_for_system(log: str, about: Collection[Ref]) -> dict[str, int]:
    """The number of the newest entry about each of these records in a log, by ref."""
    rows = Entry.objects.filter(log__name=log, about__in=[str(ref) for ref in about])
    told = rows.values("about").annotate(last=Max("number")).order_by()
    return {row["about"]: row["last"] for row in told}


def first_unsigned_for_system(
    after: Mapping[str, int], kind: str
) -> dict[str, tuple[int, datetime]]:
    """For each log the first entry about a kind of record beyond a number, with its moment."""
    found: dict[str, tuple[int, datetime]] = {}
    if not after:
        return found
    rows = Entry.objects.filter(
        log__name__in=list(after), number__gt=min(after.values()), about__startswith=f"{kind}:"
    ).select_related("log")
    for row in rows.order_by("log", "number")[:LOOKED_AT]:
        if row.log.name not in found and row.number > after[row.log.name]:
            found[row.log.name] = (row.number, row.statement.at)
    return found
