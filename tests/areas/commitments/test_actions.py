"""What can be done with promises, who may, what is recorded, and who hears of it."""

from __future__ import annotations

import json
from datetime import timedelta
from uuid import uuid4

import pytest

from highroad.areas.commitments import actions, queries
from highroad.areas.commitments.models import Commitment
from highroad.areas.commitments.vocabulary import (
    CommitmentAct,
    CommitmentKind,
    CommitmentState,
    EvidenceForm,
)
from highroad.areas.ledger.models import Entry, Opening
from highroad.areas.partnerships import actions as partnerships
from highroad.areas.partnerships.vocabulary import Side
from highroad.kit.answers import NotFound
from tests import cast
from tests.areas.commitments.scene import DAY, Scene, fresh, make_scene, note, promise, show
from tests.cast import NOON
from tests.table import acts, news, refused, seat_provider

pytestmark = pytest.mark.django_db
State = CommitmentState


@pytest.fixture
def scene() -> Scene:
    return make_scene()


def test_what_one_promises_for_the_own_side_is_open_at_once(scene: Scene):
    made = promise(scene)

    assert made.state == State.OPEN
    assert made.owning_side == Side.MANAGEMENT
    assert acts(scene.table.partnership.log)[-1] == "commitment.promised"


def test_what_one_asks_of_the_other_side_waits_for_its_yes(scene: Scene):
    made = promise(scene, owner=Side.MANAGEMENT, by=scene.theo)
    assert made.state == State.ASKED
    assert "Joint Committee: you are asked to promise: Order two scanners" in news(scene.marcus)

    actions.accept(commitment=made, by=scene.marcus, at=NOON)

    assert fresh(made).state == State.OPEN
    assert not news(scene.marcus, "commitments.commitment")
    assert "Joint Committee: accepted: Order two scanners" in news(scene.theo)


def test_a_recommendation_is_declined_with_reasons_both_sides_read(scene: Scene):
    made = promise(scene, owner=Side.MANAGEMENT, by=scene.lena)
    with refused("Give a reason"):
        actions.decline(commitment=made, reason=" ", by=scene.marcus, at=NOON)

    actions.decline(commitment=made, reason="The line closes in May.", by=scene.marcus, at=NOON)

    assert fresh(made).state == State.DECLINED
    assert queries.list_moves(made, scene.lena)[0].reason == "The line closes in May."
    assert acts(scene.table.partnership.log)[-1] == "commitment.declined"
    actions.accept(commitment=made, by=scene.ines, at=NOON)
    assert fresh(made).state == State.OPEN


def test_only_the_asked_side_answers(scene: Scene):
    made = promise(scene, owner=Side.MANAGEMENT, by=scene.lena)

    for person in (scene.lena, scene.theo):
        with refused("Only who is to keep it"):
            actions.accept(commitment=made, by=person, at=NOON)


def test_a_seat_is_asked_and_its_holder_answers(scene: Scene):
    made = promise(scene, owner=scene.table.seats["management"], by=scene.lena)
    with refused("Only who is to keep it"):
        actions.accept(commitment=made, by=scene.ines, at=NOON)

    actions.accept(commitment=made, by=scene.marcus, at=NOON)

    assert fresh(made).state == State.OPEN


def test_an_organization_with_a_voice_keeps_its_own_promise(scene: Scene):
    priya = cast.priya()
    seat_provider(scene.table, priya)
    party = scene.table.partnership.parties.get(side="")
    made = promise(scene, owner=party, by=scene.lena, what="Hold a night class")

    actions.accept(commitment=made, by=priya, at=NOON)
    show(made, priya)
    actions.confirm(commitment=made, by=scene.theo, at=NOON)

    assert fresh(made).state == State.CONFIRMED
    assert not made.owning_side


def test_it_is_kept_once_the_other_side_says_so(scene: Scene):
    made = promise(scene)
    with refused("Evidence comes from the side that promised."):
        show(made, scene.theo)
    show(made, scene.ines)
    assert fresh(made).state == State.EVIDENCED
    assert "Joint Committee: is this done? Order two scanners" in news(scene.lena)
    for person in (scene.marcus, scene.ines):
        with refused("The other side confirms"):
            actions.confirm(commitment=made, by=person, at=NOON)

    actions.confirm(commitment=made, by=scene.theo, at=NOON)

    assert fresh(made).state == State.CONFIRMED
    assert "Joint Committee: confirmed: Order two scanners" in news(scene.marcus)
    assert not news(scene.lena, "commitments.commitment")[1:]


def test_not_right_opens_it_again_and_keeps_the_evidence(scene: Scene):
    made = promise(scene)
    show(made, scene.marcus)
    with refused("Give a reason"):
        actions.say_not_right(commitment=made, reason="", by=scene.theo, at=NOON)

    actions.say_not_right(commitment=made, reason="One is broken.", by=scene.theo, at=NOON)

    assert fresh(made).state == State.OPEN
    assert len(queries.list_evidence(made, scene.lena)) == 1
    show(made, scene.marcus)
    assert [item.words for item in queries.list_evidence(made, scene.lena)] == [note().words] * 2


def test_a_confirmed_promise_does_not_move(scene: Scene):
    made = promise(scene)
    show(made, scene.marcus)
    actions.confirm(commitment=made, by=scene.lena, at=NOON)

    with refused("This cannot be done with a promise that is: Confirmed."):
        actions.withdraw(commitment=made, reason="Late thought", by=scene.marcus, at=NOON)


def test_another_day_needs_a_reason_and_stays_in_the_history(scene: Scene):
    made = promise(scene)
    later = DAY + timedelta(days=40)
    with refused("Give a reason"):
        actions.postpone(commitment=made, due_on=later, reason="", by=scene.marcus, at=NOON)
    with refused("This is the due date already."):
        actions.postpone(commitment=made, due_on=made.due_on, reason="x", by=scene.marcus, at=NOON)
    with refused("has passed already"):
        actions.postpone(commitment=made, due_on=DAY - timedelta(1), reason="x", by=scene.marcus, at=NOON)  # fmt: skip

    actions.postpone(commitment=made, due_on=later, reason="Parts", by=scene.marcus, at=NOON)

    assert fresh(made).due_on == later
    assert [move.due_on for move in queries.list_moves(made, scene.lena)] == [later, made.due_on]


def test_it_is_handed_over_within_the_side(scene: Scene):
    made = promise(scene)
    with refused("A promise stays with the side that made it."):
        actions.hand_over(commitment=made, to=scene.lena, by=scene.marcus, at=NOON)

    actions.hand_over(commitment=made, to=scene.ines, by=scene.marcus, at=NOON)

    assert fresh(made).owner_user == scene.ines
    assert "Joint Committee: now in your hands: Order two scanners" in news(scene.ines)


def test_whoever_asked_takes_it_back_and_whoever_promised_too(scene: Scene):
    asked = promise(scene, owner=Side.MANAGEMENT, by=scene.lena)
    with refused("Only the side that asked"):
        actions.withdraw(commitment=asked, reason="x", by=scene.marcus, at=NOON)
    actions.withdraw(commitment=asked, reason="Solved", by=scene.theo, at=NOON)
    mine = promise(scene)
    with refused("Only who is to keep it"):
        actions.withdraw(commitment=mine, reason="x", by=scene.lena, at=NOON)
    actions.withdraw(commitment=mine, reason="No budget", by=scene.marcus, at=NOON)

    assert fresh(asked).state == fresh(mine).state == State.WITHDRAWN


def test_what_a_side_promises_within_itself_is_neither_seen_nor_recorded_jointly(scene: Scene):
    before = acts(scene.table.partnership.log)
    made = promise(
        scene, owner=scene.theo, by=scene.lena, is_private=True, what="Ask the night shift"
    )

    assert acts(scene.table.partnership.log) == before
    assert acts(scene.table.partnership.side_log("labor"))[-1] == "commitment.promised"
    assert queries.get_commitment(made.key, scene.theo) == made
    for person in (scene.marcus, scene.ines, scene.table.sam):
        with pytest.raises(NotFound):
            queries.get_commitment(made.key, person)
        assert "night shift" not in " ".join(news(person))
    assert "night shift" not in " ".join(news(scene.theo))
    opened = Opening.objects.get(entry=Entry.objects.get(log__name=made.log, about=f"commitments.commitment:{made.key}"))  # fmt: skip
    assert "night shift" not in opened.content


def test_within_a_side_somebody_else_of_it_confirms(scene: Scene):
    made = promise(scene, owner=scene.theo, by=scene.lena, is_private=True)
    show(made, scene.theo)
    with refused("Somebody else of your side confirms."):
        actions.confirm(commitment=made, by=scene.theo, at=NOON)

    actions.confirm(commitment=made, by=scene.lena, at=NOON)

    assert fresh(made).state == State.CONFIRMED
    with refused("Only Labor keeps promises within its own side."):
        promise(scene, owner=scene.theo, by=scene.marcus, is_private=True)


def test_strangers_and_people_of_other_bodies_promise_nothing_here(scene: Scene):
    olu = cast.olu()
    with refused("Only people with a seat in this body"):
        promise(scene, by=olu, owner=Side.LABOR)
    with refused("Choose somebody who sits here."):
        promise(scene, owner=olu)


def test_a_paused_body_leaves_its_promises_in_peace(scene: Scene):
    made = promise(scene)
    partnerships.pause(
        partnership=scene.table.partnership, bodies=[scene.table.body], reason="Strike",
        by=scene.lena, at=NOON,
    )  # fmt: skip
    with refused("is paused"):
        show(made, scene.marcus)

    assert actions.look_for_late(at=NOON + timedelta(days=60)) == 0


def test_many_that_rest_keep_nobody_else_waiting(scene: Scene, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("highroad.areas.commitments.actions.clock.AT_ONCE", 2)
    rests = partnerships.create_body(
        partnership=scene.table.partnership, name="Resting", kind="jac", by=scene.lena, at=NOON
    )
    made = promise(scene)
    for number in range(5):
        copied = fresh(made)
        copied.pk, copied.body, copied.what = uuid4(), rests, f"Resting {number}"
        copied.save(force_insert=True)
    partnerships.pause(
        partnership=scene.table.partnership, bodies=[rests], reason="Strike", by=scene.lena, at=NOON
    )

    assert actions.look_for_late(at=NOON + timedelta(days=60)) == 1
    assert fresh(made).escalated_at is not None


def test_evidence_is_kept_as_it_was_with_its_digest_in_the_record(scene: Scene):
    made = promise(scene)
    kept = actions.EvidenceDraft(
        form=EvidenceForm.FILE, source="Warehouse", on=DAY, file_name="receipt.pdf",
        content=b"%PDF as it was",
    )  # fmt: skip
    item = actions.add_evidence(commitment=made, draft=kept, by=scene.marcus, at=NOON)

    assert bytes(queries.evidence_file(item.key, scene.lena).content) == b"%PDF as it was"
    entry = Entry.objects.filter(log__name=scene.table.partnership.log).order_by("-number").first()
    assert entry is not None
    content = json.loads(Opening.objects.get(entry=entry).content)
    assert content["evidence"] == item.digest


def test_the_clock_reminds_tells_and_puts_it_before_the_sponsor_pair_once(scene: Scene):
    made = promise(scene)
    for side, user, by in ((Side.LABOR, scene.theo, scene.lena), (Side.MANAGEMENT, scene.ines, scene.marcus)):  # fmt: skip
        actions.name_sponsor(body=scene.table.body, side=side, user=user, by=by, at=NOON)

    assert actions.look_for_late(at=NOON + timedelta(days=12)) == 0
    assert "Joint Committee: due soon: Order two scanners" in news(scene.marcus)
    assert actions.look_for_late(at=NOON + timedelta(days=15)) == 0
    assert "Joint Committee: late: Order two scanners" in news(scene.lena)
    assert not [title for title in news(scene.theo) if "now with you" in title]
    assert actions.look_for_late(at=NOON + timedelta(days=22)) == 1
    assert actions.look_for_late(at=NOON + timedelta(days=22)) == 0

    for sponsor in (scene.theo, scene.ines):
        assert [title for title in news(sponsor) if "now with you" in title]
    assert queries.list_moves(made, scene.lena)[0].act is CommitmentAct.ESCALATE
    assert acts(scene.table.partnership.log)[-1] == "commitment.escalated"
    show(made, scene.marcus, at=NOON + timedelta(days=23))
    assert not [title for title in news(scene.theo) if "now with you" in title]


def test_without_sponsors_the_co_chairs_take_it_up(scene: Scene):
    made = promise(scene)

    assert queries.sponsors_of(made) == [scene.lena, scene.marcus]
    private = promise(scene, owner=scene.theo, by=scene.theo, is_private=True)
    assert queries.sponsors_of(private) == [scene.lena]


def test_each_side_alone_names_its_sponsor_from_its_own_people(scene: Scene):
    body = scene.table.body
    with refused("Each side alone names its sponsor."):
        actions.name_sponsor(body=body, side=Side.LABOR, user=scene.theo, by=scene.marcus, at=NOON)
    with refused("A sponsor has a seat for that side"):
        actions.name_sponsor(body=body, side=Side.LABOR, user=scene.ines, by=scene.lena, at=NOON)
    actions.name_sponsor(body=body, side=Side.LABOR, user=scene.theo, by=scene.lena, at=NOON)
    actions.name_sponsor(body=body, side=Side.LABOR, user=scene.lena, by=scene.lena, at=NOON)

    assert queries.sponsors_of_body(body) == {Side.LABOR: scene.lena}


def test_a_promise_without_a_body_is_the_partnerships(scene: Scene):
    made = promise(
        scene, where=scene.table.partnership, kind=CommitmentKind.PLEDGE, due_on=None,
        owner=scene.table.management, what="Nobody loses work by what a team finds",
    )  # fmt: skip
    show(made, scene.ines)
    actions.confirm(commitment=made, by=scene.lena, at=NOON)

    assert fresh(made).state == State.CONFIRMED


def test_every_move_has_its_entry(scene: Scene):
    made = promise(scene, owner=Side.MANAGEMENT, by=scene.lena)
    actions.accept(commitment=made, by=scene.marcus, at=NOON)
    show(made, scene.marcus)
    actions.say_not_right(commitment=made, reason="Where?", by=scene.theo, at=NOON)
    show(made, scene.marcus)
    actions.confirm(commitment=made, by=scene.theo, at=NOON)

    told = [act for act in acts(made.log) if act.startswith("commitment.")]
    moved = [f"commitment.{move.act.value}" for move in reversed(queries.list_moves(made, scene.lena))]  # fmt: skip
    assert told == moved
    assert Commitment.objects.get().moves.count() == 6
