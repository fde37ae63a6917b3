"""Mentors, check-ins, exits, complaints: what is said in confidence never reaches the employer."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from highroad.areas.accounts.models import User
from highroad.areas.training.actions import enrollments as enrolling
from highroad.areas.training.actions import programs
from highroad.areas.training.actions import staying as actions
from highroad.areas.training.actions.staying import ComplaintDraft
from highroad.areas.training.models import (
    CheckIn,
    Complaint,
    ExitInterview,
    MentorOffer,
    Pairing,
)
from highroad.areas.training.queries import staying
from highroad.areas.training.vocabulary.enrollments import Ender, EnrollmentStatus, PairingKind
from highroad.areas.training.vocabulary.staying import ComplaintRoute, HowItGoes, LeavingReason
from highroad.kit.answers import NotFound
from tests import cast
from tests.areas.training.scene import (
    NOON,
    START,
    TODAY,
    Scene,
    a_steward,
    enrolled,
    make_scene,
    moved,
)
from tests.table import acts, refused

pytestmark = pytest.mark.django_db


@pytest.fixture
def scene() -> Scene:
    return make_scene()


def paired(scene: Scene, mentor: User) -> Pairing:
    return enrolling.pair(
        enrollment=scene.enrollment, user=mentor, kind=PairingKind.MENTOR, from_on=START,
        by=scene.table.lena, at=NOON,
    )  # fmt: skip


def offered(scene: Scene, user: User, **changes: Any) -> MentorOffer:
    given = {"site": "Pier 4", "languages": "English, Spanish", "by": scene.table.lena, **changes}
    return actions.offer_to_mentor(program=scene.program, user=user, at=NOON, **given)


def wrote(pair: Pairing, by: User, **changes: Any) -> CheckIn:
    return actions.check_in(pairing=pair, how=HowItGoes.HARD, by=by, at=NOON, **changes)


def complained(scene: Scene, by: User, **changes: Any) -> Complaint:
    given = {"route": ComplaintRoute.SPONSOR, "happened_on": TODAY, "filed_on": TODAY, "words": "No gloves", **changes}  # fmt: skip
    return actions.complain(
        enrollment=scene.enrollment, draft=ComplaintDraft(**given), by=by, at=NOON
    )


def management_coordinates(scene: Scene) -> None:
    """Marcus of the employer coordinates the program too."""
    programs.name_coordinator(
        program=scene.program, user=scene.table.marcus, by=scene.table.lena, at=NOON
    )


def test_a_check_in_is_between_the_two_and_the_program(scene: Scene):
    mentor = cast.person("Ruth Vale")
    pair = paired(scene, mentor)
    wrote(pair, mentor, words="Tired of nights", wants_help=True)
    wrote(pair, scene.nia)
    management_coordinates(scene)

    for person in (mentor, scene.nia, scene.table.lena):
        lines = staying.list_check_ins(staying.get_pair(pair.key, person), seen_by=person)
        assert [line.by for line in lines] == ["Nia Fields", "Ruth Vale"]
    for person in (scene.table.marcus, scene.ben, a_steward(scene.table), cast.olu()):
        with pytest.raises(NotFound):
            staying.get_pair(pair.key, person)
        assert staying.list_check_ins(pair, seen_by=person) == []
        with refused("Only the mentor and the apprentice"):
            wrote(pair, person)
    told = acts(scene.table.body.log)
    assert "pairing.made" in told


def test_silence_reaches_the_mentor_and_the_program(scene: Scene):
    mentor = cast.person("Ruth Vale")
    pair = paired(scene, mentor)
    early, late = START + timedelta(days=20), START + timedelta(days=21)

    for person in (mentor, scene.table.lena):
        assert staying.silent_pairs(person, early) == []
        assert [line.days for line in staying.silent_pairs(person, late)] == [21]
    for person in (scene.nia, scene.table.marcus):
        assert staying.silent_pairs(person, late) == []
    wrote(pair, scene.nia)
    assert staying.silent_pairs(mentor, TODAY + timedelta(days=20)) == []
    enrolling.end_pairing(pairing=pair, on=TODAY, by=scene.table.lena, at=NOON)
    assert staying.silent_pairs(mentor, TODAY + timedelta(days=90)) == []
    with refused("ended already"):
        actions.check_in(pairing=pair, how=HowItGoes.WELL, by=mentor, at=NOON + timedelta(days=2))


def test_a_mentor_is_found_by_what_is_asked_for(scene: Scene):
    ruth, theo = cast.person("Ruth Vale"), cast.person("Theo Grant")
    offered(scene, ruth, most=1)
    offer = offered(scene, theo, site="Ferry", languages="English")
    offered(scene, scene.nia)

    def names(**need: str) -> list[str]:
        given = {"site": "", "language": "", **need}
        return [
            user.name
            for _, user in staying.matches_for(scene.enrollment, **given, seen_by=scene.table.lena)
        ]

    assert names(site="ferry") == ["Theo Grant", "Ruth Vale"]
    assert names(language="Spanish") == ["Ruth Vale"]
    other = enrolled(scene.table, scene.program, name="Omar Reyes")
    enrolling.pair(
        enrollment=other, user=ruth, kind=PairingKind.MENTOR, from_on=START, by=scene.table.lena,
        at=NOON,
    )  # fmt: skip
    assert names() == ["Theo Grant"]
    actions.end_offer(offer=offer, by=scene.table.lena, at=NOON)
    assert names() == []
    with refused("ended already"):
        actions.end_offer(offer=offer, by=scene.table.lena, at=NOON)
    with refused("on the list already"):
        offered(scene, ruth)
    with refused("at least one apprentice"):
        offered(scene, theo, most=0)
    with refused("Only a coordinator"):
        offered(scene, theo, by=scene.table.marcus)
    assert {"mentor.offered", "mentor.withdrew"} <= set(acts(scene.table.body.log))


def test_a_mentee_who_mentors_is_counted(scene: Scene):
    paired(scene, cast.person("Ruth Vale"))
    assert (staying.conversion_of(scene.program).mentored, staying.conversion_of(scene.program).became) == (1, 0)  # fmt: skip
    other = enrolled(scene.table, scene.program, name="Omar Reyes")
    enrolling.pair(
        enrollment=other, user=scene.nia, kind=PairingKind.MENTOR, from_on=START,
        by=scene.table.lena, at=NOON,
    )  # fmt: skip

    found = staying.conversion_of(scene.program)

    assert (found.mentored, found.became, found.percent) == (2, 1, 50)


def test_who_leaves_is_asked_once_and_the_codes_are_counted(scene: Scene):
    given: dict[str, Any] = {"enrollment": scene.enrollment, "held_on": TODAY, "at": NOON, "by": scene.table.lena}  # fmt: skip
    with refused("asked when they leave"):
        actions.ask_why(reasons=[LeavingReason.TRAVEL], **given)
    moved(
        scene.table, scene.enrollment, EnrollmentStatus.CANCELLED, ender=Ender.APPRENTICE, on=TODAY
    )
    management_coordinates(scene)
    assert [each.name for each in staying.exits_to_ask(scene.table.lena)] == ["Nia Fields"]
    assert staying.exits_to_ask(scene.table.marcus) == []

    with refused("at least one reason"):
        actions.ask_why(reasons=[], **given)
    with refused("has come"):
        actions.ask_why(reasons=[LeavingReason.TRAVEL], **{**given, "held_on": TODAY + timedelta(days=1)})  # fmt: skip
    with refused("You sit for the employer"):
        actions.ask_why(reasons=[LeavingReason.TRAVEL], **{**given, "by": scene.table.marcus})
    actions.ask_why(reasons=[LeavingReason.TRAVEL, LeavingReason.CHILD_CARE], **given)

    with refused("asked already"):
        actions.ask_why(reasons=[LeavingReason.TRAVEL], **given)
    counts = staying.reasons_of(scene.program, seen_by=scene.table.lena)
    assert sorted((each.value, count) for each, count in counts) == [("care", 1), ("travel", 1)]
    assert staying.reasons_of(scene.program, seen_by=scene.table.marcus) == []
    assert staying.count_exits(scene.program, seen_by=scene.table.lena) == (1, 1)
    assert staying.exits_to_ask(scene.table.lena) == []


def test_a_complaint_from_the_first_word_to_the_agency(scene: Scene):
    made = complained(scene, scene.nia)
    management_coordinates(scene)
    assert [each.name for each in staying.complaints_to_answer(scene.table.lena)] == ["Nia Fields"]
    assert staying.complaints_to_answer(scene.table.marcus) == []
    with pytest.raises(NotFound):
        staying.get_complaint(made.key, scene.table.marcus)
    for stranger, words in ((scene.nia, "Somebody else answers"), (scene.table.marcus, "You sit for the employer"), (scene.ben, "Only a coordinator")):  # fmt: skip
        with refused(words):
            actions.answer_complaint(
                complaint=made, ruling="Gloves are there", ruled_on=TODAY, by=stranger, at=NOON
            )
    with refused("sponsor answers first"):
        actions.appeal(complaint=made, on=TODAY, by=scene.nia, at=NOON)
    with refused("Write the answer down"):
        actions.answer_complaint(complaint=made, ruling=" ", ruled_on=TODAY, by=scene.table.lena, at=NOON)  # fmt: skip
    actions.answer_complaint(
        complaint=made, ruling="Gloves are there", ruled_on=TODAY, by=scene.table.lena, at=NOON
    )
    with refused("answer already"):
        actions.answer_complaint(complaint=made, ruling="Again", ruled_on=TODAY, by=scene.table.lena, at=NOON)  # fmt: skip
    actions.appeal(complaint=made, on=TODAY, by=scene.nia, at=NOON)

    line = staying.list_complaints(scene.enrollment, seen_by=scene.nia)[0]
    assert (line.state.value, line.ruling, line.was_late) == ("appealed", "Gloves are there", False)
    assert staying.complaints_to_answer(scene.table.lena) == []


def test_a_complaint_has_words_and_a_late_one_is_kept(scene: Scene):
    with refused("Write down what happened"):
        complained(scene, scene.nia, words=" ")
    with refused("Only a coordinator"):
        complained(scene, scene.ben)
    late = complained(scene, scene.table.lena, happened_on=TODAY - timedelta(days=16))
    bargained = complained(scene, scene.nia, route=ComplaintRoute.BARGAINED)

    assert staying.complaint_line(late).was_late
    assert staying.complaint_line(late).is_overdue(TODAY + timedelta(days=31))
    assert not staying.complaint_line(late).is_overdue(TODAY + timedelta(days=30))
    with refused("goes the way that was chosen"):
        actions.answer_complaint(complaint=bargained, ruling="x", ruled_on=TODAY, by=scene.table.lena, at=NOON)  # fmt: skip


def test_the_database_has_the_last_word(scene: Scene):
    pair, offer = paired(scene, scene.ben), offered(scene, scene.ben)
    wrote(pair, scene.ben)
    hand: dict[str, Any] = {"by": scene.ben, "at": NOON}
    row: dict[str, Any] = {"enrollment": scene.enrollment, "route": "sponsor", "happened_on": TODAY, "filed_on": TODAY, "words": "x", **hand}  # fmt: skip
    broken = {
        "training_mentor_offer_once": lambda: MentorOffer.objects.create(program=scene.program, user=offer.user, made_by_alias="x", made_at=NOON),
        "training_mentor_takes_somebody": lambda: MentorOffer.objects.create(program=scene.program, user=scene.nia, most=0, made_by_alias="x", made_at=NOON),
        "training_check_in_number_once": lambda: CheckIn.objects.create(pairing=pair, number=1, day=TODAY, how="well", **hand),
        "training_exit_has_a_reason": lambda: ExitInterview.objects.create(enrollment=scene.enrollment, held_on=TODAY, reasons=[], **hand),
        "training_complaint_says_something": lambda: Complaint.objects.create(**{**row, "words": ""}),
        "training_complaint_in_order": lambda: Complaint.objects.create(**{**row, "filed_on": START}),
        "training_complaint_answered_in_words": lambda: Complaint.objects.create(ruled_on=TODAY, **row),
        "training_complaint_answered_before_appeal": lambda: Complaint.objects.create(appealed_on=TODAY, **row),
    }  # fmt: skip

    for constraint, breaking in broken.items():
        with pytest.raises(IntegrityError), transaction.atomic():
            breaking()
            pytest.fail(f"{constraint} held nothing back")
