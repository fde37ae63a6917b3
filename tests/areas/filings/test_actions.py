"""Submitting, matching, checking, answering: what happens to a file until it can be locked."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from django.conf import settings

from highroad.areas.filings import actions, queries
from highroad.areas.filings.models import Filing, Finding, Source
from highroad.areas.filings.rows import store
from highroad.areas.filings.vocabulary import FilingStatus, Reply
from highroad.kit.answers import Refused
from tests import cast
from tests.areas.filings.desk import certified, locked, recorded, submit
from tests.areas.filings.payrolls import (
    CLEAN,
    OTHER,
    OTHER_HEADER,
    WITH_ERROR,
    WITH_WARNING,
    as_csv,
    as_xlsx,
    upload,
)
from tests.cast import NOON
from tests.table import Table, make_table

pytestmark = pytest.mark.django_db


@pytest.fixture
def table() -> Table:
    return make_table()


def test_a_clean_file_is_ready_to_be_locked(table):
    filing = submit(table)

    assert filing.status == FilingStatus.READY
    assert (filing.number, filing.line_count, filing.quarantined_count) == (1, 3, 0)
    assert str(filing.period) == "2026-02-23..2026-03-08"
    assert recorded(table, "filing.submitted") == 1


def test_rows_and_upload_are_on_the_disk_and_agree_with_their_digests(table):
    filing = submit(table)

    manifest = store.check(Path(settings.ROWS_ROOT), table.partnership.key, filing.rows_key)
    assert manifest.sha256 == filing.rows_digest
    assert queries.upload_of(filing).read_bytes() == as_csv()


def test_errors_send_it_back_with_the_filers_own_identifier(table):
    filing = submit(table, WITH_ERROR)

    problems = queries.list_problems(filing, table.marcus)
    assert filing.status == FilingStatus.NEEDS_CORRECTION
    assert problems[0].rows[0].who == "B-2"
    assert problems[0].rows[0].message == "400 hours in one week are not possible; a week has 168."
    assert problems[0].rows[0].line == 5


def test_a_filing_with_errors_cannot_be_locked(table):
    filing = submit(table, WITH_ERROR)

    with pytest.raises(Refused):
        actions.lock(filing=filing, by=table.marcus, at=NOON)


def test_the_same_file_again_is_the_same_filing(table):
    first = submit(table)

    assert submit(table).pk == first.pk
    assert Filing.objects.count() == 1


def test_the_same_lines_in_another_format_and_order_are_a_copy(table):
    submit(table)

    with pytest.raises(Refused, match="holds the same lines"):
        submit(table, upload=upload(as_xlsx(rows=CLEAN[::-1]), "payroll (1).xlsx"))
    assert Filing.objects.count() == 1


def test_a_file_that_cannot_be_read_leaves_nothing_behind(table):
    with pytest.raises(Refused, match=r"header and no lines"):
        submit(table, upload=upload(as_csv(rows=())))

    assert not Filing.objects.exists()
    assert not list(Path(settings.MEDIA_ROOT).rglob("*"))
    assert not [path for path in Path(settings.ROWS_ROOT).rglob("*") if path.is_file()]
    assert not list((Path(settings.DATA) / "scratch").iterdir())


def test_a_full_social_security_number_is_refused_and_nowhere_kept(table):
    rows = [*CLEAN, (*CLEAN[0][:3], "123-45-6789", *CLEAN[0][4:])]

    with pytest.raises(Refused) as refused:
        submit(table, rows)

    assert "Row 5" in refused.value.reason
    assert "6789" not in refused.value.reason
    kept = [p for p in Path(settings.DATA).rglob("*") if p.is_file()]
    assert not [path for path in kept if b"123-45-6789" in path.read_bytes()]


def test_only_somebody_who_sits_for_the_organization_files_for_it(table):
    with pytest.raises(Refused):
        actions.submit(
            partnership=table.partnership, party=table.management, by=table.lena, at=NOON,
            upload=upload(as_csv()),
        )  # fmt: skip


def test_somebody_without_a_seat_files_nothing(table):
    with pytest.raises(Refused):
        actions.submit(
            partnership=table.partnership, party=table.management, by=cast.olu(), at=NOON,
            upload=upload(as_csv()),
        )  # fmt: skip


def test_a_new_layout_is_matched_once_and_known_again(table):
    filing = submit(table, upload=upload(as_csv(OTHER_HEADER, OTHER)))
    assert filing.status == FilingStatus.MAPPING

    proposed = queries.get_matching(filing, table.marcus).proposed
    matched = actions.match_columns(
        filing=filing, layout=proposed, source_name="PayPro", by=table.marcus, at=NOON
    )
    later = [(*row[:2], "03/15/2026", *row[3:]) for row in OTHER[:1]]
    again = submit(table, upload=upload(as_csv(OTHER_HEADER, later), "next.csv"))

    assert matched.status == FilingStatus.READY
    assert (matched.totals["hours"], str(matched.period)) == ("80", "2026-02-23..2026-03-08")
    assert again.status == FilingStatus.READY
    assert again.source.name == "PayPro"
    assert recorded(table, "source.mapped") == 1


def test_a_layout_needs_the_fields_a_filing_cannot_do_without(table):
    filing = submit(table, upload=upload(as_csv(OTHER_HEADER, OTHER)))
    proposed = queries.get_matching(filing, table.marcus).proposed
    columns = {name: column for name, column in proposed.columns.items() if name != "hours"}

    with pytest.raises(Refused, match="No column is chosen"):
        actions.match_columns(
            filing=filing, layout=replace(proposed, columns=columns), source_name="",
            by=table.marcus, at=NOON,
        )  # fmt: skip
    twice = {**proposed.columns, "net": proposed.columns["gross"]}
    with pytest.raises(Refused, match="chosen twice"):
        actions.match_columns(
            filing=filing, layout=replace(proposed, columns=twice), source_name="",
            by=table.marcus, at=NOON,
        )  # fmt: skip
    assert not Source.objects.exists()


def test_a_corrected_upload_takes_the_place_of_the_one_with_errors(table):
    wrong = submit(table, WITH_ERROR)

    right = submit(table, instead_of=wrong)

    wrong.refresh_from_db()
    assert (wrong.status, right.status) == (FilingStatus.REMOVED, FilingStatus.READY)
    assert right.number == 2


def test_each_warning_is_answered_once_with_a_name_and_a_reason(table):
    filing = submit(table, WITH_WARNING)
    assert filing.status == FilingStatus.WARNINGS
    answer = {
        "filing": filing, "rules": ["pay_covers_straight_time"], "reply": Reply.OTHER,
        "by": table.marcus, "at": NOON,
    }  # fmt: skip

    with pytest.raises(Refused, match="Give a reason"):
        actions.reply(**answer, reason=" ")
    held = actions.reply(**answer, reason="Two days were paid on another project.")

    assert held.status == FilingStatus.READY
    finding = Finding.objects.get()
    assert (finding.replied_by, finding.is_open) == (table.marcus, False)
    assert recorded(table, "finding.answered") == 1
    with pytest.raises(Refused):
        actions.reply(**answer, reason="Again.")


def test_the_last_reason_for_a_rule_is_remembered(table):
    filing = submit(table, WITH_WARNING)
    actions.reply(
        filing=filing, rules=["pay_covers_straight_time"], reply=Reply.OTHER, reason="Two days elsewhere.",
        by=table.marcus, at=NOON,
    )  # fmt: skip
    later = [(*row[:2], "2026-04-05", *row[3:]) for row in WITH_WARNING[-1:]]

    again = submit(table, later, upload=upload(as_csv(rows=later), "april.csv"))

    assert queries.remembered_reasons(again, table.marcus) == {
        "pay_covers_straight_time": ("other", "Two days elsewhere.")
    }


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("payroll.pdf", b"%PDF", "are not read"),
        ("payroll.xls", b"old", "old Excel format"),
        ("payroll.xlsm", b"macros", "holds macros"),
        ("payroll.csv", b"", "The file is empty"),
        ("pay\nroll.csv", b"x", "characters that are not allowed"),
        ("payroll.csv", b"x" * 3_000, "MB are allowed"),
    ],
)
def test_a_file_is_refused_while_it_arrives(table, settings, name, content, sentence):
    settings.FILINGS = {**settings.FILINGS, "bytes": 2_000}

    with pytest.raises(Refused) as refused:
        submit(table, upload=upload(content, name))

    assert sentence in refused.value.reason
    assert not Filing.objects.exists()


def test_a_locked_filing_is_not_set_aside_by_an_upload(table):
    filing = locked(table)

    with pytest.raises(Refused):
        submit(table, WITH_WARNING, instead_of=filing)


def test_nobody_sets_aside_a_filing_of_another_organization(table):
    filing = submit(table, WITH_ERROR)

    with pytest.raises(Refused, match="another organization"):
        actions.submit(
            partnership=table.partnership, party=table.labor, by=table.lena, at=NOON,
            upload=upload(as_csv()), instead_of=filing,
        )  # fmt: skip


def test_an_answer_is_of_a_known_kind_and_for_a_warning_that_waits(table):
    filing = submit(table, WITH_WARNING)
    given = {"filing": filing, "reason": "Why.", "by": table.marcus, "at": NOON}

    with pytest.raises(Refused, match="kind of answer"):
        actions.reply(**given, rules=["pay_covers_straight_time"], reply="whatever")
    for rules in ([], ["hours_are_possible"]):
        with pytest.raises(Refused, match="answered already"):
            actions.reply(**given, rules=rules, reply=Reply.OTHER)


def test_whoever_is_waited_for_is_told_what_for(table):
    filing = submit(table, WITH_WARNING)

    assert [(w.filing.pk, w.what) for w in queries.waiting_for(table.marcus)] == [
        (filing.pk, "review")
    ]
    assert queries.waiting_for(table.lena) == []


def test_the_guide_gets_counts_and_coverage_and_no_line(table):
    assert queries.certified_public(table.partnership).filings == 0

    certified(table)

    summary = queries.certified_public(table.partnership)
    assert (summary.filings, summary.line_count, summary.quarantined_count) == (1, 3, 0)
    assert (summary.sex_coverage, summary.race_coverage) == (100, 100)
    assert summary.certified_at == NOON
