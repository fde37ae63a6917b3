"""Clauses as data: every value has its form, every no names its place, silence has its default."""

from __future__ import annotations

from datetime import date

import pytest

from highroad.areas.partnerships import rules
from highroad.areas.partnerships.rules import ClauseDraft, SideTerms
from highroad.areas.partnerships.vocabulary import (
    Alternates,
    ChairRotation,
    ClauseKind,
    DayCount,
    GuestConsent,
    MinuteKeeper,
    Rhythm,
    Side,
    SideRule,
    WithoutQuorum,
)

pytestmark = pytest.mark.pure
LABOR, MANAGEMENT, THIRD = Side.LABOR, Side.MANAGEMENT, Side.THIRD
BOTH = (LABOR, MANAGEMENT)
SIDES = (SideTerms(LABOR), SideTerms(MANAGEMENT))
DAY = date(2026, 3, 2)


def clause(kind: ClauseKind, **parameters: str | int | bool) -> ClauseDraft:
    return ClauseDraft(kind, "In words.", parameters)


@pytest.mark.parametrize("kind", list(ClauseKind))
def test_every_kind_of_clause_has_its_values(kind: ClauseKind) -> None:
    assert kind in rules.PARAMETERS


@pytest.mark.parametrize("kind", list(ClauseKind))
def test_every_value_fits_its_own_form_and_reads_as_words(kind: ClauseKind) -> None:
    for parameter in rules.PARAMETERS[kind]:
        name = parameter.name or LABOR.value
        for value in fitting(parameter):
            assert rules.may_be_value(kind, name, value, BOTH)
            told = rules.values_in_words(clause(kind, **{name: value}), str)
            assert len(told) == 1
            assert told[0][1]


def fitting(parameter: rules.Parameter) -> list[str | int | bool]:
    if parameter.choices is not None:
        return [choice.value for choice in parameter.choices]
    kinds: dict[str, list[str | int | bool]] = {
        "number": [parameter.least, parameter.most],
        "yes_no": [True, False],
        "words": ["The regional director"],
    }
    return kinds[parameter.kind.value]


@pytest.mark.parametrize(
    ("found", "why"),
    [
        (clause(ClauseKind.PAY, way="in gold"), "Paid time, Time at the table: “in gold” is none"),
        (clause(ClauseKind.PAY, hours=2), "“Paid time” has no value named “hours”"),
        (clause(ClauseKind.QUORUM_TO_MEET, labor=0), "Quorum to meet, Labor: “0” is not a whole"),
        (clause(ClauseKind.QUORUM_TO_MEET, labor=True), "Labor: “True” is not a whole number"),
        (clause(ClauseKind.QUORUM_TO_MEET, co_chairs=1), "“1” is none of the values"),
        (clause(ClauseKind.AGENDA_DEADLINE, issues=91), "from 0 to 90"),
        (clause(ClauseKind.DECISION_RULE, third="majority"), "Third side holds no key here"),
        (clause(ClauseKind.UNRESOLVED_ROUTE, who="x" * 201), "at most 200 characters"),
        (
            ClauseDraft(ClauseKind.PAY, "Paid.", from_on=DAY, to_on=date(2026, 3, 1)),
            "“Paid time” ends before it begins",
        ),
    ],
)
def test_a_no_names_the_clause_and_the_value(found: ClauseDraft, why: str) -> None:
    answer = rules.may_be_clauses([found], BOTH)

    assert not answer
    assert why in answer.reason


def test_a_kind_stands_once_for_the_same_days() -> None:
    first = ClauseDraft(ClauseKind.ALTERNATES, "None.", {"way": "none"}, to_on=date(2026, 12, 31))
    then = ClauseDraft(ClauseKind.ALTERNATES, "Named.", {"way": "named"}, from_on=date(2027, 1, 1))
    overlapping = ClauseDraft(ClauseKind.ALTERNATES, "Named.", {"way": "named"})
    others = [ClauseDraft(ClauseKind.OTHER, "One."), ClauseDraft(ClauseKind.OTHER, "Two.")]

    assert rules.may_be_clauses([first, then, *others], BOTH)
    assert "stands twice" in rules.may_be_clauses([first, overlapping], BOTH).reason
    assert read([first, then], on=date(2026, 12, 31)).alternates is Alternates.NONE
    assert read([first, then], on=date(2027, 1, 1)).alternates is Alternates.NAMED


def read(clauses: list[ClauseDraft], *, on: date = DAY) -> rules.CharterClauses:
    return rules.read_charter(clauses, on=on, sides=SIDES)


def test_without_a_charter_every_value_is_a_default() -> None:
    found = read([])

    assert found.charter is None
    assert not found.stated
    assert found.keys == BOTH
    assert [found.quorum_to_meet.of(side) for side in BOTH] == [1, 1]
    assert found.alternates is Alternates.NAMED
    assert found.chair.way is ChairRotation.BY_MEETING
    assert found.minute_keeper is MinuteKeeper.OTHER_SIDE
    assert found.guests.consent is GuestConsent.BOTH_CO_CHAIRS
    assert found.without_quorum is WithoutQuorum.DISCUSS
    assert found.frequency.every is None
    assert (found.scope.no_bargaining, found.scope.no_grievances) == (True, True)


def test_what_is_stated_is_typed_and_told_from_a_default() -> None:
    found = read(
        [
            clause(ClauseKind.QUORUM_TO_MEET, labor=3, management=3, co_chairs=True, total=6),
            clause(ClauseKind.AGENDA_DEADLINE, issues=5, agenda=2, days="working"),
            clause(ClauseKind.FREQUENCY, every="quarterly", first_year="monthly"),
        ]
    )

    assert found.quorum_to_meet.sum == 6
    assert found.is_stated(ClauseKind.QUORUM_TO_MEET)
    assert not found.is_stated(ClauseKind.GUESTS)
    assert found.agenda.days is DayCount.WORKING
    assert found.frequency.on(date(2026, 6, 1), since=DAY) is Rhythm.MONTHLY
    assert found.frequency.on(date(2027, 6, 1), since=DAY) is Rhythm.QUARTERLY


def test_a_decision_rule_and_a_quorum_change_the_terms_of_a_side() -> None:
    found = read(
        [
            clause(ClauseKind.DECISION_RULE, labor="unanimity", attempts=3, dissent=2),
            clause(ClauseKind.QUORUM_TO_DECIDE, labor=3, co_chairs=True, besides=True),
        ]
    )

    assert [(side.rule, side.quorum) for side in found.deciding.sides] == [
        (SideRule.UNANIMITY, 4),
        (SideRule.NOBODY_OPPOSED, 2),
    ]
    assert (found.deciding.attempts, found.deciding.dissent) == (3, 2)


@pytest.mark.parametrize(
    ("way", "number", "day", "chairs", "minutes"),
    [
        ("by_meeting", 1, date(2026, 1, 5), LABOR, MANAGEMENT),
        ("by_meeting", 2, date(2026, 2, 5), MANAGEMENT, LABOR),
        ("by_meeting", 7, date(2026, 2, 5), LABOR, MANAGEMENT),
        ("by_quarter", 1, date(2026, 3, 31), LABOR, MANAGEMENT),
        ("by_quarter", 1, date(2026, 4, 1), MANAGEMENT, LABOR),
        ("by_year", 9, date(2026, 12, 31), LABOR, MANAGEMENT),
        ("by_year", 9, date(2027, 1, 1), MANAGEMENT, LABOR),
        ("labor", 2, date(2026, 1, 5), LABOR, MANAGEMENT),
        ("together", 2, date(2026, 1, 5), None, None),
        ("neutral", 2, date(2026, 1, 5), None, None),
    ],
)
def test_the_chair_takes_turns_and_the_other_side_keeps_the_minutes(
    way: str, number: int, day: date, chairs: Side | None, minutes: Side | None
) -> None:
    found = read([clause(ClauseKind.CHAIR_ROTATION, way=way, first="labor")])

    assert found.chair.side_of(number, day) is chairs
    assert found.minutes_side(number, day) is minutes


def test_deadlines_are_counted_in_the_days_the_charter_names() -> None:
    thursday_after_thanksgiving_week = date(2026, 12, 3)
    working = read([clause(ClauseKind.AGENDA_DEADLINE, issues=5, agenda=2, days="working")])
    calendar = read([clause(ClauseKind.AGENDA_DEADLINE, issues=7, agenda=2)])

    assert working.agenda.agenda_due(thursday_after_thanksgiving_week) == date(2026, 12, 1)
    assert working.agenda.issues_due(thursday_after_thanksgiving_week) == date(2026, 11, 25)
    assert calendar.agenda.issues_due(thursday_after_thanksgiving_week) == date(2026, 11, 26)


def test_a_clause_keeps_its_version_until_it_changes() -> None:
    before = [
        ClauseDraft(ClauseKind.PURPOSE, "Safety.", version=3),
        ClauseDraft(ClauseKind.PAY, "No loss.", {"way": "no_loss"}, version=1),
    ]
    after = [
        ClauseDraft(ClauseKind.PURPOSE, "Safety and pay."),
        ClauseDraft(ClauseKind.PAY, "No loss.", {"way": "no_loss"}),
        ClauseDraft(ClauseKind.GUESTS, "On request."),
    ]

    assert [version for _clause, version in rules.with_versions(after, before)] == [4, 1, 1]
