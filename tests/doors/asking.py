"""Every request to a door, made once: the table of doors and the scan for canaries read the same answer."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.cookies import SimpleCookie
from typing import Any

from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from django.utils import translation

from tests.doors.bytes import body_of, readable
from tests.doors.row import Door
from tests.undone import undone
from tests.world.everything import World
from tests.world.partnerships import Table

SIGN_IN = "/account/login/"


@dataclass(frozen=True)
class Heard:
    """What came back: a status or `sign in`, and the ends of the canaries in the answer and in the log."""

    kind: str
    ends: frozenset[str]
    logged: frozenset[str]


@dataclass
class Asking:
    """Asks as each role, signed in once. An answer is kept: nothing that a request does outlives it."""

    world: World
    clients: dict[str, Client]
    answers: dict[tuple[str, str, str], Heard] = field(default_factory=dict)

    def ask(self, role: str, door: Door, table: Table, verb: str, before: str = "") -> Heard:
        """`before` is put in front of the address: `/es` asks in Spanish."""
        with translation.override("en"):  # the page before may have been Spanish
            address = before + reverse(door.name, kwargs=door.arguments(table))
        key = (role, verb, address)
        if key not in self.answers:
            self.answers[key] = self.asked(role, verb, address)
        return self.answers[key]

    def asked(self, role: str, verb: str, address: str) -> Heard:
        cache.clear()
        client, heard = self.clients[role], self.world.aviary.heard
        cookies = client.cookies.output(header="")
        with undone(), listening() as said:
            answer = client.generic(verb, address)
            text = readable(body_of(answer)) + str(dict(answer.headers))
        client.cookies = SimpleCookie(cookies)  # the page may have signed out
        return Heard(
            kind_of_answer(answer), frozenset(heard(text)), frozenset(heard("\n".join(said)))
        )


def client_of(world: World, role: str) -> Client:
    client = Client(raise_request_exception=False)
    person = world.person(role)
    if person is not None:
        client.force_login(person)
    return client


def kind_of_answer(answer: Any) -> str:
    if answer.status_code in (301, 302) and answer["Location"].startswith(SIGN_IN):
        return "sign in"
    return str(answer.status_code)


@contextmanager
def listening() -> Iterator[list[str]]:
    """What is logged meanwhile, at any level from INFO."""
    said: list[str] = []
    ear = logging.Handler(logging.INFO)
    ear.emit = lambda record: said.append(ear.format(record))  # type: ignore[method-assign]
    root = logging.getLogger()
    before = root.level
    root.addHandler(ear)
    root.setLevel(logging.INFO)
    try:
        yield said
    finally:
        root.removeHandler(ear)
        root.setLevel(before)
