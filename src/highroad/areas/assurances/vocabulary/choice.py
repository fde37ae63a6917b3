"""The words of free and fair choice. None of them is about a worker."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class AccessReply(TextChoices):
    """What the employer says to a request for access."""

    GRANTED = "granted", _("Granted as asked")
    CHANGED = "changed", _("Granted with changes")
    REFUSED = "refused", _("Refused")


class AccessState(TextChoices):
    """Where a request for access stands on a day. Computed, never stored."""

    ASKED = "asked", _("Waits for an answer")
    OVERDUE = "overdue", _("Answer overdue")
    GRANTED = "granted", _("Granted")
    REFUSED = "refused", _("Refused")
    KEPT = "kept", _("Granted and kept")
    NOT_KEPT = "not_kept", _("Granted and not kept")


class IncidentKind(TextChoices):
    """What a neutrality agreement rules out."""

    STATEMENT = "statement", _("A statement for or against a union")
    MEETING = "meeting", _("A meeting people had to attend")
    ONE_ON_ONE = "one_on_one", _("A talk with one worker alone")
    POLLING = "polling", _("Workers were asked what they think")
    DELAY = "delay", _("Delay")
    LIST_LATE = "list_late", _("A list came late or incomplete")
    CONSULTANT = "consultant", _("A persuader was hired")
    OTHER = "other", _("Something else the text rules out")


class IncidentState(TextChoices):
    """Where an incident stands on a day. Computed, never stored."""

    OPEN = "open", _("Waits for an answer")
    OVERDUE = "overdue", _("Answer overdue")
    ANSWERED = "answered", _("Answered")
    FOUND = "found", _("Found by the neutral person")
    SETTLED = "settled", _("Settled")


class LadderAct(TextChoices):
    """What happens on the way to a first contract."""

    MET = "met", _("The parties met")
    STOPPED = "stopped", _("The clock was stopped by agreement")
    RESUMED = "resumed", _("The clock runs again")
    MEDIATED = "mediated", _("Mediation began")
    ARBITRATED = "arbitrated", _("The arbitration panel began")
    SETTLED = "settled", _("The first contract is settled")


class LadderStep(TextChoices):
    """The steps of the agreed way to a first contract."""

    MEET = "meet", _("Meet for the first time")
    BARGAIN = "bargain", _("Bargain between the parties")
    MEDIATE = "mediate", _("Mediation")
    ARBITRATE = "arbitrate", _("Binding arbitration")


class PostingForm(TextChoices):
    """How the notice of rights is posted."""

    LARGE_SHEET = "large_sheet", _("One sheet, 11 by 17 inches")
    TWO_SHEETS = "two_sheets", _("Two sheets, 8.5 by 11 inches")
    SCREEN = "screen", _("On a screen, with a link")
