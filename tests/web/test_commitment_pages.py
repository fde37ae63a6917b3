"""The pages of promises: the lists, one promise, its forms, its files, and the inbox."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from highroad.areas.accounts.models import User
from highroad.areas.commitments import queries
from highroad.areas.commitments.models import Commitment
from highroad.areas.commitments.vocabulary import CommitmentState as State
from highroad.areas.partnerships.vocabulary import Side
from highroad.kit.refs import Ref
from highroad.web.commitments.about import shown_about
from tests import cast
from tests.areas.commitments.scene import Scene, fresh, make_scene, promise

pytestmark = pytest.mark.django_db
SOON = timezone.localdate() + timedelta(days=9)


@pytest.fixture
def scene() -> Scene:
    return make_scene()


def client_of(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def to(page: str, commitment: Commitment) -> str:
    return reverse(f"commitments:{page}", kwargs={"key": commitment.key})


def in_body(page: str, scene: Scene) -> str:
    return reverse(f"commitments:{page}", kwargs={"key": scene.table.body.key})


def test_somebody_asks_the_other_side_from_the_page_of_a_record(scene: Scene):
    ref = Ref.to(scene.table.body)
    shown = shown_about(ref, body=scene.table.body, user=scene.lena, what="Order scanners")
    client = client_of(scene.lena)
    page = client.get(shown.address)
    assert 'value="Order scanners"' in page.content.decode()

    given = {"what": "Order scanners", "owner": "side:management", "due_on": SOON.isoformat(), "kind": "remedy", "detail": "", "about": str(ref)}  # fmt: skip
    answer = client.post(in_body("promise", scene), given, follow=True)

    made = Commitment.objects.get()
    assert (made.state, made.about, made.owning_side) == (State.ASKED, str(ref), "management")
    assert "Asked. It counts as promised once they accept." in answer.content.decode()
    assert len(shown_about(ref, body=scene.table.body, user=scene.marcus).lines) == 1


@pytest.mark.parametrize("about", ["", "nonsense", "no.such:1", "partnerships.body:not-a-key"])
def test_an_address_that_names_no_record_is_left_out(scene: Scene, about: str):
    given = {"what": "Order scanners", "owner": "me", "due_on": SOON.isoformat(), "kind": "step", "about": about}  # fmt: skip

    client_of(scene.lena).post(in_body("promise", scene), given)

    assert Commitment.objects.get().about == ""


def test_a_form_that_is_not_right_keeps_what_was_typed(scene: Scene):
    given = {"what": "Order scanners", "owner": "me", "due_on": "", "kind": "step", "detail": "Two of them"}  # fmt: skip

    answer = client_of(scene.lena).post(in_body("promise", scene), given)

    text = answer.content.decode()
    assert answer.status_code == 422
    assert "Two of them" in text
    assert "Say by when. Only a pledge may be open-ended." in text
    assert not Commitment.objects.exists()


def test_it_is_shown_sent_back_shown_again_and_confirmed(scene: Scene):
    made = promise(scene, due_on=SOON, at=timezone.now())
    marcus, lena = client_of(scene.marcus), client_of(scene.lena)
    note = {"words": "They hang at line 3.", "source": "Walk through", "on": timezone.localdate().isoformat()}  # fmt: skip
    assert marcus.post(to("evidence", made), note).status_code == 302
    assert lena.post(to("not_right", made), {"reason": ""}).status_code == 422
    assert lena.post(to("not_right", made), {"reason": "One is broken."}).status_code == 302
    assert fresh(made).state == State.OPEN
    upload = SimpleUploadedFile("receipt.pdf", b"%PDF as it was", content_type="application/pdf")
    marcus.post(to("evidence", made), {**note, "words": "", "file": upload})
    lena.post(to("confirm", made))

    assert fresh(made).state == State.CONFIRMED
    text = marcus.get(to("detail", made)).content.decode()
    assert "Kept: the other side has confirmed it." in text
    assert "One is broken." in text
    item = queries.list_evidence(made, scene.lena)[-1]
    file = lena.get(reverse("commitments:original", kwargs={"key": item.key}))
    assert file.content == b"%PDF as it was"
    assert file["Content-Disposition"] == 'attachment; filename="receipt.pdf"'


def test_a_recommendation_is_declined_in_writing(scene: Scene):
    made = promise(scene, owner=Side.MANAGEMENT, by=scene.lena)
    marcus = client_of(scene.marcus)

    marcus.post(to("decline", made), {"reason": "The line closes in May."})

    text = client_of(scene.theo).get(to("detail", made)).content.decode()
    assert "The line closes in May." in text
    assert fresh(made).state == State.DECLINED
    marcus.post(to("accept", made))
    assert fresh(made).state == State.OPEN


def test_another_day_other_hands_and_back(scene: Scene):
    made, marcus = promise(scene, due_on=SOON, at=timezone.now()), client_of(scene.marcus)
    later = (SOON + timedelta(days=30)).isoformat()
    marcus.post(to("postpone", made), {"due_on": later, "reason": "Parts are late."})
    assert fresh(made).due_on.isoformat() == later
    marcus.post(to("hand_over", made), {"owner": "side:management"})
    assert fresh(made).owner_user is None
    marcus.post(to("withdraw", made), {"reason": "Bought by the plant."})
    assert fresh(made).state == State.WITHDRAWN


def test_a_stranger_finds_nothing_and_the_other_side_no_caucus(scene: Scene):
    made = promise(scene)
    private = promise(scene, owner=scene.theo, by=scene.theo, is_private=True, what="Caucus")

    assert client_of(cast.olu()).get(to("detail", made)).status_code == 404
    assert client_of(scene.table.sam).get(to("detail", made)).status_code == 404
    marcus = client_of(scene.marcus)
    assert marcus.get(to("detail", private)).status_code == 404
    assert "Caucus" not in marcus.get(in_body("body", scene)).content.decode()
    assert "Caucus" in client_of(scene.lena).get(in_body("body", scene)).content.decode()


def test_a_wrong_method_is_refused(scene: Scene):
    made, marcus = promise(scene), client_of(scene.marcus)

    assert marcus.get(to("accept", made)).status_code == 405
    assert marcus.post(to("detail", made)).status_code == 405


@pytest.mark.parametrize("many", [1, 9])
def test_a_list_takes_the_same_questions_for_one_and_for_nine(scene: Scene, many: int):
    for _each in range(many):
        promise(scene, due_on=SOON, at=timezone.now())
    client = client_of(scene.lena)
    client.get(in_body("body", scene))

    with CaptureQueriesContext(connection) as asked:
        text = client.get(in_body("body", scene)).content.decode()

    assert text.count("Order two scanners") >= many
    assert len(asked) == 14


def test_the_list_as_a_file_that_is_no_formula(scene: Scene):
    promise(scene, what="=HYPERLINK(1)")

    answer = client_of(scene.lena).get(in_body("body_csv", scene) + "?state=all")

    assert "'=HYPERLINK(1)" in answer.content.decode("utf-8-sig")


def test_the_inbox_leads_to_the_act_and_is_empty_after_it(scene: Scene):
    made, marcus = promise(scene, owner=Side.MANAGEMENT, by=scene.lena), client_of(scene.marcus)
    page = marcus.get(reverse("home:home")).content.decode()
    assert page.count("Order two scanners") == 2  # the title, and the words of its button
    assert to("detail", made) in page

    marcus.post(to("decline", made), {"reason": "No."})

    assert "Order two scanners" not in marcus.get(reverse("home:home")).content.decode()


def test_a_co_chair_names_the_sponsor_of_the_own_side(scene: Scene):
    client = client_of(scene.lena)
    client.post(in_body("sponsors", scene), {"sponsor": str(scene.theo.pk)})

    assert queries.sponsors_of_body(scene.table.body) == {Side.LABOR: scene.theo}
    assert client_of(scene.theo).get(in_body("sponsors", scene)).status_code == 403
    assert client.post(in_body("sponsors", scene), {"sponsor": str(scene.ines.pk)}).status_code == 422  # fmt: skip
