"""What waits for a meeting stands on the next agenda by itself, and leaves it when it is settled."""

from __future__ import annotations

from datetime import timedelta

import pytest

from highroad.areas.decisions import actions as acts
from highroad.areas.decisions import queries as decisions
from highroad.areas.decisions.models import Decision
from highroad.areas.decisions.vocabulary import Outcome, Stance
from highroad.areas.meetings import actions, queries
from highroad.areas.meetings.models import Meeting
from highroad.areas.meetings.vocabulary import ItemStatus, NoteKind
from highroad.areas.partnerships.vocabulary import ClauseKind
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
from tests.charters import adopt
from tests.table import fresh, propose, refused

pytestmark = pytest.mark.django_db


@pytest.fixture
def scene() -> Scene:
    """The charter lets this committee decide in its meetings only."""
    made = make_scene()
    clauses = {ClauseKind.BETWEEN_MEETINGS: {"way": "not_at_all"}}
    adopt(made.table, clauses, people=(made.lena, made.theo, made.marcus, made.ines))
    return made


def topics(meeting: Meeting) -> list[str]:
    return [item.topic for item in queries.items_of(meeting)]


def agree_in_room(scene: Scene, decision: Decision) -> None:
    for person in (scene.lena, scene.theo, scene.marcus, scene.ines):
        acts.sign(
            decision=fresh(decision), wording_number=1, stance=Stance.AGREE, by=person, at=BEGINS,
            in_meeting=True,
        )  # fmt: skip


def test_it_is_put_on_the_next_agenda_once_with_its_side_and_day(scene: Scene) -> None:
    first = called(scene)
    later = prepare(scene, title="May", when=when(DAY + timedelta(days=30)))
    decision = propose(scene.table)

    for _ in range(2):
        assert actions.follow_decisions(body=scene.table.body, at=NOON) == first

    (item,) = queries.items_of(first)
    assert (item.topic, item.side, item.about) == (
        decision.title, "labor", str(Ref.to(decision)),
    )  # fmt: skip
    assert topics(later) == []
    assert queries.meeting_of_topic(Ref.to(decision), scene.marcus) == first
    assert item.to_answer is not None


def test_a_meeting_prepared_later_has_it_at_once_and_only_one(scene: Scene) -> None:
    decision = propose(scene.table)

    first = prepare(scene)
    second = prepare(scene, title="May", when=when(DAY + timedelta(days=30)))

    assert topics(first) == [decision.title]
    assert topics(second) == []


def test_after_the_last_day_for_items_the_meeting_after_takes_it(scene: Scene) -> None:
    soon = called(scene)
    later = prepare(scene, title="May", when=when(DAY + timedelta(days=30)))
    late = soon.agenda_closes_at + timedelta(hours=1)
    propose(scene.table, at=late)

    assert actions.follow_decisions(body=scene.table.body, at=late) == later
    assert (topics(soon), len(topics(later))) == ([], 1)


def test_what_is_withdrawn_leaves_and_what_was_noted_on_stays(scene: Scene) -> None:
    meeting = called(scene)
    decision = propose(scene.table)
    actions.follow_decisions(body=scene.table.body, at=NOON)

    acts.withdraw(decision=decision, by=scene.lena, at=NOON)
    assert actions.follow_all(at=NOON) == 0
    actions.follow_decisions(body=scene.table.body, at=NOON)

    assert topics(meeting) == []


def test_decided_in_the_room_it_is_done_and_is_not_carried_on(scene: Scene) -> None:
    meeting = called(scene)
    bring(meeting, scene.lena)
    decision = propose(scene.table)
    assert actions.follow_all(at=NOON) == 1
    meeting = actions.open_meeting(meeting=meeting, by=scene.lena, at=BEGINS)
    comes(meeting, scene.lena, scene.theo, scene.marcus, scene.ines, by=scene.lena)
    line = next(one for one in queries.items_of(meeting) if one.to_answer)
    item = queries.get_item(line.key, scene.lena)
    actions.write_note(
        item=item, kind=NoteKind.INFORMATION, text="Read aloud.", by=scene.lena, at=BEGINS
    )
    with refused("The text stands before both sides already: answer it."):
        actions.put_to_decision(item=item, title="Again", text="Again.", by=scene.lena, at=BEGINS)

    agree_in_room(scene, decision)
    actions.close_meeting(meeting=meeting, by=scene.lena, at=BEGINS + timedelta(hours=1))

    assert decisions.state_of(fresh(decision)) is Outcome.ADOPTED
    kept = {one.topic: one for one in queries.items_of(meeting)}
    assert kept[decision.title].status is ItemStatus.DONE
    assert kept[decision.title].decisions[0].outcome is Outcome.ADOPTED
    assert decision.title in queries.draft_text(meeting)
    after = prepare(
        scene, title="May", when=when(DAY + timedelta(days=30)), at=BEGINS + timedelta(hours=2)
    )
    assert topics(after) == ["Night shifts"]


def test_undecided_it_goes_on_to_the_next_with_its_age_and_leaves_when_settled(
    scene: Scene,
) -> None:
    meeting = called(scene)
    decision = propose(scene.table)
    actions.follow_decisions(body=scene.table.body, at=NOON)
    actions.open_meeting(meeting=meeting, by=scene.lena, at=BEGINS)
    end = BEGINS + timedelta(hours=1)
    actions.close_meeting(meeting=meeting, by=scene.lena, at=end)

    after = prepare(scene, title="May", when=when(DAY + timedelta(days=30)), at=end)
    (item,) = queries.items_of(after)
    assert (item.topic, item.is_carried) == (decision.title, True)
    acts.withdraw(decision=fresh(decision), by=scene.lena, at=end)
    actions.follow_decisions(body=scene.table.body, at=end)

    assert topics(after) == []


def test_a_meeting_called_off_hands_it_to_the_next(scene: Scene) -> None:
    first = called(scene)
    propose(scene.table)
    actions.follow_decisions(body=scene.table.body, at=NOON)
    second = prepare(scene, title="May", when=when(DAY + timedelta(days=30)))
    assert topics(second) == []

    actions.cancel(meeting=first, reason="Too little to meet.", by=scene.lena, at=NOON)

    assert len(topics(second)) == 1
