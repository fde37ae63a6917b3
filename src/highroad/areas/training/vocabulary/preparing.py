"""The words of the way in: what a pre-apprenticeship needs, and what became of people by direct entry."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Element(models.TextChoices):
    """What makes a quality pre-apprenticeship: the five of 20 CFR 681.480."""

    CURRICULUM = "curriculum", _("Training aligned with what employers of the region need")
    SUPPORTS = "supports", _("Counseling and access to supportive services")
    HANDS_ON = "hands_on", _("Hands-on learning tied to career exploration")
    CREDENTIAL = "credential", _("The chance of at least one industry credential")
    PARTNERSHIP = (
        "partnership",
        _("A partnership with a registered apprenticeship that places people"),
    )


class EntryOutcome(models.TextChoices):
    """Where somebody is so many months after they finished preparing; computed."""

    TOO_SOON = "too_soon", _("Too soon to say")
    THERE = "there", _("In the apprenticeship")
    FINISHED = "finished", _("Finished the apprenticeship")
    LEFT = "left", _("Left the apprenticeship")
    NOT_IN = "not_in", _("Not entered")
