"""The words of an apprenticeship agreement: what its four parts say, as form ETA-671 groups them."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from highroad.areas.training.vocabulary.enrollments import AgreementPart

MOST_STEPS = 10
"""Wage periods an agreement has room for."""
FORM_PARTS: Mapping[str, Promise] = {
    "a": _("Part A: the apprentice"),
    "b": _("Part B: the program, the work, the wage"),
    "c": _("Part C: signatures"),
    "d": _("Part D: the registration agency"),
}
_APPRENTICE: Mapping[str, Promise] = {
    "a_name": _("Name of the apprentice"),
    "a_born": _("Date of birth"),
    "a_prepared": _("Finished a pre-apprenticeship"),
    "a_preparing": _("Which pre-apprenticeship"),
}
_PROGRAM: Mapping[str, Promise] = {
    "b_number": _("Number of the program"),
    "b_sponsor": _("Sponsor"),
    "b_employer": _("Employer of the apprentice"),
    "b_employer_place": _("Place of the employer"),
    "b_occupation": _("Occupation"),
    "b_rapids": _("RAPIDS code"),
    "b_onet": _("O*NET code"),
    "b_approach": _("Approach"),
    "b_approach_time": _("Approach: by time"),
    "b_approach_competency": _("Approach: by competency"),
    "b_approach_hybrid": _("Approach: hybrid"),
    "b_term": _("Term"),
    "b_probation": _("Probation"),
    "b_credit": _("Credit for work"),
    "b_credit_instruction": _("Credit for related instruction"),
    "b_remaining": _("Term that remains"),
    "b_started": _("Begins on"),
    "b_expected": _("Expected to finish on"),
    "b_instruction": _("Related instruction"),
    "b_entry_wage": _("Entry wage"),
    "b_journey_wage": _("Journeyworker's wage"),
    "b_unit": _("Wage periods are counted in"),
    "b_complaints": _("Contact for complaints"),
}
_STEPS: Mapping[str, Promise] = {
    f"b_{kind}_{number}": format_lazy(words, number=number)
    for number in range(1, MOST_STEPS + 1)
    for kind, words in (
        ("span", _("Wage period {number}: begins after")),
        ("rate", _("Wage period {number}: rate")),
    )
}
_SIGNED: Mapping[str, Promise] = {
    f"c_{part.value}_{kind}": format_lazy(words, who=part.label)
    for part in AgreementPart
    for kind, words in (("name", _("{who}: name in print")), ("day", _("{who}: day signed")))
}
_AGENCY: Mapping[str, Promise] = {
    "d_registered": _("Day registered"),
    "d_number": _("Number of the apprentice"),
}
AGREEMENT_FIELDS: Mapping[str, Promise] = {
    **_APPRENTICE, **_PROGRAM, **_STEPS, **_SIGNED, **_AGENCY,
}  # fmt: skip
"""Everything an agreement is filled with from the record. The social security number, sex, race, ethnicity,
veteran status, education, address and telephone are not kept, so they are left for the apprentice."""
