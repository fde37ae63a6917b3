"""The words of job quality: principles, units, and the indicators as data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import TextChoices
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Principle(TextChoices):
    """The eight Good Jobs Principles (Departments of Labor and Commerce, June 2022)."""

    HIRING = "hiring", _("Recruitment and hiring")
    BENEFITS = "benefits", _("Benefits")
    FAIRNESS = "fairness", _("Fair chances and access")
    VOICE = "voice", _("Empowerment and representation")
    SECURITY = "security", _("Job security and working conditions")
    CULTURE = "culture", _("How people are treated")
    PAY = "pay", _("Pay")
    GROWTH = "growth", _("Skills and moving up")


class Measure(TextChoices):
    """In what an indicator is read."""

    PERCENT = "percent", _("percent")
    DOLLARS = "dollars", _("dollars an hour")
    DAYS = "days", _("days")
    RATE = "rate", _("cases per 200,000 hours")
    RATIO = "ratio", _("ratio")
    YES_NO = "yes_no", _("yes or no")


class Better(TextChoices):
    """Which way is better for workers."""

    HIGHER = "higher", _("higher is better")
    LOWER = "lower", _("lower is better")


class ReadingStance(TextChoices):
    """What the other side says of a reading."""

    CONFIRM = "confirm", _("We see the same")
    DISPUTE = "dispute", _("This is not right")


class ReadingState(TextChoices):
    """Where a reading stands on a day. Computed, never stored."""

    NONE = "none", _("Nobody has read it")
    DECLARED = "declared", _("Declared by one side")
    CONFIRMED = "confirmed", _("Confirmed by the other side")
    DISPUTED = "disputed", _("Disputed")
    OLD = "old", _("Too old")


class WordShown(TextChoices):
    """What may be shown of the workers' word on a declared term."""

    RUNNING = "running", _("Workers are being asked")
    TOO_FEW = "too_few", _("Too few answers to show")
    SHARE = "share", _("Share that says: true")
    NEARLY_ALL = "nearly_all", _("Nearly everybody says: true")
    HARDLY_ANY = "hardly_any", _("Hardly anybody says: true")


class WordAnswer(TextChoices):
    """What a worker answers to a declared term."""

    TRUE = "true", _("Yes, that is so")
    UNTRUE = "untrue", _("No, that is not so")
    UNSURE = "unsure", _("I do not know")


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
