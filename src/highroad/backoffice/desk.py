"""What waits in the program office, in one list: where it waits, how much, the first of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from highroad.areas.accounts.models import User
from highroad.areas.library import queries as library
from highroad.areas.library.queries import UpkeepLine
from highroad.areas.library.vocabulary import SuggestionStatus
from highroad.areas.showcase import queries as showcase
from highroad.areas.showcase.vocabulary import QuestionStatus, StoryStatus

FIRST = 5
"""How many lines of each pile stand on the overview."""


@dataclass(frozen=True)
class Line:
    """One thing that waits: its title, its page, and a word on it."""

    title: str
    address: str
    word: str | Promise | date


@dataclass(frozen=True)
class Pile:
    """Things of one kind that wait, and the page where they are worked on."""

    title: str | Promise
    nothing: str | Promise
    address: str
    lines: Sequence[Line]

    @property
    def first(self) -> Sequence[Line]:
        """The lines that stand on the overview."""
        return self.lines[:FIRST]


def piles(user: User, on: date) -> list[Pile]:
    """Everything that waits, what has a deadline first."""
    stories = reverse("backoffice:stories")
    return [
        Pile(_("Stories to read or publish"), _("No story waits."), stories, _stories(user, on)),
        Pile(_("Consents about to end"), _("None ends within two months."), stories, _consents(user, on)),
        Pile(_("Questions not answered"), _("No question is open."), reverse("backoffice:questions"),
             _questions(user, on)),
        Pile(_("Suggested resources"), _("No suggestion waits."), reverse("backoffice:suggestions"),
             _suggestions(user)),
        Pile(_("Links that do not answer"), _("Every link that was looked at answers."), reverse("library:library"),
             upkeep(library.list_broken_links(seen_by=user))),
        Pile(_("Pages to compare with their source"), _("Every page was compared within half a year."),
             reverse("library:library"),
             upkeep([*library.list_stale(seen_by=user, on=on), *showcase.list_stale_pages(seen_by=user, on=on)])),
    ]  # fmt: skip


def upkeep(found: Sequence[UpkeepLine]) -> list[Line]:
    """Pages to look after."""
    return [
        Line(one.title, reverse(one.page, args=[one.slug]), one.status.label if one.status else one.since)
        for one in sorted(found, key=lambda one: one.since)
    ]  # fmt: skip


def _stories(user: User, on: date) -> list[Line]:
    return [
        Line(line.title, reverse("backoffice:story", args=[line.key]), line.status.label)
        for line in showcase.list_stories(seen_by=user, on=on)
        if line.status is StoryStatus.SUBMITTED
        or (line.status is StoryStatus.ACCEPTED and not line.missing)
    ]


def _consents(user: User, on: date) -> list[Line]:
    return [
        Line(one.story.title, reverse("backoffice:story", args=[one.story_id]), one.ends_on or "")
        for one in showcase.list_consents_ending(seen_by=user, on=on)
    ]


def _questions(user: User, on: date) -> list[Line]:
    address = reverse("backoffice:questions")
    return [
        Line(view.text, address, view.partnership_name)
        for view in showcase.list_questions(seen_by=user, on=on)
        if view.status is not QuestionStatus.ANSWERED
    ]


def _suggestions(user: User) -> list[Line]:
    address = reverse("backoffice:suggestions")
    return [
        Line(one.title, address, one.made_at.date())
        for one in library.list_suggestions(user)
        if one.status == SuggestionStatus.NEW
    ]
