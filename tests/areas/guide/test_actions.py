"""Answering, and what it leaves behind."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from highroad.areas.accounts.models import Message
from highroad.areas.guide import actions, queries
from highroad.areas.guide.models import SelfAssessment
from highroad.areas.guide.vocabulary import BY_KEY, Gap, Reply, Verdict, Voice
from highroad.areas.ledger import queries as ledger
from highroad.areas.partnerships.models import Partnership
from highroad.areas.partnerships.vocabulary import PartnershipStatus
from highroad.kit.answers import Refused
from tests.areas.guide.table import NOON, Table, laid

pytestmark = pytest.mark.django_db
TODAY = NOON.date()


@pytest.fixture
def table() -> Table:
    return laid()


def give(table: Table, by: Any, reply: Reply = Reply.YES, **more: Any) -> SelfAssessment:
    given = {
        "partnership": table.partnership, "question": BY_KEY["2a"], "voice": Voice.LABOR,
        "reply": reply, "seen": 0, "by": by, "at": NOON, **more,
    }  # fmt: skip
    return actions.give_answer(**given)


def last_entry(table: Table) -> Any:
    return ledger.entries_for_system(table.partnership.log)[-1]


def view(table: Table, question: str = "2a") -> Any:
    return queries.get_answers(table.partnership.key, question, seen_by=table.lena, on=TODAY).view


def test_a_side_answers_and_it_goes_on_the_joint_record(table):
    given = give(table, table.lena, note="  We wrote the plan in May. ")

    entry = last_entry(table)
    assert given.note == "We wrote the plan in May."
    assert (entry.statement.act, entry.statement.side) == ("assessment.given", "labor")
    assert entry.statement.actor == given.given_by_alias
    assert "We wrote" not in entry.statement.line


def test_each_side_answers_for_itself(table):
    give(table, table.lena, Reply.YES)
    give(table, table.marcus, Reply.PARTLY, voice=Voice.MANAGEMENT)

    seen = view(table)
    assert seen.gap is Gap.DIFFERENT
    assert seen.verdict is Verdict.SIDES_DIFFER


def test_a_new_answer_counts_and_the_old_one_stays_readable(table):
    give(table, table.lena, Reply.NO)
    give(table, table.leo, Reply.YES, seen=1)

    answers = queries.get_answers(table.partnership.key, "2a", seen_by=table.marcus, on=TODAY)
    assert [one.reply for one in answers.given] == [Reply.YES, Reply.NO]
    assert answers.view.said[0].reply == Reply.YES


def test_who_answers_after_somebody_of_their_side_is_asked_to_look_again(table):
    give(table, table.lena, Reply.NO)

    with pytest.raises(Refused, match="answered since"):
        give(table, table.leo, Reply.YES)


def test_of_two_who_press_at_once_the_constraint_lets_one_through(table, monkeypatch):
    """guide_answer_number_once: both saw nothing, both passed the question, one row stands."""
    give(table, table.lena, Reply.NO)
    monkeypatch.setattr(queries, "newest_number", lambda *_: 0)

    with pytest.raises(Refused, match="answered since"):
        give(table, table.leo, Reply.YES)
    assert SelfAssessment.objects.count() == 1


def test_the_provider_answers_with_its_own_voice(table):
    give(table, table.priya, Reply.NO, voice=Voice.PROVIDER)

    said = {one.voice: one.reply for one in view(table).said}
    assert said == {Voice.LABOR: None, Voice.MANAGEMENT: None, Voice.PROVIDER: Reply.NO}
    assert last_entry(table).statement.side == ""


def test_nobody_answers_for_the_other_side(table):
    with pytest.raises(Refused, match="You do not speak for"):
        give(table, table.lena, voice=Voice.MANAGEMENT)


@pytest.mark.parametrize("name", ["carol", "olu", "sam"])
def test_only_sides_and_providers_answer(table, name):
    with pytest.raises(Refused):
        give(table, getattr(table, name))


def test_a_refused_answer_leaves_nothing(table):
    before = ledger.size_for_system(table.partnership.log)

    with pytest.raises(Refused):
        give(table, table.lena, Reply.NOT_APPLICABLE)
    assert not SelfAssessment.objects.exists()
    assert ledger.size_for_system(table.partnership.log) == before


def test_both_sides_hear_of_a_gap_once_a_day(table):
    give(table, table.lena, Reply.YES)
    assert not Message.objects.filter(event="guide.sides_differ").exists()

    give(table, table.marcus, Reply.NO, voice=Voice.MANAGEMENT)
    give(table, table.marcus, Reply.NO, voice=Voice.MANAGEMENT, question=BY_KEY["1a"])
    give(table, table.lena, Reply.YES, question=BY_KEY["1a"], at=NOON + timedelta(hours=1))

    told = Message.objects.filter(event="guide.sides_differ")
    assert sorted(message.to.name for message in told) == [
        "Lena Ortiz",
        "Leo Brandt",
        "Marcus Bell",
    ]


def test_an_ended_partnership_answers_no_more(table):
    Partnership.objects.filter(pk=table.partnership.pk).update(status=PartnershipStatus.ENDED)
    table.partnership.refresh_from_db()

    with pytest.raises(Refused, match="has ended"):
        give(table, table.lena)


def test_an_answer_is_never_changed(table):
    given = give(table, table.lena, Reply.NO)
    given.reply = Reply.YES

    with pytest.raises(IntegrityError), transaction.atomic():
        given.save()
    with pytest.raises(IntegrityError, match="append only"), transaction.atomic():
        SelfAssessment.objects.update(reply=Reply.YES)
    assert SelfAssessment.objects.get().reply == Reply.NO


@pytest.mark.parametrize(
    ("wrong", "constraint"),
    [
        ({"number": 0}, "guide_answer_counts_from_one"),
        ({"voice": "nobody"}, "guide_answer_voice_known"),
        ({"reply": "perhaps"}, "guide_answer_reply_known"),
        ({"reply": "not_applicable", "note": ""}, "guide_answer_says_why_not"),
    ],
)
def test_the_database_keeps_nonsense_out(table, wrong, constraint):
    fields = {
        "partnership": table.partnership, "question": "2a", "voice": "labor", "number": 1,
        "reply": "yes", "given_by_alias": "p-0", "given_at": NOON, **wrong,
    }  # fmt: skip

    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        SelfAssessment.objects.create(**fields)
