"""Copies that were taken: each reader sees their own."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from highroad.areas.accounts.models import User
from highroad.areas.copies.models import Copy
from highroad.areas.copies.queries.registry import COPIED
from highroad.areas.copies.vocabulary import CopyStatus
from highroad.areas.partnerships import queries as partnerships
from highroad.areas.partnerships.models import Partnership
from highroad.areas.partnerships.vocabulary import Side

STEPS = len(COPIED) + 2
"""So many steps a copy is made in: one a kind of record, the logs, the people."""


@dataclass(frozen=True)
class CopyLine:
    """One copy in a list."""

    key: UUID
    status: CopyStatus
    side: str
    asked_at: datetime
    made_at: datetime | None
    file_bytes: int
    is_there: bool


def get_copy(key: UUID | str, seen_by: User) -> Copy:
    """A copy of one's own. Raises `NotFound`."""
    joint = partnerships.joint_partnerships(seen_by)
    kept = Copy.objects.filter(partnership__in=joint, taken_by=seen_by)
    return partnerships.one(kept.select_related("partnership", "taken_by"), key)


def list_copies(partnership: Partnership, seen_by: User) -> list[CopyLine]:
    """The reader's own copies of a partnership, newest first."""
    kept = Copy.objects.filter(partnership=partnership, taken_by=seen_by)
    return [line_of(copy) for copy in kept[:50]]


def line_of(copy: Copy) -> CopyLine:
    return CopyLine(
        key=copy.key,
        status=CopyStatus(copy.status),
        side=str(Side(copy.own_side).label) if copy.own_side else "",
        asked_at=copy.asked_at,
        made_at=copy.made_at,
        file_bytes=copy.file_bytes,
        is_there=copy.status == CopyStatus.READY and copy.path.exists(),
    )


def progress_of(copy: Copy) -> int:
    """How much of a copy is made, in percent."""
    if copy.status == CopyStatus.READY:
        return 100
    try:
        done = int(copy.path.with_suffix(".progress").read_text())
    except (OSError, ValueError):
        return 0
    return min(99, 100 * done // STEPS)


def waiting_for_system() -> list[Copy]:
    """Copies that were asked for and nobody makes yet, oldest first."""
    waiting = Copy.objects.filter(status=CopyStatus.WAITING).order_by("asked_at")
    return list(waiting.select_related("partnership"))


def partnership_for_system(name: str) -> Partnership:
    """A partnership by its key, or by the last part of its address. Raises `NotFound`."""
    found = Partnership.objects.filter(slug=name).first()
    return found or partnerships.one(Partnership.objects.all(), name)
