"""What an apprenticeship agreement says, as texts ready for paper (29 CFR 29.7; form ETA-671, parts A to D)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from highroad.areas.training.rules.terms import StandardsTerms, WageStep, written
from highroad.areas.training.vocabulary.agreement import MOST_STEPS
from highroad.areas.training.vocabulary.standards import Approach, StepBy

YES = "yes"


@dataclass(frozen=True, kw_only=True)
class Signed:
    """One signature: which part, whose, when."""

    part: str
    name: str
    on: date


@dataclass(frozen=True, kw_only=True)
class AgreementFacts:
    """What the record knows of one apprentice and nobody asks them for again. Credit in hours."""

    apprentice: str
    born_on: date | None
    preparing: str
    number: str
    sponsor: str
    employer: str
    place: str
    credit: Decimal
    credit_instruction: Decimal
    started_on: date
    expected_on: date | None
    signed: Sequence[Signed] = ()
    registered_on: date | None = None
    agency_number: str = ""


def agreement_values(terms: StandardsTerms, facts: AgreementFacts) -> Mapping[str, str]:
    """Texts by code, only those that are known. Days as month/day/year, as the form asks."""
    found = {
        **_people(facts), **_work(terms, facts), **_pay(terms),
        **{f"c_{each.part}_name": each.name for each in facts.signed},
        **{f"c_{each.part}_day": day_of(each.on) for each in facts.signed},
    }  # fmt: skip
    return {code: text for code, text in found.items() if text}


def day_of(day: date | None) -> str:
    """Month, day, year."""
    return "" if day is None else day.strftime("%m/%d/%Y")


def hours_of(hours: Decimal | None) -> str:
    """A number of hours with its unit."""
    return "" if hours is None else f"{written(hours)} h"


def _people(facts: AgreementFacts) -> dict[str, str]:
    return {
        "a_name": facts.apprentice, "a_born": day_of(facts.born_on),
        "a_prepared": YES if facts.preparing else "", "a_preparing": facts.preparing,
        "b_number": facts.number, "b_sponsor": facts.sponsor, "b_employer": facts.employer,
        "b_employer_place": facts.place, "b_started": day_of(facts.started_on),
        "b_expected": day_of(facts.expected_on), "d_registered": day_of(facts.registered_on),
        "d_number": facts.agency_number,
    }  # fmt: skip


def _work(terms: StandardsTerms, facts: AgreementFacts) -> dict[str, str]:
    approach = terms.approach
    known = {each.value: str(each.label) for each in Approach}
    return {
        "b_occupation": terms.occupation, "b_rapids": terms.rapids_code, "b_onet": terms.onet_code,
        "b_approach": known.get(approach, ""),
        "b_approach_time": YES if approach == Approach.TIME else "",
        "b_approach_competency": YES if approach == Approach.COMPETENCY else "",
        "b_approach_hybrid": YES if approach == Approach.HYBRID else "",
        "b_term": _term(terms), "b_probation": _probation(terms),
        "b_credit": hours_of(facts.credit), "b_credit_instruction": hours_of(facts.credit_instruction),
        "b_remaining": hours_of(remaining(terms.term_hours, facts.credit)),
        "b_instruction": hours_of(terms.instruction_hours or None),
        "b_complaints": terms.complaints_contact,
    }  # fmt: skip


def remaining(term: Decimal | None, credit: Decimal) -> Decimal | None:
    """The term less the credit, never below nought; nothing where no term in hours is said."""
    return None if term is None else max(Decimal(0), term - credit)


def _term(terms: StandardsTerms) -> str:
    if terms.term_hours is not None:
        return hours_of(terms.term_hours)
    return "" if terms.term_months is None else f"{written(terms.term_months)} mo"


def _probation(terms: StandardsTerms) -> str:
    if terms.probation_hours is not None:
        return hours_of(terms.probation_hours)
    return "" if terms.probation_months is None else f"{written(terms.probation_months)} mo"


def _pay(terms: StandardsTerms) -> dict[str, str]:
    known = {each.value: str(each.label) for each in StepBy}
    found = {
        "b_unit": known.get(terms.step_by, ""),
        "b_journey_wage": _dollars(terms.journeyworker_rate),
        "b_entry_wage": _dollars(terms.pay_of(terms.steps[0])) if terms.steps else "",
    }
    for number, step in enumerate(terms.steps[:MOST_STEPS], start=1):
        found[f"b_span_{number}"] = span_of(step)
        found[f"b_rate_{number}"] = (
            f"{written(step.rate)} %" if terms.rates_in_percent else _dollars(step.rate)
        )
    return found


def span_of(step: WageStep) -> str:
    """What an apprentice has when a step begins: hours, months, competencies."""
    parts = [f"{written(step.hours)} h"] if step.hours else []
    parts += [f"{written(step.months)} mo"] if step.months else []
    parts += [str(step.competencies)] if step.competencies else []
    return ", ".join(parts) or "0"


def _dollars(amount: Decimal | None) -> str:
    return "" if amount is None else f"${amount:.2f}"
