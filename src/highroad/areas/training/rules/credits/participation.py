"""Participation: an employer with four individuals on a facility employs an apprentice there (26 USC 45(b)(8)(C))."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from highroad.areas.training.rules.credits.labor_hours import cents
from highroad.areas.training.rules.credits.packs import CreditPack


@dataclass(frozen=True, kw_only=True)
class Presence:
    """One individual of one employer on the facility on a day."""

    day: date
    who: Hashable
    is_apprentice: bool = False


@dataclass(frozen=True, kw_only=True)
class Participation:
    """How it stands with one employer: since when it would need an apprentice and has none."""

    individuals: int
    apprentices: int
    needed_from: date | None
    """The day the fourth individual came, whether there is an apprentice or not."""
    missing_from: date | None
    """The same, where no apprentice had come by that day."""
    met_on: date | None
    """The first day of an apprentice."""

    @property
    def is_met(self) -> bool:
        """No apprentice is needed, or one has come."""
        return self.needed_from is None or self.met_on is not None


def participation_of(presences: Iterable[Presence], pack: CreditPack) -> Participation:
    """One employer, counted over the whole facility: people stay counted after they leave."""
    people: set[Hashable] = set()
    apprentices: set[Hashable] = set()
    needed = met = None
    for each in sorted(presences, key=lambda one: one.day):
        people.add(each.who)
        if each.is_apprentice:
            apprentices.add(each.who)
            met = met or each.day
        if len(people) >= pack.participation_from:
            needed = needed or each.day
    is_missing = needed is not None and (met is None or met > needed)
    return Participation(
        individuals=len(people), apprentices=len(apprentices), needed_from=needed,
        missing_from=needed if is_missing else None, met_on=met,
    )  # fmt: skip


def estimate(
    *, total_hours: Decimal, individuals: int, pack: CreditPack, intentional: bool = False
) -> Decimal:
    """The employer's hours divided by its individuals, times the penalty of an hour.

    To be checked against the regulation before anybody relies on it. Raises `ValueError` without individuals.
    """
    if individuals <= 0:
        raise ValueError("an employer has at least one individual here")
    rate = pack.hour_penalty_intentional if intentional else pack.hour_penalty
    return cents(total_hours / individuals * rate)
