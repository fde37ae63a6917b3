"""What the clock does: reminds before the day, tells after it, and puts late promises before the sponsors."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from highroad.areas.commitments import notices, rules
from highroad.areas.commitments.actions.moving import held, put
from highroad.areas.commitments.models import Commitment
from highroad.areas.commitments.vocabulary import CommitmentAct, CommitmentState
from highroad.areas.partnerships import queries as partnerships

AT_ONCE = 500
"""So many promises at most are looked at in one round; the rest has its turn in the next."""


def look_for_late(*, at: datetime) -> int:
    """Remind, tell, escalate; doing it twice tells nobody twice. Returns how many were escalated.

    A promise of a paused body is left in peace.
    """
    day = timezone.localdate(at)
    for commitment in _at_work(_unkept().filter(due_on__gte=day, due_on__lte=day + rules.NOTICE)):
        notices.remind(commitment, at=at)
    fresh = _unkept().filter(due_on__lt=day, due_on__gte=day - rules.GRACE)
    for commitment in _at_work(fresh):
        notices.tell_late(commitment, at=at)
    old = _unkept().filter(due_on__lt=day - rules.GRACE, escalated_at=None)
    return sum(_escalate(commitment, day, at=at) for commitment in _at_work(old))


def _unkept() -> QuerySet[Commitment]:
    return Commitment.objects.filter(state__in=rules.UNKEPT).select_related(
        "partnership", "body__partnership", "owner_user"
    )


def _at_work(found: QuerySet[Commitment]) -> list[Commitment]:
    rows = list(found.order_by("due_on", "pk")[:AT_ONCE])
    paused = partnerships.paused_among({row.body_id for row in rows if row.body_id})
    return [row for row in rows if row.body_id not in paused]


@transaction.atomic
def _escalate(commitment: Commitment, on: date, *, at: datetime) -> bool:
    kept = held(commitment)
    state = CommitmentState(kept.state)
    if kept.escalated_at is not None or not rules.is_for_sponsors(state, kept.due_on, on):
        return False
    kept.escalated_at = at
    kept.save(update_fields=["escalated_at"])
    put(kept, CommitmentAct.ESCALATE, by=None, side="", at=at)
    notices.put_before_sponsors(kept, at=at)
    return True
