"""The pages of issues, rooms and lists: the gate, the hints, a whole way from question to solution."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from highroad.areas.ledger.models import Opening
from highroad.areas.problem_solving import actions, queries
from highroad.areas.problem_solving.models import Interest, Issue, Referral, Round
from highroad.areas.problem_solving.vocabulary.issues import IssueState
from highroad.kit.answers import NotFound
from tests import cast
from tests.areas.problem_solving.test_issue_actions import moved, raised
from tests.cast import NOON
from tests.table import Table, agree, make_table, seat_provider

pytestmark = pytest.mark.django_db
CASE = "Joe was written up twice and wants his days back"


@pytest.fixture
def table() -> Table:
    return make_table()


def client_of(user: Any) -> Client:
    client = Client()
    client.force_login(user)
    return client


def to(page: str, record: Any) -> str:
    return reverse(f"problem_solving:{page}", args=[record.key])


def text_of(answer: Any) -> str:
    return re.sub(r"\s+", " ", answer.content.decode())


def test_a_grievance_is_parked_and_its_words_are_gone(table: Table):
    """They are shown once more with a warning; the form that goes on has no field for them."""
    lena = client_of(table.lena)
    gate = lena.post(to("raise", table.body), {"scope": "grievance", "question": CASE})

    assert "What you typed will not be saved." in text_of(gate)
    assert CASE in text_of(gate)
    assert 'name="question"' not in text_of(gate)
    lena.post(to("park", table.body), {"reason": "grievance", "route": "grievance_steps", "question": CASE, "text": CASE})  # fmt: skip

    referral = Referral.objects.get()
    assert (referral.reason, referral.route) == ("grievance", "grievance_steps")
    assert not Issue.objects.exists()
    assert not Opening.objects.filter(content__contains="Joe").exists()
    register = text_of(client_of(table.marcus).get(to("issues", table.body)))
    assert "Not acknowledged yet" in register
    assert "Joe" not in register


def test_a_hint_is_shown_once_and_never_blocks(table: Table):
    lena, asked = client_of(table.lena), "Why does management ignore the safety log?"
    first = lena.post(to("raise", table.body), {"scope": "partnership", "question": asked})

    assert first.status_code == 200
    assert "It blames somebody" in text_of(first)
    assert asked in text_of(first), "nothing typed is lost"
    lena.post(to("raise", table.body), {"scope": "partnership", "question": asked, "as_it_is": "1"})
    assert Issue.objects.get().question == asked


def test_a_question_about_wages_is_asked_about_at_the_gate(table: Table):
    asked = "How can wages keep up with rent?"
    page = client_of(table.lena).post(to("raise", table.body), {"scope": "partnership", "question": asked})  # fmt: skip

    assert "It may belong elsewhere" in text_of(page)
    assert not Issue.objects.exists()


def test_what_is_missing_is_said(table: Table):
    page = client_of(table.lena).post(to("raise", table.body), {"scope": "partnership"})

    assert page.status_code == 422
    assert "An issue needs its question." in text_of(page)


def test_the_whole_way_from_a_question_to_a_solution(table: Table):
    """Two people, every step by a button of the pages."""
    lena, marcus = client_of(table.lena), client_of(table.marcus)
    lena.post(to("raise", table.body), {"scope": "partnership", "question": "How can we all be there at six?"})  # fmt: skip
    issue = Issue.objects.get()
    lena.post(to("move", issue), {"to": "interests"})
    lena.post(to("open_interests", issue))
    lists = Round.objects.get()
    for client, line in ((lena, "Nobody walks in the dark."), (marcus, "Work starts at six.")):
        client.post(to("write_line", lists), {"text": line})
        client.post(to("ready", lists))
    page = text_of(marcus.get(to("issue", issue)))
    assert "Nobody walks in the dark." in page
    assert "Work starts at six." in page
    marcus.post(to("mark_shared", Interest.objects.get(side="labor")))
    marcus.post(to("move", issue), {"to": "options"})
    lena.post(to("add_option", issue), {"text": "A shuttle"})
    marcus.post(to("add_option", issue), {"text": "Carpools"})
    lena.post(to("add_option", issue), {"text": "Both", "of": ["1", "2"]})
    lena.post(to("move", issue), {"to": "criteria"})
    assert "A shuttle" not in text_of(lena.get(to("issue", issue)))
    lena.post(to("add_criterion", issue), {"text": "Nobody loses pay"})
    for client in (lena, marcus):
        digest = queries.digest_of_criteria(issue)
        client.post(to("agree_on_criteria", issue), {"digest": digest})
    marcus.post(to("move", issue), {"to": "straw"})
    assert "Both" in text_of(lena.get(to("ratings", issue)))
    for client in (lena, marcus):
        client.post(to("rate", issue), {"3-1": "meets"})
    assert "Ranked by the side" in text_of(lena.get(to("issue", issue)))
    lena.post(to("draft_straw", issue), {"text": "A shuttle, and carpools where it does not go."})
    put = lena.post(to("put_straw", issue))
    from highroad.areas.decisions.models import Decision

    decision = Decision.objects.get()
    assert put["Location"] == reverse("decisions:detail", args=[decision.key])
    for person in (table.lena, table.marcus):
        agree(decision, person)
    for client in (lena, marcus):
        assert "Decided" in text_of(client.get(to("issue", issue)))
        client.post(to("move", issue), {"to": "solved"})

    assert queries.state_of(Issue.objects.get()) is IssueState.SOLVED
    csv = client_of(table.lena).get(to("issues_csv", table.body)).content.decode()
    assert "How can we all be there at six?,labor" in csv


def test_a_room_from_note_to_release(table: Table):
    lena, marcus = client_of(table.lena), client_of(table.marcus)
    issue = raised(table)
    room = reverse("problem_solving:room", args=["issue", issue.key])

    lena.post(room, {"kind": "position", "text": "A shuttle, or nothing."})
    note = queries.list_notes(queries.get_room("issue", issue.key, table.lena), table.lena)[0]

    assert "A shuttle, or nothing." in text_of(lena.get(room))
    assert "shuttle" not in text_of(marcus.get(room))
    assert marcus.get(to("release", note)).status_code == 404
    assert "cannot be taken back" in text_of(lena.get(to("release", note)))
    lena.post(to("release", note))
    assert "A shuttle, or nothing." in text_of(marcus.get(to("issue", issue)))
    assert lena.get(to("change_note", note)).status_code == 403


def test_a_note_is_changed_and_deleted_by_who_wrote_it(table: Table):
    lena = client_of(table.lena)
    room = reverse("problem_solving:room", args=["body", table.body.key])
    assert lena.post(room, {"kind": "note", "text": " "}).status_code == 422
    lena.post(room, {"kind": "note", "text": "Ask Ana."})
    note = queries.list_notes(queries.get_room("body", table.body.key, table.lena), table.lena)[0]

    lena.post(to("change_note", note), {"text": "Ask Ben."})
    assert "Ask Ben." in text_of(lena.get(to("remove_note", note)))
    lena.post(to("remove_note", note))

    assert "The room is empty" in text_of(lena.get(room))


def test_an_agency_assisted_committee_turns_revealed_problems_into_objectives(table: Table):
    """Each side lists alone; the lists open together; a problem becomes an issue with its number."""
    lena, marcus = client_of(table.lena), client_of(table.marcus)
    lena.post(to("rounds", table.body), {"kind": "problems"})
    lists = Round.objects.get()
    assert "Write your side&#x27;s list" in text_of(marcus.get("/home/"))
    lena.post(to("write_line", lists), {"text": "Nobody answers our letters."})
    lena.post(to("ready", lists))
    assert "Write your side&#x27;s list" not in text_of(lena.get("/home/"))
    sealed = text_of(marcus.get(to("round", lists)))
    assert "letters" not in sealed
    assert "Sealed" in sealed
    marcus.post(to("write_line", lists), {"text": "Letters go astray."})
    marcus.post(to("ready", lists))

    line = Interest.objects.get(side="labor")
    made = marcus.post(to("make_issue", line), {"question": "How can every letter have an answer within a week?"})  # fmt: skip

    issue = Issue.objects.get()
    assert made["Location"] == to("issue", issue)
    assert "See its issue" in text_of(lena.get(to("round", lists)))


def test_institutions_of_one_project_are_walled_off():
    """A neutral sits with a voice in one institution and sees only that one."""
    first = make_table(name="East Hospital")
    people = {"lena": cast.person("Lea Fox"), "marcus": cast.person("Max Orr"), "sam": first.sam}
    second = make_table(name="West Hospital", people=people)
    neutral = cast.priya()
    seat_provider(first, neutral)
    own, other = raised(first), raised(second, by=second.lena)
    client = client_of(neutral)

    assert client.get(to("issue", own)).status_code == 200
    assert client.get(to("issue", other)).status_code == 404
    assert client.get(to("issues", second.body)).status_code == 404
    assert "West Hospital" not in text_of(client.get("/home/"))
    with pytest.raises(NotFound):
        queries.get_room("issue", own.key, neutral)


def test_the_pages_send_the_same_queries_for_any_number(table: Table):
    client = client_of(table.marcus)
    issue = moved(raised(table), IssueState.INTERESTS, IssueState.OPTIONS, by=table.lena)
    actions.add_option(issue=issue, text="One.", by=table.lena, at=NOON)
    before = [queries_of(client, to("issues", table.body)), queries_of(client, to("issue", issue))]

    for number in range(5):
        raised(table, by=table.marcus)
        actions.add_option(issue=issue, text=f"More {number}.", by=table.lena, at=NOON)

    after = [queries_of(client, to("issues", table.body)), queries_of(client, to("issue", issue))]
    assert after == before
    assert before[0] <= 30
    assert before[1] <= 110


def queries_of(client: Client, address: str) -> int:
    with CaptureQueriesContext(connection) as sent:
        assert client.get(address).status_code == 200
    return len(sent)
