"""The pages of disputes: the log of days, and words that only the named parties read."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from highroad.areas.problem_solving.models import Dispute
from tests import cast
from tests.table import Table, make_table, seat_provider

pytestmark = pytest.mark.django_db
ABOUT = "Who sets the glass on the third floor?"


@pytest.fixture
def table() -> Table:
    return make_table()


def client_of(user: object) -> Client:
    client = Client()
    client.force_login(user)  # type: ignore[arg-type]
    return client


def at(page: str, key: object) -> str:
    return reverse(f"problem_solving:{page}", kwargs={"key": key})


def test_from_opened_to_settled(table: Table) -> None:
    lena, marcus = client_of(table.lena), client_of(table.marcus)
    priya = cast.priya()
    seat_provider(table, priya)
    lena.post(
        at("open_dispute", table.body.key),
        {"about": ABOUT, "parties": [str(table.labor.key), str(table.management.key)]},
    )
    dispute = Dispute.objects.get()
    lena.post(
        at("dispute_met", dispute.key),
        {"met_on": dispute.opened_on.isoformat()},
    )
    day = dispute.opened_on.isoformat()
    lena.post(at("dispute_stopped", dispute.key), {"first_on": day})
    assert "and still" in marcus.get(at("dispute", dispute.key)).content.decode()
    marcus.post(at("went_on", dispute.key), {"last_on": day})
    lena.post(at("dispute_terms", dispute.key), {"terms": "The glaziers set it."})

    assert "Say whether your party agrees to the terms" in marcus.get("/home/").content.decode()
    page = marcus.get(at("dispute", dispute.key)).content.decode()
    assert ABOUT in page
    assert "The glaziers set it." in page
    marcus.post(at("agree_to_terms", dispute.key))
    log = client_of(priya).get(at("disputes", table.body.key)).content.decode()
    seen = client_of(priya).get(at("dispute", dispute.key)).content.decode()
    assert "Settled" in log
    assert "Days since the last of them" in log
    assert "Dispute 1" in log
    for text in (log, seen):
        assert ABOUT not in text
        assert "glaziers" not in text
        assert "Local 9" not in text.partition("<main")[2].partition("</main")[0]


def test_an_open_form_keeps_what_was_typed(table: Table) -> None:
    wrong = client_of(table.lena).post(
        at("open_dispute", table.body.key), {"about": ABOUT, "parties": [str(table.labor.key)]}
    )

    assert wrong.status_code == 422
    assert ABOUT in wrong.content.decode()
    assert "at least two parties" in wrong.content.decode()
    assert (
        "No dispute is noted here."
        in client_of(table.lena).get(at("disputes", table.body.key)).content.decode()
    )
