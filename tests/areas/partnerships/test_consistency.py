"""The check of a charter before it is adopted: each finding with its numbers, and none where all is well."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from highroad.areas.partnerships import rules
from highroad.areas.partnerships.rules import ClauseDraft, Concern, Facts, SideTerms
from highroad.areas.partnerships.vocabulary import ClauseKind, Side, Weight

pytestmark = pytest.mark.pure
LABOR, MANAGEMENT, THIRD = Side.LABOR, Side.MANAGEMENT, Side.THIRD
BOTH = (LABOR, MANAGEMENT)
DAY = date(2026, 3, 2)
K = ClauseKind
Given = dict[ClauseKind, dict[str, Any]]


def check(
    given: Given, *, seats: dict[Side, int] | None = None, chairs: tuple[Side, ...] = BOTH,
    ends: dict[Side, tuple[date | None, ...]] | None = None, keys: tuple[Side, ...] = BOTH,
    is_side_agreement: bool = False,
) -> list[Concern]:  # fmt: skip
    clauses = [ClauseDraft(kind, "In words.", values) for kind, values in given.items()]
    sides = [SideTerms(side) for side in keys]
    return rules.check(
        Facts(
            clauses=rules.read_charter(clauses, on=DAY, sides=sides),
            seats=seats or dict.fromkeys(keys, 4),
            chairs=frozenset(chairs),
            ends=ends or {},
            is_side_agreement=is_side_agreement,
        )
    )


def told(found: list[Concern], weight: Weight | None = None) -> list[str]:
    return [
        concern.what.reason
        for concern in found
        if concern.weight is not Weight.MISSING and weight in (None, concern.weight)
    ]


def both(number: int, **more: Any) -> dict[str, Any]:
    return {"labor": number, "management": number, **more}


@pytest.mark.parametrize("kind", [K.QUORUM_TO_MEET, K.QUORUM_TO_DECIDE])
def test_the_city_committee_of_four_and_four_with_a_quorum_of_six(kind: ClauseKind) -> None:
    """Six in all, and in the same sentence both co-chairs plus three more from each side."""
    found = check({K.MEMBERSHIP: both(4), kind: both(3, co_chairs=True, besides=True, total=6)})

    contradiction = told(found, Weight.CONTRADICTION)
    warning = told(found, Weight.WARNING)
    assert len(contradiction) == 1
    assert "states 6 seats in all, but its parts add up to 8" in contradiction[0]
    assert any("all 8 seats must be there" in line for line in warning)
    assert not rules.may_be_adopted(found)


@pytest.mark.parametrize(
    ("seats", "values", "total", "everybody"),
    [
        (4, both(3, total=6), None, False),
        (4, both(3, co_chairs=True, total=6), None, False),
        (4, both(3, co_chairs=True, besides=True, total=8), None, True),
        (5, both(3, co_chairs=True, besides=True, total=6), 8, False),
        (5, {"labor": 2, "management": 3, "total": 6}, 5, False),
        (3, both(3), None, True),
        (6, {"co_chairs": True, "total": 2}, None, False),
        (6, both(2, co_chairs=True, besides=True, total=4), 6, False),
    ],
)
def test_a_stated_total_is_the_sum_of_its_parts(
    seats: int, values: dict[str, Any], total: int | None, everybody: bool
) -> None:
    lines = told(check({K.MEMBERSHIP: both(seats), K.QUORUM_TO_MEET: values}))

    assert any("add up to" in line for line in lines) is (total is not None)
    if total is not None:
        assert any(f"add up to {total}." in line for line in lines)
    assert any("must be there, so one absence" in line for line in lines) is everybody


@pytest.mark.parametrize(
    ("membership", "seats", "quorum", "impossible"),
    [
        (both(3), {}, both(4), 2),
        ({"labor": 4, "management": 3}, {}, both(4), 1),
        ({}, {LABOR: 2, MANAGEMENT: 5}, both(3), 0),
        (both(4), {}, both(4), 0),
        (both(3), {}, both(3, co_chairs=True, besides=True), 2),
        (both(4), {}, both(3, co_chairs=True, besides=True), 0),
    ],
)
def test_a_quorum_that_no_roster_can_meet(
    membership: dict[str, Any], seats: dict[Side, int], quorum: dict[str, Any], impossible: int
) -> None:
    found = check({K.MEMBERSHIP: membership, K.QUORUM_TO_DECIDE: quorum}, seats=seats or None)

    assert len(told(found, Weight.IMPOSSIBLE)) == impossible
    if not membership:
        assert any("Labor needs 3 seats and has 2" in line for line in told(found, Weight.WARNING))


@pytest.mark.parametrize(
    ("seats", "rule", "quorum", "alone"),
    [
        ({LABOR: 4, MANAGEMENT: 2}, {"labor": "majority", "management": "majority"}, {}, "4 are enough, and Labor has 4"),
        ({LABOR: 4, MANAGEMENT: 4}, {"labor": "majority", "management": "majority"}, {}, ""),
        ({LABOR: 3, MANAGEMENT: 5}, {"labor": "majority", "management": "majority"}, {}, "5 are enough, and Management has 5"),
        ({LABOR: 4, MANAGEMENT: 2}, {"labor": "two_thirds", "management": "two_thirds"}, {}, "4 are enough, and Labor has 4"),
        ({LABOR: 4, MANAGEMENT: 3}, {"labor": "two_thirds", "management": "two_thirds"}, {}, ""),
        ({LABOR: 4, MANAGEMENT: 4}, {"labor": "majority", "management": "majority", "base": "cast"}, both(3), "4 are enough, and Labor has 4"),
        ({LABOR: 6, MANAGEMENT: 6}, {"labor": "majority", "management": "majority", "base": "cast"}, {"total": 7}, "4 are enough, and Labor has 6"),
        ({LABOR: 9, MANAGEMENT: 1}, {"labor": "unanimity", "management": "unanimity"}, {}, ""),
    ],
)  # fmt: skip
def test_a_rule_that_one_side_can_satisfy_alone(
    seats: dict[Side, int], rule: dict[str, Any], quorum: dict[str, Any], alone: str
) -> None:
    given: Given = {K.DECISION_RULE: {**rule, "counted": "together"}}
    if quorum:
        given[K.QUORUM_TO_DECIDE] = quorum
    counted_by_side: Given = {K.DECISION_RULE: rule}

    lines = told(check(given, seats=seats), Weight.ONE_SIDE)

    decided = [line for line in lines if "decide alone" in line]
    assert bool(decided) is bool(alone)
    assert not alone or alone in decided[0]
    assert not told(check(counted_by_side, seats=seats), Weight.ONE_SIDE)


@pytest.mark.parametrize(
    ("total", "seats", "weight"),
    [(4, 4, Weight.ONE_SIDE), (3, 4, Weight.ONE_SIDE), (5, 4, Weight.WARNING)],
)
def test_a_total_with_no_number_for_each_side(total: int, seats: int, weight: Weight) -> None:
    found = check({K.QUORUM_TO_MEET: {"total": total}}, seats=dict.fromkeys(BOTH, seats))

    assert any("no number for each side" in line for line in told(found, weight))


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({K.BETWEEN_MEETINGS: {"way": "one_co_chair"}}, "one co-chair alone"),
        ({K.FALLBACK: {"route": "management"}}, "Management decides in the end"),
        ({K.UNRESOLVED_ROUTE: {"route": "labor"}}, "Labor decides in the end"),
        ({K.AMENDMENT: {"way": "majority"}}, "against one side"),
    ],
)
def test_a_way_around_the_two_keys(given: Given, words: str) -> None:
    assert any(words in line for line in told(check(given), Weight.ONE_SIDE))


@pytest.mark.parametrize(
    ("terms", "ends", "count"),
    [
        (both(24), {}, 1),
        (both(24, staggered=True), {}, 0),
        ({"labor": 24, "management": 36}, {}, 0),
        ({"labor": 24}, {}, 0),
        ({}, {LABOR: (date(2027, 1, 1),) * 2}, 1),
        ({}, {LABOR: (date(2027, 1, 1), date(2028, 1, 1)), MANAGEMENT: (None, None)}, 0),
        ({}, {LABOR: (date(2027, 1, 1),)}, 0),
    ],
)
def test_terms_that_all_end_on_one_day(
    terms: dict[str, Any], ends: dict[Side, tuple[date | None, ...]], count: int
) -> None:
    assert len(told(check({K.TERMS: terms}, ends=ends), Weight.WARNING)) == count


@pytest.mark.parametrize(
    ("deadline", "words"),
    [
        ({"agenda": 2, "notice": 5}, "after the notice"),
        ({"agenda": 5, "notice": 5}, ""),
        ({"agenda": 7, "notice": 5}, ""),
        ({"agenda": 4, "days": "calendar", "notice": 3, "notice_days": "working"}, "after the notice"),
        ({"agenda": 5, "days": "working", "notice": 7, "notice_days": "calendar"}, ""),
        ({"agenda": 5, "days": "working", "notice": 8, "notice_days": "calendar"}, "after the notice"),
        ({"issues": 2, "agenda": 5}, "until 2 calendar days ahead, but the agenda is closed 5"),
        ({"issues": 5, "agenda": 2, "days": "working"}, ""),
    ],
)  # fmt: skip
def test_deadlines_come_in_order(deadline: dict[str, Any], words: str) -> None:
    found = told(check({K.AGENDA_DEADLINE: deadline}))

    assert bool(found) is bool(words)
    assert not words or words in found[0]


@pytest.mark.parametrize(
    ("every", "issues", "days", "impossible"),
    [
        ("weekly", 7, "calendar", True),
        ("weekly", 6, "calendar", False),
        ("weekly", 5, "working", True),
        ("monthly", 7, "calendar", False),
        ("monthly", 20, "working", True),
    ],
)
def test_a_deadline_before_the_last_meeting(
    every: str, issues: int, days: str, impossible: bool
) -> None:
    found = check(
        {K.FREQUENCY: {"every": every}, K.AGENDA_DEADLINE: {"issues": issues, "days": days}}
    )

    assert bool(told(found, Weight.IMPOSSIBLE)) is impossible


@pytest.mark.parametrize(
    ("given", "weight", "words"),
    [
        ({K.CHAIR_ROTATION: {"way": "together"}, K.MINUTE_KEEPER: {"way": "other_side"}}, Weight.CONTRADICTION, "no side chairs alone"),
        ({K.CHAIR_ROTATION: {"way": "labor"}, K.MINUTE_KEEPER: {"way": "labor"}}, Weight.WARNING, "same side always chairs"),
        ({K.MINUTES_POSTING: {"sign_days": 14, "post_days": 7}}, Weight.CONTRADICTION, "within 7 days"),
        ({K.MINUTES_POSTING: {"to": "nowhere", "post_days": 7}}, Weight.CONTRADICTION, "shown nowhere"),
        ({K.GUESTS: {"consent": "none", "voice": "freely"}}, Weight.CONTRADICTION, "No guests are let in"),
        ({K.MEETING_SHAPE: {"minutes": 30, "check_in": 15, "close": 15}}, Weight.IMPOSSIBLE, "lasts 30 minutes"),
        ({K.WITHOUT_QUORUM: {"work": "decide"}}, Weight.CONTRADICTION, "then there is no quorum"),
        ({K.QUORUM_TO_MEET: both(3), K.QUORUM_TO_DECIDE: both(2)}, Weight.WARNING, "only 2 to decide"),
        ({K.DECISION_RULE: {"labor": "unanimity"}, K.QUORUM_TO_DECIDE: both(2)}, Weight.WARNING, "all 4 seats must agree"),
        ({K.DECISION_RULE: {"labor": "chairs_word"}, K.QUORUM_TO_DECIDE: both(3)}, Weight.CONTRADICTION, "word alone, and yet 3"),
        ({K.MEMBERSHIP: both(4), K.DECISION_RULE: {"labor": "few_dissenters", "dissent": 4}}, Weight.IMPOSSIBLE, "4 seats and 4 may dissent"),
        ({K.DECISION_RULE: {"labor": "few_dissenters", "dissent": 4}}, Weight.WARNING, "4 seats and 4 may dissent"),
        ({K.MEMBERSHIP: both(2), K.DECISION_RULE: {"labor": "few_dissenters"}}, Weight.WARNING, "2 seats and 1 may dissent"),
        ({K.PROXIES: {"way": "own_side", "most": 2, "count": True}, K.QUORUM_TO_DECIDE: both(3)}, Weight.WARNING, "one person with 2 proxies"),
        ({K.MEMBERSHIP: {"labor": 4, "management": 3}}, Weight.WARNING, "Labor has 4 seats and management 3"),
        ({K.MEMBERSHIP: both(5)}, Weight.WARNING, "gives 5 seats, the roster has 4"),
        ({K.MEMBERSHIP: both(5, third_key=True)}, Weight.CONTRADICTION, "set up without one"),
        ({K.UNRESOLVED_ROUTE: {"route": "official"}}, Weight.CONTRADICTION, "nobody is named"),
        ({K.SCOPE_OUT: {"grievances": False}}, Weight.WARNING, "Individual grievances are not kept out"),
        ({K.PAY: {"way": "unpaid"}}, Weight.WARNING, "not paid"),
    ],
)  # fmt: skip
def test_what_does_not_fit_together(given: Given, weight: Weight, words: str) -> None:
    found = [c for c in check(given) if c.weight is weight and words in c.what.reason]

    assert found
    assert all(concern.remedy.reason for concern in found)
    assert found[0].stops is (weight is not Weight.WARNING)


def test_a_co_chair_who_must_be_there_has_a_seat() -> None:
    lacking = check({K.QUORUM_TO_MEET: both(2, co_chairs=True)}, chairs=(LABOR,))
    by_word = check({K.DECISION_RULE: {"management": "chairs_word"}}, chairs=(LABOR,))

    for found in (lacking, by_word):
        assert any("Management has no co-chair's seat" in line for line in told(found))


def test_a_third_key_is_said_in_the_charter() -> None:
    three = (*BOTH, THIRD)
    silent = check({K.MEMBERSHIP: both(4)}, keys=three, chairs=three)
    said = check({K.MEMBERSHIP: both(4, third_key=True)}, keys=three, chairs=three)

    assert any("does not say so" in line for line in told(silent))
    assert not told(said)


def test_a_side_agreement_binds() -> None:
    found = check({K.BINDING: {"binding": False}}, is_side_agreement=True)

    assert told(found, Weight.CONTRADICTION)
    assert not [concern for concern in found if concern.weight is Weight.MISSING]


def test_what_a_charter_leaves_open_is_named_and_stops_nothing() -> None:
    found = check({})

    assert {concern.kinds[0] for concern in found} >= {K.PURPOSE, K.AMENDMENT, K.SCOPE_OUT}
    assert rules.may_be_adopted(found)


@pytest.mark.parametrize(
    ("given", "weight", "words"),
    [
        (
            {K.BETWEEN_MEETINGS: {"way": "co_chairs"}, K.QUORUM_TO_DECIDE: both(3)},
            Weight.CONTRADICTION, "the two co-chairs decide, and yet 3 seats of a side",
        ),
        ({K.BETWEEN_MEETINGS: {"way": "not_at_all", "hours": 24}}, Weight.CONTRADICTION, "Nothing is decided between meetings, and yet"),
        ({K.BETWEEN_MEETINGS: {"way": "not_at_all", "ratify": True}}, Weight.CONTRADICTION, "Nothing is decided between meetings, and yet"),
        ({K.RENEWAL: {"days": 14}, K.WITHDRAWAL: {"notice": 30}}, Weight.WARNING, "within 14 days, and leaving takes 30 days"),
        (
            {K.RENEWAL: {"days": 14, "meanwhile": "lapses"}, K.WITHDRAWAL: {"notice": 11, "days": "working"}},
            Weight.CONTRADICTION, "within 14 days, and leaving takes 16 days",
        ),
        ({K.RENEWAL: {"months": 1, "days": 30}}, Weight.CONTRADICTION, "one renewal is open when the next begins"),
        ({K.FALLBACK: {"route": "labor"}}, Weight.ONE_SIDE, "Labor decides in the end"),
    ],
)  # fmt: skip
def test_the_acts_of_a_charter_against_its_other_clauses(
    given: Given, weight: Weight, words: str
) -> None:
    assert any(words in line for line in told(check(given), weight))


@pytest.mark.parametrize(
    "given",
    [
        {K.BETWEEN_MEETINGS: {"way": "co_chairs"}, K.QUORUM_TO_DECIDE: both(1)},
        {K.BETWEEN_MEETINGS: {"way": "co_chairs", "ratify": True}, K.QUORUM_TO_DECIDE: both(3)},
        {K.BETWEEN_MEETINGS: {"way": "all_seats"}, K.QUORUM_TO_DECIDE: both(3)},
        {K.BETWEEN_MEETINGS: {"way": "not_at_all"}},
        {K.RENEWAL: {"days": 30, "meanwhile": "lapses"}, K.WITHDRAWAL: {"notice": 30}},
        {K.RENEWAL: {"months": 12, "days": 60}},
    ],
)
def test_where_the_acts_of_a_charter_fit_together(given: Given) -> None:
    about = {K.BETWEEN_MEETINGS, K.RENEWAL, K.WITHDRAWAL}
    found = [concern for concern in check(given) if about & set(concern.kinds)]

    assert [concern.what.reason for concern in found if concern.weight is not Weight.MISSING] == []
