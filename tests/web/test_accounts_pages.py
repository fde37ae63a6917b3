"""Coming in, settings, the demonstration's door: every page in both languages."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.core.cache import cache
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override

from highroad.areas.accounts import actions, queries
from highroad.areas.accounts.models import Invitation, Message, User
from highroad.areas.accounts.vocabulary import Language, MessageKind, Part, Theme
from highroad.kit.refs import Ref
from tests import cast

pytestmark = pytest.mark.django_db
SEAT = Ref("partnerships.seat", "0b9a0c9e-6d43-4a43-9a3c-0c6f6d9c8d11")


@pytest.fixture(autouse=True)
def fresh_limits():
    cache.clear()


def link(email="newcomer@example.org", at=None, by=None) -> str:
    _, token = actions.invite(
        email=email, about=SEAT, by=by or cast.lena(), at=at or timezone.now()
    )
    return reverse("accounts:invitation", args=[token])


def newcomer(**changed) -> dict[str, str]:
    given = {"name": "Nora", "way": "password", "password": cast.PASSWORD, "language": "en"}
    return {**given, **changed}


def said(response) -> str:
    """The page without what differs from request to request."""
    text = re.sub(r'value="[A-Za-z0-9]{64}"', "", response.content.decode())
    return re.sub(r"/(es/)?account/invitation/[^\"/]+/?", "", text)


class TestInvitation:
    def test_a_newcomer_comes_in_with_a_password(self, client):
        address = link()
        assert "newcomer@example.org" in client.get(address).content.decode()

        response = client.post(address, newcomer())

        user = User.objects.get(email="newcomer@example.org")
        assert response["Location"] == reverse("accounts:second_factor")
        assert client.session["_auth_user_id"] == str(user.pk)
        assert Invitation.objects.get().accepted_by == user

    def test_a_newcomer_who_wants_a_passkey_is_led_to_make_one(self, client):
        response = client.post(link(), newcomer(way="passkey", password=""), follow=True)

        assert response.redirect_chain[-1][0] == reverse("mfa_add_webauthn")
        assert response.status_code == 200
        assert not User.objects.get(email="newcomer@example.org").has_usable_password()

    def test_a_newcomer_goes_on_in_the_language_chosen(self, client):
        response = client.post(link(), newcomer(language="es"))

        assert response["Location"].startswith("/es/")

    @pytest.mark.parametrize(
        ("changed", "told"),
        [
            ({"password": ""}, "Choose a password, or a passkey instead."),
            ({"password": "short"}, "too short"),
            ({"name": ""}, "This field is required."),
        ],
    )
    def test_what_is_wrong_is_said_and_nothing_is_made(self, client, changed, told):
        response = client.post(link(), newcomer(**changed))

        assert response.status_code == 422
        assert told in response.content.decode()
        assert not User.objects.filter(email="newcomer@example.org").exists()

    def test_somebody_with_an_account_signs_in_and_accepts(self, client):
        olu = cast.olu()
        address = link(email=olu.email)
        refused = client.post(address, newcomer())
        assert "There is an account for this address." in refused.content.decode()

        client.force_login(olu)
        assert "Accept the invitation" in client.get(address).content.decode()
        client.post(address)

        assert Invitation.objects.get().accepted_by == olu

    def test_wrong_used_withdrawn_expired_and_anothers_all_look_the_same(self, client):
        lena, olu, now = cast.lena(), cast.olu(), timezone.now()
        used, withdrawn = link("used@example.org", by=lena), link("gone@example.org", by=lena)
        old = link("old@example.org", by=lena, at=now - timedelta(days=30))
        others = link("other@example.org", by=lena)
        client.post(used, newcomer())
        client.logout()
        taken = Invitation.objects.get(email="gone@example.org")
        actions.withdraw_invitation(invitation=taken, by=lena, at=now)
        unknown = reverse("accounts:invitation", args=["0" * 64])

        client.force_login(olu)
        answers = [client.get(a) for a in (unknown, used, withdrawn, old, others)]
        answers += [client.post(a) for a in (unknown, used, withdrawn, old, others)]

        assert {answer.status_code for answer in answers} == {404}
        assert len({said(answer) for answer in answers}) == 1
        assert Invitation.objects.get(email="other@example.org").accepted_by is None

    def test_the_same_holds_for_somebody_who_is_not_signed_in(self, client):
        lena = cast.lena()
        old = link("old@example.org", by=lena, at=timezone.now() - timedelta(days=31))
        unknown = reverse("accounts:invitation", args=["x"])

        answers = [client.get(unknown), client.get(old), client.post(old, newcomer())]

        assert {answer.status_code for answer in answers} == {404}
        assert len({said(answer) for answer in answers}) == 1

    def test_no_other_page_is_told_the_secret_of_the_link(self, client):
        assert client.get(link())["Referrer-Policy"] == "strict-origin"

    def test_nobody_signs_up_by_themselves(self, client):
        address = reverse("account_signup")
        given = {"email": "x@example.org", "password1": cast.PASSWORD, "password2": cast.PASSWORD}

        assert client.get(address).status_code == 403
        assert client.post(address, given).status_code == 405
        assert not User.objects.exists()


class TestSettings:
    def test_name_language_and_theme_are_kept(self, client):
        olu = cast.olu()
        client.force_login(olu)

        response = client.post(
            reverse("accounts:settings"), {"name": "Olu A.", "language": "es", "theme": "dark"}
        )

        olu.refresh_from_db()
        assert (olu.name, olu.language, olu.theme) == ("Olu A.", "es", Theme.DARK)
        assert response["Location"] == "/es/account/"
        assert 'data-theme="dark"' in client.get("/es/account/").content.decode()

    def test_nonsense_is_refused_in_words(self, client):
        client.force_login(cast.olu())

        response = client.post(
            reverse("accounts:settings"), {"name": "", "language": "tlh", "theme": "pink"}
        )

        assert response.status_code == 422
        assert "This field is required." in response.content.decode()

    def test_a_visitor_has_no_settings(self, client):
        assert client.get(reverse("accounts:settings")).status_code == 302

    def test_the_language_is_switched_and_the_page_stays(self, client):
        olu = cast.olu()
        client.force_login(olu)
        here = reverse("accounts:settings")

        response = client.post(reverse("accounts:language"), {"language": "es", "next": here})

        olu.refresh_from_db()
        assert olu.language == Language.SPANISH
        assert response["Location"] == f"/es{here}"
        assert client.post(reverse("accounts:language"), {"language": "xx"}).status_code == 400

    def test_a_visitor_keeps_the_theme_in_a_cookie(self, client):
        here = reverse("account_login")

        response = client.post(reverse("accounts:theme"), {"theme": "dark", "next": here})

        assert response["Location"] == here
        assert response.cookies["theme"].value == "dark"
        assert 'data-theme="dark"' in client.get(here).content.decode()
        assert client.post(reverse("accounts:theme"), {"theme": "pink"}).status_code == 400

    def test_a_person_keeps_the_theme_on_the_account(self, client):
        olu = cast.olu()
        client.force_login(olu)

        client.post(reverse("accounts:theme"), {"theme": "light"})

        olu.refresh_from_db()
        assert olu.theme == Theme.LIGHT

    @pytest.mark.parametrize("evil", ["//evil.example", "https://evil.example/", "/\\evil.example"])
    def test_one_is_never_sent_to_another_site(self, client, evil):
        for name, given in (("language", {"language": "es"}), ("theme", {"theme": "dark"})):
            response = client.post(reverse(f"accounts:{name}"), {**given, "next": evil})

            assert "evil" not in response["Location"]


class TestMessage:
    def test_the_link_of_a_mail_leads_its_reader_on_and_nobody_else(self, client):
        lena, olu = cast.lena(), cast.olu()
        actions.tell(
            to=[lena], event="x", kind=MessageKind.VIEW, title="Done", values={}, about=SEAT,
            at=timezone.now(), once="x",
        )  # fmt: skip
        address = reverse("accounts:message", args=[Message.objects.get().key])

        client.force_login(olu)
        assert client.get(address).status_code == 404
        client.force_login(lena)
        assert client.get(address).status_code == 302
        assert queries.inbox(seen_by=lena) == []


class TestDemonstration:
    @pytest.fixture
    def bo(self) -> User:
        return actions.create_demonstration_person(
            email="bo@demonstration.example",
            name="Bo Fiction",
            part=Part.LABOR,
            note_in_words="Program office",
            at=timezone.now(),
        )

    def test_one_sits_down_in_the_chair_of_a_fictional_person(self, client, bo):
        address = reverse("accounts:demonstration")
        page = client.get(address).content.decode()
        assert "Sign in as Bo Fiction" in page
        assert "These people are fictional." in page

        client.post(address, {"person": str(bo.key)})

        assert client.session["_auth_user_id"] == str(bo.pk)

    def test_a_real_person_is_not_among_them(self, client, bo):
        address, olu = reverse("accounts:demonstration"), cast.olu()

        assert "Olu" not in client.get(address).content.decode()
        for person in (str(olu.key), "nonsense", ""):
            assert client.post(address, {"person": person}).status_code == 404
        assert "_auth_user_id" not in client.session

    def test_there_is_no_such_page_in_production(self, client, bo, settings):
        settings.IS_DEMONSTRATION = False
        address = reverse("accounts:demonstration")

        assert client.get(address).status_code == 404
        assert client.post(address, {"person": str(bo.key)}).status_code == 404

    def test_a_fictional_person_changes_nothing_about_the_sign_in(self, client, bo):
        client.force_login(bo)
        names = (
            "account_email", "account_change_password", "account_set_password", "mfa_index",
            "mfa_activate_totp", "mfa_add_webauthn", "mfa_generate_recovery_codes",
            "account_reauthenticate",
        )  # fmt: skip

        for name in names:
            for answer in (client.get(reverse(name)), client.post(reverse(name))):
                assert answer.status_code == 403
                assert "fictional" in answer.content.decode()
        assert "disabled" in client.get(reverse("accounts:settings")).content.decode()
        wanted = {"name": "Somebody Else", "language": "es", "theme": "dark"}
        client.post(reverse("accounts:settings"), wanted)
        bo.refresh_from_db()
        assert (bo.name, bo.language) == ("Bo Fiction", "es")


OPEN = [
    "account_login", "account_inactive", "account_reset_password",
    "account_reset_password_done", "account_reset_password_from_key_done", "accounts:demonstration",
]  # fmt: skip
OWN = [
    "accounts:settings", "accounts:second_factor", "account_email", "account_change_password",
    "account_reauthenticate", "usersessions_list", "mfa_index", "mfa_list_webauthn", "mfa_add_webauthn",
    "mfa_view_recovery_codes", "mfa_generate_recovery_codes", "mfa_deactivate_totp",
    "mfa_reauthenticate", "account_logout",
]  # fmt: skip


@pytest.mark.parametrize("language", ["en", "es"])
def test_every_page_has_one_heading_and_speaks_one_language(client, language):
    nia = cast.nia(password=cast.PASSWORD)
    cast.give_recovery_codes(nia)
    with override(language):
        open_to_all = [reverse(name) for name in OPEN]
        own = [reverse(name) for name in OWN]
    pages = [client.get(address) for address in open_to_all]
    client.force_login(nia)
    client.post(reverse("account_reauthenticate"), {"password": cast.PASSWORD})
    pages += [client.get(address) for address in own]

    for page in pages:
        text = page.content.decode()
        assert page.status_code == 200
        assert text.count("<h1") == 1
        assert f'<html lang="{language}"' in text
        assert "style=" not in text


def test_pages_of_people_are_never_kept_by_anybody(client):
    client.force_login(cast.olu())

    for address in (reverse("accounts:settings"), "/", "/no-such-page/", "/api/v1/"):
        assert "no-store" in client.get(address)["Cache-Control"]
    assert "no-store" in client.post(reverse("account_logout"))["Cache-Control"]


def test_a_visitors_public_page_may_be_kept(client):
    assert "no-store" not in client.get("/api/v1/health").headers.get("Cache-Control", "")
