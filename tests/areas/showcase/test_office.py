"""The program office asks; a partnership answers with two keys, and lets itself be written to with two keys."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from highroad.areas.accounts.models import Message
from highroad.areas.decisions.models import Decision
from highroad.areas.decisions.vocabulary import Outcome
from highroad.areas.showcase import actions, queries
from highroad.areas.showcase.actions import Contact
from highroad.areas.showcase.models import ContactTerms, OfficeQuestion
from highroad.areas.showcase.rules import office as rules
from highroad.areas.showcase.vocabulary import ContactStatus, QuestionStatus
from highroad.kit.answers import NotFound, Refused
from tests import cast
from tests.cast import NOON
from tests.table import Table, acts, agree, decline, make_table, refused

DAY = timedelta(days=1)
TODAY = NOON.date()


@pytest.mark.pure
@pytest.mark.parametrize(
    ("outcome", "is_ended", "days", "status"),
    [(None, False, 9, "put"), (Outcome.OPEN, False, 9, "put"), (Outcome.ADOPTED, False, 9, "holds"),
     (Outcome.ADOPTED, False, 0, "holds"), (Outcome.ADOPTED, False, -1, "ended"), (Outcome.ADOPTED, True, 9, "ended"),
     (Outcome.DECLINED, False, 9, "fallen"), (Outcome.LAPSED, False, 9, "fallen")],
)  # fmt: skip
def test_when_an_agreement_to_be_written_to_holds(outcome, is_ended, days, status):
    found = rules.contact_status(outcome, is_ended=is_ended, until_on=TODAY + days * DAY, on=TODAY)

    assert found is ContactStatus(status)


@pytest.mark.pure
@pytest.mark.parametrize(
    ("outcome", "status"),
    [(None, "asked"), (Outcome.OPEN, "put"), (Outcome.ADOPTED, "answered"), (Outcome.DECLINED, "asked"),
     (Outcome.LAPSED, "asked"), (Outcome.WITHDRAWN, "asked")],
)  # fmt: skip
def test_only_two_keys_make_an_answer(outcome, status):
    assert rules.question_status(outcome) is QuestionStatus(status)


@pytest.mark.pure
@pytest.mark.parametrize(
    ("until", "may"),
    [(TODAY, False), (TODAY + DAY, True), (date(2029, 3, 2), True), (date(2029, 3, 3), False)],
)
def test_an_agreement_has_an_end(until, may):
    assert bool(rules.may_last_until(until, TODAY)) is may


@pytest.fixture
def table(db) -> Table:
    return make_table()


@pytest.fixture
def sam(table):
    return table.sam


def asked(table: Table, sam) -> OfficeQuestion:
    return actions.ask_partnership(
        partnership=table.partnership, text="How do you share training costs?", by=sam, at=NOON
    )


def answered(
    table: Table, question: OfficeQuestion, text: str = "Two thirds by the fund."
) -> Decision:
    kept = actions.answer_office(
        question=question, body=table.body, text=text, records=[], by=table.lena, at=NOON
    )
    return Decision.objects.get(pk=kept.decision_key)


def seen_by_office(sam):
    return queries.list_questions(seen_by=sam, on=TODAY)[0]


def test_the_office_reads_an_answer_when_both_have_signed_and_nothing_before(table, sam):
    question = asked(table, sam)
    assert seen_by_office(sam).status is QuestionStatus.ASKED
    assert Message.objects.filter(event="office.asked", closed_at=None).count() == 2
    assert [one.key for one in queries.questions_waiting_for(table.lena, on=TODAY)] == [
        question.key
    ]

    decision = answered(table, question)
    assert seen_by_office(sam).status is QuestionStatus.ASKED
    assert queries.questions_waiting_for(table.marcus, on=TODAY) == []
    assert not Message.objects.filter(event="office.asked", closed_at=None).exists()
    agree(decision, table.lena)
    assert (seen_by_office(sam).status, seen_by_office(sam).answer) == (QuestionStatus.ASKED, "")

    agree(decision, table.marcus)
    view = seen_by_office(sam)
    assert view.status is QuestionStatus.ANSWERED
    assert "Two thirds by the fund." in view.answer
    assert view.decision_key is None


def test_an_answer_that_fell_is_none_and_another_may_be_put(table, sam):
    question = asked(table, sam)
    decision = answered(table, question)
    with pytest.raises(Refused, match="before both sides"):
        answered(table, question)
    decline(decision, table.marcus)

    assert seen_by_office(sam).status is QuestionStatus.ASKED
    second = answered(table, question, "One half.")
    for person in (table.marcus, table.lena):
        agree(second, person)
    assert "One half." in seen_by_office(sam).answer
    with pytest.raises(Refused):
        answered(table, question)


def test_an_answer_names_the_records_it_rests_on(table, sam):
    earlier = actions.offer_contact(
        body=table.body,
        contact=Contact("Desk", "d@example.org", TODAY + DAY),
        by=table.lena,
        at=NOON,
    )
    decision = Decision.objects.get(pk=earlier.decision_key)
    for person in (table.lena, table.marcus):
        agree(decision, person)
    ref = f"decisions.decision:{decision.key}"
    assert (ref, decision.title) in queries.records_to_name(table.partnership, seen_by=table.lena)

    kept = actions.answer_office(
        question=asked(table, sam), body=table.body, text="See there.", records=[ref, "decisions.decision:made-up"],
        by=table.marcus, at=NOON,
    )  # fmt: skip

    text = Decision.objects.get(pk=kept.decision_key).wordings.get().text
    assert ref in text
    assert "made-up" not in text


def test_who_may_ask_answer_and_look(table, sam):
    question = asked(table, sam)
    olu = cast.olu()

    with pytest.raises(Refused):
        actions.ask_partnership(partnership=table.partnership, text="?", by=table.lena, at=NOON)
    with pytest.raises(Refused):
        actions.answer_office(
            question=question, body=table.body, text="x", records=[], by=sam, at=NOON
        )
    with pytest.raises(Refused, match="Write your question"):
        actions.ask_partnership(partnership=table.partnership, text="  ", by=sam, at=NOON)
    for reading in (
        lambda: queries.list_questions(seen_by=table.lena, on=TODAY),
        lambda: queries.list_contacts(seen_by=table.lena, on=TODAY),
        lambda: queries.get_question(question.key, seen_by=olu),
        lambda: queries.get_question(question.key, seen_by=sam),
        lambda: queries.list_contacts_of(table.partnership, seen_by=sam, on=TODAY),
        lambda: queries.records_to_name(table.partnership, seen_by=olu),
    ):
        with pytest.raises(NotFound):
            reading()


def test_a_partnership_is_not_asked_without_end(table, sam):
    for _ in range(rules.MOST_OPEN):
        asked(table, sam)

    with refused("5 questions wait"):
        asked(table, sam)


def test_two_keys_let_the_office_write_and_one_ends_it(table, sam):
    made = actions.offer_contact(
        body=table.body,
        contact=Contact("Desk", "d@example.org", TODAY + 30 * DAY),
        by=table.lena,
        at=NOON,
    )
    decision = Decision.objects.get(pk=made.decision_key)
    agree(decision, table.lena)
    assert queries.list_contacts(seen_by=sam, on=TODAY) == []
    agree(decision, table.marcus)
    assert [view.email for view in queries.list_contacts(seen_by=sam, on=TODAY)] == [
        "d@example.org"
    ]
    assert queries.list_contacts(seen_by=sam, on=TODAY + 31 * DAY) == []

    with pytest.raises(Refused):
        actions.end_contact(contact=made, by=sam, at=NOON)
    actions.end_contact(contact=made, by=table.marcus, at=NOON)
    actions.end_contact(contact=made, by=table.lena, at=NOON + DAY)

    assert queries.list_contacts(seen_by=sam, on=TODAY) == []
    kept = ContactTerms.objects.get()
    assert kept.ended_at == NOON
    assert acts(table.partnership.log).count("office.contact_ended") == 1


def test_the_database_has_the_last_word(table, sam):
    question = asked(table, sam)
    with pytest.raises(IntegrityError, match=r"showcase_question_asks"), transaction.atomic():
        OfficeQuestion.objects.filter(pk=question.pk).update(text="")
    actions.offer_contact(
        body=table.body, contact=Contact("D", "d@example.org", TODAY + DAY), by=table.lena, at=NOON
    )
    with (
        pytest.raises(IntegrityError, match=r"showcase_contact_ended_by_somebody"),
        transaction.atomic(),
    ):
        ContactTerms.objects.update(ended_at=NOON)
