"""Enrollment and the hours book: who may, who sees, what counts once, what is never overwritten."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import Any
from uuid import uuid4

import pytest

from highroad.areas.participants.models import Milestone
from highroad.areas.training.actions import enrollments as actions
from highroad.areas.training.actions import hours
from highroad.areas.training.actions.hours import Day
from highroad.areas.training.models import (
    Enrollment,
    HoursEntry,
    Pairing,
)
from highroad.areas.training.queries import enrollments
from highroad.areas.training.queries import hours as book
from highroad.areas.training.vocabulary.enrollments import (
    Ender,
    EnrollmentStatus,
    PairingKind,
)
from highroad.kit.answers import NotFound
from tests import cast
from tests.areas.training.scene import (
    NOON,
    START,
    TODAY,
    Scene,
    a_steward,
    adopted_program,
    enrolled,
    make_scene,
    moved,
    signed,
)
from tests.table import acts, make_table, refused

pytestmark = pytest.mark.django_db


@pytest.fixture
def scene() -> Scene:
    return make_scene()


def test_confirmed_hours_count_and_others_wait(scene: Scene):
    first, second = scene.log(), scene.log(day=TODAY - timedelta(days=1))
    scene.confirm(first)

    stands = enrollments.standing_of(scene.enrollment, TODAY)

    assert (stands.hours, stands.step, stands.due_wage) == (8, 1, Decimal("12.00"))
    assert [line.state.value for line in book.list_entries(scene.enrollment, seen_by=scene.nia)] == ["confirmed", "waiting"]  # fmt: skip
    assert [line.key for line in book.list_waiting(seen_by=scene.ben)] == [second.key]


def test_a_form_sent_twice_counts_once(scene: Scene):
    key = uuid4()

    first, again = scene.log(client_key=key), scene.log(client_key=key)

    assert first == again
    assert HoursEntry.objects.count() == 1


def test_a_correction_stands_beside_what_it_corrects(scene: Scene):
    entry = scene.log(hours=Decimal(8))
    scene.confirm(entry)
    day = Day(client_key=uuid4(), day=TODAY, process="dry-systems", hours=Decimal(6))

    made = hours.correct(entry=entry, day=day, reason="It was dry pipe", by=scene.nia, at=NOON)

    assert enrollments.standing_of(scene.enrollment, TODAY).hours == 0
    scene.confirm(HoursEntry.objects.get(pk=made.pk))
    assert enrollments.standing_of(scene.enrollment, TODAY).hours == 6
    assert HoursEntry.objects.count() == 2
    again = hours.correct(entry=entry, day=day, reason="It was dry pipe", by=scene.nia, at=NOON)
    assert again == made
    with refused("corrected already"):
        hours.correct(
            entry=HoursEntry.objects.get(pk=entry.pk), reason="Once more", by=scene.nia, at=NOON,
            day=Day(client_key=uuid4(), day=TODAY, process="dry-systems", hours=Decimal(1)),
        )  # fmt: skip
    with refused("Say why"):
        hours.correct(
            entry=HoursEntry.objects.get(pk=made.pk), reason=" ", by=scene.nia, at=NOON,
            day=Day(client_key=uuid4(), day=TODAY, process="dry-systems", hours=Decimal(1)),
        )  # fmt: skip


def test_two_people_are_needed(scene: Scene):
    by_lena = scene.log(by=scene.table.lena)
    own = scene.log(day=TODAY - timedelta(days=1))
    actions.pair(
        enrollment=scene.enrollment, user=scene.table.lena, kind=PairingKind.JOURNEYWORKER,
        from_on=START, by=scene.table.lena, at=NOON,
    )  # fmt: skip

    with refused("Somebody else confirms"):
        hours.answer_entries(entries=[by_lena], is_confirmed=True, by=scene.table.lena, at=NOON)
    with refused("Somebody else confirms"):
        hours.answer_entries(entries=[own], is_confirmed=True, by=scene.nia, at=NOON)
    with refused("beside the apprentice"):
        hours.answer_entries(entries=[own], is_confirmed=True, by=scene.table.marcus, at=NOON)
    with refused("Say what is not right"):
        hours.answer_entries(entries=[own], is_confirmed=False, by=scene.ben, at=NOON)
    with refused("Choose at least one"):
        hours.answer_entries(entries=[], is_confirmed=True, by=scene.ben, at=NOON)
    hours.answer_entries(entries=[own], is_confirmed=False, reason="Rain", by=scene.ben, at=NOON)
    with refused("answer already"):
        hours.answer_entries(
            entries=[HoursEntry.objects.get(pk=own.pk)], is_confirmed=True, by=scene.ben, at=NOON
        )


def test_a_journeyworker_confirms_the_days_they_were_there(scene: Scene):
    pairing = Pairing.objects.get()
    actions.end_pairing(pairing=pairing, on=TODAY - timedelta(days=2), by=scene.table.lena, at=NOON)
    late, early = scene.log(), scene.log(day=TODAY - timedelta(days=3))

    assert [line.key for line in book.list_waiting(seen_by=scene.ben)] == [early.key]
    with refused("beside the apprentice on that day"):
        hours.answer_entries(entries=[late], is_confirmed=True, by=scene.ben, at=NOON)
    with refused("ended already"):
        actions.end_pairing(pairing=pairing, on=TODAY, by=scene.table.lena, at=NOON)


def test_a_day_has_24_hours_and_a_process_of_the_standards(scene: Scene):
    scene.log(hours=Decimal(16))

    with refused("24.5 hours on one day"):
        scene.log(hours=Decimal("8.5"))
    with refused("work processes of the standards"):
        scene.log(process="plumbing")
    with refused("Only a coordinator"):
        scene.log(by=scene.table.marcus)


def test_who_sees_an_apprentice(scene: Scene):
    scene.log()
    steward, olu, key = a_steward(scene.table), cast.olu(), scene.enrollment.key

    for person in (scene.table.lena, scene.nia):
        assert enrollments.get_enrollment(key, person).key == key
    for person in (scene.table.marcus, scene.ben, steward, olu):
        with pytest.raises(NotFound):
            enrollments.get_enrollment(key, person)
    assert enrollments.get_book(key, scene.table.marcus).key == key
    for person in (scene.ben, steward, olu):
        with pytest.raises(NotFound):
            enrollments.get_book(key, person)
    entry = HoursEntry.objects.get()
    assert book.get_entry(entry.key, scene.ben) == entry
    with pytest.raises(NotFound):
        book.get_entry(entry.key, steward)
    employed = enrollments.list_employed(
        scene.table.partnership, seen_by=scene.table.marcus, on=TODAY
    )
    assert [line.name for line in employed] == ["Nia Fields"]
    assert enrollments.list_employed(scene.table.partnership, seen_by=steward, on=TODAY) == []
    assert enrollments.list_apprentices(scene.program, seen_by=scene.table.marcus, on=TODAY) == []


def test_the_joint_record_knows_an_alias_and_no_name(scene: Scene):
    told = acts(scene.table.body.log)

    assert {"enrollment.begun", "agreement.signed", "enrollment.moved", "pairing.made"} <= set(told)
    assert str(scene.enrollment.participant) == "P-0001"


def test_a_late_raise_shows_with_what_is_owed(scene: Scene):
    Enrollment.objects.update(credit_hours=1000, started_on=TODAY - timedelta(days=250))
    scene.enrollment.refresh_from_db()
    hours.say_wage(
        enrollment=scene.enrollment, from_on=START, rate=Decimal("12.00"), by=scene.nia, at=NOON
    )
    scene.confirm(
        *[scene.log(day=TODAY - timedelta(days=day), hours=Decimal(10)) for day in range(12)]
    )

    late = enrollments.standing_of(scene.enrollment, TODAY).late

    assert late is not None
    assert (late.owed, late.hours) == (Decimal("144.00"), Decimal(120))


def test_wages_are_said_by_those_who_know(scene: Scene):
    given: dict[str, Any] = {"enrollment": scene.enrollment, "from_on": START, "at": NOON}

    hours.say_wage(rate=Decimal("12.00"), by=scene.table.marcus, **given)
    with refused("somebody of the employer"):
        hours.say_wage(rate=Decimal("12.00"), by=scene.ben, **given)
    with refused("above nought"):
        hours.say_wage(rate=Decimal(0), by=scene.nia, **given)
    assert enrollments.standing_of(scene.enrollment, TODAY).paid_wage == Decimal("12.00")


def test_the_ratio_is_counted_by_site_and_day(scene: Scene):
    other = enrolled(scene.table, scene.program, name="Omar Reyes")
    signed(scene.table, other)
    moved(scene.table, other, EnrollmentStatus.REGISTERED)
    scene.log()
    Scene(scene.table, scene.program, other, scene.table.lena, scene.ben).log()
    lines = book.list_site_days(scene.program, seen_by=scene.table.lena)
    assert [(line.apprentices, line.result) for line in lines] == [(2, None)]

    def count(heads: int, **changes: Any) -> None:
        given = {"employer": scene.table.management, "site": " Pier  4", "day": TODAY, "by": scene.table.marcus, **changes}  # fmt: skip
        hours.count_heads(program=scene.program, journeyworkers=heads, at=NOON, **given)

    count(2)
    count(1)

    result = book.list_site_days(scene.program, seen_by=scene.table.lena)[0].result
    assert result is not None
    assert (result.journeyworkers, result.allowed, result.excess_hours, result.is_kept) == (
        1,
        1,
        8,
        False,
    )
    assert book.list_site_days(scene.program, seen_by=scene.table.marcus) == []
    with refused("Name the site"):
        count(1, site=" ")
    with refused("has come"):
        count(1, day=TODAY + timedelta(days=1))
    with refused("somebody of the employer"):
        count(1, by=scene.ben)


def test_an_agreement_is_signed_sent_and_then_registered():
    table = make_table()
    enrollment = enrolled(table, adopted_program(table), born_on=date(2007, 1, 6))
    with refused("signatures are still missing"):
        moved(table, enrollment, EnrollmentStatus.REGISTERED)
    with refused("signatures are still missing"):
        actions.send_agreement(enrollment=enrollment, sent_on=TODAY, by=table.lena, at=NOON)
    assert len(enrollments.agreement_of(enrollment).missing) == 5 + 0
    signed(table, enrollment, on=date(2026, 1, 9))

    agreement = enrollments.agreement_of(enrollment)

    assert (agreement.executed_on, agreement.due_on) == (date(2026, 1, 9), date(2026, 2, 23))
    assert agreement.is_late(TODAY)
    assert [line.name for line in enrollments.agreements_to_send(table.lena)] == ["Nia Fields"]
    assert enrollments.agreements_to_send(table.marcus) == []
    with refused("last signature"):
        actions.send_agreement(enrollment=enrollment, sent_on=START, by=table.lena, at=NOON)
    actions.send_agreement(enrollment=enrollment, sent_on=TODAY, by=table.lena, at=NOON)
    assert enrollments.agreements_to_send(table.lena) == []
    with refused("last signature is of 2026-01-09"):
        moved(table, enrollment, EnrollmentStatus.REGISTERED)
    moved(table, enrollment, EnrollmentStatus.REGISTERED, on=date(2026, 1, 9))
    with refused("last step of the status is of 2026-01-09"):
        moved(table, enrollment, EnrollmentStatus.SUSPENDED, on=START, reason="x")
    assert (
        enrollments.status_of(Enrollment.objects.get(pk=enrollment.pk))
        is EnrollmentStatus.REGISTERED
    )


def test_enrolling_takes_standards_age_and_a_floor_of_credit():
    table = make_table()
    with refused("Both sides adopt the standards"):
        from highroad.areas.training.actions import programs

        bare = programs.begin_program(body=table.body, name="Bare", by=table.lena, at=NOON)
        enrolled(table, bare)
    program = adopted_program(table)
    with refused("at least 18 years old"):
        enrolled(table, program, born_on=date(2008, 1, 6))
    with refused("at least six months, 1000 hours"):
        enrolled(table, program, credit_hours=Decimal(7400))
    with refused("A name is needed"):
        enrolled(table, program, name=" ")
    made = enrolled(table, program, email="NEW@example.org")
    assert made.participant.invitation is not None
    assert made.expected_on == date(2030, 1, 5)
    assert enrolled(table, program, email="marcus@example.org").participant.user == table.marcus


def test_ending_after_probation_takes_cause_and_notice(scene: Scene):
    Enrollment.objects.update(started_on=date(2024, 1, 5))
    ends: dict[str, Any] = {"ender": Ender.SPONSOR, "on": TODAY}
    with refused("only for a cause"):
        moved(scene.table, scene.enrollment, EnrollmentStatus.CANCELLED, **ends)
    moved(
        scene.table, scene.enrollment, EnrollmentStatus.CANCELLED, reason="Absent",
        notice_on=date(2026, 2, 1), **ends,
    )  # fmt: skip

    assert Milestone.objects.filter(kind="left").count() == 1
    with refused("Hours are logged while"):
        scene.log()


def test_suspension_needs_a_reason_and_completion_the_hours(scene: Scene):
    with refused("Say why it is suspended"):
        moved(scene.table, scene.enrollment, EnrollmentStatus.SUSPENDED)
    with refused("The term is not over"):
        moved(scene.table, scene.enrollment, EnrollmentStatus.COMPLETED)
    Enrollment.objects.update(credit_hours=8000, credit_instruction=600)
    moved(scene.table, scene.enrollment, EnrollmentStatus.COMPLETED)
    with refused("one does not come to"):
        moved(scene.table, scene.enrollment, EnrollmentStatus.SUSPENDED, reason="x")


def test_a_transfer_takes_the_hours_along(scene: Scene):
    scene.confirm(scene.log())
    to = adopted_program(scene.table, name="Sprinkler fitters north")

    made = actions.transfer(
        enrollment=scene.enrollment, to=to, employer=scene.table.management, on=TODAY,
        by=scene.table.lena, at=NOON,
    )  # fmt: skip

    assert (made.credit_hours, made.transferred_from) == (Decimal(8), scene.enrollment)
    assert enrollments.status_of(scene.enrollment) is EnrollmentStatus.TRANSFERRED
    other = adopted_program(scene.table, name="Welders", onet_code="51-4121.00")
    with refused("same occupation"):
        actions.transfer(
            enrollment=made, to=other, employer=scene.table.management, on=TODAY,
            by=scene.table.lena, at=NOON,
        )  # fmt: skip
