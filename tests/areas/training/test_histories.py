"""Survival by year from a program's own history: it multiplies to the curve of Kaplan and Meier."""

from __future__ import annotations

import math
import random
from datetime import timedelta
from uuid import uuid4

import pytest
from django.urls import reverse

from highroad.areas.training.models import Enrollment, StatusMove
from highroad.areas.training.queries.histories import History, list_histories
from highroad.areas.training.rules.retention import (
    YEAR,
    Watched,
    still_there,
    years_of_staying,
)
from highroad.areas.training.vocabulary.enrollments import Ender, EnrollmentStatus
from tests.areas.training.scene import TODAY, make_scene, moved
from tests.web.test_hours_pages import at, client_of


@pytest.mark.pure
def test_a_year_that_everybody_was_watched_through_is_a_share_with_wilsons_interval():
    """17 of 20 go on: Wilson 64.0 to 94.8 percent (Wilson 1927; as for C14), computed by hand."""
    people = [Watched(100, left=True)] * 3 + [Watched(800, left=False)] * 17

    first, second = years_of_staying(people)

    assert (first.number, first.began, first.left, first.share) == (1, 20, 3, 0.85)
    assert (round(first.interval.low, 3), round(first.interval.high, 3)) == (0.640, 0.948)
    assert (second.began, second.left, second.share, second.interval.high) == (17, 0, 1.0, 1.0)
    assert round(second.interval.low, 3) == round(17 / (17 + 1.959964**2), 3)


@pytest.mark.pure
def test_years_multiply_to_the_curve_whoever_was_watched_how_long():
    chance = random.Random(4)
    for _ in range(100):
        people = [
            Watched(chance.randrange(1, 1500), left=chance.random() < 0.4)
            for _ in range(chance.randrange(1, 60))
        ]
        years = years_of_staying(people)
        for count in range(1, len(years) + 1):
            there = still_there(people, YEAR * count)
            together = math.prod(year.share for year in years[:count])
            assert there is None or abs(there - together) < 1e-12
        assert all(0.0 <= y.interval.low <= y.share <= y.interval.high <= 1.0 for y in years)


@pytest.mark.pure
@pytest.mark.parametrize(
    ("people", "years"),
    [([], 0), ([(200, False)], 0), ([(365, False)], 1), ([(365, True)], 1), ([(366, True)], 2), ([(10, True), (4000, False)], 8)],
)  # fmt: skip
def test_nothing_is_said_of_a_year_that_nobody_was_watched_through(
    people: list[tuple[int, bool]], years: int
):
    assert len(years_of_staying([Watched(*one) for one in people])) == years


@pytest.mark.pure
def test_only_years_that_enough_people_began_go_to_the_table():
    people = (
        [Watched(100, left=True)] * 3
        + [Watched(300, left=True)] * 2
        + [Watched(800, left=False)] * 10
    )
    years = tuple(years_of_staying(people))
    assert [year.began for year in years] == [15, 10]
    assert [year.number for year in History("P", 15, years, 11).for_all] == [1]
    assert History("P", 15, years, 16).for_all == ()


@pytest.mark.django_db
def test_coordinators_take_their_own_history_into_the_supply():
    scene = make_scene()
    Enrollment.objects.update(started_on=TODAY - timedelta(days=500))
    StatusMove.objects.update(on=TODAY - timedelta(days=500))
    moved(scene.table, scene.enrollment, EnrollmentStatus.CANCELLED, on=TODAY, ender=Ender.APPRENTICE)  # fmt: skip
    table, page = scene.table, at("histories", scene.table.partnership.key)

    (line,) = list_histories(table.partnership, seen_by=table.lena, on=TODAY)

    assert [(year.began, year.left, year.share) for year in line.years] == [
        (1, 0, 1.0),
        (1, 1, 0.0),
    ]
    assert list_histories(table.partnership, seen_by=table.marcus, on=TODAY) == []
    few = client_of(table.lena).get(page).text
    assert "Fewer than 11 people" in few
    assert "survival=" not in few
    for number in range(2, 13):
        _another(scene.enrollment, number)
    assert "survival=100.0%2C+0.0" in client_of(table.lena).get(page).text
    assert "You coordinate no program here" in client_of(table.marcus).get(page).text
    supply = reverse("demand:add_supply", args=[table.partnership.key])
    assert 'value="91.5, 97"' in client_of(table.lena).get(supply, {"survival": "91.5, 97"}).text


def _another(like: Enrollment, number: int) -> None:
    """One more person with the same way."""
    person, moves = like.participant, list(like.moves.all())
    person.pk, person.number, person.user, person.invitation = None, number + 100, None, None
    made = Enrollment.objects.get(pk=like.pk)
    for row in (person, made, *moves):
        row.pk, row._state.adding = uuid4(), True
    person.save()
    made.participant = person
    made.save()
    for row in moves:
        row.enrollment = made
        row.save()
