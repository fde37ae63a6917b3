"""Occupation, ratio, probation, age, contacts, and the provisions that are kept in words."""

from __future__ import annotations

from collections.abc import Iterator

from highroad.areas.training.rules.checks.hours import short
from highroad.areas.training.rules.checks.remark import Remark, contradiction, missing, warning
from highroad.areas.training.rules.codes import onet_code, rapids_code
from highroad.areas.training.rules.packs import StandardsPack
from highroad.areas.training.rules.probation import longest_probation, months_of
from highroad.areas.training.rules.terms import StandardsTerms, written
from highroad.areas.training.vocabulary.standards import WORDED, Approach, Provision, RatioScope
from highroad.kit.answers import no


def occupation_is_named(terms: StandardsTerms, pack: StandardsPack) -> Iterator[Remark]:
    """The occupation has a name and codes that can be codes."""
    if not terms.occupation.strip():
        yield missing(Provision.OCCUPATION, no("The occupation has no name."))
    if not terms.onet_code:
        yield missing(Provision.OCCUPATION, no("The O*NET code of the occupation is missing."))
    elif onet_code(terms.onet_code) is None:
        yield contradiction(
            Provision.OCCUPATION, no("“{code}” is no O*NET code.", code=terms.onet_code)
        )
    if not terms.rapids_code:
        yield missing(Provision.OCCUPATION, no("The RAPIDS code of the occupation is missing."))
    elif rapids_code(terms.rapids_code) is None:
        yield contradiction(
            Provision.OCCUPATION, no("“{code}” is no RAPIDS code.", code=terms.rapids_code)
        )


def ratio_is_a_number(terms: StandardsTerms, pack: StandardsPack) -> Iterator[Remark]:
    """A ratio in numbers, unless the bargained agreement forbids one."""
    if terms.ratio_scope == RatioScope.BARRED:
        return
    if (
        terms.ratio_scope not in RatioScope.values
        or not terms.ratio_first
        or not terms.ratio_further
    ):
        yield missing(Provision.RATIO, no(
            "The ratio is not said: how many journeyworkers for the first apprentice, how many for "
            "each further one, and where they are counted."
        ))  # fmt: skip


def probation_is_short_enough(terms: StandardsTerms, pack: StandardsPack) -> Iterator[Remark]:
    """At most a quarter of the term, and at most a year; hours are read as months by the hours of a year."""
    if terms.probation_hours is None and terms.probation_months is None:
        yield missing(Provision.PROBATION, no("The probation is not said."))
        return
    cap = longest_probation(term_hours=terms.term_hours, term_months=terms.term_months, pack=pack)
    if terms.probation_months is not None and terms.probation_months > cap.months:
        yield contradiction(Provision.PROBATION, no(
            "A probation of {months} months is longer than the {cap} months allowed.",
            months=short(terms.probation_months), cap=short(cap.months),
        ))  # fmt: skip
    if terms.probation_hours is None:
        return
    if cap.hours is not None and terms.probation_hours > cap.hours:
        yield contradiction(Provision.PROBATION, no(
            "A probation of {hours} hours is longer than a quarter of the term, {cap} hours.",
            hours=written(terms.probation_hours), cap=short(cap.hours),
        ))  # fmt: skip
    elif terms.hours_in_a_year:
        months = months_of(terms.probation_hours, terms.hours_in_a_year)
        if months > pack.probation_months:
            yield contradiction(Provision.PROBATION, no(
                "A probation of {hours} hours takes {months} months at {a_year} hours a year, longer than a year.",
                hours=written(terms.probation_hours), months=short(months),
                a_year=short(terms.hours_in_a_year),
            ))  # fmt: skip


def starters_are_old_enough(terms: StandardsTerms, pack: StandardsPack) -> Iterator[Remark]:
    """Nobody starts before 16; another law may ask for more."""
    if terms.least_age is None:
        yield missing(Provision.QUALIFICATIONS, no("The least age at the start is not said."))
    elif terms.least_age < pack.least_age:
        yield contradiction(Provision.QUALIFICATIONS, no(
            "Apprentices are at least {least} years old at the start, not {age}.",
            least=pack.least_age, age=terms.least_age,
        ))  # fmt: skip


def agency_is_named(terms: StandardsTerms, pack: StandardsPack) -> Iterator[Remark]:
    """The registration agency is named."""
    if not terms.agency.strip():
        yield missing(Provision.AGENCY, no("The registration agency is not named."))


def complaints_have_a_contact(terms: StandardsTerms, pack: StandardsPack) -> Iterator[Remark]:
    """Somebody is named to whom complaints go."""
    if not terms.complaints_contact.strip():
        yield missing(Provision.COMPLAINTS, no("It is not said to whom a complaint goes."))


def the_rest_is_said_in_words(terms: StandardsTerms, pack: StandardsPack) -> Iterator[Remark]:
    """Every provision that is kept in words has some; interim credentials are for competency and hybrid."""
    for provision in WORDED:
        if terms.words.get(str(provision.value), "").strip():
            continue
        if provision is Provision.INTERIM:
            if terms.approach in (Approach.COMPETENCY, Approach.HYBRID):
                yield warning(
                    provision, no("No interim credentials are named for the levels on the way.")
                )
        else:
            yield missing(provision, no("Nothing is said about it."))
