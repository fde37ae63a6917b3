"""A partnership as the public sees it: one card."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from highroad.areas.partnerships.queries import PartnershipLine
from highroad.areas.partnerships.vocabulary import PartnershipStatus, Side

PILLS: Final[Mapping[PartnershipStatus, str]] = {
    PartnershipStatus.ACTIVE: "ok",
    PartnershipStatus.FORMING: "open",
    PartnershipStatus.PAUSED: "watch",
}


@dataclass(frozen=True, kw_only=True)
class PartnershipCard:
    """What a card says; `sides` are names of organizations under the word for their side."""

    name: str
    summary: str
    region_name: str
    status: PartnershipStatus
    pill: str
    sides: list[tuple[str | Promise, list[str]]]
    is_demonstration: bool


def card_of(line: PartnershipLine) -> PartnershipCard:
    """A partnership's public card. Labor and management first, then who else is at the table."""
    groups: list[tuple[str, str | Promise]] = [(side.value, side.label) for side in Side]
    groups.append(("", _("Also at the table")))
    sides = [
        (label, [party.name for party in line.parties if party.side == side])
        for side, label in groups
    ]
    return PartnershipCard(
        name=line.name,
        summary=line.summary,
        region_name=line.region_name,
        status=line.status,
        pill=PILLS.get(line.status, "plain"),
        sides=[(label, names) for label, names in sides if names],
        is_demonstration=line.is_demonstration,
    )
