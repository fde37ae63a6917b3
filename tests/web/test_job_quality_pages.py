"""The pages of good jobs: a card, readings, answers, files; as a workforce table would use them."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from highroad.areas.accounts.models import User
from highroad.areas.job_quality.models import JobCard, Reading, WageTable
from tests.areas.job_quality.test_actions import WAGES
from tests.areas.job_quality.test_rules import filed
from tests.table import Table, make_table

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate().isoformat()


@pytest.fixture
def table() -> Table:
    return make_table()


def client_of(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def at(page: str, key: object) -> str:
    return reverse(f"job_quality:{page}", kwargs={"key": key})


def opened(client: Client, table: Table, title: str = "Electrician") -> JobCard:
    client.post(
        at("open", table.body.key),
        {"party": str(table.management.key), "title": title, "occupation": "47-2111", "area": "12"},
    )
    return JobCard.objects.get(title=title)


def test_a_scorecard_with_evidence_of_both_sides(table: Table):
    lena, marcus = client_of(table.lena), client_of(table.marcus)
    assert (
        "Begin with the job most people do"
        in lena.get(at("list", table.partnership.key)).content.decode()
    )
    job = opened(marcus, table)
    given = {
        "indicator": "health",
        "value": "92.5",
        "target": "95",
        "read_on": TODAY,
        "source": "Plan",
    }
    wrong = marcus.post(at("read", job.key), {**given, "value": "140"})
    assert wrong.status_code == 422
    assert "140" in wrong.content.decode()
    marcus.post(at("read", job.key), given)
    reading = Reading.objects.get()
    assert "do you see the same?" in lena.get(reverse("home:home")).content.decode()
    lena.post(at("confirm", reading.key))
    page = marcus.get(at("card", job.key)).content.decode()

    assert "1 of 34 indicators are confirmed" in page
    assert "92.5 percent" in page
    assert "Promise what would turn this into a yes" in page
    assert marcus.get(at("reading", reading.key))["Location"] == at("card", job.key)
    assert marcus.get("/es" + at("card", job.key)).status_code == 200


def test_a_dispute_stands_on_the_card(table: Table):
    lena, marcus = client_of(table.lena), client_of(table.marcus)
    job = opened(marcus, table)
    marcus.post(
        at("read", job.key),
        {"indicator": "notice", "value": "14", "read_on": TODAY, "source": "Plan"},
    )
    reading = Reading.objects.get()
    assert lena.post(at("dispute", reading.key), {"words": ""}).status_code == 422
    lena.post(at("dispute", reading.key), {"words": "Nights hear of it the day before."})

    assert "Nights hear of it the day before" in marcus.get(at("card", job.key)).content.decode()


def test_wages_and_injuries_are_loaded_or_nothing_is(table: Table):
    marcus = client_of(table.marcus)
    job = opened(marcus, table)
    bad = SimpleUploadedFile("w.csv", b"a,b\n1,2")
    assert (
        "Columns are missing"
        in marcus.post(at("wages", table.body.key), {"title": "x", "file": bad}).content.decode()
    )
    assert not WageTable.objects.exists()
    marcus.post(
        at("wages", table.body.key), {"title": "OEWS", "file": SimpleUploadedFile("w.csv", WAGES)}
    )
    marcus.post(at("compare", job.key), {"rate": "33", "read_on": TODAY})
    marcus.post(at("safety", job.key), {"file": SimpleUploadedFile("s.csv", filed())})
    page = marcus.get(at("card", job.key)).content.decode()

    assert "this job pays 110.0 % of it" in page
    assert "about percentile 58" in page
    assert "6.8 cases per 200,000 hours" in page


def test_the_list_sends_the_same_queries_however_many_jobs(table: Table):
    marcus = client_of(table.marcus)

    def queries() -> int:
        with CaptureQueriesContext(connection) as caught:
            assert marcus.get(at("list", table.partnership.key)).status_code == 200
        return len(caught)

    def fill(number: int) -> None:
        job = opened(marcus, table, f"Job {number}")
        given = {"indicator": "notice", "value": "14", "read_on": TODAY, "source": "Plan"}
        marcus.post(at("read", job.key), given)

    fill(1)
    first = queries()
    for number in (2, 3, 4):
        fill(number)

    assert queries() == first
