"""What belongs to a copy of a partnership: its structure, its rosters, its charters."""

from __future__ import annotations

from django.db.models import Q

from highroad.areas.partnerships.models import (
    Body,
    BodySide,
    Charter,
    Clause,
    Holder,
    Organization,
    Partnership,
    Party,
    Seat,
    StatusChange,
)
from highroad.kit.copying import Copied

SOMEBODY = Q(user__isnull=False) | Q(invitation__accepted_by__isnull=False)

COPIED = (
    Copied(
        Organization,
        within="parties__partnership",
        leave=frozenset({"is_demonstration"}),
        same=("name", "city", "state"),
    ),
    Copied(Partnership, within="key"),
    Copied(Party, within="partnership"),
    Copied(Body, within="partnership"),
    Copied(BodySide, within="body__partnership"),
    Copied(Charter, within="body__partnership"),
    Copied(Clause, within="charter__body__partnership"),
    Copied(Seat, within="body__partnership"),
    Copied(
        Holder,
        within="body__partnership",
        shared=SOMEBODY,
        leave=frozenset({"invitation"}),
        instead={"user": "invitation__accepted_by"},
    ),
    Copied(StatusChange, within="partnership"),
)
"""Invitations do not go: an address is nobody's but its owner's."""
