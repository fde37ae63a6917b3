"""What the law's indicators need of training, without a name."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from uuid import UUID

from highroad.areas.partnerships.models import Partnership
from highroad.areas.training.models import WagePaid


def raises_for_system(partnership: Partnership) -> dict[UUID, list[date]]:
    """The days on which an apprentice's wage rose, by the key of their record. For indicators alone."""
    paid = WagePaid.objects.filter(enrollment__program__body__partnership=partnership)
    rows = paid.order_by("enrollment", "from_on", "entered_at").values_list(
        "enrollment", "enrollment__participant", "from_on", "rate"
    )
    before: dict[UUID, Decimal] = {}
    found: dict[UUID, list[date]] = {}
    for enrollment, participant, on, rate in rows:
        if enrollment in before and rate > before[enrollment]:
            found.setdefault(participant, []).append(on)
        before[enrollment] = rate
    return found
