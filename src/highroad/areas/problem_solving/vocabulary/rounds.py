"""The words of private lists, caucus rooms and options."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class RoundKind(models.TextChoices):
    """What each side lists by itself before the lists are opened together."""

    INTERESTS = "interests", _("Interests")
    PROBLEMS = "problems", _("Problems")
    EXPECTATIONS = "expectations", _("Expectations")


class NoteKind(models.TextChoices):
    """What is written in a caucus room."""

    NOTE = "note", _("Note")
    POSITION = "position", _("Position")


class Score(models.TextChoices):
    """How far an option meets a criterion."""

    MEETS = "meets", _("Meets it")
    PARTLY = "partly", _("Partly")
    FAILS = "fails", _("Does not meet it")


class FactStance(models.TextChoices):
    """What a side says of a fact."""

    AGREED = "agreed", _("Agreed")
    DISPUTED = "disputed", _("Disputed")
    MISSING = "missing", _("Data missing")
