"""The database has the last word: every constraint of filings is hit."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction

from highroad.areas.filings.models import Certification, Filing, Finding, Source
from highroad.areas.filings.vocabulary import FilingStatus, Severity
from highroad.areas.partnerships.vocabulary import Side
from tests.cast import NOON
from tests.table import Table, make_table

pytestmark = pytest.mark.django_db


@pytest.fixture
def table() -> Table:
    return make_table()


def a_filing(table: Table, **fields: Any) -> Filing:
    number = fields.pop("number", Filing.objects.count() + 1)
    usual: dict[str, Any] = {
        "partnership": table.partnership, "party": table.management, "number": number,
        "status": FilingStatus.READY, "file_name": "a.csv", "file_kind": ".csv", "file_bytes": 1,
        "file_digest": f"{number:064d}", "made_by": table.marcus, "made_by_alias": "p-1", "made_at": NOON,
    }  # fmt: skip
    return Filing.objects.create(**usual | fields)


def a_certified(table: Table, **fields: Any) -> Filing:
    given = {
        "receipt_number": f"R{Filing.objects.count()}",
        "receipt_at": NOON,
        "rows_key": uuid4(),
    }
    return a_filing(table, status=FilingStatus.CERTIFIED, **given | fields)


def hits(name: str, make: Any) -> None:
    """SQLite names the columns of a broken index, PostgreSQL its name: the name stands here for both."""
    with pytest.raises(IntegrityError) as error, transaction.atomic():
        make()
    told = str(error.value)
    assert name in told or "UNIQUE constraint failed" in told


def test_a_number_is_given_once(table):
    a_filing(table, number=1)

    hits("filings_number_once", lambda: a_filing(table, number=1, file_digest="a" * 64))


def test_the_same_file_is_filed_once_until_it_is_gone(table):
    first = a_filing(table, file_digest="a" * 64)

    hits("filings_same_file_once", lambda: a_filing(table, file_digest="a" * 64))
    first.status = FilingStatus.REMOVED
    first.save()
    a_filing(table, file_digest="a" * 64)


def test_a_filing_has_one_correction_under_way(table):
    old = a_certified(table)
    a_filing(table, replaces=old, reason="Hours.", status=FilingStatus.REMOVED)
    a_filing(table, replaces=old, reason="Hours.")

    hits("filings_one_correction", lambda: a_filing(table, replaces=old, reason="Hours."))


def test_a_correction_says_why(table):
    old = a_certified(table)

    hits("filings_correction_reason", lambda: a_filing(table, replaces=old, reason=""))


def test_a_receipt_number_is_given_once(table):
    a_certified(table, receipt_number="HR-1")

    hits("filings_receipt_once", lambda: a_certified(table, receipt_number="HR-1"))


def test_what_is_certified_has_a_receipt_and_rows(table):
    for lacking in ({"receipt_number": ""}, {"receipt_at": None}, {"rows_key": None}):
        hits("filings_certified_has_receipt", lambda lacking=lacking: a_certified(table, **lacking))


def test_a_state_is_one_of_the_table(table):
    hits("filings_status_known", lambda: a_filing(table, status="approved"))


def test_no_more_lines_are_set_aside_than_were_read(table):
    hits("filings_lines_reconcile", lambda: a_filing(table, line_count=1, quarantined_count=2))


def test_a_period_ends_after_it_starts(table):
    days = {"first_on": "2026-03-08", "last_on": "2026-03-01"}

    hits("filings_period_ends_after_start", lambda: a_filing(table, **days))
    hits("filings_period_ends_after_start", lambda: a_filing(table, first_on="2026-03-08"))


def test_a_version_of_a_source_is_written_once(table):
    def source() -> Source:
        return Source.objects.create(
            partnership=table.partnership, party=table.management, name="PayPro", signature="s", version=1,
            layout={}, made_by_alias="p-1", made_at=NOON,
        )  # fmt: skip

    source()
    hits("filings_source_version_once", source)


def a_finding(filing: Filing, **fields: Any) -> Finding:
    usual = {
        "rule": "hours_are_possible", "severity": Severity.ERROR, "position": 0, "count": 1, "lines": 1,
    }  # fmt: skip
    return Finding.objects.create(filing=filing, **usual | fields)


def test_a_check_finds_once_and_finds_something(table):
    filing = a_filing(table)
    a_finding(filing)

    hits("filings_finding_once", lambda: a_finding(filing))
    hits("filings_finding_found", lambda: a_finding(filing, rule="other", count=0))
    hits("filings_severity_known", lambda: a_finding(filing, rule="other", severity="fatal"))


def test_an_answer_has_a_kind_a_reason_and_a_person(table):
    filing = a_filing(table)
    whole = {
        "reply": "other",
        "reply_reason": "Why.",
        "replied_by": table.marcus,
        "replied_at": NOON,
    }
    a_finding(filing, **whole)

    for lacking in ({"reply": ""}, {"reply_reason": ""}, {"replied_by": None}):
        hits(
            "filings_reply_whole",
            lambda lacking=lacking: a_finding(filing, rule="other", **whole | lacking),
        )


def certify(table: Table, filing: Filing, side: str, by: Any, **fields: Any) -> Certification:
    return Certification.objects.create(
        filing=filing, side=side, seat=table.seats["labor"], name_typed="x", signed_by=by,
        signed_at=NOON, digest="d" * 64, **fields,
    )  # fmt: skip


def test_a_side_certifies_once_and_two_different_people_do_it(table):
    filing = a_filing(table)
    certify(table, filing, Side.LABOR, table.lena)

    hits(
        "filings_one_certification_a_side",
        lambda: certify(table, filing, Side.LABOR, table.marcus),
    )
    hits(
        "filings_two_different_people",
        lambda: certify(table, filing, Side.MANAGEMENT, table.lena),
    )
    hits("filings_certifying_side", lambda: certify(table, filing, Side.THIRD, table.marcus))


def test_what_was_cleared_no_longer_counts(table):
    filing = a_filing(table)
    certify(table, filing, Side.LABOR, table.lena, cleared_at=NOON)

    certify(table, filing, Side.LABOR, table.lena)


def test_records_say_what_they_are(table):
    filing = a_filing(table)

    assert str(filing) == "Harbor Trades 1"
    assert str(a_finding(filing)) == "hours_are_possible: 1"
    assert str(certify(table, filing, Side.LABOR, table.lena)) == "Harbor Trades 1: labor"
    assert str(Source(name="PayPro", version=2)) == "PayPro (2)"
    assert filing.period is None
