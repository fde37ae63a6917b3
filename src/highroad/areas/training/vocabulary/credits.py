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


class Credit(models.TextChoices):
    """Credits whose full amount asks for prevailing wages, and all but the last for apprentices."""

    PRODUCTION = "45Y", _("45Y: clean electricity, by what is produced")
    INVESTMENT = "48E", _("48E: clean electricity, by what is invested")
    OLD_PRODUCTION = "45", _("45: electricity from renewable sources")
    OLD_INVESTMENT = "48", _("48: energy property")
    HYDROGEN = "45V", _("45V: clean hydrogen")
    CARBON = "45Q", _("45Q: carbon oxide that is captured")
    FUEL = "45Z", _("45Z: clean fuel")
    REFUELING = "30C", _("30C: charging and refueling")
    BUILDINGS = "179D", _("179D: energy efficient commercial buildings")
    HOMES = "45L", _("45L: energy efficient homes (wages only)")


class Technology(models.TextChoices):
    """What makes or keeps the electricity, as far as the end of a credit turns on it."""

    WIND = "wind", _("Wind")
    SOLAR = "solar", _("Sun")
    STORAGE = "storage", _("Storage")
    OTHER = "other", _("Something else")


class EndState(models.TextChoices):
    """How a facility stands to the end of its credit on a day; computed."""

    KEPT = "kept", _("In time")
    PLANNED = "planned", _("In time if the plan holds")
    NO_DAY = "no_day", _("The planned day is missing")
    LATE = "late", _("Planned after the credit ends")
    FADES = "fades", _("A smaller credit")
    RUNS = "runs", _("Still runs")
    ENDED = "ended", _("The credit has ended for it")
