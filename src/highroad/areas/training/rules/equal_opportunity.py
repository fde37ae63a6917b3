"""The arithmetic of 29 CFR part 30: workforce, availability, utilization, disability, selection, calendar.

Counts in, counts out: no person is named here. A goal is no quota, gives no ground to prefer anybody, and
missing one is no violation; what is judged is effort in good faith.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_CEILING, Decimal

from highroad.areas.training.rules.clocks import months_after
from highroad.kit.answers import Answer, no, yes

RACES = ("AS", "AA", "AIAN", "NHPI", "WHITE")
SHARE_OF_AVAILABILITY = Decimal("0.80")
DEVIATIONS = -2
FEWEST_FOR_DEVIATIONS = 30
FEWEST_APPRENTICES = 5
"""Fewer than five apprentices of a sponsor: no written plan."""
DISABILITY_GOAL = Decimal("0.07")
"""29 CFR 30.7."""
FOUR_FIFTHS = Decimal("0.8")
"""29 CFR 1607.4(D)."""
DUE_MONTHS = 24
REVIEW_MONTHS = 12
ANALYSIS_MONTHS = 36
KEPT_MONTHS = 60
HUNDRED = Decimal(100)


def share(part: int, responses: int) -> Decimal | None:
    """Of those who answered, of 1; nothing where nobody did. Raises `ValueError` for counts that cannot be."""
    if not 0 <= part <= responses:
        raise ValueError("a part is not below nought and not above the whole")
    return Decimal(part) / Decimal(responses) if responses else None


@dataclass(frozen=True, kw_only=True)
class RaceTable:
    """People are counted once in every race they chose; shares are of all race answers, not of people."""

    counts: Mapping[str, int]

    @property
    def total(self) -> int:
        """All race answers."""
        return sum(self.counts.values())

    def share(self, race: str) -> Decimal | None:
        """Of all race answers."""
        return share(self.counts.get(race, 0), self.total)


def race_table(people: Iterable[Collection[str]]) -> RaceTable:
    """From the races each person chose. Twelve people with three of two races give fifteen answers."""
    found = Counter(race for chosen in people for race in set(chosen))
    return RaceTable(counts={race: found.get(race, 0) for race in RACES})


def availability(sources: Sequence[tuple[Decimal, Decimal]]) -> Decimal:
    """Weight times share, summed: who meets the requirements in the area, and among own employees.

    Raises `ValueError` where the weights are not one together.
    """
    if sum((weight for weight, _share in sources), Decimal(0)) != 1:
        raise ValueError("the weights of the sources are one together")
    return sum((weight * each for weight, each in sources), Decimal(0))


@dataclass(frozen=True, kw_only=True)
class Utilized:
    """One group among the apprentices of one occupation group. Shares of 1."""

    count: int
    total: int
    availability: Decimal
    under_by_80: bool
    z: float | None
    """Nothing below thirty apprentices: then this test may not be used."""

    @property
    def share(self) -> Decimal:
        """Of the apprentices."""
        return Decimal(self.count) / Decimal(self.total)

    @property
    def under_by_deviations(self) -> bool | None:
        """More than two standard deviations below; nothing where the test may not be used."""
        return None if self.z is None else self.z < DEVIATIONS

    @property
    def goal(self) -> int:
        """Percent: the availability, up to the next whole number. It holds where a group is underutilized."""
        return goal_of(self.availability)


def goal_of(available: Decimal) -> int:
    """Percent of a share of 1, up to the next whole number: a goal is not below the availability (29 CFR 30.6)."""
    return int((available * HUNDRED).to_integral_value(ROUND_CEILING))


def utilized(
    count: int, total: int, available: Decimal, *, apprentices: int | None = None
) -> Utilized:
    """Both tests; the sponsor chose one of them. Raises `ValueError` for figures that cannot be.

    `apprentices` are all of the sponsor (the total of table 1): from thirty on two deviations may be used,
    also for an occupation group with fewer. Without it the answers of the group are taken.
    """
    if total <= 0 or not 0 <= count <= total or not 0 <= available <= 1:
        raise ValueError("count and availability lie within what there is")
    spread = math.sqrt(float(available * (1 - available)) / total)
    z = None
    allowed = (total if apprentices is None else apprentices) >= FEWEST_FOR_DEVIATIONS
    if allowed and spread > 0:
        z = (count / total - float(available)) / spread
    return Utilized(
        count=count, total=total, availability=available, z=z,
        under_by_80=Decimal(count) / Decimal(total) < SHARE_OF_AVAILABILITY * available,
    )  # fmt: skip


def may_use_deviations(total: int) -> Answer:
    """At least thirty apprentices."""
    if total < FEWEST_FOR_DEVIATIONS:
        return no(
            "Two standard deviations may be used from 30 apprentices on; there are {count}.",
            count=total,
        )
    return yes


@dataclass(frozen=True, kw_only=True)
class DisabilityRate:
    """Yes of yes and no; blanks and those who would not say are left out."""

    yes: int
    no: int

    @property
    def rate(self) -> Decimal | None:
        """Of 1; nothing where nobody answered."""
        return share(self.yes, self.yes + self.no)

    @property
    def asks_for_review(self) -> bool:
        """Below seven percent: look for impediments."""
        return self.rate is not None and self.rate < DISABILITY_GOAL


@dataclass(frozen=True, kw_only=True)
class Selection:
    """How two groups fared in one selection, with Fisher's exact p as a note on small numbers."""

    rate: Decimal
    best: Decimal
    ratio: Decimal
    p: float

    @property
    def is_flagged(self) -> bool:
        """Below four fifths of the best rate: look again. Nothing is decided by it."""
        return self.ratio < FOUR_FIFTHS


def selection(*, chosen: int, of: int, best_chosen: int, best_of: int) -> Selection:
    """Women 6 of 20 beside men 30 of 60: .30 / .50 = .60. Raises `ValueError` for figures that cannot be."""
    mine, best = share(chosen, of), share(best_chosen, best_of)
    if mine is None or not best:
        raise ValueError("both groups have applicants, and of the best some were chosen")
    return Selection(
        rate=mine, best=best, ratio=mine / best, p=fisher(chosen, of, best_chosen, best_of)
    )


def fisher(first: int, first_of: int, second: int, second_of: int) -> float:
    """The exact two-sided p of two shares: all tables that are no likelier than this one."""
    whole, hits = first_of + second_of, first + second

    def weight(count: int) -> int:
        return math.comb(first_of, count) * math.comb(second_of, hits - count)

    seen = weight(first)
    low, high = max(0, hits - second_of), min(hits, first_of)
    kept = sum(one for one in map(weight, range(low, high + 1)) if one <= seen)
    return kept / math.comb(whole, hits)


def needs_plan(*, apprentices: int, has_equivalent: bool = False) -> bool:
    """Five apprentices of the sponsor or more, and no equivalent plan."""
    return apprentices >= FEWEST_APPRENTICES and not has_equivalent


def plan_due_on(registered_on: date, fifth_on: date | None) -> date | None:
    """Two years after registration or after the fifth apprentice, whichever is later; never while fewer."""
    if fifth_on is None:
        return None
    return months_after(max(registered_on, fifth_on), DUE_MONTHS)


@dataclass(frozen=True, kw_only=True)
class PlanCalendar:
    """What is due next, by the days it was last done."""

    plan: date | None
    personnel_review: date
    workforce_analysis: date
    utilization_analysis: date
    disability_reminder: date


def calendar(
    *, registered_on: date, fifth_on: date | None = None, reviewed_on: date | None = None,
    analyzed_on: date | None = None, utilization_on: date | None = None,
    reminded_on: date | None = None,
) -> PlanCalendar:  # fmt: skip
    """First by the second anniversary; then reviews and reminders yearly, analyses within three years."""
    first = months_after(registered_on, DUE_MONTHS)

    def following(last: date | None, months: int, start: date = first) -> date:
        return start if last is None else months_after(last, months)

    return PlanCalendar(
        plan=plan_due_on(registered_on, fifth_on),
        personnel_review=following(reviewed_on, REVIEW_MONTHS),
        workforce_analysis=following(analyzed_on, ANALYSIS_MONTHS),
        utilization_analysis=following(
            utilization_on, ANALYSIS_MONTHS, months_after(first, ANALYSIS_MONTHS)
        ),
        disability_reminder=following(reminded_on, REVIEW_MONTHS),
    )


def retention_until(made_on: date) -> date:
    """Records are kept for five years (29 CFR 30.12)."""
    return months_after(made_on, KEPT_MONTHS)
