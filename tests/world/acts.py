"""A text that was sent on, a charter to be renewed, and a notice that runs for long."""

from __future__ import annotations

from datetime import date, timedelta

from highroad.areas.decisions.models import Fallback, Renewal, Split, Withdrawal
from highroad.areas.decisions.vocabulary import RenewalCause, Stance
from highroad.areas.partnerships.vocabulary import DayCount, Meanwhile, Route, Side
from tests.world.partnerships import Builder


def act_by_charter(builder: Builder) -> None:
    """The charter of the world has neither clause: what they leave behind is put there as it is kept."""
    things, people, now = builder.table.things, builder.table.people, builder.now()
    fallen = builder.propose(things["body"], people["labor"])
    builder.answer(fallen, people["management"], "joint", Stance.DECLINE)
    things["fallen"] = fallen
    things["fallback"] = Fallback.objects.create(
        decision=fallen, route=Route.OFFICIAL, who=builder.word("joint", "sent_to"), clause=2,
        sent_by_alias=things["labor_seat"].alias, sent_side=Side.LABOR, sent_at=now,
    )  # fmt: skip
    things["renewal"] = Renewal.objects.create(
        body=things["body"], charter=things["charter"], cause=RenewalCause.NEW_LEADER,
        side=Side.MANAGEMENT, holder=things["management_holder"], clause=2,
        meanwhile=Meanwhile.STAYS, opened_on=now.date(), opened_at=now,
        due_on=now.date() + timedelta(days=60),
    )  # fmt: skip
    things["withdrawal"] = Withdrawal.objects.create(
        party=things["parties"]["management"], side=Side.MANAGEMENT, days=30,
        reason=builder.word("joint", "why_leaving"), days_counted=DayCount.CALENDAR,
        given_by_alias=things["management_seat"].alias, given_at=now, given_on=now.date(),
        ends_on=date(2099, 1, 1),
    )  # fmt: skip
    things["split"] = Split.objects.create(
        body=things["body"], name=builder.word("joint", "other_half"),
        text=builder.word("joint", "split"), made_by_alias=things["labor_seat"].alias, made_at=now,
    )  # fmt: skip
