"""The earlier platform, built once for all tests of a module."""

from __future__ import annotations

from typing import Any

import pytest

from tests.areas.copies.scene import Taken, once


@pytest.fixture(scope="session")
def taken(django_db_setup: None, django_db_blocker: Any, tmp_path_factory: Any) -> Taken:
    """Two copies of a partnership that this database knows nothing of."""
    with django_db_blocker.unblock():
        found = once(tmp_path_factory.mktemp("copies"))
    return found
