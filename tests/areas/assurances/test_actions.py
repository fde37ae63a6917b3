"""Agreements are entered, agreed, shown, confirmed; they lapse, are breached and cured; both sides know."""

from __future__ import annotations

from datetime import timedelta

import pytest

from highroad.areas.assurances import actions, queries
from highroad.areas.assurances.vocabulary import (
    AgreementStance,
    BreachAct,
    BreachState,
    ClauseState,
    RegisterStatus,
    WaitingTask,
)
from highroad.areas.commitments import actions as commitments
from highroad.areas.decisions.models import Decision
from highroad.areas.guide import queries as guide
from highroad.areas.guide.vocabulary import BY_KEY
from highroad.areas.partnerships.models import Body
from highroad.kit.answers import NotFound
from tests import cast
from tests.areas.assurances.scene import DAY, PDF, Scene, clause_terms, make_scene, terms
from tests.cast import NOON
from tests.table import acts, agree, news, refused

pytestmark = pytest.mark.django_db


@pytest.fixture
def scene() -> Scene:
    return make_scene()


def tasks(user: object, on=DAY) -> list[WaitingTask]:  # type: ignore[no-untyped-def]
    return [line.task for line in queries.waiting_for(user, on=on)]  # type: ignore[arg-type]


def test_entered_by_one_side_an_agreement_asks_the_other(scene: Scene):
    line, lena = scene.line(), scene.table.lena

    assert not line.is_shared
    assert line.parties == ("Harbor Builders", "Local 9")
    assert news(lena, "assurances.agreement") == [
        "Joint Committee: is this your agreement? Neutrality at the harbor"
    ]
    assert tasks(lena) == [WaitingTask.SAY]
    assert tasks(scene.table.marcus) == []

    scene.share()

    assert scene.line().is_shared
    assert tasks(lena) == []
    assert not news(lena, "assurances.agreement")
    assert acts(scene.table.partnership.log)[-5:] == [
        "agreement.entered", "agreement.judged", "clause.entered", "commitment.promised",
        "agreement.judged",
    ]  # fmt: skip


def test_an_agreement_needs_two_parties_and_a_seat_on_a_side(scene: Scene):
    table = scene.table
    with refused("two parties"):
        actions.enter(
            body=table.body, terms=terms(), parties=("Local 9", " "), by=table.lena, at=NOON
        )
    with refused("seat on a side"):
        actions.enter(body=table.body, terms=terms(), parties=("A", "B"), by=cast.olu(), at=NOON)
    with refused("lies ahead"):
        actions.enter(
            body=table.body, terms=terms(signed_on=DAY + timedelta(days=1)), parties=("A", "B"),
            by=table.lena, at=NOON,
        )  # fmt: skip


def test_a_dispute_has_its_reason_and_is_told(scene: Scene):
    with refused("what is not right"):
        actions.say(
            agreement=scene.agreement, stance=AgreementStance.DISPUTE, by=scene.table.lena, at=NOON
        )
    actions.say(
        agreement=scene.agreement, stance=AgreementStance.DISPUTE, words="Page 4 is missing.",
        by=scene.table.lena, at=NOON,
    )  # fmt: skip

    assert scene.line().is_disputed
    assert "not right" in news(scene.table.marcus, "assurances.agreement")[0]


def test_a_clause_is_pledged_shown_verified_and_lapses(scene: Scene):
    assert scene.state().state is ClauseState.PLEDGED

    scene.show()
    assert scene.state().state is ClauseState.EVIDENCED
    commitments.confirm(commitment=scene.promise, by=scene.table.lena, at=NOON)

    own = scene.state()
    assert (own.state, own.verified_on, own.verified_by) == (ClauseState.VERIFIED, DAY, "labor")
    assert own.fresh_until_on == DAY + timedelta(days=365)
    assert scene.state(DAY + timedelta(days=365)).counts
    assert scene.state(DAY + timedelta(days=366)).state is ClauseState.LAPSED
    assert scene.state(DAY + timedelta(days=601)).state is ClauseState.OVER


def test_entered_by_the_other_side_a_clause_waits_for_its_pledge(scene: Scene):
    asked = actions.add_clause(
        agreement=scene.agreement, terms=clause_terms(heading="Organizers come on Tuesdays"),
        by=scene.table.lena, at=NOON,
    )  # fmt: skip
    other = Scene(scene.table, scene.agreement, asked)
    assert other.state().state is ClauseState.ENTERED

    commitments.decline(
        commitment=other.promise, reason="Not in the text", by=scene.table.marcus, at=NOON
    )
    assert other.state().state is ClauseState.REFUSED
    commitments.accept(commitment=other.promise, by=scene.table.marcus, at=NOON)
    assert other.state().state is ClauseState.PLEDGED


def test_both_sides_are_told_once_before_evidence_lapses(scene: Scene):
    scene.verify()
    scene.share()
    later = NOON + timedelta(days=340)
    for _twice in range(2):
        actions.look_for_lapses(at=later)

    for person in (scene.table.lena, scene.table.marcus):
        told = news(person, "assurances.agreementclause")
        assert len(told) == 1
        assert "stops counting without fresh evidence" in told[0]
    assert tasks(scene.table.marcus, later.date()) == [WaitingTask.RENEW]
    assert tasks(scene.table.lena, later.date()) == []


def test_fresh_evidence_begins_another_round(scene: Scene):
    scene.verify()
    later = NOON + timedelta(days=400)
    with refused("the clause binds"):
        actions.renew(clause=scene.clause, by=scene.table.lena, at=later)
    actions.renew(clause=scene.clause, by=scene.table.marcus, at=later)
    with refused("promised already"):
        actions.renew(clause=scene.clause, by=scene.table.marcus, at=later)
    assert scene.state(later.date()).state is ClauseState.LAPSED

    scene.verify(later.date(), later)

    assert scene.state(later.date()).counts
    assert tasks(scene.table.marcus, later.date()) == []


def test_a_notice_that_falls_due_is_told_and_stands_in_both_inboxes():
    scene = make_scene(to_on=DAY + timedelta(days=70))
    scene.share()
    actions.look_for_lapses(at=NOON)

    assert tasks(scene.table.lena) == tasks(scene.table.marcus) == [WaitingTask.NOTICE]
    assert (
        "a notice falls due on March 12, 2026" in news(scene.table.lena, "assurances.agreement")[0]
    )


def test_a_breach_outweighs_evidence_until_its_reporter_says_cured(scene: Scene):
    scene.verify()
    table = scene.table
    with refused("other side reports"):
        actions.report_breach(
            clause=scene.clause, happened_on=DAY, words="x", by=table.marcus, at=NOON
        )
    breach = actions.report_breach(
        clause=scene.clause, happened_on=DAY, words="A meeting on company time.", by=table.lena, at=NOON
    )  # fmt: skip
    assert scene.state().state is ClauseState.BREACHED
    assert tasks(table.marcus) == [WaitingTask.BREACH]

    say = {"breach": breach, "at": NOON}
    with refused("the clause binds"):
        actions.say_of_breach(act=BreachAct.SAY_CURED, words="x", by=table.lena, **say)
    actions.say_of_breach(act=BreachAct.ADMIT, words="It was wrong.", by=table.marcus, **say)
    actions.say_of_breach(act=BreachAct.SAY_CURED, words="Letter sent.", by=table.marcus, **say)
    with refused("reported the breach"):
        actions.say_of_breach(act=BreachAct.CONFIRM_CURE, by=table.marcus, **say)
    actions.say_of_breach(act=BreachAct.NOT_CURED, words="Not on nights.", by=table.lena, **say)
    actions.say_of_breach(act=BreachAct.SAY_CURED, words="Nights too.", by=table.marcus, **say)
    actions.say_of_breach(
        breach=breach, act=BreachAct.CONFIRM_CURE, by=table.lena, at=NOON + timedelta(days=1)
    )

    own = scene.state(DAY + timedelta(days=1))
    assert own.state is ClauseState.CURED
    assert own.breaches[0].state is BreachState.CURED
    assert [word.side for word in own.breaches[0].words][-1] == "labor"


def test_a_finding_names_the_neutral_person(scene: Scene):
    breach = actions.report_breach(
        clause=scene.clause, happened_on=DAY, words="A poll.", by=scene.table.lena, at=NOON
    )
    with refused("neutral person"):
        actions.say_of_breach(
            breach=breach, act=BreachAct.FIND, words="Kept", by=scene.table.lena, at=NOON
        )
    said = actions.say_of_breach(
        breach=breach, act=BreachAct.FIND, words="Not kept", neutral="R. Osei", by=scene.table.lena,
        at=NOON,
    )  # fmt: skip

    assert said.neutral == "R. Osei"


def test_a_text_is_kept_once_with_its_digest(scene: Scene):
    scene.keep_text()
    with refused("kept already"):
        scene.keep_text()
    with refused("cut off"):
        actions.add_document(
            agreement=scene.agreement, file_name="scan.pdf", content=PDF[:-8], by=scene.table.lena,
            at=NOON,
        )  # fmt: skip

    assert scene.line().documents == 1


def test_the_guide_counts_what_is_verified_and_stops_by_itself(scene: Scene):
    def lines(key: str, days: int = 0) -> list[str]:
        view = guide.get_answers(
            scene.table.partnership.key,
            key,
            seen_by=scene.table.lena,
            on=DAY + timedelta(days=days),
        ).view
        return [dated.line.text for dated in view.lines if dated.is_fresh]

    scene.share()
    assert not lines("3a")
    scene.keep_text()
    assert not lines("3a2")
    scene.verify()

    assert lines("3a") == [
        "Neutrality agreement: Neutrality at the harbor, both sides agree; 1 of 1 clauses verified"
    ]
    assert lines("3a2") == [
        "Managers say nothing for or against a union (Neutrality at the harbor), confirmed by Labor"
    ]
    assert not lines("3a1")
    assert lines("3a2", 365)
    assert not lines("3a2", 366)
    assert BY_KEY["3a2"].fresh_days == 365


def test_the_public_register_takes_two_keys_and_reads_as_of_today(scene: Scene):
    table = scene.table
    with refused("which agreements are theirs"):
        actions.put_register(body=table.body, by=table.lena, at=NOON)
    scene.share()
    scene.verify()
    made = actions.put_register(body=table.body, by=table.lena, at=NOON)
    decision = Decision.objects.get(pk=made.decision_key)
    with refused("adopt it first"):
        actions.publish_register(register=made, by=table.lena, at=NOON)
    agree(decision, table.lena)
    with refused("adopt it first"):
        actions.publish_register(register=made, by=table.lena, at=NOON)
    agree(decision, table.marcus)
    assert tasks(table.lena) == [WaitingTask.PUBLISH]
    actions.publish_register(register=made, by=table.marcus, at=NOON)

    view = queries.get_register_public(table.partnership.key, DAY)
    assert (view.verified, view.promised) == (1, 1)
    later = queries.get_register_public(table.partnership.key, DAY + timedelta(days=366))
    assert later.agreements[0].clauses[0].state is ClauseState.LAPSED
    assert (
        queries.get_register_public(table.partnership.key, DAY + timedelta(days=601))
        .agreements[0]
        .is_over
    )

    with refused("reason"):
        actions.withdraw_register(register=made, reason=" ", by=table.lena, at=NOON)
    actions.withdraw_register(register=made, reason="A name is wrong.", by=table.lena, at=NOON)
    with pytest.raises(NotFound):
        queries.get_register_public(table.partnership.key, DAY)


def test_a_changed_register_is_not_published(scene: Scene):
    scene.share()
    made = actions.put_register(body=scene.table.body, by=scene.table.lena, at=NOON)
    for person in (scene.table.lena, scene.table.marcus):
        agree(Decision.objects.get(pk=made.decision_key), person)
    made.content = [{**made.content[0], "title": "Something else"}]
    made.save()

    with refused("not the register"):
        actions.publish_register(register=made, by=scene.table.lena, at=NOON)


def test_a_newer_register_takes_the_place_of_the_older(scene: Scene):
    scene.share()
    numbers = []
    for _turn in range(2):
        made = actions.put_register(body=scene.table.body, by=scene.table.lena, at=NOON)
        for person in (scene.table.lena, scene.table.marcus):
            agree(Decision.objects.get(pk=made.decision_key), person)
        numbers.append(actions.publish_register(register=made, by=scene.table.lena, at=NOON).number)

    assert numbers == [1, 2]
    assert queries.get_register_public(scene.table.partnership.key, DAY).number == 2


def test_a_register_is_set_aside_and_an_agreement_ended(scene: Scene):
    scene.share()
    made = actions.put_register(body=scene.table.body, by=scene.table.lena, at=NOON)
    dropped = actions.drop_register(register=made, by=scene.table.lena, at=NOON)
    assert dropped.status == RegisterStatus.DROPPED
    with refused("set aside"):
        actions.drop_register(register=dropped, by=scene.table.lena, at=NOON)

    with refused("reason"):
        actions.end(agreement=scene.agreement, on=DAY, reason="", by=scene.table.lena, at=NOON)
    actions.end(
        agreement=scene.agreement, on=DAY, reason="Replaced by law.", by=scene.table.lena, at=NOON
    )
    scene.agreement.refresh_from_db()
    with refused("has ended"):
        scene.share()
    assert scene.state(DAY + timedelta(days=1)).state is ClauseState.OVER


def test_an_agreement_gives_way_to_the_one_that_replaces_it(scene: Scene):
    actions.enter(
        body=scene.table.body, terms=terms(title="Neutrality, second"), parties=("A", "B"),
        replaces=scene.agreement, by=scene.table.lena, at=NOON,
    )  # fmt: skip

    assert scene.line().status.value == "replaced"
    assert scene.state().state is ClauseState.OVER


def test_nobody_outside_finds_anything(scene: Scene):
    olu = cast.olu()
    for get, key in (
        (queries.get_agreement, scene.agreement.key), (queries.get_clause, scene.clause.key),
    ):  # fmt: skip
        with pytest.raises(NotFound):
            get(key, olu)
    assert queries.waiting_for(olu, on=DAY) == []
    assert Body.objects.count() == 1
