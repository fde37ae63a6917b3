"""The St. Louis cooperative and the Code of Excellence: set up, entered, shown. Their people are invented."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from highroad.areas.decisions.models import Decision
from highroad.areas.ledger.models import Entry, Opening
from highroad.areas.partnerships import actions
from highroad.areas.partnerships.actions import SideTerms
from highroad.areas.partnerships.models import Holder, Seat
from highroad.areas.partnerships.vocabulary import (
    CharterTemplate,
    SeatRole,
    Side,
)
from highroad.areas.problem_solving.models import (
    Dispute,
    Issue,
    Mediation,
    Referral,
)
from highroad.areas.problem_solving.vocabulary.issues import (
    MediationOutcome,
    Neutral,
    ReferralReason,
    Route,
    Scope,
)
from tests import cast
from tests.areas.commitments.scene import Scene, promise
from tests.journeys.test_partnerships_of_the_field import adopt, opened, page, told
from tests.table import Table, add_party, make_table

pytestmark = pytest.mark.django_db


def test_a_dispute_is_settled_off_site_with_its_days_and_without_its_content() -> None:
    """St. Louis: three keys; who was there and how long it took are kept, what was said nowhere."""
    table, otto = (
        make_table(sides=tuple(SideTerms(side) for side in Side)),
        cast.person("Otto Lind"),
    )
    owners = add_party(table.partnership, "Owners", Side.THIRD, by=table.sam)
    seat = actions.add_seat(
        body=table.body, party=owners, title="Owners' co-chair", role=SeatRole.CO_CHAIR, by=table.sam,
        at=cast.NOON,
    )  # fmt: skip
    actions.appoint(seat=seat, user=otto, by=table.sam, at=cast.NOON)
    adopt(table, CharterTemplate.JOBSITE_CODE, otto)
    lena, marcus, owner = opened(table.lena), opened(table.marcus), opened(otto)

    told(lena, "problem_solving:ask_mediation", table.body.key, neutral=Neutral.PRIVATE.value)
    mediation = Mediation.objects.get()
    told(marcus, "problem_solving:join_mediation", mediation.key)
    mediation.refresh_from_db()
    assert mediation.requested_on is None, "the third key is missing"
    told(owner, "problem_solving:join_mediation", mediation.key)
    today = timezone.localdate()
    Mediation.objects.update(
        asked_on=today - timedelta(days=6), requested_on=today - timedelta(days=5)
    )
    there = Seat.objects.filter(body=table.body, side__in=["labor", "management"], carries_key=True)
    told(
        lena, "problem_solving:mediation_met", mediation.key, met_on=today.isoformat(),
        attended=[str(each.pk) for each in there],
    )  # fmt: skip
    told(
        lena, "problem_solving:end_mediation", mediation.key, outcome=MediationOutcome.AGREED.value
    )

    text = page(owner, "problem_solving:mediation", mediation.key)
    assert "6 days" in text
    assert "Labor co-chair" in text
    assert (
        opened(cast.olu())
        .get(reverse("problem_solving:mediation", args=[mediation.key]))
        .status_code
        == 404
    )
    _owners_are_told(table, lena, (marcus, owner))
    _days_without_a_stoppage(table, lena, marcus)
    kept = {field.name for field in Mediation._meta.get_fields()}
    assert not kept & {"text", "content", "note", "notes", "words", "summary"}


def _days_without_a_stoppage(table: Table, lena: Client, marcus: Client) -> None:
    """A dispute with stopped days of their own dates, a visit of the site, and not a word of what it is about."""
    today = timezone.localdate()
    told(
        lena, "problem_solving:open_dispute", table.body.key, about="Who sets the glass?",
        parties=[str(table.labor.key), str(table.management.key)],
    )  # fmt: skip
    dispute = Dispute.objects.get()
    told(
        marcus, "problem_solving:dispute_stopped", dispute.key,
        first_on=(today - timedelta(days=100)).isoformat(),
        last_on=(today - timedelta(days=90)).isoformat(),
    )  # fmt: skip
    told(
        lena, "problem_solving:dispute_stopped", dispute.key,
        first_on=(today - timedelta(days=2)).isoformat(),
        last_on=(today - timedelta(days=1)).isoformat(),
    )  # fmt: skip
    told(
        lena, "problem_solving:visits", table.body.key, visited_on=today.isoformat(),
        site="Tower 2", met=[str(table.management.key)],
    )  # fmt: skip
    owner = opened(Holder.objects.get(seat__title="Owners' co-chair").user)  # type: ignore[arg-type]
    report = page(owner, "problem_solving:owner_report", table.body.key)
    assert "88 of 92" in report, "two of the eleven days lie in the quarter, and two of this week"
    assert "Tower 2" in report
    for name, key in (
        ("owner_report", table.body.key), ("disputes", table.body.key), ("dispute", dispute.key),
    ):  # fmt: skip
        assert "glass" not in page(owner, f"problem_solving:{name}", key)


def _owners_are_told(table: Table, lena: Client, others: tuple[Client, ...]) -> None:
    """A rule lifted by three keys, an award all three stand behind, and the report made of both."""
    body, today = table.body.key, timezone.localdate()
    told(
        lena, "problem_solving:propose_rule", body, rule="No lift before eight.", step="lifted",
        source="site", in_force_on=today.isoformat(),
    )  # fmt: skip
    told(
        lena, "problem_solving:nominations", body, award="Project of the year", nominee="Tower 2",
        kind="project", reason="No day stopped.",
    )  # fmt: skip
    put = Decision.objects.filter(body=body).exclude(subject__startswith="partnerships.charter")
    for decision in put:
        for client in (lena, *others):
            told(client, "decisions:sign", decision.key, number="1", stance="agree", statement="on")
    report = page(others[1], "problem_solving:owner_report", body)
    for words in ("No lift before eight.", "In force", "Tower 2", "Days without a stoppage"):
        assert words in report, words
    assert "1 rule was lifted." in page(others[0], "problem_solving:rules", body)


def test_a_jobsite_code_has_two_way_duties_and_no_discipline_file() -> None:
    """Code of Excellence: standards as clauses, a shift issue closed jointly, both sides' promises, no case."""
    table = make_table(name="Plant Code of Excellence")
    adopt(table, CharterTemplate.JOBSITE_CODE, without=("quorum", "membership"))
    lena, marcus = opened(table.lena), opened(table.marcus)
    told(
        lena, "problem_solving:raise", table.body.key, scope=Scope.PARTNERSHIP.value,
        question="How can tools be ready when the shift begins?",
    )  # fmt: skip
    issue = Issue.objects.get()
    for client in (lena, marcus):
        told(
            client, "problem_solving:move", issue.key, to="closed", reason="The crib opens at five."
        )
    issue.refresh_from_db()
    assert issue.state == "closed"
    scene = Scene(table, table.lena, table.marcus)
    promise(scene, what="Rounds with the stewards", by=table.marcus, owner=table.marcus)
    promise(scene, what="Talk before each shift", by=table.lena, owner=table.lena)
    card = page(marcus, "commitments:body", table.body.key)
    assert "Rounds with the stewards" in card
    assert "Talk before each shift" in card

    today = timezone.localdate()
    for back, kind, words in (
        (700, "event", "A crane fell"), (650, "rating", "Worst column short of a stop"),
        (40, "rating", "Back in the first column"),
    ):  # fmt: skip
        told(
            lena, "problem_solving:marks", table.body.key, kind=kind, words=words,
            source="The regulator", on=(today - timedelta(days=back)).isoformat(),
        )  # fmt: skip
    score = page(marcus, "problem_solving:report", table.body.key, which="scorecard")
    for words in (
        "A crane fell", "Worst column short of a stop", "Back in the first column", "660",
        "Promises kept, of those due",
    ):  # fmt: skip
        assert words in score, words
    assert score.index("A crane fell") < score.index("Back in the first column")
    case = "Why was Pat suspended after the write-up?"
    lena.post(
        reverse("problem_solving:raise", args=[table.body.key]),
        {"scope": Scope.GRIEVANCE.value, "question": case},
    )
    told(
        lena, "problem_solving:park", table.body.key, reason=ReferralReason.GRIEVANCE.value,
        route=Route.GRIEVANCE_STEPS.value,
    )  # fmt: skip
    assert Issue.objects.count() == 1
    assert Referral.objects.filter(reason=ReferralReason.GRIEVANCE).exists()
    everything = [str(each.content) for each in Opening.objects.all()]
    everything += list(Entry.objects.values_list("line", flat=True))
    assert not any("Pat" in each for each in everything), "nothing of a person's case is kept"
