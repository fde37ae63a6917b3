"""One search over what a reader may see: each kind is found, and no room, list or option leaks."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from highroad.areas.accounts.models import User
from highroad.areas.commitments import actions as commitments
from highroad.areas.commitments.vocabulary import CommitmentKind
from highroad.areas.partnerships import actions as partnerships
from highroad.areas.partnerships.actions import ClauseDraft
from highroad.areas.partnerships.vocabulary import ClauseKind
from highroad.areas.problem_solving import actions, queries
from highroad.areas.problem_solving.vocabulary.issues import IssueState
from highroad.areas.problem_solving.vocabulary.rounds import NoteKind, RoundKind
from highroad.kit.searching import MOST_WORDS, around, words_of
from tests import cast
from tests.areas.meetings.scene import Scene, bring, make_scene, prepare
from tests.areas.problem_solving.test_project_actions import begun
from tests.cast import NOON
from tests.table import propose

pytestmark = pytest.mark.django_db
WORD = "forklift"


@pytest.fixture
def scene() -> Scene:
    return make_scene()


def looked(scene: Scene, user: User, words: str = WORD) -> str:
    client = Client()
    client.force_login(user)
    page = reverse("partnerships:search", args=[scene.table.partnership.key])
    return (
        client.get(page, {"q": words}).content.decode().partition("<main")[2].partition("</main")[0]
    )


def everything(scene: Scene) -> None:
    """The word stands once in each kind of record."""
    body = scene.table.body
    propose(scene.table, title="Training first", text=f"Nobody drives a {WORD} untrained.")
    actions.raise_issue(
        body=body, question=f"How do {WORD}s share the aisle?", by=scene.lena, at=NOON
    )
    bring(prepare(scene), scene.lena, "Aisles", papers=f"See the {WORD} study")
    begun(scene.table, title=f"Fewer {WORD} stops")
    promised(scene, f"Order a {WORD} mirror")
    partnerships.draft_charter(
        body=body, clauses=[ClauseDraft(ClauseKind.PURPOSE, f"Safe {WORD} work.", {})],
        by=scene.lena, at=NOON,
    )  # fmt: skip


def promised(scene: Scene, what: str, *, is_private: bool = False) -> None:
    commitments.promise(
        kind=CommitmentKind.FOLLOW_UP, what=what, owner=scene.lena, where=scene.table.body,
        due_on=NOON.date() + timedelta(3), by=scene.lena, is_private=is_private, at=NOON,
    )  # fmt: skip


def test_each_kind_is_found_for_both_sides(scene: Scene):
    everything(scene)

    for reader in (scene.lena, scene.marcus):
        text = looked(scene, reader)
        for title in (
            "Training first", f"How do {WORD}s share the aisle?", "April meeting",
            f"Fewer {WORD} stops", f"Order a {WORD} mirror",
        ):  # fmt: skip
            assert title in text, title
        assert f"Safe {WORD} work." in text
        assert f"Nobody drives a {WORD} untrained." in text


def test_every_word_must_be_there(scene: Scene):
    everything(scene)

    assert "Order a forklift mirror" in looked(scene, scene.lena, "mirror FORKLIFT")
    assert "Nothing holds all of these words" in looked(scene, scene.lena, f"mirror {WORD} zebra")
    assert "at least 2 letters" in looked(scene, scene.lena, "a")
    assert "card stack" in looked(scene, scene.lena, "")


def test_a_sides_room_leaks_neither_words_nor_counts(scene: Scene):
    """The page of the other side is the same as if nothing of this existed."""
    before = looked(scene, scene.marcus, "whisper")
    room = queries.get_room("body", str(scene.table.body.key), scene.lena)
    actions.write_note(room=room, text="whisper", by=scene.lena, kind=NoteKind.NOTE, at=NOON)
    opened = actions.open_round(
        body=scene.table.body, kind=RoundKind.PROBLEMS, by=scene.lena, at=NOON
    )
    actions.write_line(round=opened, text="whisper", by=scene.lena, at=NOON)
    issue = actions.raise_issue(body=scene.table.body, question="How?", by=scene.lena, at=NOON)
    for to in (IssueState.INTERESTS, IssueState.OPTIONS):
        issue = actions.move(issue=issue, to=to, by=scene.lena, at=NOON)
    actions.add_option(issue=issue, text="whisper", by=scene.lena, at=NOON)
    promised(scene, "whisper", is_private=True)

    assert looked(scene, scene.marcus, "whisper") == before
    own = looked(scene, scene.lena, "whisper")
    assert "/commitments/" in own.partition("<form")[2], "what one's own side promised is one's own"


def test_whoever_has_no_seat_finds_nothing_there(scene: Scene):
    everything(scene)
    stranger, staff = Client(), Client()
    stranger.force_login(cast.olu())
    staff.force_login(scene.table.sam)
    page = reverse("partnerships:search", args=[scene.table.partnership.key])

    assert stranger.get(page, {"q": WORD}).status_code == 404
    assert staff.get(page, {"q": WORD}).status_code == 403


def test_a_search_sends_a_settled_number_of_queries(scene: Scene):
    def sent() -> int:
        with CaptureQueriesContext(connection) as seen:
            looked(scene, scene.lena)
        return len(seen)

    everything(scene)
    few = sent()
    for number in range(5):
        propose(scene.table, title=f"{WORD} {number}")
        promised(scene, f"{WORD} {number}")
        begun(scene.table, title=f"{WORD} {number}")

    assert sent() == few


@pytest.mark.pure
def test_words_and_the_place_where_they_stand():
    assert words_of(" a be  sea ") == ("be", "sea")
    assert len(words_of("one two three four five six seven")) == MOST_WORDS
    assert around("The long way to the harbor", ["HARBOR"], width=12) == "… the harbor"
    assert around("nothing here", ["zebra"]) == ""
