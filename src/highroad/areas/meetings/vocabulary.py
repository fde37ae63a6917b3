"""The words of meetings."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class DateRule(models.TextChoices):
    """How the days of a series follow each other."""

    WEEKLY = "weekly", _("Every week")
    FORTNIGHTLY = "fortnightly", _("Every two weeks")
    MONTHLY = "monthly", _("Every month, on a weekday such as the second Tuesday")
    QUARTERLY = "quarterly", _("Every three months, on a weekday such as the second Tuesday")


class Weekday(models.IntegerChoices):
    """The days of the week, as Python counts them."""

    MONDAY = 0, _("Monday")
    TUESDAY = 1, _("Tuesday")
    WEDNESDAY = 2, _("Wednesday")
    THURSDAY = 3, _("Thursday")
    FRIDAY = 4, _("Friday")
    SATURDAY = 5, _("Saturday")
    SUNDAY = 6, _("Sunday")


class WeekOfMonth(models.IntegerChoices):
    """Which of these weekdays in a month."""

    FIRST = 1, _("first")
    SECOND = 2, _("second")
    THIRD = 3, _("third")
    FOURTH = 4, _("fourth")
    LAST = 5, _("last")


class TimeZone(models.TextChoices):
    """The zones in which the partnerships meet; any other zone of the IANA list is understood."""

    EASTERN = "America/New_York", _("Eastern time")
    CENTRAL = "America/Chicago", _("Central time")
    MOUNTAIN = "America/Denver", _("Mountain time")
    ARIZONA = "America/Phoenix", _("Arizona time")
    PACIFIC = "America/Los_Angeles", _("Pacific time")
    ALASKA = "America/Anchorage", _("Alaska time")
    HAWAII = "Pacific/Honolulu", _("Hawaii time")
    PUERTO_RICO = "America/Puerto_Rico", _("Atlantic time (Puerto Rico)")
    GUAM = "Pacific/Guam", _("Chamorro time (Guam)")


class MeetingStatus(models.TextChoices):
    """Where a meeting stands; computed from its dates."""

    DRAFT = "draft", _("Being prepared")
    CALLED = "called", _("Called")
    UNDER_WAY = "under_way", _("Under way")
    CLOSED = "closed", _("Held")
    CANCELLED = "cancelled", _("Cancelled")


class Purpose(models.TextChoices):
    """What an item of the agenda is for."""

    INFORM = "inform", _("Inform")
    SOLVE = "solve", _("Solve")
    DECIDE = "decide", _("Decide")


class ItemStatus(models.TextChoices):
    """How far an item came."""

    OPEN = "open", _("Open")
    DONE = "done", _("Done")
    CARRIED = "carried", _("Carried to the next meeting")


class Manner(models.TextChoices):
    """How a seat is there, or not."""

    HOLDER = "holder", _("Present")
    ALTERNATE = "alternate", _("Present, by an alternate")
    PROXY = "proxy", _("Represented by a proxy")
    EXCUSED = "excused", _("Excused")
    LEFT = "left", _("Has left")


class NoteKind(models.TextChoices):
    """What a note of the meeting says."""

    INFORMATION = "information", _("Information")
    UPDATE = "update", _("Project update")
    DISSENT = "dissent", _("Dissent")


class QuorumState(models.TextChoices):
    """What those present may do."""

    DECIDE = "decide", _("May meet and decide")
    MEET = "meet", _("May meet, may not decide")
    TALK = "talk", _("May talk, may not decide")


class MinutesStatus(models.TextChoices):
    """Where a text of the minutes stands; computed from its decision."""

    DRAFT = "draft", _("Draft")
    SIGNING = "signing", _("Waits for the signatures")
    OFFICIAL = "official", _("Signed by both co-chairs")
    DECLINED = "declined", _("Not signed")


class PollReply(models.TextChoices):
    """What a seat says to a possible date."""

    YES = "yes", _("Works")
    IF_NEEDED = "if_needed", _("If needed")
    NO = "no", _("Does not work")
