"""The words of the newsletter and of letters to people who have no account."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Frequency(TextChoices):
    """How often a subscriber wants to hear."""

    EACH = "each", _("Each article, the day it appears")
    WEEKLY = "weekly", _("Once a week, if there is news")
    MONTHLY = "monthly", _("Once a month, if there is news")


class Topic(TextChoices):
    """What the news is about, beside its pillars."""

    PARTNERSHIPS = "partnerships", _("Partnerships at work")
    RELATIONS = "relations", _("Labor relations today")
    TRAINING = "training", _("Training and apprenticeship")
    SAFETY = "safety", _("Safety and health")
    FIGURES = "figures", _("Figures and research")
    PROGRAM = "program", _("News of the program")


class LetterKind(TextChoices):
    """Why a letter was written."""

    STORY_LINK = "story_link", _("Private link to a story")
    STORY_NEWS = "story_news", _("What happened to a story")
    CONSENT_ASKED = "consent_asked", _("Consent asked for")
    CONFIRM = "confirm", _("Confirm a subscription")
    NEWSLETTER = "newsletter", _("Newsletter")
