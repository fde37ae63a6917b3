"""The words of job quality: principles, units, where a reading stands."""

from __future__ import annotations

from django.db.models import TextChoices
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


class Trend(TextChoices):
    """How a reading stands to the one before it, for workers."""

    BETTER = "better", _("better than before")
    WORSE = "worse", _("worse than before")
    SAME = "same", _("as before")


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


class InquiryKind(TextChoices):
    """What both sides look through together. The outcome is questions, never a verdict."""

    CLASSIFICATION = "classification", _("Who is called a contractor")
    TERMS = "terms", _("Terms of contracts")


class ClassificationTest(TextChoices):
    """By which test people look at who is called a contractor; which one binds depends on the law."""

    ABC = "abc", _("ABC test of many states")
    SIX_FACTORS = "six_factors", _("Six factors of the 2024 rule (29 CFR 795)")
    SIGNS = "signs", _("Signs on site, by no test")
    NONE = "none", _("No test: terms of contracts")


class InquiryReply(TextChoices):
    """What was found to one question."""

    YES = "yes", _("Yes")
    NO = "no", _("No")
    UNSURE = "unsure", _("We do not know")


class StudyKind(TextChoices):
    """What a study of certified filings counts."""

    MOVED_UP = (
        "moved_up",
        _("Higher straight-time rate at the end of the year than at its beginning"),
    )
    LIVING_WAGE = (
        "living_wage",
        _("Last straight-time rate of the year at or above the living wage"),
    )
    STEPS = "steps", _("A step higher at the end of the year than at its beginning")


class StudyGroups(TextChoices):
    """By which answers a study tells people apart."""

    SEX = "sex", _("Sex")
    RACE = "race", _("Race")
