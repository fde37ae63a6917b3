"""What waits for employers and owners: needs whose condition has moved since they were confirmed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Exists, F, Max, OuterRef, Q

from highroad.areas.accounts.models import User
from highroad.areas.demand.models import Condition, JobOrder, PipelineProject
from highroad.areas.demand.rules.timing import DECIDE_AGAIN
from highroad.areas.partnerships import queries as partnerships
from highroad.kit.refs import Ref


@dataclass(frozen=True, kw_only=True)
class WaitingCondition:
    """A condition that has moved, with jobs on it that must be decided again."""

    about: Ref
    name: str
    partnership_name: str
    since: datetime


def waiting_for(user: User) -> list[WaitingCondition]:
    """The conditions that ask employers and owners to decide again. One query, however many."""
    seats = partnerships.seats_of(user)
    mine = {seat.partnership_key for seat in seats if seat.side in DECIDE_AGAIN}
    if not mine:
        return []
    waits = Q(withdrawn_at=None, condition=OuterRef("pk")) & ~Q(
        confirmed_for=OuterRef("expected_on")
    )
    found = (
        Condition.objects.filter(partnership__in=mine)
        .annotate(moved_at=Max("moves__made_at"))
        .filter(moved_at__isnull=False)
        .filter(
            Exists(JobOrder.objects.filter(waits)) | Exists(PipelineProject.objects.filter(waits))
        )
        .select_related("partnership")
        .order_by(F("moved_at").asc())
    )
    return [
        WaitingCondition(
            about=Ref.to(each), name=each.name, partnership_name=each.partnership.name,
            since=each.moved_at,
        )
        for each in found
    ]  # fmt: skip
