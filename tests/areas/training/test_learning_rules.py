"""Competencies, completion, instruction, rotation, seats: the reference's figures and others beside them."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest

from highroad.areas.training.rules import competencies, instruction, lines, rotation, seats, wages
from highroad.areas.training.rules.competencies import Rated
from highroad.areas.training.rules.completing import Done, may_complete
from highroad.areas.training.rules.hours import Worked, progress
from highroad.areas.training.rules.instruction import Attended
from highroad.areas.training.rules.packs import standards_on
from highroad.areas.training.rules.terms import StandardsTerms
from highroad.areas.training.rules.wages import Paid
from highroad.areas.training.vocabulary.learning import RatingState, SeatState
from tests.areas.training.standards_of import hvac, sprinkler

pytestmark = pytest.mark.pure
START = date(2026, 1, 5)
PACK = standards_on(START)


def junior_engineer(**changes: Any) -> StandardsTerms:
    """OA Bulletin 2023-50: 45 core competencies and one that need not be shown. The names are ours."""
    names = "\n".join([*(f"Task {number}" for number in range(1, 46)), "Extra task; optional"])
    return hvac(
        approach="competency",
        competencies=lines.read_competencies(names).rows,
        courses=(),
        **changes,
    )


def rated(levels: dict[str, int], on: date = START) -> list[Rated]:
    return [Rated(competency=key, level=level, on=on) for key, level in levels.items()]


def all_core(level: int) -> dict[str, int]:
    return {f"task-{number}": level for number in range(1, 46)}


@pytest.mark.parametrize(
    ("levels", "is_complete"),
    [
        ({**all_core(3), "extra-task": 0}, True),
        (all_core(3), True),
        (all_core(4), True),
        ({**all_core(3), "task-7": 2}, False),
        ({**all_core(4), "task-45": 0}, False),
        ({key: 3 for key in list(all_core(3))[:44]}, False),
        ({"extra-task": 4}, False),
    ],
)
def test_all_core_competencies_stand_at_3_or_4(levels: dict[str, int], is_complete: bool):
    """C5."""
    found = competencies.standing_of(junior_engineer(), rated(levels))

    assert found.core == 45
    assert found.is_complete is is_complete
    assert found.is_complete is (found.core_shown == 45)


def test_the_later_rating_counts_and_a_tie_goes_to_the_later_entry():
    later = START + timedelta(days=9)
    ratings = [
        Rated(competency="task-1", level=4, on=later, order=1),
        Rated(competency="task-1", level=2, on=START, order=2),
        Rated(competency="task-2", level=4, on=later, order=1),
        Rated(competency="task-2", level=1, on=later, order=3),
        Rated(competency="unknown", level=4, on=later, order=4),
    ]

    found = competencies.standing_of(junior_engineer(), ratings)

    assert [line.level for line in found.lines[:3]] == [4, 1, None]
    assert (found.shown, found.percent) == (1, 2)
    assert competencies.shown_before(junior_engineer(), ratings, later) == 0
    assert competencies.shown_before(junior_engineer(), ratings, later + timedelta(days=1)) == 1


def test_what_may_be_rated():
    def asked(**changes: Any) -> str:
        given = {
            "level": 3,
            "on": START,
            "today": START,
            "started_on": START,
            "competency": "task-1",
        }
        return competencies.may_rate(terms=junior_engineer(), **{**given, **changes}).reason

    assert asked() == ""
    assert asked(level=0) == ""
    assert "from 0 to 4" in asked(level=5)
    assert "one of the competencies" in asked(competency="other")
    assert "after it was shown" in asked(on=START + timedelta(days=1))
    assert "starts on 2026-01-05" in asked(on=START - timedelta(days=1))


@pytest.mark.parametrize(
    ("same", "own", "teacher", "may"),
    [(True, True, True, False), (False, True, False, True), (False, False, True, True),
     (False, False, False, False), (True, False, True, False)],
)  # fmt: skip
def test_two_people_sign_and_one_of_them_is_not_a_stranger(
    same: bool, own: bool, teacher: bool, may: bool
):
    answer = competencies.may_sign_rating(is_same_person=same, is_own=own, is_teacher=teacher)

    assert bool(answer) is may


def test_a_rating_waits_is_signed_or_is_not():
    found = [competencies.state_of(is_signed=each) for each in (None, True, False)]

    assert found == [RatingState.WAITING, RatingState.SIGNED, RatingState.DECLINED]


def done(
    terms: StandardsTerms, hours: object, months: int, level: int, classes: object = 648
) -> str:
    keys = {each.key: level for each in terms.competencies}
    given = Done(
        hours=Decimal(str(hours)), months=months, instruction=Decimal(str(classes)),
        competencies=competencies.standing_of(terms, rated(keys)),
    )  # fmt: skip
    return may_complete(terms, given, PACK).reason


@pytest.mark.parametrize(
    ("terms", "hours", "months", "level", "says"),
    [
        (sprinkler(), 8000, 20, 0, ""),
        (sprinkler(), "7999.5", 60, 4, "7999.5 of 8000 hours"),
        (junior_engineer(), 0, 12, 3, ""),
        (junior_engineer(), 9000, 11, 3, "nobody finishes before 12 months; it is 11"),
        (junior_engineer(), 0, 24, 2, "0 of 45 core competencies"),
        (hvac(), 7920, 5, 3, ""),
        (hvac(), 7919, 60, 4, "7919 of 7920 hours"),
        (hvac(), 8500, 60, 2, "0 of 1 core competencies"),
    ],
)
def test_time_competency_and_hybrid_finish_each_in_their_way(
    terms: StandardsTerms, hours: object, months: int, level: int, says: str
):
    """C3: 11 months with all core at 3 do not complete; hybrid needs both."""
    assert says in done(terms, hours, months, level)
    assert bool(says) is bool(done(terms, hours, months, level))


def test_nobody_finishes_without_the_related_instruction():
    assert done(hvac(), 7920, 60, 3, 648) == ""
    assert "647.5 of 648 hours of related instruction" in done(hvac(), 7920, 60, 3, "647.5")


def test_a_late_raise_by_competencies_begins_the_day_after_the_signature():
    steps = lines.read_steps("50; 0; 0; 0\n60; 0; 0; 2").rows
    terms = sprinkler(
        step_by="competencies", steps=steps, competencies=lines.read_competencies("A\nB\nC").rows
    )
    worked = [
        Worked(day=START + timedelta(days=day), process="x", hours=Decimal(8)) for day in range(5)
    ]
    ratings = rated({"a": 3, "b": 3}, on=START + timedelta(days=2)) + rated({"c": 2})

    found = wages.late_raise(
        terms,
        worked,
        [Paid(from_on=START, rate=Decimal("12.00"))],
        started_on=START,
        ratings=ratings,
    )

    assert found is not None
    assert (found.hours, found.owed) == (Decimal(16), Decimal("38.40"))
    assert found.since == START + timedelta(days=3)
    assert wages.late_raise(
        terms, worked, [Paid(from_on=START, rate=Decimal("12.00"))], started_on=START
    ) is None  # fmt: skip


def attended(*days: tuple[date, str, object]) -> list[Attended]:
    return [
        Attended(day=day, course=course, hours=Decimal(str(hours))) for day, course, hours in days
    ]


def test_instruction_is_counted_by_year_and_by_course():
    given = attended(
        (date(2026, 2, 1), "L1", 100), (date(2027, 1, 4), "L1", "43.5"), (date(2027, 1, 5), "L2", 8),
        (date(2025, 12, 20), "L1", 2),
    )  # fmt: skip

    found = instruction.standing_of(
        sprinkler(), given, started_on=START, on=date(2027, 6, 1), credit=Decimal(10), pack=PACK
    )

    assert [(each.number, str(each.hours), each.is_short) for each in found.years] == [(1, "145.5", False), (2, "8", False)]  # fmt: skip
    assert (found.total, found.needed) == (Decimal("163.5"), Decimal("597.5"))
    assert [str(each.attended) for each in found.courses] == ["145.5", "8", "0", "0"]
    assert found.courses[0].percent == 95


def test_a_year_that_is_over_below_144_is_worth_a_look():
    found = instruction.standing_of(
        sprinkler(), attended((START, "L1", "143.5")), started_on=START, on=date(2027, 1, 5),
        credit=Decimal(0), pack=PACK,
    )  # fmt: skip

    assert [each.is_short for each in found.years] == [True, False]
    assert instruction.year_of(date(2027, 1, 4), START) == 1


def test_attendance_is_within_the_session():
    given: dict[str, Any] = {"session_hours": Decimal(4), "day": START, "today": START}

    assert instruction.may_mark(hours=Decimal(4), **given)
    assert instruction.may_mark(hours=Decimal(0), **given)
    assert not instruction.may_mark(hours=Decimal("4.25"), **given)
    assert not instruction.may_mark(hours=Decimal(-1), **given)
    assert not instruction.may_mark(hours=Decimal(4), **{**given, "day": START + timedelta(days=1)})
    assert [bool(instruction.may_hold(hours=Decimal(each))) for each in (0, 1, 24, 25)] == [False, True, True, False]  # fmt: skip


def turned(*counts: tuple[str, int]) -> rotation.Rotation:
    worked = []
    for number, (process, days) in enumerate(counts):
        first = START + timedelta(days=20 * number)
        worked += [Worked(day=first + timedelta(days=day), process=process, hours=Decimal(8)) for day in range(days)]  # fmt: skip
    return rotation.rotation_of(
        sprinkler(), progress(sprinkler(), worked), worked, START + timedelta(days=60)
    )


def test_who_is_kept_at_the_same_work_is_seen():
    stuck, round_ = turned(("wet-pipe-systems", 20)), turned(("wet-pipe-systems", 12), ("pumps", 8))

    assert (stuck.is_stuck, stuck.top, stuck.share) == (True, "Wet pipe systems", 1)
    assert "Pumps" in stuck.untouched
    assert (round_.is_stuck, round_.share) == (False, Decimal("0.6"))
    assert not turned(("wet-pipe-systems", 14)).is_stuck
    assert not turned().is_stuck


def test_the_last_process_that_is_left_is_no_fault():
    terms = sprinkler(processes=lines.read_processes("Only; 500").rows)
    worked = [
        Worked(day=START + timedelta(days=day), process="only", hours=Decimal(8))
        for day in range(30)
    ]
    found = rotation.rotation_of(terms, progress(terms, worked), worked, START + timedelta(days=30))

    assert (found.share, found.is_stuck) == (1, False)


def asked(text: str) -> list[seats.Asked]:
    return [
        seats.Asked(key=number, number=number, has_left=each.isupper(),
                    kind="member" if each.lower() == "m" else "public")
        for number, each in enumerate(text)
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("who", "members", "public", "states"),
    [
        ("mmp", 1, 1, "H W1 H"),
        ("mmmpp", 2, 0, "H H W1 W1 W2"),
        ("Mmm", 1, 0, "L H W1"),
        ("mmM", 1, 0, "H W1 L"),
        ("pmpm", 1, 1, "H H W1 W1"),
        ("", 3, 3, ""),
    ],
)
def test_who_asks_first_sits_first(who: str, members: int, public: int, states: str):
    found = seats.places_of(asked(who), member_seats=members, public_seats=public)
    short = {SeatState.HOLDS: "H", SeatState.WAITS: "W", SeatState.LEFT: "L"}

    assert " ".join(f"{short[each.state]}{each.position or ''}" for each in found) == states
