"""The way of a filing, by its actions: two sides, one digest, one receipt."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from django.conf import settings

from highroad.areas.accounts.models import Message
from highroad.areas.filings import actions, queries
from highroad.areas.filings.models import Filing, Finding, Source
from highroad.areas.filings.rows import store
from highroad.areas.filings.vocabulary import CorrectionKind, FilingStatus, Reply
from highroad.areas.ledger.models import Entry
from highroad.kit.answers import NotFound, Refused
from tests import cast
from tests.areas.filings.payrolls import (
    CLEAN,
    HEADER,
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


def submit(table: Table, rows=CLEAN, **more) -> Filing:
    more.setdefault("upload", upload(as_csv(rows=rows)))
    return actions.submit(
        partnership=table.partnership, party=table.management, by=table.marcus, at=NOON, **more
    )


def locked(table: Table, rows=CLEAN, **more) -> Filing:
    return actions.lock(filing=submit(table, rows, **more), by=table.marcus, at=NOON)


def certified(table: Table, rows=CLEAN, **more) -> Filing:
    filing = locked(table, rows, **more)
    sign(filing, table.lena)
    sign(filing, table.marcus)
    filing.refresh_from_db()
    return filing


def sign(filing: Filing, by, **more):
    more.setdefault("digest", Filing.objects.get(pk=filing.pk).digest)
    return actions.certify(filing=filing, name_typed=by.name, by=by, at=NOON, **more)


def acts_of(table: Table) -> list[str]:
    lines = Entry.objects.filter(log__name=table.partnership.log).order_by("number")
    return [line.line for line in lines]


def recorded(table: Table, act: str) -> int:
    return sum(act in line for line in acts_of(table))


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


def test_locking_asks_the_key_holders_of_both_sides(table):
    filing = locked(table)

    asked = Message.objects.filter(event__startswith="filing.certify", closed_at=None)
    assert {message.to for message in asked} == {table.lena, table.marcus}
    assert [w.what for w in queries.waiting_for(table.lena)] == ["certify"]
    assert filing.status == FilingStatus.LOCKED


def test_both_sides_certify_in_any_order_and_get_one_receipt(table):
    filing = locked(table)

    sign(filing, table.lena)
    filing.refresh_from_db()
    assert filing.status == FilingStatus.HALF_CERTIFIED
    assert not queries.waiting_for(table.lena)
    sign(filing, table.marcus)
    filing.refresh_from_db()

    assert filing.status == FilingStatus.CERTIFIED
    assert filing.receipt_number.endswith(filing.digest[:8].upper())
    assert filing.receipt_at == NOON
    assert not Message.objects.filter(event__startswith="filing.certify", closed_at=None).exists()
    assert recorded(table, "filing.certified") == 2
    assert {m.to for m in Message.objects.filter(event="filing.receipt")} == {
        table.lena,
        table.marcus,
    }


def test_one_side_certifies_once(table):
    filing = locked(table)
    sign(filing, table.lena)

    with pytest.raises(Refused, match="already certified"):
        sign(filing, table.lena)


def test_what_is_certified_is_what_was_read(table):
    filing = locked(table)

    with pytest.raises(Refused, match="has changed"):
        sign(filing, table.lena, digest="0" * 64)


def test_nobody_without_a_key_certifies(table):
    filing = locked(table)

    with pytest.raises(Refused):
        sign(filing, table.sam)


def test_opening_again_clears_certifications_and_tells_both_sides(table):
    filing = locked(table)
    sign(filing, table.lena)

    actions.unlock(filing=filing, reason="A week is missing.", by=table.lena, at=NOON)

    filing.refresh_from_db()
    assert filing.status == FilingStatus.READY
    assert not queries.list_certifications_for_system(filing)
    assert {m.to for m in Message.objects.filter(event="filing.unlocked")} == {
        table.lena,
        table.marcus,
    }
    assert recorded(table, "filing.unlocked") == 1
    sign(actions.lock(filing=filing, by=table.marcus, at=NOON + timedelta(hours=1)), table.lena)


def test_opening_again_needs_a_reason_and_a_right(table):
    filing = locked(table)

    with pytest.raises(Refused, match="Give a reason"):
        actions.unlock(filing=filing, reason="", by=table.lena, at=NOON)
    with pytest.raises(Refused):
        actions.unlock(filing=filing, reason="Why not.", by=cast.olu(), at=NOON)


def test_the_old_filing_stays_official_until_its_correction_is_certified(table):
    old = certified(table)
    corrected = [(*CLEAN[0][:5], "41", *CLEAN[0][6:7], "1230", *CLEAN[0][8:]), *CLEAN[1:]]

    new = submit(
        table,
        corrected,
        corrects=old,
        correction_kind=CorrectionKind.HOURS,
        reason="One hour was left out.",
    )
    assert queries.accepted(
        partnership=table.partnership, period=None, seen_by=table.lena
    ).keys == (old.rows_key,)
    actions.lock(filing=new, by=table.marcus, at=NOON)
    sign(new, table.marcus)
    old.refresh_from_db()
    assert old.status == FilingStatus.CERTIFIED
    sign(new, table.lena)

    old.refresh_from_db()
    new.refresh_from_db()
    assert (old.status, new.status) == (FilingStatus.REPLACED, FilingStatus.CERTIFIED)
    assert recorded(table, "filing.corrected") == 1
    scan = queries.accepted(partnership=table.partnership, period=None, seen_by=table.lena)
    assert scan.keys == (new.rows_key,)


def test_a_correction_says_why_and_changes_something(table):
    old = certified(table)

    with pytest.raises(Refused, match="Say why"):
        submit(table, WITH_ERROR, corrects=old, reason="")
    with pytest.raises(Refused, match="Nothing has changed"):
        submit(table, corrects=old, correction_kind=CorrectionKind.HOURS, reason="Hours.")


def test_only_one_correction_is_under_way(table):
    old = certified(table)
    submit(table, WITH_ERROR, corrects=old, correction_kind=CorrectionKind.HOURS, reason="Hours.")

    with pytest.raises(Refused, match="already under way"):
        submit(
            table, WITH_WARNING, corrects=old, correction_kind=CorrectionKind.HOURS, reason="Again."
        )


def test_a_correction_can_be_uploaded_again_before_it_is_locked(table):
    old = certified(table)
    named = {"corrects": old, "correction_kind": CorrectionKind.HOURS, "reason": "Hours."}
    wrong = submit(table, WITH_ERROR, **named)

    right = submit(table, WITH_WARNING, instead_of=wrong, **named)

    wrong.refresh_from_db()
    assert (wrong.status, right.replaces) == (FilingStatus.REMOVED, old)


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

    now = datetime.now(tz=NOON.tzinfo)
    assert actions.sweep(at=now) == []
    assert actions.sweep(at=now + timedelta(days=2)) == [stray.name]
    assert store.check(Path(settings.ROWS_ROOT), table.partnership.key, filing.rows_key)
    assert queries.upload_of(filing).exists()


def test_lines_are_for_those_who_filed_and_for_holders_of_a_key(table):
    filing = submit(table, WITH_WARNING)

    for person in (table.lena, table.marcus):
        assert queries.list_problems(filing, person)[0].rows
        assert queries.list_groups(filing, person)
    assert queries.list_problems(filing, table.sam)[0].rows == ()
    assert queries.list_groups(filing, table.sam) == []
    for reading in (
        queries.original_file,
        queries.returned_file,
        queries.error_report,
        queries.get_matching,
    ):
        with pytest.raises(NotFound):
            reading(filing, table.sam)


def test_whoever_has_no_seat_finds_no_filing(table):
    filing = submit(table)

    for person in (cast.olu(), table.sam):
        with pytest.raises(NotFound):
            queries.get_filing(filing.key, person)
        with pytest.raises(NotFound):
            queries.list_filings(table.partnership, person)
        with pytest.raises(NotFound):
            queries.accepted(partnership=table.partnership, period=None, seen_by=person)


def test_the_joint_record_names_no_worker_and_no_file(table):
    certified(table, WITH_WARNING[:3])

    told = "\n".join(acts_of(table))
    assert "B-1" not in told
    assert "payroll.csv" not in told


def test_the_header_of_the_template_needs_no_matching(table):
    filled = queries.template_file() + ",".join(CLEAN[0]).encode() + b"\r\n"

    filing = submit(table, upload=upload(filled, "template.csv"))

    assert filing.status == FilingStatus.READY
    assert HEADER[0] in queries.template_file().decode("utf-8-sig")
