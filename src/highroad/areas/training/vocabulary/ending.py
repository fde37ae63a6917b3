"""The words of a registration that ends."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class EndedBy(models.TextChoices):
    """Who ends the registration of a program (29 CFR 29.8)."""

    SPONSOR = "sponsor", _("At the sponsor's request")
    AGENCY = "agency", _("By order of the registration agency")
