"""The words of placements."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Schedule(models.TextChoices):
    """How a job lies in the week."""

    FULL_TIME = "full_time", _("Full time")
    PART_TIME = "part_time", _("Part time")
    SHIFTS = "shifts", _("Shifts")
    SEASONAL = "seasonal", _("Seasonal")


class CheckResult(models.TextChoices):
    """What somebody found when asking again."""

    STAYS = "stays", _("Still there")
    MOVED_UP = "moved_up", _("Still there, in a better job")
    ELSEWHERE = "elsewhere", _("In a job elsewhere")
    LEFT = "left", _("No job")
    UNKNOWN = "unknown", _("Could not be reached")
