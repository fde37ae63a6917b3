"""A no in words: not allowed, not found, not understood, broken."""

from __future__ import annotations

import re

import pytest
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.test import Client, RequestFactory
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override

from highroad.areas.accounts import actions
from highroad.areas.accounts.vocabulary import Part
from highroad.kit.answers import NotFound, Refused, no
from highroad.web import errors
from highroad.web.middleware import refusals
from tests import cast


@pytest.fixture
def fictional(db, client):
    """Somebody to whom the password page says no with a reason."""
    user = actions.create_demonstration_person(
        email="bo@demonstration.example", name="Bo", part=Part.LABOR, note_in_words="",
        at=timezone.now(),
    )  # fmt: skip
    client.force_login(user)
    return user


def test_a_refusal_is_a_page_with_its_reason_in_the_readers_language(client, fictional):
    english = client.get("/account/password/change/")
    spanish = client.get("/es/account/password/change/")

    assert (english.status_code, spanish.status_code) == (403, 403)
    assert "they have no password to change." in english.content.decode()
    assert "no tienen contraseña que cambiar." in spanish.content.decode()


def test_a_fragment_gets_the_reason_alone_in_the_region_of_messages(client, fictional):
    response = client.get("/account/password/change/", headers={"HX-Request": "true"})

    assert response.status_code == 403
    assert response["HX-Retarget"] == "#messages"
    assert response.content.decode().startswith('<p class="notice error">')
    assert "<html" not in response.content.decode()


def test_what_one_may_not_see_looks_like_what_is_not_there(client, db):
    client.force_login(cast.olu())

    def plain(address: str, **headers: str) -> str:
        text = client.get(address, headers=headers).content.decode()
        return re.sub(r'value="[A-Za-z0-9]{64}"', "", text.replace(address, ""))

    hidden, unknown = "/staff/invitations/", "/staff/no-such-page/"
    assert plain(hidden) == plain(unknown)
    fragment = plain(hidden, **{"HX-Request": "true"})
    assert fragment == plain(unknown, **{"HX-Request": "true"})
    assert "<html" not in fragment


def test_only_the_two_refusals_of_the_house_become_pages():
    def answer(request):
        return HttpResponse("fine")

    shown = refusals(answer)
    request = RequestFactory().get("/")

    assert shown(request).content == b"fine"
    assert shown.process_exception(request, ValueError("broken")) is None
    assert shown.process_exception(request, Http404()) is None


@pytest.mark.django_db
def test_the_refusals_become_403_and_404(rf):
    shown, request = refusals(lambda request: HttpResponse()), rf.get("/")
    request.user = cast.olu()

    with override("es"):
        refused = shown.process_exception(request, Refused(no("This account is closed.")))
    missing = shown.process_exception(request, NotFound())

    assert (refused.status_code, missing.status_code) == (403, 404)
    assert "Esta cuenta está cerrada." in refused.content.decode()


def test_what_is_broken_asks_the_database_nothing(rf):
    """No database is allowed in this test: a query would fail it."""
    broken = errors.server_error(rf.get("/"))
    misunderstood = errors.bad_request(rf.get("/"), Exception("secret"))

    assert (broken.status_code, misunderstood.status_code) == (500, 400)
    assert "Something broke on our side" in broken.content.decode()
    assert "secret" not in misunderstood.content.decode()


@pytest.mark.django_db
def test_a_package_that_says_no_without_a_reason_gets_one(rf):
    request = rf.get("/")
    request.user = cast.olu()

    page = errors.forbidden(request, PermissionDenied())

    assert page.status_code == 403
    assert "You may not do this." in page.content.decode()


@pytest.mark.django_db
def test_a_form_from_elsewhere_changes_nothing_and_says_so():
    client, address = Client(enforce_csrf_checks=True), reverse("account_login")

    page = client.post(address, {"login": "x"})
    fragment = client.post(address, {"login": "x"}, headers={"HX-Request": "true"})

    assert (page.status_code, fragment.status_code) == (403, 403)
    assert "Please send the form again" in page.content.decode()
    assert fragment["HX-Retarget"] == "#messages"
    assert "<html" not in fragment.content.decode()
