"""Cohorts by fiscal year, the guard of young ones, and what a coordinator sees of them."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.urls import reverse

from highroad.areas.training.models import Enrollment
from highroad.areas.training.queries import outcomes
from highroad.areas.training.rules import cohorts
from highroad.areas.training.rules.cohorts import Way
from highroad.areas.training.vocabulary.enrollments import Ender, EnrollmentStatus
from tests.areas.training.scene import (
    TODAY,
    Scene,
    adopted_program,
    enrolled,
    make_scene,
    moved,
    signed,
)
from tests.web.test_hours_pages import client_of

DAY = date(2026, 3, 2)


def way(**changes: Any) -> Way:
    given: dict[str, Any] = {"registered_on": date(2018, 11, 5), "expected_on": date(2022, 11, 5), **changes}  # fmt: skip
    return Way(**given)


@pytest.mark.pure
def test_fifty_of_one_year_as_the_reference_counts_them():
    """C14, built from the ways of fifty people."""
    ways = [way(cancelled_on=date(2019, 3, 1), in_probation=True) for _ in range(8)]
    ways += [way(completed_on=date(2023, 11, 5)) for _ in range(25)]
    ways += [way(completed_on=date(2023, 11, 6)), way(cancelled_on=date(2021, 1, 1))]
    ways += [way() for _ in range(15)]

    found = cohorts.cohorts_of(ways, DAY)

    assert [each.year for each in found] == [2019]
    made = found[0].completion
    assert (made.registered, made.counted, made.completed_in_time) == (50, 42, 25)
    assert made.rate is not None
    assert f"{made.rate * 100:.1f}" == "59.5"


@pytest.mark.pure
def test_a_fiscal_year_begins_in_october_and_a_young_one_waits():
    young = way(registered_on=date(2025, 10, 1), expected_on=date(2029, 10, 1))
    old = way(registered_on=date(2025, 9, 30), expected_on=date(2025, 3, 2), completed_on=date(2025, 12, 1))  # fmt: skip

    found = cohorts.cohorts_of([young, old], DAY)

    assert [(each.year, each.completion.is_measurable) for each in found] == [(2026, False), (2025, True)]  # fmt: skip
    assert found[0].completion.measurable_on == date(2030, 10, 1)
    both = cohorts.pooled(found, DAY)
    assert both is not None
    assert (both.registered, both.completed_in_time) == (1, 1)
    assert cohorts.pooled(found[:1], DAY) is None
    assert not cohorts.cohorts_of([way(expected_on=None)], DAY)[0].completion.is_measurable


@pytest.mark.pure
def test_who_transfers_counts_where_they_went_and_is_watched_until_then():
    gone = way(transferred_on=date(2019, 11, 5))

    assert cohorts.cohorts_of([gone], DAY) == []
    seen = cohorts.watched([gone, way(cancelled_on=date(2018, 11, 15)), way()], date(2018, 12, 5))
    assert [(each.days, each.left) for each in seen] == [(365, False), (10, True), (30, False)]


@pytest.fixture
def scene() -> Scene:
    return make_scene()


@pytest.mark.django_db
def test_a_coordinator_sees_cohorts_and_programs_beside_each_other(scene: Scene):
    old = date(2020, 1, 6)
    Enrollment.objects.update(started_on=old, expected_on=date(2024, 1, 6), credit_hours=8000, credit_instruction=600)  # fmt: skip
    scene.enrollment.moves.update(on=old)
    moved(scene.table, scene.enrollment, EnrollmentStatus.COMPLETED, on=date(2024, 2, 1))
    other = adopted_program(scene.table, name="Sprinkler fitters north")
    left = enrolled(scene.table, other, name="Omar Reyes")
    signed(scene.table, left)
    moved(scene.table, left, EnrollmentStatus.REGISTERED)
    moved(scene.table, left, EnrollmentStatus.CANCELLED, ender=Ender.APPRENTICE, on=TODAY)

    found = outcomes.outcomes_of(scene.program, seen_by=scene.table.lena, on=TODAY)

    assert [(each.year, each.completion.rate) for each in found.cohorts] == [(2020, 1)]
    next_to = outcomes.beside(scene.program, seen_by=scene.table.lena, on=TODAY)
    assert [(each.name, each.pooled, each.differs) for each in next_to] == [("Sprinkler fitters north", None, False)]  # fmt: skip
    theirs = outcomes.outcomes_of(other, seen_by=scene.table.lena, on=TODAY)
    assert theirs.cohorts[0].completion.left_in_probation == 1
    assert outcomes.outcomes_of(scene.program, seen_by=scene.table.marcus, on=TODAY).people == 0
    page = reverse("training:outcomes", args=[scene.program.key])
    text = client_of(scene.table.lena).get(page).text
    assert "100.0 %" in text
    assert "Sprinkler fitters north" in text
    north = client_of(scene.table.lena).get(reverse("training:outcomes", args=[other.key])).text
    assert "Not yet measurable" in north
    assert client_of(scene.table.marcus).get(page).status_code == 403
