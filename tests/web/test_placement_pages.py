"""The pages of placements: a class, a start, a check from the inbox, the rates."""

from __future__ import annotations

import csv
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from highroad.areas.accounts.models import User
from highroad.areas.demand.actions import stop_referrals
from highroad.areas.demand.vocabulary import StopReason
from highroad.areas.placements.models import Placement, ProgramClass
from tests.areas.demand.scene import add_order
from tests.table import Table, make_table

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()


@pytest.fixture
def table() -> Table:
    return make_table()


def client_of(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def at(page: str, key: object) -> str:
    return reverse(f"placements:{page}", kwargs={"key": key})


def given(**more: str) -> dict[str, str]:
    return {
        "person": "A-17", "started_on": (TODAY - timedelta(days=40)).isoformat(), "wage": "30.50",
        "hours": "40", "schedule": "full_time", "union_status": "covered", **more,
    }  # fmt: skip


def test_a_class_a_start_and_a_check_from_the_inbox(table: Table):
    lena, home = client_of(table.lena), reverse("home:home")
    order = add_order(table, promised_hires=3)
    counted = {"name": "Spring class", "ended_on": TODAY.isoformat(), "enrolled": "10", "completed": "8"}  # fmt: skip
    wrong = lena.post(at("add_class", table.partnership.key), {**counted, "completed": "11"})
    lena.post(at("add_class", table.partnership.key), counted)
    spring = ProgramClass.objects.get()

    begun = lena.post(at("add", order.key), given(from_class=str(spring.key), is_completer="on", is_promised="on"), follow=True)  # fmt: skip

    assert "No more people complete than began." in wrong.content.decode()
    assert "due now" in begun.content.decode()
    asked = "A-17, 30 days after the start: still there?"
    assert asked in lena.get(home).content.decode()
    made = Placement.objects.get()
    nothing = lena.post(at("check", made.key), {"days": "30", "note": "We tried."})
    assert nothing.status_code == 422
    assert "We tried." in nothing.content.decode()
    kept = lena.post(at("check", made.key), {"days": "30", "result": "moved_up", "wage": "33", "note": "Lead hand."}, follow=True)  # fmt: skip
    assert "Still there, in a better job" in kept.content.decode()
    assert asked not in lena.get(home).content.decode()
    text = lena.get(at("list", table.partnership.key)).content.decode()
    for words in ("10.0 %", "1 of 10", "12.5 %", "1 of 8", "100.0 %", "A-17"):
        assert words in text, words


def test_a_missed_check_comes_first_and_sent_twice_it_is_not_the_next(table: Table):
    lena = client_of(table.lena)
    began = (TODAY - timedelta(days=120)).isoformat()
    lena.post(at("add", add_order(table).key), given(started_on=began))
    made = Placement.objects.get()
    page = lena.get(at("check", made.key)).content.decode()
    assert "A-17, 30 days after the start: still there?" in page
    assert "90 days after" not in lena.get(reverse("home:home")).content.decode()

    found = {"days": "30", "result": "stays", "note": ""}
    assert lena.post(at("check", made.key), found).status_code == 302
    again = lena.post(at("check", made.key), found)

    assert again.status_code == 422
    assert "This check has been made." in again.content.decode()
    assert [check.days for check in made.checks.all()] == [30]
    assert "A-17, 90 days after the start: still there?" in lena.get(at("check", made.key)).content.decode()  # fmt: skip


def test_a_start_from_before_a_strike_is_entered_on_the_page_of_the_struck_job(table: Table):
    lena, order = client_of(table.lena), add_order(table)
    stop_referrals(order=order, why=StopReason.STRIKE, source="Notice", on=TODAY, by=table.lena, at=timezone.now())  # fmt: skip
    assert "only a start from before that day" in lena.get(at("add", order.key)).content.decode()

    refused = lena.post(at("add", order.key), given(started_on=TODAY.isoformat()))
    assert refused.status_code == 422
    assert "These jobs are part of a labor dispute (Strike)" in refused.content.decode()
    before = (TODAY - timedelta(days=1)).isoformat()
    assert lena.post(at("add", order.key), given(started_on=before)).status_code == 302


def test_a_refusal_keeps_what_was_typed(table: Table):
    answer = client_of(table.lena).post(at("add", add_order(table).key), given(is_completer="on"))

    assert answer.status_code == 422
    assert "Say which class the person completed." in answer.content.decode()
    assert 'value="A-17"' in answer.content.decode()


def test_starts_go_out_as_a_file_and_what_is_due_stands_out(table: Table):
    lena, order = client_of(table.lena), add_order(table)
    empty = lena.get(at("starts_file", table.partnership.key)).content.decode("utf-8-sig")
    lena.post(at("add", order.key), given())
    made = Placement.objects.get()
    before = lena.get(at("list", table.partnership.key)).content.decode()
    lena.post(at("check", made.key), {"days": "30", "result": "stays"})

    text = lena.get(at("starts_file", table.partnership.key)).content.decode("utf-8-sig")
    after = lena.get(at("list", table.partnership.key)).content.decode()

    (row,) = csv.DictReader(text.splitlines())
    assert empty.splitlines() == text.splitlines()[:1]
    assert (row["person"], row["occupation"], row["wage"], row["completed_class"]) == ("A-17", "Electrician", "30.50", "0")  # fmt: skip
    assert [row[f"after_{days}_days"] for days in (30, 90, 180, 365)] == ["stays", "", "", ""]
    assert "due now" in before
    assert "due now" not in after


def test_an_empty_list_says_what_to_do(table: Table):
    text = client_of(table.marcus).get(at("list", table.partnership.key)).content.decode()

    for words in ("No class is counted yet.", "No employer has promised hires yet.", "Nobody has started yet."):  # fmt: skip
        assert words in text, words


def test_more_starts_take_no_more_queries(table: Table):
    client, order, counts = client_of(table.lena), add_order(table), []
    for turn in range(2):
        for number in range(3):
            client.post(at("add", order.key), given(person=f"A-{turn}-{number}"))
        with CaptureQueriesContext(connection) as seen:
            assert client.get(at("list", table.partnership.key)).status_code == 200
        counts.append(len(seen))

    assert counts[0] == counts[1] <= 40


def test_placements_stand_by_employer_with_time_to_hire_and_the_promised_wage(table: Table):
    lena = client_of(table.lena)
    empty = lena.get(at("employers", table.partnership.key)).content.decode()
    grand = add_order(
        table, employer="Grand Bay", place="Harborview", wage="31.00", promised_hires=2
    )
    add_order(table, employer="=Inn", place="Mill Creek", count=3)
    lena.post(at("add", grand.key), given(is_promised="on"))
    lena.post(at("add", grand.key), given(person="A-18", wage="31.00"))

    text = lena.get(at("employers", table.partnership.key)).content.decode()
    rows = lena.get(at("employer_file", table.partnership.key)).content.decode("utf-8-sig")

    assert "No employer has ordered anybody yet." in empty
    for words in ("Grand Bay, Harborview", "=Inn, Mill Creek", "1 of 2", "0.50"):
        assert words in text, words
    days = (TODAY - timedelta(days=40) - timezone.localdate(grand.made_at)).days
    known = 2 if days >= 0 else 0
    assert f"Grand Bay,Harborview,1,40,2,1,2,0,{float(days) if known else ''},{known},1,2" in rows
    assert "'=Inn,Mill Creek,1,3,0,0,0,0,,0,0,0" in rows


def test_every_form_of_placements_leads_back_to_placements(table: Table):
    lena, order = client_of(table.lena), add_order(table)
    lena.post(at("add", order.key), given())
    above = at("list", table.partnership.key)
    for page, key in (
        ("add_class", table.partnership.key),
        ("add", order.key),
        ("check", Placement.objects.get().key),
    ):
        text = lena.get(at(page, key)).content.decode()
        crumbs = text.partition('<nav class="crumbs"')[2].partition("</nav>")[0]
        assert above in crumbs, page
        assert reverse("demand:overview", kwargs={"key": table.partnership.key}) not in crumbs, page
