"""People who come along with a copy: a name without an address and without a way in."""

from __future__ import annotations

import json
from uuid import UUID

from django.contrib.auth.hashers import make_password

from highroad.areas.accounts.models import User
from highroad.areas.accounts.rules import NOWHERE
from highroad.areas.accounts.rules import is_placeholder as is_a_placeholder
from highroad.areas.copies.rules.manifests import KEY
from highroad.kit.copying import line

WITHOUT_WAY_IN = make_password(None)


def person_of(raw: bytes) -> tuple[UUID, str] | None:
    """Key and name from a line; none if it is not one."""
    try:
        told = json.loads(raw)
        is_spelled = line(told) == raw
    except (ValueError, RecursionError):
        return None
    if not isinstance(told, dict) or set(told) != {"key", "name"} or not is_spelled:
        return None
    key, name = told["key"], told["name"]
    if not isinstance(key, str) or not KEY.fullmatch(key) or not isinstance(name, str):
        return None
    return (UUID(key), name) if len(name) <= 120 and "\x00" not in name else None


def is_placeholder(user: User) -> bool:
    return is_a_placeholder(email=user.email, is_active=user.is_active)


def placeholder(key: UUID, name: str) -> User:
    return User(
        key=key, name=name, email=f"{key}{NOWHERE}", password=WITHOUT_WAY_IN, is_active=False
    )
