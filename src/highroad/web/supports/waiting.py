"""What of the desk waits: for its navigators one line a desk, without a name and without a number.

Co-chairs are asked to confirm a navigator whom the other side has named.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from django.urls import reverse

from highroad.areas.accounts.requests import User
from highroad.areas.supports import queries
from highroad.areas.supports.queries import Desk, Navigator


def lines_for(user: User, on: date) -> Iterator[tuple[Desk, str]]:
    """Desks at which something is due, with their address; closed by what is done there."""
    for desk in queries.waiting_desks(user, on):
        yield desk, reverse("supports:desk", kwargs={"key": desk.key})


def named_for(user: User) -> Iterator[tuple[Navigator, str]]:
    """Navigators who wait for this co-chair's word, with the page where it is said."""
    for navigator in queries.navigators_to_confirm(user):
        key = navigator.desk.partnership_id
        yield navigator, reverse("supports:committee", kwargs={"key": key})
