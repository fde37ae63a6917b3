"""The cash ledger: asked, approved twice, paid, reversed; it adds up to the cent, also without the person."""

from __future__ import annotations

import uuid
from datetime import timedelta
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction

from highroad.areas.supports import actions, queries
from highroad.areas.supports import models as kept
from highroad.areas.supports.actions import Asking
from highroad.areas.supports.models import Fund, Payment, SupportCase
from highroad.areas.supports.vocabulary import PaymentState
from highroad.kit.answers import NotFound
from tests import cast
from tests.areas.supports.scene import Scene, make_scene
from tests.cast import NOON
from tests.table import refused

pytestmark = pytest.mark.django_db
DAY = NOON.date()


@pytest.fixture
def scene() -> Scene:
    return make_scene()


def helpers(scene: Scene) -> list[Any]:
    """Two more navigators."""
    found = [cast.person("Ola Berg"), cast.person("Pia Roth")]
    for user in found:
        named = actions.name_navigator(desk=scene.desk, email=user.email, by=scene.table.lena, at=NOON)  # fmt: skip
        actions.confirm_navigator(navigator=named, by=scene.table.marcus, at=NOON)
    return found


def fund(scene: Scene, **more: Any) -> Fund:
    given: dict[str, Any] = {"name": "Bridge", "budget_cents": 100_000, "cap_cents": 50_000, "from_on": DAY, "until_on": DAY + timedelta(days=365), **more}  # fmt: skip
    return actions.make_fund(desk=scene.desk, by=scene.nora, at=NOON, **given)


def ask(scene: Scene, case: SupportCase, of: Fund, cents: int = 12_345, **more: Any) -> Payment:
    given: dict[str, Any] = {"kind": "care", "cents": cents, "purpose": "First week of care", "other_sources": "Asked the county: no", "is_participant": True, "is_necessary": True, **more}  # fmt: skip
    return actions.ask_for_money(case=case, fund=of, asking=Asking(**given), by=scene.nora, at=NOON)


def balance(scene: Scene) -> tuple[int, int, int]:
    line = queries.list_funds(scene.desk, scene.nora)[0].balance
    return line.paid, line.held, line.free


def test_a_payment_takes_two_people_and_is_taken_back_by_a_second_line(scene: Scene):
    ola, pia = helpers(scene)
    case, bridge = scene.ask(), fund(scene)
    payment = ask(scene, case, bridge)
    assert balance(scene) == (0, 12_345, 87_655)

    with refused("asked for the money does not approve"):
        actions.approve(payment=payment, by=scene.nora, at=NOON)
    with refused("does not follow"):
        actions.pay(payment=payment, receipt="1", by=scene.nora, at=NOON)
    assert actions.approve(payment=payment, by=ola, at=NOON).state == PaymentState.ONCE
    with refused("approved it already"):
        actions.approve(payment=payment, by=ola, at=NOON)
    second = actions.approve(payment=payment, by=pia, at=NOON + timedelta(minutes=1))
    assert second.state == PaymentState.APPROVED
    with refused("number of the receipt"):
        actions.pay(payment=payment, receipt=" ", by=scene.nora, at=NOON)
    paid = actions.pay(payment=payment, receipt="R-1", by=scene.nora, at=NOON)
    assert balance(scene) == (12_345, 0, 87_655)
    with refused("Give the reason"):
        actions.reverse(payment=paid, reason="", by=scene.nora, at=NOON)
    actions.reverse(payment=paid, reason="Paid twice", by=scene.nora, at=NOON)
    with refused("has been reversed"):
        actions.reverse(payment=paid, reason="Again", by=scene.nora, at=NOON)

    assert balance(scene) == (0, 0, 100_000)
    lines = queries.list_payments(bridge, scene.nora)
    assert {line.payment.cents for line in lines} == {12_345}
    assert sorted(line.is_reversed for line in lines) == [False, True]
    assert any(line.approved_by == ["Ola Berg", "Pia Roth"] for line in lines)
    for reader in (scene.table.lena, scene.table.marcus):
        with pytest.raises(NotFound):
            queries.list_payments(bridge, reader)
        with pytest.raises(NotFound):
            actions.approve(payment=payment, by=reader, at=NOON)


def test_the_four_tests_the_cap_and_the_double_are_asked_for(scene: Scene):
    case, bridge = scene.ask(), fund(scene)
    for change, why in (
        ({"is_participant": False}, "career or training"), ({"other_sources": " "}, "other sources"),
        ({"other_source_pays": True}, "Another program"), ({"is_necessary": False}, "take part"),
        ({"cents": 50_001}, "over the cap"), ({"cents": 100_001, "exception": "Board"}, "dollars left"),
        ({"purpose": " "}, "what the money"), ({"cents": 0}, "more than nothing"),
    ):  # fmt: skip
        with refused(why):
            ask(scene, case, bridge, **change)
    ask(scene, case, bridge, cents=40_000)
    with refused("within a month"):
        ask(scene, case, bridge, cents=5_000)
    with refused("over the cap"):
        ask(scene, case, bridge, cents=10_001, is_known_twice=True)
    ask(scene, case, bridge, cents=10_000, is_known_twice=True)
    other = fund(make_other(scene), name="Theirs")
    with refused("another desk"):
        ask(scene, case, other)
    with refused("fund with this name"):
        fund(scene)
    with refused("A fund needs"):
        fund(scene, name="x", budget_cents=0)


def make_other(scene: Scene) -> Scene:
    table = scene.table
    people = {"lena": table.lena, "marcus": table.marcus, "sam": table.sam, "nora": scene.nora}
    return make_scene(name="Other", people=people)


def test_refused_money_is_free_again_and_forgotten_people_leave_their_cents(scene: Scene):
    ola, pia = helpers(scene)
    case, bridge = scene.ask(), fund(scene)
    no = ask(scene, case, bridge, kind="gear", cents=100)
    actions.refuse(payment=no, by=ola, at=NOON)
    paid = ask(scene, case, bridge)
    for user in (ola, pia):
        actions.approve(payment=paid, by=user, at=NOON)
    actions.pay(payment=paid, receipt="R-1", by=scene.nora, at=NOON)
    assert queries.payments_of(case, scene.nora)[0].words["purpose"] == "First week of care"

    actions.forget(case=case)

    assert balance(scene) == (12_345, 0, 87_655)
    line = next(x for x in queries.list_payments(bridge, scene.nora) if x.payment.state == "paid")
    assert (line.payment.case, dict(line.words), line.payment.receipt) == (None, {}, "R-1")


@pytest.mark.parametrize(
    ("constraint", "model", "change"),
    [
        ("supports_fund_days", "Fund", {"until_on": DAY - timedelta(days=1)}),
        ("supports_fund_once", "Fund", None),
        ("supports_payment_of_something", "Payment", {"cents": 0}),
        ("supports_paid_on_a_day", "Payment", {"state": "paid"}),
        ("supports_approved_once", "PaymentApproval", None),
    ],
)
def test_the_database_has_the_last_word(scene: Scene, constraint: str, model: str, change: dict[str, Any] | None):  # fmt: skip
    payment = ask(scene, scene.ask(), fund(scene))
    actions.approve(payment=payment, by=helpers(scene)[0], at=NOON)

    with pytest.raises(IntegrityError) as caught, transaction.atomic():
        if change is not None:
            getattr(kept, model).objects.all().update(**change)
        else:
            row = getattr(kept, model).objects.get()
            row.pk, row._state.adding = uuid.uuid4(), True
            row.save(force_insert=True)
    if connection.vendor == "postgresql" or change is not None:
        assert constraint in str(caught.value)
