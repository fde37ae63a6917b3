"""The page without a network, its worker and the manifest: the same for everybody, in both languages."""

from __future__ import annotations

import json
import re
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from highroad.areas.accounts.models import User
from highroad.areas.training.models import HoursEntry
from highroad.web.ui.phones import mark_of
from tests.areas.training.scene import make_scene

pytestmark = pytest.mark.django_db


def client_of(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def test_the_page_is_the_same_for_everybody_and_asks_no_database(django_assert_num_queries):
    scene = make_scene()
    stranger = Client()
    with django_assert_num_queries(0):
        page = stranger.get("/offline/").text
    assert page == client_of(scene.nia).get("/offline/").text
    assert "csrf" not in page
    assert "No connection" in page
    assert "Sin conexión" in page
    assert 'lang="es"' in stranger.get("/es/offline/").text


def test_the_worker_keeps_the_page_and_what_it_is_drawn_with_and_nothing_else():
    client = Client()
    answer = client.get("/worker.js")
    assert answer["Content-Type"] == "text/javascript"
    assert answer["Cache-Control"] == "no-cache"
    found = re.search(r"const KEPT = (\[.*\]);", answer.text)
    assert found
    kept = json.loads(found.group(1))
    assert kept[:2] == ["/offline/", "/es/offline/"]
    assert all(address.startswith("/static/") for address in kept[2:])
    assert answer.text.count("cache.addAll") == 1
    assert "cache.put" not in answer.text
    assert answer.text == client.get("/worker.js").text


@pytest.mark.parametrize(
    ("address", "language", "start", "name"),
    [
        ("/highroad.webmanifest", "en", "/home/", "Highroad: labor and management, together"),
        (
            "/es/highroad.webmanifest",
            "es",
            "/es/home/",
            "Highroad: trabajadores y empresas, juntos",
        ),
    ],
)
def test_the_manifest_speaks_the_language_of_its_address(
    address: str, language: str, start: str, name: str
):
    answer = Client().get(address)
    told = json.loads(answer.content)
    assert answer["Content-Type"] == "application/manifest+json"
    assert (told["lang"], told["start_url"], told["name"]) == (language, start, name)
    assert told["scope"] == "/"
    assert told["icons"][0]["src"].endswith("mark.svg")


def test_the_marks_tell_accounts_apart_and_nothing_about_them():
    assert mark_of(1) == mark_of(1)
    assert len({mark_of(1), mark_of(2), mark_of(1, 2), mark_of(12)}) == 4
    assert re.fullmatch("[0-9a-f]{32}", mark_of(1))


def test_hours_that_somebody_else_noted_are_refused_and_nothing_is_written():
    scene = make_scene()
    book = reverse("training:book", args=[scene.enrollment.key])
    given = {
        "client_key": str(uuid4()), "day": timezone.localdate().isoformat(), "hours": "8",
        "process": "wet-pipe-systems", "site": "", "waited": "yes",
    }  # fmt: skip
    nia = client_of(scene.nia)
    refused = nia.post(book, {**given, "written_by": mark_of(scene.ben.pk)})
    assert refused.status_code == 403
    assert "Somebody else noted these hours" in refused.text
    assert not HoursEntry.objects.exists()

    for _twice in range(2):
        assert nia.post(book, {**given, "written_by": mark_of(scene.nia.pk)}).status_code == 201
    assert HoursEntry.objects.count() == 1


def test_what_waits_hides_behind_no_session(client: Client):
    assert "data-mark" not in client.get("/").text
    assert "waiting.js" not in client.get("/").text
