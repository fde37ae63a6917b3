"""The pages of partnerships, bodies, seats and charters."""

from __future__ import annotations

import uuid
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from highroad.areas.accounts import actions as accounts
from highroad.areas.accounts.models import Invitation, User
from highroad.areas.partnerships import actions, queries
from highroad.areas.partnerships.models import (
    Body,
    Holder,
    Partnership,
    Party,
    Seat,
    StatusChange,
)
from highroad.areas.partnerships.vocabulary import ClauseKind, PartnershipStatus, Side
from tests import cast
from tests.cast import NOON
from tests.table import (
    Table,
    add_seat,
    make_table,
    move,
    propose,
    seat_provider,
    seat_somebody,
)

pytestmark = pytest.mark.django_db
FOUND = {"name": "River Works", "summary": "Boats.", "naics": "237990", "region_code": "36061"}
BODY = {
    "name": "Training table",
    "kind": "workforce_table",
    "parent": "",
    "labor_rule": "majority",
    "labor_quorum": "2",
    "management_rule": "chairs_word",
    "management_quorum": "1",
}


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


def test_everybody_with_a_seat_sees_the_partnership(table: Table) -> None:
    priya = cast.priya()
    seat_provider(table, priya)

    for person in (table.lena, table.marcus, priya, table.sam):
        page = text_of(person, to("detail", table.partnership))
        assert "Harbor Trades" in page
        assert "Local 9" in page
        assert "Lena Ortiz" in page
        assert "Joint Committee" in page


def records(table: Table) -> dict[str, Any]:
    charter = actions.draft_charter(
        body=table.body,
        clauses=[actions.ClauseDraft(ClauseKind.PURPOSE, "Safety.")],
        by=table.lena,
        at=NOON,
    )
    return {
        "detail": table.partnership,
        "add_party": table.partnership,
        "add_body": table.partnership,
        "status": table.partnership,
        "pause": table.partnership,
        "listing": table.partnership,
        "change": StatusChange.objects.all()[0],
        "resume": StatusChange.objects.all()[0],
        "party": table.labor,
        "body": table.body,
        "add_seat": table.body,
        "parity": table.body,
        "draft_charter": table.body,
        "charter": charter,
        "propose_charter": charter,
        "seat": table.seats["labor"],
        "appoint": table.seats["labor"],
        "end_seat": table.seats["labor"],
        "holder": Holder.objects.get(user=table.lena),
        "confirm": Holder.objects.get(user=table.lena),
        "end_term": Holder.objects.get(user=table.lena),
    }


def test_olu_finds_none_of_it_and_it_looks_like_nothing(table: Table) -> None:
    """What she may not see answers as what does not exist."""
    olu = client_of(cast.olu())

    for page, record in records(table).items():
        for verb in ("get", "post"):
            found = getattr(olu, verb)(to(page, record))
            nothing = getattr(olu, verb)(
                reverse(f"partnerships:{page}", kwargs={"key": uuid.uuid4()})
            )
            assert found.status_code == nothing.status_code
            assert found.status_code in (404, 405)


def test_somebody_invited_or_accepted_finds_none_of_it_yet(table: Table) -> None:
    nia = cast.nia()
    seat = add_seat(table, Side.LABOR, "Steward")
    actions.appoint(seat=seat, user=nia, by=table.lena, at=NOON)

    assert client_of(nia).get(to("detail", table.partnership)).status_code == 404
    assert client_of(nia).get(to("body", table.body)).status_code == 404


def test_somebody_who_left_finds_none_of_it_any_more(table: Table) -> None:
    nia = cast.nia()
    holder = seat_somebody(table, Side.LABOR, nia)
    client = client_of(nia)
    before = client.get(to("body", table.body)).status_code

    actions.end_term(holder=holder, by=table.lena, at=NOON)

    assert (before, client.get(to("body", table.body)).status_code) == (200, 404)


def test_pages_without_a_sign_in_lead_to_it(table: Table) -> None:
    for address in (reverse("partnerships:list"), to("detail", table.partnership)):
        assert "/account/login/" in Client().get(address)["Location"]


def test_the_list_holds_ones_own(table: Table) -> None:
    address = reverse("partnerships:list")

    assert "Harbor Trades" in text_of(table.lena, address)
    assert "You have no confirmed seat" in text_of(cast.olu(), address)
    assert "Found a partnership" in text_of(table.sam, address)


def test_places_lead_to_the_page_that_shows_them(table: Table) -> None:
    actions.agree_to_listing(partnership=table.partnership, by=table.lena, at=NOON)
    lena, known = client_of(table.lena), records(table)

    for page in ("seat", "holder"):
        assert lena.get(to(page, known[page]))["Location"] == to("body", table.body)
    for page in ("change", "party"):
        assert lena.get(to(page, known[page]))["Location"] == to("detail", table.partnership)
    listed = lena.get(to("listed", table.partnership.listings.get()))
    assert listed["Location"] == to("detail", table.partnership)


def test_sam_founds_from_the_first_page_to_the_first_co_chair() -> None:
    """Found, two parties, a body, a seat, an invitation; labor's co-chair accepts and is in."""
    sam, lena = cast.sam(), cast.lena()
    client = client_of(sam)
    client.post(reverse("partnerships:found"), FOUND)
    made = Partnership.objects.get()
    for name, side in (("Local 9", "labor"), ("Harbor Builders", "management")):
        client.post(
            to("add_party", made),
            {"name": name, "kind": "labor" if side == "labor" else "employer", "side": side},
        )
    client.post(to("add_body", made), BODY)
    body = Body.objects.get()
    party = Party.objects.get(side="labor")
    client.post(
        to("add_seat", body),
        {"party": party.key, "title": "Chair", "role": "co_chair", "carries_key": "on"},
    )
    seat = Seat.objects.get()

    answer = client.post(to("appoint", seat), {"email": "lena@example.org"}, follow=True)
    accounts.accept(invitation=Invitation.objects.get(), user=lena, at=NOON)

    assert "An invitation is on its way." in answer.content.decode()
    assert queries.seat_of(lena, body=body) == seat
    assert "Lena Ortiz" in text_of(lena, to("body", body))
    assert [row.rule for row in body.sides.order_by("side")] == ["majority", "chairs_word"]


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"name": ""}, "This field is required."),
        ({"naics": "trade"}, "Write two to six digits."),
        ({"region_code": "9"}, "Write two to five digits."),
    ],
)
def test_founding_asks_again_for_what_is_wrong(change: dict[str, str], words: str) -> None:
    page = client_of(cast.sam()).post(reverse("partnerships:found"), {**FOUND, **change})

    assert page.status_code == 422
    assert words in page.content.decode()


def test_only_the_program_office_founds() -> None:
    page = client_of(cast.lena()).get(reverse("partnerships:found"))

    assert page.status_code == 403
    assert "Only the program office founds a partnership." in page.content.decode()


def test_a_party_is_added_once(table: Table) -> None:
    given = {"name": "Local 9", "kind": "labor", "side": "labor", "city": "New York", "state": "NY"}

    page = client_of(table.lena).post(to("add_party", table.partnership), given)

    assert page.status_code == 422
    assert "Local 9 is a party already." in page.content.decode()


def test_a_co_chair_is_offered_only_the_own_side(table: Table) -> None:
    page = client_of(table.lena).get(to("add_party", table.partnership))

    choices = [value for value, _label in page.context["form"].fields["side"].choices]
    assert choices == ["labor", ""]


def test_a_second_body_of_one_name_is_refused_in_words(table: Table) -> None:
    page = client_of(table.lena).post(
        to("add_body", table.partnership), {**BODY, "name": "Joint Committee"}
    )

    assert page.status_code == 422
    assert "There is a body named Joint Committee already." in page.content.decode()


def test_a_body_with_a_third_side_under_another(table: Table) -> None:
    given = {**BODY, "parent": str(table.body.key), "has_third": "on", "is_sealed_signing": "on"}

    client_of(table.marcus).post(to("add_body", table.partnership), given)

    made = Body.objects.get(name="Training table")
    assert made.parent == table.body
    assert made.is_sealed_signing
    assert queries.key_sides(made) == (Side.LABOR, Side.MANAGEMENT, Side.THIRD)


def test_the_status_changes_along_its_way_with_a_reason(table: Table) -> None:
    client = client_of(table.lena)

    without = client.post(to("status", table.partnership), {"status": "paused", "reason": ""})
    client.post(to("status", table.partnership), {"status": "paused", "reason": "A strike."})
    page = text_of(table.marcus, to("detail", table.partnership))

    assert without.status_code == 422
    assert "Give a reason" in without.content.decode()
    assert "A strike." in page
    assert Partnership.objects.get().status == PartnershipStatus.PAUSED


def test_some_bodies_are_paused_and_go_on(table: Table) -> None:
    lena, marcus = client_of(table.lena), client_of(table.marcus)
    lena.post(
        to("pause", table.partnership), {"bodies": [str(table.body.key)], "reason": "Notice given."}
    )
    change = StatusChange.objects.get(status="paused")

    assert "This body is paused" in text_of(table.marcus, to("body", table.body))
    assert marcus.post(to("resume", change)).status_code == 403
    lena.post(to("resume", change))
    assert not queries.is_paused(table.body)
    assert lena.post(to("pause", table.partnership), {"reason": "So."}).status_code == 422


def test_a_member_neither_pauses_nor_changes_the_status(table: Table) -> None:
    nia = cast.nia()
    seat_somebody(table, Side.LABOR, nia)

    for page in ("status", "pause"):
        assert client_of(nia).get(to(page, table.partnership)).status_code == 403


def test_the_founder_does_not_pause() -> None:
    sam = cast.sam()
    made = actions.found_partnership(name="River Works", by=sam, at=NOON)
    body = actions.create_body(partnership=made, name="B", kind="lmc", by=sam, at=NOON)

    page = client_of(sam).post(to("pause", made), {"bodies": [str(body.key)], "reason": "So."})

    assert page.status_code == 422
    assert "Only a co-chair may do this." in page.content.decode()


def test_both_sides_show_it_to_the_public_and_one_takes_it_back(table: Table) -> None:
    for person in (table.lena, table.marcus):
        client_of(person).post(to("listing", table.partnership), {"show": "yes"})
    shown = len(queries.list_partnerships_public())

    client_of(table.lena).post(to("listing", table.partnership), {"show": "no"})

    assert (shown, len(queries.list_partnerships_public())) == (1, 0)


def test_the_pages_are_there_in_spanish(table: Table) -> None:
    lena = client_of(table.lena)
    move(table, PartnershipStatus.PAUSED, reason="Huelga.")

    addresses = ["/es" + to("detail", table.partnership), "/es" + to("body", table.body)]

    detail, body = (lena.get(address).content.decode() for address in addresses)

    assert "Personas por puesto" in detail
    assert "En pausa" in detail
    assert "Tiene una llave" in body
    assert "Holds a key" not in body


@pytest.mark.parametrize("page", ["detail", "body"])
def test_pages_send_the_same_queries_however_large_the_body(table: Table, page: str) -> None:
    """Three more people, seats and decisions: not one query more."""
    client = client_of(table.lena)
    address = to(page, table.partnership if page == "detail" else table.body)
    seat_somebody(table, Side.LABOR, cast.nia())
    propose(table)
    before = queries_of(client, address)

    for number in range(3):
        seat_somebody(table, Side.LABOR, cast.person(f"P{number}"), title=f"Seat {number}")
        propose(table, title=f"Proposal {number}")

    assert queries_of(client, address) == before
    assert before <= {"detail": 32, "body": 44}[page]


def queries_of(client: Client, address: str) -> int:
    with CaptureQueriesContext(connection) as sent:
        assert client.get(address).status_code == 200
    return len(sent)
