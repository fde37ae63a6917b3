"""Who may retire when: people of a craft by age and years of service, and who else leaves before.

Reference C22, as the energy industry counts it: ready now, within five years, within ten, and attrition.
Each group counts with the middle of its ages and of its years. That everybody leaves once they may is the
most that can come of it; so it is said beside the figure.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from highroad.areas.demand.vocabulary import RetiresIn
from highroad.kit.answers import Answer, no, yes

WITHIN = ((RetiresIn.NOW, 0), (RetiresIn.FIVE, 5), (RetiresIn.TEN, 10))
"""Years from the day of the count until somebody may retire, at most."""
MOST_PEOPLE = 100_000


@dataclass(frozen=True)
class Group:
    """So many people between two ages and two numbers of years of service, ends included."""

    age_from: int
    age_to: int
    service_from: int
    service_to: int
    people: int


@dataclass(frozen=True)
class PensionRule:
    """From this age on with this many years of service somebody may retire."""

    age: int
    service: int


def may_be_counted(groups: Sequence[Group], rules: Sequence[PensionRule]) -> Answer:
    """Groups in order, with people in them, and at least one rule to retire by."""
    if not groups or not sum(group.people for group in groups):
        return no("Enter at least one group with people in it.")
    if not rules:
        return no("Enter at least one rule by which somebody may retire.")
    if sum(group.people for group in groups) > MOST_PEOPLE:
        return no("At most {most} people at once.", most=MOST_PEOPLE)
    for number, group in enumerate(groups, start=1):
        if group.age_from > group.age_to or group.service_from > group.service_to:
            return no("Line {number}: the first number is the smaller one.", number=number)
        if group.service_from > group.age_to - 14:
            return no(
                "Line {number}: nobody aged {age} has worked {years} years. Write age; service; people.",
                number=number, age=group.age_to, years=group.service_from,
            )  # fmt: skip
    return yes


def retires_in(group: Group, rules: Sequence[PensionRule]) -> RetiresIn:
    """The first span in which the middle of a group may retire by any of the rules."""
    age = (group.age_from + group.age_to) / 2
    service = (group.service_from + group.service_to) / 2
    for span, years in WITHIN:
        if any(age + years >= rule.age and service + years >= rule.service for rule in rules):
            return span
    return RetiresIn.LATER


def by_span(groups: Sequence[Group], rules: Sequence[PensionRule]) -> dict[RetiresIn, int]:
    """People by the span in which they may retire; every span is there."""
    found: Counter[RetiresIn] = Counter()
    for group in groups:
        found[retires_in(group, rules)] += group.people
    return {span: found[span] for span in RetiresIn}


def to_replace(may_retire: int | None, total: int | None, attrition: Decimal, years: int) -> float | None:  # fmt: skip
    """Hands to replace within so many years, if all who may retire do, and of the others a share leaves each year.

    Nothing where either count may not be shown.
    """
    if may_retire is None or total is None:
        return None
    return may_retire + (total - may_retire) * (1 - (1 - float(attrition)) ** years)
