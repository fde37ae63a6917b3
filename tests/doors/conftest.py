"""The world, built once for all the doors, and taken away again with its transaction."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import transaction

from tests.world.everything import world


@pytest.fixture(autouse=True)
def own_folders(settings: Any) -> None:
    """The rows of the world lie where it was built: no folder of a test's own here."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture(scope="package")
def built(django_db_setup: None, django_db_blocker: Any) -> Any:
    with django_db_blocker.unblock(), transaction.atomic():
        transaction.get_connection().atomic_blocks[-1]._from_testcase = True
        yield world()
        transaction.set_rollback(True)
