"""Pages of a charter's acts: sending on, bringing back, confirming, renewing."""

from __future__ import annotations

from datetime import time, timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from highroad.areas.accounts.models import Message, User
from highroad.areas.commitments import actions as commitments
from highroad.areas.decisions import actions, queries
from highroad.areas.decisions.models import Decision, Renewal, Split, Withdrawal
from highroad.areas.meetings import actions as meetings
from highroad.areas.partnerships import actions as partnerships
from highroad.areas.partnerships import queries as partnership_queries
from highroad.areas.partnerships.models import Holder
from highroad.areas.partnerships.vocabulary import CharterTemplate, ClauseKind, Side
from tests import cast
from tests.charters import adopt
from tests.table import Table, agree, decline, make_table, propose, seat_somebody

pytestmark = pytest.mark.django_db


def client_of(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def page(user: User, name: str, key: object = None) -> str:
    answer = client_of(user).get(reverse(name, args=[key] if key else []))
    assert answer.status_code == 200, (name, answer.status_code)
    return answer.content.decode()


def told(user: User, where: str, key: object, **given: Any) -> None:
    answer = client_of(user).post(reverse(where, args=[key]), given)
    assert answer.status_code == 302, (where, answer.status_code, answer.content.decode()[:600])


def failed(table: Table) -> Decision:
    now = timezone.now()
    first = propose(table, at=now)
    decline(first, table.marcus, at=now)
    second = actions.propose_again(decision=first, by=table.lena, at=now)
    decline(second, table.marcus, at=now)
    return second


def test_what_failed_twice_is_sent_on_and_comes_back_by_page() -> None:
    table = make_table()
    adopt(table, {ClauseKind.FALLBACK: {"route": "official", "who": "The port director"}})
    second = failed(table)

    shown = page(table.lena, "decisions:detail", second.key)
    told(table.lena, "decisions:send_on", second.key)
    sent = page(table.marcus, "decisions:detail", second.key)
    inbox = page(table.marcus, "home:home")
    key = second.fallback.key
    told(table.marcus, "decisions:bring_back", key, text="Half paid.")
    after = page(table.lena, "decisions:detail", second.key)

    assert "The charter, clause 1, says where this goes: A named official." in shown
    assert "Try again" not in shown
    assert "It went to: A named official. The port director." in sent.replace("\n", "")
    assert "Sent to The port director: Paid time to train" in inbox
    assert reverse("decisions:bring_back", args=[key]) in inbox
    assert "What came back, before both sides" in after
    assert reverse("decisions:bring_back", args=[key]) not in page(table.marcus, "home:home")
    third = Decision.objects.get(again_of=second)
    assert queries.current_wording(third).text == "Half paid."


def test_an_empty_answer_comes_back_with_its_error() -> None:
    table = make_table()
    adopt(table, {ClauseKind.FALLBACK: {"route": "mediator"}})
    sent = actions.send_on(decision=failed(table), by=table.lena, at=timezone.now())

    answer = client_of(table.lena).post(
        reverse("decisions:bring_back", args=[sent.key]), {"text": ""}
    )

    assert answer.status_code == 422


def test_proposing_says_what_the_charter_makes_of_it() -> None:
    table = make_table()
    adopt(
        table,
        {ClauseKind.BETWEEN_MEETINGS: {"way": "co_chairs", "hours": 24, "ratify": True}},
    )

    shown = page(table.lena, "decisions:propose", table.body.key)
    told(table.lena, "decisions:propose", table.body.key, title="Go on", text="We go on.")
    decision = Decision.objects.get(title="Go on")
    waiting = page(table.marcus, "decisions:detail", decision.key)

    assert "The charter, clause 1, lets this body decide between meetings." in shown
    assert "The two co-chairs answer it together." in shown
    assert "Answers count after 24 hours." in shown
    assert "A yes is provisional until a meeting has confirmed it." in shown
    assert "Everybody has notice first: answers count from" in waiting
    assert client_of(table.marcus).post(
        reverse("decisions:sign", args=[decision.key]),
        {"number": 1, "stance": "agree", "statement": "on"},
    ).status_code == 403  # fmt: skip


def test_a_text_that_waits_for_its_meeting_says_so() -> None:
    table = make_table()
    adopt(table, {ClauseKind.BETWEEN_MEETINGS: {"way": "not_at_all"}})
    decision = propose(table, at=timezone.now())

    shown = page(table.marcus, "decisions:detail", decision.key)

    assert "lets this body decide only in its meetings: the text can be read now" in shown
    assert "Sign my answer" not in shown
    assert "Read it before the meeting" in page(table.marcus, "home:home")


def test_transit_a_new_leader_opens_the_renewal_on_both_sides() -> None:
    """An umbrella that binds nobody, a side agreement under it; management's co-chair changes."""
    table = make_table(name="Transit")
    now, keys = timezone.now(), partnership_queries.key_sides(table.body)
    umbrella = None
    for template, title in (
        (CharterTemplate.TRANSIT_UMBRELLA, "Umbrella"),
        (CharterTemplate.SIDE_AGREEMENT, "Bus operator apprenticeship"),
    ):
        charter = partnerships.draft_charter(
            body=table.body, by=table.lena, at=now, title=title, umbrella=umbrella,
            clauses=[
                clause
                for clause in partnership_queries.clauses_of_template(template, "en", keys)
                if not clause.kind.value.startswith("quorum")
            ],
        )  # fmt: skip
        told(table.lena, "partnerships:propose_charter", charter.key)
        decision = Decision.objects.get(subject=f"partnerships.charter:{charter.key}")
        for person in (table.lena, table.marcus):
            agree(decision, person, at=now)
        umbrella = umbrella or charter
    nora = seat_somebody(table, Side.MANAGEMENT, cast.person("Nora Vance"), at=now).person
    assert nora is not None
    body = table.body.key
    assert "The charter is to be renewed" not in page(table.lena, "partnerships:body", body)

    lead(table, nora)

    found = Renewal.objects.get()
    for person in (table.lena, nora):
        shown = page(person, "partnerships:body", body)
        assert "Management has a new co-chair." in shown
        assert reverse("decisions:renewal", args=[found.key]) in page(person, "home:home")
    read = page(nora, "decisions:renewal", found.key)
    assert "Side agreements under it stay as they are." in read
    assert "The charter stays in force, also when that day has passed." in read
    told(nora, "decisions:renewal", found.key, statement="on")
    assert reverse("decisions:renewal", args=[found.key]) not in page(nora, "home:home")
    assert reverse("decisions:renewal", args=[found.key]) in page(table.lena, "home:home")
    told(table.lena, "decisions:renewal", found.key, statement="on")

    found.refresh_from_db()
    assert found.closed_at is not None
    assert "The charter is to be renewed" not in page(table.lena, "partnerships:body", body)
    assert "This was settled on" in page(table.lena, "decisions:renewal", found.key)
    in_force = queries.adopted_charter(table.body)
    assert in_force is not None
    assert in_force.charter == umbrella
    assert [one.charter.title for one in queries.side_agreements_in_force(table.body)] == [
        "Bus operator apprenticeship"
    ]


def lead(table: Table, nora: User) -> None:
    """Marcus appoints Nora to his chair as he goes, and she is confirmed, all by page."""
    seat = table.seats["management"]
    member = Holder.objects.get(user=nora, ended_at=None)
    told(table.marcus, "partnerships:end_term", member.key)
    alternate = client_of(table.marcus).post(
        reverse("partnerships:end_term", args=[Holder.objects.get(seat=seat, ended_at=None).key])
    )
    assert alternate.status_code == 302
    partnerships.appoint(seat=seat, user=nora, by=table.sam, at=timezone.now())
    actions.open_renewals(at=timezone.now())


def test_a_party_sees_what_goes_with_it_gives_notice_and_stays() -> None:
    table = make_table()
    adopt(table, {ClauseKind.WITHDRAWAL: {"notice": 10, "days": "working", "talk_first": True}})
    address = reverse("partnerships:leave", args=[table.labor.key])

    shown = page(table.lena, "partnerships:leave", table.labor.key)
    unticked = client_of(table.lena).post(address, {"statement": "on"})
    told(table.lena, "partnerships:leave", table.labor.key, statement="on", has_talked="on",
         reason="The harbor closes.")  # fmt: skip
    home = page(table.marcus, "partnerships:detail", table.partnership.key)
    own = page(table.lena, "partnerships:detail", table.partnership.key)
    given = Withdrawal.objects.get()
    told(table.lena, "partnerships:take_notice_back", given.key)
    after = page(table.marcus, "partnerships:detail", table.partnership.key)

    assert "10 working days of notice." in shown
    assert "Nothing can be decided here until Labor has a seat with a key again." in shown
    assert reverse("copies:list", args=[table.partnership.key]) in shown
    assert unticked.status_code == 422
    assert "The harbor closes." in home
    assert "Stay after all" in own
    assert "Stay after all" not in home
    assert "gave notice and stayed" in after
    assert client_of(table.marcus).get(address).status_code == 403


def test_a_body_becomes_two_by_page_and_each_names_the_other() -> None:
    table = make_table()
    now = timezone.now()
    moved = [
        seat_somebody(table, side, cast.person(f"{name} Case"), title=name, at=now).seat
        for side, name in ((Side.LABOR, "Juan"), (Side.MANAGEMENT, "Carol"))
    ]
    body = table.body.key
    given = {"name": "Night shift", "seats": [str(moved[0].key)], "reason": "Two shifts."}
    refused = client_of(table.lena).post(reverse("decisions:split", args=[body]), given)
    given["seats"] = [str(seat.key) for seat in moved]
    told(table.lena, "decisions:split", body, **given)
    decision = Decision.objects.get(body=table.body)
    for person in (table.lena, table.marcus):
        agree(decision, person, at=timezone.now())
    ready = page(table.marcus, "partnerships:body", body)
    split = Split.objects.get()
    told(table.marcus, "decisions:carry_out_split", split.key)

    split.refresh_from_db()
    assert split.new_body is not None
    assert refused.status_code == 422
    assert "Management has no seat with a key in the new body." in refused.content.decode()
    assert "Make the new body" in ready
    assert "It became two on" in page(table.lena, "partnerships:body", body)
    new = page(table.lena, "partnerships:body", split.new_body.key)
    assert "What was done before is read there:" in new
    assert reverse("partnerships:body", args=[body]) in new


def test_a_renewal_needs_its_tick_and_a_co_chair() -> None:
    table = make_table()
    adopt(table, {ClauseKind.RENEWAL: {"months": 1, "days": 40}}, at=timezone.now())
    actions.open_renewals(at=timezone.now())
    found = Renewal.objects.get()
    address = reverse("decisions:renewal", args=[found.key])
    juan = seat_somebody(table, Side.LABOR, cast.person("Juan Case"), at=timezone.now()).person
    assert juan is not None

    assert client_of(table.lena).post(address, {"statement": ""}).status_code == 422
    assert client_of(juan).post(address, {"statement": "on"}).status_code == 403
    assert "Only a co-chair may do this." in page(juan, "decisions:renewal", found.key)
    assert client_of(cast.olu()).get(address).status_code == 404


def test_sponsors_are_asked_what_they_advise_until_it_comes_back() -> None:
    """Their inbox and their mail; who sends it on and the other side's seats are not asked."""
    table = make_table()
    now = timezone.now()
    people = {}
    for side, name in ((Side.LABOR, "Rosa Lang"), (Side.MANAGEMENT, "Earl Finch")):
        people[side] = cast.person(name)
        seat_somebody(table, side, people[side], carries_key=False, at=now)
        chair = table.lena if side is Side.LABOR else table.marcus
        commitments.name_sponsor(body=table.body, side=side, user=people[side], by=chair, at=now)
    adopt(table, {ClauseKind.FALLBACK: {"route": "sponsors"}})
    second = failed(table)
    asked = "Sent to you as sponsor: Paid time to train"
    may = "Not agreed, may be sent on: Paid time to train"
    assert may in page(table.lena, "home:home")
    assert may in page(table.marcus, "home:home")
    assert may not in page(people[Side.LABOR], "home:home")

    told(table.lena, "decisions:send_on", second.key)

    assert may not in page(table.lena, "home:home")
    for person in people.values():
        assert page(person, "home:home").count(f"<strong>{asked}</strong>") == 1
        written = Message.objects.get(to=person, event="decision.advise")
        assert (written.kind, written.channel, written.closed_at) == ("act", "now", None)
    assert asked not in page(table.marcus, "home:home")
    told(table.marcus, "decisions:bring_back", second.fallback.key, text="Half paid.")
    assert asked not in page(people[Side.LABOR], "home:home")
    assert not Message.objects.filter(event="decision.advise", closed_at=None).exists()


def test_an_adopted_split_waits_for_a_co_chair_and_goes_by_being_carried_out() -> None:
    table = make_table()
    now = timezone.now()
    moved = [
        seat_somebody(table, side, cast.person(name), title=name, at=now).seat
        for side, name in ((Side.LABOR, "Rosa Lang"), (Side.MANAGEMENT, "Earl Finch"))
    ]
    decision = actions.propose_split(
        body=table.body, name="Night committee", seats=moved, title="Two bodies", text="Two.",
        by=table.lena, at=now,
    )  # fmt: skip
    asked = "Both sides adopted it: Night committee becomes a body of its own"
    assert asked not in page(table.lena, "home:home")
    for person in (table.lena, table.marcus):
        agree(decision, person, at=now)

    assert asked in page(table.lena, "home:home")
    assert asked in page(table.marcus, "home:home")
    told(table.marcus, "decisions:carry_out_split", Split.objects.get().key)
    assert asked not in page(table.lena, "home:home")


def test_what_waits_for_a_meeting_names_it_and_the_agenda_names_the_text() -> None:
    table = make_table()
    adopt(table, {ClauseKind.BETWEEN_MEETINGS: {"way": "not_at_all"}})
    told(table.lena, "decisions:propose", table.body.key, title="Go on", text="We go on.")
    decision = Decision.objects.get(title="Go on")
    before = page(table.marcus, "decisions:detail", decision.key)
    day = timezone.localdate() + timedelta(days=40)
    made = meetings.prepare(
        body=table.body, title="Committee", by=table.lena, at=timezone.now(),
        when=meetings.When(day, time(10, 0), 60, "America/New_York"),
    )  # fmt: skip

    shown = page(table.marcus, "decisions:detail", decision.key)
    agenda = page(table.marcus, "meetings:detail", made.key)
    told(table.lena, "decisions:withdraw", decision.key)

    assert "No meeting is prepared yet" in before
    assert reverse("meetings:detail", args=[made.key]) in shown
    assert "Go on" in agenda
    assert "Go on" not in page(table.marcus, "meetings:detail", made.key)
