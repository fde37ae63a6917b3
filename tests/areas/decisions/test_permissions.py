"""May this person propose, change, answer, withdraw? Each question for each of the cast."""

from __future__ import annotations

from typing import Any

import pytest

from highroad.areas.decisions import permissions
from highroad.areas.partnerships import actions
from highroad.areas.partnerships.vocabulary import Side
from highroad.kit.refs import Ref
from tests import cast
from tests.cast import NOON
from tests.table import Table, agree, fresh, make_table, propose, seat_provider, seat_somebody

pytestmark = pytest.mark.django_db
EVERYBODY = ("lena", "marcus", "member", "priya", "sam", "olu")


@pytest.fixture
def table() -> Table:
    return make_table()


@pytest.fixture
def people(table: Table) -> dict[str, Any]:
    member, priya = cast.nia(), cast.priya()
    seat_somebody(table, Side.LABOR, member)
    seat_provider(table, priya)
    return {
        "lena": table.lena,
        "marcus": table.marcus,
        "member": member,
        "priya": priya,
        "sam": table.sam,
        "olu": cast.olu(),
    }


def allowed(people: dict[str, Any], question: Any, *given: Any) -> set[str]:
    """Who of the cast is told yes; everybody else is told why not."""
    found = {name: question(people[name], *given) for name in EVERYBODY}
    assert all(answer or answer.reason for answer in found.values())
    return {name for name, answer in found.items() if answer}


def test_seats_on_a_side_propose_and_change_the_text(table: Table, people: dict[str, Any]) -> None:
    decision = fresh(propose(table))

    assert allowed(people, permissions.may_propose, table.body) == {"lena", "marcus", "member"}
    assert allowed(people, permissions.may_reword, decision) == {"lena", "marcus", "member"}


def test_only_the_seats_that_speak_for_their_side_answer(
    table: Table, people: dict[str, Any]
) -> None:
    """The co-chair's word is the side's: a member's key is not asked for."""
    decision = fresh(propose(table))

    assert allowed(people, permissions.may_sign, decision) == {"lena", "marcus"}


def test_whoever_answered_does_not_answer_again(table: Table, people: dict[str, Any]) -> None:
    decision = propose(table)
    agree(decision, table.lena)

    assert allowed(people, permissions.may_sign, fresh(decision)) == {"marcus"}


def test_the_proposing_side_withdraws(table: Table, people: dict[str, Any]) -> None:
    decision = fresh(propose(table))

    assert allowed(people, permissions.may_withdraw, decision) == {"lena", "member"}


def test_nothing_is_done_to_what_is_settled(table: Table, people: dict[str, Any]) -> None:
    decision = propose(table)
    agree(decision, table.lena)
    agree(decision, table.marcus)

    for question in (permissions.may_sign, permissions.may_reword, permissions.may_withdraw):
        assert allowed(people, question, fresh(decision)) == set()


def test_a_paused_body_waits(table: Table, people: dict[str, Any]) -> None:
    decision = fresh(propose(table))
    actions.pause(
        partnership=table.partnership, bodies=[table.body], reason="Strike.", by=table.lena, at=NOON
    )

    for question in (permissions.may_sign, permissions.may_reword):
        assert allowed(people, question, decision) == set()
    assert allowed(people, permissions.may_propose, table.body) == set()


def test_the_text_of_a_record_is_not_changed_here(table: Table, people: dict[str, Any]) -> None:
    """A decision brought back for review is about a decision, and may be changed."""
    old = propose(table)
    about_a_body = fresh(propose(table, subject=Ref.to(table.body)))
    again = fresh(propose(table, subject=Ref.to(old)))

    assert allowed(people, permissions.may_reword, about_a_body) == set()
    assert allowed(people, permissions.may_reword, again) == {"lena", "marcus", "member"}
