"""The labels of single values, as published standards spell them, and how each value is read."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from highroad.areas.training.rules.papers import values
from highroad.areas.training.rules.papers.values import Found
from highroad.kit.answers import Answer, no

Reader = Callable[[str], Found | None]
APPROACHES = {"competency": "competency", "hybrid": "hybrid", "time": "time"}
STEPS_BY = {
    "both": "both",
    "hours and months": "both",
    "competenc": "competencies",
    "hour": "hours",
    "month": "months",
}
SCOPES = {
    "barred": "barred",
    "forbid": "barred",
    "workforce": "workforce",
    "department": "department",
    "shop": "department",
    "site": "jobsite",
}
RATES = {"percent": True, "%": True, "dollar": False, "$": False}
WRITTEN: Mapping[str, tuple[str, Reader, Answer]] = {
    "occupation": ("Occupation", values.words("occupation", 160), no("Write at most 160 letters.")),
    "rapids_code": ("RAPIDS code", values.rapids, no("Write it as 0414S-R.")),
    "onet_code": ("O*NET code", values.onet, no("Write it as 47-2152.00.")),
    "approach": (
        "Approach",
        values.one_of("approach", APPROACHES),
        no("Write time, competency or hybrid."),
    ),
    "term_low": (
        "Hours of the term, at least",
        values.plain_number("term_low"),
        no("Write a number such as 8000."),
    ),
    "term_high": (
        "Hours of the term, at most",
        values.plain_number("term_high"),
        no("Write a number such as 8000."),
    ),
    "term_years": (
        "Years of the term",
        values.plain_number("term_years"),
        no("Write a number such as 4.5."),
    ),
    "hours_a_year": (
        "Hours in a year",
        values.plain_number("hours_a_year"),
        no("Write a number such as 2000."),
    ),
    "said_low": (
        "Hours in the sentence about the term, at least",
        values.plain_number("said_low"),
        no("Write a number such as 8000."),
    ),
    "said_high": (
        "Hours in the sentence about the term, at most",
        values.plain_number("said_high"),
        no("Write a number such as 8000."),
    ),
    "printed_total": (
        "Total row",
        values.plain_number("printed_total"),
        no("Write a number such as 8000."),
    ),
    "tolerance": (
        "Tolerance per work process, percent",
        values.plain_number("tolerance"),
        no("Write a number such as 10."),
    ),
    "journeyworker_rate": (
        "Journeyworker's rate, dollars an hour",
        values.plain_number("journeyworker_rate"),
        no("Write a number such as 24.00."),
    ),
    "rates_in_percent": (
        "Wage steps are written in",
        values.one_of("rates_in_percent", RATES),
        no("Write percent or dollars."),
    ),
    "minimum_wage": (
        "Minimum wage of the state or the bargained agreement",
        values.plain_number("minimum_wage"),
        no("Write a number such as 15.00."),
    ),
    "step_by": (
        "What brings an apprentice to the next step",
        values.one_of("step_by", STEPS_BY),
        no("Write hours, months, both or competencies."),
    ),
    "ratio_scope": (
        "Apprentices to journeyworkers are counted",
        values.one_of("ratio_scope", SCOPES),
        no("Write jobsite, workforce, department or barred."),
    ),
    "ratio_first": (
        "Journeyworkers for the first apprentice",
        values.whole_number("ratio_first"),
        no("Write a whole number such as 1."),
    ),
    "ratio_further": (
        "Journeyworkers for each further apprentice",
        values.whole_number("ratio_further"),
        no("Write a whole number such as 3."),
    ),
    "probation_hours": (
        "Probation in hours",
        values.plain_number("probation_hours"),
        no("Write a number such as 2000."),
    ),
    "probation_months": (
        "Probation in months",
        values.plain_number("probation_months"),
        no("Write a number such as 12."),
    ),
    "least_age": (
        "Least age at the start",
        values.whole_number("least_age"),
        no("Write a whole number such as 18."),
    ),
    "agency": (
        "Registration agency",
        values.words("agency", 160),
        no("Write at most 160 letters."),
    ),
    "complaints_contact": (
        "Contact for complaints",
        values.words("complaints_contact", 200),
        no("Write at most 200 letters."),
    ),
}
"""By field: the label in files of ours, how its value is read, and what to write instead."""
OTHERS: Mapping[tuple[str, ...], tuple[Reader, Answer]] = {
    ("occupation title", "job title", "trade", "occupation name"): WRITTEN["occupation"][1:],
    ("rapids", "rapids number", "rais code", "rapids occupation code"): WRITTEN["rapids_code"][1:],
    (
        "o net-soc code",
        "o net code",
        "onet code",
        "o net soc code",
        "onet-soc code",
        "o net-soc",
        "o net",
        "soc code",
    ): WRITTEN["onet_code"][1:],
    (
        "type of training",
        "training approach",
        "type of occupation",
        "apprenticeship approach",
        "training type",
        "type of program",
    ): WRITTEN["approach"][1:],
    (
        "term",
        "term of apprenticeship",
        "length of term",
        "term length",
        "apprenticeship term",
        "ojl hours",
        "ojt hours",
        "hours",
    ): (values.term, no("Write it as 4 years, 8,000 hours.")),
    ("total", "total hours", "total ojl hours", "total ojt hours"): WRITTEN["printed_total"][1:],
    (
        "ratio",
        "ratio of apprentices to journeyworkers",
        "apprentice to journeyworker ratio",
        "apprentice-to-journeyworker ratio",
    ): (values.ratio, no("Write it as 1:1, apprentices first.")),
    ("probation", "probationary period", "probation period"): (
        values.probation,
        no("Write it as 2,000 hours or 12 months."),
    ),
    (
        "journeyworker rate",
        "journeyworker hourly rate",
        "journeyworker wage",
        "journeyworker wage rate",
        "journeyworker hourly wage",
        "journeyworker's rate",
    ): WRITTEN["journeyworker_rate"][1:],
    ("minimum wage",): WRITTEN["minimum_wage"][1:],
    ("minimum age", "minimum starting age", "age"): WRITTEN["least_age"][1:],
    ("complaints", "contact for complaint", "complaints contact"): WRITTEN["complaints_contact"][
        1:
    ],
}
READERS: Mapping[str, tuple[Reader, Answer]] = {
    **{values.folded(label): (read, how) for label, read, how in WRITTEN.values()},
    **{name: found for names, found in OTHERS.items() for name in names},
}
