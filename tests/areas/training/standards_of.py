"""Standards for tests: the two published ones of the reference, written as people type them."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

from highroad.areas.training.rules import lines
from highroad.areas.training.rules.terms import StandardsTerms
from highroad.areas.training.vocabulary.standards import WORDED

WORDS = {str(provision.value): "As written." for provision in WORDED}
SPRINKLER_PROCESSES = """Handling and storage; 800
Underground; 800
Pipe and hangers; 650
Dry systems; 1,250
Inspection; 400
Wet pipe systems; 1600
Special systems; 600
Retrofit; 500
Pumps; 400
Standpipes; 400
Testing; 600"""


def sprinkler(**changes: Any) -> StandardsTerms:
    """Sprinkler fitter, OA Bulletin 2023-52: by time, 4 years, 8,000 hours, 50 to 85 % of $24.00.

    The names of the work processes are ours, their hours are the bulletin's.
    """
    steps = "\n".join(f"{50 + 5 * step}; {1000 * step}; {6 * step}" for step in range(8))
    terms = StandardsTerms(
        occupation="Sprinkler fitter", rapids_code="0414S-R", onet_code="47-2152.00", approach="time",
        term_low=Decimal(8000), term_high=Decimal(8000), term_years=Decimal(4), step_by="both",
        processes=lines.read_processes(SPRINKLER_PROCESSES).rows,
        courses=lines.read_courses("L1; 152.5\nL2; 152.5\nL3; 147.5\nL4; 145").rows,
        journeyworker_rate=Decimal("24.00"), steps=lines.read_steps(steps).rows,
        ratio_scope="jobsite", ratio_first=1, ratio_further=1, probation_hours=Decimal(2000),
        least_age=18, agency="Office of Apprenticeship", complaints_contact="Training director",
        words=WORDS,
    )  # fmt: skip
    return replace(terms, **changes)


def hvac(**changes: Any) -> StandardsTerms:
    """HVAC technician, national guideline of Veterans Stand Together: hybrid, 4.5 years, $28.00."""
    steps = [f"{55 + 5 * step}; {1000 * step}" for step in range(9)] + ["100; 8500"]
    terms = StandardsTerms(
        occupation="Heating and air-conditioning installer", rapids_code="0637HY",
        onet_code="49-9021.00", approach="hybrid", term_low=Decimal(7920), term_high=Decimal(7920),
        term_years=Decimal("4.5"), step_by="hours",
        processes=lines.read_processes("Installing; 4000\nServicing; 3920").rows,
        courses=lines.read_courses("A; 45\nB; 123\nC; 210\nD; 96\nE; 78\nF; 96").rows,
        journeyworker_rate=Decimal("28.00"), steps=lines.read_steps("\n".join(steps)).rows,
        competencies=lines.read_competencies("Charges a system\nReads a drawing; optional").rows,
        ratio_scope="jobsite", ratio_first=1, ratio_further=1, probation_hours=Decimal(1980),
        least_age=16, agency="Office of Apprenticeship", complaints_contact="Sponsor", words=WORDS,
    )  # fmt: skip
    return replace(terms, **changes)
