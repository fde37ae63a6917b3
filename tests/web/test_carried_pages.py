"""What is open is carried onto the next agenda: by itself, by picking, and said once in the room."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from highroad.areas.commitments import actions as commitments
from highroad.areas.commitments.vocabulary import CommitmentKind
from highroad.areas.meetings.actions import ItemTerms, bring
from highroad.areas.meetings.models import AgendaItem, Meeting, Note
from highroad.areas.meetings.vocabulary import Purpose
from highroad.areas.problem_solving import actions as problem_solving
from highroad.areas.problem_solving.models import ImprovementProject, Issue, MeasuredValue
from highroad.areas.problem_solving.vocabulary.issues import IssueState
from highroad.kit.refs import Ref
from tests import cast
from tests.areas.meetings.scene import BEGINS, NOON, Scene, comes, make_scene, opened, prepare
from tests.areas.problem_solving.test_project_actions import begun
from tests.table import refused

pytestmark = pytest.mark.django_db
SECRET = "Ask our lawyer before we answer"


@pytest.fixture
def scene() -> Scene:
    return make_scene()


@pytest.fixture
def client(scene: Scene) -> Client:
    client = Client()
    client.force_login(scene.lena)
    return client


def much_is_open(scene: Scene) -> tuple[Issue, ImprovementProject]:
    body = scene.table.body
    issue = problem_solving.raise_issue(
        body=body, question="How can we start on time?", by=scene.lena, at=NOON
    )
    done = problem_solving.raise_issue(
        body=body, question="How did it end?", by=scene.lena, at=NOON
    )
    for person in (scene.lena, scene.marcus):
        done = problem_solving.move(
            issue=done, to=IssueState.CLOSED, reason="Done.", by=person, at=NOON
        )
    for what, is_private in (("Order two scanners", False), (SECRET, True)):
        commitments.promise(
            kind=CommitmentKind.FOLLOW_UP, what=what, owner=scene.lena, where=body,
            due_on=NOON.date() + timedelta(3), by=scene.lena, is_private=is_private, at=NOON,
        )  # fmt: skip
    return issue, begun(scene.table)


def test_the_agenda_has_a_part_that_stands_there_by_itself(scene: Scene, client: Client):
    much_is_open(scene)
    meeting = prepare(scene)

    for page in ("detail", "pack", "sheet"):
        text = client.get(reverse(f"meetings:{page}", args=[meeting.key])).content.decode()
        part = text.partition('id="carried"')[2]
        assert "How can we start on time?" in part, page
        assert "Order two scanners" in part, page
        assert "How did it end?" not in part, page
        assert SECRET not in text, "what a side promised within itself stays there"


def test_what_is_picked_becomes_an_item_with_its_age(scene: Scene, client: Client):
    issue, project = much_is_open(scene)
    meeting = prepare(scene)
    page = reverse("meetings:pick", args=[meeting.key])
    assert client.post(page, {}).status_code == 422
    asked = [str(Ref.to(issue)), str(Ref.to(project)), "problem_solving.issue:made-up"]

    client.post(page, {"about": asked})
    client.post(page, {"about": asked})

    items = list(AgendaItem.objects.filter(meeting=meeting).order_by("number"))
    assert {item.about for item in items} == set(asked[:2])
    assert {item.first_raised_on for item in items if "issue" in item.about} == {NOON.date()}
    detail = client.get(reverse("meetings:detail", args=[meeting.key])).content.decode()
    carried = detail.partition('id="carried"')[2]
    assert "How can we start on time?" not in carried
    assert "Order two scanners" in carried
    with refused("deals with it already"):
        terms = ItemTerms("Again", Purpose.SOLVE, about=Ref.to(issue))
        bring(meeting=meeting, terms=terms, by=scene.lena, at=NOON)


def test_who_may_not_bring_may_not_pick(scene: Scene):
    meeting, stranger = prepare(scene), Client()
    stranger.force_login(cast.olu())

    assert stranger.get(reverse("meetings:pick", args=[meeting.key])).status_code == 404


def test_an_update_said_in_the_room_stands_on_the_chart(scene: Scene, client: Client):
    _issue, project = much_is_open(scene)
    meeting = opened(scene)
    comes(meeting, scene.lena, scene.marcus, by=scene.lena)
    terms = ItemTerms("The project", Purpose.INFORM, about=Ref.to(project))
    item = bring(meeting=meeting, terms=terms, by=scene.lena, at=BEGINS)
    other = bring(
        meeting=meeting, terms=ItemTerms("Talk", Purpose.INFORM), by=scene.lena, at=BEGINS
    )
    live = reverse("meetings:live", args=[meeting.key])
    assert f"/items/{item.key}/update/" in client.get(live).content.decode()
    assert f"/items/{other.key}/update/" not in client.get(live).content.decode()
    page = reverse("meetings:update_project", args=[item.key])

    assert client.post(page, {"value": "x", "source": ""}).status_code == 422
    answer = client.post(page, {"value": "11.5", "source": "Shift log"})

    assert answer.url == f"{live}#item-{item.key}"
    [point] = MeasuredValue.objects.filter(project=project)
    assert (point.value, point.on) == (Decimal("11.5"), timezone.localdate())
    [note] = Note.objects.filter(item=item)
    assert note.about == str(Ref.to(point))
    assert "11.5" in note.text
    assert "Shift log" in client.get(live).content.decode()
    assert client.post(reverse("meetings:update_project", args=[other.key])).status_code == 404


def test_carrying_forward_sends_the_same_queries_however_much_is_open(scene: Scene, client: Client):
    meeting = prepare(scene)
    page = reverse("meetings:detail", args=[meeting.key])

    def asked() -> int:
        with CaptureQueriesContext(connection) as seen:
            client.get(page)
        return len(seen)

    much_is_open(scene)
    few = asked()
    for number in range(6):
        problem_solving.raise_issue(
            body=scene.table.body, question=f"How can we do {number}?", by=scene.lena, at=NOON
        )
        begun(scene.table, title=f"Project {number}")
    assert asked() == few
    assert Meeting.objects.count() == 1
