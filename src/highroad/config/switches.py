"""Reading the environment, loud on nonsense."""

from __future__ import annotations

import logging
import os
import re
import secrets
import sqlite3
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final
from urllib.parse import unquote, urlparse

import dj_database_url
from django.core.exceptions import ImproperlyConfigured

WAL_IS_SAFE_FROM = (3, 51, 3)
"""SQLite before this version can corrupt in WAL mode when two connections write or checkpoint at once."""


def one_of(name: str, allowed: Sequence[str]) -> str:
    """The value of a switch; the first allowed one if it is not set."""
    value = os.environ.get(name, allowed[0])
    if value not in allowed:
        raise ImproperlyConfigured(f"{name}={value!r}: allowed are {', '.join(allowed)}.")
    return value


def secret(name: str, data: Path, *, required: bool) -> str:
    """The signing secret: from the environment, or made once and kept in the data folder."""
    value = os.environ.get(name, "")
    if value:
        if len(value) < 32:
            raise ImproperlyConfigured(f"{name} must have at least 32 characters.")
        return value
    if required:
        raise ImproperlyConfigured(f"Set {name} to a random text of at least 32 characters.")
    kept = data / "secret"
    if not kept.exists():
        data.mkdir(parents=True, exist_ok=True)
        kept.touch(mode=0o600)
        kept.write_text(secrets.token_urlsafe(48))
    return kept.read_text()


SHORT_QUESTIONS: Final = "-c max_parallel_workers_per_gather=0"
"""A page asks short questions: to start parallel workers takes PostgreSQL longer than to answer one."""


def database(name: str, data: Path) -> dict[str, Any]:
    """Django's settings for the database; durable by default on both engines."""
    address = os.environ.get(name, "")
    if not address or address.startswith("sqlite"):
        path = urlparse(address).path[1:] if address else str(data / "highroad.sqlite3")
        Path(path).parent.mkdir(parents=True, exist_ok=True)
        return sqlite(path)
    try:
        found = dj_database_url.parse(address)
    except (ValueError, KeyError) as error:
        raise ImproperlyConfigured(f"{name} is not the address of a database.") from error
    if "postgresql" not in found.get("ENGINE", ""):
        raise ImproperlyConfigured(f"{name}: use sqlite:///path or postgresql://…")
    options = {"pool": True, "options": SHORT_QUESTIONS}
    return {**found, "CONN_MAX_AGE": 0, "OPTIONS": options, "ATOMIC_REQUESTS": False}


def sqlite(path: str) -> dict[str, Any]:
    """SQLite that keeps what it acknowledged: FULL, IMMEDIATE, no memory map; journal by version."""
    journal = "WAL" if sqlite3.sqlite_version_info >= WAL_IS_SAFE_FROM else "TRUNCATE"
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": path,
        "CONN_MAX_AGE": 600,
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 30,
            "init_command": f"PRAGMA journal_mode={journal}; PRAGMA synchronous=FULL; PRAGMA mmap_size=0;",
        },
    }


def mail(name: str, data: Path) -> dict[str, Any]:
    """Django's mail settings from one address; `files` keeps mails in the data folder."""
    address = os.environ.get(name, "files")
    if address == "files":
        return {
            "EMAIL_BACKEND": "django.core.mail.backends.filebased.EmailBackend",
            "EMAIL_FILE_PATH": str(data / "mails"),
        }
    parts = urlparse(address)
    if parts.scheme not in ("smtp", "smtps") or not parts.hostname:
        raise ImproperlyConfigured(f"{name}: use smtp://user:password@host:port or files.")
    return {
        "EMAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "EMAIL_HOST": parts.hostname,
        "EMAIL_PORT": parts.port or 587,
        "EMAIL_HOST_USER": unquote(parts.username or ""),
        "EMAIL_HOST_PASSWORD": unquote(parts.password or ""),
        "EMAIL_USE_SSL": parts.scheme == "smtps",
        "EMAIL_USE_TLS": parts.scheme == "smtp",
    }


class NoSecrets(logging.Filter):
    """Cuts the secrets of private links out of what is logged."""

    SECRET = re.compile(r"[0-9a-f]{40,}")

    def filter(self, record: logging.LogRecord) -> bool:
        """Always lets the line through, without its secrets."""
        said = record.getMessage()
        if self.SECRET.search(said):
            record.msg, record.args = self.SECRET.sub("(secret)", said), ()
        return True
