"""The words of totals: what is counted, and where somebody lives."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class TotalKind(models.TextChoices):
    """What a total counts. People are counted once, however many rows they have."""

    GRADUATED = "graduated", _("Completed the program")
    BEGAN = "began", _("Registered as apprentices")
    SEATED = "seated", _("Held a seat in a class")
    ATTENDED = "attended", _("Were in class")


DEFINITIONS = {
    TotalKind.GRADUATED: _("Apprentices whose completion is dated within the period."),
    TotalKind.BEGAN: _("Apprentices whose registration is dated within the period."),
    TotalKind.SEATED: _(
        "People who hold a seat, not a place on the waiting list, in a class that begins within the period."
    ),
    TotalKind.ATTENDED: _("People with at least an hour of class on a day within the period."),
}
"""What exactly is counted, as it stands beside the number."""
VERSION = 1
"""Of these definitions. A changed definition is a new version; kept totals name theirs."""


class AreaStanding(models.TextChoices):
    """Where a tract stands in a list of disadvantaged areas."""

    INSIDE = "inside", _("In a disadvantaged area")
    OUTSIDE = "outside", _("Not in one")
    UNKNOWN = "unknown", _("Not known")


class PublicationState(models.TextChoices):
    """Where a total that both sides publish stands."""

    DRAFT = "draft", _("Not put yet")
    PUT = "put", _("Waiting for both sides")
    PUBLISHED = "published", _("Published by both sides")
    FALLEN = "fallen", _("Not agreed")
    WITHDRAWN = "withdrawn", _("Withdrawn by both sides")
    CORRECTED = "corrected", _("Replaced by a corrected one")


class Measured(models.TextChoices):
    """What a figure with its span says to a limit somebody asked for."""

    SHOWN = "shown", _("Shown")
    OPEN = "open", _("The span holds the limit")
    UNKNOWN = "unknown", _("Not known yet")
    MISSED = "missed", _("Misses the limit")
