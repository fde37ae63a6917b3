"""The words of what is shown and what is taught: ratings and their signatures, seats of a class."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Level(models.IntegerChoices):
    """How well something is done: the scale of the occupational frameworks (OA Bulletin 2023-50)."""

    UNSEEN = 0, _("0: not seen yet")
    TRIED = 1, _("1: tried, without success")
    HELPED = 2, _("2: done with a good deal of help")
    SATISFACTORY = 3, _("3: done well with little help")
    ALONE = 4, _("4: done well alone")


class RatingState(models.TextChoices):
    """Where a rating stands; computed."""

    WAITING = "waiting", _("Waits for the second signature")
    SIGNED = "signed", _("Signed by two")
    DECLINED = "declined", _("Not signed")


class SeatKind(models.TextChoices):
    """For whom a seat of a class is kept."""

    MEMBER = "member", _("For members")
    PUBLIC = "public", _("For the public")


class SeatState(models.TextChoices):
    """Where somebody stands with a class; computed from the order in which they asked."""

    HOLDS = "holds", _("Has a seat")
    WAITS = "waits", _("On the waiting list")
    LEFT = "left", _("Gave it up")
