"""The words of accounts."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Role(models.TextChoices):
    """What somebody does for the platform itself; what they do in a partnership is their seat."""

    NONE = "none", _("No platform role")
    STAFF = "staff", _("Program office")
    EDITOR = "editor", _("Editor")
    OPERATOR = "operator", _("Operator")


class Language(models.TextChoices):
    ENGLISH = "en", "English"
    SPANISH = "es", "Español"


class Theme(models.TextChoices):
    SYSTEM = "system", _("As my device")
    LIGHT = "light", _("Light")
    DARK = "dark", _("Dark")
