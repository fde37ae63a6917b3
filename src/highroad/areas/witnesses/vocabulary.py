"""The words of countersigning."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Cosigner(models.TextChoices):
    """For whom a key countersigns."""

    LABOR = "labor", _("Labor")
    MANAGEMENT = "management", _("Management")
    NEUTRAL = "neutral", _("A neutral")


class Finality(models.TextChoices):
    """Whether a decision stands in a checkpoint that everybody asked has countersigned."""

    RECORDED = "recorded", _("Recorded")
    FINAL = "final", _("Final")


class KeeperTask(models.TextChoices):
    """What waits for the person who keeps a side's key."""

    NAME_KEY = "name_key", _("Your side has no key yet")
    COUNTERSIGN = "countersign", _("The record waits for your side")
