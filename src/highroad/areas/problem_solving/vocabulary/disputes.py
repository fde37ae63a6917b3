"""The words of disputes between parties."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class DisputeState(models.TextChoices):
    """Where a dispute stands; computed from its days."""

    OPEN = "open", _("To be settled")
    MET = "met", _("Met off site")
    SETTLED = "settled", _("Settled")
