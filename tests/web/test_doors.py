"""Every door to an account: passwords are checked at one of them only, and it asks for more."""

from __future__ import annotations

import re
from statistics import median
from time import perf_counter

import pytest
from django.contrib import admin
from django.core import mail
from django.core.cache import cache
from django.test import Client, override_settings
from django.urls import include, path, reverse

from highroad.areas.accounts.models import User
from highroad.areas.accounts.vocabulary import Role
from tests import cast
from tests.cast import PASSWORD

pytestmark = pytest.mark.django_db
LOGIN = {"username": "boss@example.org", "login": "boss@example.org", "email": "boss@example.org"}


@pytest.fixture(autouse=True)
def fresh_limits():
    cache.clear()


@pytest.fixture
def boss() -> User:
    """An operator with an app: the account worth stealing."""
    return cast.person(
        "Dana Boss", email="boss@example.org", password=PASSWORD, role=Role.OPERATOR,
        is_staff=True, is_superuser=True,
    )  # fmt: skip


def is_signed_in(client) -> bool:
    return "_auth_user_id" in client.session


def sign_in(client, email: str, password: str = PASSWORD):
    return client.post(reverse("account_login"), {"login": email, "password": password})


@pytest.mark.parametrize(
    "door",
    [
        "/staff/cms/login/",
        "/staff/cms/login/?next=/staff/cms/",
        "/staff/cms/password_reset/",
        "/staff/cms/password_reset/confirm/abc/def-123/",
        "/staff/cms/password_reset/complete/",
        "/staff/cms/account/",
        "/staff/cms/account/change_password/",
        "/staff/cms/users/add/",
        "/staff/cms/",
        "/staff/",
        "/api/v1/health",
        "/api/v1/",
        "/staff/tables/login/",
        "/account/signup/",
        "/account/second-factor/authenticate/",
        "/account/second-factor/passkeys/login/",
    ],
)
def test_a_password_alone_opens_no_door(client, boss, door):
    """Posted as a form, as JSON and as basic authentication."""
    posted = {**LOGIN, "password": PASSWORD}

    client.post(door, posted)
    client.post(door, posted, content_type="application/json")
    client.get(door, headers={"Authorization": "Basic Ym9zc0BleGFtcGxlLm9yZzp4"})

    assert not is_signed_in(client)


def test_the_editors_own_sign_in_and_reset_lead_to_the_one_of_the_house(client):
    assert client.post("/staff/cms/login/?next=/staff/cms/")["Location"] == (
        "/account/login/?next=%2Fstaff%2Fcms%2F"
    )
    assert client.get("/staff/cms/login/?next=https://evil.example/")["Location"] == (
        "/account/login/"
    )
    assert client.get("/staff/cms/password_reset/")["Location"] == "/account/password/reset/"
    assert client.get("/staff/cms/logout/")["Location"] == "/account/logout/"
    assert client.get("/staff/cms/account/")["Location"] == "/account/"


def test_the_editor_makes_no_accounts(client, boss):
    client.force_login(boss)

    for address in ("users/", "users/add/", "groups/", "groups/new/"):
        assert client.get(f"/staff/cms/{address}").status_code == 404


def test_an_operator_with_both_factors_enters_the_editor(client, boss):
    client.force_login(boss)
    response = client.get("/staff/cms/")

    assert response.status_code == 200
    assert "'unsafe-inline'" in response["Content-Security-Policy"]
    assert "'unsafe-inline'" not in client.get("/staff/")["Content-Security-Policy"]


def test_an_operator_without_a_second_factor_does_not(client, boss):
    boss.authenticator_set.all().delete()
    client.force_login(boss)

    assert client.get("/staff/cms/")["Location"].startswith("/account/second-factor/why/")


def test_somebody_without_a_role_enters_no_staff_page(client):
    client.force_login(cast.olu())

    assert client.get("/staff/").status_code == 404
    assert client.get("/staff/invitations/").status_code == 404
    assert client.get("/staff/cms/").status_code in (302, 403)


def test_the_tables_of_the_database_are_not_there(client, boss):
    client.force_login(boss)

    assert client.get("/staff/tables/").status_code == 404
    assert client.get("/admin/").status_code == 404


def test_in_development_the_tables_ask_for_the_one_sign_in(client, boss):
    from allauth.account.decorators import secure_admin_login

    site = admin.AdminSite("tables")
    site.login = secure_admin_login(site.login)
    patterns = type("Patterns", (), {})
    patterns.urlpatterns = [
        path("tables/", site.urls),
        path("account/", include("highroad.web.accounts.urls")),
    ]
    with override_settings(ROOT_URLCONF=patterns):
        response = client.post("/tables/login/", {**LOGIN, "password": PASSWORD})

    assert response["Location"].startswith("/account/login/")
    assert not is_signed_in(client)


class TestPasswordAndApp:
    def test_the_password_leads_to_the_second_question_and_the_code_in(self, client, boss):
        response = sign_in(client, boss.email)
        assert response["Location"] == reverse("mfa_authenticate")
        assert not is_signed_in(client)

        client.post(reverse("mfa_authenticate"), {"code": cast.PHONE.now()})

        assert is_signed_in(client)

    def test_a_wrong_code_opens_nothing(self, client, boss):
        sign_in(client, boss.email)

        response = client.post(reverse("mfa_authenticate"), {"code": "000000"})

        assert not is_signed_in(client)
        assert "Incorrect code." in response.content.decode()

    def test_a_code_works_once(self, client, boss):
        code = cast.PHONE.now()
        sign_in(client, boss.email)
        client.post(reverse("mfa_authenticate"), {"code": code})
        client.logout()

        sign_in(client, boss.email)
        client.post(reverse("mfa_authenticate"), {"code": code})

        assert not is_signed_in(client)

    def test_a_recovery_code_opens_once(self, client, boss):
        code = cast.give_recovery_codes(boss)[0]
        sign_in(client, boss.email)
        client.post(reverse("mfa_authenticate"), {"code": code})
        assert is_signed_in(client)
        client.logout()

        sign_in(client, boss.email)
        client.post(reverse("mfa_authenticate"), {"code": code})

        assert not is_signed_in(client)

    def test_the_session_gets_a_new_name_when_somebody_signs_in(self, client, boss):
        client.get(reverse("account_login"))
        sign_in(client, boss.email)
        before = client.session.session_key

        client.post(reverse("mfa_authenticate"), {"code": cast.PHONE.now()})

        assert client.session.session_key != before

    def test_a_closed_account_is_out_at_the_next_request(self, client, boss):
        client.force_login(boss)
        assert client.get("/staff/").status_code == 200

        User.objects.filter(pk=boss.pk).update(is_active=False)

        assert client.get("/staff/").status_code == 302

    def test_a_person_lands_in_their_language(self, client):
        cast.olu(guarded=False, password=PASSWORD, language="es")

        assert sign_in(client, "olu@example.org")["Location"].startswith("/es/")


class TestReset:
    def reset(self, client, user) -> str:
        client.post(reverse("account_reset_password"), {"email": user.email})
        found = re.search(r"https?://[^/]+(/\S+)", mail.outbox[-1].body)
        assert found
        return found[1]

    def test_a_reset_keeps_the_second_factor(self, client, boss):
        way = client.get(self.reset(client, boss))["Location"]

        changed = {"password1": "ten-ladders-in-a-row", "password2": "ten-ladders-in-a-row"}
        client.post(way, changed)
        assert not is_signed_in(client)
        sign_in(client, boss.email, "ten-ladders-in-a-row")

        assert not is_signed_in(client)
        assert boss.authenticator_set.count() == 1
        client.post(reverse("mfa_authenticate"), {"code": cast.PHONE.now()})
        assert is_signed_in(client)

    def test_the_link_works_once(self, client, boss):
        link = self.reset(client, boss)
        changed = {"password1": "ten-ladders-in-a-row", "password2": "ten-ladders-in-a-row"}
        client.post(client.get(link)["Location"], changed)

        assert "This link does not work" in client.get(link, follow=True).content.decode()

    def test_the_mail_names_this_site_whatever_the_request_claims(self, client, boss, settings):
        settings.ALLOWED_HOSTS = ["testserver"]

        response = client.post(
            reverse("account_reset_password"),
            {"email": boss.email},
            headers={"Host": "evil.example"},
        )

        assert response.status_code == 400
        assert mail.outbox == []


class TestNobodyLearnsWhoHasAnAccount:
    def same(self, one, other) -> bool:
        def plain(response) -> str:
            text = re.sub(r'value="[A-Za-z0-9]{64}"', "", response.content.decode())
            return re.sub(r"[a-z]+@example\.org", "", text)

        return (one.status_code, one.headers.get("Location"), plain(one)) == (
            other.status_code,
            other.headers.get("Location"),
            plain(other),
        )

    def test_signing_in(self, client, boss):
        known = sign_in(client, "boss@example.org", "wrong-password-here")
        unknown = sign_in(client, "nobody@example.org", "wrong-password-here")

        assert self.same(known, unknown)

    def test_asking_for_a_new_password(self, client, boss):
        address = reverse("account_reset_password")

        known = client.post(address, {"email": "boss@example.org"}, follow=True)
        unknown = client.post(address, {"email": "nobody@example.org"}, follow=True)

        assert self.same(known, unknown)
        assert [sent.to for sent in mail.outbox] == [["boss@example.org"], ["nobody@example.org"]]

    def test_it_takes_as_long_either_way(self, client, settings):
        """Both compute one password hash; the difference is what is left besides."""
        settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
        settings.ACCOUNT_RATE_LIMITS = False
        cast.person("Dana Boss", email="boss@example.org", password=PASSWORD)
        took: dict[str, list[float]] = {"boss": [], "nobody": []}

        for _ in range(15):
            for who, times in took.items():
                started = perf_counter()
                sign_in(client, f"{who}@example.org", "wrong-password-here")
                times.append(perf_counter() - started)

        known, unknown = median(took["boss"]), median(took["nobody"])
        assert 0.6 < known / unknown < 1.7


class TestGuessing:
    def test_after_five_wrong_passwords_the_right_one_waits_too(self, client, boss):
        for _ in range(5):
            sign_in(client, boss.email, "wrong-password-here")

        response = sign_in(client, boss.email)

        assert response.status_code == 200
        assert "Too many failed login attempts." in response.content.decode()

    def test_codes_are_not_guessed_either(self, client, boss):
        sign_in(client, boss.email)
        for _ in range(5):
            client.post(reverse("mfa_authenticate"), {"code": "000000"})

        client.post(reverse("mfa_authenticate"), {"code": cast.PHONE.now()})

        assert not is_signed_in(client)


class TestChangingTheAddress:
    def test_a_new_address_counts_when_its_code_was_entered(self, client, boss):
        client.force_login(boss)
        client.post(reverse("account_reauthenticate"), {"password": PASSWORD})

        client.post(reverse("account_email"), {"email": "new@example.org", "action_add": "1"})
        boss.refresh_from_db()
        assert boss.email == "boss@example.org"
        [sent] = [one for one in mail.outbox if one.to == ["new@example.org"]]
        code = re.search(r"^([A-Z0-9-]{6,12})$", sent.body, re.MULTILINE)
        assert code
        client.post(
            reverse("account_email_verification_sent"), {"code": code[1], "action": "verify"}
        )

        boss.refresh_from_db()
        assert boss.email == "new@example.org"

    def test_it_needs_a_proof(self, client, boss):
        client.force_login(boss)

        response = client.post(
            reverse("account_email"), {"email": "new@example.org", "action_add": "1"}
        )

        assert reverse("account_reauthenticate") in response["Location"]


class TestChangingThePassword:
    def test_the_old_one_is_asked_for_and_the_session_goes_on(self, client, boss):
        client.force_login(boss)
        client.post(reverse("account_reauthenticate"), {"password": PASSWORD})
        new = "ten-ladders-in-a-row"

        client.post(
            reverse("account_change_password"),
            {"oldpassword": PASSWORD, "password1": new, "password2": new},
        )

        boss.refresh_from_db()
        assert boss.check_password(new)
        assert client.get("/staff/").status_code == 200

    def test_every_other_session_ends(self, client, boss):
        client.force_login(boss)

        boss.set_password("ten-ladders-in-a-row")
        boss.save()

        assert client.get("/staff/").status_code == 302


def test_a_mail_server_that_is_away_breaks_no_page(client, boss, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_TIMEOUT = "127.0.0.1", 1, 1

    response = client.post(reverse("account_reset_password"), {"email": boss.email})

    assert response["Location"] == reverse("account_reset_password_done")


class TestWhereOneIsSignedIn:
    def test_the_other_devices_are_signed_out_at_once(self, boss):
        here, there = Client(), Client()
        for device in (here, there):
            sign_in(device, boss.email)
            device.post(reverse("mfa_authenticate"), {"code": cast.PHONE.now()})
            cache.clear()
        address = reverse("usersessions_list")
        assert here.get(address).content.decode().count("127.0.0.1") == 2

        here.post(address)

        assert there.get("/staff/").status_code == 302
        assert here.get("/staff/").status_code == 200
        assert "You are signed in nowhere else." in here.get(address).content.decode()
