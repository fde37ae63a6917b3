"""Projects of the world: one with tests and a chart, a practice looked at, a request, an involvement, answers."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

from django.utils import timezone

from highroad.areas.partnerships.vocabulary import Side
from highroad.areas.problem_solving.actions import assessments, projects, propose_values, requests
from highroad.areas.problem_solving.actions.projects import GoalDraft, Plan, Study
from highroad.areas.problem_solving.actions.requests import InvolvementDraft
from highroad.areas.problem_solving.models import ValueSet
from highroad.areas.problem_solving.vocabulary.projects import (
    Direction,
    Readiness,
    TrialVerdict,
    ValueDimension,
)
from highroad.areas.problem_solving.vocabulary.requests import PdiAim, PdiStage, ReplyKind
from highroad.areas.problem_solving.vocabulary.rubric import CriterionReply

if TYPE_CHECKING:
    from tests.world.partnerships import Builder


def add_projects(builder: Builder) -> None:
    """Everything by actions, every text a canary."""
    _project(builder)
    _values(builder)
    _information(builder)
    _levels(builder)


def _values(builder: Builder) -> None:
    """A list of names that waits for management."""
    things, people = builder.table.things, builder.table.people
    names = [builder.word("joint", f"value_{number}") for number in range(2)]
    propose_values(body=things["body"], names=names, by=people["labor"], at=builder.now())
    things["value_set"] = ValueSet.objects.get(partnership=builder.table.partnership)


def _project(builder: Builder) -> None:
    things, labor, word = builder.table.things, builder.table.people["labor"], builder.word
    day = timezone.localdate(builder.now())
    project = projects.begin_project(
        body=things["body"], by=labor, at=builder.now(),
        draft=GoalDraft(
            title=word("joint", "project"), goal=word("joint", "goal"), measure=word("joint", "measure"),
            unit="%", direction=Direction.UP, baseline=Decimal(40), baseline_on=day,
            baseline_source=word("joint", "baseline_source"), target=Decimal(60),
            by_when=day + timedelta(days=200), values=(ValueDimension.QUALITY,),
        ),
    )  # fmt: skip
    for number in range(2):
        plan = Plan(
            idea=word("joint", "idea"), prediction=word("joint", "prediction"),
            place=word("joint", "place"), start_on=day, until_on=day + timedelta(days=7),
        )  # fmt: skip
        trial = projects.plan_trial(project=project, plan=plan, by=labor, at=builder.now())
        projects.enter_value(
            project=project, on=day - timedelta(days=number), value=Decimal(41 + number),
            source=word("joint", "value_source"), by=labor, at=builder.now(),
        )  # fmt: skip
        if number == 0:
            study = Study(
                done=word("joint", "done"), results=word("joint", "results"),
                learned=word("joint", "learned"), verdict=TrialVerdict.ADOPT,
            )  # fmt: skip
            projects.study_trial(trial=trial, study=study, by=labor, at=builder.now())
    projects.take_over(
        practice=project, body=things["sealed_body"], ready={Readiness.NEED: True},
        note=word("joint", "readiness"), draft=None, by=labor, at=builder.now(),
    )  # fmt: skip
    things["project"], things["trial"] = project, trial


def _information(builder: Builder) -> None:
    things, people, word = builder.table.things, builder.table.people, builder.word
    day = timezone.localdate(builder.now())
    things["information"] = requests.ask_for_information(
        body=things["body"], of_side=Side.LABOR, what=word("joint", "asked_for"),
        why=word("joint", "needed_for"), due_on=day + timedelta(days=10), by=people["management"],
        at=builder.now(),
    )  # fmt: skip
    requests.reply(
        request=things["information"], kind=ReplyKind.PARTIAL, words=word("joint", "reply"),
        by=people["labor"], at=builder.now(),
    )  # fmt: skip
    things["involvement"] = requests.note_involvement(
        body=things["body"], by=people["labor"], at=builder.now(),
        draft=InvolvementDraft(
            topic=word("joint", "topic"), notified_on=day, stage=PdiStage.OPTIONS,
            aim=PdiAim.IMPACT, initiator=Side.MANAGEMENT, limits=word("joint", "limits"),
        ),
    )  # fmt: skip
    requests.say_of_involvement(
        involvement=things["involvement"], is_early_enough=False, is_satisfied=False,
        words=word("joint", "view"), by=people["labor"], at=builder.now(),
    )  # fmt: skip


def _levels(builder: Builder) -> None:
    body, labor = builder.table.things["body"], builder.table.people["labor"]
    at = builder.now()
    assessments.answer_criterion(
        body=body, criterion="tools.1", reply=CriterionReply.YES, evidence=builder.word("joint", "shown"),
        evidence_on=timezone.localdate(at), by=labor, at=at,
    )  # fmt: skip
    assessments.say_level(
        body=body,
        level=0,
        agrees=False,
        note=builder.word("joint", "level_note"),
        by=labor,
        at=builder.now(),
    )
