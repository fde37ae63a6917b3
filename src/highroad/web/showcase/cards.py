"""Partnerships and published figures as the public sees them: one card each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from highroad.areas.fair_access.queries import PublicationView
from highroad.areas.partnerships.queries import PartnershipLine
from highroad.areas.partnerships.vocabulary import PartnershipStatus, Side
from highroad.kit.periods import Period
from highroad.web.fair_access import figures
from highroad.web.fair_access.figures import Row

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


@dataclass(frozen=True, kw_only=True)
class FigureCard:
    """A publication in short: its first group over all lines, with range, goal and verdict."""

    title: str
    partnership: str
    period: Period
    address: str
    is_demonstration: bool
    group: str
    row: Row | None


def figure_card_of(view: PublicationView) -> FigureCard:
    """The card of a publication; without a row where nothing in it can be charted."""
    charted = figures.charted(view.table)
    group, unit = charted[0] if charted else ("", "")
    found = figures.figures_of(view.table, group, unit)
    return FigureCard(
        title=view.title,
        partnership=view.partnership_name,
        period=view.period,
        address=reverse("fair_access:publication", args=[view.key]),
        is_demonstration=view.is_demonstration,
        group=figures.title_of(group, unit) if found else "",
        row=figures.total_of([figures.row_of(each) for each in found]) if found else None,
    )
