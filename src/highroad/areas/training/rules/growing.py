"""Which programs could grow: what is known of each, with its span, beside what somebody asks of it.

Completion, wage gain, who learns there, what a completer costs. No score adds them up: whoever looks says what is
enough, and a figure answers only where its whole span does.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from math import comb
from statistics import median

from highroad.areas.training.rules.cohorts import YearCohort
from highroad.areas.training.rules.completion import wilson
from highroad.areas.training.rules.plans import ALL, Counts, parts_of
from highroad.areas.training.vocabulary.counting import Measured
from highroad.areas.training.vocabulary.plans import AimedAt

HUNDRED = 100.0
TAIL = 0.025
"""Left out at either end of a span of 95 percent."""


@dataclass(frozen=True, kw_only=True)
class Figure:
    """A figure with its span, the people it is made of, and all whom it is about.

    Nothing is shown where nobody counts or no span of 95 percent exists; `of` is None where it is hidden.
    """

    base: int
    of: int | None
    value: float | None = None
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True, kw_only=True)
class Asked:
    """What somebody holds the programs against. Percent, percent, percent, dollars; None asks nothing."""

    completion: float | None = None
    gain: float | None = None
    women: float | None = None
    cost: float | None = None


def completed(cohorts: Sequence[YearCohort]) -> Figure:
    """Percent of completion (29 CFR 29.2, 29.6) over every cohort that can be measured; of all registered."""
    everybody = sum(each.completion.registered for each in cohorts)
    ripe = [each.completion for each in cohorts if each.completion.is_measurable]
    return _share(
        sum(each.completed_in_time for each in ripe), sum(each.counted for each in ripe), everybody
    )


def _share(count: int, base: int, of: int | None) -> Figure:
    if base <= 0:
        return Figure(base=0, of=of)
    span = wilson(count, base)
    return Figure(
        base=base, of=of, value=count / base * HUNDRED, low=span.low * HUNDRED,
        high=span.high * HUNDRED,
    )  # fmt: skip


def cost_of_completer(cohorts: Sequence[YearCohort], per_start: Decimal | None) -> Figure:
    """Dollars: what all starts cost by those who finished in time, in cohorts that can be measured.

    Who left in probation has cost something too. The span is that of the share of starts that finish.
    """
    everybody = sum(each.completion.registered for each in cohorts)
    ripe = [each.completion for each in cohorts if each.completion.is_measurable]
    starts, done = (
        sum(each.registered for each in ripe), sum(each.completed_in_time for each in ripe)
    )  # fmt: skip
    if not per_start or not done:
        return Figure(base=starts, of=everybody)
    span, dollars = wilson(done, starts), float(per_start)
    return Figure(
        base=starts, of=everybody, value=dollars * starts / done, low=dollars / span.high,
        high=dollars / span.low,
    )  # fmt: skip


def gained(gains: Sequence[float], finished: int) -> Figure:
    """The median gain in percent of those whose wage is known at both ends, of all who finished."""
    span = span_of_median(gains)
    if span is None:
        return Figure(base=len(gains), of=finished)
    return Figure(base=len(gains), of=finished, value=median(gains), low=span[0], high=span[1])


def gain_of(
    paid: Sequence[tuple[date, Decimal]], registered_on: date, completed_on: date
) -> float | None:
    """Percent from the wage in force at registration to that at completion; None where one is not known.

    `paid` is in the order of its days; of two words about a day the later counts.
    """
    first = _in_force(paid, registered_on)
    last = _in_force(paid, completed_on)
    if first is None or last is None:
        return None
    return float((last / first - 1) * 100)


def _in_force(paid: Sequence[tuple[date, Decimal]], on: date) -> Decimal | None:
    return next((rate for day, rate in reversed(paid) if day <= on), None)


def span_of_median(values: Sequence[float]) -> tuple[float, float] | None:
    """Between which of the values the median lies with at least 95 percent, whatever their distribution.

    By order statistics (the sign test): below six values there is none.
    """
    number, below, left_out = len(values), 0, 0.0
    while below < number:
        left_out += comb(number, below) / 2**number
        if left_out > TAIL:
            break
        below += 1
    if below == 0:
        return None
    in_order = sorted(values)
    return in_order[below - 1], in_order[number - below]


def learning_there(tables: Mapping[str, Counts]) -> dict[AimedAt, Figure]:
    """Percent of each group among those who answered, of protected counts; nothing of disability."""
    found: dict[AimedAt, Figure] = {}
    for group in AimedAt:
        if group is AimedAt.DISABILITY:
            continue
        count, base = parts_of(group, tables)
        of = _all_of(group, tables)
        is_shown = count is not None and base
        found[group] = (
            _share(count or 0, base or 0, of) if is_shown else Figure(base=base or 0, of=of)
        )
    return found  # fmt: skip


def _all_of(group: AimedAt, tables: Mapping[str, Counts]) -> int | None:
    name = {AimedAt.WOMEN: "sex", AimedAt.HISP: "ethnicity"}.get(group, "race")
    return tables.get(name, {}).get(ALL)


def held_against(figure: Figure, asked: float | None, *, at_most: bool = False) -> Measured | None:
    """Whether a figure shows what is asked: only if its whole span does. None where nothing is asked."""
    if asked is None:
        return None
    if figure.low is None or figure.high is None:
        return Measured.UNKNOWN
    good, bad = (
        (figure.high <= asked, figure.low > asked) if at_most
        else (figure.low >= asked, figure.high < asked)
    )  # fmt: skip
    if good:
        return Measured.SHOWN
    return Measured.MISSED if bad else Measured.OPEN


def together(found: Sequence[Measured | None]) -> Measured | None:
    """All that was asked at once: missed if one is, shown if all are; else not said yet."""
    kept = [each for each in found if each is not None]
    if not kept:
        return None
    for worst in (Measured.MISSED, Measured.UNKNOWN, Measured.OPEN):
        if worst in kept:
            return worst
    return Measured.SHOWN
