"""The page a person lands on: what waits, closed by doing it; and links from a Ref."""

from __future__ import annotations

import pytest
from django.apps import apps
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from highroad.areas.accounts import actions as accounts
from highroad.areas.accounts.models import Message, User
from highroad.areas.partnerships import actions
from highroad.areas.partnerships import queries as partnerships
from highroad.areas.partnerships.vocabulary import Side
from highroad.kit.refs import Ref
from highroad.web import links
from tests import cast
from tests.cast import NOON
from tests.table import Table, add_seat, agree, make_table, propose, seat_somebody

pytestmark = pytest.mark.django_db
HOME = "/home/"


@pytest.fixture
def table() -> Table:
    return make_table()


def client_of(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def home_of(user: User) -> str:
    answer = client_of(user).get(HOME)
    assert answer.status_code == 200
    return answer.content.decode()


def test_a_proposal_waits_for_both_and_goes_away_by_answering(table: Table) -> None:
    decision = propose(table)
    before = home_of(table.lena)

    agree(decision, table.lena)

    assert "Paid time to train" in before
    assert reverse("decisions:detail", kwargs={"key": decision.key}) in before
    assert "Nothing waits for you" in home_of(table.lena)
    assert "Read and answer" in home_of(table.marcus)


def test_a_proposal_stands_once_though_a_message_tells_of_it_too(table: Table) -> None:
    propose(table)

    assert home_of(table.lena).count("<strong>Paid time to train</strong>") == 1
    assert "your answer is asked for" not in home_of(table.lena)


def test_a_decision_due_for_review_comes_back(table: Table) -> None:
    decision = propose(table, review_on=NOON.date().replace(month=4))
    agree(decision, table.lena)
    agree(decision, table.marcus)

    assert reverse("decisions:review", kwargs={"key": decision.key}) in home_of(table.lena)


def test_whoever_accepted_waits_for_their_own_co_chair_only(table: Table) -> None:
    nia = cast.nia()
    seat = add_seat(table, Side.LABOR, "Steward")
    holder = actions.appoint(seat=seat, user=nia, by=table.lena, at=NOON)

    assert "Nia Fields has accepted the seat Steward" in home_of(table.lena)
    assert "Nia Fields" not in home_of(table.marcus)
    assert "To be confirmed" in home_of(nia)
    actions.confirm(holder=holder, by=table.lena, at=NOON)
    assert "has accepted the seat" not in home_of(table.lena)
    assert "Steward" in home_of(nia)


def test_a_co_chair_confirms_where_the_side_has_no_chair_yet(table: Table) -> None:
    other = actions.create_body(
        partnership=table.partnership, name="Training", kind="jac", by=table.lena, at=NOON
    )
    seat = actions.add_seat(body=other, party=table.labor, title="Trainer", by=table.lena, at=NOON)
    actions.appoint(seat=seat, user=cast.nia(), by=table.lena, at=NOON)

    assert "Nia Fields has accepted the seat Trainer" in home_of(table.lena)


def test_news_is_read_by_opening_it(table: Table) -> None:
    client = client_of(table.marcus)
    add_seat(table, Side.LABOR, "Steward")
    message = Message.objects.get(
        to=table.marcus, title__contains="a seat was added", closed_at=None
    )

    answer = client.post(reverse("home:read", kwargs={"key": message.key}))

    assert answer["Location"] == reverse("partnerships:body", kwargs={"key": table.body.key})
    assert "a seat was added: Steward" not in client.get(HOME).content.decode()


def test_somebody_elses_message_is_not_found(table: Table) -> None:
    add_seat(table, Side.LABOR, "Steward")
    message = Message.objects.filter(to=table.marcus).first()
    assert message is not None

    answer = client_of(table.lena).post(reverse("home:read", kwargs={"key": message.key}))

    assert answer.status_code == 404


def test_what_another_area_asks_for_is_shown_with_its_way(table: Table) -> None:
    accounts.tell(
        to=[table.lena], event="filing.certify", kind="act", title="Certify the filing of {who}",
        values={"who": "Harbor Builders"}, about=Ref.to(table.partnership), at=NOON, once="x",
    )  # fmt: skip

    page = home_of(table.lena)

    assert "Certify the filing of Harbor Builders" in page
    assert reverse("partnerships:detail", kwargs={"key": table.partnership.key}) in page


def test_olu_has_an_empty_home_and_nobody_without_sign_in_any(table: Table) -> None:
    propose(table)

    page = home_of(cast.olu())

    assert "You have no confirmed seat yet." in page
    assert "Harbor Trades" not in page
    assert Client().get(HOME).status_code == 302


def test_home_takes_no_other_verb(table: Table) -> None:
    client = client_of(table.lena)

    assert client.post(HOME).status_code == 405
    assert client.get(reverse("home:read", kwargs={"key": table.body.key})).status_code == 405


def test_home_is_there_in_spanish(table: Table) -> None:
    propose(table)

    page = client_of(table.lena).get("/es" + HOME).content.decode()

    assert "Lo que le espera" in page
    assert "Leer y responder" in page


def test_home_sends_the_same_queries_however_much_waits(table: Table) -> None:
    propose(table)
    client = client_of(table.lena)
    before = queries_of(client)

    for number in range(3):
        propose(table, title=f"Proposal {number}")
        seat_somebody(table, Side.MANAGEMENT, cast.person(f"P{number}"), title=f"Seat {number}")

    assert queries_of(client) == before
    assert before <= 38


def test_the_same_seats_are_read_once_while_a_page_is_read_and_afresh_afterwards(table: Table):
    with partnerships.seats_read_once(), CaptureQueriesContext(connection) as sent:
        first = partnerships.seats_of(table.lena)
        assert partnerships.seats_of(table.lena) == first
        assert partnerships.seats_of(table.marcus) != first
    assert len(sent) == 2

    with CaptureQueriesContext(connection) as sent:
        assert [partnerships.seats_of(table.lena) for _ in range(2)] == [first, first]
    assert len(sent) == 2


def queries_of(client: Client) -> int:
    with CaptureQueriesContext(connection) as sent:
        assert client.get(HOME).status_code == 200
    return len(sent)


def test_links_know_every_kind_of_partnerships_and_decisions() -> None:
    for area in ("partnerships", "decisions"):
        for model in apps.get_app_config(area).get_models():
            assert model._meta.label_lower in links.KINDS


def test_a_link_leads_to_the_record_or_nowhere(table: Table) -> None:
    decision = propose(table)

    assert links.address_of(Ref.to(decision)) == f"/decisions/{decision.key}/"
    assert str(links.link_to(Ref.to(decision)).title) == "Decision"
    assert links.address_of(Ref.to(table.labor.organization)) == ""
    assert links.link_to(Ref("odd.kind", "1")) == links.Link(
        links.link_to(Ref("odd", "2")).title, ""
    )
    assert links.address_of(Ref("decisions.decision", "not-a-key")) == ""
