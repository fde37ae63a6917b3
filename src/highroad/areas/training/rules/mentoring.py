"""Mentors: who fits whom, when silence is too long, and how many mentees become mentors."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

SILENT_DAYS = 21
"""Our own choice, no rule of law: three weeks."""
FIRST_WEEK = 7
"""Days within which somebody new has a mentor, as transit partnerships do it; no rule of law."""
NEW_DAYS = 60
"""How long after the first day somebody is asked about as new."""


@dataclass(frozen=True, kw_only=True)
class Offer:
    """Somebody who would mentor: their craft, where they work, what they speak, and how many they take."""

    key: UUID
    craft: str
    site: str = ""
    languages: frozenset[str] = frozenset()
    most: int = 1
    load: int = 0
    is_beside: bool = False
    """Whether they are the apprentice, or mentor them already."""


@dataclass(frozen=True, kw_only=True)
class Need:
    """What an apprentice looks for. An empty site or language asks for nothing."""

    craft: str
    site: str = ""
    language: str = ""


@dataclass(frozen=True, kw_only=True)
class Match:
    """One offer that is possible, with what speaks for it."""

    offer: Offer
    same_site: bool
    same_language: bool

    @property
    def free(self) -> int:
        """How many more they take."""
        return self.offer.most - self.offer.load


def matches(offers: Iterable[Offer], need: Need) -> list[Match]:
    """The craft must be the same, the language shared if one is asked for, and a place free.

    The same site comes first, then who has the smallest load, then the order of the key.
    """
    found = [
        Match(
            offer=offer,
            same_site=bool(need.site) and fold(offer.site) == fold(need.site),
            same_language=bool(need.language) and fold(need.language) in offer.languages,
        )
        for offer in offers
        if _is_possible(offer, need)
    ]
    return sorted(found, key=lambda one: (not one.same_site, one.offer.load, str(one.offer.key)))


def _is_possible(offer: Offer, need: Need) -> bool:
    speaks = not need.language or fold(need.language) in offer.languages
    has_room = offer.load < offer.most and not offer.is_beside
    return speaks and has_room and fold(offer.craft) == fold(need.craft)


def fold(text: str) -> str:
    """Small letters, single blanks."""
    return " ".join(text.casefold().split())


def languages_of(text: str) -> frozenset[str]:
    """`English, Spanish` as a set."""
    return frozenset(fold(each) for each in text.replace(";", ",").split(",") if each.strip())


def silent_days(*, last: date | None, from_on: date, on: date) -> int:
    """Days since the last check-in, or since the two came together."""
    return (on - max(last or from_on, from_on)).days


def is_silent(*, last: date | None, from_on: date, on: date, after: int = SILENT_DAYS) -> bool:
    """From the 21st day without a word on."""
    return silent_days(last=last, from_on=from_on, on=on) >= after


def alert_on(*, last: date | None, from_on: date, after: int = SILENT_DAYS) -> date:
    """The day on which silence is too long."""
    return max(last or from_on, from_on) + timedelta(days=after)


@dataclass(frozen=True, kw_only=True)
class Conversion:
    """Of those who were mentored: how many mentor somebody now, or did."""

    mentored: int
    became: int

    @property
    def percent(self) -> int | None:
        """Half up; nothing where nobody was mentored."""
        return (
            None
            if not self.mentored
            else (200 * self.became + self.mentored) // (2 * self.mentored)
        )


def conversion(mentored: Collection[UUID], mentors: Collection[UUID]) -> Conversion:
    """By person, each once."""
    people = set(mentored)
    return Conversion(mentored=len(people), became=len(people & set(mentors)))


def mentor_by(started_on: date) -> date:
    """The day until which somebody new should have a mentor: the end of the first week."""
    return started_on + timedelta(days=FIRST_WEEK)
