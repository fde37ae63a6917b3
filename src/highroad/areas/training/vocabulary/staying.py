"""The words of staying and leaving: check-ins with a mentor, reasons to leave, complaints."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class HowItGoes(models.TextChoices):
    """What a check-in says first."""

    WELL = "well", _("It goes well")
    MIXED = "mixed", _("Some of it is hard")
    HARD = "hard", _("It is hard at the moment")


class LeavingReason(models.TextChoices):
    """Why somebody leaves a program, in codes that can be counted."""

    BETTER_PAY = "pay", _("Better pay elsewhere")
    OTHER_TRADE = "trade", _("Another trade or school")
    TOO_FEW_HOURS = "hours", _("Too little work")
    SCHEDULE = "schedule", _("Hours of work or of class")
    TRAVEL = "travel", _("The way to work or to class")
    CHILD_CARE = "care", _("Care of children or relatives")
    HEALTH = "health", _("Health or injury")
    CLASS = "class", _("The class was too hard")
    TREATMENT = "treatment", _("How they were treated")
    MOVED = "moved", _("Moved away")
    CONDUCT = "conduct", _("Attendance or conduct")
    OTHER = "other", _("Something else")


class ComplaintRoute(models.TextChoices):
    """Where a complaint goes (OA Bulletin 2023-52): four ways, and the first is never the sponsor's own."""

    BARGAINED = "bargained", _("By the bargained agreement")
    SPONSOR = "sponsor", _("To the sponsor")
    AGENCY = "agency", _("To the registration agency")
    DISCRIMINATION = "discrimination", _("Discrimination, to the agency")


class ComplaintState(models.TextChoices):
    """Where a complaint stands; computed."""

    OPEN = "open", _("Waits for an answer")
    ANSWERED = "answered", _("Answered")
    APPEALED = "appealed", _("Taken to the agency")
    ELSEWHERE = "elsewhere", _("Goes another way")
