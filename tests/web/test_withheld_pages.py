"""A case that was carried from meeting to meeting is parked: none of its words is found anywhere after."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.apps import apps
from django.db import models
from django.test import Client
from django.urls import reverse

from highroad.areas.accounts import actions as accounts
from highroad.areas.accounts.models import Message, User
from highroad.areas.ledger.models import Opening
from highroad.areas.meetings import actions, queries
from highroad.areas.meetings.models import AgendaItem, Meeting, Minutes
from highroad.areas.meetings.vocabulary import NoteKind, Purpose
from highroad.areas.partnerships.vocabulary import Side
from highroad.areas.problem_solving import actions as solving
from highroad.areas.problem_solving.models import Issue
from highroad.kit.refs import Ref
from tests.areas.meetings.scene import (
    BEGINS,
    DAY,
    Scene,
    bring,
    called,
    comes,
    make_scene,
    prepare,
    when,
)
from tests.cast import NOON

pytestmark = pytest.mark.django_db
CANARY = "How can Xylocarp come back after the suspension?"
PAPERS = "The letter about Xylocarp"
SAID = "Xylocarp was there at five."
END = BEGINS + timedelta(hours=1)


def opened(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def carried(scene: Scene) -> tuple[Issue, Meeting, Meeting, Meeting]:
    """Raised, on an agenda with papers and a note, drafted into minutes, carried on twice, and told of."""
    issue = solving.raise_issue(body=scene.table.body, question=CANARY, by=scene.lena, at=NOON)
    first = called(scene)
    item = bring(
        first, scene.lena, CANARY[:200], about=Ref.to(issue), papers=PAPERS, presenter="X."
    )
    first = actions.open_meeting(meeting=first, by=scene.lena, at=BEGINS)
    comes(first, scene.lena, scene.theo, scene.marcus, scene.ines, by=scene.lena)
    item = queries.get_item(item.key, scene.lena)
    actions.write_note(item=item, kind=NoteKind.INFORMATION, text=SAID, by=scene.lena, at=BEGINS)
    first = actions.close_meeting(meeting=first, by=scene.lena, at=END)
    actions.draft_minutes(meeting=first, text=queries.draft_text(first), by=scene.marcus, at=END)
    second = prepare(scene, title="May", when=when(DAY + timedelta(days=30)), at=END)
    third = prepare(scene, title="June", when=when(DAY + timedelta(days=60)), at=END)
    bring(third, scene.marcus, CANARY, purpose=Purpose.INFORM, at=END)
    accounts.tell(
        to=[scene.marcus], event="commitment.answer", kind="act", title="{place}: {what}", at=END,
        values={"place": "Here", "what": f"About: {CANARY}"}, about=Ref.to(issue), once="told",
        place=Ref.to(scene.table.body),
    )  # fmt: skip
    return issue, first, second, third


def words_kept() -> list[str]:
    """Every field of text of every table that holds a word of it."""
    found = []
    for model in apps.get_models():
        texts = [
            field.name
            for field in model._meta.concrete_fields
            if isinstance(field, models.CharField | models.TextField | models.JSONField)
        ]
        for row in model._default_manager.values_list(*texts) if texts else ():
            if any("Xylocarp" in str(value) for value in row):
                found.append(f"{model._meta.label}: {row}")
    return found


def test_a_parked_topic_leaves_agendas_drafts_search_and_notices() -> None:
    scene = make_scene()
    issue, first, second, third = carried(scene)
    client, body = opened(scene.lena), scene.table.body
    search = reverse("partnerships:search", args=[scene.table.partnership.key])
    assert "Xylocarp" in client.get(search, {"q": "Xylocarp"}).content.decode()
    assert len(words_kept()) > 6, "the canary is everywhere before"

    answer = client.post(
        reverse("problem_solving:refer_issue", args=[issue.key]),
        {"reason": "grievance", "route": "grievance_steps", "knows": "on"},
    )

    assert answer.status_code == 302, answer.content.decode()[:400]
    assert words_kept() == []
    assert not any("Xylocarp" in kept for kept in Opening.objects.values_list("content", flat=True))
    for reader in (scene.lena, scene.marcus):
        reads = opened(reader)
        pages = [
            reads.get(search, {"q": "Xylocarp", "again": "1"})
            .content.decode()
            .replace('value="Xylocarp"', "")
        ]
        for name, key in (
            ("meetings:minutes", first.key), ("meetings:detail", second.key),
            ("meetings:detail", third.key), ("meetings:list", body.key),
            ("problem_solving:issue", issue.key), ("problem_solving:issues", body.key),
        ):  # fmt: skip
            pages.append(reads.get(reverse(name, args=[key])).content.decode())
        pages.append(reads.get("/home/").content.decode())
        assert not [page for page in pages[1:] if "Xylocarp" in page]
    assert [one.topic for one in queries.items_of(second)] == []
    assert AgendaItem.objects.filter(meeting=first).get().topic == "–"
    assert Message.objects.get(once="told").values["what"] == "–"


def test_signed_minutes_keep_their_words_and_the_page_says_so() -> None:
    scene = make_scene()
    issue, first, _second, _third = carried(scene)
    actions.put_minutes(minutes=Minutes.objects.get(), by=scene.marcus, at=END)

    answer = opened(scene.lena).post(
        reverse("problem_solving:refer_issue", args=[issue.key]),
        {"reason": "bargaining", "route": "bargaining_teams", "knows": "on"}, follow=True,
    )  # fmt: skip

    assert f"put to the co-chairs and keep its words: {first.title}" in answer.content.decode()
    assert CANARY in Minutes.objects.get().text


def test_what_is_referred_for_another_reason_keeps_its_topic() -> None:
    scene = make_scene()
    issue, _first, second, _third = carried(scene)

    opened(scene.lena).post(
        reverse("problem_solving:refer_issue", args=[issue.key]),
        {"reason": "unresolved", "route": "named_official"},
    )

    assert [one.topic for one in queries.items_of(second)] == [CANARY]
    assert Side.LABOR.value in {one.side for one in queries.items_of(second)}
