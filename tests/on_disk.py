"""A database in a file for tests with several writers: SQLite in memory cannot be locked as one on disk."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.db import connections


@pytest.fixture
def database_on_disk(tmp_path: Path, transactional_db: Any) -> Iterator[None]:
    """The test's database copied into a file, for every thread; on PostgreSQL it is on disk anyway."""
    plain = connections["default"]
    if plain.vendor != "sqlite":
        yield
        return
    plain.ensure_connection()
    path = tmp_path / "database.sqlite3"
    with sqlite3.connect(path) as copy:
        plain.connection.backup(copy)
    copy.close()
    before = connections.settings["default"]
    connections.settings["default"] = {**before, "NAME": str(path)}
    connections["default"] = connections.create_connection("default")
    yield
    connections["default"].close()
    connections.settings["default"] = before
    connections["default"] = plain
