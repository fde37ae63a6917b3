"""The written plan of 29 CFR part 30: protected counts, both tests, calendar, outreach, who may do what."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from typing import Any
from uuid import uuid4

import pytest
from cryptography.exceptions import InvalidTag
from django.db import IntegrityError, transaction
from django.urls import reverse

from highroad.areas.fair_access.analysis.identified import Place, identified_tables
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
from highroad.areas.training.actions.plans import AvailabilityDraft, ImpedimentDraft
from highroad.areas.training.models import (
    Availability,
    Impediment,
    Outreach,
    OutreachCycle,
    PlanStep,
    WorkforceCount,
)
from highroad.areas.training.queries import plans
from highroad.areas.training.vocabulary.enrollments import EnrollmentStatus
from highroad.areas.training.vocabulary.plans import (
    AimedAt,
    OutreachKind,
    PersonnelProcess,
    PlanStepKind,
    UtilizationTest,
)
from highroad.kit.answers import NotFound
from tests.areas.training.scene import (
    NOON,
    START,
    TODAY,
    Scene,
    adopted_program,
    enrolled,
    make_scene,
    moved,
    signed,
)
from tests.areas.training.test_plan_rules import EIGHTY
from tests.table import refused
from tests.web.test_hours_pages import at, client_of


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


def counted(*places: tuple[str, list[Any]], smallest: int = 5) -> Any:
    return identified_tables(
        [Place(occupation=code, major=code[:2], people=people) for code, people in places],
        smallest_count=smallest,
    )


FITTERS, ELECTRICIANS, MECHANICS = "47-2152.00", "47-2111.00", "49-9021.00"


@pytest.mark.django_db
def test_counts_are_protected_and_who_is_silent_is_counted_as_such():
    people = [*told(12), *told(30, sex="male", races=["AS"]), *(uuid4() for _number in range(8))]

    found = counted((FITTERS, people))

    for where in (FITTERS, "47", ""):
        assert found[where]["sex"] == {"female": 12, "male": 30, "declined": 8, "said": 42, "all": 50}  # fmt: skip
    assert found[""]["race"] == {"AA": 12, "WHITE": 12, "AS": 30, "declined": 8, "said": 54, "all": 62}  # fmt: skip
    assert found[""]["disability"] == {"declined": 50, "all": 50}
    few = counted((FITTERS, [*told(3), *told(40, sex="male")]))
    assert (few[""]["sex"]["female"], few[""]["sex"]["male"]) == (None, None)
    assert counted()[""]["sex"] == {}
    assert counted((FITTERS, []))[""]["sex"] == {}


@pytest.mark.django_db
def test_what_is_hidden_in_an_occupation_follows_from_no_sum():
    """Two women among the mechanics: neither their group, nor another occupation, nor all of them give it away."""
    fitters = [*told(12), *told(30, sex="male")]
    electricians = [*told(9), *told(25, sex="male")]
    mechanics = [*told(2), *told(20, sex="male")]

    found = counted((FITTERS, fitters), (ELECTRICIANS, electricians), (MECHANICS, mechanics))

    assert found["47"]["sex"] == {"female": 21, "male": 55, "said": 76, "all": 76}
    assert found[ELECTRICIANS]["sex"]["female"] == 9
    for where in (MECHANICS, "49", ""):
        assert (found[where]["sex"]["female"], found[where]["sex"]["male"]) == (None, None)
    assert (found[MECHANICS]["sex"]["all"], found[""]["sex"]["all"]) == (22, 98)


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


def keep(scene: Scene, at: Any = NOON) -> WorkforceCount:
    """Fitters alone, so that their group and all of them have the same tables."""
    return actions.keep_count(
        program=scene.program, counted=dict.fromkeys(("", "47", FITTERS), EIGHTY),
        occupations={FITTERS: "Sprinkler fitter"}, by=scene.table.lena, at=at,
    )  # fmt: skip


def impediment(scene: Scene, **changes: Any) -> Impediment:
    given = {"major": "47", "process": PersonnelProcess.ACCESS, "on": TODAY, "is_found": True, "words": "A step", **changes}  # fmt: skip
    return actions.note_impediment(
        program=scene.program, draft=ImpedimentDraft(**given), by=scene.table.lena, at=NOON
    )


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
    keep(scene)
    available(scene)
    found = plans.plan_of(scene.program, TODAY)
    assert found.lines[0].available == 10
    assert (found.lines[0].is_under, found.is_asked) == (True, False)
    assert [each.kind for each in found.steps] == [PlanStepKind.WORKFORCE]
    with refused("90 days apart"):
        keep(scene)
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
    (fitters,) = plans.people_of(scene.program, seen_by=scene.table.lena)
    assert (fitters.code, fitters.major) == (FITTERS, "47")
    assert fitters.people == (scene.enrollment.participant_id,)


@pytest.mark.django_db
def test_the_plan_is_the_sponsors_and_tells_occupation_groups_apart(scene: Scene):
    """One count for all its programs; each group has its own shares, its own test and its own impediments."""
    mechanics = adopted_program(scene.table, "Mechanics", onet_code=MECHANICS)
    another = enrolled(scene.table, mechanics, name="Another")
    signed(scene.table, another)
    moved(scene.table, another, EnrollmentStatus.REGISTERED)
    many, few = ({"sex": {"female": n, "male": 40 - n, "said": 40, "all": 40}} for n in (2, 10))
    actions.keep_count(
        program=scene.program, by=scene.table.lena, at=NOON,
        counted={"": {"sex": {"all": 80}}, "47": many, FITTERS: many, "49": few, MECHANICS: few},
        occupations={FITTERS: "Sprinkler fitter", MECHANICS: "Mechanic"},
    )  # fmt: skip
    available(scene)
    available(scene, major="49", test=UtilizationTest.OWN, own_test="By eye", own_under=["women"])
    impediment(scene)
    with refused("noted for that day"):
        impediment(scene)
    with refused("Say what stands in the way"):
        impediment(scene, words=" ")
    with refused("has come"):
        impediment(scene, on=TODAY + timedelta(days=1))
    with refused("Describe the test"):
        available(scene, test=UtilizationTest.OWN)
    with refused("90 days apart"):
        actions.keep_count(
            program=mechanics, counted={}, occupations={}, by=scene.table.lena, at=NOON
        )

    shown = plans.plan_of(mechanics, TODAY)
    crafts, repair = shown.majors

    assert [each.code for each in plans.people_of(mechanics, seen_by=scene.table.lena)] == [FITTERS, MECHANICS]  # fmt: skip
    assert [each.kind for each in shown.steps] == [PlanStepKind.WORKFORCE]
    assert [(each.code, each.label) for each in shown.majors] == [("47", "Construction and extraction"), ("49", "Installation, maintenance and repair")]  # fmt: skip
    assert (crafts.lines[0].is_under, crafts.lines[0].goal, crafts.lines[0].percent) == (True, 10, 5)  # fmt: skip
    assert (repair.lines[0].is_under, repair.lines[0].percent) == (True, 25)
    assert [each.words for each in crafts.impediments] == ["A step"]
    assert repair.impediments == ()


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
        ("training_availability_own_test", Availability, {"number": 2, "own_test": "Mine"}),
        ("training_impediment_once", Impediment, {}),
        ("training_impediment_has_words", Impediment, {"major": "49", "words": ""}),
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
    keep(scene)
    impediment(scene)
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
    given = {"major": "47", "process": "access", "on": TODAY.isoformat(), "is_found": "on", "words": "A step at the door"}  # fmt: skip
    assert lena.post(at("add_impediment", scene.program.key), given).status_code == 302
    assert lena.post(at("add_impediment", scene.program.key), {**given, "process": "wages", "words": ""}).status_code == 422  # fmt: skip
    given = {"kind": "review", "on": TODAY.isoformat(), "words": "Test of strength dropped"}
    assert lena.post(at("add_step", scene.program.key), given).status_code == 302
    with django_assert_max_num_queries(24):
        page = lena.get(here).text
    for words in (
        "Women in pipe",
        "Test of strength dropped",
        "Cannot be said",
        "Proposed",
        "A step at the door",
        "Table 9: disability by occupation group",
        "kept for five years",
    ):
        assert words in page
    assert b"pdfuaid" in lena.get(at("plan_pdf", scene.program.key)).content
    assert marcus.get(here).status_code == 403
    nia.post(reverse("self_identification:take_back", args=[record]))
    assert not AboutMe.objects.exists()


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


@pytest.mark.django_db
def test_outreach_is_of_the_sponsor_and_reviews_of_each_program(scene: Scene):
    """29 CFR 30.4: each sponsor its own program of affirmative action; 30.9(a): a review for each registered one."""
    other = programs.begin_program(
        body=scene.table.body, name="Pipe insulators", by=scene.table.lena, at=NOON
    )
    made = outreach(scene)
    step: dict[str, Any] = {"kind": PlanStepKind.REVIEW, "on": TODAY, "words": ""}
    actions.note_step(program=scene.program, by=scene.table.lena, at=NOON, **step)

    view = plans.plan_of(other, TODAY)
    page = client_of(scene.table.lena).get(at("plan", other.key)).text

    assert [each.key for each in view.outreach] == [made.key]
    assert view.steps == ()
    assert "Women in pipe" in page
    assert scene.program.name in page
    assert at("add_cycle", made.key) not in page
