"""What if: the plan beside something else supposed and beside what both sides signed. Nothing is kept."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from highroad.areas.accounts.models import User
from highroad.areas.demand.models import CraftForecast, Partnership
from highroad.areas.demand.queries.forecasts import status_of
from highroad.areas.demand.queries.outlooks import HORIZON, facts_of
from highroad.areas.demand.rules.quarters import Quarter
from highroad.areas.demand.rules.scenarios import Compared, Supposed, compare
from highroad.areas.demand.vocabulary import ForecastStatus

LOOKED_AT = 5
"""Newest forecasts among which the signed one is looked for, so that a page asks no more with every draft."""


@dataclass(frozen=True, kw_only=True)
class WhatIf:
    """Every craft three times, and the forecast that both sides signed last."""

    crafts: tuple[Compared, ...]
    signed: CraftForecast | None

    @property
    def changed(self) -> tuple[Compared, ...]:
        """The crafts to which it makes a difference."""
        return tuple(each for each in self.crafts if each.is_changed)

    @property
    def unchanged(self) -> tuple[Compared, ...]:
        """The others."""
        return tuple(each for each in self.crafts if not each.is_changed)


def what_if(
    partnership: Partnership, by_project: Mapping[str, Supposed], *, seen_by: User, on: date
) -> WhatIf:
    """The plan from the quarter of a day on, with something supposed of projects. Raises `NotFound`."""
    facts = facts_of(partnership, seen_by)
    signed = _newest_signed(partnership)
    found = compare(
        facts, by_project, Quarter.of(on), HORIZON, signed.content if signed else None
    )  # fmt: skip
    return WhatIf(crafts=found, signed=signed)


def _newest_signed(partnership: Partnership) -> CraftForecast | None:
    newest = CraftForecast.objects.filter(partnership=partnership)[:LOOKED_AT]
    return next((one for one in newest if status_of(one) is ForecastStatus.SIGNED), None)
