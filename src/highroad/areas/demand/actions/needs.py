"""Orders, projects and conditions: entered, moved, confirmed again, withdrawn, stopped."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.utils import timezone

from highroad.areas.accounts.models import User
from highroad.areas.demand.models import (
    Condition,
    ConditionMove,
    CraftHours,
    JobOrder,
    PipelineProject,
)
from highroad.areas.demand.permissions import may_confirm, may_plan, may_withdraw
from highroad.areas.demand.rules import timing
from highroad.areas.demand.rules.staffing import STEADY
from highroad.areas.demand.vocabulary import ConditionKind, Confidence, StopReason, UnionStatus
from highroad.areas.ledger import actions as ledger
from highroad.areas.partnerships import queries as partnerships
from highroad.areas.partnerships.models import Partnership
from highroad.kit.answers import Refused, no, require
from highroad.kit.refs import Ref


@dataclass(frozen=True, kw_only=True)
class OrderTerms:
    """What an employer has to fill. Without a chance, it follows from the confidence."""

    employer: str
    sheet: str
    occupation: str
    count: int
    given_from: date
    given_until: date
    confidence: str
    soc: str = ""
    place: str = ""
    wage: Decimal | None = None
    benefits: str = ""
    union_status: str = UnionStatus.UNKNOWN
    skills: str = ""
    certificates: str = ""
    training: str = ""
    provider: str = ""
    wage_step: str = ""
    promised_hires: int = 0
    promise: str = ""
    chance: Decimal | None = None


@dataclass(frozen=True, kw_only=True)
class ProjectTerms:
    """What will be built. `hours` are the owner's own, by craft: low, likely, high."""

    name: str
    owner: str
    kind: str
    value: Decimal
    price_year: int
    given_start: date
    given_finish: date
    chance: Decimal
    source: str
    place: str = ""
    has_labor_agreement: bool = False
    size: Decimal | None = None
    size_unit: str = ""
    given_service: date | None = None


Hours = Mapping[str, tuple[Decimal, Decimal, Decimal]]


@transaction.atomic
def add_condition(
    *, partnership: Partnership, kind: ConditionKind, name: str, expected_on: date, by: User,
    at: datetime,
) -> Condition:  # fmt: skip
    """Name something that jobs wait for. Raises `Refused`."""
    require(may_plan(by, partnership))
    if not name.strip():
        raise Refused(no("Say what the jobs wait for."))
    require(timing.may_lie([expected_on], timezone.localdate(at)))
    alias = partnerships.alias_of(by, partnership)
    made = Condition.objects.create(
        partnership=partnership, kind=kind, name=name.strip(), expected_on=expected_on,
        made_by_alias=alias, made_at=at,
    )  # fmt: skip
    _record(made, partnership, "demand.condition_added", alias, at, expected_on=str(expected_on))
    return made


@transaction.atomic
def move_condition(
    *, condition: Condition, expected_on: date, reason: str, by: User, at: datetime
) -> ConditionMove:
    """Expect a condition on another day: every date that hangs on it moves as far. Raises `Refused`."""
    kept = Condition.objects.select_for_update().get(pk=condition.pk)
    require(may_plan(by, kept.partnership))
    require(timing.may_be_moved(expected_on, kept.expected_on, reason, timezone.localdate(at)))
    alias = partnerships.alias_of(by, kept.partnership)
    move = ConditionMove.objects.create(
        condition=kept, number=kept.moves.count() + 1, from_on=kept.expected_on, to_on=expected_on,
        reason=reason.strip(), made_by_alias=alias, made_at=at,
    )  # fmt: skip
    kept.expected_on = condition.expected_on = expected_on
    kept.save(update_fields=["expected_on"])
    _record(
        kept, kept.partnership, "demand.condition_moved", alias, at,
        from_on=str(move.from_on), to_on=str(expected_on), reason=move.reason,
    )  # fmt: skip
    return move


@transaction.atomic
def add_order(
    *, partnership: Partnership, terms: OrderTerms, by: User, at: datetime,
    condition: Condition | None = None,
) -> JobOrder:  # fmt: skip
    """Enter jobs that an employer has to fill. Raises `Refused`."""
    require(may_plan(by, partnership))
    chance = terms.chance
    if chance is None:
        chance = Decimal(str(timing.CHANCES[Confidence(terms.confidence)]))
    require(
        timing.may_be_ordered(
            count=terms.count, starts_on=terms.given_from, until_on=terms.given_until,
            chance=float(chance), occupation=terms.occupation, employer=terms.employer,
        )
    )  # fmt: skip
    require(timing.may_lie([terms.given_from, terms.given_until], timezone.localdate(at)))
    alias = partnerships.alias_of(by, partnership)
    made = JobOrder.objects.create(
        **{**asdict(terms), "chance": chance, **_waiting(partnership, condition)},
        partnership=partnership, made_by_alias=alias, made_at=at,
    )  # fmt: skip
    _record(made, partnership, "demand.order_added", alias, at, count=made.count)
    return made


def must_be_buildable(terms: ProjectTerms, on: date) -> None:
    """Go on if a project says enough and nothing impossible. Raises `Refused`."""
    require(
        timing.may_be_built(
            name=terms.name, value=float(terms.value), start_on=terms.given_start,
            finish_on=terms.given_finish, chance=float(terms.chance),
        )
    )  # fmt: skip
    if not terms.source.strip():
        raise Refused(no("Say where this comes from."))
    require(
        timing.may_be_run(
            size=terms.size, unit=terms.size_unit, finish_on=terms.given_finish,
            service_on=terms.given_service,
        )
    )  # fmt: skip
    days = [terms.given_start, terms.given_finish, terms.given_service or terms.given_finish]
    require(timing.may_lie(days, on))


@transaction.atomic
def add_project(
    *, partnership: Partnership, terms: ProjectTerms, by: User, at: datetime,
    hours: Hours | None = None, condition: Condition | None = None,
) -> PipelineProject:  # fmt: skip
    """Enter something that will be built. Raises `Refused`."""
    require(may_plan(by, partnership))
    must_be_buildable(terms, timezone.localdate(at))
    alias = partnerships.alias_of(by, partnership)
    made = PipelineProject.objects.create(
        **asdict(terms), **_waiting(partnership, condition), partnership=partnership,
        made_by_alias=alias, made_at=at,
    )  # fmt: skip
    for craft, (low, likely, high) in (hours or {}).items():
        CraftHours.objects.create(project=made, craft=craft, low=low, likely=likely, high=high)
    _record(made, partnership, "demand.project_added", alias, at, value=str(terms.value))
    return made


def _waiting(partnership: Partnership, condition: Condition | None) -> dict[str, Any]:
    """What ties dates to a condition of the same partnership."""
    if condition is None:
        return {"condition": None}
    if condition.partnership_id != partnership.pk:
        raise Refused(no("This condition belongs to another partnership."))
    day = condition.expected_on
    return {"condition": condition, "counted_from": day, "confirmed_for": day}


@transaction.atomic
def say_where(*, order: JobOrder, project: PipelineProject | None, by: User, at: datetime) -> None:
    """Say at which project the jobs of an order are, or (without one) that they are at none of them.

    Permanent jobs at that project and this order are then the same jobs. Raises `Refused`.
    """
    require(may_withdraw(by, order))
    if order.sheet not in STEADY:
        raise Refused(no("Only jobs that last beyond the building are at a project."))
    if project is not None and project.partnership_id != order.partnership_id:
        raise Refused(no("This project belongs to another partnership."))
    order.runs, order.is_elsewhere = project, project is None
    order.save(update_fields=["runs", "is_elsewhere"])
    alias = partnerships.alias_of(by, order.partnership)
    project_key = str(project.key) if project else ""
    _record(order, order.partnership, "demand.order_placed", alias, at, project=project_key)


@transaction.atomic
def confirm(*, need: JobOrder | PipelineProject, by: User, at: datetime) -> None:
    """Stand by an order or a project although its condition has moved. Raises `Refused`."""
    require(may_confirm(by, need))
    assert need.condition is not None
    need.confirmed_for = need.condition.expected_on
    need.save(update_fields=["confirmed_for"])
    alias = partnerships.alias_of(by, need.partnership)
    _record(need, need.partnership, "demand.confirmed", alias, at, for_on=str(need.confirmed_for))


@transaction.atomic
def withdraw(*, need: JobOrder | PipelineProject, by: User, at: datetime) -> None:
    """Take an order or a project out of the plan; it stays readable. Raises `Refused`."""
    require(may_withdraw(by, need))
    need.withdrawn_at = at
    need.save(update_fields=["withdrawn_at"])
    alias = partnerships.alias_of(by, need.partnership)
    _record(need, need.partnership, "demand.withdrawn", alias, at)


@transaction.atomic
def stop_referrals(
    *, order: JobOrder, why: StopReason | None, source: str, on: date, by: User, at: datetime
) -> None:
    """Say that nobody may be referred to these jobs, or (without a reason) that they may again.

    20 CFR 680.840: no job vacant because of a strike, a lockout or another labor dispute;
    20 CFR 680.830: no training money for or against organizing. Raises `Refused`.
    """
    require(may_plan(by, order.partnership))
    if not source.strip():
        raise Refused(no("Say where this comes from."))
    order.stop = why.value if why else ""
    order.stop_since = on
    order.stop_source = source.strip()
    order.save(update_fields=["stop", "stop_since", "stop_source"])
    alias = partnerships.alias_of(by, order.partnership)
    act = "demand.stopped" if why else "demand.unstopped"
    _record(order, order.partnership, act, alias, at, why=order.stop, source=order.stop_source)


def _record(
    record: Any, partnership: Partnership, act: str, alias: str, at: datetime, **content: Any
) -> None:
    ledger.record(partnership.log, act=act, about=Ref.to(record), by=alias, at=at, content=content)
