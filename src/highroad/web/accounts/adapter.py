"""How the sign-in library is tied to this house: by invitation only, secrets under lock."""

from __future__ import annotations

import base64
import logging
import os
import time
from io import BytesIO
from smtplib import SMTPException
from typing import TYPE_CHECKING, Any

import segno
from allauth.account import app_settings
from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.flows.login import get_authentication_records
from allauth.mfa.adapter import DefaultMFAAdapter
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings
from django.http import HttpRequest
from django.shortcuts import resolve_url
from django.utils.translation import override

if TYPE_CHECKING:
    from django.contrib.auth.base_user import AbstractBaseUser

logger = logging.getLogger("highroad.mails")
PURPOSE = b"highroad.second-factors.v1"
NONCE_BYTES = 12


class InvitedOnly(DefaultAccountAdapter):  # type: ignore[misc]
    """Nobody signs up: an account begins with an invitation, on the invitation's own page."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Never here. A second way in would be a way around the invitation's address."""
        return False

    def format_email_subject(self, subject: str) -> str:
        """The subject as it is: the sender's name says who writes."""
        return subject

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        """Home, in the person's language."""
        with override(getattr(request.user, "language", None)):
            return resolve_url(settings.LOGIN_REDIRECT_URL)

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Send at once. A mail server that is away breaks no page: each offers to send again."""
        try:
            super().send_mail(template_prefix, email, context)
        except (SMTPException, OSError) as error:
            logger.warning("mail %s not sent: %s", template_prefix, type(error).__name__)

    def is_reauthentication_required(self, *, app: str, **kwargs: object) -> bool:
        """Not for some minutes after a sign-in or a proof; then again before anything delicate."""
        records = get_authentication_records(self.request, self.request.user)
        if records:
            age = time.time() - float(records[-1]["at"])
            if age < app_settings.REAUTHENTICATION_TIMEOUT:
                return False
        return bool(super().is_reauthentication_required(app=app, **kwargs))


class SecondFactors(DefaultMFAAdapter):  # type: ignore[misc]
    """Secrets of authenticator apps and recovery codes are kept encrypted."""

    def encrypt(self, text: str) -> str:
        """AES-GCM under a key that follows from the installation's secret."""
        nonce = os.urandom(NONCE_BYTES)
        sealed = AESGCM(_secret()).encrypt(nonce, text.encode(), PURPOSE)
        return base64.urlsafe_b64encode(nonce + sealed).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """What `encrypt` was given. Raises `InvalidTag` if a byte was changed."""
        kept = base64.urlsafe_b64decode(encrypted_text.encode())
        nonce, sealed = kept[:NONCE_BYTES], kept[NONCE_BYTES:]
        return AESGCM(_secret()).decrypt(nonce, sealed, PURPOSE).decode()

    def get_totp_label(self, user: AbstractBaseUser) -> str:
        """What the app shows beside the code."""
        return str(getattr(user, "email", user))

    def build_totp_svg(self, url: str) -> str:
        """The picture to scan, dark on white in either theme: cameras want it so."""
        drawn = BytesIO()
        segno.make(url, error="m").save(drawn, kind="svg", scale=5, border=4, light="#ffffff")
        return drawn.getvalue().decode()

    def _get_site_name(self) -> str:
        return "Highroad"


def _secret() -> bytes:
    derive = HKDF(algorithm=SHA256(), length=32, salt=None, info=PURPOSE)
    return derive.derive(settings.SECRET_KEY.encode())
