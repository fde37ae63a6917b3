"""The program office: numbers and invitations, and nothing of any partnership."""

from __future__ import annotations

import re

import pytest
from django.urls import reverse

from highroad.areas.accounts.models import Invitation
from highroad.areas.accounts.vocabulary import Role
from tests import cast

pytestmark = pytest.mark.django_db


def given(**changed) -> dict[str, str]:
    return {"email": "new@example.org", "language": "es", "role": "none", **changed}


def test_sam_sees_how_the_platform_is_doing(client, django_assert_max_num_queries):
    client.force_login(cast.sam())

    with django_assert_max_num_queries(30):
        page = client.get(reverse("backoffice:overview")).content.decode()

    assert "People with an account" in page
    assert "Nobody has been invited yet." in page


def test_sam_invites_and_withdraws(client):
    client.force_login(cast.sam())

    page = client.post(reverse("backoffice:invitations"), given(), follow=True)
    invitation = Invitation.objects.get()
    assert "The invitation is on its way." in page.content.decode()
    assert (invitation.email, invitation.language) == ("new@example.org", "es")
    assert invitation.token not in page.content.decode()

    page = client.post(reverse("backoffice:withdraw", args=[invitation.key]), follow=True)
    invitation.refresh_from_db()
    assert invitation.withdrawn_at is not None
    assert "Withdrawn" in page.content.decode()
    again = client.post(reverse("backoffice:withdraw", args=[invitation.key]))
    assert again.status_code == 403
    assert "already been withdrawn" in again.content.decode()


def test_a_role_is_for_an_operator_to_give(client):
    client.force_login(cast.sam())

    refused = client.post(reverse("backoffice:invitations"), given(role="operator"))

    assert refused.status_code == 403
    assert "Only an operator of the platform may do this." in refused.content.decode()
    assert not Invitation.objects.exists()

    client.force_login(cast.person("Dana Boss", role=Role.OPERATOR))
    client.post(reverse("backoffice:invitations"), given(role="editor"))
    assert Invitation.objects.get().role == Role.EDITOR


def test_nonsense_is_refused_in_words(client):
    client.force_login(cast.sam())

    page = client.post(reverse("backoffice:invitations"), given(email="not an address"))

    assert page.status_code == 422
    assert "Enter a valid email address." in page.content.decode()


def test_in_the_demonstration_the_link_is_shown_instead_of_mailed(client):
    client.force_login(cast.person("Fay", is_demonstration=True, role=Role.STAFF))

    page = client.post(reverse("backoffice:invitations"), given(language="en"), follow=True)

    link = re.search(r"/account/invitation/[0-9a-f]{64}/", page.content.decode())
    assert link
    client.logout()
    assert client.get(link[0]).status_code == 200


@pytest.mark.parametrize("who", [cast.olu, cast.lena, cast.priya])
def test_to_everybody_else_there_is_no_such_page(client, who):
    sam = cast.sam()
    client.force_login(sam)
    client.post(reverse("backoffice:invitations"), given())
    withdraw = reverse("backoffice:withdraw", args=[Invitation.objects.get().key])

    client.force_login(who())

    assert client.get(reverse("backoffice:overview")).status_code == 404
    assert client.get(reverse("backoffice:invitations")).status_code == 404
    assert client.post(reverse("backoffice:invitations"), given()).status_code == 404
    assert client.post(withdraw).status_code == 404
    assert Invitation.objects.get().withdrawn_at is None


def test_a_visitor_is_asked_to_sign_in(client):
    for name in ("overview", "invitations"):
        assert client.get(reverse(f"backoffice:{name}")).status_code == 302


def test_a_wrong_method_is_refused(client):
    client.force_login(cast.sam())

    assert client.put(reverse("backoffice:invitations")).status_code == 405
    assert client.post(reverse("backoffice:overview")).status_code == 405
