"""The platform's own log: what happened to accounts, by pseudonym."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from highroad.areas.accounts import queries
from highroad.areas.ledger import actions as ledger
from highroad.areas.ledger.vocabulary import LogKind
from highroad.kit.refs import Ref

CONSOLE = "system"
"""The hand that types at the machine itself: it has no account."""


def note(
    act: str, *, about: Ref, by: UUID | None, at: datetime, content: Mapping[str, str] | None = None
) -> None:
    """One entry in `sys/accounts`. No names and no addresses: keys, pseudonyms and kinds."""
    ledger.open_log(name=queries.LOG, kind=LogKind.PLATFORM)
    alias = ledger.pseudonym_for(by, queries.LOG) if by else CONSOLE
    ledger.record(queries.LOG, act=act, about=about, by=alias, at=at, content=content)
