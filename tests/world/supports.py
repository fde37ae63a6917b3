"""Supports of the world: a desk, a navigator, and one person's case with every word a canary.

The provider works at the desk. Nobody else of the world may hear a word of the case, and nobody else
learns that it exists.
"""

from __future__ import annotations

import json
from datetime import date, timedelta
from typing import TYPE_CHECKING

from highroad.areas.supports import actions
from highroad.areas.supports.actions import Asking, Intake, Offer
from highroad.areas.supports.models import PlanStep, Support, SupportTotal
from highroad.areas.supports.rules.totals import ProtectedTotals
from highroad.areas.supports.vocabulary import Everyday, Purpose, SupportKind

if TYPE_CHECKING:
    from tests.world.partnerships import Builder


def help_somebody(builder: Builder) -> None:
    """Everything by actions."""
    things, people, word = builder.table.things, builder.table.people, builder.word
    desk = actions.open_desk(
        partnership=builder.table.partnership, name=word("joint", "desk"),
        about=word("joint", "desk_about"), phone=word("joint", "desk_phone")[:40],
        by=people["labor"], at=builder.now(),
    )  # fmt: skip
    named = actions.name_navigator(
        desk=desk, email=people["provider"].email, by=people["labor"], at=builder.now()
    )
    things["navigator"] = actions.confirm_navigator(
        navigator=named, by=people["management"], at=builder.now()
    )
    things["desk"] = desk
    ask(builder)
    follow(builder)


def ask(builder: Builder) -> None:
    """Somebody without an account tells the navigator; the plan has a step."""
    things, navigator, word = builder.table.things, builder.table.people["provider"], builder.word
    intake = Intake(
        name=word("services", "name"), reach=word("services", "reach"),
        words=word("services", "words"), answers=[Everyday.CHILD_CARE, Everyday.MONEY],
        purposes=list(Purpose), months=12,
    )  # fmt: skip
    things["case"], things["case_code"] = actions.open_case(
        desk=things["desk"], intake=intake, navigator=navigator, at=builder.now()
    )
    case = things["case"]
    things["open_need"] = actions.add_need(
        case=case, kind=SupportKind.TRANSPORT, words=word("services", "need"), by=navigator,
        at=builder.now(),
    )  # fmt: skip
    actions.screen(
        case=case, occasion="other", answers=[Everyday.LEGAL], words=word("services", "screening"),
        by=navigator, at=builder.now(),
    )  # fmt: skip
    things["plan_step"] = actions.plan_step(
        support=things["open_need"], text=word("services", "step"), by=navigator,
        due_on=(builder.now() + timedelta(days=3)).date(), at=builder.now(),
    )  # fmt: skip


def follow(builder: Builder) -> None:
    """An offer of the directory, a referral with word back, a file that waits."""
    things, navigator, word = builder.table.things, builder.table.people["provider"], builder.word
    things["offer"] = actions.add_offer(
        desk=things["desk"], by=navigator, at=builder.now(),
        offer=Offer(
            organization=word("services", "helper"), name=word("services", "offer"),
            kinds=[SupportKind.CARE], about=word("services", "offer_about"), city="Bronx",
        ),
    )  # fmt: skip
    care = Support.objects.get(case=things["case"], kind=SupportKind.CARE)
    things["care_need"] = care
    things["help_referral"] = actions.refer(
        support=care, offer=things["offer"], words=word("services", "told"), by=navigator,
        at=builder.now(),
    )  # fmt: skip
    actions.move(
        referral=things["help_referral"], state="accepted", words=word("services", "back"),
        by=navigator, at=builder.now(),
    )  # fmt: skip
    row = {"id": "1", "name": word("services", "read"), "organization": {"name": "Pantry"}}
    things["offer_file"] = actions.read_file(
        desk=things["desk"], name="hsds.json", content=json.dumps([row]).encode(), by=navigator,
        at=builder.now(),
    )  # fmt: skip
    things["fund"] = actions.make_fund(
        desk=things["desk"], name=word("services", "fund"), source=word("services", "fund_source"),
        budget_cents=500_000, from_on=date(2026, 1, 1), until_on=date(2027, 1, 1), by=navigator,
        tax_note=word("services", "tax_note"), at=builder.now(),
    )  # fmt: skip
    things["payment"] = actions.ask_for_money(
        case=things["case"], fund=things["fund"], by=navigator, at=builder.now(),
        asking=Asking(
            kind=SupportKind.TRANSPORT, cents=4_500, purpose=word("services", "purpose"),
            other_sources=word("services", "sources"), is_participant=True, is_necessary=True,
        ),
    )  # fmt: skip
    table = ProtectedTotals(first_on=date(2026, 1, 1), last_on=date(2026, 6, 30), smallest=11, cells=[], stayed={})  # fmt: skip
    things["support_total"] = SupportTotal.objects.create(
        partnership=builder.table.partnership, body=things["body"], first_on=table.first_on,
        last_on=table.last_on, content=table.to_dict(), digest=table.digest, made_by_alias="seat",
        made_at=builder.now(),
    )  # fmt: skip
    assert PlanStep.objects.filter(pk=things["plan_step"].pk).exists()
