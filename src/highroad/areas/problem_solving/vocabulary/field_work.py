"""Words of marks from outside."""

from __future__ import annotations

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class MarkKind(TextChoices):
    """What happened on a day that both sides measure themselves by."""

    EVENT = "event", _("Something happened")
    RATING = "rating", _("A rating from outside")
    STEP = "step", _("A step taken together")
