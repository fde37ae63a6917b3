"""The words of the register for clean-energy credits: how a request went, what came back, what it is worth."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class SentBy(models.TextChoices):
    """How a written request went: the regulation names these two (26 CFR 1.45-8)."""

    ELECTRONIC = "electronic", _("Electronically")
    REGISTERED = "registered", _("By registered mail")


class ReplyKind(models.TextChoices):
    """What a program answers."""

    SENT = "sent", _("Apprentices are sent")
    DENIED = "denied", _("Denied: none can be sent")
    STANDARDS = "standards", _("Denied: the employer would not work by the standards")


class RequestState(models.TextChoices):
    """What a request is worth on a day; computed."""

    WAITING = "waiting", _("The program may still answer")
    EXCUSES = "excuses", _("Excuses")
    RAN_OUT = "ran_out", _("Excuse has run out")
    LATE = "late", _("Sent too late to excuse")
    INCOMPLETE = "incomplete", _("Something is missing in it")
    SENT = "sent", _("Apprentices are sent")
    NOT = "not", _("Does not excuse")
