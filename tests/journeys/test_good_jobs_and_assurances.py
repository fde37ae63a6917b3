"""Good jobs and assurances as they are described in the field, each walked by actions and pages.

A workforce table with its scorecard; steelworkers and a mine that does not exist yet; a plant whose
starts are checked after 30 and 90 days. Their people here are invented. From a neutrality agreement
to a first contract: tests/areas/assurances/test_choice.py.
"""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from highroad.areas.accounts.models import User
from highroad.areas.assurances import actions as assurances
from highroad.areas.assurances import queries as agreements
from highroad.areas.assurances.actions import AgreementTerms, ClauseTerms
from highroad.areas.assurances.vocabulary import (
    AgreementKind,
    AgreementStance,
    AgreementStatus,
    ClauseAct,
    ClauseState,
)
from highroad.areas.commitments import actions as commitments
from highroad.areas.commitments.actions import EvidenceDraft
from highroad.areas.commitments.models import Commitment
from highroad.areas.commitments.vocabulary import CommitmentKind, EvidenceForm
from highroad.areas.job_quality.models import JobCard, Reading
from highroad.areas.partnerships.vocabulary import Side
from highroad.areas.placements import actions as placements
from highroad.areas.placements.actions import StartTerms
from highroad.kit.refs import Ref
from tests.areas.assurances.scene import PDF
from tests.areas.demand.scene import add_order
from tests.cast import NOON
from tests.table import make_table

pytestmark = pytest.mark.django_db
TODAY, DAY = timezone.localdate(), NOON.date()


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


def test_steelworkers_and_a_mine_promise_for_years_before_anybody_works_there():
    """A memorandum with nobody employed: commitments by year; a late permit moves a day with its reason."""
    table = make_table()
    by, ends = {"by": table.marcus, "at": NOON}, DAY + timedelta(days=6 * 365)
    memorandum = assurances.enter(
        body=table.body, parties=(table.labor, table.management, "Riverside Township"),
        terms=AgreementTerms(
            kind=AgreementKind.MEMORANDUM, title="Mine before operations", signed_on=DAY, from_on=DAY,
            to_on=ends, workers=0, sites=2,
        ),
        **by,
    )  # fmt: skip
    assurances.say(agreement=memorandum, stance=AgreementStance.AGREE, by=table.lena, at=NOON)
    assurances.add_document(agreement=memorandum, file_name="signed.pdf", content=PDF, **by)
    clauses = [
        assurances.add_clause(
            agreement=memorandum,
            terms=ClauseTerms(act=act, heading=heading, text="As signed.", binds=Side.MANAGEMENT),
            **by,
        )
        for act, heading in (
            (ClauseAct.LOCAL_WORK, "Hires from mining towns that lose work"),
            (ClauseAct.APPRENTICES, "Training begins two years before the mill"),
        )
    ]
    yearly = [
        commitments.promise(
            kind=CommitmentKind.STEP, what=f"Year {year}: {people} in training", owner=Side.MANAGEMENT,
            where=table.body, about=Ref.to(clauses[1]), due_on=DAY + timedelta(days=365 * year), **by,
        )
        for year, people in ((1, 0), (2, 40), (3, 160), (4, 300))
    ]  # fmt: skip
    commitments.postpone(
        commitment=yearly[1], due_on=DAY + timedelta(days=365 * 3), reason="The permit came a year late.",
        **by,
    )  # fmt: skip
    shown = EvidenceDraft(
        form=EvidenceForm.NOTE, words="Fairs in four towns.", source="List", on=DAY
    )
    pledge = Commitment.objects.filter(about=str(Ref.to(clauses[0]))).latest("made_at")
    commitments.add_evidence(commitment=pledge, draft=shown, **by)
    commitments.confirm(commitment=pledge, by=table.lena, at=NOON)

    def states(days: int) -> tuple[AgreementStatus, list[ClauseState]]:
        on = DAY + timedelta(days=days)
        (line,) = agreements.list_agreements(table.partnership, table.lena, on)
        return line.status, [clause.state for clause in line.clauses]

    assert states(30) == (AgreementStatus.IN_FORCE, [ClauseState.VERIFIED, ClauseState.PLEDGED])
    assert states(366)[1] == [ClauseState.LAPSED, ClauseState.PLEDGED]
    assert states(6 * 365 + 1)[0] is AgreementStatus.EXPIRED
    yearly[1].refresh_from_db()
    assert yearly[1].due_on == DAY + timedelta(days=365 * 3)
    page = opened(table.lena).get(address("assurances:agreement", memorandum.key)).content.decode()
    assert "Riverside Township" in page


def test_an_intermediary_sees_each_start_checked_after_30_and_90_days():
    """A start from a class traces to its order; its checks stand in the inbox on their days."""
    table = make_table()
    lena, order = opened(table.lena), add_order(table, promised_hires=2)
    day = TODAY - timedelta(days=95)
    spring = placements.count_class(
        partnership=table.partnership, name="Ready for the plant", ended_on=day, enrolled=10,
        completed=9, by=table.lena, at=timezone.now(),
    )  # fmt: skip
    made = placements.place(
        order=order, from_class=spring, by=table.lena, at=timezone.now(),
        terms=StartTerms(
            person="P-4", started_on=day, wage=Decimal("29.10"), hours=Decimal(40),
            schedule="full_time", union_status="covered", is_completer=True, is_promised=True,
        ),
    )  # fmt: skip

    for days in (30, 90):
        asked = f"P-4, {days} days after the start: still there?"
        assert asked in lena.get(reverse("home:home")).content.decode()
        lena.post(address("placements:check", made.key), {"result": "stays", "note": ""})
        assert asked not in lena.get(reverse("home:home")).content.decode()
    assert made.order_id == order.pk
