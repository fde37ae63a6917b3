"""Copies that were taken: each reader sees their own."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import Q

from highroad.areas.accounts.models import User
from highroad.areas.copies.models import Copy
from highroad.areas.copies.vocabulary import CopyStatus
from highroad.areas.partnerships import queries as partnerships
from highroad.areas.partnerships.models import Partnership
from highroad.areas.partnerships.vocabulary import Side

KEPT = timedelta(days=7)
"""So long a file stays here."""
TOLD = timedelta(days=7)
"""So long somebody hears that a copy came to nothing."""


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
    partnership_name: str
    until: datetime | None
    """When the file is deleted here."""

    @property
    def is_under_way(self) -> bool:
        return self.status in (CopyStatus.WAITING, CopyStatus.MAKING)


def get_copy(key: UUID | str, seen_by: User) -> Copy:
    """A copy of one's own. Raises `NotFound`."""
    joint = partnerships.joint_partnerships(seen_by)
    kept = Copy.objects.filter(partnership__in=joint, taken_by=seen_by)
    return partnerships.one(kept.select_related("partnership", "taken_by"), key)


def list_copies(partnership: Partnership, seen_by: User) -> list[CopyLine]:
    """The reader's own copies of a partnership, newest first."""
    kept = Copy.objects.filter(partnership=partnership, taken_by=seen_by)
    kept = kept.select_related("partnership")
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
        partnership_name=copy.partnership.name,
        until=copy.made_at + KEPT if copy.made_at else None,
    )


def progress_of(copy: Copy) -> int:
    """How much of a copy is made, in percent."""
    if copy.status == CopyStatus.READY:
        return 100
    try:
        return min(99, int(copy.progress.read_text()))
    except (OSError, ValueError):
        return 0


def waiting_for(user: User, at: datetime) -> list[CopyLine]:
    """One's own copies that are made and not downloaded, or came to nothing in the last days. One query."""
    ready = Q(status=CopyStatus.READY, fetched_at=None, made_at__gt=at - KEPT)
    failed = Q(status=CopyStatus.FAILED, begun_at__gt=at - TOLD)
    kept = Copy.objects.filter(ready | failed, taken_by=user).select_related("partnership")
    return [line_of(copy) for copy in kept[:20]]


def waiting_for_system() -> list[Copy]:
    """Copies that were asked for and nobody makes yet, oldest first."""
    waiting = Copy.objects.filter(status=CopyStatus.WAITING).order_by("asked_at")
    return list(waiting.select_related("partnership"))


def partnership_for_system(name: str) -> Partnership:
    """A partnership by its key, or by the last part of its address. Raises `NotFound`."""
    found = Partnership.objects.filter(slug=name).first()
    return found or partnerships.one(Partnership.objects.all(), name)
