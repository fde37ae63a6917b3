"""The words between the program office and a partnership."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class ContactStatus(TextChoices):
    """Where an agreement to be written to stands; computed, never stored."""

    PUT = "put", _("Waits for both sides")
    HOLDS = "holds", _("Agreed by both sides")
    FALLEN = "fallen", _("Not agreed")
    ENDED = "ended", _("Ended")


class QuestionStatus(TextChoices):
    """Where a question of the program office stands; computed, never stored."""

    ASKED = "asked", _("Not answered")
    PUT = "put", _("An answer waits for both sides")
    ANSWERED = "answered", _("Answered by both sides")
