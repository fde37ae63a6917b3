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


class Measure(models.TextChoices):
    """What a plan of a training sets targets for, quarter by quarter."""

    ENROLLED = "enrolled", _("Began a class")
    COMPLETED = "completed", _("Completed a class")
    PLACED = "placed", _("Placed in a job")
    RETAINED = "retained", _("Still there after 90 days")


class CountKind(models.TextChoices):
    """What a count that came from elsewhere counts."""

    CLASS = "class", _("Placed from a class")
    PROMISE = "promise", _("Hires promised in an order")
    CHECK = "check", _("Still there on a day")
