"""What if: the plan as it is, with something else supposed of chosen projects. Never a forecast."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from highroad.areas.demand.rules import gaps
from highroad.areas.demand.rules.facts import Facts, ProjectFacts, SupplyFacts
from highroad.areas.demand.rules.outlook import CraftOutlook, outlook
from highroad.areas.demand.rules.quarters import Stretch
from highroad.areas.demand.rules.timing import may_be_chance, may_lie
from highroad.kit.answers import Answer, no, yes

MOST_TIMES = 10.0
"""How many times its hours a project may be supposed to take. A choice of this house."""


@dataclass(frozen=True, kw_only=True)
class Supposed:
    """What is supposed of one project; nothing leaves it as it is."""

    chance: float | None = None
    """Of its going ahead, 0 to 1."""
    value: float | None = None
    """Dollars, in the prices of the project's own year."""
    start_on: date | None = None
    """Its first day; the last one moves along."""
    times: float | None = None
    """Its hours of every craft, in times those of now."""

    @property
    def is_anything(self) -> bool:
        """Whether anything at all is supposed."""
        return self != Supposed()


def may_be_supposed(supposed: Supposed, on: date) -> Answer:
    """Whether a project could be like this at all."""
    if supposed.chance is not None and not (chance := may_be_chance(supposed.chance)):
        return chance
    if supposed.value is not None and supposed.value <= 0:
        return no("Give the value of the project in dollars.")
    if supposed.times is not None and not 0 <= supposed.times <= MOST_TIMES:
        return no("Hours lie between 0 and 1,000 percent of those now.")
    return yes if supposed.start_on is None else may_lie([supposed.start_on], on)


def suppose(facts: Facts, by_project: Mapping[str, Supposed]) -> Facts:
    """The same facts with something else supposed of projects, by their keys.

    Hours follow from a value in proportion, so a factor on hours goes on it; hours that the owner
    counted take the factor alone, and no other value changes them.
    """
    projects = [
        _changed(each, by_project[each.key]) if each.key in by_project else each
        for each in facts.projects
    ]
    return replace(facts, projects=tuple(projects))


def _changed(project: ProjectFacts, supposed: Supposed) -> ProjectFacts:
    times = 1.0 if supposed.times is None else supposed.times
    value = project.value if supposed.value is None else supposed.value
    start = supposed.start_on or project.start_on
    moved = start - project.start_on
    return replace(
        project, chance=project.chance if supposed.chance is None else supposed.chance,
        value=value * times, start_on=start, finish_on=project.finish_on + moved,
        service_on=project.service_on and project.service_on + moved,
        hours={craft: span.times(times) for craft, span in project.hours.items()},
    )  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class SignedRow:
    """A craft in one quarter, as both sides signed it."""

    expected: float
    supply: float | None
    gap: float | None


@dataclass(frozen=True, kw_only=True)
class Compared:
    """One craft as it is planned now, as it would be, and as both sides signed it."""

    craft: str
    sheet: str
    now: CraftOutlook
    supposed: CraftOutlook
    signed: Mapping[str, SignedRow]
    """By quarter, of the quarters that both have; empty where nothing is signed of this craft."""
    starts_now: int | None
    """Starts that the widest gap takes; nothing where the supply is not known."""
    starts_supposed: int | None

    @property
    def is_changed(self) -> bool:
        """Whether what is supposed makes any difference to this craft."""
        return self.now != self.supposed

    @property
    def signed_peak(self) -> tuple[str, SignedRow] | None:
        """The quarter in which most is needed as signed."""
        return max(self.signed.items(), key=lambda pair: pair[1].expected, default=None)

    @property
    def signed_widest(self) -> tuple[str, SignedRow] | None:
        """The quarter with the widest gap as signed."""
        known = [pair for pair in self.signed.items() if pair[1].gap is not None]
        return max(known, key=lambda pair: pair[1].gap or 0.0, default=None)


def compare(
    facts: Facts, by_project: Mapping[str, Supposed], first: Stretch, count: int,
    signed: Mapping[str, Any] | None = None,
) -> tuple[Compared, ...]:  # fmt: skip
    """Every craft as it is planned, as it would be, and as it stands in a signed content."""
    now, then = outlook(facts, first, count), outlook(suppose(facts, by_project), first, count)
    return tuple(
        Compared(
            craft=one.craft, sheet=one.sheet, now=one, supposed=other,
            signed=_signed(signed, one) if signed else {},
            starts_now=_starts(one, facts.supplies.get(one.craft)),
            starts_supposed=_starts(other, facts.supplies.get(one.craft)),
        )
        for one, other in zip(now, then, strict=True)
    )  # fmt: skip


def _starts(one: CraftOutlook, known: SupplyFacts | None) -> int | None:
    if known is None or one.widest is None:
        return None
    return gaps.required_starts(one.widest.gap or 0.0, known.flow.product)


def _signed(content: Mapping[str, Any], one: CraftOutlook) -> dict[str, SignedRow]:
    """The quarters of a frozen content that an outlook has too."""
    shown = {str(row.quarter) for row in one.rows}
    for each in content["crafts"]:
        if (each["craft"], each["sheet"]) == (one.craft, one.sheet):
            return {
                quarter: SignedRow(
                    expected=float(each["expected"][place]),
                    supply=_number(each["supply"][place]), gap=_number(each["gap"][place]),
                )
                for place, quarter in enumerate(content["quarters"])
                if quarter in shown
            }  # fmt: skip
    return {}


def _number(written: str | None) -> float | None:
    return None if written is None else float(written)
