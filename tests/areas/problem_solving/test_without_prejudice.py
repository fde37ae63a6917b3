"""What is said without prejudice is read while the matter is worked on, and stands in no record."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from highroad.areas.ledger.models import Opening
from highroad.areas.problem_solving import actions, queries
from highroad.areas.problem_solving.models import CaucusNote, Issue, Position
from highroad.areas.problem_solving.rules.rounds import may_be_without_prejudice
from highroad.areas.problem_solving.vocabulary.issues import IssueState
from highroad.areas.problem_solving.vocabulary.rounds import NoteKind
from highroad.kit.answers import NotFound
from highroad.kit.refs import Ref
from tests.areas.problem_solving.test_issue_actions import moved, raised
from tests.cast import NOON
from tests.table import Table, agree, make_table, propose, refused

pytestmark = pytest.mark.django_db
WORDS = "We could live with a later start on Mondays"


@pytest.fixture
def table() -> Table:
    return make_table()


def released(table: Table, beside: str, key: object, *, without_prejudice: bool = True) -> Position:
    room = queries.get_room(beside, str(key), table.lena)
    note = actions.write_note(room=room, text=WORDS, by=table.lena, kind=NoteKind.POSITION, at=NOON)
    return actions.release(note=note, by=table.lena, at=NOON, without_prejudice=without_prejudice)


def shown(issue: Issue, table: Table) -> list[str]:
    return [line.text for line in queries.list_positions(issue.body, Ref.to(issue), table.marcus)]


@pytest.mark.parametrize(("is_at_work", "may"), [(True, True), (False, False), (None, False)])
def test_it_goes_with_something_that_is_open(is_at_work: bool | None, may: bool):
    assert bool(may_be_without_prejudice(is_at_work)) is may


def test_both_sides_read_it_while_the_issue_is_open_and_nobody_afterwards(table: Table):
    issue = raised(table)
    position = released(table, "issue", issue.key)
    kept = released(table, "issue", issue.key, without_prejudice=False)
    assert shown(issue, table) == [WORDS, WORDS]
    assert queries.get_position(position.key, table.marcus).is_without_prejudice

    for person in (table.lena, table.marcus):
        issue = moved(issue, IssueState.CLOSED, by=person)

    assert shown(issue, table) == [WORDS]
    assert queries.get_position(kept.key, table.marcus)
    for reader in (table.lena, table.marcus):
        with pytest.raises(NotFound):
            queries.get_position(position.key, reader)


def test_beside_a_proposal_it_ends_with_the_proposal(table: Table):
    decision = propose(table)
    position = released(table, "decision", decision.key)
    assert queries.get_position(position.key, table.marcus)

    agree(decision, table.lena)
    agree(decision, table.marcus)

    with pytest.raises(NotFound):
        queries.get_position(position.key, table.marcus)
    assert queries.list_positions(table.body, Ref.to(decision), table.marcus) == []


def test_it_goes_into_no_copy_also_not_with_the_room_it_came_from(table: Table):
    issue = raised(table)
    released(table, "issue", issue.key)
    kept = released(table, "issue", issue.key, without_prejudice=False)
    copied = {one.model: one for one in queries.COPIED}

    for side in ("", "labor", "management"):
        positions = copied[Position].rows([table.partnership], side)
        assert [position.pk for position in positions] == [kept.pk]
    rooms = {
        side: [note.position_id for note in copied[CaucusNote].rows([table.partnership], side)]
        for side in ("", "labor", "management")
    }
    assert rooms == {"": [], "labor": [kept.pk], "management": []}


def test_its_words_are_in_no_record(table: Table):
    issue = raised(table)
    released(table, "issue", issue.key)
    contents = [str(opening.content) for opening in Opening.objects.all()]
    assert any("digest" in content for content in contents)
    assert not any(WORDS in content for content in contents)

    released(table, "issue", issue.key, without_prejudice=False)

    assert any(WORDS in str(opening.content) for opening in Opening.objects.all())


def test_a_body_has_no_end_and_what_has_ended_is_over(table: Table):
    with refused("come to an end"):
        released(table, "body", table.body.key)
    issue = raised(table)
    for person in (table.lena, table.marcus):
        issue = moved(issue, IssueState.CLOSED, by=person)
    with refused("come to its end"):
        released(table, "issue", issue.key)


def test_the_page_asks_and_marks_it(table: Table):
    client, other, issue = Client(), Client(), raised(table)
    client.force_login(table.lena)
    other.force_login(table.marcus)
    room = queries.get_room("issue", str(issue.key), table.lena)
    note = actions.write_note(room=room, text=WORDS, by=table.lena, kind=NoteKind.POSITION, at=NOON)
    page = reverse("problem_solving:release", args=[note.key])
    assert 'name="without_prejudice"' in client.get(page).content.decode()

    client.post(page, {"without_prejudice": "on"})

    text = other.get(reverse("problem_solving:issue", args=[issue.key])).content.decode()
    assert WORDS in text
    assert "Without prejudice" in text
