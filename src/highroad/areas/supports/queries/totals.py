"""Protected totals: drafts for seats, published ones for everybody."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db.models import QuerySet

from highroad.areas.accounts.models import User
from highroad.areas.decisions import queries as decisions
from highroad.areas.decisions.vocabulary import Outcome
from highroad.areas.partnerships import queries as partnerships
from highroad.areas.partnerships.models import Partnership
from highroad.areas.supports.models import SupportTotal
from highroad.areas.supports.rules.totals import Cell, ProtectedTotals
from highroad.areas.supports.vocabulary import TotalState
from highroad.kit.answers import NotFound
from highroad.kit.refs import Ref

__all__ = ["Cell", "ProtectedTotals"]
PUBLIC = (TotalState.PUBLISHED, TotalState.WITHDRAWN)


@dataclass(frozen=True, kw_only=True)
class TotalView:
    """A set of totals with its table."""

    total: SupportTotal
    table: ProtectedTotals
    is_adopted: bool = False
    """Both sides agreed and nobody has published it yet."""


def _one(kept: QuerySet[SupportTotal], key: UUID | str) -> SupportTotal:
    try:
        found = kept.select_related("partnership", "body__partnership").filter(pk=key).first()
    except (ValidationError, ValueError) as error:
        raise NotFound from error
    if found is None:
        raise NotFound
    return found


def get_total(key: UUID | str, seen_by: User) -> TotalView:
    """Totals in any state, for confirmed seats. Raises `NotFound`."""
    kept = SupportTotal.objects.filter(partnership__in=partnerships.joint_partnerships(seen_by))
    total = _one(kept, key)
    outcome, _digest = decisions.outcome_on(Ref.to(total)) or (None, "")
    return TotalView(
        total=total, table=ProtectedTotals.from_dict(total.content),
        is_adopted=total.state == TotalState.PROPOSED and outcome is Outcome.ADOPTED,
    )  # fmt: skip


def get_total_public(key: UUID | str) -> TotalView:
    """Totals that were published. Raises `NotFound`."""
    total = _one(SupportTotal.objects.filter(state__in=PUBLIC), key)
    return TotalView(total=total, table=ProtectedTotals.from_dict(total.content))


def list_totals(partnership: Partnership, seen_by: User) -> list[SupportTotal]:
    """All totals of a partnership, newest period first. Raises `NotFound`."""
    if not partnerships.has_seat(seen_by, partnership):
        raise NotFound
    return list(SupportTotal.objects.filter(partnership=partnership))


def list_totals_public(partnership: Partnership) -> list[SupportTotal]:
    """What is public of a partnership today."""
    return list(SupportTotal.objects.filter(partnership=partnership, state=TotalState.PUBLISHED))


def published_for_guide(partnership: Partnership) -> list[TotalView]:
    """Published totals with their tables, for the guide's evidence."""
    return [
        TotalView(total=each, table=ProtectedTotals.from_dict(each.content))
        for each in list_totals_public(partnership)
    ]
