"""What waits for a co-chair's word: credentials to sign, and revocations."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from highroad.areas.accounts.models import User
from highroad.areas.credentials.models import Credential
from highroad.areas.credentials.queries.issuing import (
    WITH,
    CredentialView,
    chaired,
    state_of,
    view_of,
)
from highroad.areas.credentials.vocabulary import CredentialState
from highroad.areas.partnerships import queries as partnerships


@dataclass(frozen=True)
class ToSign:
    """One thing a side has not said its word to."""

    view: CredentialView
    since: datetime
    is_revocation: bool


def waiting_for(user: User) -> Iterator[ToSign]:
    """In a fixed number of queries a body; none for who is co-chair nowhere."""
    bodies = chaired(user)
    if not bodies:
        return
    rows = Credential.objects.filter(body__in=bodies, closed_at=None).select_related(*WITH)
    sides: dict[object, frozenset[str]] = {}
    for one in rows.prefetch_related("words", "revocations__answers"):
        if one.body_id not in sides:
            sides[one.body_id] = frozenset(
                side.value for side in partnerships.chair_sides_of(user, body=one.body)
            )
        view, state = view_of(one), state_of(one)
        if state is CredentialState.PREPARED and sides[one.body_id] - set(view.sides):
            yield ToSign(view, one.prepared_at, is_revocation=False)
        elif state is CredentialState.ASKED_BACK and view.revocation is not None:
            answered = {
                word.side for word in view.words if word.revocation_id == view.revocation.key
            }
            if sides[one.body_id] - answered:
                yield ToSign(view, view.revocation.asked_at, is_revocation=True)
