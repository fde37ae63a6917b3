"""The words of the written plan of 29 CFR part 30: steps of its calendar, tests, ways to reach people."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class PlanStepKind(models.TextChoices):
    """What is done again and again."""

    REVIEW = "review", _("Review of personnel practices")
    WORKFORCE = "workforce", _("Workforce analysis")
    UTILIZATION = "utilization", _("Utilization analysis")
    REMINDER = "reminder", _("Reminder to answer about a disability")
    IMPEDIMENTS = "impediments", _("Review of what stands in the way of people with disabilities")


class UtilizationTest(models.TextChoices):
    """Which of the tests the sponsor chose (29 CFR 30.5(d))."""

    EIGHTY = "eighty", _("80 percent of availability")
    DEVIATIONS = "deviations", _("Two standard deviations, from 30 apprentices on")


class OutreachKind(models.TextChoices):
    """How people are reached (29 CFR 30.8)."""

    LINKAGE = "linkage", _("Linkage agreement")
    NOTICE = "notice", _("Openings are announced there")
    VISIT = "visit", _("Visits and open days")
    MENTORS = "mentors", _("Mentors from groups that are few")


class AimedAt(models.TextChoices):
    """Whom the plan looks at; codes of the federal tables."""

    WOMEN = "women", _("Women")
    HISP = "hispanic", _("Hispanic or Latino")
    AA = "AA", _("Black or African American")
    AS = "AS", _("Asian")
    AIAN = "AIAN", _("American Indian or Alaska Native")
    NHPI = "NHPI", _("Native Hawaiian or other Pacific Islander")
    DISABILITY = "disability", _("People with disabilities")
