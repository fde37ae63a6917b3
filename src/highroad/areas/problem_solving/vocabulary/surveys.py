"""Words of surveys by role."""

from __future__ import annotations

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from highroad.kit.tallies import Shown


class SurveyShown(TextChoices):
    """What may be shown of how one role answered one question."""

    RUNNING = Shown.RUNNING.value, _("People are being asked")
    TOO_FEW = Shown.TOO_FEW.value, _("Too few answers to show")
    SHARE = Shown.SHARE.value, _("Share that says yes")
    NEARLY_ALL = Shown.NEARLY_ALL.value, _("Nearly everybody says yes")
    HARDLY_ANY = Shown.HARDLY_ANY.value, _("Hardly anybody says yes")


class SurveyAnswer(TextChoices):
    """What somebody answers."""

    YES = "true", _("Yes")
    NO = "untrue", _("No")
    UNSURE = "unsure", _("I cannot say")


USUAL_QUESTIONS = (
    _("Do you trust what the other side tells you?"),
    _("Are people of your role heard before something is decided?"),
    _("Are all roles treated with the same fairness here?"),
    _("Do you learn in time what this committee has decided?"),
    _("Has work become better through this committee in the last year?"),
)
"""In our own words: trust, being heard, fairness, word getting round, effect. A body may ask others."""
