"""The words of stories: where one stands, what can be done to it, who consents to what."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class StoryStatus(TextChoices):
    """Where a story stands. Whether all consents are there is computed, never stored."""

    DRAFT = "draft", _("Being written")
    SUBMITTED = "submitted", _("Waiting to be read")
    RETURNED = "returned", _("Sent back with a comment")
    ACCEPTED = "accepted", _("Accepted, not public yet")
    PUBLISHED = "published", _("Public")
    DECLINED = "declined", _("Not taken")
    WITHDRAWN = "withdrawn", _("Withdrawn")
    EXPIRED = "expired", _("Consent has ended")


class StoryAct(TextChoices):
    """What can be done to a story, by its teller, by whoever it names, or by a moderator."""

    BEGIN = "begin", _("Begun")
    CHANGE = "change", _("Changed")
    SUBMIT = "submit", _("Sent in")
    TAKE_UP = "take_up", _("A moderator is looking at it")
    COMMENT = "comment", _("Commented")
    RETURN = "return", _("Sent back")
    DECLINE = "decline", _("Not taken")
    ACCEPT = "accept", _("Accepted")
    ASK = "ask", _("Asked for consent")
    CONSENT = "consent", _("Consent given")
    REFUSE = "refuse", _("Consent refused")
    PUBLISH = "publish", _("Published")
    UNPUBLISH = "unpublish", _("Taken down by the program office")
    WITHDRAW = "withdraw", _("Withdrawn")
    EXPIRE = "expire", _("Consent ended")
    FORGET = "forget", _("Emptied")


class ConsentParty(TextChoices):
    """Whom a story names; each says yes for themselves."""

    WORKER = "worker", _("The worker")
    UNION = "union", _("The union")
    EMPLOYER = "employer", _("The employer")
    PICTURED = "pictured", _("Somebody in a photo")


class ConsentState(TextChoices):
    """Where one consent stands; computed."""

    ASKED = "asked", _("Asked, no answer yet")
    GIVEN = "given", _("Given")
    STALE = "stale", _("Given for an earlier text")
    REFUSED = "refused", _("Refused")
    WITHDRAWN = "withdrawn", _("Withdrawn")
    ENDED = "ended", _("Ended")


class StoryMark(TextChoices):
    """How a story is marked for the reader."""

    PARTICIPANT = "participant", _("Written by somebody who took part")
    ORGANIZATION = "organization", _("Written by an organization that took part")
