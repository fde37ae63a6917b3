"""What the written plan says of protected counts, and which law is in force on a day."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from highroad.areas.training.rules.equal_opportunity import (
    RACES,
    DisabilityRate,
    Utilized,
    may_use_deviations,
    utilized,
)
from highroad.areas.training.vocabulary.plans import AimedAt, UtilizationTest
from highroad.kit.answers import Answer, no, yes

Counts = Mapping[str, int | None]
Tables = Mapping[str, Counts]
APART_DAYS = 90
"""Between two counts, so that one person who answers cannot be read off two of them."""
HUNDRED = Decimal(100)


@dataclass(frozen=True, kw_only=True)
class LawNote:
    """A change of the law around part 30: from when, whether it is only proposed, where it stands."""

    from_on: date
    citation: str
    text: str
    is_proposed: bool = False


LAW: Sequence[LawNote] = (
    LawNote(
        from_on=date(2017, 1, 18), citation="29 CFR part 30",
        text="The written plan of 29 CFR part 30 is asked of sponsors with five apprentices or more.",
    ),
    LawNote(
        from_on=date(2025, 1, 21), citation="EO 14173",
        text="Executive Order 11246 was revoked: a plan under it no longer stands in for this one.",
    ),
    LawNote(
        from_on=date(2025, 7, 1), citation="DOL, proposed rule on 29 CFR part 30, 2025", is_proposed=True,
        text="The Department of Labor proposed to cut part 30 back. Until a rule is final the plan stays as it is.",
    ),
)  # fmt: skip
"""To be checked against the regulation: the reference marks these days as unverified."""


def law_on(day: date) -> tuple[LawNote, ...]:
    """What holds, and what is proposed, on a day."""
    return tuple(each for each in LAW if each.from_on <= day)


def parts_of(group: str, tables: Tables) -> tuple[int | None, int | None]:
    """How many of a group, and of how many answers; None where a number is hidden."""
    if group == AimedAt.WOMEN:
        return _part("female", ("female", "male"), tables.get("sex", {}))
    if group == AimedAt.HISP:
        return _part("hispanic", ("hispanic", "not_hispanic"), tables.get("ethnicity", {}))
    if group == AimedAt.DISABILITY:
        return _part("yes", ("yes", "no"), tables.get("disability", {}))
    return _part(group, RACES, tables.get("race", {}))


def _part(one: str, all_of: Sequence[str], counts: Counts) -> tuple[int | None, int | None]:
    kept = [counts.get(each, 0) for each in all_of]
    known = [each for each in kept if each is not None]
    return counts.get(one, 0), sum(known) if len(known) == len(kept) else None


@dataclass(frozen=True, kw_only=True)
class GroupLine:
    """One group in the table of utilization; nothing is said where its numbers are hidden."""

    group: AimedAt
    available: Decimal
    found: Utilized | None
    test: UtilizationTest

    @property
    def is_under(self) -> bool | None:
        """By the test the sponsor chose; None where it cannot be said."""
        if self.found is None:
            return None
        if self.test == UtilizationTest.EIGHTY:
            return self.found.under_by_80
        return self.found.under_by_deviations

    @property
    def goal(self) -> int | None:
        """Percent, where the group is underutilized."""
        return self.found.goal if self.found is not None and self.is_under else None

    @property
    def percent(self) -> Decimal | None:
        """Of the answers."""
        return None if self.found is None else self.found.share * HUNDRED


def utilization(
    tables: Tables, availability: Mapping[str, Decimal], test: UtilizationTest
) -> tuple[GroupLine, ...]:
    """Every group that is available, by the chosen test; `availability` in percent."""
    lines = []
    for group in AimedAt:
        available = availability.get(group.value, Decimal(0)) / HUNDRED
        if group is AimedAt.DISABILITY or not available:
            continue
        count, total = parts_of(group, tables)
        found = utilized(count, total, available) if count is not None and total else None
        lines.append(GroupLine(group=group, available=available * HUNDRED, found=found, test=test))
    return tuple(lines)


def disability(tables: Tables) -> DisabilityRate | None:
    """Yes of yes and no; nothing where either is hidden or nobody answered."""
    count, total = parts_of(AimedAt.DISABILITY, tables)
    if count is None or not total:
        return None
    return DisabilityRate(yes=count, no=total - count)


def weighed(area: Decimal, own: Decimal, weight: Decimal) -> Decimal:
    """Percent available: the area's share by its weight, own employees by the rest. All in percent."""
    return (weight * area + (HUNDRED - weight) * own) / HUNDRED


def may_choose(test: UtilizationTest, tables: Tables) -> Answer:
    """Two deviations from thirty apprentices on, by table 1."""
    if test != UtilizationTest.DEVIATIONS:
        return yes
    counts = tables.get("sex", {}).values()
    return may_use_deviations(sum(each or 0 for each in counts))


def may_count(last_on: date | None, on: date) -> Answer:
    """Not within ninety days of the last count."""
    if last_on is not None and (on - last_on).days < APART_DAYS:
        return no("Counts lie {days} days apart, so that nobody is read off two of them.", days=APART_DAYS)  # fmt: skip
    return yes
