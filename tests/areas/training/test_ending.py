"""The end of a program's registration: whom to tell by when (29 CFR 29.8; the 15 days of the reference, 1.2)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from highroad.areas.training.actions import ending as actions
from highroad.areas.training.actions.ending import EndingDraft
from highroad.areas.training.models import Deregistration, DeregistrationNotice, StatusMove
from highroad.areas.training.permissions.enrollments import may_enroll
from highroad.areas.training.queries import ending as query
from highroad.areas.training.queries.enrollments import status_of
from highroad.areas.training.queries.staying import count_exits, exits_to_ask
from highroad.areas.training.queries.telling import changes_to_tell
from highroad.areas.training.rules import ending
from highroad.areas.training.rules.status import may_cancel
from highroad.areas.training.vocabulary.ending import EndedBy
from highroad.areas.training.vocabulary.enrollments import Ender, EnrollmentStatus
from highroad.kit.answers import Refused
from highroad.web.training.waiting import lines_for
from tests.areas.training.scene import START, TODAY, Scene, enrolled, make_scene, moved, signed
from tests.cast import NOON
from tests.table import acts
from tests.web.test_hours_pages import client_of

ENDS, LETTER = date(2026, 3, 31), date(2026, 2, 27)


@pytest.mark.pure
def test_fifteen_days_run_from_the_letter_or_from_the_day_an_order_takes_effect():
    assert ending.tell_by(EndedBy.SPONSOR, ENDS, LETTER) == date(2026, 3, 14)
    assert ending.tell_by(EndedBy.AGENCY, ENDS, LETTER) == date(2026, 4, 15)
    assert ending.tell_by(EndedBy.AGENCY, ENDS, None) == date(2026, 4, 15)


@pytest.mark.pure
@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({}, ""),
        ({"ended_by": EndedBy.AGENCY, "acknowledged_on": None}, ""),
        ({"reason": " "}, "Say why the registration ends."),
        ({"contact": ""}, "Say where the agency can be asked about a transfer. Apprentices are told so."),
        ({"acknowledged_on": None}, "Give the day of the agency's acknowledgment. The 15 days run from it."),
        ({"acknowledged_on": date(2026, 3, 3)}, "The acknowledgment is dated on a day that has come."),
        ({"ends_on": date(2019, 12, 31)}, "A registration ends after it began."),
        ({"ends_on": date(2019, 12, 31), "registered_on": None}, ""),
    ],
)  # fmt: skip
def test_the_act_is_whole(changes: dict[str, Any], said: str):
    given: dict[str, Any] = {
        "ended_by": EndedBy.SPONSOR, "reason": "Merged.", "contact": "Office", "ends_on": ENDS,
        "acknowledged_on": LETTER, "registered_on": date(2020, 1, 1), "today": date(2026, 3, 2),
    } | changes  # fmt: skip

    answer = ending.may_end(given.pop("ended_by"), **given)

    assert (str(answer.reason) if not answer else "") == said


@pytest.mark.pure
@pytest.mark.parametrize(
    ("moves", "is_registered"),
    [
        ([], False), ([("RE", 30)], True), ([("RE", 31)], True), ([("RE", 32)], False),
        ([("RE", 1), ("SU", 5)], True), ([("RE", 1), ("SU", 5), ("RI", 9)], True),
        ([("RE", 1), ("CA", 31)], False), ([("RE", 1), ("CA", 32)], True), ([("RE", 1), ("CO", 9)], False),
    ],
)  # fmt: skip
def test_who_was_registered_on_the_day_is_told(moves: list[tuple[str, int]], is_registered: bool):
    names = {"RE": EnrollmentStatus.REGISTERED, "SU": EnrollmentStatus.SUSPENDED, "RI": EnrollmentStatus.REINSTATED, "CA": EnrollmentStatus.CANCELLED, "CO": EnrollmentStatus.COMPLETED}  # fmt: skip
    first = date(2026, 3, 1)
    way = [(names[name].value, first + timedelta(days=day - 1)) for name, day in moves]

    assert ending.is_registered(way, ENDS) == is_registered


@pytest.mark.pure
def test_a_day_on_which_somebody_was_told_has_come_and_lies_after_the_letter():
    assert ending.may_be_told(LETTER, noted_on=TODAY, first=LETTER)
    early = ending.may_be_told(LETTER - timedelta(days=1), noted_on=TODAY, first=LETTER)
    assert str(early.reason) == "Nobody was told before the registration ended or its end was acknowledged."  # fmt: skip
    later = ending.may_be_told(TODAY + timedelta(days=1), noted_on=TODAY, first=LETTER)
    assert str(later.reason) == "Choose a day that has come."


@pytest.fixture
def scene() -> Scene:
    return make_scene()


def end(scene: Scene, **changes: Any) -> Deregistration:
    given = {"ended_by": EndedBy.AGENCY, "on": START, "reason": "Nobody to teach.", "contact": "Office of Apprenticeship, 555-0100", **changes}  # fmt: skip
    return actions.end_registration(program=scene.program, draft=EndingDraft(**given), by=scene.table.lena, at=NOON)  # fmt: skip


@pytest.mark.django_db
def test_everybody_registered_is_told_and_the_inbox_says_who_is_not(
    scene: Scene, django_assert_num_queries: Any
):
    omar = enrolled(scene.table, scene.program, name="Omar Reyes")
    signed(scene.table, omar)
    moved(scene.table, omar, EnrollmentStatus.REGISTERED)
    gone = enrolled(scene.table, scene.program, name="Ida Stone")
    signed(scene.table, gone)
    moved(scene.table, gone, EnrollmentStatus.REGISTERED)
    moved(scene.table, gone, EnrollmentStatus.CANCELLED, ender=Ender.APPRENTICE)
    lena = scene.table.lena
    act = end(scene)

    with django_assert_num_queries(4):
        waiting, standing = query.waiting_for(lena, TODAY)
    assert [(each.number, each.due_on) for each in waiting] == [(2, START + timedelta(days=15))]
    assert [each.number for each in standing] == [2]
    assert query.waiting_for(lena, START - timedelta(days=1))[1] == []
    assert query.waiting_for(scene.table.marcus, TODAY) == ([], [])
    assert f"training.deregistration:{act.key}" in {line.about for line in lines_for(lena, TODAY)}
    with pytest.raises(Refused, match="Choose apprentices who are not noted as told yet."):
        actions.note_told(act=act, enrollments=[gone], told_on=TODAY, by=lena, at=NOON)
    actions.note_told(act=act, enrollments=[scene.enrollment], told_on=START, by=lena, at=NOON)
    assert [each.number for each in query.waiting_for(lena, TODAY)[0]] == [1]
    actions.note_told(act=act, enrollments=[omar], told_on=TODAY, by=lena, at=NOON)
    assert query.waiting_for(lena, TODAY)[0] == []
    view = query.view_ending(act, seen_by=lena, on=TODAY)
    assert [(each.enrollment.participant.name, each.is_late) for each in view.people] == [
        ("Nia Fields", False), ("Omar Reyes", START + timedelta(days=15) < TODAY)
    ]  # fmt: skip
    with pytest.raises(Refused, match="The end of this registration is noted already."):
        end(scene)
    assert may_enroll(lena, scene.program, START - timedelta(days=1))
    assert not may_enroll(lena, scene.program, START), "nobody is enrolled after the end"
    assert client_of(lena).get(reverse("training:enrollment", args=[omar.key])).status_code == 200


@pytest.mark.django_db
def test_the_status_of_whoever_is_chosen_ends_with_the_program_and_of_nobody_else(scene: Scene):
    lena = scene.table.lena
    for name in ("Omar Reyes", "Ida Stone"):
        each = enrolled(scene.table, scene.program, name=name)
        signed(scene.table, each)
        moved(scene.table, each, EnrollmentStatus.REGISTERED)
    ida, omar = query.Enrollment.objects.filter(participant__name__in=("Omar Reyes", "Ida Stone")).order_by("participant__name")  # fmt: skip
    moved(scene.table, ida, EnrollmentStatus.CANCELLED, ender=Ender.APPRENTICE)
    act = end(scene)
    assert [each.number for each in query.waiting_for(lena, TODAY)[1]] == [2]
    assert StatusMove.objects.filter(ender=Ender.PROGRAM).count() == 0, "never by itself"

    with pytest.raises(Refused, match="Choose apprentices whose registration still stands here."):
        actions.settle(act=act, enrollments=[scene.enrollment, ida], by=lena, at=NOON)
    (made,) = actions.settle(act=act, enrollments=[scene.enrollment], by=lena, at=NOON)

    assert (made.status, made.on, made.ender) == ("CA", START, "program")
    assert status_of(omar) is EnrollmentStatus.REGISTERED
    assert acts(scene.program.body.log)[-1] == "enrollment.moved"
    told = query.view_ending(act, seen_by=lena, on=TODAY).people
    assert len(told) == 2, "the clock of the 15 days goes on for whoever was cancelled by the end"
    assert [each.name for each in exits_to_ask(lena)] == ["Ida Stone"]
    assert [each.name for each in changes_to_tell(lena)] == ["Ida Stone"]
    assert count_exits(scene.program, seen_by=lena) == (1, 0)


@pytest.mark.pure
@pytest.mark.parametrize(
    ("ended_on", "said"),
    [
        (ENDS, ""), (ENDS - timedelta(days=9), ""),
        (ENDS + timedelta(days=1), "The registration of this program has not ended by that day."),
        (None, "The registration of this program has not ended by that day."),
    ],
)  # fmt: skip
def test_the_end_of_a_program_asks_for_no_cause_and_no_notice(ended_on: date | None, said: str):
    answer = may_cancel(
        ender=Ender.PROGRAM, in_probation=False, reason="", notice_on=None, on=ENDS, program_ended_on=ended_on
    )  # fmt: skip
    assert str(answer.reason) == said


@pytest.mark.pure
def test_nobody_is_moved_before_the_end():
    assert str(ending.may_settle(ENDS, ENDS - timedelta(days=1)).reason) == "The registration has not ended yet. Move the status from that day on."  # fmt: skip
    assert ending.may_settle(ENDS, ENDS)


@pytest.mark.django_db
def test_the_status_after_the_end_is_shown_before_it_is_kept(scene: Scene):
    lena, marcus = client_of(scene.table.lena), client_of(scene.table.marcus)
    act = end(scene)
    page = reverse("training:settle", args=[act.key])
    assert "1 apprentice is still shown as registered." in lena.get(reverse("training:ended", args=[act.key])).text  # fmt: skip
    assert "the status of apprentices still stands: 1" in lena.get(reverse("home:home")).text
    shown = lena.get(page).text
    assert "Nia Fields: Registered (RE) becomes Cancelled (CA) on Jan. 5, 2026 · Not told yet" in shown  # fmt: skip
    assert marcus.get(page).status_code == 403
    assert lena.post(page, {"who": ["somebody"]}).status_code == 422
    assert StatusMove.objects.filter(status="CA").count() == 0

    done = lena.post(page, {"who": [str(scene.enrollment.key)]}, follow=True)
    assert "Cancelled, each as a step of its own." in done.text
    assert "still shown as registered" not in done.text
    card = lena.get(reverse("training:enrollment", args=[scene.enrollment.key])).text
    assert "Ended by: The end of the program&#x27;s registration" in card
    by_hand = lena.get(reverse("training:move", args=[scene.enrollment.key])).text
    assert 'value="program"' not in by_hand


@pytest.mark.django_db
def test_the_database_has_the_last_word(scene: Scene):
    act = end(scene)
    given: dict[str, Any] = {
        "ended_by": EndedBy.SPONSOR,
        "on": START,
        "reason": "R",
        "contact": "C",
    }
    told: dict[str, Any] = {"deregistration": act, "enrollment": scene.enrollment, "told_on": START, "noted_by_alias": "x", "noted_at": NOON}  # fmt: skip
    DeregistrationNotice.objects.create(**told)
    broken: dict[str, Callable[[], Any]] = {
        "training_ending_acknowledged": lambda: Deregistration.objects.update(**given),
        "training_ending_has_words": lambda: Deregistration.objects.update(contact=""),
        "training_told_once": lambda: DeregistrationNotice.objects.create(**told),
    }

    for name, again in broken.items():
        # Where a database names only the columns of a unique constraint, those stand in the message.
        said = f"{name}|deregistration_id" if name == "training_told_once" else name
        with pytest.raises(IntegrityError, match=said), transaction.atomic():
            again()


@pytest.mark.django_db
def test_it_is_noted_and_told_on_the_pages(scene: Scene):
    lena, today = client_of(scene.table.lena), timezone.localdate()
    page = reverse("training:end_registration", args=[scene.program.key])
    given = {"ended_by": "sponsor", "on": today.isoformat(), "reason": "We merge.", "contact": "Office, 555-0100"}  # fmt: skip

    wrong = lena.post(page, given)
    assert wrong.status_code == 422
    assert "Give the day of the agency&#x27;s acknowledgment." in wrong.text
    assert "We merge." in wrong.text
    right = lena.post(page, {**given, "acknowledged_on": today.isoformat()}, follow=True)
    for words in ("Not told yet", "Office, 555-0100", "With it ends your own registration", "Nia Fields"):  # fmt: skip
        assert words in right.text
    act = Deregistration.objects.get()
    told = reverse("training:told", args=[act.key])
    done = lena.post(told, {"who": [scene.enrollment.key], "told_on": today.isoformat()}, follow=True)  # fmt: skip
    assert "Told in time" in done.text
    theirs = client_of(scene.table.marcus).get(reverse("training:ended", args=[act.key]))
    assert "We merge." in theirs.text
    assert "Nia Fields" not in theirs.text
    assert client_of(scene.table.marcus).get(told).status_code == 403
