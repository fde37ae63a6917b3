"""Who turns a key proves twice: led to it before any other page, noted, kept under lock."""

from __future__ import annotations

import re

import pyotp
import pytest
from allauth.mfa.models import Authenticator
from django.core import mail
from django.core.cache import cache
from django.urls import reverse

from highroad.areas.accounts import queries
from highroad.areas.accounts.vocabulary import Role
from highroad.areas.ledger.models import Entry
from tests import cast

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def fresh_limits():
    cache.clear()


def sign_in(client, user, password=cast.PASSWORD):
    return client.post(reverse("account_login"), {"login": user.email, "password": password})


class TestSecondFactor:
    """Whoever works for the platform must have one, so Sam stands for everybody who must."""

    def test_it_is_asked_for_before_any_other_page(self, client):
        client.force_login(cast.sam(guarded=False))

        response = client.get("/staff/?a=1")

        why = reverse("accounts:second_factor")
        assert response["Location"] == f"{why}?next=%2Fstaff%2F%3Fa%3D1"
        assert client.get(why).status_code == 200
        assert client.post("/staff/invitations/")["Location"] == why
        assert client.get(reverse("accounts:settings")).status_code == 302

    def test_a_fragment_makes_the_browser_go_there_and_the_api_says_why(self, client):
        client.force_login(cast.sam(guarded=False))

        fragment = client.get("/staff/", headers={"HX-Request": "true"})
        machine = client.get("/api/v1/health")

        assert fragment["HX-Redirect"].startswith(reverse("accounts:second_factor"))
        assert machine.status_code == 403
        assert "second factor" in machine.json()["reason"]

    def test_the_way_out_is_always_open(self, client):
        client.force_login(cast.sam(guarded=False))

        assert client.get(reverse("account_logout")).status_code == 200
        assert client.get("/no-such-page/").status_code == 404

    def test_who_needs_none_is_left_alone(self, client):
        client.force_login(cast.olu(guarded=False))

        assert client.get(reverse("accounts:settings")).status_code == 200

    def test_removing_the_last_one_counts_at_the_next_request(self, client):
        sam = cast.sam()
        client.force_login(sam)
        assert client.get("/staff/").status_code == 200

        sam.authenticator_set.all().delete()

        assert client.get("/staff/").status_code == 302

    def test_a_fictional_person_needs_none(self, client, settings):
        fay = cast.person("Fay", is_demonstration=True, role=Role.STAFF, guarded=False)
        client.force_login(fay)

        assert client.get("/staff/").status_code == 200


class TestSettingUpAnApp:
    def test_it_is_set_up_noted_and_brings_recovery_codes(self, client):
        nia = cast.nia(guarded=False, password=cast.PASSWORD)
        sign_in(client, nia)
        address = reverse("mfa_activate_totp")
        shown = client.get(address)
        secret = re.search(r"<code>([A-Z2-7]+)</code>", shown.content.decode())
        assert 'fill="#fff"' in shown.context["totp_svg"]
        assert secret

        response = client.post(address, {"code": pyotp.TOTP(secret[1]).now()}, follow=True)

        assert response.redirect_chain[-1][0] == reverse("mfa_view_recovery_codes")
        assert response.content.decode().count("<code>") == 10
        assert queries.has_second_factor(nia)
        assert "factor.set" in Entry.objects.get().line

    def test_secrets_are_not_kept_in_the_clear(self):
        nia = cast.nia()

        [app] = nia.authenticator_set.all()

        assert cast.SECRET not in str(app.data)
        assert app.wrap().validate_code(cast.PHONE.now())

    def test_it_is_removed_only_after_a_proof(self, client):
        nia = cast.nia(password=cast.PASSWORD)
        client.force_login(nia)
        address = reverse("mfa_deactivate_totp")

        assert reverse("account_reauthenticate") in client.post(address)["Location"]
        client.post(reverse("account_reauthenticate"), {"password": cast.PASSWORD})
        client.post(address)

        assert not queries.has_second_factor(nia)
        assert "Something about how you sign in was changed:" in mail.outbox[0].body
        assert "127.0.0.1" not in mail.outbox[0].body
        assert "factor.removed" in Entry.objects.get().line

    def test_the_passkey_of_another_is_not_there(self, client):
        marcus = cast.marcus()
        foreign = Authenticator.objects.create(user=marcus, type="webauthn", data={"name": "x"})
        client.force_login(cast.lena(password=cast.PASSWORD))
        client.post(reverse("account_reauthenticate"), {"password": cast.PASSWORD})

        for name in ("mfa_edit_webauthn", "mfa_remove_webauthn"):
            for pk in (foreign.pk, 999_999):
                assert client.get(reverse(name, args=[pk])).status_code == 404
                assert client.post(reverse(name, args=[pk])).status_code == 404
        assert Authenticator.objects.filter(pk=foreign.pk).exists()

    @pytest.mark.parametrize("verb", ["PUT", "PATCH", "DELETE"])
    def test_pages_are_asked_for_or_sent_and_nothing_else(self, client, verb):
        client.force_login(cast.olu())

        for name in ("account_login", "account_email", "mfa_activate_totp", "mfa_list_webauthn"):
            assert client.generic(verb, reverse(name)).status_code == 405

    def test_new_recovery_codes_replace_the_old_ones(self, client):
        nia = cast.nia(password=cast.PASSWORD)
        old = cast.give_recovery_codes(nia)
        client.force_login(nia)
        client.post(reverse("account_reauthenticate"), {"password": cast.PASSWORD})

        client.post(reverse("mfa_generate_recovery_codes"))
        text = client.get(reverse("mfa_download_recovery_codes")).content.decode()

        assert len(text.split()) == 10
        assert not set(text.split()) & set(old)
