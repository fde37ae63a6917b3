"""A fund's statement beside the ledger: receipt by receipt, to the cent; what looks paid twice."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from highroad.areas.supports import actions, queries
from highroad.areas.supports.models import FundCheck
from highroad.areas.supports.rules import statements
from highroad.kit.answers import NotFound
from tests.areas.supports.scene import make_scene
from tests.areas.supports.test_money import DAY, NOON, ask, fund, helpers
from tests.table import refused


@pytest.mark.pure
@pytest.mark.parametrize(
    ("content", "row", "field", "remedy"),
    [
        (b"", 1, "receipt", "column is missing"), (b"receipt\nA", 1, "amount", "column is missing"),
        (b"\xff\xfe", 0, "", "UTF-8"), (b" " * 5_000_001, 0, "", "5 megabytes"),
        (b"receipt,amount\n,5", 2, "receipt", "is empty"), (b"receipt,amount\nA,5.001", 2, "amount", "45.00"),
        (b"receipt,amount\nA,much", 2, "amount", "45.00"), (b"receipt,amount\nA", 2, "amount", "45.00"),
        (b"receipt,amount\nA,nan", 2, "amount", "45.00"), (b"receipt,amount\n,\n", 2, "", "no line"),
    ],
)  # fmt: skip
def test_a_fault_of_a_statement_names_row_field_and_remedy(content: bytes, row: int, field: str, remedy: str):  # fmt: skip
    found = statements.read(content)

    assert [(fault.row, fault.field) for fault in found.faults] == [(row, field)]
    assert remedy in str(found.faults[0].what)
    assert found.lines == {}


@pytest.mark.pure
def test_amounts_of_one_receipt_are_one_line():
    found = statements.read(
        b'\xef\xbb\xbfDate,Receipt,Amount\n1 May,A,"$1,200.10"\n2 May,A,-200.10\n\n,B,5\n'
    )
    assert (found.lines, found.total) == ({"A": 100_000, "B": 500}, 100_500)


@pytest.mark.django_db
def test_a_statement_is_held_against_what_was_paid_less_what_was_taken_back():
    scene = make_scene()
    ola, pia = helpers(scene)
    bridge, paid = fund(scene), []
    for number, name in enumerate(("Ana", "Bo", "Cy")):
        payment = ask(scene, scene.ask(name), bridge, 1_000 * (number + 1))
        for user in (ola, pia):
            actions.approve(payment=payment, by=user, at=NOON)
        paid.append(actions.pay(payment=payment, receipt=f"R-{number}", by=ola, at=NOON))
    actions.reverse(payment=paid[2], reason="Came back", by=ola, at=NOON)

    def compare(content: bytes, **more: Any) -> Any:
        given = {"fund": bridge, "content": content, "until_on": DAY, "by": scene.nora, "at": NOON, **more}  # fmt: skip
        return actions.check_statement(**given)

    agrees = compare(b"receipt,amount\nR-0,10\nR-1,20.00\n")
    assert (agrees.differences, agrees.check.ours_cents, agrees.check.theirs_cents) == ([], 3_000, 3_000)  # fmt: skip
    parts = compare(b"receipt,amount\nR-1,20.01\nR-9,5\n")
    assert parts.differences == [("R-0", 1_000, None), ("R-1", 2_000, 2_001), ("R-9", None, 500)]
    assert compare(b"receipt,amount\nR-1,20.01\nR-9,\n").check is None
    assert sorted(each.differences for each in queries.list_checks(bridge, scene.nora)) == [0, 3]
    assert compare(b"receipt,amount\nR-0,10\n", until_on=DAY - timedelta(days=1)).differences == [("R-0", None, 1_000)]  # fmt: skip
    with refused("a day that has come"):
        compare(b"", until_on=DAY + timedelta(days=1))
    for reader in (scene.table.lena, scene.table.marcus):
        for read in (queries.list_checks, queries.list_twice):
            with pytest.raises(NotFound):
                read(bridge, reader)  # type: ignore[operator]
        with pytest.raises(NotFound):
            compare(b"", by=reader)
    with pytest.raises(IntegrityError, match="supports_checked_to_the_cent"), transaction.atomic():
        FundCheck.objects.create(fund=bridge, until_on=DAY, ours_cents=1, theirs_cents=2, differences=0, digest="", by=ola, at=NOON)  # fmt: skip


@pytest.mark.django_db
def test_what_looks_paid_twice_is_shown_until_one_is_reversed():
    scene = make_scene()
    ola, pia = helpers(scene)
    case, bridge = scene.ask(), fund(scene)
    one, two = ask(scene, case, bridge, 100), ask(scene, case, bridge, 200, is_known_twice=True)
    found = queries.list_twice(bridge, scene.nora)
    assert [(each.same_receipt, len(each.payments)) for each in found] == [(False, 2)]
    for payment in (one, two):
        for user in (ola, pia):
            actions.approve(payment=payment, by=user, at=NOON)
        actions.pay(payment=payment, receipt="R-1", by=ola, at=NOON)

    assert [each.same_receipt for each in queries.list_twice(bridge, scene.nora)] == [True, False]
    two.refresh_from_db()
    actions.reverse(payment=two, reason="Twice", by=ola, at=NOON)
    assert queries.list_twice(bridge, scene.nora) == []
