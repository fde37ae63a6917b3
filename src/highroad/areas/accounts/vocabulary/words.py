"""The words of accounts."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Role(models.TextChoices):
    """What somebody does for the platform itself; what they do in a partnership is their seat."""

    NONE = "none", _("No platform role")
    STAFF = "staff", _("Program office")
    EDITOR = "editor", _("Editor")
    OPERATOR = "operator", _("Operator")


class Language(models.TextChoices):
    """The languages every page comes in."""

    ENGLISH = "en", "English"
    SPANISH = "es", "Español"


class Theme(models.TextChoices):
    """Light or dark pages."""

    SYSTEM = "system", _("As my device")
    LIGHT = "light", _("Light")
    DARK = "dark", _("Dark")


class MessageKind(models.TextChoices):
    """What a message asks of its reader."""

    ACT = "act", _("To do")
    VIEW = "view", _("To read")


class InvitationStatus(models.TextChoices):
    """Where an invitation stands; computed, never stored."""

    OPEN = "open", _("Open")
    ACCEPTED = "accepted", _("Accepted")
    WITHDRAWN = "withdrawn", _("Withdrawn")
    EXPIRED = "expired", _("Expired")


class Part(models.TextChoices):
    """The part a fictional person plays in the demonstration."""

    LABOR = "labor", _("Labor")
    MANAGEMENT = "management", _("Management")
    PROVIDER = "provider", _("Training provider")
    STEWARD = "steward", _("Data steward")
    APPRENTICE = "apprentice", _("Apprentice")
    JOURNEYWORKER = "journey", _("Journeyworker")
    NAVIGATOR = "navigator", _("Navigator")
    STAFF = "staff", _("Program office")
    EDITOR = "editor", _("Editor")


class Factor(models.TextChoices):
    """What proves, beside a password, that it is really this person."""

    TOTP = "totp", _("Authenticator app")
    PASSKEY = "webauthn", _("Passkey")
    RECOVERY_CODES = "recovery_codes", _("Recovery codes")


class Channel(models.TextChoices):
    """By which way a message also comes as mail; in the inbox it stands in any case."""

    NOW = "now", _("A mail at once")
    DAILY = "daily", _("In one mail a day")
    WEEKLY = "weekly", _("In one mail a week")
    NONE = "none", _("No mail")


class Topic(models.TextChoices):
    """What messages are about, as the settings group them."""

    DECISIONS = "decisions", _("Decisions")
    MEETINGS = "meetings", _("Meetings")
    COMMITMENTS = "commitments", _("Commitments")
    ISSUES = "issues", _("Issues and information requests")
    PARTNERSHIP = "partnership", _("Seats and the partnership")
    FIGURES = "figures", _("Filings and figures")
    OTHER = "other", _("Anything else")
