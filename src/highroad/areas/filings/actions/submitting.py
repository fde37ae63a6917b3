"""Uploading a file, and matching the columns of a new source."""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from uuid import UUID

from django.conf import settings
from django.db import IntegrityError, transaction
from django.db.models import Max

from highroad.areas.accounts.models import User
from highroad.areas.filings import queries
from highroad.areas.filings.actions.checking import (
    as_refused,
    check,
    keep_rows,
    read_upload,
    rows_root,
    scratch_root,
    take_over,
    upload_root,
)
from highroad.areas.filings.models import GONE, Filing, Source
from highroad.areas.filings.permissions import may_correct, may_file_as, may_match, may_work_on
from highroad.areas.filings.rows import reading, refusals, store
from highroad.areas.filings.rows.reading import Reading
from highroad.areas.filings.rows.refusals import Unreadable
from highroad.areas.filings.rules import lifecycle
from highroad.areas.filings.rules.layouts import Layout, columns_used_twice, missing_fields
from highroad.areas.filings.vocabulary import Act, CorrectionKind, FileKind, FilingStatus
from highroad.areas.ledger import actions as ledger
from highroad.areas.partnerships import queries as partnerships
from highroad.areas.partnerships.models import Partnership, Party
from highroad.kit.answers import Answer, Refused, no, require, yes
from highroad.kit.refs import Ref

SAFE_NAME = re.compile(r"[^\x00-\x1f\x7f<>:\"/\\|?*]{1,255}")
AT_ONCE = 3_000_000
"""Files up to this many bytes are checked while the person waits; larger ones in the background."""


@dataclass(frozen=True)
class Upload:
    """A file on its way in: its name, and its bytes in pieces."""

    name: str
    pieces: Iterable[bytes]

    @property
    def kind(self) -> str:
        return Path(self.name).suffix.lower()


@dataclass(frozen=True)
class Received:
    """A file that has arrived in the scratch folder."""

    name: str
    kind: str
    path: Path
    size: int
    digest: str


def submit(
    *,
    partnership: Partnership,
    party: Party,
    upload: Upload,
    by: User,
    at: datetime,
    corrects: Filing | None = None,
    correction_kind: CorrectionKind | str = "",
    reason: str = "",
    instead_of: Filing | None = None,
) -> Filing:
    """Take in a file: read, check and keep it, or refuse it with a sentence and keep nothing.

    The same file again gives the filing there is. `corrects` names a certified filing, with a kind
    and a reason; it stays official until the new one is certified. `instead_of` names an earlier
    upload that was not locked; it is set aside. Raises `Refused`.
    """
    require(may_file_as(by, partnership, party))
    require(_may_take_place(by, party, corrects, reason, instead_of))
    with reading.scratch_folder(scratch_root()) as scratch:
        try:
            received = _receive(upload, scratch)
            known = _same_file(partnership, received.digest)
            if known is not None:
                return _again(known, corrects, instead_of)
            seen, staged = _first_look(received, party, scratch)
        except Unreadable as refusal:
            raise as_refused(refusal) from refusal
        store.keep_upload(received.path, root=upload_root(), digest=received.digest)
        is_read = seen is not None and seen.layout is not None
        rows = keep_rows(seen, staged, partnership=partnership.key) if seen and is_read else None
    filing = _named(partnership, party, received, by=by, at=at)
    filing.status = FilingStatus.CHECKING if seen is None or rows else FilingStatus.MAPPING
    if corrects is not None:
        filing.replaces, filing.correction_kind = corrects, str(correction_kind)
        filing.reason = reason.strip()
    return _save(filing, seen, rows, instead_of=instead_of, at=at)


def _named(
    partnership: Partnership, party: Party, received: Received, *, by: User, at: datetime
) -> Filing:
    """A filing as far as file and person tell; not saved."""
    return Filing(
        partnership=partnership,
        party=party,
        file_name=received.name,
        file_kind=received.kind,
        file_bytes=received.size,
        file_digest=received.digest,
        made_by=by,
        made_by_alias=partnerships.alias_of(by, partnership),
        made_at=at,
    )


def _may_take_place(
    by: User, party: Party, corrects: Filing | None, reason: str, instead_of: Filing | None
) -> Answer:
    for earlier in (corrects, instead_of):
        if earlier is not None and earlier.party_id != party.key:
            return no("That filing belongs to another organization.")
    if instead_of is not None:
        moved = lifecycle.may_move(instead_of.status, Act.REMOVE)
        if not moved:
            return moved
    if corrects is None:
        return may_work_on(by, instead_of) if instead_of is not None else yes
    if not reason.strip():
        return no("Say why the filing is corrected: both sides will read it.")
    return may_correct(by, corrects, instead_of=instead_of)


def _receive(upload: Upload, scratch: Path) -> Received:
    """Write the pieces to the scratch folder, counting. Raises `Unreadable` by name, kind and size."""
    if not SAFE_NAME.fullmatch(upload.name):
        raise Unreadable(refusals.UNSAFE_NAME)
    if upload.kind not in FileKind.values:
        sentence = {".xls": refusals.OLD_EXCEL, ".xlsm": refusals.MACROS}.get(upload.kind)
        raise Unreadable(sentence or refusals.WRONG_KIND, kind=upload.kind or "?")
    limit, size, digest = settings.FILINGS["bytes"], 0, hashlib.sha256()
    path = scratch / f"upload{upload.kind}"
    with path.open("wb") as file:
        for piece in upload.pieces:
            size += len(piece)
            if size > limit:
                mega = 1_000_000
                raise Unreadable(refusals.TOO_BIG, size=f"> {limit // mega}", limit=limit // mega)
            digest.update(piece)
            file.write(piece)
        file.flush()
        os.fsync(file.fileno())
    if not size:
        raise Unreadable(refusals.EMPTY)
    return Received(upload.name, upload.kind, path, size, digest.hexdigest())


def _same_file(partnership: Partnership, digest: str) -> Filing | None:
    return (
        Filing.objects.filter(partnership=partnership, file_digest=digest)
        .exclude(status__in=GONE)
        .first()
    )


def _again(known: Filing, corrects: Filing | None, instead_of: Filing | None) -> Filing:
    """The same file again is the same filing; it corrects nothing."""
    if corrects is not None or instead_of is not None:
        raise Refused(
            no(
                "This is the same file as filing {number}. Nothing has changed in it.",
                number=known.number,
            )
        )
    return known


def _first_look(received: Received, party: Party, scratch: Path) -> tuple[Reading | None, Path]:
    """Read a small file now; a large one is only received, and read in the background."""
    if received.size > AT_ONCE:
        return None, scratch
    layouts = queries.layouts_for(party.key)
    return read_upload(received.path, kind=received.kind, layouts=layouts, scratch=scratch)


@transaction.atomic
def _save(
    filing: Filing,
    seen: Reading | None,
    rows: tuple[UUID, str] | None,
    *,
    instead_of: Filing | None,
    at: datetime,
) -> Filing:
    """Filing, findings and entry in one transaction; the rows are on the disk already."""
    filing.number = _next_number(filing.partnership)
    if instead_of is not None:
        _set_aside(instead_of)
    try:
        with transaction.atomic():
            filing.save(force_insert=True)
    except IntegrityError as error:
        raise Refused(
            no("Somebody has just uploaded this. Look at the list of filings.")
        ) from error
    if seen is not None and rows is not None:
        filing.checked_at = at
        filing.source = _source_of(filing, seen)
        take_over(filing, seen, rows)
        if filing.status != FilingStatus.NEEDS_CORRECTION:
            _refuse_copies(filing, instead_of)
    ledger.record(
        filing.log,
        act="filing.corrected" if filing.replaces_id else "filing.submitted",
        about=Ref.to(filing),
        by=filing.made_by_alias,
        at=at,
        content={
            "number": filing.number,
            "file_sha256": filing.file_digest,
            "replaces": str(filing.replaces_id or ""),
            "reason": filing.reason,
        },
    )
    return filing


def _next_number(partnership: Partnership) -> int:
    Partnership.objects.select_for_update().get(pk=partnership.pk)
    last = Filing.objects.filter(partnership=partnership).aggregate(last=Max("number"))["last"]
    return int(last or 0) + 1


def _set_aside(earlier: Filing) -> None:
    held = Filing.objects.select_for_update().get(pk=earlier.pk)
    require(lifecycle.may_move(held.status, Act.REMOVE))
    held.status = lifecycle.moved(held.status, Act.REMOVE)
    held.save()


def _source_of(filing: Filing, seen: Reading) -> Source | None:
    return (
        Source.objects.filter(party=filing.party_id, signature=seen.signature)
        .order_by("-version")
        .first()
    )


def _refuse_copies(filing: Filing, instead_of: Filing | None) -> None:
    """The same lines under another name or in another format are a copy. Raises `Refused`."""
    alike = Filing.objects.filter(
        partnership=filing.partnership_id,
        line_count=filing.line_count,
        quarantined_count=filing.quarantined_count,
        first_on=filing.first_on,
        last_on=filing.last_on,
    ).exclude(pk=filing.pk)
    for other in alike.exclude(status__in=GONE):
        if other.rows_key and filing.rows_key and other.totals["hours"] == filing.totals["hours"]:
            keys = (other.rows_key, filing.rows_key)
            if store.says_the_same(rows_root(), filing.partnership_id, *keys):
                raise Refused(
                    no(
                        "Filing {number} holds the same lines, under another name or in another "
                        "format. Nothing was kept.",
                        number=other.number,
                    )
                )


def match_columns(
    *, filing: Filing, layout: Layout, source_name: str, by: User, at: datetime
) -> Filing:
    """Say which column holds which field, for this and every later file with the same header.

    Saves a new version of the source, and checks the filing by it. Raises `Refused`.
    """
    require(may_match(by, filing))
    require(_may_be_layout(layout))
    held = _save_source(filing, layout, source_name, by=by, at=at)
    return check(filing=held, at=at) if held.file_bytes <= AT_ONCE else held


def _may_be_layout(layout: Layout) -> Answer:
    missing = missing_fields(layout.columns)
    if missing:
        names = ", ".join(str(name.label) for name in missing)
        return no("No column is chosen for: {fields}.", fields=names)
    twice = columns_used_twice(layout.columns)
    if twice:
        return no("The column “{column}” is chosen twice.", column=twice[0])
    return yes


@transaction.atomic
def _save_source(
    filing: Filing, layout: Layout, source_name: str, *, by: User, at: datetime
) -> Filing:
    held = Filing.objects.select_for_update().get(pk=filing.pk)
    require(lifecycle.may_move(held.status, Act.MATCH))
    earlier = Source.objects.filter(party=held.party_id, signature=layout.signature)
    version = (earlier.aggregate(last=Max("version"))["last"] or 0) + 1
    name = source_name.strip()[:120] or str(held.party)
    source = Source(
        partnership=held.partnership,
        party=held.party,
        name=name,
        signature=layout.signature,
        version=version,
        layout=replace(layout, name=name).as_json(),
        made_by_alias=partnerships.alias_of(by, held.partnership),
        made_at=at,
    )
    try:
        with transaction.atomic():
            source.save(force_insert=True)
    except IntegrityError as error:
        raise Refused(no("Somebody has just matched these columns. Look again.")) from error
    held.source = source
    held.status = lifecycle.moved(held.status, Act.MATCH)
    held.save()
    ledger.record(
        held.log,
        act="source.mapped",
        about=Ref.to(source),
        by=source.made_by_alias,
        at=at,
        content={"version": version, "signature": layout.signature, "layout": _told(source.layout)},
    )
    return held


def _told(layout: Mapping[str, object]) -> str:
    """The digest of a layout, for the record: header words stay with the filer."""
    return hashlib.sha256(repr(sorted(layout.items())).encode()).hexdigest()
