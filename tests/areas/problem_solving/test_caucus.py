"""Three zones: what a side keeps to itself leaves no trace anywhere else, not even that it is there."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse

from highroad.areas.accounts import actions as accounts
from highroad.areas.accounts.models import Message
from highroad.areas.ledger import queries as ledger
from highroad.areas.ledger.models import Entry
from highroad.areas.problem_solving import actions, queries
from highroad.areas.problem_solving.models import CaucusNote, Interest, Position, Ready
from highroad.areas.problem_solving.vocabulary.issues import IssueState
from highroad.areas.problem_solving.vocabulary.rounds import NoteKind, RoundKind
from highroad.kit.answers import NotFound
from tests import cast
from tests.cast import NOON
from tests.doors.bytes import body_of, readable
from tests.table import Table, acts, make_table, news, propose, refused, seat_provider

pytestmark = pytest.mark.django_db
LATER = NOON + timedelta(hours=1)
CHANGES = re.compile(rb'csrfmiddlewaretoken" value="\w+"')


@pytest.fixture
def table() -> Table:
    return make_table()


def note(table: Table, by: Any, text: str = "Hold out.", kind: str = "note") -> CaucusNote:
    room = queries.get_room("body", table.body.key, by)
    return actions.write_note(room=room, text=text, by=by, kind=NoteKind(kind), at=NOON)


def client_of(user: Any) -> Client:
    client = Client()
    client.force_login(user)
    return client


def everywhere(table: Table, user: Any, *more: str) -> dict[str, bytes]:
    """Every page, file and bundle of the table that somebody may ask for, byte by byte."""
    body, partnership = table.body.key, table.partnership.key
    addresses = [
        "/home/", "/staff/", "/staff/invitations/",
        reverse("partnerships:list"),
        reverse("partnerships:detail", args=[partnership]),
        reverse("partnerships:body", args=[body]),
        reverse("decisions:list", args=[body]),
        reverse("problem_solving:issues", args=[body]),
        reverse("problem_solving:issues_csv", args=[body]),
        reverse("problem_solving:rounds", args=[body]),
        reverse("problem_solving:room", args=["body", body]),
        reverse("ledger:record", args=[partnership]),
        reverse("ledger:bundle", args=[partnership]) + "?as=stored",
        reverse("guide:dossier", args=[partnership]),
        *more,
    ]  # fmt: skip
    client = client_of(user)
    found = {}
    for address in addresses:
        answer = client.get(address)
        text = CHANGES.sub(b"", body_of(answer))
        if text.startswith(b"PK"):
            text = readable(text).encode()
        found[address] = b"%d " % answer.status_code + text
    return found


@pytest.mark.parametrize("reader", ["marcus", "sam", "priya"])
def test_pages_are_the_same_byte_by_byte_whatever_a_side_keeps(table: Table, reader: str):
    """Other side, program office, provider: a hundred notes and a list change nothing they can ask for."""
    people = {"marcus": table.marcus, "sam": table.sam, "priya": cast.priya()}
    seat_provider(table, people["priya"])
    issue = actions.raise_issue(body=table.body, question="How?", by=table.lena, at=NOON)
    actions.move(issue=issue, to=IssueState.INTERESTS, by=table.lena, at=NOON)
    decision = propose(table)
    made = actions.open_round(
        body=table.body, issue=issue, kind=RoundKind.INTERESTS, by=table.lena, at=NOON
    )
    pages = [
        reverse("problem_solving:issue", args=[issue.key]),
        reverse("problem_solving:round", args=[made.key]),
        reverse("decisions:detail", args=[decision.key]),
    ]
    before = everywhere(table, people[reader], *pages)
    told = Message.objects.exclude(to=table.lena).count()

    for beside, key in (("body", table.body.key), ("issue", issue.key), ("decision", decision.key)):
        room = queries.get_room(beside, key, table.lena)
        for _number in range(34):
            actions.write_note(room=room, text="cnry", by=table.lena, kind=NoteKind.POSITION, at=LATER)  # fmt: skip
    for number in range(9):
        actions.write_line(round=made, text=f"cnry {number}", by=table.lena, at=LATER)
    actions.say_ready(round=made, by=table.lena, at=LATER)

    assert CaucusNote.objects.count() == 102
    assert everywhere(table, people[reader], *pages) == before
    assert Message.objects.exclude(to=table.lena).count() == told


def test_the_joint_record_has_the_same_bytes_and_the_own_one_has_a_line(table: Table):
    before = ledger.bundle_for_system(table.partnership.log)
    entries = list(
        Entry.objects.filter(log__name=table.partnership.log).values_list("line", flat=True)
    )

    mine = note(table, table.lena)
    actions.change_note(note=mine, text="Give way.", by=table.lena, at=LATER)
    actions.remove_note(note=mine, by=table.lena, at=LATER)

    after = list(
        Entry.objects.filter(log__name=table.partnership.log).values_list("line", flat=True)
    )
    assert readable(ledger.bundle_for_system(table.partnership.log)) == readable(before)
    assert after == entries
    assert acts(table.partnership.side_log("labor")) == [
        "caucus.written", "caucus.changed", "caucus.removed",
    ]  # fmt: skip
    assert acts(table.partnership.side_log("management")) == []
    assert "Give way" not in readable(ledger.bundle_for_system(table.partnership.side_log("labor")))
    assert not CaucusNote.objects.exists()


def test_a_room_is_for_its_side_in_that_body_alone(table: Table):
    priya = cast.priya()
    seat_provider(table, priya)
    mine = note(table, table.lena)
    room = queries.get_room("body", table.body.key, table.lena)

    for stranger in (table.sam, priya, cast.olu()):
        with pytest.raises(NotFound):
            queries.get_room("body", table.body.key, stranger)
    for other in (table.marcus, table.sam, priya):
        with pytest.raises(NotFound):
            queries.list_notes(room, other)
        with pytest.raises(NotFound):
            queries.get_note(mine.key, other)
    with pytest.raises(NotFound):
        queries.get_room("seat", table.body.key, table.lena)
    assert queries.list_notes(queries.get_room("body", table.body.key, table.marcus), table.marcus) == []  # fmt: skip
    with refused("no seat on this side any more"):
        actions.write_note(room=room, text="Mine?", by=table.marcus, at=NOON)


def test_only_a_released_position_leaves_the_room_as_a_copy(table: Table):
    stays, leaves = note(table, table.lena), note(table, table.lena, "We need a night rate.", "position")  # fmt: skip
    with refused("A note stays in the room"):
        actions.release(note=stays, by=table.lena, at=LATER)

    position = actions.release(note=leaves, by=table.lena, at=LATER)

    about = queries.get_room("body", table.body.key, table.marcus).about
    [line] = queries.list_positions(table.body, about, table.marcus)
    assert (line.side, line.text, line.released_at) == ("labor", "We need a night rate.", LATER)
    assert acts(table.partnership.log)[-1] == "position.released"
    assert "Joint Committee: the other side has released a position" in news(table.marcus)
    assert "night rate" not in " ".join(news(table.marcus))
    leaves.refresh_from_db()
    with refused("what both sides have read is not changed"):
        actions.change_note(note=leaves, text="Never mind.", by=table.lena, at=LATER)
    with refused("released already"):
        actions.release(note=leaves, by=table.lena, at=LATER)
    assert Position.objects.get() == position


def test_lists_open_together_and_carry_no_times(table: Table):
    made = actions.open_round(body=table.body, kind=RoundKind.PROBLEMS, by=table.lena, at=NOON)
    with refused("Such lists are being written already"):
        actions.open_round(body=table.body, kind=RoundKind.PROBLEMS, by=table.marcus, at=NOON)
    with refused("Your list is empty"):
        actions.say_ready(round=made, by=table.lena, at=NOON)
    first = actions.write_line(round=made, text="Nobody answers.", by=table.lena, at=NOON)
    actions.say_ready(round=made, by=table.lena, at=NOON)
    with refused("Your side has said that its list is done"):
        actions.write_line(round=made, text="One more.", by=table.lena, at=NOON)
    with pytest.raises(NotFound):
        queries.get_interest(first.key, table.marcus)
    with refused("not open yet"):
        actions.mark_shared(line=first, is_shared=True, by=table.lena, at=NOON)
    slip = actions.write_line(round=made, text="Slip.", by=table.marcus, at=LATER)
    actions.remove_line(line=slip, by=table.marcus, at=LATER)
    actions.write_line(round=made, text="Too many forms.", by=table.marcus, at=LATER)

    done = actions.say_ready(round=made, by=table.marcus, at=LATER)

    assert done.revealed_at == LATER
    view = queries.view_of_round(done, table.lena)
    assert [[line.text for line in each.lines] for each in view.lists] == [
        ["Nobody answers."], ["Too many forms."],
    ]  # fmt: skip
    assert not any(hasattr(line, "written_at") for each in view.lists for line in each.lines)
    [entry] = [e for e in ledger.entries_for_system(table.partnership.log) if e.statement.act == "round.revealed"]  # fmt: skip
    assert (entry.statement.actor, entry.statement.side) == ("system", ""), "not who was last"
    assert "Joint Committee: all lists are open" in news(table.lena)
    with refused("The lists are open"):
        actions.say_ready(round=done, by=table.lena, at=LATER)


def test_a_revealed_problem_becomes_an_issue_once_and_a_shared_line_is_marked(table: Table):
    made = actions.open_round(body=table.body, kind=RoundKind.PROBLEMS, by=table.lena, at=NOON)
    for person in (table.lena, table.marcus):
        line = actions.write_line(round=made, text="Forms.", by=person, at=NOON)
        actions.say_ready(round=made, by=person, at=NOON)
    line = queries.get_interest(line.key, table.lena)

    actions.mark_shared(line=line, is_shared=True, by=table.lena, at=NOON)
    issue = actions.make_issue_of(line=line, question="How can we have fewer forms?", by=table.lena, at=NOON)  # fmt: skip

    view = queries.view_of_round(queries.get_round(made.key, table.marcus), table.marcus)
    assert [line.text for line in view.shared] == ["Forms."]
    assert Interest.objects.get(pk=line.pk).issue == issue
    with refused("This is an issue already"):
        actions.make_issue_of(line=line, question="Again?", by=table.marcus, at=NOON)
    with refused("Interests are listed for an issue"):
        actions.open_round(body=table.body, kind=RoundKind.INTERESTS, by=table.lena, at=NOON)
    with refused("That is done in another state"):
        actions.open_round(body=table.body, issue=issue, kind=RoundKind.INTERESTS, by=table.lena, at=NOON)  # fmt: skip


def test_mails_tell_nothing_of_a_room(table: Table):
    note(table, table.lena, "cnry in the room")
    made = actions.open_round(body=table.body, kind=RoundKind.PROBLEMS, by=table.lena, at=NOON)
    actions.write_line(round=made, text="cnry in the list", by=table.lena, at=NOON)

    accounts.send_mails(at=LATER)

    assert mail.outbox
    assert not any("cnry" in f"{sent.subject} {sent.body}" for sent in mail.outbox)


def test_the_database_has_the_last_word_on_rooms_and_lists(table: Table):
    from tests.areas.problem_solving.again import hits
    from tests.areas.problem_solving.test_issue_actions import raised

    issue, mine = raised(table), note(table, table.lena, kind="position")
    position = actions.release(note=mine, by=table.lena, at=NOON)
    made = actions.open_round(body=table.body, kind=RoundKind.PROBLEMS, by=table.lena, at=NOON)
    line = actions.write_line(round=made, text="One.", by=table.lena, at=NOON)
    actions.say_ready(round=made, by=table.lena, at=NOON)

    hits(position, {"text": ""}, "problem_solving_position_of_a_side")
    hits(mine, {"position": None, "side": "both"}, "problem_solving_note_of_a_side")
    hits(mine, {"kind": "note"}, "problem_solving_only_a_position_leaves|position_id")
    hits(made, {}, "problem_solving_round_number|body_id.*number")
    hits(made, {"number": 9, "issue": issue}, "problem_solving_interests_are_in_an_issue")
    hits(Ready.objects.get(), {}, "problem_solving_ready_once_a_side|round_id.*side")
    hits(line, {}, "problem_solving_interest_number|round_id.*side.*number")
    hits(line, {"number": 9, "text": ""}, "problem_solving_interest_of_a_side")
