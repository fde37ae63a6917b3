"""The answers somebody may give about themselves. Not wanting to say is an answer; nothing is imputed."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class SexAnswer(models.TextChoices):
    """As the agency asks (29 CFR 30.11 and the plan of 30.5)."""

    FEMALE = "female", _("Female")
    MALE = "male", _("Male")
    DECLINED = "declined", _("I do not wish to answer")


class EthnicityAnswer(models.TextChoices):
    """Asked apart from race."""

    HISPANIC = "hispanic", _("Hispanic or Latino")
    NOT = "not_hispanic", _("Not Hispanic or Latino")
    DECLINED = "declined", _("I do not wish to answer")


class RaceAnswer(models.TextChoices):
    """Several may be chosen; somebody counts once in each."""

    AS = "AS", _("Asian")
    AA = "AA", _("Black or African American")
    AIAN = "AIAN", _("American Indian or Alaska Native")
    NHPI = "NHPI", _("Native Hawaiian or other Pacific Islander")
    WHITE = "WHITE", _("White")


class DisabilityAnswer(models.TextChoices):
    """Asked on a form of its own and kept apart (29 CFR 30.11)."""

    YES = "yes", _("Yes, I have a disability, or had one in the past")
    NO = "no", _("No")
    DECLINED = "declined", _("I do not wish to answer")
