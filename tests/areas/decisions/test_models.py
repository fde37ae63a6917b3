"""What the database refuses, whoever asks."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import IntegrityError, transaction

from highroad.areas.decisions.models import Decision, SignOff, Wording
from highroad.areas.decisions.vocabulary import Stance
from tests.cast import NOON
from tests.table import Table, make_table, propose

pytestmark = pytest.mark.django_db


@pytest.fixture
def table() -> Table:
    return make_table()


@pytest.fixture
def wording(table: Table) -> Wording:
    return propose(table).wordings.get()


def answer(table: Table, wording: Wording, **more: Any) -> SignOff:
    given = {
        "wording": wording,
        "seat": table.seats["labor"],
        "side": "labor",
        "stance": Stance.AGREE,
        "signed_by": table.lena,
        "signed_at": NOON,
        **more,
    }
    return SignOff.objects.create(**given)


def refused(name: str) -> Any:
    return pytest.raises(IntegrityError, match=name)


def test_one_seat_answers_a_wording_once(table: Table, wording: Wording) -> None:
    answer(table, wording)

    with refused("decisions_one_answer_a_seat|wording_id.*seat_id"), transaction.atomic():
        answer(table, wording, signed_by=table.marcus)


def test_one_person_answers_a_wording_once(table: Table, wording: Wording) -> None:
    """Nobody speaks for both sides, not even through two seats."""
    answer(table, wording)

    with refused("decisions_one_answer_a_person|wording_id.*signed_by"), transaction.atomic():
        answer(table, wording, seat=table.seats["management"], side="management")


def test_declining_without_a_reason_is_refused(table: Table, wording: Wording) -> None:
    with refused("decisions_reason_unless_agreed"), transaction.atomic():
        answer(table, wording, stance=Stance.DECLINE)


def test_an_answer_is_given_for_a_known_side(table: Table, wording: Wording) -> None:
    with refused("decisions_signed_for_a_side"), transaction.atomic():
        answer(table, wording, side="nobody")


def test_an_answer_is_one_of_three(table: Table, wording: Wording) -> None:
    with refused("decisions_stance_known"), transaction.atomic():
        answer(table, wording, stance="perhaps", reason="Who knows.")


def test_wordings_are_numbered_once(table: Table, wording: Wording) -> None:
    with refused("decisions_wording_number|decision_id.*number"), transaction.atomic():
        Wording.objects.create(
            decision=wording.decision, number=1, text="Other", digest="0" * 64, made_at=NOON
        )


def test_a_second_wording_has_a_reason(table: Table, wording: Wording) -> None:
    with refused("decisions_rewording_has_a_reason"), transaction.atomic():
        Wording.objects.create(
            decision=wording.decision, number=2, text="Other", digest="0" * 64, made_at=NOON
        )


@pytest.mark.parametrize(
    ("field", "value", "name"),
    [
        ("title", "", "decisions_has_a_title"),
        ("proposed_side", "nobody", "decisions_proposed_by_a_side"),
    ],
)
def test_a_decision_has_a_title_and_comes_from_a_side(
    table: Table, field: str, value: str, name: str
) -> None:
    given = {"title": "Pay", "proposed_side": "labor", field: value}

    with refused(name), transaction.atomic():
        Decision.objects.create(body=table.body, opened_at=NOON, **given)


def test_records_say_what_they_are(table: Table, wording: Wording) -> None:
    signed = answer(table, wording)

    assert str(wording.decision) == "Paid time to train"
    assert str(wording) == "Paid time to train 1"
    assert str(signed) == "labor agree"
