"""Two sides certify one digest and get one receipt; a correction replaces what it names."""

from __future__ import annotations

from datetime import timedelta

import pytest

from highroad.areas.accounts.models import Message
from highroad.areas.filings import actions, queries
from highroad.areas.filings.vocabulary import CorrectionKind, FilingStatus
from highroad.kit.answers import NotFound, Refused
from highroad.kit.periods import Period
from tests import cast
from tests.areas.filings.desk import acts_of, certified, locked, recorded, sign, submit
from tests.areas.filings.payrolls import (
    CLEAN,
    HEADER,
    WITH_ERROR,
    WITH_WARNING,
    upload,
)
from tests.cast import NOON
from tests.table import Table, make_table

pytestmark = pytest.mark.django_db


@pytest.fixture
def table() -> Table:
    return make_table()


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


def test_a_certification_carries_a_name(table):
    filing = locked(table)

    with pytest.raises(Refused, match="Type your name"):
        actions.certify(
            filing=filing, digest=filing.digest, name_typed="  ", by=table.lena, at=NOON
        )


def test_a_scan_is_cut_to_the_filings_that_touch_the_period(table):
    certified(table)
    march, may = Period.quarter(2026, 1), Period.quarter(2026, 2)

    found = {
        period: queries.accepted(partnership=table.partnership, period=period, seen_by=table.marcus)
        for period in (march, may)
    }

    assert (len(found[march]), len(found[may])) == (1, 0)
    assert found[march].certified_on == NOON.date()
    assert found[may].certified_on is None
