"""Setting up and taking away a second factor: the library's pages, each noted in the log."""

from __future__ import annotations

from typing import Any

from allauth.mfa.recovery_codes.views import GenerateRecoveryCodesView
from allauth.mfa.totp.views import ActivateTOTPView, DeactivateTOTPView
from allauth.mfa.webauthn.views import AddWebAuthnView, RemoveWebAuthnView
from django.db import transaction
from django.http import HttpResponse
from django.utils import timezone

from highroad.areas.accounts import actions
from highroad.areas.accounts.requests import SignedInRequest
from highroad.areas.accounts.vocabulary import Factor


class Noted:
    """Does what the page does and notes it, both or neither."""

    factor: Factor
    is_set = True
    request: SignedInRequest

    def form_valid(self, form: Any) -> HttpResponse:
        with transaction.atomic():
            response: HttpResponse = super().form_valid(form)  # type: ignore[misc]
            actions.note_second_factor(
                user=self.request.user, factor=self.factor, is_set=self.is_set, at=timezone.now()
            )
        return response


class AddApp(Noted, ActivateTOTPView):  # type: ignore[misc]
    factor = Factor.TOTP


class RemoveApp(Noted, DeactivateTOTPView):  # type: ignore[misc]
    factor = Factor.TOTP
    is_set = False


class AddPasskey(Noted, AddWebAuthnView):  # type: ignore[misc]
    factor = Factor.PASSKEY
    initial = {"passwordless": True}


class RemovePasskey(Noted, RemoveWebAuthnView):  # type: ignore[misc]
    factor = Factor.PASSKEY
    is_set = False


class NewRecoveryCodes(Noted, GenerateRecoveryCodesView):  # type: ignore[misc]
    factor = Factor.RECOVERY_CODES
