"""Goals: which of many dated goals applies to a line of a table on a day."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from types import MappingProxyType

STRENGTH = {"mandatory": 0, "aspirational": 1, "voluntary": 2, "tracked": 3}
"""Kinds of goals, the most binding first. A tracked one is shown and never judged."""


@dataclass(frozen=True, kw_only=True)
class DatedGoal:
    """A share of 1 for a group, in force from one day to another, within a scope.

    `scope` names dimension and category, such as {"trade": "welder"}; an empty scope is everything.
    """

    name: str
    group: str
    share: Decimal
    unit: str
    kind: str
    from_on: date
    to_on: date | None = None
    scope: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))

    def is_in_force(self, on: date) -> bool:
        """Whether it holds on a day, both ends included."""
        return self.from_on <= on and (self.to_on is None or on <= self.to_on)

    def covers(self, line: Mapping[str, str]) -> bool:
        """Whether the line lies within the scope; a margin lies in no narrower scope than its own."""
        return all(line.get(dimension) == category for dimension, category in self.scope.items())


def goal_for(
    goals: Iterable[DatedGoal], *, group: str, unit: str, line: Mapping[str, str], on: date
) -> DatedGoal | None:
    """The one goal that applies, or None: the narrowest scope, then the most binding, then the higher share."""
    found = [
        goal
        for goal in goals
        if goal.group == group and goal.unit == unit and goal.is_in_force(on) and goal.covers(line)
    ]
    return min(
        found,
        key=lambda goal: (-len(goal.scope), STRENGTH[goal.kind], -goal.share, goal.name),
        default=None,
    )
