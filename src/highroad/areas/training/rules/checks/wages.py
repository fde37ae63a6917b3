"""The wage schedule: it rises, it starts lawfully, and every step can be reached."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from highroad.areas.training.rules.checks.remark import Remark, contradiction, missing, warning
from highroad.areas.training.rules.packs import StandardsPack
from highroad.areas.training.rules.terms import StandardsTerms, WageStep, written
from highroad.areas.training.vocabulary.standards import Provision, StepBy
from highroad.kit.answers import no


def schedule_is_there(terms: StandardsTerms, pack: StandardsPack) -> Iterator[Remark]:
    """A journeyworker's rate, steps, and what brings somebody to the next one."""
    if terms.journeyworker_rate is None:
        yield missing(Provision.WAGES, no("The journeyworker's rate is not said."))
    if terms.step_by not in StepBy.values:
        yield missing(
            Provision.WAGES, no("It is not said what brings an apprentice to the next step.")
        )
    if not terms.steps:
        yield missing(Provision.WAGES, no("There are no wage steps."))
    elif len(terms.steps) == 1 and terms.pay_of(terms.steps[0]) == terms.journeyworker_rate:
        yield contradiction(Provision.WAGES, no("Wages must rise at least once."))


def needs_of(step: WageStep, by: str) -> tuple[Decimal, ...]:
    """What a step asks for, by the measure the standards name."""
    return {
        StepBy.HOURS: (step.hours,),
        StepBy.MONTHS: (step.months,),
        StepBy.BOTH: (step.hours, step.months),
        StepBy.COMPETENCIES: (Decimal(step.competencies),),
    }.get(StepBy(by) if by in StepBy.values else StepBy.HOURS, (step.hours,))


def steps_rise(terms: StandardsTerms, pack: StandardsPack) -> Iterator[Remark]:
    """Each step pays more than the one before, and asks for more; the first asks for nothing."""
    if terms.steps and any(needs_of(terms.steps[0], terms.step_by)):
        yield contradiction(Provision.WAGES, no("The first step must hold from the first day."))
    for number, (before, step) in enumerate(pairwise(terms.steps), start=2):
        if step.rate <= before.rate:
            yield contradiction(Provision.WAGES, no(
                "Step {number} pays {rate}, not more than the step before it ({before}).",
                number=number, rate=written(step.rate), before=written(before.rate),
            ))  # fmt: skip
        pairs = zip(needs_of(before, terms.step_by), needs_of(step, terms.step_by), strict=True)
        if any(after <= earlier for earlier, after in pairs):
            yield contradiction(Provision.WAGES, no(
                "Step {number} begins no later than the step before it: nobody would stay on that one.",
                number=number,
            ))  # fmt: skip


def entry_is_lawful(terms: StandardsTerms, pack: StandardsPack) -> Iterator[Remark]:
    """The entry wage is at least the highest of the minimum wages that hold."""
    paid = terms.pay_of(terms.steps[0]) if terms.steps else None
    least = max(pack.federal_minimum_wage, terms.minimum_wage or Decimal(0))
    if paid is not None and paid < least:
        yield contradiction(Provision.WAGES, no(
            "The entry wage of ${paid} is below the minimum wage of ${least}.",
            paid=f"{paid:.2f}", least=f"{least:.2f}",
        ))  # fmt: skip


def steps_are_reached(terms: StandardsTerms, pack: StandardsPack) -> Iterator[Remark]:
    """Whoever finishes at the shortest term has been on every step."""
    late = [number for number, step in enumerate(terms.steps, start=1) if _is_beyond(step, terms)]
    if late:
        yield warning(Provision.WAGES, no(
            "Whoever finishes at the shortest term of {hours} hours never reaches step {steps}.",
            hours=written(terms.term_hours or Decimal(0)), steps=", ".join(map(str, late)),
        ))  # fmt: skip


def _is_beyond(step: WageStep, terms: StandardsTerms) -> bool:
    by_hours = terms.step_by in (StepBy.HOURS, StepBy.BOTH)
    by_months = terms.step_by in (StepBy.MONTHS, StepBy.BOTH)
    return bool(
        (by_hours and terms.term_hours and step.hours >= terms.term_hours)
        or (by_months and terms.term_months and step.months >= terms.term_months)
        or (terms.step_by == StepBy.COMPETENCIES and step.competencies > len(terms.competencies))
    )


def nobody_is_above_the_journeyworker(
    terms: StandardsTerms, pack: StandardsPack
) -> Iterator[Remark]:
    """The schedule ends at the journeyworker's rate, so no step lies above it."""
    rate = terms.journeyworker_rate
    for number, step in enumerate(terms.steps, start=1):
        paid = terms.pay_of(step)
        if rate is not None and paid is not None and paid > rate:
            yield contradiction(Provision.WAGES, no(
                "Step {number} pays ${paid}, more than the journeyworker's ${rate}.",
                number=number, paid=f"{paid:.2f}", rate=f"{rate:.2f}",
            ))  # fmt: skip
