"""Placements of the world: a class, a start in an order that is open, and one check."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from highroad.areas.demand import actions as demand
from highroad.areas.demand.actions import OrderTerms
from highroad.areas.placements import actions
from highroad.areas.placements.actions import StartTerms
from highroad.areas.placements.vocabulary import CheckResult

if TYPE_CHECKING:
    from tests.world.partnerships import Builder


def place(builder: Builder) -> None:
    """Everything by actions, every text a canary."""
    things, labor, word = builder.table.things, builder.table.people["labor"], builder.word
    partnership = builder.table.partnership
    things["program_class"] = actions.count_class(
        partnership=partnership, name=word("joint", "class"), provider=word("joint", "class_provider"),
        ended_on=date(2025, 12, 1), enrolled=12, completed=9, by=labor, at=builder.now(),
    )  # fmt: skip
    things["open_order"] = demand.add_order(
        partnership=partnership, by=labor, at=builder.now(),
        terms=OrderTerms(
            employer=word("joint", "placing_employer"), sheet="crafts",
            occupation=word("joint", "placing_craft"), count=3, given_from=date(2026, 1, 1),
            given_until=date(2026, 2, 1), confidence="ordered", promised_hires=2,
        ),
    )  # fmt: skip
    things["placement"] = actions.place(
        order=things["open_order"], from_class=things["program_class"], by=labor, at=builder.now(),
        terms=StartTerms(
            person=word("joint", "person_code"), started_on=date(2026, 1, 5), wage=Decimal(30),
            hours=Decimal(40), schedule="full_time", union_status="covered",
            benefits=word("joint", "placing_benefits"), is_completer=True, is_promised=True,
        ),
    )  # fmt: skip
    actions.check(
        placement=things["placement"], days=30, result=CheckResult.STAYS, by=labor,
        at=builder.now(), note=word("joint", "check_note"),
    )  # fmt: skip
