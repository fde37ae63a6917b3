"""Checking a filing: read in a limited process, rows to the disk, then filing and findings in one step."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from pathlib import Path
from uuid import UUID, uuid4

from django.conf import settings
from django.db import transaction

from highroad.areas.filings import notices, queries
from highroad.areas.filings.models import Filing, Finding
from highroad.areas.filings.rows import reading, store
from highroad.areas.filings.rows.limits import Limits
from highroad.areas.filings.rows.reading import Reading
from highroad.areas.filings.rows.refusals import Unreadable
from highroad.areas.filings.rules import lifecycle
from highroad.areas.filings.rules.checks import check_named
from highroad.areas.filings.rules.identifier_is_not_a_social_security_number import (
    identifier_is_not_a_social_security_number as no_full_number,
)
from highroad.areas.filings.rules.layouts import Layout
from highroad.areas.filings.rules.sentences import N_
from highroad.areas.filings.vocabulary import Act, FilingStatus, Severity
from highroad.kit.answers import Refused, no

logger = logging.getLogger("highroad.filings")
WEEK = timedelta(days=6)
"""A week that ends on a day began six days before it."""
FULL_NUMBER = N_(
    "Row {row}: the identifier is a full social security number. Nothing was kept. "
    "Use a badge or payroll number, or the last four digits, and upload the file again."
)


def scratch_root() -> Path:
    """Where uploads are read: on the disk of the row store, so that a file can be renamed into it."""
    return Path(settings.DATA) / "scratch"


def upload_root() -> Path:
    return Path(settings.MEDIA_ROOT) / "filings"


def rows_root() -> Path:
    return Path(settings.ROWS_ROOT)


def read_upload(
    upload: Path, *, kind: str, layouts: Sequence[Layout], scratch: Path
) -> tuple[Reading, Path]:
    """Read and check an upload; the reading, and where its row file waits. Raises `Unreadable`."""
    staged = scratch / "rows.parquet"
    limits = Limits.from_settings(settings.FILINGS)
    seen = reading.read(
        upload, kind=kind, layouts=layouts, limits=limits, scratch=scratch, parquet=staged
    )
    for problem in seen.problems:
        if problem.rule == no_full_number.__name__:
            raise Unreadable(FULL_NUMBER, row=problem.rows[0]["line"])
    return seen, staged


def keep_rows(seen: Reading, staged: Path, *, partnership: UUID) -> tuple[UUID, str]:
    """Put the row file in its place for good; its key and digest. The filing comes after it."""
    if seen.stored is None or seen.totals is None:
        raise ValueError("nothing was read")
    key, digest = uuid4(), str(seen.stored["sha256"])
    rows = int(seen.totals["read"])
    store.keep(
        staged, root=rows_root(), partnership=partnership, filing=key, rows=rows, digest=digest
    )
    return key, digest


def take_over(filing: Filing, seen: Reading, rows: tuple[UUID, str]) -> None:
    """Write what was read into the filing and its findings. Part of the caller's transaction."""
    totals = dict(seen.totals or {})
    filing.rows_key, filing.rows_digest = rows
    filing.line_count = totals["read"]
    filing.quarantined_count = totals["quarantined"]
    if totals["first_week"]:
        filing.first_on = date.fromisoformat(totals["first_week"]) - WEEK
        filing.last_on = date.fromisoformat(totals["last_week"])
    filing.totals = {name: totals[name] for name in ("hours", "workers", "groups")}
    filing.status = lifecycle.moved(filing.status, _act(seen))
    filing.save()
    filing.findings.all().delete()
    Finding.objects.bulk_create(
        Finding(
            filing=filing,
            rule=problem.rule,
            severity=check_named(problem.rule).severity,
            position=position,
            count=problem.count,
            lines=problem.lines,
            sample=list(problem.rows),
        )
        for position, problem in enumerate(seen.problems)
    )


def _act(seen: Reading) -> Act:
    severities = {check_named(problem.rule).severity for problem in seen.problems}
    has_accepted = bool((seen.totals or {}).get("accepted"))
    if Severity.ERROR in severities or not has_accepted:
        return Act.FIND_ERRORS
    return Act.FIND_WARNINGS if severities else Act.FIND_NOTHING


def check(*, filing: Filing, at: datetime) -> Filing:
    """Check a filing that waits for it; safe to call again after a process was killed.

    The clock calls it. Rows go to the disk first, then filing and findings in one transaction. A file
    that cannot be read leaves the filing with the sentence why, and nothing else of it is kept.
    """
    upload = queries.upload_of(filing)
    if not upload.is_file():
        raise FileNotFoundError(upload.name)
    layouts = queries.layouts_for(filing.party_id)
    with reading.scratch_folder(scratch_root()) as scratch:
        try:
            seen, staged = read_upload(
                upload, kind=filing.file_kind, layouts=layouts, scratch=scratch
            )
        except Unreadable as refusal:
            return _fail(filing, refusal, at=at)
        rows = None
        if seen.layout is not None:
            rows = keep_rows(seen, staged, partnership=filing.partnership_id)
    return _finish(filing, seen, rows, at=at)


@transaction.atomic
def _finish(
    filing: Filing, seen: Reading, rows: tuple[UUID, str] | None, *, at: datetime
) -> Filing:
    held = Filing.objects.select_for_update().get(pk=filing.pk)
    if held.status != FilingStatus.CHECKING:
        return held
    held.checked_at = at
    if rows is None:
        held.status = FilingStatus.MAPPING
        held.save()
    else:
        take_over(held, seen, rows)
    notices.tell_of_check(held, at=at)
    return held


@transaction.atomic
def _fail(filing: Filing, refusal: Unreadable, *, at: datetime) -> Filing:
    held = Filing.objects.select_for_update().get(pk=filing.pk)
    if held.status != FilingStatus.CHECKING:
        return held
    held.checked_at = at
    held.status = lifecycle.moved(held.status, Act.FAIL)
    held.trouble = {"sentence": refusal.sentence, "values": refusal.values}
    held.save()
    notices.tell_of_check(held, at=at)
    transaction.on_commit(lambda: _drop_upload(held))
    return held


def _drop_upload(filing: Filing) -> None:
    """Delete the bytes of a file that could not be read, unless another filing rests on the same ones."""
    others = Filing.objects.filter(file_digest=filing.file_digest)
    if not others.exclude(status=FilingStatus.UNREADABLE).exists():
        queries.upload_of(filing).unlink(missing_ok=True)


def check_waiting(*, at: datetime) -> int:
    """Check every filing that waits, oldest first; how many were. For the clock.

    One that fails for a reason of ours, such as a full disk, waits on and does not hold up the rest.
    """
    checked = 0
    for filing in Filing.objects.filter(status=FilingStatus.CHECKING).order_by("made_at"):
        try:
            check(filing=filing, at=at)
        except OSError:
            logger.exception("filing %s could not be checked", filing.pk)
        else:
            checked += 1
    return checked


def sweep(*, at: datetime) -> list[str]:
    """Delete row files, uploads and rests of readings that no filing names, after a day. For the clock."""
    rows = [key for key in Filing.objects.values_list("rows_key", flat=True) if key]
    kept = Filing.objects.exclude(status=FilingStatus.UNREADABLE)
    digests = set(kept.values_list("file_digest", flat=True))
    now = at.timestamp()
    swept = store.sweep(rows_root(), filings=rows, now=now)
    swept += store.sweep_uploads(upload_root(), digests=digests, now=now)
    swept += store.sweep_scratch(scratch_root(), now=now)
    if swept:
        logger.info("swept %s files that belong to no filing", len(swept))
    return swept


def as_refused(refusal: Unreadable) -> Refused:
    """The refusal of a file as a door shows it."""
    return Refused(no(refusal.sentence, **refusal.values))
