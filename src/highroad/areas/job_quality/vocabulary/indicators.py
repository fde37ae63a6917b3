"""What tells whether a job is good, as data: principle, question of the guide, unit, days of freshness."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from highroad.areas.job_quality.vocabulary.words import Better, Measure, Principle


@dataclass(frozen=True)
class Indicator:
    """What tells whether a job is good: its principle, the guide's question it speaks for, its unit.

    `fresh_days`: so long a reading counts.
    """

    key: str
    principle: Principle
    question: str
    text: Promise
    measure: Measure
    better: Better = Better.HIGHER
    fresh_days: int = 365


HALF_YEAR = 183
P, M, LOWER = Principle, Measure, Better.LOWER
INDICATORS: tuple[Indicator, ...] = (
    Indicator(
        "direct_share",
        P.SECURITY,
        "5a2",
        _("Hours worked by directly employed people"),
        M.PERCENT,
        fresh_days=HALF_YEAR,
    ),
    Indicator("rate", P.PAY, "5a3", _("Straight-time rate"), M.DOLLARS, fresh_days=HALF_YEAR),
    Indicator(
        "of_occupation_median",
        P.PAY,
        "5a3",
        _("Rate against the area's median of the occupation"),
        M.PERCENT,
        fresh_days=HALF_YEAR,
    ),
    Indicator(
        "of_area_median",
        P.PAY,
        "5a3",
        _("Rate against the area's median of all occupations"),
        M.PERCENT,
        fresh_days=HALF_YEAR,
    ),
    Indicator(
        "living_wage_share",
        P.PAY,
        "5a3",
        _("Workers at or above the living wage that both sides use"),
        M.PERCENT,
        fresh_days=HALF_YEAR,
    ),
    Indicator(
        "moved_up",
        P.GROWTH,
        "5a3",
        _("Workers who moved up a step in twelve months"),
        M.PERCENT,
        fresh_days=HALF_YEAR,
    ),
    Indicator(
        "health",
        P.BENEFITS,
        "5a4",
        _("Workers who can have the employer's health insurance"),
        M.PERCENT,
    ),
    Indicator(
        "retirement",
        P.BENEFITS,
        "5a4",
        _("Workers who can have a pension or another retirement plan"),
        M.PERCENT,
    ),
    Indicator(
        "family_leave",
        P.BENEFITS,
        "5a5",
        _("Workers with paid family and medical leave"),
        M.PERCENT,
    ),
    Indicator("sick_leave", P.BENEFITS, "5a5", _("Workers with paid sick days"), M.PERCENT),
    Indicator("other_leave", P.BENEFITS, "5a5", _("Workers with other paid leave"), M.PERCENT),
    Indicator(
        "mental_health",
        P.BENEFITS,
        "5a5",
        _("Workers whose plan helps in mental distress"),
        M.PERCENT,
    ),
    Indicator(
        "child_care", P.BENEFITS, "5a6", _("Workers who get help with child care"), M.PERCENT
    ),
    Indicator(
        "flexible_hours",
        P.CULTURE,
        "5a6",
        _("Workers who can change their hours for somebody they care for"),
        M.PERCENT,
    ),
    Indicator(
        "notice", P.SECURITY, "5a7", _("Days of notice of a schedule"), M.DAYS, fresh_days=HALF_YEAR
    ),
    Indicator(
        "changed_late",
        P.SECURITY,
        "5a7",
        _("Shifts changed inside the notice"),
        M.PERCENT,
        LOWER,
        HALF_YEAR,
    ),
    Indicator(
        "change_premium",
        P.SECURITY,
        "5a7",
        _("Late changes for which a premium was paid"),
        M.PERCENT,
        fresh_days=HALF_YEAR,
    ),
    Indicator(
        "short_turns",
        P.SECURITY,
        "5a7",
        _("Shifts that begin less than eleven hours after the last"),
        M.PERCENT,
        LOWER,
        HALF_YEAR,
    ),
    Indicator(
        "swing",
        P.SECURITY,
        "5a7",
        _("How much weekly hours swing (deviation by mean)"),
        M.RATIO,
        LOWER,
        HALF_YEAR,
    ),
    Indicator(
        "classification_looked_at",
        P.SECURITY,
        "5a8",
        _("Both sides looked through who is called a contractor"),
        M.YES_NO,
    ),
    Indicator("no_noncompete", P.SECURITY, "5a9", _("Contracts have no noncompete"), M.YES_NO),
    Indicator(
        "no_arbitration", P.VOICE, "5a9", _("Contracts have no forced arbitration"), M.YES_NO
    ),
    Indicator(
        "no_class_waiver", P.VOICE, "5a9", _("Contracts do not give up group claims"), M.YES_NO
    ),
    Indicator(
        "no_training_debt", P.GROWTH, "5a9", _("Nobody owes for training on leaving"), M.YES_NO
    ),
    Indicator(
        "recordable_rate", P.SECURITY, "5a10", _("Total recordable cases"), M.RATE, LOWER, HALF_YEAR
    ),
    Indicator(
        "dart_rate",
        P.SECURITY,
        "5a10",
        _("Cases with days away, restriction or transfer"),
        M.RATE,
        LOWER,
        HALF_YEAR,
    ),
    Indicator(
        "safety_together",
        P.VOICE,
        "5a10",
        _("Managers lead and workers help to run the safety system"),
        M.YES_NO,
        fresh_days=HALF_YEAR,
    ),
    Indicator(
        "sites_looked_over",
        P.SECURITY,
        "5a10",
        _("Sites are looked over for hazards, with workers"),
        M.YES_NO,
        fresh_days=HALF_YEAR,
    ),
    Indicator(
        "hazards_prevented",
        P.SECURITY,
        "5a10",
        _("Hazards that were found are prevented or controlled, with a day for each"),
        M.YES_NO,
        fresh_days=HALF_YEAR,
    ),
    Indicator(
        "safety_training",
        P.SECURITY,
        "5a10",
        _("Workers trained in safety and health in the year"),
        M.PERCENT,
        fresh_days=HALF_YEAR,
    ),
    Indicator(
        "experience_rating",
        P.SECURITY,
        "5a10",
        _("Experience rating of the insurer of injuries at work"),
        M.RATIO,
        LOWER,
    ),
    Indicator(
        "harassment_training",
        P.CULTURE,
        "5a10",
        _("Workers trained against harassment in the year"),
        M.PERCENT,
        fresh_days=HALF_YEAR,
    ),
    Indicator(
        "open_hiring", P.HIRING, "", _("Openings posted where everybody can see them"), M.PERCENT
    ),
    Indicator(
        "promotion_gap",
        P.FAIRNESS,
        "",
        _("Widest gap between groups in moving up, in percentage points"),
        M.PERCENT,
        LOWER,
    ),
)
BY_KEY: Mapping[str, Indicator] = {indicator.key: indicator for indicator in INDICATORS}
CHOICES = [(indicator.key, indicator.text) for indicator in INDICATORS]
BENEFITS = (
    "health", "retirement", "family_leave", "sick_leave", "other_leave", "child_care", "mental_health",
)  # fmt: skip
"""The rows of the matrix of benefits."""
PROGRAM = (
    "safety_together",
    "sites_looked_over",
    "hazards_prevented",
    "safety_training",
    "harassment_training",
)
"""The elements of a safety and health program that the training guide asks about."""
