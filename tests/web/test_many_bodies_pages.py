"""A partnership of many bodies: one branch at a time, found by name, paused by branch and by party."""

from __future__ import annotations

import re
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from highroad.areas.partnerships import queries
from highroad.areas.partnerships.models import Body, Seat, StatusChange
from highroad.areas.partnerships.queries import WHOLE, BodyLine, browse_bodies
from highroad.areas.partnerships.vocabulary import BodyKind
from highroad.kit.answers import NotFound
from highroad.web.partnerships.pausing import ends_of
from tests import cast
from tests.cast import NOON
from tests.table import Table, make_table

pytestmark = pytest.mark.django_db
MANY = 210


@pytest.fixture
def table() -> Table:
    return make_table()


def grow(table: Table, count: int) -> list[Body]:
    """So many more bodies: three facilities under the first, and teams below these."""
    facilities = [
        Body(partnership=table.partnership, parent=table.body, name=f"Facility {n}", kind="steering", made_at=NOON)
        for n in range(3)
    ]  # fmt: skip
    teams = [
        Body(partnership=table.partnership, parent=facilities[n % 3], name=f"Team {n:03}", kind="unit_team", made_at=NOON)
        for n in range(count - 3)
    ]  # fmt: skip
    Body.objects.bulk_create(facilities)
    Body.objects.bulk_create(teams)
    return [*facilities, *teams]


def client_of(user: object) -> Client:
    client = Client()
    client.force_login(user)  # type: ignore[arg-type]
    return client


def to(page: str, table: Table) -> str:
    return reverse(f"partnerships:{page}", kwargs={"key": table.partnership.key})


def test_a_large_partnership_shows_one_branch_and_its_co_chairs(table: Table) -> None:
    facility = grow(table, MANY)[0]
    lena = client_of(table.lena)

    top = lena.get(to("detail", table)).content.decode()
    branch = lena.get(to("detail", table), {"under": str(facility.key)}).content.decode()
    second = lena.get(to("detail", table), {"under": str(facility.key), "page": 2}).content.decode()

    assert "Facility 0" in top
    assert "Team 000" not in top
    assert "69 bodies under it" in top
    assert "Lena Ortiz" in top
    assert "Joint Committee" in branch
    assert "Team 000" in branch
    assert "Facility 1" not in branch
    assert "Page 1 of 2" in branch
    assert "Team 204" in second
    assert "Team 000" not in second
    assert f"under={facility.key}" in branch.split('rel="next"')[1][:200]


def test_a_body_is_found_by_words_of_its_name_and_nothing_is_said_where_there_is_none(
    table: Table,
) -> None:
    grow(table, MANY)
    lena = client_of(table.lena)

    found = lena.get(to("detail", table), {"name": "team 07"}).content.decode()
    nothing = lena.get(to("detail", table), {"name": "nowhere"}).content.decode()

    assert len(set(re.findall(r"Team \d{3}", found))) == 12
    assert "No body has these words in its name." in nothing
    assert lena.get(to("detail", table), {"under": "nonsense"}).status_code == 404


@pytest.mark.parametrize("more", [WHOLE + 10, MANY])
def test_the_page_asks_the_same_questions_for_seventy_bodies_and_for_three_times_as_many(
    table: Table, more: int
) -> None:
    grow(table, more)
    lena = client_of(table.lena)
    lena.get(to("detail", table))

    with CaptureQueriesContext(connection) as asked:
        lena.get(to("detail", table))

    assert len(asked) == 34


def test_who_has_no_seat_browses_nothing(table: Table) -> None:
    grow(table, MANY)

    with pytest.raises(NotFound):
        browse_bodies(table.partnership, cast.olu())


def test_a_branch_is_paused_whole_beside_bodies_by_name(table: Table) -> None:
    facility, *_others = grow(table, MANY)
    lena = client_of(table.lena)
    page = lena.get(to("pause", table)).content.decode()
    given = {
        "branches": [str(facility.key)],
        "names": "Team 001\n team 002",
        "reason": "Notice given.",
    }

    lena.post(to("pause", table), given)

    assert "Facility 0, and all 69 under it" in page
    change = StatusChange.objects.get(status="paused")
    assert change.bodies.count() == 72
    assert not queries.is_paused(table.body)
    history = lena.get(to("detail", table)).content.decode()
    assert "72 bodies in all" in history
    assert "Paused" in lena.get(to("detail", table), {"name": "Team 001"}).content.decode()


def test_the_bodies_of_one_party_are_paused_and_nothing_else(table: Table) -> None:
    """One union of many pauses where it sits."""
    bodies = grow(table, MANY)
    for body in bodies[5:8]:
        Seat.objects.create(
            body=body, party=table.labor, side="labor", title="Steward", made_at=NOON
        )
    lena = client_of(table.lena)

    lena.post(to("pause", table), {"parties": [str(table.labor.key)], "reason": "Notice given."})

    frozen = StatusChange.objects.get(status="paused").bodies.all()
    assert {body.name for body in frozen} == {table.body.name, *(body.name for body in bodies[5:8])}


def test_what_is_no_body_is_named_and_what_was_typed_stays(table: Table) -> None:
    grow(table, MANY)
    lena = client_of(table.lena)

    wrong = lena.post(to("pause", table), {"names": "Team 001\nTeam 9999", "reason": "So."})
    none = lena.post(to("pause", table), {"reason": "So."})

    assert (wrong.status_code, none.status_code) == (422, 422)
    assert "No body here is called so: Team 9999" in wrong.content.decode()
    assert "Team 001" in wrong.content.decode()
    assert "Choose at least one body." in none.content.decode()
    assert not StatusChange.objects.filter(status="paused").exists()


def test_the_portfolio_shows_fifty_bodies_a_page(table: Table) -> None:
    grow(table, MANY)
    address = reverse("problem_solving:portfolio", kwargs={"key": table.partnership.key})

    page = client_of(table.lena).get(address, {"page": 2}).content.decode()

    assert "Page 2 of 5" in page
    assert len(set(re.findall(r">(Team \d{3})<", page))) == 50


@pytest.mark.pure
def test_what_stands_under_a_body_ends_before_the_next_of_its_depth_or_higher() -> None:
    depths = [0, 1, 2, 2, 1, 0, 1, 2, 3, 1]
    lines = [BodyLine(uuid4(), f"B{n}", BodyKind.WORKFORCE_TABLE, depth, False) for n, depth in enumerate(depths)]  # fmt: skip

    assert ends_of(lines) == [5, 4, 3, 4, 5, 10, 9, 9, 9, 10]
    assert ends_of([]) == []
