"""Mentors and complaints: who fits, when silence is too long, and by which day what."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest

from highroad.areas.training.rules import complaints, mentoring
from highroad.areas.training.rules.mentoring import Need, Offer
from highroad.areas.training.rules.packs import complaints_on
from highroad.areas.training.vocabulary.staying import ComplaintRoute, ComplaintState

pytestmark = pytest.mark.pure
CRAFT = "47-2152.00"
DAY = date(2025, 3, 3)


def offer(number: int, **changes: Any) -> Offer:
    given = {
        "key": UUID(int=number), "craft": CRAFT, "site": "Pier 4", "most": 2, "load": 0,
        "languages": mentoring.languages_of("English, Spanish"), **changes,
    }  # fmt: skip
    return Offer(**given)


def found(*offers: Offer, **need: str) -> list[int]:
    given = Need(**{"craft": CRAFT, **need})
    return [each.offer.key.int for each in mentoring.matches(offers, given)]


def test_the_same_site_comes_first_and_then_the_smallest_load():
    offers = (offer(1, site="Ferry"), offer(2, load=1), offer(3), offer(4, site="ferry "))

    assert found(*offers, site="Pier 4") == [3, 2, 1, 4]
    assert found(*offers, site="FERRY") == [1, 4, 3, 2]
    assert found(*offers) == [1, 3, 4, 2]


@pytest.mark.parametrize(
    ("changes", "need", "fits"),
    [
        ({}, {}, True),
        ({"craft": "47-2111.00"}, {}, False),
        ({"load": 2}, {}, False),
        ({"load": 1}, {}, True),
        ({"is_beside": True}, {}, False),
        ({}, {"language": "SPANISH"}, True),
        ({}, {"language": "Tagalog"}, False),
        ({"languages": frozenset()}, {"language": "English"}, False),
        ({"site": "Elsewhere"}, {"site": "Pier 4"}, True),
    ],
)
def test_craft_language_and_room_must_be_there(
    changes: dict[str, Any], need: dict[str, str], fits: bool
):
    assert bool(found(offer(1, **changes), **need)) is fits


@pytest.mark.parametrize(
    ("last", "days", "is_silent"),
    [(None, 20, False), (None, 21, True), (5, 25, False), (5, 26, True), (-9, 21, True)],
)
def test_three_weeks_without_a_word_are_too_long(last: int | None, days: int, is_silent: bool):
    """C37: 21 days. A check-in from before the pair counts for nothing."""
    when = {"last": None if last is None else DAY + timedelta(days=last), "from_on": DAY}

    assert mentoring.is_silent(**when, on=DAY + timedelta(days=days)) is is_silent
    assert (DAY + timedelta(days=days) >= mentoring.alert_on(**when)) is is_silent


def test_mentees_become_mentors():
    people = [UUID(int=number) for number in range(8)]

    made = mentoring.conversion([*people, people[0]], [people[1], people[2], UUID(int=99)])

    assert (made.mentored, made.became, made.percent) == (8, 2, 25)
    assert mentoring.conversion([], [people[0]]).percent is None
    assert [mentoring.Conversion(mentored=n, became=k).percent for k, n in ((2, 3), (1, 3), (1, 8), (1, 200))] == [67, 33, 13, 1]  # fmt: skip


def clocks(route: ComplaintRoute, **changes: Any) -> complaints.ComplaintClocks:
    given = {"happened_on": DAY, "filed_on": DAY + timedelta(days=9), "ruled_on": None, **changes}
    return complaints.clocks_of(route, pack=complaints_on(DAY), **given)


def test_a_complaint_has_15_then_30_then_60_days():
    """OA Bulletin 2023-52: general complaints to the sponsor."""
    found = clocks(ComplaintRoute.SPONSOR)

    assert (found.file_by, found.rule_by, found.appeal_by) == (
        date(2025, 3, 18), date(2025, 4, 11), None,
    )  # fmt: skip
    ruled = clocks(ComplaintRoute.SPONSOR, ruled_on=date(2025, 4, 1))
    assert ruled.appeal_by == date(2025, 5, 31)


def test_discrimination_has_300_days_and_the_bargained_way_its_own():
    assert clocks(ComplaintRoute.DISCRIMINATION).file_by == date(2025, 12, 28)
    for route in (ComplaintRoute.BARGAINED, ComplaintRoute.AGENCY):
        assert clocks(route) == complaints.ComplaintClocks(file_by=None, rule_by=None, appeal_by=None)  # fmt: skip


@pytest.mark.parametrize(
    ("route", "ruled", "appealed", "state"),
    [
        ("sponsor", None, None, ComplaintState.OPEN),
        ("sponsor", DAY, None, ComplaintState.ANSWERED),
        ("sponsor", DAY, DAY, ComplaintState.APPEALED),
        ("bargained", None, None, ComplaintState.ELSEWHERE),
        ("discrimination", None, None, ComplaintState.ELSEWHERE),
    ],
)
def test_where_a_complaint_stands(
    route: str, ruled: date | None, appealed: date | None, state: ComplaintState
):
    assert complaints.state_of(route, ruled_on=ruled, appealed_on=appealed) is state


def test_the_way_of_a_complaint_has_an_order():
    day = timedelta(days=1)
    said = [
        complaints.may_file(happened_on=DAY, filed_on=DAY, today=DAY),
        complaints.may_file(happened_on=DAY, filed_on=DAY - day, today=DAY),
        complaints.may_file(happened_on=DAY + day, filed_on=DAY + day, today=DAY),
        complaints.may_rule("sponsor", filed_on=DAY, ruled_on=DAY, before=None),
        complaints.may_rule("bargained", filed_on=DAY, ruled_on=DAY, before=None),
        complaints.may_rule("sponsor", filed_on=DAY, ruled_on=DAY, before=DAY),
        complaints.may_rule("sponsor", filed_on=DAY, ruled_on=DAY - day, before=None),
        complaints.may_appeal(ruled_on=DAY, appealed_on=DAY, before=None),
        complaints.may_appeal(ruled_on=None, appealed_on=DAY, before=None),
        complaints.may_appeal(ruled_on=DAY, appealed_on=DAY, before=DAY),
        complaints.may_appeal(ruled_on=DAY, appealed_on=DAY - day, before=None),
    ]

    assert [bool(each) for each in said] == [True, False, False, True, False, False, False, True, False, False, False]  # fmt: skip
