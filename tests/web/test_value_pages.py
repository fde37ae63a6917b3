"""What improvements are for: the usual four, until both sides adopt names of their own."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from highroad.areas.decisions.models import Decision
from highroad.areas.partnerships.models import Body
from highroad.areas.problem_solving import actions, queries
from highroad.areas.problem_solving.models import ValueSet
from highroad.kit.answers import Refused
from tests.areas.problem_solving.again import hits
from tests.cast import NOON
from tests.table import Table, agree, make_table, refused

pytestmark = pytest.mark.django_db
NAMES = "Safe work\nClean air"


@pytest.fixture
def table() -> Table:
    return make_table()


def client_of(user: object) -> Client:
    client = Client()
    client.force_login(user)  # type: ignore[arg-type]
    return client


def at(page: str, key: object) -> str:
    return reverse(f"problem_solving:{page}", kwargs={"key": key})


def test_names_hold_once_both_sides_adopted_them(table: Table) -> None:
    lena = client_of(table.lena)
    lena.post(at("values", table.partnership.key), {"names": NAMES, "body": str(table.body.key)})
    decision = Decision.objects.get()

    assert "Quality" in [label for _, label in queries.value_choices(table.partnership)]
    for person in (table.lena, table.marcus):
        agree(decision, person)

    assert [label for _, label in queries.value_choices(table.partnership)] == [
        "Safe work",
        "Clean air",
    ]
    assert "Clean air" in lena.get(at("add_project", table.body.key)).content.decode()
    assert "Clean air" in lena.get(at("portfolio", table.partnership.key)).content.decode()
    assert "Adopted" in lena.get(at("values", table.partnership.key)).content.decode()


def test_a_list_that_reads_otherwise_than_what_was_signed_does_not_hold(table: Table) -> None:
    decision = actions.propose_values(
        body=table.body, names=NAMES.splitlines(), by=table.lena, at=NOON
    )
    for person in (table.lena, table.marcus):
        agree(decision, person)
    ValueSet.objects.update(names=["Profit", "Speed"])

    assert "Quality" in [label for _, label in queries.value_choices(table.partnership)]


@pytest.mark.parametrize(
    ("names", "why"),
    [
        (["One"], "two to eight"),
        ([str(number) for number in range(9)], "two to eight"),
        (["Safe", "safe"], "Each name stands there once"),
        (["Safe", "x" * 61], "at most 60 letters"),
    ],
)
def test_a_list_has_two_to_eight_short_names(table: Table, names: list[str], why: str) -> None:
    with refused(why):
        actions.propose_values(body=table.body, names=names, by=table.lena, at=NOON)


def test_it_is_decided_at_the_top(table: Table) -> None:
    below = Body.objects.create(
        partnership=table.partnership,
        parent=table.body,
        name="Below",
        kind="unit_team",
        made_at=NOON,
    )

    with pytest.raises(Refused):
        actions.propose_values(body=below, names=NAMES.splitlines(), by=table.lena, at=NOON)
    assert (
        client_of(table.lena).post(at("values", table.partnership.key), {"names": "x"}).status_code
        == 422
    )


def test_the_number_of_a_list_is_its_own(table: Table) -> None:
    actions.propose_values(body=table.body, names=NAMES.splitlines(), by=table.lena, at=NOON)

    hits(ValueSet.objects.get(), {}, "problem_solving_value_set_number|valueset.partnership_id")
