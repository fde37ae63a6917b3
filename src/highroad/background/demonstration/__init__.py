"""The demonstration: fictional people in the structure of three partnerships that DOL names."""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import override

from highroad.areas.accounts import actions
from highroad.areas.accounts import queries as accounts
from highroad.areas.library import actions as library
from highroad.areas.partnerships import queries as partnerships
from highroad.areas.showcase import actions as showcase
from highroad.background.demonstration import (
    construction,
    green_jobs,
    newsroom,
    storytellers,
    transit,
)
from highroad.background.demonstration.countersigning import countersign
from highroad.background.demonstration.founding import STAFF
from highroad.background.demonstration.people import People, arrive

NEWS = timedelta(days=30)
WORLDS = (construction, transit, green_jobs)


def load(*, at: datetime) -> None:
    """Load what is not there yet. Doing it twice changes nothing; a world comes whole or not at all.

    Its days are those of the platform's own zone: late in the evening it is tomorrow elsewhere.
    """
    at = timezone.localtime(at)
    library.load_content(at=at)
    showcase.load_content(at=at)
    people = arrive(at=at)
    known = {line.name for line in partnerships.list_partnerships(people[STAFF])}
    missing = [world for world in WORLDS if world.NAME not in known]
    for world in missing:
        with transaction.atomic(), override("en"):
            world.load(people, at=at)
        countersign(key_of(world.NAME, people), world.COUNTERSIGNED_BY, at=at)
    newsroom.load(at=at)
    storytellers.load(people[STAFF], at=at)
    if missing:
        read_old_news(people, at=at)


def key_of(name: str, people: People) -> UUID:
    """The partnership of this name."""
    known = partnerships.list_partnerships(people[STAFF])
    return next(line.key for line in known if line.name == name)


def read_old_news(people: People, *, at: datetime) -> None:
    """Everybody has read what they were told a month ago and earlier; what is to be done stays."""
    for person in people.values():
        for line in accounts.inbox(seen_by=person):
            if line.made_at < at - NEWS:
                actions.mark_read(key=line.key, by=person, at=at)
