"""What of the desk waits for its navigators: one line a desk, without a name and without a number."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from django.urls import reverse

from highroad.areas.accounts.requests import User
from highroad.areas.supports import queries
from highroad.areas.supports.queries import Desk


def lines_for(user: User, on: date) -> Iterator[tuple[Desk, str]]:
    """Desks at which something is due, with their address; closed by what is done there."""
    for desk in queries.waiting_desks(user, on):
        yield desk, reverse("supports:desk", kwargs={"key": desk.key})
