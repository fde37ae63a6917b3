"""The demonstration: fictional people in the structure of three partnerships that DOL names."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils.translation import override

from highroad.areas.partnerships import queries as partnerships
from highroad.background.demonstration import construction, green_jobs, transit
from highroad.background.demonstration.founding import STAFF
from highroad.background.demonstration.people import arrive

WORLDS = (construction, transit, green_jobs)


def load(*, at: datetime) -> None:
    """Load what is not there yet. Doing it twice changes nothing; a world comes whole or not at all."""
    people = arrive(at=at)
    known = {line.name for line in partnerships.list_partnerships(people[STAFF])}
    for world in WORLDS:
        if world.NAME not in known:
            with transaction.atomic(), override("en"):
                world.load(people, at=at)
