"""What the agency hears of an apprentice within 45 days (29 CFR 29.5(b)(19); OA Bulletin 2023-52)."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from highroad.areas.training.actions import enrollments as actions
from highroad.areas.training.actions import telling
from highroad.areas.training.models import Enrollment, StatusMove
from highroad.areas.training.queries import telling as queries
from highroad.areas.training.rules import telling as rules
from highroad.areas.training.vocabulary.enrollments import Ender
from highroad.areas.training.vocabulary.enrollments import EnrollmentStatus as Status
from tests.areas.training.scene import TODAY, Scene, make_scene, moved
from tests.cast import NOON
from tests.table import acts, refused


@pytest.mark.pure
@pytest.mark.parametrize(
    ("way", "on", "due"),
    [
        ("RE", date(2026, 1, 5), None),
        ("AG CA", date(2026, 1, 5), None),
        ("CA", date(2026, 1, 5), None),
        ("RE SU", date(2025, 12, 20), date(2026, 2, 3)),
        ("RE SU RI", date(2024, 1, 20), date(2024, 3, 5)),
        ("RE CO", date(2025, 3, 3), date(2025, 4, 17)),
        ("RE SU CA", date(2025, 1, 31), date(2025, 3, 17)),
        ("RE TR", date(2026, 7, 4), date(2026, 8, 18)),
    ],
)
def test_every_change_after_the_registration_has_45_calendar_days(
    way: str, on: date, due: date | None
):
    """Over a new year, a leap day and a holiday alike; the fifth line is the day of C11."""
    statuses = way.split()

    assert rules.tell_by(statuses, len(statuses) - 1, on) == due


@pytest.fixture
def scene(db: None) -> Scene:
    return make_scene()


def suspend(scene: Scene, on: date, **more: Any) -> StatusMove:
    moved(scene.table, scene.enrollment, Status.SUSPENDED, on=on, reason="No work", **more)
    return StatusMove.objects.get(enrollment=scene.enrollment, status=Status.SUSPENDED)


def test_a_change_waits_until_somebody_notes_that_the_agency_was_told(scene: Scene):
    lena, since = scene.table.lena, TODAY - timedelta(days=46)
    assert queries.changes_to_tell(lena) == []
    suspend(scene, since)
    moved(scene.table, scene.enrollment, Status.REINSTATED, on=TODAY)

    (line,) = queries.changes_to_tell(lena)
    changes = queries.list_changes(scene.enrollment, seen_by=lena)

    assert (line.name, line.due_on) == ("Nia Fields", TODAY - timedelta(days=1))
    assert [(each.waits, each.is_late(TODAY)) for each in changes] == [(False, False), (True, True), (True, False)]  # fmt: skip
    assert queries.changes_to_tell(scene.table.marcus) == []
    for on, reason in ((since - timedelta(days=1), "first of these changes"), (TODAY + timedelta(days=1), "day that has come")):  # fmt: skip
        with refused(reason):
            telling.tell_agency(enrollment=scene.enrollment, told_on=on, by=lena, at=NOON)
    told = telling.tell_agency(
        enrollment=scene.enrollment, told_on=TODAY - timedelta(days=1), by=lena, at=NOON
    )
    assert [each.status for each in told] == ["SU"]
    assert [each.due_on for each in queries.changes_to_tell(lena)] == [TODAY + timedelta(days=45)]
    telling.tell_agency(enrollment=scene.enrollment, told_on=TODAY, by=lena, at=NOON)
    assert queries.changes_to_tell(lena) == []
    with refused("told already"):
        telling.tell_agency(enrollment=scene.enrollment, told_on=TODAY, by=lena, at=NOON)
    assert acts(scene.table.body.log).count("enrollment.told") == 2


def test_only_who_coordinates_notes_it(scene: Scene):
    suspend(scene, TODAY)

    with refused("Only a coordinator"):
        telling.tell_agency(
            enrollment=scene.enrollment, told_on=TODAY, by=scene.table.marcus, at=NOON
        )


def test_what_was_told_at_once_waits_for_nothing_and_nobody_is_told_tomorrow(scene: Scene):
    with refused("day that has come"):
        suspend(scene, TODAY, told_on=TODAY + timedelta(days=1))
    suspend(scene, TODAY - timedelta(days=46), told_on=TODAY)

    (_, change) = queries.list_changes(scene.enrollment, seen_by=scene.table.lena)

    assert queries.changes_to_tell(scene.table.lena) == []
    assert change.is_late(TODAY)


def test_an_agreement_that_nobody_registered_is_ended_without_a_word_to_the_agency(scene: Scene):
    Enrollment.objects.update(transferred_from=None)
    StatusMove.objects.all().delete()
    actions.move(
        enrollment=scene.enrollment, by=scene.table.lena, at=NOON,
        step=actions.Move(status=Status.CANCELLED, on=TODAY, ender=Ender.APPRENTICE),
    )  # fmt: skip

    assert queries.changes_to_tell(scene.table.lena) == []
