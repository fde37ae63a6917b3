"""The words of information requests and of pre-decisional involvement."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class RequestState(models.TextChoices):
    """Where a request for information stands; computed from its replies and the day."""

    ASKED = "asked", _("Asked")
    OVERDUE = "overdue", _("Overdue")
    PARTIAL = "partial", _("Answered in part")
    ANSWERED = "answered", _("Answered")
    REFUSED = "refused", _("Refused with reason")


class ReplyKind(models.TextChoices):
    """What the asked side gives."""

    FULL = "full", _("All that was asked for")
    PARTIAL = "partial", _("A part; the rest follows or is refused")
    REFUSED = "refused", _("A refusal, with its reason")


class PdiStage(models.TextChoices):
    """When the union came in."""

    AS_EARLY = "1", _("As early as the managers")
    DISCUSSED = "2", _("After some discussion")
    OPTIONS = "3", _("After there were options")
    TENTATIVE = "4", _("After a tentative decision")
    DECIDED = "5", _("After the decision")


class PdiAim(models.TextChoices):
    """What outcome was sought."""

    AGREEMENT = "agreement", _("Full agreement")
    IMPACT = "impact", _("Input, and agreement on the impact")
    INPUT = "input", _("Input only")
