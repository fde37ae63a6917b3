"""Marked words in every field: each role collects every byte it can get, and hears only what it may."""

from __future__ import annotations

import pytest
from django.core import mail
from django.utils import timezone

from highroad.areas.accounts import actions as accounts
from highroad.areas.ledger.models import Entry
from tests.doors.asking import Asking, Heard
from tests.doors.bytes import readable
from tests.doors.row import LABOR_SEATS, ROLES, SEATS, SEEN, Door
from tests.doors.table import DOORS
from tests.world.everything import World
from tests.world.partnerships import Table

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
    "services": frozenset({"provider"}),
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


def collected(asking: Asking, role: str) -> list[Heard]:
    """Every byte of every address, with the keys of both partnerships, in both languages."""
    tables = (asking.world.own, asking.world.foreign)
    return [
        heard
        for door in DOORS
        if not door.by_link
        for table in tables
        for heard in opened(asking, role, door, table)
    ]


def opened(asking: Asking, role: str, door: Door, table: Table) -> list[Heard]:
    """Asked for in Spanish too wherever there is a page to be had."""
    found = [asking.ask(role, door, table, verb) for verb in ("GET", "POST")]
    if found[0].kind == "200":
        found.append(asking.ask(role, door, table, "GET", "/es"))
    return found


def ends(answers: list[Heard]) -> set[str]:
    return {end for heard in answers for end in heard.ends}


@pytest.mark.parametrize("role", ROLES)
def test_nobody_hears_what_is_not_for_them(asking: Asking, role: str):
    answers, planted = collected(asking, role), asking.world.aviary.planted

    wrong = {planted[end] for end in ends(answers) if not may_hear(role, *planted[end])}
    logged = {planted[end] for heard in answers for end in heard.logged}

    assert not wrong, f"{role} hears {sorted(wrong)}"
    assert not {place for place in logged if place[1] != "public"}, f"in the log: {sorted(logged)}"


def test_every_kind_of_canary_is_heard_by_somebody_who_may(asking: Asking):
    """Otherwise the scan is blind."""
    own, planted = asking.world.own, asking.world.aviary.planted
    heard: set[str] = set()
    for role in ("labor", "management", "staff", "pending", "former"):
        heard |= ends(collected(asking, role))
    for door in DOORS:
        if door.by_link:
            heard |= ends(opened(asking, "nobody", door, own))
        if door.name.startswith("supports:"):
            heard |= ends(opened(asking, "provider", door, own))

    unheard = {place for place in planted.values() if place[0] == "own"}
    assert not sorted(unheard - {planted[end] for end in heard}), "planted and never found"


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
