"""The page of a body: its sides, seats, people and charters."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from highroad.areas.accounts.models import User
from highroad.areas.partnerships import actions, queries
from highroad.areas.partnerships.models import (
    Charter,
    Holder,
    Seat,
)
from highroad.areas.partnerships.vocabulary import ClauseKind, Side
from tests import cast
from tests.cast import NOON
from tests.table import (
    Table,
    add_seat,
    agree,
    make_table,
    propose,
    seat_somebody,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def table() -> Table:
    return make_table()


def client_of(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def to(page: str, record: Any) -> str:
    return reverse(f"partnerships:{page}", kwargs={"key": record.key})


def text_of(user: User, address: str) -> str:
    answer = client_of(user).get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def test_a_body_shows_the_sides_side_by_side_and_ones_own_buttons(table: Table) -> None:
    page = text_of(table.lena, to("body", table.body))

    assert page.index("<h2>Labor</h2>") < page.index("<h2>Management</h2>")
    assert to("appoint", table.seats["labor"]) in page
    assert to("appoint", table.seats["management"]) not in page


def test_the_program_office_sees_the_structure_and_no_texts(table: Table) -> None:
    propose(table, title="Paid time to train")

    page = text_of(table.sam, to("body", table.body))

    assert "Lena Ortiz" in page
    assert "Paid time to train" not in page


def test_a_seat_of_the_other_side_is_not_offered(table: Table) -> None:
    given = {"party": table.management.key, "title": "X", "role": "member"}

    page = client_of(table.lena).post(to("add_seat", table.body), given)

    assert page.status_code == 422
    assert not Seat.objects.filter(title="X").exists()


def test_a_member_adds_no_seat(table: Table) -> None:
    nia = cast.nia()
    seat_somebody(table, Side.LABOR, nia)

    page = client_of(nia).get(to("add_seat", table.body))

    assert page.status_code == 403


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"email": "nonsense"}, "Enter a valid email address."),
        ({"email": "marcus@example.org", "is_alternate": "on"}, "sits for another side"),
        ({"email": "new@example.org"}, "Somebody sits in this seat already"),
        (
            {"email": "new@example.org", "from_on": "2026-05-02", "to_on": "2026-05-01"},
            "The last day is before the first.",
        ),
    ],
)
def test_appointing_asks_again_for_what_is_wrong(
    table: Table, given: dict[str, str], words: str
) -> None:
    page = client_of(table.lena).post(to("appoint", table.seats["labor"]), given)

    assert page.status_code == 422
    assert words in page.content.decode()


def test_appointing_for_the_other_side_is_refused(table: Table) -> None:
    page = client_of(table.marcus).get(to("appoint", table.seats["labor"]))

    assert page.status_code == 403
    assert "Only a co-chair of Labor may do this for Labor." in page.content.decode()


def test_confirm_and_end_by_ones_own_co_chair(table: Table) -> None:
    nia = cast.nia()
    seat = add_seat(table, Side.LABOR, "Steward")
    holder = actions.appoint(seat=seat, user=nia, by=table.lena, at=NOON)
    lena, marcus = client_of(table.lena), client_of(table.marcus)

    assert marcus.post(to("confirm", holder)).status_code == 403
    assert lena.post(to("confirm", holder)).status_code == 302
    assert queries.has_seat(nia, table.partnership)
    assert "loses all access" in lena.get(to("end_term", holder)).content.decode()
    assert marcus.post(to("end_term", holder)).status_code == 403
    lena.post(to("end_term", holder))
    assert not queries.has_seat(nia, table.partnership)
    lena.post(to("end_seat", seat))
    assert Seat.objects.get(pk=seat.pk).ended_at is not None


def test_whoever_leaves_the_last_seat_lands_on_the_list(table: Table) -> None:
    holder = Holder.objects.get(user=table.lena)

    answer = client_of(table.lena).post(to("end_term", holder))

    assert answer["Location"] == reverse("partnerships:list")


def test_unequal_sides_need_a_word_and_both_read_it(table: Table) -> None:
    add_seat(table, Side.LABOR, "Steward")
    before = text_of(table.marcus, to("body", table.body))

    client_of(table.lena).post(to("parity", table.body), {"note": "Two unions sit here."})
    after = text_of(table.marcus, to("body", table.body))
    again = client_of(table.lena).post(to("parity", table.body), {"note": " "})

    assert "Nobody has said why." in before
    assert "Two unions sit here." in after
    assert again.status_code == 422


def test_equal_sides_have_nothing_to_declare(table: Table) -> None:
    page = client_of(table.lena).post(to("parity", table.body), {"note": "So."})

    assert page.status_code == 422
    assert "there is nothing to declare" in page.content.decode()


CHARTER = {
    "decision_rule__labor": "majority",
    "quorum_to_decide__labor": "1",
    "decision_rule__management": "chairs_word",
    "quorum_to_decide__management": "1",
    "decision_rule__base": "entitled",
    "purpose": "Safer work on the harbor.",
    "scope_out": "Bargaining and grievances.",
}


def test_a_charter_goes_from_draft_to_force_and_prefills_the_next(table: Table) -> None:
    lena = client_of(table.lena)
    drafted = lena.post(to("draft_charter", table.body), CHARTER)
    charter = Charter.objects.get()
    text = text_of(table.marcus, to("charter", charter))

    put = lena.post(to("propose_charter", charter))
    decision = table.body.decisions.get()
    agree(decision, table.lena)
    agree(decision, table.marcus)

    assert drafted["Location"] == to("charter", charter)
    assert "Safer work on the harbor." in text
    assert "How each side decides, Labor: Majority" in text
    assert "A majority is counted of: all entitled seats" in text
    assert put["Location"] == reverse("decisions:detail", kwargs={"key": decision.key})
    assert "In force" in text_of(table.marcus, to("charter", charter))
    assert charter.title in text_of(table.marcus, to("body", table.body))
    form = lena.get(to("draft_charter", table.body)).context["form"]
    assert form["purpose"].value() == "Safer work on the harbor."
    assert form["decision_rule__labor"].value() == "majority"


def test_a_charter_whose_rules_cannot_be_counted_comes_back(table: Table) -> None:
    page = client_of(table.lena).post(
        to("draft_charter", table.body), {**CHARTER, "quorum_to_decide__labor": "0"}
    )

    assert page.status_code == 422
    assert not Charter.objects.exists()


def test_the_program_office_reads_no_charter(table: Table) -> None:
    clauses = [actions.ClauseDraft(ClauseKind.PURPOSE, "Safety.")]
    charter = actions.draft_charter(body=table.body, clauses=clauses, by=table.lena, at=NOON)

    assert client_of(table.sam).get(to("charter", charter)).status_code == 403


def test_the_address_of_an_invitation_is_for_the_own_side(table: Table) -> None:
    seat = add_seat(table, Side.LABOR, "Steward")
    actions.appoint(seat=seat, email="new@example.org", by=table.lena, at=NOON)

    assert "new@example.org" in text_of(table.lena, to("body", table.body))
    assert "new@example.org" not in text_of(table.marcus, to("body", table.body))
    assert "new@example.org" not in text_of(table.sam, to("body", table.body))
