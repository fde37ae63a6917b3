"""What the database refuses of projects, requests, involvement and levels. `problem_solving_practice_adopted_once`
is hit where practices are taken over."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from highroad.areas.problem_solving.actions import assessments, projects, requests
from highroad.areas.problem_solving.models import (
    Assessment,
    AssessmentWord,
    CriterionAnswer,
    InformationReply,
    InvolvementView,
    MeasuredValue,
)
from highroad.areas.problem_solving.vocabulary.requests import ReplyKind
from tests.areas.problem_solving.test_project_actions import (
    DAY,
    answer_all,
    asked,
    begun,
    involved,
    planned,
)
from tests.cast import NOON
from tests.table import Table, make_table

pytestmark = pytest.mark.django_db


@pytest.fixture
def table() -> Table:
    return make_table()


CONSTRAINTS = (
    "problem_solving_project_number", "problem_solving_target_is_better",
    "problem_solving_project_ends_once", "problem_solving_trial_number",
    "problem_solving_trial_has_a_prediction", "problem_solving_trial_ends_after_start",
    "problem_solving_verdict_has_its_lesson", "problem_solving_value_revision",
    "problem_solving_value_has_a_source", "problem_solving_request_number",
    "problem_solving_request_to_another_side", "problem_solving_reply_number",
    "problem_solving_reply_says_something", "problem_solving_involvement_number",
    "problem_solving_involvement_stage", "problem_solving_view_number",
    "problem_solving_evidence_has_its_day", "problem_solving_reply_known",
    "problem_solving_assessment_number", "problem_solving_level_at_most_five",
    "problem_solving_one_word_a_level", "problem_solving_disagreement_says_why",
)  # fmt: skip


def breaches(table: Table) -> dict[str, Any]:
    """For each constraint something that breaks it."""
    project, request, involvement = begun(table), asked(table), involved(table)
    trial, other = planned(project, table.lena), begun(table)
    value = projects.enter_value(
        project=project, on=DAY, value=Decimal(1), source="s", by=table.lena, at=NOON
    )
    reply = requests.reply(
        request=request, kind=ReplyKind.PARTIAL, words="x", by=table.marcus, at=NOON
    )
    view = requests.say_of_involvement(involvement=involvement, is_early_enough=True, is_satisfied=True, words="", by=table.lena, at=NOON)  # fmt: skip
    level = assessments.say_level(body=table.body, level=0, agrees=True, by=table.lena, at=NOON)
    answer_all(table, 1)

    def change(row: Any, **fields: Any) -> Any:
        return lambda: type(row).objects.filter(pk=row.pk).update(**fields)

    def again(row: Any, **fields: Any) -> Any:
        given = {field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields if not field.primary_key}  # fmt: skip
        return lambda: type(row).objects.create(**{**given, **fields})

    words, answers = AssessmentWord.objects.get(), CriterionAnswer.objects.first()
    return dict(
        zip(
            CONSTRAINTS,
            (
                change(other, number=project.number), change(project, target=Decimal(1)),
                change(project, end="stopped"), again(trial), change(trial, prediction=""),
                change(trial, until_on=DAY - timedelta(days=9)), change(trial, verdict="adopt"),
                again(value), change(value, source=""), again(request),
                change(request, of_side="labor"), again(reply), change(reply, words=""),
                again(involvement), change(involvement, stage="9"), again(view),
                change(answers, evidence=""), change(answers, reply="hm"), again(level),
                change(level, level=6), again(words), change(words, agrees=False),
            ),
            strict=True,
        )
    )  # fmt: skip


def test_the_database_has_the_last_word(table: Table):
    for constraint, breach in breaches(table).items():
        with pytest.raises(IntegrityError) as caught, transaction.atomic():
            breach()
        assert constraint in str(caught.value) or "UNIQUE" in str(caught.value), constraint
    assert Assessment.objects.count() == InformationReply.objects.count() == 1
    assert InvolvementView.objects.count() == MeasuredValue.objects.count() == 1
