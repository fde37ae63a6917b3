"""Bringing a partnership here from another Highroad: looked at first, then loaded whole or not at all."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from uuid import UUID

from django.conf import settings
from django.db import transaction

from highroad.areas.accounts.models import User
from highroad.areas.copies.actions.loading import Loading, load
from highroad.areas.copies.models import Arrival
from highroad.areas.copies.permissions import may_accept, may_bring, may_still_be_loaded
from highroad.areas.copies.queries.arrivals import kept
from highroad.areas.copies.rules.archives import Archive
from highroad.areas.copies.vocabulary import ArrivalStatus
from highroad.areas.ledger import actions as ledger
from highroad.areas.ledger.queries import pseudonym_for
from highroad.areas.partnerships.models import Partnership
from highroad.kit.answers import Refused, no, require
from highroad.kit.copying import Fault
from highroad.kit.refs import Ref

LARGEST = 4 << 30
"""What is taken in over a page; larger copies are loaded at the machine."""
AT_ONCE = 4 << 20
"""Up to this size a copy is checked and loaded while one waits; larger ones by the clock."""


class Rehearsed(Exception):
    """Undoes what a rehearsal wrote."""


def look_at(*, blocks: Iterable[bytes], key: str, by: User, at: datetime) -> Arrival:
    """Take in a file and say what loading it would do. Nothing of it is saved but the findings.

    `key` is the key of the earlier platform, if it was told by another way. A large file waits for
    the clock. Raises `Refused` for whoever may not, and for a file that is no copy at all.
    """
    require(may_bring(by))
    arrival = Arrival(looked_at_by=by, looked_at=at, given_key=key.strip())
    arrival.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    arrival.file_bytes, arrival.file_digest = keep(arrival.path, blocks)
    try:
        if arrival.file_bytes > AT_ONCE:
            Archive(arrival.path)
            arrival.status = ArrivalStatus.WAITING
        else:
            describe(arrival, rehearse(arrival.path, key=key, at=at))
    except Refused:
        arrival.path.unlink()
        raise
    arrival.save(force_insert=True)
    return arrival


def check_waiting(*, at: datetime) -> int:
    """Check the copy that has waited longest, and load the one that was accepted; how many of both."""
    done = 0
    for arrival in Arrival.objects.filter(status=ArrivalStatus.WAITING).order_by("looked_at")[:1]:
        with saying_why(arrival):
            describe(arrival, rehearse(arrival.path, key=arrival.given_key, at=at))
        arrival.status = ArrivalStatus.CHECKED
        arrival.save()
        done += 1
    for arrival in Arrival.objects.filter(status=ArrivalStatus.ACCEPTED).order_by("looked_at")[:1]:
        with saying_why(arrival), transaction.atomic():
            bring(arrival, by=arrival.accepted_by, at=at)
        if arrival.faults:
            arrival.status, arrival.brought_at = ArrivalStatus.CHECKED, None
            arrival.save()
        else:
            arrival.path.unlink(missing_ok=True)
        done += 1
    return done


@contextmanager
def saying_why(arrival: Arrival) -> Iterator[None]:
    """Nobody waits before the screen: a refusal stands with what was found, for whoever comes back."""
    try:
        yield
    except Refused as refused:
        arrival.faults = kept([Fault(arrival.host or "manifest.json", refused.answer)])
    except Exception:
        arrival.faults = kept([Fault("manifest.json", no("This file cannot be read."))])
        arrival.status, arrival.brought_at = ArrivalStatus.CHECKED, None
        arrival.save()
        raise


def keep(path: Path, blocks: Iterable[bytes]) -> tuple[int, str]:
    """Write a file to disk; its size and digest. Raises `Refused` if it is too large."""
    digest, size = hashlib.sha256(), 0
    with path.open("xb") as opened:
        for block in blocks:
            size += len(block)
            if size > LARGEST:
                path.unlink()
                raise Refused(no("This file is too large to be sent. Load it at the machine."))
            digest.update(block)
            opened.write(block)
    return size, digest.hexdigest()


def describe(arrival: Arrival, loading: Loading) -> None:
    manifest = loading.archive.manifest
    if manifest is not None:
        arrival.partnership_key = UUID(manifest.partnership)
        arrival.partnership_name = manifest.name[:160]
        arrival.host, arrival.log_key = manifest.host[:200], manifest.log_key[:400]
    arrival.counts = loading.counts
    arrival.faults, arrival.remarks = kept(loading.faults), kept(loading.remarks)


def rehearse(path: Path, *, key: str, at: datetime) -> Loading:
    """Load a copy and undo it: what would be loaded, and what is wrong. Raises `Refused`."""
    archive = Archive(path)
    archive.check(key)
    loading = Loading(archive, at)
    try:
        with transaction.atomic():
            load(loading)
            raise Rehearsed
    except Rehearsed:
        return loading


@transaction.atomic
def accept(*, arrival: Arrival, by: User, at: datetime) -> Partnership | None:
    """Load a copy that was looked at, all of it or nothing; a large one is left to the clock.

    Answers the partnership, if it is there already. Raises `Refused`.
    """
    locked = Arrival.objects.select_for_update(of=("self",)).get(pk=arrival.pk)
    require(may_accept(by, locked))
    if locked.file_bytes > AT_ONCE:
        locked.status, locked.accepted_by = ArrivalStatus.ACCEPTED, by
        locked.save(update_fields=["status", "accepted_by"])
        return None
    found = bring(locked, by=by, at=at)
    transaction.on_commit(lambda: locked.path.unlink(missing_ok=True))
    return found


@transaction.atomic
def bring_from_console(path: Path, *, key: str, at: datetime) -> tuple[Loading, Partnership | None]:
    """Load a copy at the machine; nothing if there is a single fault. Raises `Refused`."""
    loading = rehearse(path, key=key, at=at)
    if loading.faults:
        return loading, None
    arrival = Arrival(looked_at=at, file_bytes=path.stat().st_size, file_digest=digest_of(path))
    describe(arrival, loading)
    require(may_still_be_loaded(arrival))
    arrival.save(force_insert=True)
    return loading, bring(arrival, by=None, at=at, path=path)


def bring(
    arrival: Arrival, *, by: User | None, at: datetime, path: Path | None = None
) -> Partnership:
    file = path or arrival.path
    if not file.exists() or digest_of(file) != arrival.file_digest:
        raise Refused(no("The file is not the one that was checked. Send it again."))
    archive = Archive(file)
    archive.check(arrival.log_key)
    loading = Loading(archive, at)
    partnership = load(loading)
    if loading.faults or partnership is None:
        raise Refused(no("Something changed here since the copy was checked. Check it again."))
    arrival.status, arrival.brought_at = ArrivalStatus.BROUGHT, at
    arrival.save(update_fields=["status", "brought_at"])
    ledger.record(
        partnership.log,
        act="partnership.brought",
        about=Ref.to(partnership),
        by=pseudonym_for(by.key, partnership.log) if by else "system",
        at=at,
        content={
            "digest": arrival.file_digest, "from": arrival.host, "to": settings.HOST,
            "earlier_key": arrival.log_key,
        },
    )  # fmt: skip
    return partnership


def drop(*, arrival: Arrival, by: User) -> None:
    """Set a copy aside that was not loaded; its file goes. Raises `Refused`."""
    require(may_bring(by))
    if arrival.status == ArrivalStatus.BROUGHT:
        raise Refused(no("This copy was loaded already."))
    if arrival.status == ArrivalStatus.ACCEPTED:
        raise Refused(no("This copy is being loaded."))
    Arrival.objects.filter(pk=arrival.pk).update(status=ArrivalStatus.DROPPED)
    arrival.path.unlink(missing_ok=True)


def digest_of(path: Path) -> str:
    with path.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()
