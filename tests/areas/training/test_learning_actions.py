"""Ratings with two signatures, classes with a waiting list, attendance: who may, who sees, what counts."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from highroad.areas.accounts.models import User
from highroad.areas.training.actions import classes as class_actions
from highroad.areas.training.actions import enrollments as enrollment_actions
from highroad.areas.training.actions import learning as actions
from highroad.areas.training.actions.classes import CohortDraft, SessionDraft
from highroad.areas.training.actions.learning import RatingDraft
from highroad.areas.training.models import (
    Attendance,
    ClassSession,
    Cohort,
    CohortSeat,
    Pairing,
    Rating,
    RatingWord,
)
from highroad.areas.training.queries import classes, enrollments, learning
from highroad.areas.training.rules import lines
from highroad.areas.training.vocabulary.enrollments import PairingKind
from highroad.areas.training.vocabulary.learning import SeatKind, SeatState
from highroad.kit.answers import NotFound
from tests import cast
from tests.areas.training.scene import NOON, START, TODAY, Scene, a_steward, enrolled, make_scene
from tests.table import acts, refused

pytestmark = pytest.mark.django_db
SKILLS = lines.read_competencies("Hangs pipe\nReads a drawing\nWelds; optional").rows


@pytest.fixture
def scene() -> Scene:
    return make_scene(competencies=SKILLS)


def rate(scene: Scene, by: User, **changes: Any) -> Rating:
    given = {"competency": "hangs-pipe", "level": 3, "on": TODAY, **changes}
    return actions.rate(enrollment=scene.enrollment, draft=RatingDraft(**given), by=by, at=NOON)


def sign(rating: Rating, by: User, **changes: Any) -> RatingWord:
    given = {"is_signed": True, **changes}
    return actions.answer_rating(rating=Rating.objects.get(pk=rating.pk), by=by, at=NOON, **given)


def begun(scene: Scene, **changes: Any) -> Cohort:
    given = {
        "name": "Fall class",
        "starts_on": START,
        "member_seats": 1,
        "public_seats": 1,
        **changes,
    }
    return class_actions.begin_cohort(
        program=scene.program, draft=CohortDraft(**given), by=scene.table.lena, at=NOON
    )


def held(scene: Scene, cohort: Cohort, **changes: Any) -> ClassSession:
    given = {"course": "L1", "day": TODAY, "hours": Decimal(4), **changes}
    return class_actions.plan_session(
        cohort=cohort, draft=SessionDraft(**given), by=scene.table.lena, at=NOON
    )


def seated(scene: Scene, cohort: Cohort, **changes: Any) -> CohortSeat:
    given = {"kind": SeatKind.PUBLIC, "by": scene.table.lena, **changes}
    return class_actions.ask_for_seat(cohort=cohort, at=NOON, **given)


def test_a_rating_counts_with_two_signatures(scene: Scene):
    rating = rate(scene, scene.ben)
    assert enrollments.standing_of(scene.enrollment, TODAY).competencies.core_shown == 0
    assert [each.competency for each in learning.ratings_to_sign(scene.nia)] == ["Hangs pipe"]
    assert learning.ratings_to_sign(scene.ben) == []

    sign(rating, scene.nia)

    stands = enrollments.standing_of(scene.enrollment, TODAY).competencies
    assert (stands.core_shown, stands.core, stands.is_complete) == (1, 2, False)
    assert learning.ratings_to_sign(scene.nia) == []
    line = learning.list_ratings(scene.enrollment, seen_by=scene.nia)[0]
    assert (line.by, line.signed_by, line.state.value) == ("Ben Archer", "Nia Fields", "signed")


def test_what_the_apprentice_rates_takes_a_teacher(scene: Scene):
    rating = rate(scene, scene.nia, level=4)
    assert [each.who for each in learning.ratings_to_sign(scene.ben)] == ["Nia Fields"]

    with refused("by another person"):
        sign(rating, scene.nia)
    for stranger in (scene.table.marcus, scene.table.lena):
        with refused("The apprentice signs, or somebody who teaches"):
            sign(rating, stranger)
    with refused("Say why you do not sign"):
        sign(rating, scene.ben, is_signed=False, reason=" ")
    sign(rating, scene.ben, is_signed=False, reason="Not yet alone")

    with refused("answer already"):
        sign(rating, scene.ben)
    line = learning.list_ratings(scene.enrollment, seen_by=scene.nia)[0]
    assert (line.state.value, line.said) == ("declined", "Not yet alone")
    assert enrollments.standing_of(scene.enrollment, TODAY).competencies.shown == 0


def test_two_who_teach_sign_for_somebody_without_an_account(scene: Scene):
    other = enrolled(scene.table, scene.program, name="Omar Reyes")
    teachers = (scene.ben, cast.person("Ruth Vale"))
    for user, kind in zip(
        teachers, (PairingKind.JOURNEYWORKER, PairingKind.INSTRUCTOR), strict=True
    ):
        enrollment_actions.pair(
            enrollment=other, user=user, kind=kind, from_on=START, by=scene.table.lena, at=NOON
        )
    with refused("while the apprentice is registered"):
        rate(Scene(scene.table, scene.program, other, scene.nia, scene.ben), scene.ben)
    kept = Rating.objects.create(
        enrollment=other,
        competency="hangs-pipe",
        level=3,
        on=TODAY,
        number=1,
        by=scene.ben,
        at=NOON,
    )

    assert [each.who for each in learning.ratings_to_sign(teachers[1])] == ["Omar Reyes"]
    sign(kept, teachers[1])
    assert enrollments.standing_of(other, TODAY).competencies.core_shown == 1


def test_who_may_rate_and_who_sees(scene: Scene):
    for stranger in (scene.table.marcus, scene.table.lena):
        with refused("rates themselves, or somebody who teaches"):
            rate(scene, stranger)
    with refused("competencies of the standards"):
        rate(scene, scene.ben, competency="plumbing")
    rating = rate(scene, scene.ben)
    key = scene.enrollment.key

    for person in (scene.table.lena, scene.nia, scene.ben):
        assert learning.get_learner(key, person).key == key
        assert learning.get_rating(rating.key, person) == rating
    for person in (scene.table.marcus, a_steward(scene.table), cast.olu()):
        with pytest.raises(NotFound):
            learning.get_learner(key, person)
        with pytest.raises(NotFound):
            learning.get_rating(rating.key, person)
        assert learning.list_ratings(scene.enrollment, seen_by=person) == []
    enrollment_actions.end_pairing(
        pairing=Pairing.objects.get(), on=TODAY, by=scene.table.lena, at=NOON
    )
    with pytest.raises(NotFound):
        learning.get_learner(key, scene.ben)


def test_seats_a_waiting_list_and_who_moves_up(scene: Scene):
    cohort = begun(scene)
    first = seated(scene, cohort, name="Ada Cole")
    seated(scene, cohort, name="Bo Lind")
    nia = seated(scene, cohort, enrollment=scene.enrollment, kind=SeatKind.MEMBER)

    states = {
        line.name: (line.state, line.position)
        for line in classes.list_seats(cohort, seen_by=scene.table.lena)
    }
    assert states == {
        "Ada Cole": (SeatState.HOLDS, 0), "Bo Lind": (SeatState.WAITS, 1),
        "Nia Fields": (SeatState.HOLDS, 0),
    }  # fmt: skip
    assert [each.state for each in classes.own_seats(scene.nia)] == [SeatState.HOLDS]
    class_actions.give_up_seat(seat=first, by=scene.table.lena, at=NOON)
    line = next(
        each
        for each in classes.list_seats(cohort, seen_by=scene.table.lena)
        if each.name == "Bo Lind"
    )
    assert line.state is SeatState.HOLDS
    counts = classes.list_cohorts(scene.program, seen_by=scene.table.marcus)[0].counts
    assert [(each.kind.value, each.taken, each.waiting) for each in counts] == [("member", 1, 0), ("public", 1, 0)]  # fmt: skip
    with refused("ended already"):
        class_actions.give_up_seat(seat=first, by=scene.table.lena, at=NOON)
    with refused("asked for this class already"):
        seated(scene, cohort, enrollment=scene.enrollment, kind=SeatKind.MEMBER)
    told = acts(scene.table.body.log)
    assert {"cohort.begun", "class.asked", "class.given_up"} <= set(told)
    assert nia.participant.alias == "P-0001"


def test_attendance_counts_once_and_the_later_word_counts(scene: Scene):
    cohort, teacher = begun(scene), cast.person("Ruth Vale")
    seat = seated(scene, cohort, enrollment=scene.enrollment, kind=SeatKind.MEMBER)
    session = held(scene, cohort, taught_by=teacher)
    assert [each.key for each in classes.sessions_to_mark(teacher, TODAY)] == [session.key]
    assert classes.sessions_to_mark(scene.table.lena, TODAY) == []

    def mark(hours: object, by: User = teacher, key: object = seat.key) -> None:
        class_actions.mark_attendance(
            session=session,
            hours={key: Decimal(str(hours))},
            by=by,
            at=NOON,  # type: ignore[dict-item]
        )

    mark(4)
    assert classes.sessions_to_mark(teacher, TODAY) == []
    assert classes.instruction_of(scene.enrollment, TODAY).total == 4
    mark(4)
    assert Attendance.objects.count() == 1
    mark("2.5", by=scene.table.lena)
    stands = classes.instruction_of(scene.enrollment, TODAY)
    assert (stands.total, stands.courses[0].attended) == (Decimal("2.5"), Decimal("2.5"))
    assert [line.hours for line in classes.list_seats(cohort, seen_by=scene.table.lena)] == [
        Decimal("2.5")
    ]
    with refused("The session had 4 hours"):
        mark(5)
    with refused("Only a coordinator"):
        mark(4, by=scene.table.marcus)
    with refused("who have a seat in this class"):
        mark(4, key=cohort.key)
    with refused("at least one"):
        class_actions.mark_attendance(session=session, hours={}, by=teacher, at=NOON)
    later = held(scene, cohort, day=TODAY + timedelta(days=1), taught_by=teacher)
    with refused("after the session, not before"):
        class_actions.mark_attendance(
            session=later, hours={seat.key: Decimal(4)}, by=teacher, at=NOON
        )


def test_classes_are_of_coordinators_and_have_seats(scene: Scene):
    with refused("needs a name"):
        begun(scene, name="  ")
    with refused("at least one seat"):
        begun(scene, member_seats=0, public_seats=0)
    with refused("not before the first"):
        begun(scene, ends_on=START - timedelta(days=1))
    cohort = begun(scene, public_seats=0)
    with refused("a class of that name"):
        begun(scene)
    with refused("no seats for the public"):
        seated(scene, cohort, name="X")
    with refused("no seats for members"):
        seated(scene, begun(scene, name="B", member_seats=0), name="X", kind=SeatKind.MEMBER)
    with refused("courses of the standards"):
        held(scene, cohort, course="Cooking")
    with refused("more than nought"):
        held(scene, cohort, hours=Decimal(0))
    with refused("Only a coordinator"):
        seated(scene, cohort, name="X", kind=SeatKind.MEMBER, by=scene.table.marcus)
    for person in (scene.table.marcus, scene.nia, cast.olu()):
        with pytest.raises(NotFound):
            classes.get_cohort(cohort.key, person)


CONSTRAINTS = (
    "training_rating_number_once", "training_rating_level_to_4",
    "training_rating_declined_with_a_reason", "training_cohort_name_once",
    "training_cohort_has_a_name", "training_cohort_has_seats", "training_cohort_ends_after_start",
    "training_seat_number_once", "training_seat_once", "training_seat_left_after_asking",
    "training_session_number_once", "training_session_hours_of_a_day",
    "training_attendance_number_once", "training_attendance_hours_of_a_day",
)  # fmt: skip


def test_the_database_has_the_last_word(scene: Scene):
    rating, cohort = rate(scene, scene.ben), begun(scene)
    seat, session = seated(scene, cohort, name="Ada Cole"), held(scene, cohort)
    class_actions.mark_attendance(
        session=session, hours={seat.key: Decimal(4)}, by=scene.table.lena, at=NOON
    )
    made: dict[str, Any] = {"made_by_alias": "x", "made_at": NOON}
    hand: dict[str, Any] = {"by": scene.ben, "at": NOON}
    row: dict[str, Any] = {"enrollment": scene.enrollment, "competency": "x", "on": TODAY, **hand}
    whole: dict[str, Any] = {"program": scene.program, "name": "B", "starts_on": TODAY, "public_seats": 1, **made}  # fmt: skip
    place: dict[str, Any] = {"cohort": cohort, "participant": seat.participant, "kind": "public", "asked_on": TODAY, **made}  # fmt: skip
    meeting: dict[str, Any] = {"cohort": cohort, "course": "L1", "day": TODAY, "hours": 1, **made}
    there: dict[str, Any] = {"session": session, "seat": seat, **hand}
    broken = {
        "training_rating_number_once": lambda: Rating.objects.create(number=1, level=1, **row),
        "training_rating_level_to_4": lambda: Rating.objects.create(number=9, level=5, **row),
        "training_rating_declined_with_a_reason": lambda: RatingWord.objects.create(rating=rating, is_signed=False, **hand),
        "training_cohort_name_once": lambda: Cohort.objects.create(**{**whole, "name": "Fall class"}),
        "training_cohort_has_a_name": lambda: Cohort.objects.create(**{**whole, "name": ""}),
        "training_cohort_has_seats": lambda: Cohort.objects.create(**{**whole, "public_seats": 0}),
        "training_cohort_ends_after_start": lambda: Cohort.objects.create(ends_on=START, **whole),
        "training_seat_number_once": lambda: CohortSeat.objects.create(number=1, left_on=TODAY, **place),
        "training_seat_once": lambda: CohortSeat.objects.create(number=9, **place),
        "training_seat_left_after_asking": lambda: CohortSeat.objects.create(number=9, left_on=START, **place),
        "training_session_number_once": lambda: ClassSession.objects.create(number=1, **meeting),
        "training_session_hours_of_a_day": lambda: ClassSession.objects.create(**{**meeting, "number": 9, "hours": 25}),
        "training_attendance_number_once": lambda: Attendance.objects.create(number=1, hours=1, **there),
        "training_attendance_hours_of_a_day": lambda: Attendance.objects.create(number=9, hours=25, **there),
    }  # fmt: skip
    assert tuple(broken) == CONSTRAINTS

    for constraint, breaking in broken.items():
        with pytest.raises(IntegrityError), transaction.atomic():
            breaking()
            pytest.fail(f"{constraint} held nothing back")
