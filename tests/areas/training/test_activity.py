"""Gaps without an apprentice: a year at most (29 CFR 29.6(a); OA Bulletin 2023-52). The days are ours."""

from __future__ import annotations

from datetime import date

import pytest

from highroad.areas.training.models import TrainingProgram
from highroad.areas.training.queries import outcomes, union_comments_until
from highroad.areas.training.rules.activity import next_apprentice_by
from highroad.areas.training.vocabulary.enrollments import Ender, EnrollmentStatus
from tests.areas.training.scene import TODAY, make_scene, moved
from tests.web.test_hours_pages import at, client_of

REGISTERED = date(2024, 2, 29)
ON = date(2026, 3, 1)


@pytest.mark.pure
@pytest.mark.parametrize(
    ("spans", "by"),
    [
        ([], date(2025, 2, 28)),
        ([(date(2024, 6, 1), None)], None),
        ([(date(2024, 6, 1), date(2025, 8, 31))], date(2026, 8, 31)),
        ([(date(2024, 6, 1), date(2025, 8, 31)), (date(2024, 7, 1), date(2025, 5, 1))], date(2026, 8, 31)),
        ([(date(2024, 6, 1), date(2026, 3, 2))], None),
        ([(date(2024, 6, 1), ON)], date(2027, 3, 1)),
        ([(date(2026, 3, 2), None)], date(2025, 2, 28)),
    ],
)  # fmt: skip
def test_a_program_is_without_apprentices_for_a_year_at_most(
    spans: list[tuple[date, date | None]], by: date | None
):
    assert next_apprentice_by(REGISTERED, spans, ON) == by
    assert next_apprentice_by(None, spans, ON) is None


@pytest.mark.pure
@pytest.mark.parametrize(
    ("registered_on", "on", "until"),
    [
        (None, date(2025, 12, 20), date(2026, 2, 3)),
        (date(2026, 3, 1), date(2024, 1, 16), date(2024, 3, 1)),
        (date(2024, 1, 16), date(2024, 1, 16), None),
    ],
)
def test_a_union_that_does_not_sign_has_45_days_before_the_registration(
    registered_on: date | None, on: date, until: date | None
):
    """C15 of our reference (OA Bulletin 2023-52), over a new year and a leap day."""
    assert union_comments_until(TrainingProgram(registered_on=registered_on), on) == until


@pytest.mark.django_db
def test_who_coordinates_reads_by_when_somebody_must_be_registered():
    scene = make_scene()
    TrainingProgram.objects.update(registered_on=date(2025, 1, 6))
    lena, program = scene.table.lena, TrainingProgram.objects.get()
    assert outcomes.next_apprentice_by(program, seen_by=lena, on=TODAY) is None

    moved(scene.table, scene.enrollment, EnrollmentStatus.CANCELLED, on=TODAY, ender=Ender.APPRENTICE)  # fmt: skip

    assert outcomes.next_apprentice_by(program, seen_by=lena, on=TODAY) == TODAY.replace(
        year=TODAY.year + 1
    )
    page = at("program", program.key)
    assert "No apprentice is registered. By" in client_of(lena).get(page).text
    assert "No apprentice is registered" not in client_of(scene.table.marcus).get(page).text
