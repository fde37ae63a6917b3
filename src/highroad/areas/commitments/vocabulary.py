"""The words of commitments."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class CommitmentKind(models.TextChoices):
    """Where a promise comes from and what it is for."""

    FOLLOW_UP = "follow_up", _("Follow-up")
    STEP = "step", _("Step of a plan")
    PLEDGE = "pledge", _("Pledge")
    REMEDY = "remedy", _("Remedy")
    IMPROVEMENT = "improvement", _("Improvement")


class CommitmentState(models.TextChoices):
    """Where a promise stands. Late is computed from the day and never stored."""

    ASKED = "asked", _("Asked for")
    OPEN = "open", _("Open")
    LATE = "late", _("Late")
    EVIDENCED = "evidenced", _("Shown, to be confirmed")
    CONFIRMED = "confirmed", _("Confirmed")
    DECLINED = "declined", _("Declined with reasons")
    WITHDRAWN = "withdrawn", _("Withdrawn")


class CommitmentAct(models.TextChoices):
    """What can be done with a promise."""

    ASK = "asked", _("Asked for")
    PROMISE = "promised", _("Promised")
    ACCEPT = "accepted", _("Accepted")
    DECLINE = "declined", _("Declined")
    SHOW = "shown", _("Evidence added")
    CONFIRM = "confirmed", _("Confirmed")
    NOT_RIGHT = "not_right", _("This is not right")
    POSTPONE = "postponed", _("New due date")
    HAND_OVER = "handed_over", _("Handed over")
    WITHDRAW = "withdrawn", _("Withdrawn")
    ESCALATE = "escalated", _("Put before the sponsors")


class EvidenceForm(models.TextChoices):
    """What evidence is made of."""

    NOTE = "note", _("A note")
    FIGURE = "figure", _("A figure")
    FILE = "file", _("A file")


class WaitingFor(models.TextChoices):
    """Why a promise stands in somebody's inbox."""

    ANSWER = "answer", _("You are asked to promise something")
    KEEP = "keep", _("You promised this")
    CONFIRM = "confirm", _("The other side says it is done")
    SPONSOR = "sponsor", _("Late, and now with the sponsors")
