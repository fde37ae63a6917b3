"""The words of copies: how far one is."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class CopyStatus(models.TextChoices):
    """How far a copy is that a party asked for."""

    WAITING = "waiting", _("Waits to be made")
    MAKING = "making", _("Is being made")
    READY = "ready", _("Ready to download")
    FAILED = "failed", _("Could not be made")
    STOPPED = "stopped", _("No longer wanted")
    GONE = "gone", _("Deleted here")


class ArrivalStatus(models.TextChoices):
    """How far a copy is that somebody wants to load here."""

    WAITING = "waiting", _("Waits to be checked")
    ACCEPTED = "accepted", _("Is being loaded")
    CHECKED = "checked", _("Checked, not loaded")
    BROUGHT = "brought", _("Loaded")
    DROPPED = "dropped", _("Set aside")
