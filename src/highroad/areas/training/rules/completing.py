"""When an apprentice has finished: by time, by competency, or by both (29 CFR 29.5(b)(2))."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from highroad.areas.training.rules.clocks import part_months_after
from highroad.areas.training.rules.competencies import CompetencyStanding
from highroad.areas.training.rules.packs import StandardsPack
from highroad.areas.training.rules.terms import StandardsTerms, written
from highroad.areas.training.vocabulary.standards import Approach
from highroad.kit.answers import Answer, no, yes


@dataclass(frozen=True, kw_only=True)
class Done:
    """What an apprentice has on a day. Hours with credit, full calendar months, signed levels."""

    hours: Decimal
    months: int
    competencies: CompetencyStanding
    instruction: Decimal


def expected_on(terms: StandardsTerms, started_on: date, credit: Decimal) -> date | None:
    """When the term is over that is left after credit (remaining term = term - credit; form ETA-671, part B).

    A term of 48 months and 8,000 hours with 2,000 of them credited is over after 36 months. Nothing where no
    years are said.
    """
    months = terms.term_months
    if months is None:
        return None
    if credit and terms.term_hours:
        months = months * max(Decimal(0), terms.term_hours - credit) / terms.term_hours
    return part_months_after(started_on, months)


def may_complete(terms: StandardsTerms, done: Done, pack: StandardsPack) -> Answer:
    """Everything that the approach asks for, and the related instruction of the standards.

    By time: the hours of the term. By competency: every core competency at 3 or 4, and not before
    twelve calendar months. Hybrid: the hours and the competencies.
    """
    checks = {
        Approach.TIME.value: (_hours,),
        Approach.COMPETENCY.value: (_competencies, _months),
        Approach.HYBRID.value: (_hours, _competencies),
    }.get(terms.approach, (_hours,))
    for check in (*checks, _instruction):
        answer = check(terms, done, pack)
        if not answer:
            return answer
    return yes


def _hours(terms: StandardsTerms, done: Done, pack: StandardsPack) -> Answer:
    if terms.term_hours is None or done.hours >= terms.term_hours:
        return yes
    return no(
        "{hours} of {term} hours are confirmed or credited. The term is not over.",
        hours=written(done.hours), term=written(terms.term_hours),
    )  # fmt: skip


def _competencies(terms: StandardsTerms, done: Done, pack: StandardsPack) -> Answer:
    if done.competencies.is_complete:
        return yes
    return no(
        "{count} of {core} core competencies are at level 3 or 4, signed by two. Still to show: {first}.",
        count=done.competencies.core_shown, core=done.competencies.core,
        first=done.competencies.missing[0].title,
    )  # fmt: skip


def _months(terms: StandardsTerms, done: Done, pack: StandardsPack) -> Answer:
    if done.months >= pack.least_competency_months:
        return yes
    return no(
        "By competency nobody finishes before {least} months; it is {months} so far.",
        least=pack.least_competency_months, months=done.months,
    )  # fmt: skip


def _instruction(terms: StandardsTerms, done: Done, pack: StandardsPack) -> Answer:
    if done.instruction >= terms.instruction_hours:
        return yes
    return no(
        "{hours} of {all} hours of related instruction are attended or credited.",
        hours=written(done.instruction), all=written(terms.instruction_hours),
    )  # fmt: skip
