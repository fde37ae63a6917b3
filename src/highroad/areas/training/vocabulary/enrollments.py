"""The words of enrollment: where an apprentice stands, who signs, who stands beside them."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class EnrollmentStatus(models.TextChoices):
    """Where an apprentice stands; the codes are those of RAPIDS, and one of ours for a transfer."""

    AGREEMENT = "AG", _("Agreement being signed")
    REGISTERED = "RE", _("Registered")
    SUSPENDED = "SU", _("Suspended")
    REINSTATED = "RI", _("Reinstated")
    COMPLETED = "CO", _("Completed")
    CANCELLED = "CA", _("Cancelled")
    TRANSFERRED = "TR", _("Transferred to another program")


class Ender(models.TextChoices):
    """Who ends an agreement."""

    APPRENTICE = "apprentice", _("The apprentice")
    SPONSOR = "sponsor", _("The sponsor")
    PROGRAM = "program", _("The end of the program's registration")
    """By 29 CFR 29.8 it ends with the program's; nobody chooses it by hand."""


class AgreementPart(models.TextChoices):
    """Who signs an apprenticeship agreement (part C of form ETA-671)."""

    APPRENTICE = "apprentice", _("Apprentice")
    GUARDIAN = "guardian", _("Parent or guardian")
    SPONSOR_1 = "sponsor_1", _("Sponsor, first signature")
    SPONSOR_2 = "sponsor_2", _("Sponsor, second signature")
    EMPLOYER_1 = "employer_1", _("Employer, first signature")
    EMPLOYER_2 = "employer_2", _("Employer, second signature")


class PairingKind(models.TextChoices):
    """Who stands beside an apprentice."""

    JOURNEYWORKER = "journeyworker", _("Journeyworker who confirms hours")
    MENTOR = "mentor", _("Mentor")
    INSTRUCTOR = "instructor", _("Instructor of the class")


class EntryState(models.TextChoices):
    """Where an entry of the hours book stands; computed."""

    WAITING = "waiting", _("Waits for a journeyworker")
    CONFIRMED = "confirmed", _("Confirmed")
    DECLINED = "declined", _("Not confirmed")
    CORRECTED = "corrected", _("Replaced by a correction")
