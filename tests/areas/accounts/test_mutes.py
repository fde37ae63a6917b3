"""Muting a body works for every deed in it: what is only to be read makes no mail any more."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest

from highroad.areas.accounts import actions as accounts
from highroad.areas.accounts.models import Message
from highroad.areas.accounts.vocabulary import Channel, MessageKind
from highroad.areas.commitments import actions as commitments
from highroad.areas.commitments.vocabulary import CommitmentKind
from highroad.areas.partnerships import actions as partnerships
from highroad.areas.problem_solving import actions as problem_solving
from highroad.areas.problem_solving.vocabulary.issues import ReferralReason, Route
from highroad.areas.problem_solving.vocabulary.rounds import RoundKind
from highroad.kit.refs import Ref
from tests.cast import NOON
from tests.table import Table, agree, make_table, propose

pytestmark = pytest.mark.django_db


def a_proposal(table: Table) -> None:
    agree(propose(table), table.lena)


def an_outcome(table: Table) -> None:
    decision = propose(table)
    agree(decision, table.marcus)
    agree(decision, table.lena)


def an_issue(table: Table) -> None:
    issue = problem_solving.raise_issue(body=table.body, question="How?", by=table.lena, at=NOON)
    problem_solving.call_impasse(issue=issue, by=table.lena, at=NOON)


def a_referral(table: Table) -> None:
    problem_solving.refer(
        body=table.body, reason=ReferralReason.GRIEVANCE, route=Route.GRIEVANCE_STEPS,
        by=table.lena, at=NOON,
    )  # fmt: skip


def a_list(table: Table) -> None:
    problem_solving.open_round(body=table.body, kind=RoundKind.PROBLEMS, by=table.lena, at=NOON)


def a_promise(table: Table) -> None:
    commitments.promise(
        kind=CommitmentKind.FOLLOW_UP, what="Order scanners", where=table.body, by=table.lena,
        owner=table.marcus, due_on=NOON.date() + timedelta(9), at=NOON,
    )  # fmt: skip


def a_seat(table: Table) -> None:
    partnerships.add_seat(
        body=table.body, party=table.labor, title="Steward", by=table.lena, at=NOON
    )


DEEDS = (a_proposal, an_outcome, an_issue, a_referral, a_list, a_promise, a_seat)


@pytest.mark.parametrize("deed", DEEDS, ids=lambda deed: deed.__name__)
def test_of_a_muted_body_only_what_must_be_done_is_mailed(deed: Callable[[Table], None]) -> None:
    table = make_table()
    Message.objects.all().delete()
    accounts.choose_mails(user=table.marcus, ways={}, muted=[Ref.to(table.body)])

    deed(table)

    told = list(Message.objects.filter(to=table.marcus))
    assert told
    for message in told:
        assert message.place == str(Ref.to(table.body))
        is_act = message.kind == MessageKind.ACT
        assert message.channel == (Channel.WEEKLY if is_act else Channel.NONE)


def test_another_body_is_heard_of_as_before() -> None:
    table = make_table()
    other = Ref("partnerships.body", "0b9a0c9e-6d43-4a43-9a3c-0c6f6d9c8d12")
    accounts.choose_mails(user=table.marcus, ways={}, muted=[other])

    an_issue(table)

    told = Message.objects.filter(to=table.marcus, event__startswith="impasse")
    assert {message.channel for message in told} == {Channel.NOW}
