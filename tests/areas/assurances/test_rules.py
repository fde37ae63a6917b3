"""Terms, notice clocks, documents, the state of a clause, the moves of a breach: truth tables."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from highroad.areas.assurances.rules import agreements, clauses
from highroad.areas.assurances.rules.clauses import Standing
from highroad.areas.assurances.vocabulary import (
    AgreementStance,
    AgreementStatus,
    BreachAct,
    BreachState,
    ClauseState,
    DayCount,
    NoticeSector,
)

pytestmark = pytest.mark.pure
DAY = date(2026, 3, 2)


@pytest.mark.parametrize(
    ("asked", "days", "count", "due"),
    [
        # Reference, capability 18: asked Thu 6 Mar 2025, three days.
        (date(2025, 3, 6), 3, DayCount.WORKING, date(2025, 3, 11)),
        (date(2025, 3, 6), 3, DayCount.CALENDAR, date(2025, 3, 9)),
        # Others, by hand.
        (date(2025, 3, 7), 1, DayCount.WORKING, date(2025, 3, 10)),
        (date(2025, 3, 7), 0, DayCount.WORKING, date(2025, 3, 7)),
        (date(2025, 12, 29), 5, DayCount.CALENDAR, date(2026, 1, 3)),
        (date(2025, 3, 8), 10, DayCount.WORKING, date(2025, 3, 21)),
    ],
)
def test_an_answer_is_due_as_the_clause_counts(asked: date, days: int, count: DayCount, due: date):
    assert clauses.answer_due(asked, days, count) == due


def test_a_holiday_is_no_working_day():
    labor_day = date(2025, 9, 1)

    due = clauses.answer_due(date(2025, 8, 29), 1, DayCount.WORKING, [labor_day])

    assert due == date(2025, 9, 2)


@pytest.mark.parametrize(
    ("sector", "ends", "expected"),
    [
        # 29 U.S.C. 158(d) as FMCS's page on notices reads it: 60 and 30 days; in health care 90 and 60.
        (NoticeSector.GENERAL, date(2026, 12, 31), [("other_party", date(2026, 11, 1)), ("mediators", date(2026, 12, 1))]),
        (NoticeSector.HEALTH_CARE, date(2026, 12, 31), [("other_party", date(2026, 10, 2)), ("mediators", date(2026, 11, 1))]),
        (NoticeSector.GENERAL, date(2028, 3, 31), [("other_party", date(2028, 1, 31)), ("mediators", date(2028, 3, 1))]),
        (NoticeSector.HEALTH_CARE, date(1970, 12, 31), []),
        (NoticeSector.PUBLIC, date(2026, 12, 31), []),
        (NoticeSector.RAIL_AND_AIR, date(2026, 12, 31), []),
        (NoticeSector.GENERAL, None, []),
    ],
)  # fmt: skip
def test_notices_fall_due_by_sector(sector: NoticeSector, ends: date | None, expected: list[Any]):
    found = agreements.notices(sector, ends, None)

    assert [(notice.to, notice.on) for notice in found] == expected
    assert all(notice.citation.startswith("29 U.S.C. 158(d)") for notice in found)


def test_a_notice_of_the_text_itself_stands_in_order():
    found = agreements.notices(NoticeSector.GENERAL, date(2026, 12, 31), date(2026, 11, 15))

    assert [notice.to for notice in found] == ["other_party", "own", "mediators"]


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({}, AgreementStatus.IN_FORCE),
        ({"from_on": DAY + timedelta(days=1)}, AgreementStatus.AHEAD),
        ({"to_on": DAY}, AgreementStatus.IN_FORCE),
        ({"to_on": DAY - timedelta(days=1)}, AgreementStatus.EXPIRED),
        ({"ended_on": DAY}, AgreementStatus.IN_FORCE),
        ({"ended_on": DAY - timedelta(days=1)}, AgreementStatus.ENDED),
        ({"is_replaced": True}, AgreementStatus.REPLACED),
    ],
)
def test_the_term_of_an_agreement(change: dict[str, Any], expected: AgreementStatus):
    given = {"from_on": date(2026, 1, 1), "to_on": None, "ended_on": None, "is_replaced": False}

    assert agreements.status(**{**given, **change}, on=DAY) is expected  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("name", "content", "why"),
    [
        ("signed.exe", b"MZ", "cannot be kept"),
        ("signed.pdf", b"", "not empty"),
        ("signed.pdf", b"PK\x03\x04 a zip", "is something else"),
        ("signed.docx", b"%PDF-1.7", "is something else"),
        ("scan.pdf", b"%PDF-1.4 /Image" + b"x" * 3000, "cut off"),
        ("scan.pdf", b"%PDF-1.4 /Encrypt 5 0 R %%EOF", "password"),
        ("signed.txt", b"x" * (10 * 1024 * 1024 + 1), "10 MB"),
        ("signed", b"%PDF-1.7 %%EOF", "has no ending"),
        ("page-1.JPG", b"\xff\xd8\xff", "all pages into one PDF"),
        ("page.tiff", b"II*\x00", "all pages into one PDF"),
        ("signed.doc", b"\xd0\xcf\x11\xe0", "older kind of document"),
        ("signed.docx", b"\xd0\xcf\x11\xe0 locked", "password"),
        ("signed.docx", b"PK\x03\x04 word/document.xml", "cut off"),
        ("signed.docx", b"PK\x03\x04 xl/workbook.xml PK\x05\x06", "is something else"),
        ("signed.odt", b"PK\x03\x04 word/document.xml PK\x05\x06", "is something else"),
        ("signed.txt", b"words\x00\x01", "is something else"),
        ("signed.txt", b" \n ", "not empty"),
        ("signed.pdf", b"<html>", "is something else"),
        ("signed.pdf", b"%PDF-1.7 /Launch %%EOF", "holds a program"),
        ("signed.pdf", b"%PDF-1.7 /JavaScript %%EOF", "holds a program"),
    ],
)
def test_a_bad_document_is_told_in_words(name: str, content: bytes, why: str):
    assert why in agreements.may_be_kept(name, content).reason


@pytest.mark.parametrize(
    ("name", "content"),
    [("a.pdf", b"%PDF-1.7 ... %%EOF"), ("A.PDF", b"%PDF-1.7 %%EOF\n"), ("a.txt", b"words"),
     ("a.docx", b"PK\x03\x04 word/document.xml PK\x05\x06"), ("a.odt", b"PK\x03\x04 content.xml PK\x05\x06")],
)  # fmt: skip
def test_a_document_is_kept(name: str, content: bytes):
    assert agreements.may_be_kept(name, content)


def test_pictures_of_pages_are_noticed():
    assert agreements.is_scan(b"%PDF /Image %%EOF")
    assert not agreements.is_scan(b"%PDF /Image /Font %%EOF")


YEAR = timedelta(days=365)


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({}, ClauseState.ENTERED),
        ({"is_asked": True}, ClauseState.ENTERED),
        ({"is_pledged": True}, ClauseState.PLEDGED),
        ({"is_refused": True}, ClauseState.REFUSED),
        ({"is_evidenced": True}, ClauseState.EVIDENCED),
        ({"verified_on": DAY}, ClauseState.VERIFIED),
        ({"verified_on": DAY - YEAR}, ClauseState.VERIFIED),
        ({"verified_on": DAY - YEAR - timedelta(days=1)}, ClauseState.LAPSED),
        ({"verified_on": DAY - YEAR - timedelta(days=1), "is_pledged": True}, ClauseState.LAPSED),
        ({"verified_on": DAY - YEAR - timedelta(days=1), "is_evidenced": True}, ClauseState.EVIDENCED),
        ({"verified_on": DAY - timedelta(days=8), "fresh_days": 7}, ClauseState.LAPSED),
        ({"verified_on": DAY, "is_breached": True}, ClauseState.BREACHED),
        ({"is_pledged": True, "is_breached": True}, ClauseState.BREACHED),
        ({"verified_on": DAY - timedelta(days=9), "cured_on": DAY - timedelta(days=2)}, ClauseState.CURED),
        ({"verified_on": DAY - timedelta(days=1), "cured_on": DAY - timedelta(days=2)}, ClauseState.VERIFIED),
        ({"cured_on": DAY, "is_evidenced": True}, ClauseState.EVIDENCED),
        ({"in_force": False, "verified_on": DAY}, ClauseState.OVER),
        ({"in_force": False, "is_breached": True}, ClauseState.OVER),
    ],
)  # fmt: skip
def test_the_state_of_a_clause(given: dict[str, Any], expected: ClauseState):
    assert clauses.clause_state(Standing(**{"in_force": True, **given}), DAY) is expected


@pytest.mark.parametrize(
    ("until", "expected"),
    [(None, False), (DAY, True), (DAY + timedelta(days=30), True), (DAY + timedelta(days=31), False),
     (DAY - timedelta(days=1), False)],
)  # fmt: skip
def test_both_sides_are_told_in_the_last_thirty_days(until: date | None, expected: bool):
    assert clauses.lapses_soon(until, DAY) is expected


def test_every_state_and_act_of_a_breach_stands_in_the_table():
    moving = {state for state, _act in clauses.TRANSITIONS}

    assert moving == clauses.UNSETTLED
    assert set(clauses.TRANSITIONS.values()) | {BreachState.OPEN} == set(BreachState)
    assert {act for _state, act in clauses.TRANSITIONS} == set(BreachAct) - {BreachAct.SAY}
    assert "[*] --> open: said" in clauses.drawn()


@pytest.mark.parametrize(
    ("acts", "expected"),
    [
        ([], BreachState.OPEN),
        ([BreachAct.DISPUTE, BreachAct.FIND], BreachState.OPEN),
        ([BreachAct.SAY_CURED], BreachState.CURE_SAID),
        ([BreachAct.SAY_CURED, BreachAct.NOT_CURED], BreachState.OPEN),
        ([BreachAct.ADMIT, BreachAct.SAY_CURED, BreachAct.CONFIRM_CURE], BreachState.CURED),
        ([BreachAct.TAKE_BACK], BreachState.TAKEN_BACK),
    ],
)
def test_where_a_breach_stands(acts: list[BreachAct], expected: BreachState):
    assert clauses.state_after(acts) is expected


@pytest.mark.parametrize(
    ("act", "side", "words", "why"),
    [
        (BreachAct.SAY_CURED, "management", "Posted again", ""),
        (BreachAct.SAY_CURED, "labor", "Posted again", "the clause binds"),
        (BreachAct.TAKE_BACK, "management", "x", "reported the breach"),
        (BreachAct.TAKE_BACK, "labor", "A mistake", ""),
        (BreachAct.TAKE_BACK, "labor", " ", "in a sentence"),
        (BreachAct.CONFIRM_CURE, "labor", "", "cannot be said"),
        (BreachAct.FIND, "labor", "Found", ""),
    ],
)
def test_each_side_says_what_is_its_own(act: BreachAct, side: str, words: str, why: str):
    answer = clauses.may_say(
        BreachState.OPEN, act, side=side, bound="management", reporter="labor", words=words
    )

    assert why in answer.reason if why else answer


def test_an_agreement_is_shared_once_both_sides_say_so():
    agree, dispute = AgreementStance.AGREE, AgreementStance.DISPUTE

    assert agreements.is_shared({"labor": agree, "management": agree})
    assert not agreements.is_shared({"labor": agree})
    assert not agreements.is_shared({"labor": agree, "management": dispute})


def test_the_newest_day_speaks_for_an_agreement():
    signed = date(2022, 5, 1)

    assert agreements.freshest(signed, None, []) == signed
    assert agreements.freshest(signed, date(2025, 5, 1), [date(2024, 1, 1)]) == date(2025, 5, 1)
    assert agreements.freshest(signed, date(2025, 5, 1), [date(2026, 1, 1)]) == date(2026, 1, 1)


@pytest.mark.parametrize(
    ("heading", "text", "days", "allowed"),
    [("Access", "Words", 365, True), ("Access", " ", 365, False), ("", "Words", 365, False),
     ("Access", "Words", 0, False), ("Access", "Words", 731, True), ("Access", "Words", 732, False)],
)  # fmt: skip
def test_what_is_a_clause(heading: str, text: str, days: int, allowed: bool):
    assert bool(clauses.may_be_clause(heading, text, days)) is allowed


@pytest.mark.parametrize(
    ("title", "signed", "to", "why"),
    [("", DAY, None, "name"), ("A", DAY + timedelta(days=1), None, "ahead"),
     ("A", DAY, DAY - timedelta(days=1), "before the first"), ("A", DAY, DAY, "")],
)  # fmt: skip
def test_what_can_be_entered(title: str, signed: date, to: date | None, why: str):
    answer = agreements.may_be_entered(title, signed, DAY, to, DAY)

    assert why in answer.reason if why else answer
