"""What the written plan says of protected counts, and which law is in force on a day."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from highroad.areas.training.rules.codes import onet_code
from highroad.areas.training.rules.equal_opportunity import (
    RACES,
    DisabilityRate,
    Utilized,
    goal_of,
    may_use_deviations,
    utilized,
)
from highroad.areas.training.vocabulary.plans import AimedAt, MajorGroup, UtilizationTest
from highroad.kit.answers import Answer, no, yes

Counts = Mapping[str, int | None]
Tables = Mapping[str, Counts]
APART_DAYS = 90
"""Between two counts, so that one person who answers cannot be read off two of them."""
HUNDRED = Decimal(100)
SAID, ALL = "said", "all"
"""Sums beside the answers of a table: what was said, and that with those who would not say."""
MOST_WORDS = 2000
"""Of a test of one's own."""
NO_CODE = "00-0000.00"
"""Where standards name no occupation by its code: such apprentices stand by themselves, in no major group."""


def occupation_of(code: str) -> tuple[str, str]:
    """The eight digits of an O*NET code and the two of its major group; `47.2152` is put right."""
    found = onet_code(code) or NO_CODE
    return (found, found[:2]) if found[:2] in MajorGroup.values else (NO_CODE, NO_CODE[:2])


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
        from_on=date(2025, 7, 2), citation="90 FR 28947 (RIN 1205-AC21)", is_proposed=True,
        text="The Department of Labor proposed to cut part 30 back. Until a rule is final the plan stays as it is.",
    ),
)  # fmt: skip
"""The order was signed on 21 January 2025, the proposal was published on 2 July 2025. Whether it became final is to be
looked up in the regulation."""


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
    if SAID in counts:
        return counts.get(one, 0), counts[SAID]
    kept = [counts.get(each, 0) for each in all_of]
    known = [each for each in kept if each is not None]
    return counts.get(one, 0), sum(known) if len(known) == len(kept) else None


def share_of(group: str, tables: Tables) -> Decimal | None:
    """Percent of the answers of its table; nothing where it is hidden or nobody answered."""
    count, total = parts_of(group, tables)
    return Decimal(count) / Decimal(total) * HUNDRED if count is not None and total else None


@dataclass(frozen=True, kw_only=True)
class Chosen:
    """The test the sponsor chose; of one's own it says in words how, and which groups it finds underutilized."""

    test: UtilizationTest
    words: str = ""
    under: frozenset[str] = frozenset()


@dataclass(frozen=True, kw_only=True)
class GroupLine:
    """One group in the table of utilization; nothing is said where its numbers are hidden."""

    group: AimedAt
    available: Decimal
    found: Utilized | None
    chosen: Chosen

    @property
    def test(self) -> UtilizationTest:
        """By which it is judged."""
        return self.chosen.test

    @property
    def is_under(self) -> bool | None:
        """By the test the sponsor chose; None where it cannot be said."""
        if self.test == UtilizationTest.OWN:
            return self.group in self.chosen.under
        if self.found is None:
            return None
        if self.test == UtilizationTest.EIGHTY:
            return self.found.under_by_80
        return self.found.under_by_deviations

    @property
    def goal(self) -> int | None:
        """Percent, where the group is underutilized."""
        return goal_of(self.available / HUNDRED) if self.is_under else None

    @property
    def percent(self) -> Decimal | None:
        """Of the answers."""
        return None if self.found is None else self.found.share * HUNDRED


def utilization(
    tables: Tables, availability: Mapping[str, Decimal], chosen: Chosen, *,
    apprentices: int | None = None,
) -> tuple[GroupLine, ...]:  # fmt: skip
    """Every group that is available, by the chosen test; `availability` in percent.

    `tables` are those of one major occupation group, `apprentices` all of the sponsor.
    """
    lines = []
    for group in AimedAt:
        available = availability.get(group.value, Decimal(0)) / HUNDRED
        if group is AimedAt.DISABILITY or not available:
            continue
        count, total = parts_of(group, tables)
        found = None
        if count is not None and total:
            found = utilized(count, total, available, apprentices=apprentices)
        lines.append(
            GroupLine(group=group, available=available * HUNDRED, found=found, chosen=chosen)
        )
    return tuple(lines)


def apprentices_in(tables: Tables) -> int | None:
    """The total of table 1, as far as it is known: the sum of what is shown where the total is hidden."""
    counts = tables.get("sex", {})
    if counts.get(ALL) is not None:
        return counts[ALL]
    shown = [each for name, each in counts.items() if name not in (SAID, ALL) and each is not None]
    return sum(shown) if counts else None


def disability(tables: Tables) -> DisabilityRate | None:
    """Yes of yes and no; nothing where either is hidden or nobody answered."""
    count, total = parts_of(AimedAt.DISABILITY, tables)
    if count is None or not total:
        return None
    return DisabilityRate(yes=count, no=total - count)


def weighed(area: Decimal, own: Decimal, weight: Decimal) -> Decimal:
    """Percent available: the area's share by its weight, own employees by the rest. All in percent."""
    return (weight * area + (HUNDRED - weight) * own) / HUNDRED


def may_choose(chosen: Chosen, tables: Tables) -> Answer:
    """Two deviations from thirty apprentices on, by table 1; a test of one's own is described."""
    if chosen.test == UtilizationTest.OWN:
        if not chosen.words.strip():
            return no("Describe the test of your own.")
        if len(chosen.words) > MOST_WORDS:
            return no("Describe it in at most {most} characters.", most=MOST_WORDS)
    if chosen.test != UtilizationTest.DEVIATIONS:
        return yes
    return may_use_deviations(apprentices_in(tables) or 0)


def may_count(last_on: date | None, on: date) -> Answer:
    """Not within ninety days of the last count."""
    if last_on is not None and (on - last_on).days < APART_DAYS:
        return no("Counts lie {days} days apart, so that nobody is read off two of them.", days=APART_DAYS)  # fmt: skip
    return yes
