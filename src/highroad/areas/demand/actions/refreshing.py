"""Facts of projects are said again, and how long they hold."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from highroad.areas.accounts.models import User
from highroad.areas.demand.models import PipelineProject, RefreshPeriod
from highroad.areas.demand.permissions import may_plan, may_say_again
from highroad.areas.demand.rules.freshness import LONGEST
from highroad.areas.ledger import actions as ledger
from highroad.areas.partnerships import queries as partnerships
from highroad.areas.partnerships.models import Partnership
from highroad.kit.answers import Refused, no, require
from highroad.kit.refs import Ref


@transaction.atomic
def say_again(*, project: PipelineProject, by: User, at: datetime) -> None:
    """Say that value, dates, chance and hours of a project are still so. Raises `Refused`."""
    require(may_say_again(by, project))
    project.said_again_on = timezone.localdate(at)
    project.save(update_fields=["said_again_on"])
    ledger.record(
        project.partnership.log, act="demand.said_again", about=Ref.to(project), at=at,
        by=partnerships.alias_of(by, project.partnership),
        content={"on": str(project.said_again_on)},
    )  # fmt: skip


@transaction.atomic
def set_refresh_period(
    *, partnership: Partnership, months: int, by: User, at: datetime
) -> RefreshPeriod:
    """Say how many months the facts of a project hold here. Raises `Refused`."""
    require(may_plan(by, partnership))
    if not 1 <= months <= LONGEST:
        raise Refused(no("Facts hold from 1 to 24 months."))
    alias = partnerships.alias_of(by, partnership)
    made = RefreshPeriod.objects.create(
        partnership=partnership, months=months, made_by_alias=alias, made_at=at
    )
    ledger.record(
        partnership.log, act="demand.refresh_set", about=Ref.to(made), by=alias, at=at,
        content={"months": months},
    )  # fmt: skip
    return made
