"""The world, built once for all the doors, and taken away again with its transaction."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import transaction

from tests.doors.asking import Asking, client_of
from tests.doors.row import ROLES
from tests.world.everything import World, world


@pytest.fixture(autouse=True)
def own_folders(settings: Any) -> None:
    """The rows of the world lie where it was built: no folder of a test's own here."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    settings.WHITENOISE_AUTOREFRESH = True


@pytest.fixture(scope="package")
def built(django_db_setup: None, django_db_blocker: Any) -> Any:
    with django_db_blocker.unblock(), transaction.atomic():
        transaction.get_connection().atomic_blocks[-1]._from_testcase = True
        yield world()
        transaction.set_rollback(True)


@pytest.fixture(scope="package")
def asking(built: World, django_db_blocker: Any) -> Asking:
    with django_db_blocker.unblock():
        return Asking(built, {role: client_of(built, role) for role in ROLES})
