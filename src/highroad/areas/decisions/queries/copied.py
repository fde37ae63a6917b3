"""What belongs to a copy of a partnership: proposals, their texts, the answers."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any
from uuid import UUID

from django.db.models import Q

from highroad.areas.decisions.models import (
    Decision,
    Fallback,
    Proxy,
    Renewal,
    SignOff,
    Split,
    Withdrawal,
    Wording,
)
from highroad.areas.decisions.queries.outcomes import is_revealed
from highroad.kit.copying import Copied


def still_sealed(partnerships: Sequence[Any]) -> Collection[UUID]:
    """Answers to sealed texts to which not all sides have spoken: nobody else may know them yet."""
    found: set[UUID] = set()
    sealed = Wording.objects.filter(
        decision__is_sealed=True, decision__body__partnership__in=list(partnerships)
    )
    for wording in sealed.select_related("decision__body"):
        if not is_revealed(wording.decision, wording):
            found.update(wording.sign_offs.values_list("key", flat=True))
    return found


COPIED = (
    Copied(Decision, within="body__partnership"),
    Copied(Wording, within="decision__body__partnership"),
    Copied(
        Proxy,
        within="body__partnership",
        shared=Q(sign_offs__isnull=False),
        own="giver__side",
    ),
    Copied(Fallback, within="decision__body__partnership"),
    Copied(Renewal, within="body__partnership"),
    Copied(Split, within="body__partnership"),
    Copied(Withdrawal, within="party__partnership"),
    Copied(SignOff, within="wording__decision__body__partnership", withheld=still_sealed),
)
