"""Living wages, shares, pay by group, looks at contracts, shifts, weights: what is done, refused and kept."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.db import models

from highroad.areas.decisions import actions as decisions
from highroad.areas.decisions.models import Decision
from highroad.areas.decisions.vocabulary import Stance
from highroad.areas.job_quality import actions, queries
from highroad.areas.job_quality.actions import LivingWageDraft
from highroad.areas.job_quality.models import (
    Inquiry,
    InquiryAnswer,
    LivingWage,
    LivingWageWord,
    PayStudy,
    Reading,
    ScoreWeights,
)
from highroad.areas.job_quality.rules import inquiries, readings
from highroad.areas.job_quality.vocabulary import (
    BY_KEY,
    ClassificationTest,
    InquiryKind,
    InquiryReply,
    Principle,
    ReadingStance,
    ReadingState,
    StudyKind,
    Trend,
    questions_of,
)
from highroad.kit.answers import NotFound
from tests import cast
from tests.areas.job_quality.test_actions import card, confirm, declare, line_of, refused_by
from tests.areas.job_quality.test_shifts_and_weights import WEIGHED, file_of, shift
from tests.cast import NOON
from tests.table import Table, acts, make_table, refused

DAY = NOON.date()
RATES = [(Decimal("19.50"), 40), (Decimal("21.00"), 35), (Decimal("21.01"), 25)]


@pytest.fixture
def table() -> Table:
    return make_table()


def draft(**more: Any) -> LivingWageDraft:
    given: dict[str, Any] = {
        "family": "Two adults working, two children", "area": "Harborview", "year": DAY.year,
        "dollars": Decimal("21.00"), "source": "Calculator both sides trust", "looked_up_on": DAY,
    }  # fmt: skip
    return LivingWageDraft(**{**given, **more})


def living(table: Table, **more: Any) -> LivingWage:
    return actions.enter_living_wage(body=table.body, draft=draft(**more), by=table.marcus, at=NOON)


def used(table: Table) -> LivingWage:
    made = living(table)
    actions.answer(given=made, stance=ReadingStance.CONFIRM, by=table.lena, at=NOON)
    return made


@pytest.mark.django_db
def test_pay_is_held_against_a_living_wage_that_both_sides_use(table: Table):
    job, made = card(table), living(table)
    people: dict[str, Any] = {"by": table.marcus, "at": NOON}
    assert queries.waiting_living_wages(table.lena, on=DAY) == [made]
    assert queries.waiting_living_wages(table.marcus, on=DAY) == []
    with refused("both sides use"):
        actions.hold_against_living_wage(
            job=job, living_wage=made, rates=RATES, read_on=DAY, **people
        )
    with refused("other side says"):
        actions.answer(given=made, stance=ReadingStance.CONFIRM, **people)
    with refused("what is not right"):
        actions.answer(given=made, stance=ReadingStance.DISPUTE, by=table.lena, at=NOON)
    actions.answer(given=made, stance=ReadingStance.CONFIRM, by=table.lena, at=NOON)
    assert queries.waiting_living_wages(table.lena, on=DAY) == []
    with refused("fewer than 5"):
        actions.hold_against_living_wage(
            job=job, living_wage=made, rates=[(Decimal(30), 4)], read_on=DAY, **people
        )
    reading = actions.hold_against_living_wage(
        job=job, living_wage=made, rates=RATES, read_on=DAY, **people
    )

    assert reading.value == Decimal("60.0")
    assert "Calculator both sides trust, Harborview" in reading.source
    assert "reading.declared" in acts(table.partnership.log)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("more", "why"),
    [
        ({"family": " "}, "which family"), ({"area": ""}, "which area"), ({"source": " "}, "comes from"),
        ({"dollars": Decimal(0)}, "dollars an hour"), ({"dollars": Decimal(43_680)}, "not a month"),
        ({"looked_up_on": DAY + timedelta(days=1)}, "ahead"), ({"year": 1999}, "year the figure"),
    ],
)  # fmt: skip
def test_a_living_wage_says_where_it_comes_from(table: Table, more: dict[str, Any], why: str):
    with refused(why):
        living(table, **more)


@pytest.mark.django_db
def test_a_living_wage_stands_once_and_is_for_who_sits_there(table: Table):
    made = living(table)
    with refused("already"):
        living(table)
    with pytest.raises(NotFound):
        queries.get_living_wage(made.key, cast.priya())


def test_rates_that_cannot_be_read_are_named_by_line():
    assert actions.rates_of("$24.50, 18\n\n19;4") == [(Decimal("24.50"), 18), (Decimal(19), 4)]
    with refused("Line 2"):
        actions.rates_of("24.50, 18\nmany, 3")
    with refused("Line 1"):
        actions.rates_of("24.50, 18, Jane")


@pytest.mark.pure
@pytest.mark.parametrize(
    ("value", "before", "indicator", "expected"),
    [
        ("90", "80", "health", Trend.BETTER), ("80", "90", "health", Trend.WORSE),
        ("3", "4", "dart_rate", Trend.BETTER), ("4", "3", "dart_rate", Trend.WORSE),
        ("3", "3", "dart_rate", Trend.SAME), ("3", None, "dart_rate", None),
    ],
)  # fmt: skip
def test_the_trend_is_for_workers(
    value: str, before: str | None, indicator: str, expected: Trend | None
):
    old = None if before is None else Decimal(before)

    assert readings.trend(BY_KEY[indicator], Decimal(value), old) is expected


@pytest.mark.pure
def test_only_benefits_have_a_waiting_time_and_a_price():
    assert readings.may_have_terms(BY_KEY["health"], 90, Decimal("120.50"))
    assert not readings.may_have_terms(BY_KEY["notice"], 90, None)
    assert not readings.may_have_terms(BY_KEY["health"], 9_999, None)
    assert not readings.may_have_terms(BY_KEY["health"], None, Decimal(-1))


C, TERMS = ClassificationTest, InquiryKind.TERMS


def replies(test: ClassificationTest, **more: InquiryReply) -> dict[str, InquiryReply]:
    kind = TERMS if test is C.NONE else InquiryKind.CLASSIFICATION
    return {each.key: InquiryReply.NO for each in questions_of(kind, test)} | more


@pytest.mark.pure
def test_an_answer_leaves_a_question_and_never_a_verdict():
    """ABC: each no leaves its question; a yes closes it. Signs: each yes does. Not to know leaves it too."""
    abc = replies(C.ABC, abc_free=InquiryReply.YES, abc_own=InquiryReply.UNSURE)
    signs = replies(C.SIGNS, sign_1099=InquiryReply.YES)

    assert sorted(inquiries.open_questions(abc.items())) == ["abc_outside", "abc_own"]
    assert inquiries.open_questions(signs.items()) == ["sign_1099"]
    assert [len(questions_of(InquiryKind.CLASSIFICATION, test)) for test in (C.ABC, C.SIX_FACTORS, C.SIGNS)] == [3, 6, 6]  # fmt: skip
    assert len(questions_of(TERMS, C.NONE)) == 4


@pytest.mark.django_db
def test_contracts_are_looked_through_and_readings_wait_for_the_other_side(table: Table):
    job = card(table)
    given: dict[str, Any] = {"job": job, "kind": TERMS, "test": C.ABC, "looked_on": DAY,
                             "by": table.lena, "at": NOON}  # fmt: skip
    found = replies(C.NONE, arbitration=InquiryReply.YES, class_waiver=InquiryReply.UNSURE)
    with refused("words of its clause"):
        actions.look_through(replies=found, words={}, **given)
    with refused("each question"):
        actions.look_through(replies=replies(C.ABC), words={}, **given)
    actions.look_through(replies=found, words={"arbitration": "All claims shall …"}, **given)

    (view,) = queries.list_inquiries(job, table.marcus)
    assert [each.question.key for each in view.open] == ["arbitration", "class_waiver"]
    assert view.row.test == C.NONE
    assert line_of(table, "no_arbitration").value == 0
    assert line_of(table, "no_noncompete").value == 1
    assert line_of(table, "no_class_waiver").state is ReadingState.NONE
    assert line_of(table, "no_noncompete").state is ReadingState.DECLARED
    assert acts(table.partnership.log)[-4] == "inquiry.entered"


@pytest.mark.django_db
def test_a_look_at_contractors_says_only_that_both_looked(table: Table):
    job = card(table)
    with refused("Choose the test"):
        actions.look_through(
            job=job, kind=InquiryKind.CLASSIFICATION, test=C.NONE, replies={}, words={}, looked_on=DAY,
            by=table.lena, at=NOON,
        )  # fmt: skip
    made = actions.look_through(
        job=job, kind=InquiryKind.CLASSIFICATION, test=C.SIX_FACTORS, replies=replies(C.SIX_FACTORS),
        words={}, looked_on=DAY, by=table.lena, at=NOON,
    )  # fmt: skip

    assert [reading.indicator for reading in Reading.objects.all()] == ["classification_looked_at"]
    assert queries.get_inquiry(made.key, table.marcus) == made
    with pytest.raises(NotFound):
        queries.get_inquiry(made.key, cast.priya())


@pytest.mark.django_db
def test_shifts_become_readings_and_few_people_do_not(table: Table):
    job = card(table)
    people: dict[str, Any] = {"job": job, "by": table.marcus, "at": NOON}
    few = file_of(shift(f"w{number}", 0) for number in range(4))
    with refused("4 people. Figures of fewer than 5"):
        actions.load_shifts(content=few, window=14, **people)
    with refused("1 to 60"):
        actions.load_shifts(content=few, window=0, **people)
    enough = file_of(shift(f"w{number}", 0, notice=10) for number in range(5))
    actions.load_shifts(content=enough, window=14, **people)

    assert (line_of(table, "notice").value, line_of(table, "notice").target) == (10, 14)
    assert line_of(table, "changed_late").value == 0
    assert line_of(table, "change_premium").value is None
    assert "w1" not in "".join(Reading.objects.values_list("source", flat=True))


def sign(made: ScoreWeights, *people: Any) -> None:
    decision = Decision.objects.get(pk=made.decision_key)
    for somebody in people:
        decisions.sign(
            decision=decision, stance=Stance.AGREE, wording_number=1, by=somebody, at=NOON
        )


def put(table: Table) -> ScoreWeights:
    return actions.put_weights(
        body=table.body, weights=WEIGHED, smallest_coverage=75, by=table.marcus, at=NOON
    )


@pytest.mark.django_db
def test_weights_count_once_both_sides_have_signed(table: Table):
    first = put(table)
    assert queries.weights_in_force(table.body, table.lena) is None
    sign(first, table.lena)
    assert queries.weights_in_force(table.body, table.lena) is None
    sign(first, table.marcus)
    second = put(table)

    assert queries.weights_in_force(table.body, table.lena) == first
    sign(second, table.lena, table.marcus)
    assert queries.weights_in_force(table.body, table.lena) == second
    assert [line.is_in_force for line in queries.list_weights(table.body, table.lena)] == [
        True,
        False,
    ]
    with pytest.raises(NotFound):
        queries.get_weights(first.key, cast.priya())


@pytest.mark.django_db
def test_a_figure_of_a_job_says_what_it_lacks(table: Table):
    job, made = card(table), put(table)
    confirm(table, declare(table, job, "health", "90", target=Decimal(80)))
    line = queries.list_jobs(table.partnership, table.lena, DAY)[0]

    score = queries.score_of(line, made)

    assert (score.percent, score.lacking) == (None, (Principle.BENEFITS, Principle.PAY))
    assert score.coverage == 6  # .4 of one benefit in seven


def study_row(table: Table, **more: Any) -> PayStudy:
    given: dict[str, Any] = {
        "body": table.body, "kind": "moved_up", "groups": "sex", "year": 2024, "smallest_count": 5,
        "scan_digest": "0" * 64, "content": [{"group": "", "reached": 20, "counted": 40}],
        "side": "labor", "made_by_alias": "labor-1", "made_at": NOON,
    }  # fmt: skip
    return PayStudy.objects.create(**{**given, **more})


@pytest.mark.django_db
def test_a_year_is_counted_once_and_when_it_is_over(table: Table):
    given: dict[str, Any] = {"body": table.body, "kind": StudyKind.MOVED_UP,
                             "by": table.marcus, "at": NOON}  # fmt: skip
    with refused("a year that is over"):
        actions.study(year=DAY.year, **given)
    with refused("No certified filing"):
        actions.study(year=DAY.year - 1, **given)
    with refused("both sides use"):
        actions.study(
            year=DAY.year - 1, **{**given, "kind": StudyKind.LIVING_WAGE}, living_wage=living(table)
        )
    study_row(table)
    with refused("counted already"):
        actions.study(year=2024, **given)

    (view,) = queries.list_studies(table.body, table.lena)
    assert view.everybody.percent == 50
    with pytest.raises(NotFound):
        queries.body_of_study(view.row.key, cast.priya())


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("constraint", "model", "change"),
    [
        ("job_quality_living_wage_has_a_source", LivingWage, {"source": ""}),
        ("job_quality_living_wage_has_a_source", LivingWage, {"dollars": 0}),
        ("job_quality_living_wage_dispute_has_its_reason", LivingWageWord, {"stance": "dispute"}),
        ("job_quality_study_names_its_living_wage", PayStudy, {"kind": "living_wage"}),
        ("job_quality_inquiry_names_its_test", Inquiry, {"test": "abc"}),
        ("job_quality_half_is_known_at_least", ScoreWeights, {"smallest_coverage": 49}),
        ("job_quality_living_wage_once", LivingWage, None),
        ("job_quality_living_wage_word_number", LivingWageWord, None),
        ("job_quality_one_study_a_year", PayStudy, None),
        ("job_quality_inquiry_number", Inquiry, None),
        ("job_quality_one_answer_a_question", InquiryAnswer, None),
        ("job_quality_weights_number", ScoreWeights, None),
    ],
)
def test_the_database_has_the_last_word(
    table: Table, constraint: str, model: type[models.Model], change: dict[str, Any] | None
):
    job = card(table)
    used(table)
    study_row(table)
    put(table)
    actions.look_through(
        job=job, kind=TERMS, test=C.NONE, replies=replies(C.NONE), words={}, looked_on=DAY,
        by=table.lena, at=NOON,
    )  # fmt: skip
    row = model._default_manager.first()
    assert row is not None
    if change is not None:
        refused_by(constraint, lambda: model._default_manager.update(**change))
        return
    values = {
        field.attname: getattr(row, field.attname)
        for field in row._meta.concrete_fields
        if not field.primary_key
    }
    refused_by(constraint, lambda: model(**values).save(force_insert=True))
