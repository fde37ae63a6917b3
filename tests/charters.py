"""Charters for tests: clauses by kind, adopted by both co-chairs, and whoever else must answer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from highroad.areas.accounts.models import User
from highroad.areas.decisions import actions
from highroad.areas.decisions.models import Decision
from highroad.areas.partnerships import actions as partnerships
from highroad.areas.partnerships.actions import ClauseDraft
from highroad.areas.partnerships.models import Charter
from highroad.areas.partnerships.vocabulary import ClauseKind
from highroad.kit.refs import Ref
from tests.cast import NOON
from tests.table import Table, agree

Clauses = Mapping[ClauseKind, Mapping[str, Any]]


def draft(table: Table, clauses: Clauses, *, at: datetime = NOON, **more: Any) -> Charter:
    """A charter of the table's body, by Lena's hand; number one is the first clause given."""
    return partnerships.draft_charter(
        body=table.body, by=table.lena, at=at,
        clauses=[ClauseDraft(kind, "As follows.", values) for kind, values in clauses.items()],
        **more,
    )  # fmt: skip


def adopt(
    table: Table, clauses: Clauses, *, at: datetime = NOON, people: Sequence[User] = (), **more: Any
) -> Charter:
    """The same, adopted on the spot. What the check would stop is adopted too, past the check."""
    charter = draft(table, clauses, at=at, **more)
    for person in people or (table.lena, table.marcus):
        agree(put(table, charter, at=at), person, at=at)
    return charter


def put(table: Table, charter: Charter, *, at: datetime = NOON) -> Decision:
    """The proposal of a charter, made once, without the check before it."""
    known = Decision.objects.filter(subject=f"partnerships.charter:{charter.key}").first()
    return known or actions.propose(
        body=table.body, title=charter.title, text=charter.text, by=table.lena, at=at,
        subject=Ref.to(charter),
    )  # fmt: skip
