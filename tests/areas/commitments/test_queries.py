"""The three lists, what waits for whom, and how many questions that takes."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from highroad.areas.commitments import actions, queries
from highroad.areas.commitments.queries import Chosen
from highroad.areas.commitments.vocabulary import CommitmentKind, CommitmentState, WaitingFor
from highroad.areas.partnerships.vocabulary import Side
from highroad.kit.refs import Ref
from tests import cast
from tests.areas.commitments.scene import DAY, Scene, make_scene, promise, show
from tests.cast import NOON

pytestmark = pytest.mark.django_db


@pytest.fixture
def scene() -> Scene:
    return make_scene()


def whys(scene: Scene, user: object, days: int = 0) -> list[tuple[WaitingFor, str]]:
    found = queries.waiting_for(user, on=DAY + timedelta(days=days))  # type: ignore[arg-type]
    return [(line.why, line.title) for line in found]


def test_the_inbox_follows_a_promise_from_asking_to_kept(scene: Scene):
    made = promise(scene, owner=Side.MANAGEMENT, by=scene.theo)
    title = made.what
    assert whys(scene, scene.marcus) == [(WaitingFor.ANSWER, title)]
    assert whys(scene, scene.ines) == whys(scene, scene.lena) == []

    actions.accept(commitment=made, by=scene.marcus, at=NOON)
    assert whys(scene, scene.marcus) == [(WaitingFor.KEEP, title)]

    show(made, scene.marcus)
    assert whys(scene, scene.marcus) == []
    assert whys(scene, scene.lena) == [(WaitingFor.CONFIRM, title)]

    actions.confirm(commitment=made, by=scene.lena, at=NOON)
    assert whys(scene, scene.lena) == []


def test_what_is_due_in_more_than_two_weeks_does_not_stand_there_yet(scene: Scene):
    promise(scene, due_on=DAY + timedelta(days=15))

    assert whys(scene, scene.marcus) == []
    assert len(whys(scene, scene.marcus, days=1)) == 1


def test_a_late_promise_stands_in_the_inbox_of_its_sponsors(scene: Scene):
    promise(scene)
    actions.name_sponsor(
        body=scene.table.body, side=Side.LABOR, user=scene.theo, by=scene.lena, at=NOON
    )
    actions.look_for_late(at=NOON + timedelta(days=22))

    assert [why for why, _title in whys(scene, scene.theo, 22)] == [WaitingFor.SPONSOR]
    assert queries.waiting_for(scene.theo, on=DAY + timedelta(days=22))[0].is_late


def test_what_labor_promises_within_itself_waits_for_labor_alone(scene: Scene):
    made = promise(scene, owner=scene.theo, by=scene.lena, is_private=True)
    show(made, scene.theo)

    assert [why for why, _title in whys(scene, scene.lena)] == [WaitingFor.CONFIRM]
    assert whys(scene, scene.marcus) == whys(scene, scene.theo) == []


def test_lists_of_a_person_a_body_and_a_partnership(scene: Scene):
    mine = promise(scene)
    seat = promise(scene, owner=scene.table.seats["management"], what="Staff the night shift")
    other = promise(scene, owner=scene.theo, by=scene.theo, what="Ask the crews")
    hidden = promise(scene, owner=scene.theo, by=scene.theo, what="Caucus", is_private=True)

    assert set(queries.of_person(scene.marcus)) == {mine, seat}
    assert set(queries.of_body(scene.table.body, seen_by=scene.marcus)) == {mine, seat, other}
    assert hidden in queries.of_partnership(scene.table.partnership, seen_by=scene.lena)
    for stranger in (cast.olu(), scene.table.sam):
        assert not queries.of_partnership(scene.table.partnership, seen_by=stranger).exists()


def test_promises_about_a_record(scene: Scene):
    ref = Ref.to(scene.table.body)
    promise(scene, about=ref)
    promise(scene, about=ref, owner=scene.theo, by=scene.theo, is_private=True)

    assert len(queries.about(ref, seen_by=scene.lena)) == 2
    assert len(queries.about(ref, seen_by=scene.marcus)) == 1
    assert queries.about(ref, seen_by=cast.olu()) == []


@pytest.mark.parametrize(
    ("chosen", "wanted"),
    [
        (Chosen(), 4),
        (Chosen(state="running"), 3),
        (Chosen(state="late"), 1),
        (Chosen(state="open"), 0),
        (Chosen(state="asked"), 1),
        (Chosen(state="evidenced"), 1),
        (Chosen(state="declined"), 1),
        (Chosen(kind="remedy"), 1),
        (Chosen(side="labor"), 1),
        (Chosen(words="HOUR"), 1),
        (Chosen(side="labor", state="late"), 0),
    ],
)
def test_a_list_shows_what_is_chosen(scene: Scene, chosen: Chosen, wanted: int):
    promise(scene)
    show(promise(scene, kind=CommitmentKind.REMEDY, what="Count the hours"), scene.marcus)
    promise(scene, owner=Side.LABOR, due_on=DAY + timedelta(days=60))
    no = promise(scene, owner=Side.MANAGEMENT, by=scene.lena)
    actions.decline(commitment=no, reason="No budget", by=scene.marcus, at=NOON)

    found = queries.select(
        queries.of_body(scene.table.body, seen_by=scene.lena), chosen, DAY + timedelta(days=30)
    )

    assert found.count() == wanted


def test_late_ones_are_counted_by_themselves(scene: Scene):
    promise(scene)
    promise(scene, due_on=DAY + timedelta(days=60))
    show(promise(scene), scene.marcus)

    counts = queries.count_by_state(
        queries.of_body(scene.table.body, seen_by=scene.lena), DAY + timedelta(days=30)
    )

    assert {state: count for state, count in counts.items() if count} == {
        CommitmentState.LATE: 1, CommitmentState.OPEN: 1, CommitmentState.EVIDENCED: 1,
    }  # fmt: skip


@pytest.mark.parametrize("many", [1, 12])
def test_the_inbox_takes_four_questions_however_many_wait(scene: Scene, many: int):
    for _each in range(many):
        promise(scene)

    with CaptureQueriesContext(
        connection,
    ) as asked:
        assert len(queries.waiting_for(scene.marcus, on=DAY)) == many

    assert len(asked) == 4
