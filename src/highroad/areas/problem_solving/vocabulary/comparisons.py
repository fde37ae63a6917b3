"""Words of comparisons across partnerships: which figures one may show the others."""

from __future__ import annotations

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class SharedFigure(TextChoices):
    """What a partnership may let the others see; each is chosen by itself."""

    PROMISES = "promises", _("Promises kept, of those due")
    LATE = "late", _("Promises late today")
    ISSUES = "issues", _("Issues solved or closed, of those raised")
    PROJECTS = "projects", _("Projects that reached their target, of all")
    LEVELS = "levels", _("Bodies at level 4 or 5, of those with a level")
    MEASURES = "measures", _("Measures of projects, before and after")


class SharingState(TextChoices):
    """Where the consent of a partnership stands; computed from its decision and its end."""

    ASKED = "asked", _("Before both sides")
    SHARED = "shared", _("Shown to the others")
    NOT_AGREED = "not_agreed", _("Not agreed")
    ENDED = "ended", _("Ended")
    REPLACED = "replaced", _("Replaced by a newer one")
