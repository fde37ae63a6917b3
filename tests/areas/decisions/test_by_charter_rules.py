"""What a charter does to a proposal, as rules: tables, and no course that one side can walk alone."""

from __future__ import annotations

import os
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from highroad.areas.decisions import rules
from highroad.areas.decisions.rules import Count, Course, FrozenRule, Room, Standing
from highroad.areas.decisions.vocabulary import Outcome, Setting
from highroad.areas.partnerships.rules import ClauseDraft, SideTerms, read_charter
from highroad.areas.partnerships.vocabulary import Base, ClauseKind, Effect, Side, SideRule

pytestmark = pytest.mark.pure
EXAMPLES = int(os.environ.get("HIGHROAD_EXAMPLES", "2000"))
DAY = date(2026, 3, 2)
BOTH = (Side.LABOR, Side.MANAGEMENT)


@pytest.mark.parametrize(
    ("found", "second", "expected"),
    [
        (Outcome.OPEN, None, Outcome.OPEN),
        (Outcome.DECLINED, None, Outcome.DECLINED),
        (Outcome.LAPSED, Outcome.ADOPTED, Outcome.LAPSED),
        (Outcome.WITHDRAWN, None, Outcome.WITHDRAWN),
        (Outcome.ADOPTED, None, Outcome.PROVISIONAL),
        (Outcome.ADOPTED, Outcome.OPEN, Outcome.PROVISIONAL),
        (Outcome.ADOPTED, Outcome.ADOPTED, Outcome.ADOPTED),
        (Outcome.ADOPTED, Outcome.DECLINED, Outcome.DECLINED),
        (Outcome.ADOPTED, Outcome.LAPSED, Outcome.DECLINED),
        (Outcome.ADOPTED, Outcome.WITHDRAWN, Outcome.DECLINED),
    ],
)
def test_what_a_yes_comes_to_that_a_meeting_confirms(
    found: Outcome, second: Outcome | None, expected: Outcome
) -> None:
    assert rules.confirmed(found, second) is expected


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({"way": "not_at_all"}, Course(Setting.NEXT_MEETING, 7)),
        ({"way": "co_chairs"}, Course(Setting.BETWEEN, 7, by_chairs=True)),
        ({"way": "one_co_chair"}, Course(Setting.BETWEEN, 7, by_chairs=True)),
        ({"way": "all_seats"}, Course(Setting.BETWEEN, 7, must_all_answer=True)),
        (
            {"way": "all_seats", "hours": 72, "ratify": True},
            Course(Setting.BETWEEN, 7, must_all_answer=True, hours=72, needs_ratifying=True),
        ),
    ],
)
def test_the_course_between_meetings(values: dict[str, str | int | bool], expected: Course) -> None:
    clause = ClauseDraft(ClauseKind.BETWEEN_MEETINGS, "So.", values, number=7)
    clauses = read_charter([clause], on=DAY, sides=[SideTerms(side) for side in BOTH])

    assert rules.course_of(clauses, None) == expected
    assert rules.course_of(clauses, Room()) == Course(Setting.IN_MEETING)


@pytest.mark.parametrize(
    ("work", "effect"), [("recommend", Effect.RECOMMEND), ("provisional", None), ("decide", None)]
)
def test_the_course_without_quorum(work: str, effect: Effect | None) -> None:
    clause = ClauseDraft(ClauseKind.WITHOUT_QUORUM, "So.", {"work": work}, number=3)
    clauses = read_charter([clause], on=DAY, sides=[SideTerms(side) for side in BOTH])

    found = rules.course_of(clauses, Room({Side.LABOR: 1}, can_decide=False))

    assert found == Course(Setting.WITHOUT_QUORUM, 3, needs_ratifying=True, effect=effect)


SIZES = st.integers(1, 5)
COURSES = st.sampled_from(
    [
        Course(),
        Course(Setting.IN_MEETING),
        Course(Setting.BETWEEN, 1, must_all_answer=True),
        Course(Setting.BETWEEN, 1, must_all_answer=True, needs_ratifying=True),
        Course(Setting.WITHOUT_QUORUM, 1, needs_ratifying=True),
    ]
)
SECOND = st.sampled_from([None, *Outcome])


@st.composite
def side_rules(draw: st.DrawFn) -> list[FrozenRule]:
    found = []
    for side in BOTH:
        size = draw(SIZES)
        found.append(
            FrozenRule(
                side=side,
                rule=draw(st.sampled_from([rule for rule in SideRule if rule != "chairs_word"])),
                base=draw(st.sampled_from(list(Base))),
                quorum=draw(st.integers(1, size)),
                entitled=tuple(f"{side}-{number}" for number in range(size)),
                dissent=draw(st.integers(0, 1)),
            )
        )
    return found


@st.composite
def counts(draw: st.DrawFn, rule: FrozenRule) -> Count:
    left = len(rule.entitled)
    yes = draw(st.integers(0, left))
    no = draw(st.integers(0, left - yes))
    return Count(agree=yes, decline=no)


@settings(max_examples=EXAMPLES, deadline=None)
@given(data=st.data())
def test_no_course_lets_one_side_decide_alone_or_for_good_without_a_quorum(
    data: st.DataObject,
) -> None:
    frozen, course = data.draw(side_rules()), data.draw(COURSES)
    here = {side: data.draw(st.integers(0, 5)) for side in BOTH}
    fitted = rules.fitted(frozen, course, Room(here, can_decide=False))
    answers = {rule.side: data.draw(counts(rule)) for rule in fitted}
    second = data.draw(SECOND)

    standing = Standing(answers, fitted, is_closed=data.draw(st.booleans()))
    found = rules.outcome(standing)
    final = rules.confirmed(found, second) if course.needs_ratifying else found

    if final is Outcome.ADOPTED:
        assert all(answers[side].yes for side in BOTH), "each side has said yes"
        assert (
            all(answers[rule.side].answered >= rule.quorum for rule in frozen)
            or second is Outcome.ADOPTED
        ), "with its quorum, or a meeting with one has confirmed it"
        if course.must_all_answer:
            assert all(answers[rule.side].answered == len(rule.entitled) for rule in frozen)
