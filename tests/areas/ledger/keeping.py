"""What the ledger tests share: a log, some acts in it, and ways to break what the triggers guard."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from django.db import connection, transaction

from highroad.areas.ledger import actions
from highroad.areas.ledger.models import Entry
from highroad.areas.ledger.vocabulary import LogKind
from highroad.kit.refs import Ref
from tests.append_only import lifted

LOG = "p/7f3c0000-0000-4000-8000-000000000001"
NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)


def opened(name: str = LOG) -> str:
    actions.open_log(name=name, kind=LogKind.JOINT)
    return name


def acted(count: int = 1, *, log: str = LOG, content: Any = "its own") -> list[Entry]:
    """So many acts, one after the other."""
    with transaction.atomic():
        return [
            actions.record(
                log,
                act="decision.signed",
                about=Ref("decisions.signoff", f"{turn:04d}"),
                by="p-4c1e9a7b",
                at=NOON,
                side="labor",
                content={"turn": turn} if content == "its own" else content,
            )
            for turn in range(count)
        ]


@contextmanager
def behind_the_guards() -> Iterator[None]:
    """As somebody with their hands in the database."""
    with lifted(connection):
        yield


def written(tmp_path: Path, bundle: bytes) -> Path:
    path = tmp_path / "bundle.zip"
    path.write_bytes(bundle)
    return path
