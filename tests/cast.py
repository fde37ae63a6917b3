"""The cast: Lena (labor), Marcus (management), Priya (provider), Nia (apprentice), Sam, Olu.

They come with a verified address and an authenticator app, so that a page does not lead them to set
one up first. Seats are given by the functions of `partnerships`. `PHONE` computes their codes.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pyotp
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP

from highroad.areas.accounts.models import User
from highroad.areas.accounts.vocabulary import Role

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
PASSWORD = "nine-ladders-in-a-row"
SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
PHONE = pyotp.TOTP(SECRET)


def person(name: str, *, guarded: bool = True, password: str | None = None, **fields: Any) -> User:
    """Somebody with a verified address; `guarded` people have an app, others have not yet."""
    address = fields.pop("email", f"{name.split()[0].lower()}@example.org")
    user = User.objects.create_user(address, password, name=name, **fields)
    EmailAddress.objects.create(user=user, email=address, verified=True, primary=True)
    if guarded:
        give_app(user)
    return user


def give_app(user: User) -> Authenticator:
    """An authenticator app whose codes `PHONE` computes."""
    app: Authenticator = TOTP.activate(user, SECRET).instance
    return app


def give_recovery_codes(user: User) -> list[str]:
    """Ten codes that work once each."""
    codes: list[str] = RecoveryCodes.activate(user).get_unused_codes()
    return codes


def lena(**fields: Any) -> User:
    """Sits for labor."""
    return person("Lena Ortiz", **fields)


def marcus(**fields: Any) -> User:
    """Sits for management."""
    return person("Marcus Bell", **fields)


def priya(**fields: Any) -> User:
    """Speaks for a training provider."""
    return person("Priya Raman", **fields)


def nia(**fields: Any) -> User:
    """An apprentice."""
    return person("Nia Fields", **fields)


def sam(**fields: Any) -> User:
    """Works in the program office."""
    return person("Sam Whitfield", **{"role": Role.STAFF, **fields})


def olu(**fields: Any) -> User:
    """Has an account and no seat anywhere."""
    return person("Olu Adeyemi", **fields)
