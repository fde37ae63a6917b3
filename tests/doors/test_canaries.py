"""Marked words in every field: each role collects every byte it can get, and hears only what it may."""

from __future__ import annotations

import logging
from typing import Any

import pytest
from django.core import mail
from django.core.cache import cache
from django.urls import reverse
from django.utils import timezone, translation

from highroad.areas.accounts import actions as accounts
from highroad.areas.ledger.models import Entry
from tests.doors.bytes import body_of, readable
from tests.doors.row import LABOR_SEATS, ROLES, SEATS, SEEN, Door
from tests.doors.table import DOORS
from tests.doors.test_doors import client_of
from tests.undone import undone
from tests.world.everything import World

pytestmark = [pytest.mark.django_db, pytest.mark.xdist_group("doors")]
MAY_HEAR = {
    "public": frozenset(ROLES),
    "structure": SEEN,
    "joint": SEATS,
    "labor": LABOR_SEATS,
    "management": frozenset({"management"}),
    "rows": frozenset({"labor", "management"}),
    "coordinator": frozenset({"labor"}),
    "office": frozenset({"staff"}),
    "link": frozenset(),
}
"""Which roles of a partnership may hear the canaries of a zone. `other` sits in the foreign one."""


def may_hear(role: str, where: str, zone: str, name: str) -> bool:
    if zone == "public" or (role == "staff" and zone in {"structure", "office"}):
        return True
    if where == "own" and name in {f"name_of_{role}", f"seat_of_{role}"}:
        return True  # one's own name, and the seat one is invited to
    if role == "other":
        return where == "foreign" and "labor" in MAY_HEAR[zone]
    return where == "own" and role in MAY_HEAR[zone]


def collected(built: World, role: str) -> str:
    """Every byte of every address, with the keys of both partnerships, in both languages."""
    cache.clear()
    client, heard = client_of(built, role), []
    for door in DOORS:
        for table in (built.own, built.foreign) if not door.by_link else ():
            heard += asked(client, door, table)
    return "\n".join(heard)


def asked(client: Any, door: Door, table: Any) -> list[str]:
    found = []
    with translation.override("en"):  # the page before may have been Spanish
        address = reverse(door.name, kwargs=door.arguments(table))
    for verb, path in (("GET", address), ("POST", address), ("GET", f"/es{address}")):
        with undone():
            answer = client.generic(verb, path)
            found.append(readable(body_of(answer)) + str(dict(answer.headers)))
    return found


@pytest.mark.parametrize("role", ROLES)
def test_nobody_hears_what_is_not_for_them(built: World, role: str, caplog: Any):
    with caplog.at_level(logging.INFO):
        text = collected(built, role)

    heard = built.aviary.heard(text)
    wrong = {
        built.aviary.planted[end] for end in heard if not may_hear(role, *built.aviary.planted[end])
    }
    logged = {built.aviary.planted[end] for end in built.aviary.heard(caplog.text)}

    assert not wrong, f"{role} hears {sorted(wrong)}"
    assert not {place for place in logged if place[1] != "public"}, f"in the log: {sorted(logged)}"


def test_every_kind_of_canary_is_heard_by_somebody_who_may(built: World):
    """Otherwise the scan is blind."""
    planted = {place for place in built.aviary.planted.values() if place[0] == "own"}
    heard: set[tuple[str, str, str]] = set()
    for role in ("labor", "management", "staff", "pending", "former"):
        heard |= {built.aviary.planted[end] for end in built.aviary.heard(collected(built, role))}
    links = [asked(client_of(built, "nobody"), door, built.own) for door in DOORS if door.by_link]
    heard |= {built.aviary.planted[end] for end in built.aviary.heard(str(links))}

    assert not sorted(planted - heard), "planted and never found"


def test_mails_and_the_joint_record_carry_no_words(built: World):
    """A mail says who asks and where; an entry holds commitments and pseudonyms."""
    accounts.send_mails(at=timezone.now())
    mails = "\n".join(f"{sent.subject}\n{sent.body}" for sent in mail.outbox)
    entries = "\n".join(readable(bytes(entry.line.encode())) for entry in Entry.objects.all())

    in_mails = {built.aviary.planted[end] for end in built.aviary.heard(mails)}
    in_entries = {built.aviary.planted[end] for end in built.aviary.heard(entries)}

    assert mail.outbox
    assert not {place for place in in_mails if place[1] in {"labor", "management", "rows"}}
    assert not in_entries
