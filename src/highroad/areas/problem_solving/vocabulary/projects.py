"""The words of improvement projects."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class ValueDimension(models.TextChoices):
    """What an improvement is for."""

    QUALITY = "quality", _("Quality")
    SERVICE = "service", _("Service")
    AFFORDABILITY = "affordability", _("Affordability")
    BEST_PLACE = "best_place", _("Best place to work")


class ProjectEnd(models.TextChoices):
    """How a project ended; one that goes on has none."""

    REACHED = "reached", _("Reached its target")
    STOPPED = "stopped", _("Stopped")


class Direction(models.TextChoices):
    """Which way is better."""

    UP = "up", _("More is better")
    DOWN = "down", _("Less is better")


class TrialVerdict(models.TextChoices):
    """What is done with a change after its test."""

    ADAPT = "adapt", _("Adapt and test again")
    ADOPT = "adopt", _("Adopt")
    ABANDON = "abandon", _("Abandon")


class Readiness(models.TextChoices):
    """What a body asks itself before it takes over a practice of another."""

    NEED = "need", _("We have the problem this practice solves")
    MEASURE = "measure", _("We can measure it, and know where we stand today")
    BOTH_SIDES = "both_sides", _("Both sides here want to try it")
    TIME = "time", _("The people who will do it have time and know how")
    FIT = "fit", _("We have seen what must be different here")
