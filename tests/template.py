"""Migrates SQLite once: the migrated database is kept beside the run, keyed by the migrations in it."""

from __future__ import annotations

import hashlib
import os
import sqlite3
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from django.core.management.commands.migrate import Command
from django.db import connections
from django.db.migrations.loader import MigrationLoader


def fingerprint() -> str:
    """Changes with every migration that is added, removed or rewritten."""
    digest = hashlib.sha256(sqlite3.sqlite_version.encode())
    for name, migration in sorted(MigrationLoader(None).disk_migrations.items()):
        digest.update(repr(name).encode())
        if migration.__module__.startswith("highroad."):
            path = __import__(migration.__module__, fromlist=["_"]).__file__
            digest.update(Path(path).read_bytes())
    return digest.hexdigest()[:24]


def kept() -> Path:
    return Path(tempfile.gettempdir()) / f"highroad-tests-{os.getuid()}-{fingerprint()}.sqlite3"


def copied(migrate: Callable[..., Any]) -> Callable[..., Any]:
    """`migrate`, which for SQLite copies what was migrated before."""

    def handle(self: Command, *arguments: Any, **options: Any) -> Any:
        connection = connections[options["database"]]
        if connection.vendor != "sqlite":
            return migrate(self, *arguments, **options)
        template = kept()
        connection.ensure_connection()
        if template.exists():
            with sqlite3.connect(template) as source:
                source.backup(connection.connection)
            source.close()
            return None
        done = migrate(self, *arguments, **options)
        unfinished = template.with_suffix(f".{os.getpid()}")
        with sqlite3.connect(unfinished) as target:
            connection.connection.backup(target)
        target.close()
        unfinished.replace(template)
        return done

    return handle


def migrate_once() -> None:
    Command.handle = copied(Command.handle)  # type: ignore[method-assign]
