"""Taking a full copy: asked for, recorded, made in the background or at once, kept for a week."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

from django.conf import settings
from django.db import transaction

from highroad.areas.accounts.models import User
from highroad.areas.copies.actions.writing import write
from highroad.areas.copies.models import Copy
from highroad.areas.copies.permissions import may_begin_again, may_stop, may_take
from highroad.areas.copies.queries.copies import KEPT
from highroad.areas.copies.rules.manifests import Manifest
from highroad.areas.copies.vocabulary import CopyStatus
from highroad.areas.ledger import actions as ledger
from highroad.areas.ledger.actions import Damaged
from highroad.areas.partnerships import queries as partnerships
from highroad.areas.partnerships.models import Partnership
from highroad.areas.partnerships.vocabulary import Side
from highroad.kit.answers import require
from highroad.kit.refs import Ref

SILENT = timedelta(minutes=10)
"""Who makes a copy says every second how far it is; after so long nobody makes it any more."""
BEAT = 1.0
STRAY = timedelta(days=1)


class Halted(Exception):
    """Whoever took the copy does not want it any more."""


@transaction.atomic
def ask(*, partnership: Partnership, own_side: Side | None, by: User, at: datetime) -> Copy:
    """Ask for a full copy; with a side, what is in its own room goes along. Raises `Refused`."""
    require(may_take(by, partnership, own_side))
    copy = Copy.objects.create(
        partnership=partnership,
        taken_by=by,
        taken_by_alias=partnerships.alias_of(by, partnership),
        own_side=own_side or "",
        asked_at=at,
    )
    sides = partnerships.sides_of(by, partnership=partnership)
    record_taking(
        partnership, about=Ref.to(copy), by=copy.taken_by_alias, at=at,
        side=own_side or (min(sides) if len(sides) == 1 else ""), own_side=own_side or "",
    )  # fmt: skip
    return copy


def record_taking(
    partnership: Partnership, *, about: Ref, by: str, at: datetime, side: str, own_side: str
) -> None:
    ledger.record(
        partnership.log, act="partnership.exported", about=about, by=by, at=at, side=side,
        content={"with_own_room": own_side},
    )  # fmt: skip


def stop(*, copy: Copy, by: User) -> Copy:
    """Do without a copy that waits or is being made; what there is of it goes. Raises `Refused`."""
    require(may_stop(by, copy))
    under_way = Copy.objects.filter(pk=copy.pk, status__in=(CopyStatus.WAITING, CopyStatus.MAKING))
    under_way.update(status=CopyStatus.STOPPED)
    copy.refresh_from_db()
    if copy.status == CopyStatus.STOPPED and copy.progress.exists():
        copy.halt.touch()
    return copy


def begin_again(*, copy: Copy, by: User) -> Copy:
    """Make a copy after all that was stopped or came to nothing. Raises `Refused`.

    It is made anew from the beginning: half of one moment and half of another would be no copy.
    """
    require(may_begin_again(by, copy))
    over = Copy.objects.filter(pk=copy.pk, status__in=(CopyStatus.STOPPED, CopyStatus.FAILED))
    over.update(status=CopyStatus.WAITING, trouble="", begun_at=None)
    copy.refresh_from_db()
    return copy


def take_up_again(*, at: datetime) -> int:
    """Copies that were being made when the machine stopped: they wait again; how many."""
    found = 0
    for copy in Copy.objects.filter(status=CopyStatus.MAKING, begun_at__lt=at - SILENT):
        if last_sign(copy) < at - SILENT:
            again = Copy.objects.filter(pk=copy.pk, status=CopyStatus.MAKING)
            found += again.update(status=CopyStatus.WAITING, begun_at=None)
            clear(copy)
    return found


def last_sign(copy: Copy) -> datetime:
    """When somebody last said how far a copy is."""
    begun = copy.begun_at or copy.asked_at
    try:
        written = copy.progress.stat().st_mtime
    except OSError:
        return begun
    return max(begun, datetime.fromtimestamp(written, tz=begun.tzinfo))


def make(copy: Copy, *, at: datetime) -> Copy:
    """Make the file of a copy that waits; somebody else may have begun. Not inside a transaction.

    A record that does not add up is not signed for: then there is no copy, and the reason is kept.
    """
    claimed = Copy.objects.filter(pk=copy.pk, status=CopyStatus.WAITING)
    if not claimed.update(status=CopyStatus.MAKING, begun_at=at):
        return Copy.objects.get(pk=copy.pk)
    copy.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    clear(copy)
    mine = Copy.objects.filter(pk=copy.pk, status=CopyStatus.MAKING)
    try:
        tell = teller(copy)
        manifest = write(copy.partnership, copy.path, own_side=copy.own_side, at=at, tell=tell)
        mine.update(
            status=CopyStatus.READY,
            made_at=at,
            file_bytes=copy.path.stat().st_size,
            file_digest=digest_of(copy.path),
            content_digest=manifest.content,
        )
    except Halted:
        mine.update(status=CopyStatus.STOPPED)
    except Damaged as damaged:
        mine.update(status=CopyStatus.FAILED, trouble=str(damaged)[:400])
    except BaseException:
        mine.update(status=CopyStatus.FAILED, trouble="interrupted")
        raise
    finally:
        copy.refresh_from_db()
        clear(copy)
        if copy.status != CopyStatus.READY:
            copy.path.unlink(missing_ok=True)
    return copy


def teller(copy: Copy) -> Callable[[int], None]:
    """What is called with the percent that are written: once a second it says so and looks whether to stop."""
    copy.progress.write_text("0")
    last = time.monotonic()

    def tell(percent: int) -> None:
        nonlocal last
        if time.monotonic() - last < BEAT:
            return
        last = time.monotonic()
        if copy.halt.exists():
            raise Halted
        copy.progress.write_text(str(percent))

    return tell


def clear(copy: Copy) -> None:
    """Files that stand beside a copy only while it is made."""
    for path in (copy.progress, copy.halt, copy.path.with_suffix(".part")):
        path.unlink(missing_ok=True)


def note_fetched(copy: Copy, *, at: datetime) -> None:
    """It was downloaded: nothing waits any more."""
    Copy.objects.filter(pk=copy.pk, fetched_at=None).update(fetched_at=at)


def sweep(*, at: datetime) -> int:
    """Delete files that are a week old, and what an accident left beside them; how many copies went."""
    old = Copy.objects.filter(status=CopyStatus.READY, made_at__lt=at - KEPT)
    for copy in old:
        copy.path.unlink(missing_ok=True)
    folder = Path(settings.DATA) / "copies"
    for stray in (path for path in folder.glob("*") if path.suffix != ".zip"):
        if stray.stat().st_mtime < (at - STRAY).timestamp():
            stray.unlink(missing_ok=True)
    return old.update(status=CopyStatus.GONE)


def take_for_system(
    partnership: Partnership,
    path: Path,
    *,
    at: datetime,
    tell: Callable[[int], object] = lambda percent: None,
) -> Manifest:
    """A copy of what both sides share, by whoever can type at the machine. Not in a transaction."""
    with transaction.atomic():
        record_taking(
            partnership, about=Ref.to(partnership), by="system", at=at, side="", own_side=""
        )
    return write(partnership, path, own_side="", at=at, tell=tell)


def digest_of(path: Path) -> str:
    with path.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()
