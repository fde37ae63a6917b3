"""Proposing, changing the text, answering, withdrawing: what changes, what is recorded, who is told."""

from __future__ import annotations

import hashlib
from datetime import timedelta

import pytest

from highroad.areas.accounts.models import Message
from highroad.areas.decisions import actions, queries
from highroad.areas.decisions.models import SignOff
from highroad.areas.decisions.vocabulary import Outcome, Stance, Verdict
from highroad.areas.partnerships import actions as partnership_actions
from highroad.areas.partnerships.actions import SideTerms
from highroad.areas.partnerships.vocabulary import Side, SideRule
from highroad.kit.answers import NotFound
from highroad.kit.refs import Ref
from tests import cast
from tests.cast import NOON
from tests.table import (
    Table,
    acts,
    agree,
    decline,
    fresh,
    make_table,
    news,
    propose,
    refused,
    seat_provider,
    seat_somebody,
    sit,
)

pytestmark = pytest.mark.django_db
DAY = NOON.date()
DECISION = "decisions.decision"
MAJORITY_OF_TWO = (
    SideTerms(Side.LABOR, SideRule.MAJORITY, quorum=2),
    SideTerms(Side.MANAGEMENT, SideRule.CHAIRS_WORD),
)


@pytest.fixture
def table() -> Table:
    return make_table()


@pytest.fixture
def sealed() -> Table:
    return make_table(is_sealed=True)


def test_two_keys_adopt(table: Table) -> None:
    decision = propose(table)

    agree(decision, table.marcus)
    agree(decision, table.lena)

    view = queries.outcome(fresh(decision), seen_by=table.lena)
    assert view.outcome is Outcome.ADOPTED
    assert view.settled_on == DAY
    assert acts(table.partnership.log)[-3:] == ["decision.proposed"] + ["decision.signed"] * 2


def test_one_side_that_declines_is_enough_for_a_no(table: Table) -> None:
    decision = propose(table)

    decline(decision, table.marcus, reason="We cannot pay for it.")

    assert queries.state_of(fresh(decision)) is Outcome.DECLINED
    [answer] = queries.list_sign_offs(fresh(decision), table.lena)
    assert (answer.reason, answer.is_dissent) == ("We cannot pay for it.", True)


def test_the_digest_is_that_of_the_very_text(table: Table) -> None:
    decision = propose(table, text="One\nTwo")

    wording = queries.current_wording(fresh(decision))

    assert wording.digest == hashlib.sha256(b"One\nTwo").hexdigest()
    assert queries.outcome(fresh(decision)).digest == wording.digest


def test_proposing_freezes_the_rule_and_the_seats_of_each_side(table: Table) -> None:
    decision = propose(table)

    juan = cast.person("Juan Vega")
    seat_somebody(table, Side.LABOR, juan)

    assert decision.keys == ["labor", "management"]
    assert decision.rules["labor"] == {
        "rule": "chairs_word",
        "base": "entitled",
        "quorum": 1,
        "entitled": [str(table.seats["labor"].key)],
        "co_chair": "",
        "dissent": 0,
        "proxies_count": False,
    }
    with refused("no key when this proposal"):
        agree(decision, juan)


def test_a_seat_that_came_later_does_not_change_the_arithmetic() -> None:
    table = make_table(sides=MAJORITY_OF_TWO)
    juan = cast.person("Juan Vega")
    seat_somebody(table, Side.LABOR, juan)
    decision = propose(table)
    seat_somebody(table, Side.LABOR, cast.person("Rosa Lima"), title="Member 2")

    agree(decision, table.lena)
    agree(decision, juan)

    [labor, _management] = queries.outcome(fresh(decision), seen_by=juan).tallies
    assert (labor.base, labor.verdict) == (2, Verdict.PASSES)


def test_too_few_filled_seats_open_nothing() -> None:
    table = make_table(sides=MAJORITY_OF_TWO)

    with refused("filled seats"):
        propose(table)


def test_everybody_with_a_key_is_asked_and_only_they(table: Table) -> None:
    priya = cast.priya()
    seat_provider(table, priya)

    propose(table)

    assert "Joint Committee: your answer is asked for: Paid time to train" in news(
        table.lena, DECISION
    )
    assert "Joint Committee: your answer is asked for: Paid time to train" in news(
        table.marcus, DECISION
    )
    assert news(priya, DECISION) == []


def test_answering_closes_ones_own_message_and_no_other(table: Table) -> None:
    decision = propose(table)

    agree(decision, table.lena)

    asked = Message.objects.filter(about=str(Ref.to(decision)), closed_at=None)
    assert {message.to for message in asked} == {table.marcus}


def test_both_sides_hear_how_it_ended(table: Table) -> None:
    decision = propose(table)
    agree(decision, table.lena)

    agree(decision, table.marcus)

    assert news(table.lena, DECISION) == ["Joint Committee: adopted: Paid time to train"]
    assert not Message.objects.filter(closed_at=None, to=table.marcus, kind="act").exists()


def test_a_second_answer_of_the_same_seat_is_refused(table: Table) -> None:
    decision = propose(table)
    agree(decision, table.lena)

    with refused("already answered this wording"):
        decline(decision, table.lena)

    assert SignOff.objects.count() == 1


def test_an_alternate_answers_for_the_seat_and_is_named_as_such(table: Table) -> None:
    juan = cast.person("Juan Vega")
    sit(table, table.seats["labor"], juan, is_alternate=True)
    decision = propose(table)

    agree(decision, juan)

    [answer] = queries.list_sign_offs(fresh(decision), juan)
    assert (answer.is_alternate, answer.seat) == (True, "Labor co-chair")
    with refused("already answered"):
        agree(decision, table.lena)


@pytest.mark.parametrize("stance", [Stance.DECLINE, Stance.STAND_ASIDE])
def test_no_and_aside_need_a_reason(table: Table, stance: Stance) -> None:
    decision = propose(table)

    with refused("Give your reason"):
        actions.sign(decision=decision, wording_number=1, stance=stance, by=table.lena, at=NOON)


def test_a_changed_text_cancels_every_answer(table: Table) -> None:
    decision = propose(table)
    agree(decision, table.lena)

    actions.reword(
        decision=decision, text="Paid, and fed.", reason="Lunch.", by=table.marcus, at=NOON
    )

    view = queries.outcome(fresh(decision), seen_by=table.lena)
    assert (view.outcome, view.wording_number) == (Outcome.OPEN, 2)
    assert sum(tally.count.answered for tally in view.tallies) == 0
    with refused("The text has changed since you read it"):
        agree(decision, table.lena, number=1)
    agree(decision, table.marcus, number=2)
    assert queries.state_of(fresh(decision)) is Outcome.OPEN
    agree(decision, table.lena, number=2)
    assert queries.state_of(fresh(decision)) is Outcome.ADOPTED


def test_after_a_change_everybody_is_asked_again(table: Table) -> None:
    decision = propose(table)
    agree(decision, table.lena)

    actions.reword(decision=decision, text="Other.", reason="So.", by=table.marcus, at=NOON)

    again = "Joint Committee: the text has changed, answer again: Paid time to train"
    assert news(table.lena, DECISION) == [again]
    assert acts(table.partnership.log)[-1] == "decision.reworded"


def test_old_answers_stay_readable_with_the_difference_of_the_texts(table: Table) -> None:
    decision = propose(table, text="Paid in class.")
    agree(decision, table.lena)
    actions.reword(decision=decision, text="Paid in school.", reason="So.", by=table.lena, at=NOON)

    newest, oldest = queries.list_wordings(fresh(decision), table.marcus)
    [answer] = queries.list_sign_offs(fresh(decision), table.marcus)

    assert (newest.number, oldest.number, answer.wording_number) == (2, 1, 1)
    assert [change.kind for change in newest.changes] == ["same", "removed", "added"]


@pytest.mark.parametrize(
    ("text", "reason", "why"),
    [
        ("Every apprentice is paid in class.", "So.", "the same as the last one"),
        ("Other.", "", "Say why"),
        ("", "So.", "needs a text"),
    ],
)
def test_a_change_needs_another_text_and_a_reason(
    table: Table, text: str, reason: str, why: str
) -> None:
    decision = propose(table)

    with refused(why):
        actions.reword(decision=decision, text=text, reason=reason, by=table.lena, at=NOON)


def test_a_settled_text_is_not_changed(table: Table) -> None:
    decision = propose(table)
    decline(decision, table.lena)

    with refused("no longer open"):
        actions.reword(decision=decision, text="Other.", reason="So.", by=table.lena, at=NOON)


def test_the_side_that_proposed_withdraws(table: Table) -> None:
    decision = propose(table)
    with refused("Only the side that proposed"):
        actions.withdraw(decision=decision, by=table.marcus, at=NOON)

    actions.withdraw(decision=decision, by=table.lena, at=NOON)

    assert queries.state_of(fresh(decision)) is Outcome.WITHDRAWN
    assert acts(table.partnership.log)[-1] == "decision.withdrawn"
    assert news(table.marcus, DECISION) == ["Joint Committee: withdrawn: Paid time to train"]
    with refused("no longer open"):
        agree(decision, table.marcus)


def test_after_the_last_day_it_lapses(table: Table) -> None:
    decision = propose(table, closes_on=DAY + timedelta(days=2))
    agree(decision, table.lena)

    late = NOON + timedelta(days=3)

    assert queries.state_of(fresh(decision), on=late.date()) is Outcome.LAPSED
    assert queries.outcome(fresh(decision), on=late.date()).settled_on == late.date()
    with refused("no longer open"):
        agree(decision, table.marcus, at=late)


def test_somebody_removed_signs_no_more_and_what_they_signed_stands(table: Table) -> None:
    juan = cast.person("Juan Vega")
    holder = sit(table, table.seats["labor"], juan, is_alternate=True)
    decision = propose(table)
    agree(decision, juan)

    partnership_actions.end_term(holder=holder, by=table.lena, at=NOON)
    agree(decision, table.marcus)

    assert queries.state_of(fresh(decision)) is Outcome.ADOPTED
    with pytest.raises(NotFound):
        queries.get_decision(decision.key, juan)


def test_a_paused_body_decides_nothing_and_its_neighbor_goes_on(table: Table) -> None:
    decision = propose(table)
    other = partnership_actions.create_body(
        partnership=table.partnership, name="Training", kind="jac", by=table.lena, at=NOON
    )
    partnership_actions.pause(
        partnership=table.partnership, bodies=[other], reason="Strike.", by=table.lena, at=NOON
    )
    agree(decision, table.marcus)

    partnership_actions.pause(
        partnership=table.partnership, bodies=[table.body], reason="Strike.", by=table.lena, at=NOON
    )

    with refused("is paused"):
        agree(decision, table.lena)
    with refused("is paused"):
        propose(table, title="Another")
    assert queries.waiting_for(table.lena, on=DAY) == []
