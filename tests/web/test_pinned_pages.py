"""How many questions the pages of the room, of promises and of witnesses ask, few or many."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from highroad.areas.commitments import actions as commitments
from highroad.areas.commitments.vocabulary import CommitmentKind
from highroad.areas.partnerships.models import Body, BodySide
from highroad.areas.problem_solving import actions as problem_solving
from highroad.kit.refs import Ref
from tests.areas.meetings.scene import NOON, Scene, bring, make_scene, opened

pytestmark = pytest.mark.django_db


@pytest.fixture
def scene() -> Scene:
    return make_scene()


def asked(scene: Scene, page: str, key: Any) -> int:
    """Questions of one visit, the second: what is remembered from the first is not asked again."""
    client = Client()
    client.force_login(scene.lena)
    address = reverse(page, args=[key])
    client.get(address)
    with CaptureQueriesContext(connection) as found:
        assert client.get(address).status_code == 200
    return len(found)


def promise(scene: Scene, what: str, about: Ref | None = None) -> None:
    commitments.promise(
        kind=CommitmentKind.FOLLOW_UP, what=what, owner=scene.lena, where=scene.table.body,
        due_on=timezone.localdate() + timedelta(days=9), about=about, by=scene.lena, at=NOON,
    )  # fmt: skip


@pytest.mark.parametrize("many", [1, 6])
def test_the_room(scene: Scene, many: int) -> None:
    meeting = opened(scene)
    for number in range(many):
        item = bring(meeting, scene.marcus, f"Topic {number}")
        promise(scene, f"Something {number}", Ref.to(item))

    assert (
        asked(scene, "meetings:live", meeting.key),
        asked(scene, "meetings:now", meeting.key),
    ) == ROOM


@pytest.mark.parametrize("many", [1, 6])
def test_promises(scene: Scene, many: int) -> None:
    for number in range(many):
        promise(scene, f"Something {number}")

    body, partnership = scene.table.body.key, scene.table.partnership.key
    found = (
        asked(scene, "commitments:body", body),
        asked(scene, "commitments:partnership", partnership),
    )
    assert found == PROMISES


@pytest.mark.parametrize("many", [1, 6])
def test_disputes_and_values(scene: Scene, many: int) -> None:
    for number in range(many):
        problem_solving.open_dispute(
            body=scene.table.body, about=f"Who lifts {number}?", by=scene.lena, at=NOON,
            parties=[scene.table.labor, scene.table.management],
        )  # fmt: skip

    found = (
        asked(scene, "problem_solving:disputes", scene.table.body.key),
        asked(scene, "problem_solving:values", scene.table.partnership.key),
    )
    assert found == DISPUTES


@pytest.mark.parametrize("many", [1, 30])
def test_witnesses_do_not_look_at_bodies_below_the_top(scene: Scene, many: int) -> None:
    body = scene.table.body
    below = [
        Body(partnership=body.partnership, parent=body, name=f"Team {n}", kind="unit_team", made_at=NOON)
        for n in range(many)
    ]  # fmt: skip
    Body.objects.bulk_create(below)
    BodySide.objects.bulk_create(
        [BodySide(body=one, side=side) for one in below for side in ("labor", "management")]
    )

    assert asked(scene, "ledger:witnesses", body.partnership_id) == WITNESSES


ROOM = (40, 40)
PROMISES = (14, 10)
DISPUTES = (13, 13)
WITNESSES = 20
