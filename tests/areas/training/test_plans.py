"""The written plan of 29 CFR part 30: protected counts, both tests, calendar, outreach, who may do what."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import Any
from uuid import uuid4

import pytest
from cryptography.exceptions import InvalidTag
from django.db import IntegrityError, transaction
from django.urls import reverse

from highroad.areas.fair_access.analysis.identified import identified_tables
from highroad.areas.self_identification import actions as about
from highroad.areas.self_identification.models import AboutMe, DisabilityWord
from highroad.areas.self_identification.models.keys import mark_of, seal, unseal
from highroad.areas.self_identification.queries import answers_for_analysis
from highroad.areas.self_identification.vocabulary import (
    DisabilityAnswer,
    EthnicityAnswer,
    RaceAnswer,
    SexAnswer,
)
from highroad.areas.training.actions import plans as actions
from highroad.areas.training.actions import programs
from highroad.areas.training.actions.plans import AvailabilityDraft
from highroad.areas.training.models import (
    Availability,
    Outreach,
    OutreachCycle,
    PlanStep,
    WorkforceCount,
)
from highroad.areas.training.queries import plans
from highroad.areas.training.queries.equal_opportunity import selection_lines
from highroad.areas.training.rules import plans as rules
from highroad.areas.training.vocabulary.enrollments import EnrollmentStatus
from highroad.areas.training.vocabulary.plans import (
    AimedAt,
    OutreachKind,
    PlanStepKind,
    UtilizationTest,
)
from highroad.kit.answers import NotFound
from tests.areas.training.scene import (
    NOON,
    START,
    TODAY,
    Scene,
    enrolled,
    make_scene,
    moved,
    signed,
)
from tests.table import refused
from tests.web.test_hours_pages import at, client_of

FORTY = {"sex": {"female": 2, "male": 38, "declined": 0}, "disability": {"yes": 3, "no": 57, "declined": 20}}  # fmt: skip
EIGHTY = {"sex": {"female": 4, "male": 76}, "ethnicity": {"hispanic": None, "not_hispanic": 60}}


@pytest.mark.pure
@pytest.mark.parametrize(
    ("tables", "available", "test", "under", "goal"),
    [
        (FORTY, "12", UtilizationTest.EIGHTY, True, 12),
        (FORTY, "12", UtilizationTest.DEVIATIONS, False, None),
        (EIGHTY, "14", UtilizationTest.EIGHTY, True, 14),
        (EIGHTY, "14", UtilizationTest.DEVIATIONS, True, 14),
        ({"sex": {"female": None, "male": 38}}, "12", UtilizationTest.EIGHTY, None, None),
        ({"sex": {"female": 2, "male": 23}}, "12", UtilizationTest.DEVIATIONS, None, None),
    ],
)
def test_utilization_by_the_chosen_test(
    tables: Any, available: str, test: UtilizationTest, under: bool | None, goal: int | None
):
    """C42."""
    line = rules.utilization(tables, {"women": Decimal(available)}, test)[0]

    assert (line.is_under, line.goal) == (under, goal)


@pytest.mark.pure
def test_a_hidden_number_hides_what_is_made_of_it():
    assert rules.parts_of("hispanic", EIGHTY) == (None, None)
    assert rules.parts_of("AS", {"race": {"AS": 2, "WHITE": 6, "AA": 6, "AIAN": 1}}) == (2, 15)
    found = rules.disability(FORTY)
    assert found is not None
    assert (round(float(found.rate or 0), 3), found.asks_for_review) == (0.05, True)
    assert rules.disability({"disability": {"yes": None, "no": 57}}) is None
    assert rules.disability({"disability": {"declined": 9}}) is None


@pytest.mark.pure
def test_two_deviations_need_thirty_and_counts_lie_ninety_days_apart():
    few = {"sex": {"female": 5, "male": 20, "declined": 4}}
    assert not rules.may_choose(UtilizationTest.DEVIATIONS, few)
    assert rules.may_choose(UtilizationTest.DEVIATIONS, FORTY)
    assert rules.may_choose(UtilizationTest.EIGHTY, few)
    day = date(2026, 1, 1)
    assert rules.may_count(None, day)
    assert not rules.may_count(day, day + timedelta(days=89))
    assert rules.may_count(day, day + timedelta(days=90))
    assert rules.weighed(Decimal(12), Decimal(4), Decimal(75)) == 10


@pytest.mark.pure
def test_the_law_is_dated():
    assert [each.citation for each in rules.law_on(date(2025, 1, 20))] == ["29 CFR part 30"]
    assert len(rules.law_on(date(2025, 1, 21))) == 2
    assert rules.law_on(date(2026, 1, 1))[-1].is_proposed


@pytest.fixture
def scene() -> Scene:
    return make_scene()


def told(people: int, **changes: Any) -> list[Any]:
    """So many people, each with an answer kept as the person's form keeps it."""
    keys = [uuid4() for _number in range(people)]
    for key in keys:
        mark = mark_of("groups", key)
        content = {"sex": "female", "ethnicity": "declined", "races": ["AA", "WHITE"], **changes}
        AboutMe.objects.create(mark=mark, sealed=seal(mark, content), answered_on=TODAY)
    return keys


@pytest.mark.django_db
def test_counts_are_protected_and_who_is_silent_is_counted_as_such():
    people = [*told(12), *told(30, sex="male", races=["AS"]), *(uuid4() for _number in range(8))]

    found = identified_tables(people, smallest_count=5)

    assert found["sex"] == {"female": 12, "male": 30, "declined": 8}
    assert found["race"] == {"AA": 12, "WHITE": 12, "AS": 30, "declined": 8}
    assert found["disability"] == {"declined": 50}
    few = identified_tables([*told(3), *told(40, sex="male")], smallest_count=5)
    assert few["sex"]["female"] is None
    assert few["sex"]["male"] is None
    assert identified_tables([], smallest_count=5)["sex"] == {}


@pytest.mark.django_db
def test_an_answer_is_ones_own_sealed_and_can_be_taken_back(scene: Scene):
    record, nia = scene.enrollment.participant_id, scene.nia
    given = {"sex": SexAnswer.FEMALE, "ethnicity": EthnicityAnswer.HISPANIC, "at": NOON}
    for races in ([RaceAnswer.AA], [RaceAnswer.AA, RaceAnswer.AS, RaceAnswer.AIAN]):
        about.say(participant=record, races=races, by=nia, **given)  # type: ignore[arg-type]
        assert len(bytes(AboutMe.objects.get().sealed)) == 220
    kept = AboutMe.objects.get()
    assert str(record) not in kept.mark
    assert b"female" not in bytes(kept.sealed)
    assert answers_for_analysis([record])[0]["races"] == ["AA", "AIAN", "AS"]
    about.say_disability(participant=record, said=DisabilityAnswer.NO, by=nia, at=NOON)
    assert DisabilityWord.objects.get().mark != kept.mark
    with pytest.raises(InvalidTag):
        unseal("another", kept.sealed)
    for somebody in (scene.table.lena, scene.table.marcus):
        with pytest.raises(NotFound):
            about.say(participant=record, races=[], by=somebody, **given)  # type: ignore[arg-type]
        with pytest.raises(NotFound):
            about.take_back(participant=record, by=somebody)
    about.take_back(participant=record, by=nia)
    assert not AboutMe.objects.exists()
    assert not DisabilityWord.objects.exists()


def available(scene: Scene, **changes: Any) -> Availability:
    given = {
        "area": "Three counties", "source": "Census", "weight": Decimal(75),
        "test": UtilizationTest.EIGHTY, "shares": {"women": (Decimal(12), Decimal(4))}, **changes,
    }  # fmt: skip
    return actions.say_availability(
        program=scene.program, draft=AvailabilityDraft(**given), by=scene.table.lena, at=NOON
    )


def outreach(scene: Scene, **changes: Any) -> Outreach:
    given = {"organization": "Women in pipe", "kind": OutreachKind.LINKAGE, "aimed_at": AimedAt.WOMEN, "since_on": TODAY, "words": "", "by": scene.table.lena, **changes}  # fmt: skip
    return actions.reach_out(program=scene.program, at=NOON, **given)


def cycle(found: Outreach, scene: Scene, **changes: Any) -> OutreachCycle:
    given = {"cycle": "Spring", "on": TODAY, "applied": 4, "is_effective": True, "words": "", **changes}  # fmt: skip
    return actions.judge_cycle(outreach=found, by=scene.table.lena, at=NOON, **given)


@pytest.mark.django_db
def test_the_plan_is_kept_by_its_coordinators(scene: Scene):
    actions.keep_count(program=scene.program, tables=EIGHTY, by=scene.table.lena, at=NOON)
    available(scene)
    found = plans.plan_of(scene.program, TODAY)
    assert found.lines[0].available == 10
    assert (found.lines[0].is_under, found.is_asked) == (True, False)
    assert [each.kind for each in found.steps] == [PlanStepKind.WORKFORCE]
    with refused("90 days apart"):
        actions.keep_count(program=scene.program, tables=EIGHTY, by=scene.table.lena, at=NOON)
    with refused("coordinator"):
        outreach(scene, by=scene.table.marcus)
    with refused("Name the organization"):
        outreach(scene, organization=" ")
    with refused("between 0 and 100"):
        available(scene, weight=Decimal(101))
    made = outreach(scene)
    cycle(made, scene)
    with refused("judged already"):
        cycle(made, scene)
    with refused("Name the selection cycle"):
        cycle(made, scene, cycle=" ")
    given: dict[str, Any] = {"program": scene.program, "kind": PlanStepKind.REVIEW, "words": "", "by": scene.table.lena, "at": NOON}  # fmt: skip
    actions.note_step(on=TODAY, **given)
    with refused("noted for that day"):
        actions.note_step(on=TODAY, **given)
    with refused("has come"):
        actions.note_step(on=TODAY + timedelta(days=1), **given)
    with pytest.raises(NotFound):
        plans.get_outreach(made.key, scene.table.marcus)
    assert plans.people_of(scene.program, seen_by=scene.table.marcus) == []
    assert plans.people_of(scene.program, seen_by=scene.table.lena) == [
        scene.enrollment.participant_id
    ]


@pytest.mark.django_db
def test_the_inbox_asks_as_much_for_many_programs_as_for_one(
    scene: Scene, django_assert_num_queries: Any
):
    """Five of the sponsor's apprentices over its programs; the earliest step of each is due."""
    for number in range(4):
        another = enrolled(scene.table, scene.program, name=f"Another {number}")
        signed(scene.table, another)
        moved(scene.table, another, EnrollmentStatus.REGISTERED, on=START + timedelta(days=number))
    for number in range(3):
        programs.begin_program(
            body=scene.table.body, name=f"Program {number}", by=scene.table.lena, at=NOON,
            registered_on=TODAY - timedelta(days=900 + number),
        )  # fmt: skip

    with django_assert_num_queries(3):
        tasks = plans.tasks_for(scene.table.lena, TODAY)

    assert plans.fifth_on(scene.program) == START + timedelta(days=3)
    assert {each.program for each in tasks} == {"Program 0", "Program 1", "Program 2"}
    assert {each.kind for each in tasks} == {PlanStepKind.REVIEW}
    assert plans.tasks_for(scene.table.marcus, TODAY) == []


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("constraint", "model", "changes"),
    [
        ("training_workforce_count_once", WorkforceCount, {}),
        ("training_availability_number_once", Availability, {}),
        ("training_availability_weight", Availability, {"number": 2, "weight": 101}),
        ("training_plan_step_once", PlanStep, {}),
        ("training_outreach_named_and_in_order", Outreach, {"organization": ""}),
        ("training_outreach_cycle_once", OutreachCycle, {}),
        ("self_identification_answer_once", AboutMe, {}),
        ("self_identification_answer_has_a_mark", AboutMe, {"mark": ""}),
        ("self_identification_disability_once", DisabilityWord, {}),
        ("self_identification_disability_has_a_mark", DisabilityWord, {"mark": ""}),
    ],
)
def test_the_database_has_the_last_word(
    scene: Scene, constraint: str, model: Any, changes: dict[str, Any]
):
    actions.keep_count(program=scene.program, tables=EIGHTY, by=scene.table.lena, at=NOON)
    available(scene)
    cycle(outreach(scene), scene)
    told(1)
    about.say_disability(participant=scene.enrollment.participant_id, said=DisabilityAnswer.NO, by=scene.nia, at=NOON)  # fmt: skip
    row = model.objects.get()
    row.key, row._state.adding = uuid4(), True
    for name, value in changes.items():
        setattr(row, name, value)
    with pytest.raises(IntegrityError) as error, transaction.atomic():
        row.save(force_insert=True)
    assert constraint in str(error.value) or row._meta.db_table in str(error.value)


@pytest.mark.django_db
def test_the_plan_is_used_as_people_use_it(scene: Scene, django_assert_max_num_queries: Any):
    lena, nia, marcus = (
        client_of(one) for one in (scene.table.lena, scene.nia, scene.table.marcus)
    )
    record = scene.enrollment.participant_id
    form = reverse("self_identification:about_me", args=[record])
    assert form in nia.get(reverse("training:mine")).text
    answer = nia.post(form, {"sex": "female", "ethnicity": "declined", "races": ["AA"]})
    assert answer.status_code == 302
    assert nia.post(answer.url, {"said": "no"}).status_code == 302
    assert "checked" in nia.get(form).text
    assert lena.get(form).status_code == 404
    assert lena.post(reverse("self_identification:take_back", args=[record])).status_code == 404

    here = at("plan", scene.program.key)
    assert "Nobody has been counted yet" in lena.get(here).text
    assert lena.post(at("count", scene.program.key)).status_code == 302
    shares = {f"{side}_{each.value}": "12" for side in ("area", "own") for each in AimedAt}
    given = {"area": "Three counties", "source": "Census", "weight": "75", "test": "eighty", **shares}  # fmt: skip
    assert lena.post(at("add_availability", scene.program.key), given).status_code == 302
    wrong = lena.post(at("add_availability", scene.program.key), {**given, "test": "deviations"})
    assert "there are" in wrong.text
    given = {"organization": "Women in pipe", "kind": "linkage", "aimed_at": "women", "since_on": TODAY.isoformat()}  # fmt: skip
    assert lena.post(at("add_outreach", scene.program.key), given).status_code == 302
    given = {"cycle": "Spring", "on": TODAY.isoformat(), "applied": "4"}
    assert lena.post(at("add_cycle", Outreach.objects.get().key), given).status_code == 302
    given = {"kind": "review", "on": TODAY.isoformat(), "words": "Test of strength dropped"}
    assert lena.post(at("add_step", scene.program.key), given).status_code == 302
    with django_assert_max_num_queries(24):
        page = lena.get(here).text
    for words in ("Women in pipe", "Test of strength dropped", "Cannot be said", "Proposed"):
        assert words in page
    assert b"pdfuaid" in lena.get(at("plan_pdf", scene.program.key)).content
    assert marcus.get(here).status_code == 403
    nia.post(reverse("self_identification:take_back", args=[record]))
    assert not AboutMe.objects.exists()


@pytest.mark.pure
def test_groups_are_held_beside_the_best_rate():
    """C30: men 30 of 60, women 6 of 20: .60, flagged, and by chance with p = .19."""
    men, women = selection_lines({"men": (30, 60), "women": (6, 20), "nobody": (0, 0)})

    assert (men.is_best, women.is_flagged, women.is_small) == (True, True, True)
    assert (str(women.ratio), f"{women.p:.2f}") == ("0.6", "0.19")
    sure = selection_lines({"men": (300, 600), "women": (60, 200)})[1]
    assert (sure.is_flagged, sure.is_small) == (True, False)
    edge = selection_lines({"men": (50, 100), "women": (40, 100)})[1]
    assert not edge.is_flagged
    assert selection_lines({"men": (30, 60)}) == []
    assert selection_lines({"men": (0, 60), "women": (0, 5)}) == []


@pytest.mark.django_db
def test_the_selection_monitor_keeps_nothing(scene: Scene):
    lena, here = client_of(scene.table.lena), at("selection", scene.program.key)
    zeros = {f"{kind}_{name}": "0" for kind in ("of", "chosen") for name in ("men", "women", "hispanic", "white", "aa", "asian", "aian", "nhpi")}  # fmt: skip
    given = {**zeros, "of_men": "60", "chosen_men": "30", "of_women": "20", "chosen_women": "6"}
    page = lena.post(here, given).text
    assert "Below four fifths" in page
    assert "p = 0.19" in page
    assert lena.post(here, {**given, "chosen_women": "21"}).status_code == 422
    assert "are needed" in lena.post(here, zeros).text
    assert client_of(scene.table.marcus).get(here).status_code == 403
