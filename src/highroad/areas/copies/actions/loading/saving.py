"""Saving the rows of a copy, a few at a time. The caller holds the transaction; constraints have the last word."""

from __future__ import annotations

import re
from itertools import islice
from typing import Any

from django.db import DatabaseError, transaction

from highroad.areas.accounts.models import User
from highroad.areas.copies.actions.loading.people import person_of, placeholder
from highroad.areas.copies.actions.loading.state import (
    BATCH,
    PEOPLE,
    PERSON,
    Loading,
    label_of,
)
from highroad.areas.copies.queries.registry import COPIED
from highroad.areas.partnerships.models import Organization, Partnership
from highroad.kit.answers import no
from highroad.kit.copying import Copied, Reading, Row

CONSTRAINT = re.compile(r"[a-z]+_[a-z_]{3,60}")
MOST_REFUSED = 20


def save_all(loading: Loading) -> None:
    save_people(loading)
    for copied in COPIED:
        if not copied.is_for_reading:
            save(loading, copied)


def save_people(loading: Loading) -> None:
    """Everybody a record speaks of, as a placeholder that cannot sign in and has no address."""
    moved = loading.known_here.get(PERSON, {})
    lines = loading.archive.lines(PEOPLE)
    while some := list(islice(lines, BATCH)):
        named = dict(filter(None, map(person_of, some)))
        here = set(User.objects.filter(key__in=named).values_list("key", flat=True))
        User.objects.bulk_create(
            [
                placeholder(moved.get(key, key), name)
                for key, name in named.items()
                if key in moved or key not in here
            ]
        )


def save(loading: Loading, copied: Copied) -> None:
    """Save the rows of one model; which lines are refused is named."""
    try:
        with transaction.atomic():
            for rows in loading.batches(copied):
                save_some(loading, copied, rows)
    except (DatabaseError, OverflowError):
        name_refused(loading, copied)


def save_some(loading: Loading, copied: Copied, rows: list[Row]) -> None:
    for row in rows:
        fit(loading, copied, row.made)
    copied.model._default_manager.bulk_create([row.made for row in rows])
    for many in copied.many:
        through: Any = many.remote_field.through
        here, there = many.m2m_field_name(), many.m2m_reverse_field_name()
        through._default_manager.bulk_create(
            [
                through(**{f"{here}_id": row.made.pk, f"{there}_id": other})
                for row in rows
                for other in row.links[many.name]
            ],
            batch_size=BATCH,
        )


def fit(loading: Loading, copied: Copied, made: Any) -> None:
    """Make a row fit what is here: people, organizations that exist, an address that is free."""
    for one in copied.relations:
        key = getattr(made, one.attname)
        setattr(made, one.attname, loading.known_here.get(label_of(one), {}).get(key, key))
    if isinstance(made, Partnership):
        made.slug = loading.slug
    elif isinstance(made, Organization):
        made.is_demonstration = loading.is_demonstration


def name_refused(loading: Loading, copied: Copied) -> None:
    """Which lines the database refuses: one by one."""
    reading = Reading(copied)
    for row in (row for rows in loading.batches(copied) for row in rows):
        try:
            with transaction.atomic():
                save_some(loading, copied, [row])
        except (DatabaseError, OverflowError) as error:
            reading.fault(row.number, "", no("It breaks a rule: {rule}.", rule=rule_of(error)))
            if len(reading.faults) >= MOST_REFUSED:
                break
    loading.archive.faults += reading.faults
    if not reading.faults:
        loading.fault(f"records/{copied.label}.jsonl", no("These lines do not go together."))


def rule_of(error: Exception) -> str:
    """The constraint that a database names: PostgreSQL beside its sentence, SQLite in it."""
    named = getattr(getattr(error.__cause__, "diag", None), "constraint_name", None)
    found = CONSTRAINT.search(str(error).replace("CHECK constraint failed: ", ""))
    return str(named or (found[0] if found else "—"))
