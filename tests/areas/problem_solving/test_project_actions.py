"""Projects, tests of change, values, practices; requests, involvement, levels: deeds and who may."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from highroad.areas.partnerships import actions as partnership_actions
from highroad.areas.partnerships.models import Body
from highroad.areas.partnerships.vocabulary import BodyKind, Side
from highroad.areas.problem_solving.actions import assessments, projects, requests
from highroad.areas.problem_solving.actions.projects import GoalDraft, Plan, Study
from highroad.areas.problem_solving.actions.requests import InvolvementDraft
from highroad.areas.problem_solving.models import (
    Adoption,
    ImprovementProject,
    InformationRequest,
    Involvement,
    Trial,
)
from highroad.areas.problem_solving.queries import assessments as level_queries
from highroad.areas.problem_solving.queries import projects as project_queries
from highroad.areas.problem_solving.queries import requests as request_queries
from highroad.areas.problem_solving.rules import requests as request_rules
from highroad.areas.problem_solving.vocabulary.projects import (
    Direction,
    ProjectEnd,
    Readiness,
    TrialVerdict,
    ValueDimension,
)
from highroad.areas.problem_solving.vocabulary.requests import (
    PdiAim,
    PdiStage,
    ReplyKind,
    RequestState,
)
from highroad.areas.problem_solving.vocabulary.rubric import CRITERIA, CriterionReply
from highroad.kit.answers import NotFound
from tests import cast
from tests.cast import NOON
from tests.table import Table, acts, make_table, news, refused, seat_provider

pytestmark = pytest.mark.django_db
DAY = NOON.date()
READY = dict.fromkeys(Readiness, True)


@pytest.fixture
def table() -> Table:
    return make_table()


def goal(**more: Any) -> GoalDraft:
    given: dict[str, Any] = {
        "title": "Quiet at night", "goal": "Patients sleep", "measure": "Quiet at night, always",
        "unit": "%", "direction": Direction.UP, "baseline": Decimal(41), "baseline_on": DAY,
        "baseline_source": "Survey", "target": Decimal(60), "by_when": DAY + timedelta(days=180),
        "values": (ValueDimension.SERVICE,), **more,
    }  # fmt: skip
    return GoalDraft(**given)


def begun(table: Table, **more: Any) -> ImprovementProject:
    return projects.begin_project(body=table.body, draft=goal(**more), by=table.lena, at=NOON)


def planned(project: ImprovementProject, by: Any, **more: Any) -> Trial:
    given = {"idea": "Lights down at nine", "prediction": "Five points more", "start_on": DAY, "until_on": DAY + timedelta(days=7), **more}  # fmt: skip
    return projects.plan_trial(project=project, plan=Plan(**given), by=by, at=NOON)


def studied(trial: Trial, by: Any, verdict: TrialVerdict = TrialVerdict.ADOPT) -> Trial:
    study = Study(done="Seven nights", learned="Doors matter more", verdict=verdict)
    return projects.study_trial(trial=trial, study=study, by=by, at=NOON)


def test_a_project_from_its_goal_to_its_end(table: Table):
    project = begun(table)
    first = planned(project, table.marcus)
    second = planned(project, table.lena, idea="Soft shoes")
    studied(first, table.lena, TrialVerdict.ABANDON)
    projects.enter_value(
        project=project, on=DAY, value=Decimal(44), source="Survey", by=table.lena, at=NOON
    )
    projects.enter_value(
        project=project, on=DAY, value=Decimal(45), source="Recount", by=table.marcus, at=NOON
    )
    line = project_queries.line_on(ImprovementProject.objects.get(), DAY + timedelta(days=91))

    assert (first.number, second.number) == (1, 2)
    assert (line.latest, line.trials, line.adopted, line.is_stale) == (Decimal(45), 2, 0, True)
    chart = project_queries.run_chart(project, on=DAY)
    assert [(point.value, point.is_corrected) for point in chart.points] == [(Decimal(45), True)]
    assert [(on, number) for on, number, _verdict in chart.changes] == [(DAY, 1), (DAY, 2)]

    projects.end_project(
        project=project, end=ProjectEnd.REACHED, note="Doors closed", by=table.lena, at=NOON
    )
    with refused("This project has ended."):
        planned(project, table.lena)
    assert [act for act in acts(table.partnership.log) if act.startswith(("project", "trial"))] == [
        "project.begun", "trial.planned", "trial.planned", "trial.studied", "project.measured",
        "project.measured", "project.ended",
    ]  # fmt: skip


def test_a_test_has_its_prediction_and_is_studied_once(table: Table):
    project = begun(table)
    with refused("Without a prediction nothing is learned"):
        planned(project, table.lena, prediction=" ")
    with refused("A test ends after it has begun."):
        planned(project, table.lena, until_on=DAY - timedelta(1))
    trial = studied(planned(project, table.lena), table.lena)
    with refused("This test has ended already."):
        studied(trial, table.lena)
    with refused("Say what was done and what you learned."):
        projects.study_trial(
            trial=planned(project, table.lena), by=table.lena, at=NOON,
            study=Study(done="", learned="x", verdict=TrialVerdict.ADOPT),
        )  # fmt: skip


def test_a_voice_alone_and_strangers_change_nothing(table: Table):
    project = begun(table)
    priya = cast.priya()
    seat_provider(table, priya)
    for person in (priya, cast.olu(), table.sam):
        with refused("Only somebody with a seat on a side"):
            planned(project, person)
    with pytest.raises(NotFound):
        project_queries.get_project(project.key, table.sam)
    assert project_queries.get_project(project.key, priya) == project


def second_body(table: Table) -> Body:
    body = partnership_actions.create_body(
        partnership=table.partnership,
        name="Night team",
        kind=BodyKind.UNIT_TEAM,
        by=table.lena,
        at=NOON,
    )
    seat = partnership_actions.add_seat(
        body=body, party=table.labor, title="Lead", by=table.lena, at=NOON
    )
    holder = partnership_actions.appoint(seat=seat, user=table.lena, by=table.lena, at=NOON)
    if holder.confirmed_at is None:
        holder.confirmed_at = NOON
        holder.save()
    return body


def test_a_practice_is_taken_over_once_it_was_adopted_and_all_is_ready(table: Table):
    practice, body = begun(table), second_body(table)
    with refused("Nothing here has been adopted yet"):
        projects.take_over(
            practice=practice, body=body, ready=READY, note="", draft=goal(), by=table.lena, at=NOON
        )
    studied(planned(practice, table.lena), table.lena)
    with refused("This practice is of this body."):
        projects.take_over(
            practice=practice,
            body=table.body,
            ready=READY,
            note="",
            draft=goal(),
            by=table.lena,
            at=NOON,
        )
    unready = projects.take_over(
        practice=practice,
        body=body,
        ready={**READY, Readiness.TIME: False},
        note="",
        draft=None,
        by=table.lena,
        at=NOON,
    )
    assert unready.project is None
    with refused("Say where you stand yourselves"):
        projects.take_over(
            practice=practice, body=body, ready=READY, note="", draft=None, by=table.lena, at=NOON
        )
    adopted = projects.take_over(
        practice=practice,
        body=body,
        ready=READY,
        note="",
        draft=goal(baseline=Decimal(30)),
        by=table.lena,
        at=NOON,
    )

    assert adopted.project is not None
    assert adopted.project.adopted_from == practice
    assert [line.key for line in project_queries.practices(table.marcus, words="quiet")] == [
        practice.key
    ]
    assert project_queries.practices(table.marcus, value="affordability") == []
    with refused("This body has taken it over already."):
        projects.take_over(
            practice=practice, body=body, ready=READY, note="", draft=goal(), by=table.lena, at=NOON
        )
    for constraint in ("problem_solving_practice_adopted_once",):
        with pytest.raises(IntegrityError), transaction.atomic():
            Adoption.objects.create(
                practice=practice, body=body, project=adopted.project, side="labor",
                made_by_alias=constraint[:40], made_at=NOON,
            )  # fmt: skip


@pytest.mark.pure
@pytest.mark.parametrize(
    ("replies", "days", "state"),
    [
        ([], 0, RequestState.ASKED),
        ([], 1, RequestState.OVERDUE),
        ([ReplyKind.PARTIAL], 0, RequestState.PARTIAL),
        ([ReplyKind.PARTIAL], 1, RequestState.OVERDUE),
        ([ReplyKind.FULL], 9, RequestState.ANSWERED),
        ([ReplyKind.PARTIAL, ReplyKind.REFUSED], 9, RequestState.REFUSED),
    ],
)
def test_a_part_does_not_stop_the_clock(replies: list[ReplyKind], days: int, state: RequestState):
    assert request_rules.state_of(replies, DAY, DAY + timedelta(days=days)) is state


def asked(table: Table, **more: Any) -> InformationRequest:
    given: dict[str, Any] = {
        "body": table.body, "of_side": Side.MANAGEMENT, "what": "Staff on nights", "why": "The quiet project",
        "due_on": DAY + timedelta(days=10), "by": table.lena, "at": NOON, **more,
    }  # fmt: skip
    return requests.ask_for_information(**given)


def test_a_request_runs_until_it_is_answered_and_stands_in_the_inbox_of_who_owes(table: Table):
    request = asked(table)
    assert [line.key for line in request_queries.owed_by(table.marcus, on=DAY)] == [request.key]
    assert request_queries.owed_by(table.lena, on=DAY) == []
    with refused("The side that was asked replies."):
        requests.reply(request=request, kind=ReplyKind.FULL, words="x", by=table.lena, at=NOON)
    with refused("A refusal carries its reason."):
        requests.reply(request=request, kind=ReplyKind.REFUSED, words="", by=table.marcus, at=NOON)
    requests.reply(
        request=request, kind=ReplyKind.PARTIAL, words="May only", by=table.marcus, at=NOON
    )
    later = NOON + timedelta(days=12)
    [line] = request_queries.list_requests(table.body, seen_by=table.lena, on=later.date())
    assert (line.state, line.days, line.days_late) == (RequestState.OVERDUE, 12, 2)

    requests.reply(
        request=request, kind=ReplyKind.FULL, words="All months", by=table.marcus, at=later
    )

    [line] = request_queries.list_requests(table.body, seen_by=table.lena, on=date(2027, 1, 1))
    assert (line.state, line.days, line.days_late) == (RequestState.ANSWERED, 12, 2)
    assert request_queries.owed_by(table.marcus, on=DAY) == []
    assert not news(table.marcus, "problem_solving.informationrequest")
    assert "Joint Committee: a reply to request 1" in news(table.lena)
    with refused("This request has ended."):
        requests.reply(request=request, kind=ReplyKind.FULL, words="x", by=table.marcus, at=later)


@pytest.mark.parametrize(
    ("more", "why"),
    [
        ({"of_side": Side.LABOR}, "another side than your own"),
        ({"what": " "}, "what you need to know"),
        ({"why": ""}, "what it is needed for"),
        ({"due_on": DAY - timedelta(1)}, "has passed already"),
    ],
)
def test_a_request_says_what_for_and_by_when(table: Table, more: dict[str, Any], why: str):
    with refused(why):
        asked(table, **more)


def involved(table: Table) -> Involvement:
    draft = InvolvementDraft(topic="New scheduling", notified_on=DAY, stage=PdiStage.TENTATIVE, aim=PdiAim.IMPACT, initiator=Side.MANAGEMENT)  # fmt: skip
    return requests.note_involvement(body=table.body, draft=draft, by=table.marcus, at=NOON)


def test_each_side_says_whether_the_union_came_in_early_enough(table: Table):
    made = involved(table)
    for person, early in ((table.lena, True), (table.lena, False), (table.marcus, True)):
        requests.say_of_involvement(involvement=made, is_early_enough=early, is_satisfied=early, words="", outcome=PdiAim.INPUT, by=person, at=NOON)  # fmt: skip

    [line] = request_queries.list_involvements(table.body, seen_by=table.lena)

    assert [(side, view.is_early_enough) for side, view in line.views if view] == [(Side.LABOR, False), (Side.MANAGEMENT, True)]  # fmt: skip
    assert line.do_sides_differ
    assert (line.stage, line.outcome) == (PdiStage.TENTATIVE, PdiAim.INPUT)
    assert dict(request_queries.stage_counts([line]))[PdiStage.TENTATIVE] == 1


def answer_all(table: Table, up_to: int, *, but: tuple[str, ...] = (), on: date = DAY) -> None:
    for criterion in CRITERIA:
        if criterion.level <= up_to:
            reply = CriterionReply.NO if criterion.key in but else CriterionReply.YES
            for person in (table.lena, table.marcus):
                assessments.answer_criterion(
                    body=table.body, criterion=criterion.key, reply=reply, evidence="Minutes",
                    evidence_on=on, by=person, at=NOON,
                )  # fmt: skip


def test_both_sides_answer_and_agree_and_then_it_is_the_level(table: Table):
    answer_all(table, 2, but=("tools.2", "training.2"))
    found = level_queries.standing(table.body, seen_by=table.lena, on=DAY)
    assert found.level == 1
    assert [cell.criterion.key for cell in found.in_the_way] == ["training.2", "tools.2"]
    with refused("another level by now"):
        assessments.say_level(body=table.body, level=2, agrees=True, by=table.lena, at=NOON)
    with refused("Say why you do not agree."):
        assessments.say_level(body=table.body, level=1, agrees=False, by=table.lena, at=NOON)
    assessments.say_level(body=table.body, level=1, agrees=True, by=table.lena, at=NOON)
    with refused("Your side has said so already."):
        assessments.say_level(body=table.body, level=1, agrees=True, by=table.lena, at=NOON)
    assert level_queries.levels_on(table.partnership, DAY, seen_by=table.lena) == {}
    assessments.say_level(body=table.body, level=1, agrees=True, by=table.marcus, at=NOON)

    assert level_queries.levels_on(table.partnership, DAY, seen_by=table.lena) == {
        table.body.key: 1
    }
    moved = level_queries.movement_between(
        table.partnership, DAY - timedelta(1), DAY, seen_by=table.lena
    )
    assert (moved.is_new, moved.risers) == (1, 0)


def test_evidence_that_grew_old_lowers_the_level_by_itself(table: Table):
    answer_all(table, 1)

    assert level_queries.standing(table.body, seen_by=table.lena, on=DAY).level == 1
    assert (
        level_queries.standing(table.body, seen_by=table.lena, on=DAY + timedelta(days=91)).level
        == 0
    )
    with pytest.raises(NotFound):
        level_queries.standing(table.body, seen_by=cast.olu(), on=DAY)


@pytest.mark.parametrize(
    ("more", "why"),
    [
        ({"criterion": "tools.9"}, "no such claim"),
        ({"evidence": "Minutes"}, "Evidence has a text and a day."),
        ({"evidence": "Minutes", "evidence_on": DAY + timedelta(1)}, "a day ahead"),
    ],
)
def test_an_answer_is_to_a_claim_and_its_evidence_has_a_day(
    table: Table, more: dict[str, Any], why: str
):
    given: dict[str, Any] = {"criterion": "tools.1", "reply": CriterionReply.YES, **more}
    with refused(why):
        assessments.answer_criterion(body=table.body, by=table.lena, at=NOON, **given)
