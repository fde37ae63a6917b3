"""The pages of copies: taken by a party's member, loaded by the program office."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from highroad.areas.copies.actions import bringing
from highroad.areas.copies.models import Arrival, Copy
from highroad.areas.partnerships.models import Partnership
from highroad.background import nightly
from tests import cast
from tests.areas.copies.scene import NOON, library, manifest_of
from tests.areas.guide.table import Table, laid

pytestmark = pytest.mark.django_db


@pytest.fixture
def table() -> Table:
    return laid()


def client_of(user: Any) -> Client:
    client = Client()
    client.force_login(user)
    return client


def test_lena_takes_a_copy_and_downloads_it_and_nobody_else_can(table: Table):
    client, home = client_of(table.lena), reverse("copies:list", args=[table.partnership.key])
    assert "You have taken no copy yet." in client.get(home).content.decode()

    page = client.post(home, {"room": ""}, follow=True)

    told = page.content.decode()
    copy = Copy.objects.get()
    assert f">{manifest_of(copy.path).log_key}<" in told
    assert "The copy is ready." in told
    file = reverse("copies:file", args=[copy.key])
    assert file in told
    answer = client.get(file)
    assert b"".join(answer.streaming_content)[:2] == b"PK"
    assert client_of(table.marcus).get(file).status_code == 404
    assert client_of(table.olu).get(home).status_code == 404


def test_a_side_that_is_not_ones_own_is_no_choice(table: Table):
    home = reverse("copies:list", args=[table.partnership.key])

    assert client_of(table.lena).post(home, {"room": "management"}).status_code == 422
    assert not Copy.objects.exists()


def test_the_list_sends_a_fixed_number_of_queries(table: Table):
    client, home = client_of(table.lena), reverse("copies:list", args=[table.partnership.key])
    client.get(home)
    with CaptureQueriesContext(
        connection,
    ) as queries:
        client.get(home)

    assert len(queries) <= 24


def test_the_office_checks_a_file_accepts_it_and_is_led_to_its_people(taken):
    library()
    office = client_of(cast.sam())
    upload = BytesIO(taken.joint.read_bytes())
    upload.name = "copy.zip"

    page = office.post(reverse("copies:arrivals"), {"file": upload, "key": ""}, follow=True)

    assert "Nothing is wrong with it." in page.content.decode()
    assert not Partnership.objects.exists()
    arrival = Arrival.objects.get()
    page = office.post(reverse("copies:accept", args=[arrival.key]), follow=True)
    assert "People to ask in" in page.content.decode()
    assert taken.table.people["labor"].name in page.content.decode()
    page = office.post(reverse("copies:accept", args=[arrival.key]))
    assert page.status_code == 403
    assert "This copy was loaded already." in page.content.decode()


def test_what_is_no_copy_is_said_beside_the_field(table: Table):
    upload = BytesIO(b"nothing")
    upload.name = "copy.zip"

    page = client_of(table.sam).post(reverse("copies:arrivals"), {"file": upload})

    assert page.status_code == 422
    assert "it is not a ZIP file" in page.content.decode()
    assert not Arrival.objects.exists()
    assert client_of(table.lena).get(reverse("copies:arrivals")).status_code == 404


def test_a_large_file_is_checked_and_loaded_by_the_clock(taken, monkeypatch):
    library()
    monkeypatch.setattr(bringing, "AT_ONCE", 0)
    office = client_of(cast.sam())
    upload = BytesIO(taken.joint.read_bytes())
    upload.name = "copy.zip"
    page = office.post(reverse("copies:arrivals"), {"file": upload, "key": ""}, follow=True)
    arrival = Arrival.objects.get()
    home = reverse("copies:arrival", args=[arrival.key])
    assert "it is checked in the background" in page.content.decode()
    assert office.post(reverse("copies:accept", args=[arrival.key])).status_code == 403

    nightly.check_arrivals(NOON)
    assert "Nothing is wrong with it." in office.get(home).content.decode()
    page = office.post(reverse("copies:accept", args=[arrival.key]), follow=True)
    assert "Is being loaded" in page.content.decode()
    assert not Partnership.objects.exists()
    assert office.post(reverse("copies:drop", args=[arrival.key])).status_code == 403
    nightly.check_arrivals(NOON)

    assert "Ask its people in" in office.get(home).content.decode()
    assert Partnership.objects.get().name == taken.table.partnership.name
    assert not arrival.path.exists()


def test_a_large_file_with_faults_or_that_was_exchanged_says_so_when_one_comes_back(
    taken, tmp_path, monkeypatch
):
    library()
    monkeypatch.setattr(bringing, "AT_ONCE", 0)
    office = client_of(cast.sam())
    upload = BytesIO(taken.joint.read_bytes())
    upload.name = "copy.zip"
    office.post(reverse("copies:arrivals"), {"file": upload, "key": ""})
    arrival = Arrival.objects.get()
    nightly.check_arrivals(NOON)
    office.post(reverse("copies:accept", args=[arrival.key]))
    arrival.path.write_bytes(b"another one")

    nightly.check_arrivals(NOON)

    page = office.get(reverse("copies:arrival", args=[arrival.key])).content.decode()
    assert "The file is not the one that was checked. Send it again." in page
    assert not Partnership.objects.exists()
