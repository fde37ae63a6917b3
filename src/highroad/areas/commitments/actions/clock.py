"""What the clock does: reminds before the day, tells after it, and puts late promises before the sponsors."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, datetime
from itertools import islice
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from highroad.areas.accounts import queries as accounts
from highroad.areas.commitments import notices, rules
from highroad.areas.commitments.actions.moving import held, put
from highroad.areas.commitments.models import Commitment
from highroad.areas.commitments.vocabulary import CommitmentAct, CommitmentState
from highroad.areas.partnerships import queries as partnerships
from highroad.kit.refs import Ref

AT_ONCE = 500
"""So many promises are held at once; however many there are, each has its turn in every round."""


def look_for_late(*, at: datetime) -> int:
    """Remind, tell, escalate; doing it twice tells nobody twice. Returns how many were escalated.

    A promise of a paused body is left in peace.
    """
    day = timezone.localdate(at)
    ahead = _unkept().filter(due_on__gte=day, due_on__lte=day + rules.NOTICE)
    for commitment in _untold(ahead, notices.reminded_once):
        notices.remind(commitment, at=at)
    fresh = _unkept().filter(due_on__lt=day, due_on__gte=day - rules.GRACE)
    for commitment in _untold(fresh, notices.told_late_once):
        notices.tell_late(commitment, at=at)
    old = _unkept().filter(due_on__lt=day - rules.GRACE, escalated_at=None)
    return sum(_escalate(commitment, day, at=at) for commitment in _at_work(old))


def _unkept() -> QuerySet[Commitment]:
    return Commitment.objects.filter(state__in=rules.UNKEPT).select_related(
        "partnership", "body__partnership", "owner_user"
    )


def _at_work(found: QuerySet[Commitment]) -> Iterator[Commitment]:
    """Every promise of a body that is at work, some at a time: those at rest keep nobody waiting."""
    last: UUID | None = None
    while True:
        after = found.filter(pk__gt=last) if last else found
        rows = list(after.order_by("pk")[:AT_ONCE])
        paused = partnerships.paused_among({row.body_id for row in rows if row.body_id})
        yield from (row for row in rows if row.body_id not in paused)
        if len(rows) < AT_ONCE:
            return
        last = rows[-1].pk


def _untold(found: QuerySet[Commitment], once: Callable[[Commitment], str]) -> Iterator[Commitment]:
    """Those of which nobody was told yet."""
    for batch in _batches(_at_work(found)):
        told = accounts.told_for_system({once(each): Ref.to(each) for each in batch})
        yield from (commitment for commitment in batch if once(commitment) not in told)


def _batches(found: Iterator[Commitment]) -> Iterator[list[Commitment]]:
    while batch := list(islice(found, AT_ONCE)):
        yield batch


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
