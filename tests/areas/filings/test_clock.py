"""What the clock does: large files, files that fail, and sweeping what nobody can reach."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

import pytest
from django.conf import settings

from highroad.areas.accounts.models import Message
from highroad.areas.filings import actions, queries
from highroad.areas.filings.rows import store
from highroad.areas.filings.vocabulary import FilingStatus
from tests.areas.filings.desk import submit
from tests.areas.filings.payrolls import (
    WITH_WARNING,
    as_csv,
    upload,
)
from tests.cast import NOON
from tests.table import Table, make_table

pytestmark = pytest.mark.django_db


@pytest.fixture
def table() -> Table:
    return make_table()


def test_a_large_file_is_checked_by_the_clock(table, monkeypatch):
    monkeypatch.setattr("highroad.areas.filings.actions.submitting.AT_ONCE", 10)
    filing = submit(table, WITH_WARNING)
    assert (filing.status, filing.line_count) == (FilingStatus.CHECKING, 0)

    assert actions.check_waiting(at=NOON + timedelta(minutes=1)) == 1

    filing.refresh_from_db()
    assert (filing.status, filing.line_count) == (FilingStatus.WARNINGS, 4)
    assert Message.objects.get(event="filing.checked").to == table.marcus
    assert actions.check_waiting(at=NOON) == 0


def test_a_large_file_that_cannot_be_read_keeps_the_sentence_and_not_the_file(
    table, monkeypatch, django_capture_on_commit_callbacks
):
    monkeypatch.setattr("highroad.areas.filings.actions.submitting.AT_ONCE", 10)
    filing = submit(table, upload=upload(as_csv(rows=())))

    with django_capture_on_commit_callbacks(execute=True):
        actions.check_waiting(at=NOON)

    filing.refresh_from_db()
    assert filing.status == FilingStatus.UNREADABLE
    assert "no lines" in filing.trouble["sentence"]
    assert not queries.upload_of(filing).exists()


def test_files_without_a_filing_are_swept_after_a_day(table):
    filing = submit(table)
    root = Path(settings.ROWS_ROOT) / str(table.partnership.key)
    stray = root / "0d9c5f0e-0000-4000-8000-000000000000.parquet"
    stray.write_bytes(b"half")

    rest = Path(settings.DATA) / "scratch" / "reading-killed"
    rest.mkdir()
    (rest / "upload.csv").write_bytes(b"half")
    now = datetime.now(tz=NOON.tzinfo)
    assert actions.sweep(at=now) == []
    assert actions.sweep(at=now + timedelta(days=2)) == [stray.name, rest.name]
    assert store.check(Path(settings.ROWS_ROOT), table.partnership.key, filing.rows_key)
    assert queries.upload_of(filing).exists()


def test_a_filing_that_fails_for_a_reason_of_ours_waits_on_and_holds_nobody_up(table, monkeypatch):
    monkeypatch.setattr("highroad.areas.filings.actions.submitting.AT_ONCE", 10)
    first = submit(table)
    second = submit(table, WITH_WARNING)
    kept = queries.upload_of(first)
    kept.rename(kept.with_suffix(".away"))

    assert actions.check_waiting(at=NOON) == 1

    first.refresh_from_db()
    second.refresh_from_db()
    assert (first.status, second.status) == (FilingStatus.CHECKING, FilingStatus.WARNINGS)
    kept.with_suffix(".away").rename(kept)
    assert actions.check_waiting(at=NOON) == 1
