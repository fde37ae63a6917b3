"""Seats in which a name sits that was brought here from another Highroad."""

from __future__ import annotations

from django.db.models import QuerySet

from highroad.areas.accounts.models import User
from highroad.areas.accounts.rules import NOWHERE, is_placeholder
from highroad.areas.partnerships.models import Holder, Partnership
from highroad.areas.partnerships.queries.partnerships import one, partnerships_of
from highroad.areas.partnerships.vocabulary import SeatRole, Side
from highroad.kit.answers import NotFound


def brought() -> QuerySet[Holder]:
    """Holders in office who are only names."""
    kept = Holder.objects.filter(
        ended_at=None,
        seat__ended_at=None,
        user__is_active=False,
        user__email__endswith=NOWHERE,
    )
    return kept.select_related("seat", "body__partnership", "user").order_by(
        "body__name", "seat__side", "seat__role", "seat__title", "rank"
    )


def is_brought(holder: Holder) -> bool:
    """Whether the person in a seat is only a name."""
    user = holder.user
    return user is not None and is_placeholder(email=user.email, is_active=user.is_active)


def is_side_here(partnership: Partnership, side: Side) -> bool:
    """Whether a co-chair of a side acts, or was asked in, who is more than a name."""
    kept = Holder.objects.filter(
        ended_at=None, body__partnership=partnership, seat__side=side, is_alternate=False,
        seat__role=SeatRole.CO_CHAIR, seat__ended_at=None,
    )  # fmt: skip
    return kept.exclude(user__is_active=False, user__email__endswith=NOWHERE).exists()


def list_brought(partnership: Partnership, seen_by: User) -> list[Holder]:
    """Every name that waits to be asked in. Raises `NotFound` for whoever does not see the partnership."""
    one(partnerships_of(seen_by), partnership.pk)
    return list(brought().filter(body__partnership=partnership))


def get_brought(key: object, seen_by: User) -> Holder:
    """One of them. Raises `NotFound`."""
    found = brought().filter(body__partnership__in=partnerships_of(seen_by), pk=key).first()
    if found is None:
        raise NotFound(key)
    return found
