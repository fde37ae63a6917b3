"""The record for machines: checkpoints, proofs and bundles, for seats and for a side's witness.

A seat signs in. A witness needs no account: it signs its request with the key that its side named
(`Authorization: Highroad-Witness NAME KEY-ID SECONDS SIGNATURE`), and sees sizes and hashes only.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from ninja import Router, Schema

from highroad.areas.accounts.requests import User
from highroad.areas.ledger import queries as ledger
from highroad.areas.partnerships import permissions
from highroad.areas.partnerships import queries as partnerships
from highroad.areas.partnerships.vocabulary import Side
from highroad.areas.witnesses import actions
from highroad.areas.witnesses import queries as witnesses
from highroad.kit.answers import NotFound, require

router = Router(tags=["the record"])
LONGEST = 100_000
TEXT = "text/plain; charset=utf-8"


class CheckpointOut(Schema):
    """A signed checkpoint, and which sides have countersigned it."""

    size: int
    root: str
    note: str
    made_at: datetime
    cosigned_by: list[str]


class InclusionOut(Schema):
    """That an entry stands under a checkpoint; `path` from the leaf upward, hex."""

    number: int
    size: int
    leaf: str
    root: str
    path: list[str]


class ConsistencyOut(Schema):
    """That the record of `old` entries is the beginning of that of `new`; hex."""

    old: int
    new: int
    path: list[str]


class FinalOut(Schema):
    """Who must countersign, and how far all of them have."""

    required: list[str]
    final_size: int


class TakenOut(Schema):
    """The sides whose countersignature came in anew."""

    taken: list[str]


class NotThere(Schema):
    """There is no such thing for whoever asks."""

    reason: str


class Unclear(Schema):
    """Which part of a request could not be understood."""

    detail: list[dict[str, Any]]


@dataclass(frozen=True)
class Asked:
    """Whose log, and who asks: a seat, or a witness."""

    log: str
    required: tuple[str, ...]
    witness: ledger.WitnessLine | None


def asked(request: HttpRequest, key: UUID, side: str) -> Asked:
    """The log that is asked for, if the one who asks may. Raises `NotFound`, `Refused`."""
    if side and side not in Side.values:
        raise NotFound(side)
    header = request.headers.get("Authorization", "")
    if header.startswith("Highroad-Witness "):
        return asked_by_witness(request, header, key, side)
    if not isinstance(request.user, User):
        raise NotFound(key)
    partnership = partnerships.get_partnership(key, seen_by=request.user)
    if not permissions.may_see_joint(request.user, partnership):
        raise NotFound(key)
    if side:
        require(permissions.may_see_side_log(request.user, partnership, Side(side)))
    log = partnership.side_log(side) if side else partnership.log
    return Asked(log, witnesses.required_for_system(partnership, side), None)


def asked_by_witness(request: HttpRequest, header: str, key: UUID, side: str) -> Asked:
    """The same for a program that shows the key its side named."""
    partnership = witnesses.partnership_for_system(key)
    log = f"p/{key}/{side}" if side else f"p/{key}"
    found = witnesses.witness_asking_for_system(
        log, header, method=request.method or "", path=request.get_full_path(),
        body=request.body, now=int(timezone.now().timestamp()),
    )  # fmt: skip
    if partnership is None or found is None:
        raise NotFound(key)
    return Asked(log, witnesses.required_for_system(partnership, side), found)


def as_text(text: str) -> HttpResponse:
    return HttpResponse(text, content_type=TEXT)


@router.get("/records/{key}/checkpoint", response={404: NotThere, 422: Unclear},
            summary="The newest checkpoint")  # fmt: skip
def checkpoint(request: HttpRequest, key: UUID, side: str = "") -> HttpResponse:
    """As a signed note (C2SP tlog-checkpoint), with the countersignatures that came in."""
    newest = ledger.newest_checkpoint_for_system(asked(request, key, side).log)
    if newest is None:
        raise NotFound(key)
    return as_text(newest.note)


@router.get("/records/{key}/checkpoints", response={200: list[CheckpointOut], 404: NotThere, 422: Unclear},
            summary="Checkpoints, newest first")  # fmt: skip
def checkpoints(request: HttpRequest, key: UUID, side: str = "") -> list[dict[str, Any]]:
    """At most a hundred."""
    log = asked(request, key, side).log
    return [vars(line) for line in ledger.checkpoints_for_system(log)]


@router.get("/records/{key}/final", response={200: FinalOut, 404: NotThere, 422: Unclear},
            summary="How far the record is final")  # fmt: skip
def final(request: HttpRequest, key: UUID, side: str = "") -> dict[str, Any]:
    """Entries up to this number stand in a checkpoint that all required sides countersigned."""
    place = asked(request, key, side)
    found = ledger.final_for_system(place.log, place.required)
    return {"required": place.required, "final_size": found.size if found else 0}


@router.get("/records/{key}/inclusion", response={200: InclusionOut, 404: NotThere, 422: Unclear},
            summary="Proof that an entry is in the record")  # fmt: skip
def inclusion(
    request: HttpRequest, key: UUID, number: int = 1, size: int | None = None, side: str = ""
) -> dict[str, Any]:
    """RFC 6962, 2.1.1; against the newest checkpoint, or the one of the size that is named."""
    entry = ledger.entry_at_for_system(asked(request, key, side).log, number)
    proof = ledger.proof_for_system(entry, size=size)
    if proof is None:
        raise NotFound(number)
    return {
        "number": number, "size": proof.size, "leaf": entry.leaf, "root": proof.root,
        "path": list(proof.path),
    }  # fmt: skip


@router.get("/records/{key}/consistency", response={200: ConsistencyOut, 404: NotThere, 422: Unclear},
            summary="Proof that the record only grew")  # fmt: skip
def consistency(
    request: HttpRequest, key: UUID, old: int = 1, new: int | None = None, side: str = ""
) -> dict[str, Any]:
    """RFC 6962, 2.1.2; up to the newest checkpoint if no size is named."""
    log = asked(request, key, side).log
    new = newest_of(log) if new is None else new
    path = ledger.consistency_for_system(log, old, new)
    return {"old": old, "new": new, "path": [step.hex() for step in path]}


@router.get("/records/{key}/wanted", response={404: NotThere, 422: Unclear},
            summary="Which checkpoints a witness is asked to countersign")  # fmt: skip
def wanted(request: HttpRequest, key: UUID, side: str = "") -> HttpResponse:
    """Sizes in rising order, a line each: first one that others have signed, then the newest."""
    place = asked(request, key, side)
    sizes = ledger.wanted_for_system(place.log, place.witness.key) if place.witness else []
    return as_text("".join(f"{size}\n" for size in sizes))


@router.get("/records/{key}/add-checkpoint", response={404: NotThere, 422: Unclear},
            summary="What a witness needs to countersign")  # fmt: skip
def add_checkpoint(
    request: HttpRequest, key: UUID, old: int = 0, size: int | None = None, side: str = ""
) -> HttpResponse:
    """The request of `add-checkpoint` in C2SP tlog-witness: fetched instead of sent."""
    log = asked(request, key, side).log
    size = newest_of(log) if size is None else size
    return as_text(ledger.add_checkpoint_for_system(log, old, size))


def newest_of(log: str) -> int:
    """The size of the newest checkpoint. Raises `NotFound` if there is none."""
    newest = ledger.newest_sizes_for_system([log]).get(log)
    if newest is None:
        raise NotFound(log)
    return newest


@router.post("/records/{key}/cosignatures", response={200: TakenOut, 404: NotThere, 422: Unclear},
             summary="Bring a countersignature")  # fmt: skip
def cosignatures(request: HttpRequest, key: UUID, side: str = "") -> dict[str, Any]:
    """The body is the checkpoint with the witness's signature line under it."""
    log = asked(request, key, side).log
    signed = request.body[:LONGEST].decode("utf-8", "replace")
    return {"taken": actions.countersign(log=log, signed=signed, at=timezone.now())}


@router.get("/records/{key}/bundle", response={404: NotThere, 422: Unclear},
            summary="The whole record as a file")  # fmt: skip
def bundle(request: HttpRequest, key: UUID, side: str = "") -> HttpResponse:
    """Up to the newest checkpoint, with its content: for seats, not for witnesses."""
    place = asked(request, key, side)
    if place.witness is not None:
        raise NotFound(key)
    return HttpResponse(
        ledger.bundle_for_system(place.log, place.required), content_type="application/zip"
    )
