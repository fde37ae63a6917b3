"""The pages of apprentices and hours, each used once as people use it."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from highroad.areas.accounts.models import User
from highroad.areas.training.models import Enrollment, HoursEntry, SiteDay, StatusMove
from tests import cast
from tests.areas.training.scene import Scene, a_steward, make_scene

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()


@pytest.fixture
def scene() -> Scene:
    return make_scene()


def client_of(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def at(page: str, key: object = None) -> str:
    return reverse(f"training:{page}", kwargs={"key": key} if key else None)


def day(**changes: Any) -> dict[str, Any]:
    return {"client_key": str(uuid4()), "day": TODAY.isoformat(), "process": "wet-pipe-systems", "hours": "8", "site": "Pier 4", **changes}  # fmt: skip


def test_an_apprentice_writes_and_a_journeyworker_confirms(scene: Scene):
    nia, ben = client_of(scene.nia), client_of(scene.ben)
    book = at("book", scene.enrollment.key)
    assert "My training" in nia.get(reverse("home:home")).text
    assert "Nothing is written yet" in nia.get(book).text

    given = day()
    for _twice in range(2):
        assert nia.post(book, given).status_code == 302

    assert HoursEntry.objects.count() == 1
    assert "Hours wait for your word: 1" in ben.get(reverse("home:home")).text
    page = ben.get(at("confirm"))
    assert "Nia Fields" in page.text
    assert "Wet pipe systems" in page.text
    key = str(HoursEntry.objects.get().key)
    assert ben.post(at("confirm"), {"entry": [key], "answer": "yes"}).status_code == 302
    assert "Hours wait for your word" not in ben.get(reverse("home:home")).text
    assert "Confirmed" in nia.get(book).text
    assert "8 / 8000" in " ".join(nia.get(at("mine")).text.replace("</span>", "").split()).replace('<span class="mute">', "")  # fmt: skip


def test_a_declined_entry_says_why_and_is_corrected(scene: Scene):
    nia, ben = client_of(scene.nia), client_of(scene.ben)
    book = at("book", scene.enrollment.key)
    nia.post(book, day())
    key = str(HoursEntry.objects.get().key)

    empty = ben.post(at("confirm"), {"entry": [key], "answer": "no", "reason": ""})
    assert empty.status_code == 422
    assert "Say what is not right" in empty.text
    ben.post(at("confirm"), {"entry": [key], "answer": "no", "reason": "It rained until ten"})

    assert "It rained until ten" in nia.get(book).text
    form = nia.get(at("correct", key))
    assert 'value="Pier 4"' in form.text
    nia.post(at("correct", key), day(hours="6", reason="Rain"))
    text = nia.get(book).text
    assert "Replaced by a correction" in text
    assert "Waits for a journeyworker" in text
    assert HoursEntry.objects.count() == 2


def test_wrong_hours_come_back_with_what_was_typed(scene: Scene):
    nia = client_of(scene.nia)

    answer = nia.post(at("book", scene.enrollment.key), day(hours="25", site="Ferry terminal"))
    later = nia.post(
        at("book", scene.enrollment.key), day(day=(TODAY + timedelta(days=2)).isoformat())
    )

    assert (answer.status_code, later.status_code) == (422, 422)
    assert "Ferry terminal" in answer.text
    assert "after the work, not before" in later.text
    assert not HoursEntry.objects.exists()


def test_the_employer_reads_hours_and_no_more(scene: Scene):
    client_of(scene.nia).post(at("book", scene.enrollment.key), day())
    marcus = client_of(scene.table.marcus)

    assert "Nia Fields" in marcus.get(at("employed", scene.table.partnership.key)).text
    assert "Pier 4" in marcus.get(at("book", scene.enrollment.key)).text
    assert marcus.get(at("enrollment", scene.enrollment.key)).status_code == 404
    assert marcus.get(at("apprentices", scene.program.key)).status_code == 403
    assert marcus.post(at("book", scene.enrollment.key), day()).status_code == 403
    steward, olu = client_of(a_steward(scene.table)), client_of(cast.olu())
    for somebody in (steward, olu):
        assert somebody.get(at("book", scene.enrollment.key)).status_code == 404
    assert "No apprentice works" in steward.get(at("employed", scene.table.partnership.key)).text


def test_a_coordinator_enrolls_signs_sends_registers_and_pairs(scene: Scene):
    lena, start = client_of(scene.table.lena), TODAY.isoformat()
    given = {"name": "Omar Reyes", "employer": str(scene.table.management.key), "started_on": start, "credit_hours": "7400", "credit_instruction": "0"}  # fmt: skip
    over = lena.post(at("enroll", scene.program.key), given)
    assert over.status_code == 422
    assert "at least six months" in over.text

    lena.post(at("enroll", scene.program.key), {**given, "credit_hours": "500"})
    made = Enrollment.objects.exclude(pk=scene.enrollment.pk).get()
    assert "Still to sign" in lena.get(at("enrollment", made.key)).text
    early = lena.post(at("move", made.key), {"status": "RE", "on": start})
    assert "Some signatures are still missing" in early.text
    for number, part in enumerate(("apprentice", "sponsor_1", "sponsor_2", "employer_1", "employer_2")):  # fmt: skip
        lena.post(
            at("sign", made.key), {"part": part, "name": f"Signer {number}", "signed_on": start}
        )
    assert "Send the agreement to the agency: Omar Reyes" in lena.get(reverse("home:home")).text
    lena.post(at("sent", made.key), {"sent_on": start})
    assert "Send the agreement to the agency: Omar Reyes" not in lena.get(reverse("home:home")).text
    lena.post(at("move", made.key), {"status": "RE", "on": start, "agency_number": "MA-1"})
    assert StatusMove.objects.filter(enrollment=made, status="RE").exists()
    wrong = lena.post(at("pair", made.key), {"kind": "mentor", "email": "x@example.org", "from_on": start})  # fmt: skip
    assert "Nobody has an account" in wrong.text
    lena.post(at("pair", made.key), {"kind": "mentor", "email": scene.ben.email, "from_on": start})
    page = lena.get(at("enrollment", made.key)).text
    assert "Ben Archer" in page
    assert "MA-1" in page
    lena.post(at("end_pairing", made.pairings.get().key))
    assert "Omar Reyes" in lena.get(at("apprentices", scene.program.key)).text


def test_a_late_raise_stands_on_every_page_that_may_show_it(scene: Scene):
    Enrollment.objects.update(credit_hours=1000, started_on=TODAY - timedelta(days=250))
    nia = client_of(scene.nia)
    nia.post(at("wage", scene.enrollment.key), {"rate": "12.00", "from_on": (TODAY - timedelta(days=250)).isoformat()})  # fmt: skip
    scene.confirm(scene.log(day=TODAY - timedelta(days=1), hours=10, at=timezone.now()))

    for client, page, key in (
        (nia, "book", scene.enrollment.key), (nia, "mine", None),
        (client_of(scene.table.lena), "apprentices", scene.program.key),
        (client_of(scene.table.marcus), "employed", scene.table.partnership.key),
    ):  # fmt: skip
        assert "$12.00" in client.get(at(page, key)).text, page


def test_heads_are_counted_and_judged(scene: Scene):
    lena = client_of(scene.table.lena)
    client_of(scene.nia).post(at("book", scene.enrollment.key), day())
    sites = at("sites", scene.program.key)
    assert "Not counted yet" in lena.get(sites).text
    given = {"employer": str(scene.table.management.key), "site": "Pier 4", "day": TODAY.isoformat()}  # fmt: skip

    lena.post(sites, {**given, "journeyworkers": "0"})
    assert "Too many" in lena.get(sites).text
    lena.post(sites, {**given, "journeyworkers": "1"})

    assert "Kept" in lena.get(sites).text
    assert SiteDay.objects.count() == 2
    assert lena.post(sites, {**given, "journeyworkers": "x"}).status_code == 422


def test_the_pages_send_a_fixed_number_of_queries(scene: Scene, django_assert_max_num_queries: Any):
    for back in range(12):
        scene.log(day=TODAY - timedelta(days=back), at=timezone.now())
    pages = (
        (scene.nia, "book", scene.enrollment.key, 25), (scene.nia, "mine", None, 18),
        (scene.table.lena, "apprentices", scene.program.key, 35), (scene.ben, "confirm", None, 12),
        (scene.table.lena, "enrollment", scene.enrollment.key, 40),
        (scene.table.lena, "sites", scene.program.key, 35),
    )  # fmt: skip
    for user, page, key, most in pages:
        client = client_of(user)
        with django_assert_max_num_queries(most):
            client.get(at(page, key))


def test_the_pages_speak_spanish(scene: Scene):
    nia = client_of(scene.nia)

    text = nia.get("/es" + at("book", scene.enrollment.key)).text

    assert "Libro de horas" in text
    assert "¿En qué trabajó?" in text
