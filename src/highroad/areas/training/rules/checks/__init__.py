"""The check of standards: what is missing, what does not fit, what is worth a look, provision by provision."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from highroad.areas.training.rules.checks import hours, people, wages
from highroad.areas.training.rules.checks.remark import Remark
from highroad.areas.training.rules.packs import StandardsPack
from highroad.areas.training.rules.terms import StandardsTerms
from highroad.areas.training.vocabulary.standards import Gravity, Provision
from highroad.kit.answers import Answer, no, yes

CHECKS: tuple[Callable[[StandardsTerms, StandardsPack], Iterator[Remark]], ...] = (
    people.occupation_is_named,
    hours.approach_is_named,
    hours.term_is_long_enough,
    hours.processes_add_up,
    hours.sentence_says_the_same,
    hours.total_row_says_the_same,
    hours.instruction_is_enough,
    wages.schedule_is_there,
    wages.steps_rise,
    wages.entry_is_lawful,
    wages.steps_are_reached,
    wages.nobody_is_above_the_journeyworker,
    people.ratio_is_a_number,
    people.probation_is_short_enough,
    people.starters_are_old_enough,
    people.agency_is_named,
    people.complaints_have_a_contact,
    people.the_rest_is_said_in_words,
)
"""One function a claim; each finds none, one or several remarks."""


def check(terms: StandardsTerms, pack: StandardsPack) -> list[Remark]:
    """Everything the check finds, what stops standards first, then by provision."""
    order = list(Gravity)
    found = [remark for finds in CHECKS for remark in finds(terms, pack)]
    return sorted(found, key=lambda each: (order.index(each.gravity), each.provision))


def may_be_put(remarks: list[Remark]) -> Answer:
    """Standards are put to both sides once nothing is missing or contradictory; warnings do not stop them."""
    stopping = [remark for remark in remarks if remark.gravity is not Gravity.WARNING]
    if stopping:
        return no(
            "{count} provisions are missing or do not fit. The check says which.",
            count=len({remark.provision for remark in stopping}),
        )
    return yes


def by_provision(remarks: list[Remark]) -> dict[Provision, list[Remark]]:
    """The remarks of each of the 23 provisions."""
    return {
        provision: [remark for remark in remarks if remark.provision == provision]
        for provision in Provision
    }


__all__ = ["CHECKS", "Remark", "by_provision", "check", "may_be_put"]
