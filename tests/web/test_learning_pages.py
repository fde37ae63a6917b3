"""The pages of competencies and classes, each used once as people use it."""

from __future__ import annotations

from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone

from highroad.areas.training.actions.classes import give_up_seat
from highroad.areas.training.models import Attendance, ClassSession, Cohort, CohortSeat, Rating
from highroad.areas.training.rules import lines
from tests.areas.training.scene import NOON, Scene, a_steward, make_scene
from tests.web.test_hours_pages import at, client_of

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate().isoformat()


@pytest.fixture
def scene() -> Scene:
    return make_scene(competencies=lines.read_competencies("Hangs pipe\nReads a drawing").rows)


def test_a_journeyworker_rates_and_the_apprentice_signs(scene: Scene):
    nia, ben = client_of(scene.nia), client_of(scene.ben)
    page = at("competencies", scene.enrollment.key)
    assert "Whom you teach" in ben.get(at("mine")).text
    assert "Nothing is rated yet" in ben.get(page).text

    empty = ben.post(page, {"competency": "hangs-pipe", "on": TODAY, "note": "Pier 4, ten hangers"})
    assert empty.status_code == 422
    assert "Pier 4, ten hangers" in empty.text
    given = {"competency": "hangs-pipe", "level": "3", "on": TODAY, "note": "Pier 4, ten hangers"}
    assert ben.post(page, given).status_code == 302

    assert "Sign a rating, or say why not: Hangs pipe" in nia.get(reverse("home:home")).text
    word = at("sign_rating", Rating.objects.get().key)
    assert "Pier 4, ten hangers" in nia.get(word).text
    assert nia.post(word, {"answer": "no"}).status_code == 422
    assert nia.post(word, {"answer": "yes"}).status_code == 302
    assert "Sign a rating" not in nia.get(reverse("home:home")).text
    assert "signed by Nia Fields" in nia.get(page).text
    assert client_of(scene.table.marcus).get(page).status_code == 404
    assert client_of(scene.table.lena).post(page, given).status_code == 403


def test_a_class_from_the_first_seat_to_the_hours(scene: Scene):
    lena, nia = client_of(scene.table.lena), client_of(scene.nia)
    assert "No class yet" in lena.get(at("cohorts", scene.program.key)).text
    draft = {"name": "Fall class", "starts_on": "2026-01-05", "place": "Hall 2", "member_seats": "1", "public_seats": "1"}  # fmt: skip
    none = lena.post(at("add_cohort", scene.program.key), {**draft, "member_seats": "0", "public_seats": "0"})  # fmt: skip
    assert "at least one seat" in none.text
    lena.post(at("add_cohort", scene.program.key), draft)
    page = at("cohort", Cohort.objects.get().key)
    seat = at("add_seat", Cohort.objects.get().key)
    assert "Choose an apprentice, or write a name" in lena.post(seat, {"kind": "public"}).text
    for given in ({"name": "Ada Cole", "kind": "public"}, {"name": "Bo Lind", "kind": "public"},
                  {"who": str(scene.enrollment.key), "kind": "member"}):  # fmt: skip
        assert lena.post(seat, given).status_code == 302
    text = lena.get(page).text
    assert "number 1 in line" in text
    assert "Fall class" in nia.get(at("mine")).text

    marcus = client_of(scene.table.marcus)
    assert "Fall class" in marcus.get(at("cohorts", scene.program.key)).text
    assert "Ada Cole" not in marcus.get(at("cohorts", scene.program.key)).text
    assert marcus.get(page).status_code == 404

    meeting = {"course": "L1", "day": TODAY, "hours": "4", "email": "nobody@example.org"}
    assert "Nobody has an account" in lena.post(at("add_session", Cohort.objects.get().key), meeting).text  # fmt: skip
    lena.post(at("add_session", Cohort.objects.get().key), {**meeting, "email": ""})
    assert "Say who was there: L1" in lena.get(reverse("home:home")).text
    sheet = at("session", ClassSession.objects.get().key)
    assert 'value="4' in lena.get(sheet).text
    hours: dict[str, Any] = {f"seat_{row.key}": "4" for row in CohortSeat.objects.exclude(number=2)}
    over = lena.post(sheet, {name: "5" for name in hours})
    assert "The session had 4 hours" in over.text
    assert lena.post(sheet, hours).status_code == 302
    assert Attendance.objects.count() == 2
    assert "4 of 144 hours that are recommended" in nia.get(at("enrollment", scene.enrollment.key)).text  # fmt: skip
    lena.post(at("give_up_seat", CohortSeat.objects.get(number=1).key))
    assert "number 1 in line" not in lena.get(page).text


def test_the_page_of_a_class_takes_the_same_questions_for_any_number(
    scene: Scene, django_assert_max_num_queries: Any
):
    lena = client_of(scene.table.lena)
    draft = {"name": "Fall class", "starts_on": "2026-01-05", "public_seats": "3", "member_seats": "0"}  # fmt: skip
    lena.post(at("add_cohort", scene.program.key), draft)
    for name in ("Ada Cole", "Bo Lind", "Cy Holt", "Di Marsh", "Ed Park"):
        lena.post(at("add_seat", Cohort.objects.get().key), {"name": name, "kind": "public"})
    give_up_seat(seat=CohortSeat.objects.get(number=2), by=scene.table.lena, at=NOON)

    with django_assert_max_num_queries(24):
        text = lena.get(at("cohort", Cohort.objects.get().key)).text

    assert text.count("They do not come") == 4
    steward = client_of(a_steward(scene.table))
    assert steward.get(at("add_cohort", scene.program.key)).status_code == 403
