"""The words of decisions."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Stance(models.TextChoices):
    """What a seat answers to a proposal."""

    AGREE = "agree", _("I agree")
    LIVE_WITH = "live_with", _("I can live with it and will support it")
    STAND_ASIDE = "stand_aside", _("I stand aside")
    DECLINE = "decline", _("I decline")


class Outcome(models.TextChoices):
    """Where a proposal stands. Computed each time from the answers, never stored."""

    OPEN = "open", _("Open")
    PROVISIONAL = "provisional", _("Provisional")
    ADOPTED = "adopted", _("Adopted")
    DECLINED = "declined", _("Declined")
    LAPSED = "lapsed", _("Lapsed")
    WITHDRAWN = "withdrawn", _("Withdrawn")


class Setting(models.TextChoices):
    """Where a proposal is decided, as the charter has it. Empty where the charter says nothing."""

    IN_MEETING = "in_meeting", _("In a meeting")
    NEXT_MEETING = "next_meeting", _("Only in a meeting")
    BETWEEN = "between", _("Between meetings")
    WITHOUT_QUORUM = "without_quorum", _("In a meeting without quorum")


class RenewalCause(models.TextChoices):
    """Why both sides confirm a charter anew."""

    NEW_LEADER = "new_leader", _("A co-chair has changed")
    TERM = "term", _("Its time is up")


class Verdict(models.TextChoices):
    """What one side's answers come to."""

    PASSES = "passes", _("Passes")
    FAILS = "fails", _("Does not pass")
    OPEN = "open", _("Still open")
    SEALED = "sealed", _("Sealed")


class WaitingKind(models.TextChoices):
    """Why a decision waits for somebody."""

    SIGN = "sign", _("Your answer is asked for")
    REVIEW = "review", _("A decision is due for review")
