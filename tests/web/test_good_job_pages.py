"""Pay, benefits, looks, shifts, weights and the card on paper, as both sides use them."""

from __future__ import annotations

import io
from typing import Any

import page as validator
import pikepdf
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone, translation

from highroad.areas.decisions import actions as decisions
from highroad.areas.decisions.models import Decision
from highroad.areas.decisions.vocabulary import Stance
from highroad.areas.job_quality.models import Inquiry, JobCard, LivingWage, Reading, ScoreWeights
from highroad.areas.job_quality.vocabulary import Principle
from tests.areas.job_quality.test_shifts_and_weights import file_of, shift
from tests.table import Table, make_table
from tests.web.test_job_quality_pages import at, client_of, opened
from tests.web.ui.pdfs import faults

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()
TERMS = ("noncompete", "arbitration", "class_waiver", "training_debt")


def look_at(job: JobCard) -> str:
    """Where contracts are looked through."""
    return reverse("job_quality:look", kwargs={"key": job.key, "test": "none"})


@pytest.fixture
def table() -> Table:
    return make_table()


def told(client: Client, name: str, key: object, **given: Any) -> str:
    """A form that was sent and taken; the page it leads to."""
    answer = client.post(at(name, key), given, follow=True)
    assert answer.redirect_chain, answer.content.decode()[-1500:]
    return answer.content.decode()


def living(table: Table) -> LivingWage:
    given = {
        "family": "Two adults, two children", "area": "Harborview", "year": TODAY.year,
        "dollars": "21.00", "source": "Calculator", "looked_up_on": TODAY.isoformat(),
    }  # fmt: skip
    told(client_of(table.marcus), "living_wage", table.body.key, **given)
    return LivingWage.objects.get()


def test_a_living_wage_is_asked_about_confirmed_and_held_against(table: Table):
    lena, marcus = client_of(table.lena), client_of(table.marcus)
    job, wage = opened(marcus, table), living(table)
    assert "do you use it too?" in lena.get(reverse("home:home")).content.decode()
    assert "Used by both sides" in told(lena, "confirm_living", wage.key)
    given = {"living_wage": str(wage.key), "read_on": TODAY.isoformat()}
    wrong = marcus.post(at("share", job.key), {**given, "rates": "24.50; many"})
    assert wrong.status_code == 422
    assert "Line 1: write a rate" in wrong.content.decode()
    assert "24.50; many" in wrong.content.decode()

    card = told(marcus, "share", job.key, **given, rates="19.50, 40\n21, 35\n$21.01, 25")

    assert "60 percent" in card
    assert "Calculator, Harborview" in card
    assert lena.get(at("of_pay", wage.key))["Location"] == at("pay", table.body.key)


def test_a_disputed_living_wage_says_why(table: Table):
    wage = living(table)
    lena = client_of(table.lena)
    assert lena.post(at("dispute_living", wage.key), {"words": ""}).status_code == 422

    page = told(lena, "dispute_living", wage.key, words="It leaves out child care.")

    assert "Disputed" in page
    assert "It leaves out child care." in page


def test_benefits_stand_side_by_side_with_waiting_and_price(table: Table):
    marcus = client_of(table.marcus)
    assert "Begin with the job most people do" in marcus.get(at("benefits", table.partnership.key)).content.decode()  # fmt: skip
    job = opened(marcus, table)
    given = {"indicator": "health", "value": "92", "read_on": TODAY.isoformat(), "source": "Plan"}
    wrong = marcus.post(at("read", job.key), {**given, "indicator": "notice", "waiting_days": "9"})
    assert "Only a benefit" in wrong.content.decode()
    told(marcus, "read", job.key, **given, waiting_days="90", worker_cost="120.50")

    page = marcus.get(at("benefits", table.partnership.key)).content.decode()

    assert "92 %" in page
    assert "after 90 days" in page
    assert "$120.50 a month" in page
    assert page.count("not read") == 6


def test_contracts_are_looked_through_and_leave_a_question_to_promise(table: Table):
    lena, marcus = client_of(table.lena), client_of(table.marcus)
    job = opened(marcus, table)
    assert lena.get(look_at(job).replace("none", "magic")).status_code == 404
    given = {f"reply_{name}": "no" for name in TERMS} | {"looked_on": TODAY.isoformat()}
    address = look_at(job)
    wrong = lena.post(address, given | {"reply_arbitration": "yes"})
    assert "copy the words of its clause" in wrong.content.decode()
    lena.post(
        address,
        given
        | {"reply_arbitration": "yes", "words_arbitration": "All claims shall be arbitrated."},
    )

    page = marcus.get(at("card", job.key)).content.decode()
    assert "All claims shall be arbitrated." in page
    assert page.count("Open question") == 1
    assert "Promise to settle this" in page
    assert Inquiry.objects.count() == 1
    assert Reading.objects.get(indicator="no_arbitration").value == 0


def test_a_faulty_file_of_shifts_tells_every_line_and_a_good_one_is_counted(table: Table):
    marcus = client_of(table.marcus)
    job = opened(marcus, table)

    def sent(content: bytes) -> str:
        file = SimpleUploadedFile("s.csv", content)
        answer = marcus.post(at("shifts", job.key), {"window": "14", "file": file}, follow=True)
        return answer.content.decode()

    wrong = sent(file_of([shift("Jane Smith", 0), shift("w2", 0, hours=30)]))
    assert "Line 2: worker looks like a name" in wrong
    assert "Line 3: a shift ends after it begins" in wrong
    assert "Nothing was kept." in wrong
    page = sent(file_of(shift(f"w{number}", 0, notice=10) for number in range(5)))

    assert "10 days" in page
    assert "Jane" not in page


def test_weights_are_put_signed_and_give_a_figure_only_with_coverage(table: Table):
    lena, marcus = client_of(table.lena), client_of(table.marcus)
    job = opened(marcus, table)
    zero = {f"weight_{each.value}": "0" for each in Principle} | {"smallest_coverage": "75"}
    wrong = marcus.post(at("weigh", table.body.key), zero | {"weight_pay": "90"})
    assert "add up to 90" in wrong.content.decode()
    page = told(marcus, "weigh", table.body.key, **zero | {"weight_pay": "100"})
    assert "Version 1" in page
    assert "One figure" not in lena.get(at("card", job.key)).content.decode()
    decision = Decision.objects.get(pk=ScoreWeights.objects.get().decision_key)
    for somebody in (table.lena, table.marcus):
        decisions.sign(
            decision=decision, stance=Stance.AGREE, wording_number=1, by=somebody, at=timezone.now()
        )
    card = lena.get(at("card", job.key)).content.decode()

    assert "One figure" in card
    assert "No figure yet: 0 %" in card
    assert "In force" in lena.get(at("weights", table.body.key)).content.decode()


@pytest.mark.parametrize("language", ["", "/es"])
def test_the_card_is_a_document_everybody_can_read(table: Table, language: str):
    marcus, lena = client_of(table.marcus), client_of(table.lena)
    job = opened(marcus, table)
    for value in ("80", "92"):
        given = {"indicator": "health", "value": value, "target": "95", "source": "Plan"}
        told(marcus, "read", job.key, **given, read_on=TODAY.isoformat())
    told(lena, "confirm", Reading.objects.latest("number").key)

    with translation.override("en"):
        answer = lena.get(language + at("card_pdf", job.key))

    assert answer["Content-Type"] == "application/pdf"
    with pikepdf.open(io.BytesIO(answer.content)) as pdf:
        assert str(pdf.docinfo["/Title"]).startswith("Electrician, ")
        assert pdf.Root.Lang == (language[1:] or "en")
    for profile in (validator.ValidationProfile.PDF_UA_1, validator.ValidationProfile.PDF_A_2A):
        assert not faults(answer.content, profile)


def test_more_readings_and_looks_take_no_more_queries(table: Table):
    marcus = client_of(table.marcus)
    job = opened(marcus, table)

    def queries() -> int:
        with CaptureQueriesContext(connection) as caught:
            assert marcus.get(at("card", job.key)).status_code == 200
        return len(caught)

    def fill() -> None:
        given = {f"reply_{name}": "no" for name in TERMS} | {"looked_on": TODAY.isoformat()}
        marcus.post(look_at(job), given)

    fill()
    first = queries()
    for _again in range(3):
        fill()

    assert queries() == first
