"""Majorities, ladders, clocks, coverage: the figures of the reference and others."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest

from highroad.areas.assurances.rules import choice
from highroad.areas.assurances.rules.choice import LadderTerms
from highroad.areas.assurances.vocabulary import DayCount
from highroad.areas.assurances.vocabulary.choice import (
    AccessReply,
    AccessState,
    IncidentState,
    LadderAct,
    LadderStep,
)

pytestmark = pytest.mark.pure
DAY = date(2026, 3, 2)
CERTIFIED = date(2025, 3, 1)


@pytest.mark.parametrize(
    ("signed", "unit", "expected"),
    # Reference, 8.3: unit of 128, 65 yes, 64 no. Others by hand.
    [(65, 128, True), (64, 128, False), (1, 1, True), (0, 1, False), (2, 3, True), (50, 99, True), (49, 99, False)],
)  # fmt: skip
def test_more_than_half_is_a_majority(signed: int, unit: int, expected: bool):
    assert choice.has_majority(signed, unit) is expected


@pytest.mark.parametrize(
    ("signed", "unit", "kept"),
    [
        (65, 128, 65),  # 63 have not signed: nobody is told of
        (128, 128, None),  # everybody: each one's yes would be known
        (0, 40, None),  # nobody: each one's no would be known
        (118, 128, None),  # ten have not
        (117, 128, 117),  # eleven have not
        (10, 128, None),
        (11, 128, 11),
        (3, 5, None),
    ],
)
def test_a_number_is_kept_only_where_it_tells_of_nobody(signed: int, unit: int, kept: int | None):
    assert choice.kept_count(signed, unit, 11) == kept


@pytest.mark.parametrize(
    ("unit", "signed", "neutral", "on", "earlier", "why"),
    [
        (128, 65, "R. Osei", DAY, [], ""),
        (128, 129, "R. Osei", DAY, [], "larger than the unit"),
        (0, 0, "R. Osei", DAY, [], "larger than the unit"),
        (128, 65, " ", DAY, [], "neutral person"),
        (128, 65, "R. Osei", DAY + timedelta(days=1), [], "ahead"),
        (128, 65, "R. Osei", DAY, [DAY - timedelta(days=89)], "less than 90 days"),
        (128, 65, "R. Osei", DAY, [DAY], "less than 90 days"),
        (128, 65, "R. Osei", DAY, [DAY - timedelta(days=90)], ""),
    ],
)
def test_what_can_be_counted(
    unit: int, signed: int, neutral: str, on: date, earlier: list[date], why: str
):
    answer = choice.may_be_counted(
        unit=unit, signed=signed, neutral=neutral, counted_on=on, earlier=earlier, on=DAY
    )

    assert why in answer.reason if why else answer


def test_the_ladder_of_the_reference():
    """Capability 20: certified 1 Mar 2025, 10/90/30; held on the last day, bargaining ends 9 Jun."""
    asked = choice.ladder(CERTIFIED, LadderTerms(), [], CERTIFIED)
    held = choice.ladder(
        CERTIFIED, LadderTerms(), [(LadderAct.MET, date(2025, 3, 11))], date(2025, 3, 11)
    )

    assert asked[0].due_on == date(2025, 3, 11)
    assert [line.due_on for line in held] == [date(2025, 3, 11), date(2025, 6, 9), date(2025, 7, 9)]
    assert [line.step for line in held] == [LadderStep.MEET, LadderStep.BARGAIN, LadderStep.MEDIATE]
    assert not any(line.is_late for line in held)


@pytest.mark.parametrize(
    ("events", "on", "due", "late"),
    [
        # Nobody met: every step counts from the last day of the one before.
        ([], date(2025, 3, 12), [date(2025, 3, 11), date(2025, 6, 9), date(2025, 7, 9)], [True, False, False]),
        # Met early, on the fourth.
        ([(LadderAct.MET, date(2025, 3, 4))], date(2025, 6, 3), [date(2025, 3, 11), date(2025, 6, 2), date(2025, 7, 2)], [False, True, False]),
        # Ten days stopped by agreement.
        ([(LadderAct.MET, date(2025, 3, 11)), (LadderAct.STOPPED, date(2025, 4, 1)), (LadderAct.RESUMED, date(2025, 4, 11))],
         date(2025, 6, 19), [date(2025, 3, 11), date(2025, 6, 19), date(2025, 7, 19)], [False, False, False]),
        # Mediation began before its time: its thirty days count from there.
        ([(LadderAct.MET, date(2025, 3, 11)), (LadderAct.MEDIATED, date(2025, 5, 1))],
         date(2025, 6, 1), [date(2025, 3, 11), date(2025, 6, 9), date(2025, 5, 31)], [False, False, True]),
        # Settled: nothing is late any more.
        ([(LadderAct.MET, date(2025, 3, 11)), (LadderAct.SETTLED, date(2025, 6, 1))],
         date(2026, 1, 1), [date(2025, 3, 11), date(2025, 6, 9), date(2025, 7, 9)], [False, False, False]),
    ],
)  # fmt: skip
def test_the_ladder_moves_with_what_happened(
    events: list[tuple[LadderAct, date]], on: date, due: list[date], late: list[bool]
):
    lines = choice.ladder(CERTIFIED, LadderTerms(), events, on)

    assert [line.due_on for line in lines] == due
    assert [line.is_late for line in lines] == late


def test_a_ladder_in_working_days():
    lines = choice.ladder(CERTIFIED, LadderTerms(count=DayCount.WORKING), [], CERTIFIED)

    assert lines[0].due_on == date(2025, 3, 14)


def test_a_stop_that_runs_counts_up_to_today():
    events = [(LadderAct.STOPPED, date(2025, 4, 1))]

    assert choice.stopped_days(events, date(2025, 4, 5)) == 4
    assert choice.stopped_days(events, date(2025, 3, 30)) == 0
    assert choice.stopped_days([*events, (LadderAct.SETTLED, date(2025, 4, 3))], DAY) == 2


@pytest.mark.parametrize(
    ("before", "act", "on", "why"),
    [
        ([], LadderAct.MET, DAY, ""),
        ([], LadderAct.MET, DAY + timedelta(days=1), "ahead"),
        ([], LadderAct.RESUMED, DAY, "is running"),
        ([(LadderAct.STOPPED, DAY)], LadderAct.STOPPED, DAY, "stopped already"),
        ([(LadderAct.STOPPED, DAY)], LadderAct.RESUMED, DAY, ""),
        ([(LadderAct.MET, DAY)], LadderAct.MET, DAY, "stands here"),
        ([(LadderAct.MET, DAY)], LadderAct.MEDIATED, DAY - timedelta(days=1), "in its order"),
        ([(LadderAct.SETTLED, DAY)], LadderAct.MEDIATED, DAY, "is settled"),
    ],
)
def test_what_may_be_entered_on_the_way(
    before: list[tuple[LadderAct, date]], act: LadderAct, on: date, why: str
):
    answer = choice.may_happen(before, act, on, DAY)

    assert why in answer.reason if why else answer


@pytest.mark.parametrize(
    ("reply", "kept", "due", "expected"),
    [
        (None, None, None, AccessState.ASKED),
        (None, None, DAY, AccessState.ASKED),
        (None, None, DAY - timedelta(days=1), AccessState.OVERDUE),
        (AccessReply.REFUSED, None, DAY - timedelta(days=1), AccessState.REFUSED),
        (AccessReply.GRANTED, None, None, AccessState.GRANTED),
        (AccessReply.CHANGED, True, None, AccessState.KEPT),
        (AccessReply.GRANTED, False, None, AccessState.NOT_KEPT),
    ],
)
def test_where_a_request_for_access_stands(
    reply: AccessReply | None, kept: bool | None, due: date | None, expected: AccessState
):
    assert choice.access_state(reply=reply, kept=kept, due_on=due, on=DAY) is expected


@pytest.mark.parametrize(
    ("answered", "found", "settled", "due", "expected"),
    [
        (False, False, False, None, IncidentState.OPEN),
        (False, False, False, DAY, IncidentState.OPEN),
        (False, False, False, DAY - timedelta(days=1), IncidentState.OVERDUE),
        (True, False, False, DAY - timedelta(days=1), IncidentState.ANSWERED),
        (True, True, False, None, IncidentState.FOUND),
        (False, True, True, None, IncidentState.SETTLED),
    ],
)
def test_where_an_incident_stands(
    answered: bool, found: bool, settled: bool, due: date | None, expected: IncidentState
):
    state = choice.incident_state(
        answered=answered, found=found, settled=settled, due_on=due, on=DAY
    )

    assert state is expected


def test_clause_coverage_of_the_reference():
    """Capability 21: eight of ten over the floor have the clause; 9,999 dollars stand in neither number."""
    ten = [(Decimal(10_000 + number), number < 8) for number in range(10)]

    found = choice.coverage([*ten, (Decimal(9_999), True), (Decimal("9999.99"), False)])

    assert (found.having, found.needing, found.percent) == (8, 10, Decimal("80.0"))
    assert choice.coverage([(Decimal(9_999), True)]).percent is None
    assert choice.coverage(
        [(Decimal(10_000), True), (Decimal(10**6), False), (Decimal(10**6), False)]
    ).percent == Decimal("33.3")


def test_published_times_have_their_source_and_number():
    """Reference, 8.3: means 409 and 465 days, medians 356 and 374, of 330 and 391 contracts."""
    assert [(t.year, t.contracts, t.mean_days, t.median_days) for t in choice.PUBLISHED] == [
        (2021, 330, 409, 356), (2022, 391, 465, 374),
    ]  # fmt: skip
