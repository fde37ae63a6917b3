"""Every address x every role x every verb, against the table of doors. An address without a row fails."""

from __future__ import annotations

import pytest
from django.urls import reverse

from tests.doors.addresses import VERBS, Address, addresses
from tests.doors.asking import Asking, client_of, kind_of_answer
from tests.doors.row import ROLES, Door
from tests.doors.table import DOORS, EDITOR, OPEN_IN_THE_EDITOR
from tests.undone import undone
from tests.world.everything import World

pytestmark = [pytest.mark.django_db, pytest.mark.xdist_group("doors")]
REFUSALS = {403, 404, 405}


def ours() -> list[Address]:
    return [address for address in addresses() if not EDITOR.match(address.route)]


def test_every_address_has_a_row():
    known = {door.name for door in DOORS}

    assert not sorted({address.name for address in ours()} - known), (
        "Give them rows in tests/doors/table.py"
    )
    assert not sorted(known - {address.name for address in ours()}), "These addresses are gone"


def expected(door: Door, verb: str, role: str) -> set[str]:
    """What may come back: for those let in anything but a refusal or a fault."""
    let_in = {"GET": door.get, "POST": door.post}.get(verb, frozenset())
    if role in let_in:
        return {"200", "204", "302", "303", "400", "409", "422"}
    if role == "nobody":
        return {"sign in", "403", "404", "405"}
    if not let_in or door.anybody:
        return {"403", "404", "405"}
    return {"403"} if role in door.seen else {"404"}


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("door", DOORS, ids=lambda door: door.name)
def test_a_door_opens_for_those_in_its_row_and_for_nobody_else(
    asking: Asking, door: Door, role: str
):
    kinds = {verb: asking.ask(role, door, asking.world.own, verb).kind for verb in VERBS}

    assert not [
        f"{verb}: {kind}, not {sorted(expected(door, verb, role))}"
        for verb, kind in kinds.items()
        if kind not in expected(door, verb, role)
    ]


@pytest.mark.parametrize("role", ["nobody", "labor", "staff"])
def test_the_editor_is_for_editors(built: World, role: str):
    """Wagtail's own pages: nobody in the world is an editor, so no door of the editor opens."""
    client, open_doors = client_of(built, role), []
    for address in addresses():
        if EDITOR.match(address.route):
            path = built.editor_path(address)
            for verb in ("GET", "POST"):
                with undone():
                    answer = client.generic(verb, path)
                if kind_of_answer(answer)[0] not in "s34" and path not in OPEN_IN_THE_EDITOR:
                    open_doors.append(f"{verb} {path}: {answer.status_code}")

    assert not open_doors


def test_refusals_do_not_tell_what_exists(built: World):
    """A record of another partnership and one that does not exist answer alike, byte for byte."""
    import re
    import uuid

    client, telling = client_of(built, "labor"), []
    for door in DOORS:
        foreign = door.arguments(built.foreign)
        key = next((name for name in ("key", "partnership") if name in foreign), "")
        if not key or "labor" not in door.get | door.post or door.anybody:
            continue
        answers = []
        for value in (foreign[key], uuid.uuid4()):
            answer = client.get(reverse(door.name, kwargs={**foreign, key: value}))
            body = re.sub(rb"[0-9a-f-]{36}|csrfmiddlewaretoken\" value=\"\w+", b"", answer.content)
            answers.append((answer.status_code, body))
        if answers[0] != answers[1] or answers[0][0] not in REFUSALS:
            telling.append((door.name, answers[0][0], answers[1][0]))

    assert not telling
