"""What the mentor team of the transit world makes better: a project with tests, a chart, a level, a request."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from decimal import Decimal

from highroad.areas.partnerships.vocabulary import Side
from highroad.areas.problem_solving.actions import assessments, projects, requests
from highroad.areas.problem_solving.actions.projects import GoalDraft, Plan, Study
from highroad.areas.problem_solving.actions.requests import InvolvementDraft
from highroad.areas.problem_solving.vocabulary.projects import (
    Direction,
    TrialVerdict,
    ValueDimension,
)
from highroad.areas.problem_solving.vocabulary.requests import PdiAim, PdiStage, ReplyKind
from highroad.areas.problem_solving.vocabulary.rubric import CRITERIA, CriterionReply
from highroad.background.demonstration.founding import Founded

LEFT_EARLY = (24, 26, 23, 25, 27, 24, 25, 26, 21, 19, 18, 16, 15)
"""Percent of new operators who left within ninety days, every second week."""
NOT_YET = ("training.2", "tools.2")


def improve(founded: Founded, *, at: datetime) -> datetime:
    """All is recorded twenty hours before; the values are of the half year before. Answers when it was done."""
    at = at - timedelta(hours=20)
    _project(founded, at)
    _between_the_sides(founded, at + timedelta(hours=2))
    _level(founded, at + timedelta(hours=3))
    return at + timedelta(hours=4)


def _project(founded: Founded, at: datetime) -> None:
    body, aisha, paul = founded.bodies["mentors"], founded.people["aisha"], founded.people["paul"]
    today = at.date()
    first = today - timedelta(weeks=2 * (len(LEFT_EARLY) - 1))
    project = projects.begin_project(
        body=body, by=aisha, at=at,
        draft=GoalDraft(
            title="New operators who stay", goal="Fewer new operators leave in their first ninety days.",
            measure="New operators who left within 90 days", unit="%", direction=Direction.DOWN,
            baseline=Decimal(25), baseline_on=first, baseline_source="Personnel list of the agency",
            target=Decimal(12), by_when=today + timedelta(days=120),
            values=(ValueDimension.SERVICE, ValueDimension.BEST_PLACE),
        ),
    )  # fmt: skip
    for number, value in enumerate(LEFT_EARLY):
        projects.enter_value(
            project=project, on=first + timedelta(weeks=2 * number), value=Decimal(value),
            source="Personnel list of the agency", by=paul, at=at + timedelta(minutes=number),
        )  # fmt: skip
    studied = projects.plan_trial(
        project=project, by=aisha, at=at + timedelta(minutes=20),
        plan=_plan("A mentor rides along in the first week", "Two of ten fewer leave", first, 15, 19),
    )  # fmt: skip
    projects.study_trial(
        trial=studied, by=paul, at=at + timedelta(minutes=21),
        study=Study(
            done="Eleven of twelve new operators had a mentor in week one.",
            results="From 25 to 18 percent in eight weeks.",
            learned="The first split shift is the hard day. Mentors should ride on it.",
            verdict=TrialVerdict.ADOPT,
        ),
    )  # fmt: skip
    projects.plan_trial(
        project=project, by=aisha, at=at + timedelta(minutes=30),
        plan=_plan("A mentor rides along on the first split shift", "Below 15 percent", first, 22, 27),
    )  # fmt: skip


def _plan(idea: str, prediction: str, first: date, start: int, until: int) -> Plan:
    return Plan(
        idea=idea, prediction=prediction, place="North garage, both shifts",
        start_on=first + timedelta(weeks=start), until_on=first + timedelta(weeks=until),
    )  # fmt: skip


def _between_the_sides(founded: Founded, at: datetime) -> None:
    people, body, today = founded.people, founded.bodies["steering"], at.date()
    asked = requests.ask_for_information(
        body=body, of_side=Side.MANAGEMENT, what="Complaints about new operators, by garage and month",
        why="To see where mentors are missing", due_on=today + timedelta(days=9), by=people["rosa"], at=at,
    )  # fmt: skip
    requests.reply(
        request=asked, kind=ReplyKind.PARTIAL, words="North garage is attached to the minutes of May. "
        "South garage counts by line; we are sorting it.", by=people["walter"], at=at + timedelta(minutes=5),
    )  # fmt: skip
    noted = requests.note_involvement(
        body=body, by=people["walter"], at=at + timedelta(minutes=10),
        draft=InvolvementDraft(
            topic="A new run cut for the night lines", notified_on=today - timedelta(days=20),
            stage=PdiStage.OPTIONS, aim=PdiAim.IMPACT, initiator=Side.MANAGEMENT,
        ),
    )  # fmt: skip
    for minutes, word, early in ((15, "rosa", False), (20, "walter", True)):
        requests.say_of_involvement(
            involvement=noted, is_early_enough=early, is_satisfied=True, words="",
            by=people[word], at=at + timedelta(minutes=minutes),
        )  # fmt: skip


def _level(founded: Founded, at: datetime) -> None:
    body, people = founded.bodies["mentors"], founded.people
    for number, criterion in enumerate(each for each in CRITERIA if each.level <= 2):
        is_no = criterion.key in NOT_YET
        for word in ("aisha", "paul"):
            assessments.answer_criterion(
                body=body, criterion=criterion.key,
                reply=CriterionReply.NO if is_no else CriterionReply.YES,
                evidence="" if is_no else "Minutes of the last meetings",
                evidence_on=None if is_no else at.date() - timedelta(days=10),
                by=people[word], at=at + timedelta(seconds=number),
            )  # fmt: skip
    for word in ("aisha", "paul"):
        assessments.say_level(
            body=body, level=1, agrees=True, by=people[word], at=at + timedelta(minutes=5)
        )
