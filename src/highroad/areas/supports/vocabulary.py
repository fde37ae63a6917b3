"""The words of supports: what people need, what became of it, and why not."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from django.db import models
from django.utils.translation import gettext_lazy as _


class SupportKind(models.TextChoices):
    """The twelve categories of supportive services, 20 CFR 680.900."""

    COMMUNITY = "community", _("Links to help in the community")
    TRANSPORT = "transport", _("Getting there")
    CARE = "care", _("Child care and care for others")
    HOUSING = "housing", _("Housing")
    PAYMENTS = "payments", _("Money to live on during training")
    TESTING = "testing", _("Help with educational testing")
    ACCOMMODATION = "accommodation", _("Accommodations for a disability")
    LEGAL = "legal", _("Legal aid")
    HEALTH = "health", _("Health care")
    GEAR = "gear", _("Work clothes, tools, glasses")
    BOOKS = "books", _("Books, fees, school supplies")
    FEES = "fees", _("Fees for applications, tests, certificates")


class Everyday(models.TextChoices):
    """What the first questions ask, in everyday words."""

    CHILD_CARE = "child_care", _("Somebody to look after my children or others")
    TRANSPORT = "transport", _("A way to get to class or work")
    HOUSING = "housing", _("A place to live")
    FOOD = "food", _("Food")
    LEGAL = "legal", _("Legal help")
    BOOKS = "books", _("Books or supplies")
    TESTING = "testing", _("Tests and what they cost")
    GEAR = "gear", _("Work clothes, boots, tools, glasses")
    ACCOMMODATION = "accommodation", _("Something that makes work possible with my health")
    PAPERS = "papers", _("Papers that show who I am or that I may work")
    MONEY = "money", _("Money to get through the training")


KIND_OF: Final[Mapping[Everyday, SupportKind]] = {
    Everyday.CHILD_CARE: SupportKind.CARE,
    Everyday.TRANSPORT: SupportKind.TRANSPORT,
    Everyday.HOUSING: SupportKind.HOUSING,
    Everyday.FOOD: SupportKind.COMMUNITY,
    Everyday.LEGAL: SupportKind.LEGAL,
    Everyday.BOOKS: SupportKind.BOOKS,
    Everyday.TESTING: SupportKind.TESTING,
    Everyday.GEAR: SupportKind.GEAR,
    Everyday.ACCOMMODATION: SupportKind.ACCOMMODATION,
    Everyday.PAPERS: SupportKind.FEES,
    Everyday.MONEY: SupportKind.PAYMENTS,
}
"""In which of the twelve categories an everyday answer belongs."""


class Occasion(models.TextChoices):
    """When somebody is asked what they need."""

    START = "start", _("At the start")
    ENROLLED = "enrolled", _("When the training begins")
    HALFWAY = "halfway", _("Halfway through")
    COMPLETED = "completed", _("When the training is completed")
    THIRTY_DAYS = "thirty_days", _("30 days after it")
    NINETY_DAYS = "ninety_days", _("90 days after it")
    OTHER = "other", _("At another time")


class Purpose(models.TextChoices):
    """What a person's consent is for."""

    HELP = "help", _("The navigator reads what I tell and looks for help")
    SHARE = "share", _("The navigator tells a helper what is needed to help me")
    COUNT = "count", _("I am counted in protected totals, without a name")


class CaseState(models.TextChoices):
    """Where a person's case stands."""

    ASKED = "asked", _("Asked for help")
    AT_WORK = "at_work", _("In contact")
    CLOSED = "closed", _("Closed")


class Urgency(models.TextChoices):
    """How soon a need must be met."""

    NOW = "now", _("Today or tomorrow")
    WEEK = "week", _("This week")
    LATER = "later", _("Can wait a few weeks")


class Shift(models.TextChoices):
    """When somebody has class or work: help that is shut then is no help."""

    DAY = "day", _("By day")
    EARLY = "early", _("Early, before seven")
    EVENING = "evening", _("In the evening")
    NIGHT = "night", _("At night")
    WEEKEND = "weekend", _("On weekends")
    CHANGING = "changing", _("It changes")


class NeedState(models.TextChoices):
    """What became of a need."""

    OPEN = "open", _("Open")
    MET = "met", _("Met")
    UNMET = "unmet", _("Not met")
    WITHDRAWN = "withdrawn", _("No longer wanted")


class UnmetReason(models.TextChoices):
    """Why a need was not met."""

    NONE_NEAR = "none_near", _("No helper offers it near enough")
    FULL = "full", _("Full, or a waiting list")
    HOURS = "hours", _("Not open at the hours it is needed")
    LANGUAGE = "language", _("Not in the person's language")
    NOT_ELIGIBLE = "not_eligible", _("The helper's rules leave the person out")
    COST = "cost", _("Too expensive")
    NO_CONTACT = "no_contact", _("The two did not reach each other")
    OTHER = "other", _("Another reason")


class ReferralState(models.TextChoices):
    """States of a referral, as tasks have them in HL7 FHIR."""

    REQUESTED = "requested", _("Sent")
    RECEIVED = "received", _("Received")
    ACCEPTED = "accepted", _("Accepted")
    IN_PROGRESS = "in_progress", _("Help has begun")
    ON_HOLD = "on_hold", _("On hold")
    COMPLETED = "completed", _("Help was given")
    REJECTED = "rejected", _("Declined")
    CANCELLED = "cancelled", _("Called off")
    FAILED = "failed", _("Help did not come about")


class OfferStatus(models.TextChoices):
    """Whether a helper's offer stands, as Open Referral has it."""

    ACTIVE = "active", _("Active")
    INACTIVE = "inactive", _("Inactive")
    DEFUNCT = "defunct", _("No longer exists")
    CLOSED = "temporarily closed", _("Closed for a time")


class WorkerKind(models.TextChoices):
    """Under which title of the law somebody is served."""

    ADULT = "adult", _("Adult")
    DISLOCATED = "dislocated", _("Dislocated worker")


class Insurance(models.TextChoices):
    """How somebody stands with unemployment insurance."""

    RECEIVING = "receiving", _("Receives it")
    NEVER_QUALIFIED = "never", _("Never qualified for it")
    CEASED = "ceased", _("It has run out")


class PaymentState(models.TextChoices):
    """Where a line of the cash ledger stands."""

    ASKED = "asked", _("Waits for two approvals")
    ONCE = "once", _("Waits for a second approval")
    APPROVED = "approved", _("Approved, to be paid")
    PAID = "paid", _("Paid")
    REFUSED = "refused", _("Refused")


class TotalState(models.TextChoices):
    """Where a set of protected totals stands."""

    DRAFT = "draft", _("Draft")
    PROPOSED = "proposed", _("Both sides are asked")
    PUBLISHED = "published", _("Published")
    WITHDRAWN = "withdrawn", _("Taken back")


class Result(models.TextChoices):
    """What became of a need, as the protected totals count it."""

    SERVED = "served", _("A helper helped")
    MET = "met", _("Met by the desk itself")
    WAITING = "waiting", _("Nothing has been sent yet")
    NO_WORD = "no_word", _("Sent, no word back yet")
    NONE_NEAR = "none_near", UnmetReason.NONE_NEAR.label
    FULL = "full", UnmetReason.FULL.label
    HOURS = "hours", UnmetReason.HOURS.label
    LANGUAGE = "language", UnmetReason.LANGUAGE.label
    NOT_ELIGIBLE = "not_eligible", UnmetReason.NOT_ELIGIBLE.label
    COST = "cost", UnmetReason.COST.label
    NO_CONTACT = "no_contact", UnmetReason.NO_CONTACT.label
    OTHER = "other", UnmetReason.OTHER.label


class Outcome(models.TextChoices):
    """Results of a need in three, as totals by area and shift show them."""

    MET = "all_met", _("Met")
    UNMET = "all_unmet", _("Not met")
    OPEN = "all_open", _("Not settled yet")


OUTCOME_OF: Final[Mapping[Result, Outcome]] = {
    Result.SERVED: Outcome.MET,
    Result.MET: Outcome.MET,
    Result.WAITING: Outcome.OPEN,
    Result.NO_WORD: Outcome.OPEN,
    **{Result(reason.value): Outcome.UNMET for reason in UnmetReason},
}
"""Which results add up to which outcome."""
NOT_SAID: Final = "not_said"
"""Instead of an area or a shift that nobody named."""


class Act(models.TextChoices):
    """What was done in a case; the private diary of the desk holds nothing else."""

    OPENED = "opened", _("Case opened")
    SCREENED = "screened", _("Asked what is needed")
    CONSENTED = "consented", _("Consent given")
    WITHDREW = "withdrew", _("Consent withdrawn")
    PLACED = "placed", _("Area and hours noted")
    TAKEN_UP = "taken_up", _("In contact")
    NEED = "need", _("Need added")
    SETTLED = "settled", _("Need settled")
    STEP = "step", _("Step planned")
    STEP_DONE = "step_done", _("Step done")
    REFERRED = "referred", _("Referral sent")
    MOVED = "moved", _("Word on a referral")
    MONEY = "money", _("Money asked for")
    APPROVED = "approved", _("Money approved")
    PAID = "paid", _("Money paid")
    REVERSED = "reversed", _("Payment reversed")
    LINKED = "linked", _("Linked to the training record")
    CLOSED = "closed", _("Case closed")


def label_of(words: type[models.TextChoices], value: str) -> Any:
    """The word for a value; the value itself where there is none."""
    return words(value).label if value in words.values else value
