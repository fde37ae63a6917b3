"""Good jobs and assurances as they are described in the field, each walked through its pages.

A workforce table with its scorecard; steelworkers and a mine that does not exist yet; an intermediary
and a plant whose starts are checked after 30 and 90 days; a neutrality agreement from its signature to
the first contract. Their people here are invented.
"""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from highroad.areas.accounts.models import User
from highroad.areas.assurances import queries as agreements
from highroad.areas.assurances.models import (
    AccessRequest,
    Agreement,
    AgreementClause,
    NeutralityIncident,
    Recognition,
)
from highroad.areas.assurances.vocabulary import AgreementStatus, ClauseState
from highroad.areas.commitments.models import Commitment
from highroad.areas.job_quality.models import JobCard, Reading
from highroad.areas.placements.models import Placement, ProgramClass
from highroad.kit.refs import Ref
from tests import cast
from tests.areas.assurances.scene import PDF
from tests.areas.demand.scene import add_order
from tests.table import Table, make_table, news, seat_provider

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()


def opened(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def address(name: str, key: object) -> str:
    return reverse(name, args=[key])


def test_a_workforce_table_keeps_a_scorecard_that_answers_the_guide():
    """Management declares, labor confirms one and disputes one; the guide says the one and names the other."""
    table = make_table()
    lena, marcus = opened(table.lena), opened(table.marcus)
    marcus.post(
        address("job_quality:open", table.body.key),
        {"party": str(table.management.key), "title": "Machinist"},
    )
    job = JobCard.objects.get()
    for indicator in ("health", "retirement"):
        given = {"indicator": indicator, "value": "96", "target": "95", "source": "Plan", "read_on": TODAY.isoformat()}  # fmt: skip
        marcus.post(address("job_quality:read", job.key), given)
    health, retirement = Reading.objects.order_by("number")
    lena.post(address("job_quality:confirm", health.key))
    lena.post(address("job_quality:dispute", retirement.key), {"words": "Temps have none."})
    question = reverse("guide:answer", args=[table.partnership.key, "5a4"])

    page = lena.get(question).content.decode()

    assert "so the record says" not in page
    assert "Machinist: disputed" in page
    promise = reverse("commitments:promise", args=[table.body.key])
    assert f"{promise}?kind=step&amp;what=" in page
    again = {"indicator": "retirement", "value": "100", "target": "95", "source": "Plan, temps included", "read_on": TODAY.isoformat()}  # fmt: skip
    marcus.post(address("job_quality:read", job.key), again)
    lena.post(address("job_quality:confirm", Reading.objects.latest("number").key))
    page = lena.get(question).content.decode()
    assert page.count("so the record says") == 2
    assert "confirmed by Labor" in page
    assert "What would turn it into a yes" not in page
    card = lena.get(address("job_quality:card_pdf", job.key))
    assert card.content.startswith(b"%PDF")


def told(client: Client, name: str, key: object, /, **given: object) -> None:
    """A form that was sent, and taken."""
    answer = client.post(address(name, key), given)
    assert answer.status_code == 302, (name, answer.status_code, answer.content.decode()[-1500:])


def read(client: Client, name: str, key: object) -> str:
    answer = client.get(address(name, key))
    assert answer.status_code == 200, name
    return answer.content.decode()


def signed(client: Client, table: Table, kind: str, title: str, **more: object) -> Agreement:
    """An agreement as a co-chair enters it, with its signed text."""
    given: dict[str, object] = {
        "kind": kind, "title": title, "sector": "general", "signed_on": TODAY.isoformat(),
        "from_on": TODAY.isoformat(), "parties": [str(table.labor.key), str(table.management.key)],
        **more,
    }  # fmt: skip
    told(client, "assurances:add", table.body.key, **given)
    made = Agreement.objects.latest("made_at")
    told(client, "assurances:add_document", made.key, file=SimpleUploadedFile("signed.pdf", PDF))
    return made


def pledged(client: Client, agreement: Agreement, act: str, heading: str) -> Commitment:
    """A clause that binds management; entered by management it is a pledge at once."""
    told(
        client, "assurances:add_clause", agreement.key, act=act, heading=heading, text="As signed.",
        binds="management", fresh_days="365", day_count="calendar",
    )  # fmt: skip
    return Commitment.objects.latest("made_at")


def shown_and_confirmed(marcus: Client, lena: Client, promise: Commitment, words: str) -> None:
    """Management shows it, labor confirms it."""
    told(marcus, "commitments:evidence", promise.key, words=words, source="List", on=TODAY.isoformat())  # fmt: skip
    told(lena, "commitments:confirm", promise.key)


def test_steelworkers_and_a_mine_promise_for_years_before_anybody_works_there():
    """A memorandum with nobody employed: commitments by year; a late permit moves a day with its reason."""
    table = make_table()
    lena, marcus = opened(table.lena), opened(table.marcus)
    ends = TODAY + timedelta(days=6 * 365)
    memorandum = signed(
        marcus, table, "memorandum", "Mine before operations", to_on=ends.isoformat(),
        others="Riverside Township", workers="0", sites="2",
    )  # fmt: skip
    assert "Is this your agreement?" in lena.get(reverse("home:home")).content.decode()
    told(lena, "assurances:agree", memorandum.key)
    hires = pledged(marcus, memorandum, "local_work", "Hires from mining towns that lose work")
    pledged(marcus, memorandum, "apprentices", "Training begins two years before the mill")
    clause = AgreementClause.objects.latest("made_at")
    for year, people in ((1, 0), (2, 40), (3, 160), (4, 300)):
        told(
            marcus, "commitments:promise", table.body.key, kind="step", owner="side:management",
            what=f"Year {year}: {people} in training", about=str(Ref.to(clause)),
            due_on=(TODAY + timedelta(days=365 * year)).isoformat(),
        )  # fmt: skip
    second = Commitment.objects.get(what__startswith="Year 2")
    later = TODAY + timedelta(days=365 * 3)
    told(
        marcus, "commitments:postpone", second.key, due_on=later.isoformat(),
        reason="The permit came a year late.",
    )  # fmt: skip
    shown_and_confirmed(marcus, lena, hires, "Fairs in four towns.")

    assert "The permit came a year late." in read(lena, "commitments:detail", second.key)
    page = read(lena, "assurances:agreement", memorandum.key)
    assert "Riverside Township" in page
    assert "Year 3: 160 in training" in read(lena, "assurances:clause", clause.key)

    def states(days: int) -> tuple[AgreementStatus, list[ClauseState]]:
        on = TODAY + timedelta(days=days)
        (line,) = agreements.list_agreements(table.partnership, table.lena, on)
        return line.status, [clause.state for clause in line.clauses]

    assert states(30) == (AgreementStatus.IN_FORCE, [ClauseState.VERIFIED, ClauseState.PLEDGED])
    assert states(366)[1] == [ClauseState.LAPSED, ClauseState.PLEDGED]
    assert states(6 * 365 + 1)[0] is AgreementStatus.EXPIRED
    second.refresh_from_db()
    assert second.due_on == later


def test_an_intermediary_says_who_is_ready_and_each_start_is_checked_after_30_and_90_days():
    """The intermediary counts its class, both sides hear of it; a start traces to its order and class."""
    table = make_table()
    intermediary = cast.person("Ines Duarte")
    seat_provider(table, intermediary)
    lena, marcus, ines = opened(table.lena), opened(table.marcus), opened(intermediary)
    order = add_order(table, promised_hires=2)
    day = TODAY - timedelta(days=95)
    assert "Count a class" in read(ines, "placements:list", table.partnership.key)
    told(
        ines, "placements:add_class", table.partnership.key, name="Ready for the plant",
        ended_on=day.isoformat(), enrolled="10", completed="9",
    )  # fmt: skip
    ready = "9 people are ready for work: Ready for the plant"
    for person in (table.lena, table.marcus):
        assert any(ready in title for title in news(person))
    spring = ProgramClass.objects.get()
    start = {
        "person": "P-4", "from_class": str(spring.key), "is_completer": "on", "is_promised": "on",
        "started_on": day.isoformat(), "wage": "29.10", "hours": "40", "schedule": "full_time",
        "union_status": "covered",
    }  # fmt: skip
    assert ines.post(address("placements:add", order.key), start).status_code == 403
    told(lena, "placements:add", order.key, **start)
    made = Placement.objects.get()

    for days in (30, 90):
        waits = f"P-4, {days} days after the start: still there?"
        assert waits in lena.get(reverse("home:home")).content.decode()
        told(lena, "placements:check", made.key, days=str(days), result="stays", note="")
        assert waits not in lena.get(reverse("home:home")).content.decode()
    assert (made.order_id, made.from_class_id) == (order.pk, spring.pk)
    page = read(marcus, "placements:detail", made.key)
    assert "Tamarack Nickel" in page
    assert "Ready for the plant" in page


def test_a_neutrality_agreement_leads_from_its_signature_to_a_first_contract():
    """Signed, answered by both, its clauses verified; access, an incident, a count, recognition, a contract."""
    table = make_table()
    lena, marcus = opened(table.lena), opened(table.marcus)
    agreement = signed(marcus, table, "neutrality", "Neutrality at the mill")
    told(lena, "assurances:agree", agreement.key)
    for act, heading in (
        ("neutrality", "Managers stay out of it"), ("access", "The break room is open"),
        ("sign_up", "Majority sign-up is enough"), ("first_contract", "A panel after 120 days"),
    ):  # fmt: skip
        shown_and_confirmed(marcus, lena, pledged(marcus, agreement, act, heading), "As agreed.")
    for question in ("3a", "3a1", "3a2", "3a3", "3a4"):
        page = lena.get(reverse("guide:answer", args=[table.partnership.key, question]))
        assert "so the record says" in page.content.decode(), question

    told(lena, "assurances:ask_access", table.body.key, asked_on=TODAY.isoformat(), place="Break room", hours="5 a.m.")  # fmt: skip
    asked = AccessRequest.objects.get()
    told(marcus, "assurances:answer_access", asked.key, reply="granted")
    told(lena, "assurances:say_kept", asked.key, kept="yes")
    told(lena, "assurances:report_incident", table.body.key, kind="statement", happened_on=TODAY.isoformat(), site="Mill", words="A foreman spoke against it.")  # fmt: skip
    incident = NeutralityIncident.objects.get()
    told(marcus, "assurances:say_of_incident", incident.key, act="answer", words="He was told to stop.")  # fmt: skip
    told(lena, "assurances:say_of_incident", incident.key, act="settle", words="Settled.")

    told(
        lena, "assurances:enter_count", table.body.key, union="Local 9", unit="Mill, production",
        unit_size="128", signed="65", neutral="R. Osei", counted_on=TODAY.isoformat(),
    )  # fmt: skip
    made = Recognition.objects.get()
    told(
        marcus, "assurances:recognize", made.key, on=TODAY.isoformat(), meet_days="10",
        bargain_days="90", mediate_days="30", count="calendar", source="Section 4",
    )  # fmt: skip
    for step in ("met", "settled"):
        told(lena, "assurances:enter_step", made.key, act=step, on=TODAY.isoformat())
    assert "The first contract was settled after 0 days" in read(marcus, "assurances:recognition", made.key)  # fmt: skip
    contract = signed(
        lena, table, "collective_bargaining", "First contract of the mill", workers="128",
        to_on=(TODAY + timedelta(days=1095)).isoformat(),
    )  # fmt: skip
    told(marcus, "assurances:agree", contract.key)
    page = read(marcus, "assurances:list", table.partnership.key)
    assert "First contract of the mill" in page
    assert "29 U.S.C. 158(d)" in read(marcus, "assurances:agreement", contract.key)
