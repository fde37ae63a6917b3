"""How much of a plan stands on what: money that no price index has brought to one year."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from highroad.areas.demand.rules.facts import Facts, ProjectFacts
from highroad.areas.demand.rules.outlook import hours_on


def missing_prices(then: int, base: int, prices: Mapping[int, float]) -> tuple[int, ...]:
    """The years whose index is missing, so that money of `then` is taken as money of `base`."""
    if then == base:
        return ()
    return tuple(sorted(year for year in (then, base) if not prices.get(year)))


def unpriced(project: ProjectFacts, facts: Facts) -> dict[str, tuple[int, ...]]:
    """By craft the missing years, where its hours follow from a value that stays as it was given."""
    found = {}
    for craft, (_span, curve) in hours_on(project, facts).items():
        if curve is None or craft in project.hours:
            continue
        years = missing_prices(project.price_year, curve.price_year, facts.prices)
        if years:
            found[craft] = years
    return found


@dataclass(frozen=True, kw_only=True)
class Part:
    """Some of the projects beside all of them: how many, dollars as given, likely hours."""

    count: int
    of_count: int
    value: float
    of_value: float
    hours: float
    of_hours: float

    @property
    def value_share(self) -> float:
        """Dollars of these over dollars of all; nothing of nothing is nothing."""
        return self.value / self.of_value if self.of_value else 0.0

    @property
    def hours_share(self) -> float:
        """Likely hours of these over likely hours of all."""
        return self.hours / self.of_hours if self.of_hours else 0.0


def part_of(facts: Facts, chosen: Iterable[ProjectFacts]) -> Part:
    """How much of a plan these projects are."""
    some = list(chosen)
    return Part(
        count=len(some), of_count=len(facts.projects),
        value=sum(each.value for each in some),
        of_value=sum(each.value for each in facts.projects),
        hours=sum(_likely(each, facts) for each in some),
        of_hours=sum(_likely(each, facts) for each in facts.projects),
    )  # fmt: skip


def _likely(project: ProjectFacts, facts: Facts) -> float:
    return sum(span.likely for span, _curve in hours_on(project, facts).values())


def unpriced_part(facts: Facts) -> Part:
    """How much stands on money of another year that no index has brought over."""
    return part_of(facts, (each for each in facts.projects if unpriced(each, facts)))
