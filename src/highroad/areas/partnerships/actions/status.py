"""Changing the status of a partnership, pausing some of its bodies, and going on."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from highroad.areas.accounts.models import User
from highroad.areas.ledger import actions as ledger
from highroad.areas.partnerships import notices, queries
from highroad.areas.partnerships.models import Body, Partnership, StatusChange
from highroad.areas.partnerships.permissions import may_change_status, may_lift, may_pause
from highroad.areas.partnerships.vocabulary import PartnershipStatus, Side
from highroad.kit.answers import require
from highroad.kit.refs import Ref


@transaction.atomic
def change_status(
    *,
    partnership: Partnership,
    status: PartnershipStatus,
    by: User,
    at: datetime,
    reason: str = "",
) -> StatusChange:
    """Move the whole partnership to another status. Raises `Refused` with the rule it breaks."""
    kept = Partnership.objects.select_for_update().get(pk=partnership.pk)
    require(may_change_status(by, kept, status, reason=reason))
    if kept.status == PartnershipStatus.PAUSED:
        _lift_all(kept, by=by, at=at, must_be_own=status is PartnershipStatus.ACTIVE)
    kept.status = partnership.status = status
    kept.save(update_fields=["status"])
    return _write(kept, status=status, bodies=(), reason=reason, by=by, at=at)


def _lift_all(partnership: Partnership, *, by: User, at: datetime, must_be_own: bool) -> None:
    """A pause of the whole ends with it; to resume, the side that paused must do it."""
    for change in queries.open_pauses(partnership).filter(bodies=None):
        if must_be_own:
            require(may_lift(by, change))
        _lift(change, by=by, at=at)


@transaction.atomic
def pause(
    *, partnership: Partnership, bodies: Sequence[Body], reason: str, by: User, at: datetime
) -> StatusChange:
    """Freeze the named bodies, and no others, by the word of one side."""
    require(may_pause(by, partnership, bodies, reason=reason))
    return _write(
        partnership,
        status=PartnershipStatus.PAUSED,
        bodies=bodies,
        reason=reason,
        by=by,
        at=at,
    )


@transaction.atomic
def lift_pause(*, change: StatusChange, by: User, at: datetime) -> StatusChange:
    """Go on where one's own side had paused."""
    kept = StatusChange.objects.select_for_update().get(pk=change.pk)
    require(may_lift(by, kept))
    bodies = list(kept.bodies.all())
    _lift(kept, by=by, at=at)
    if not bodies:
        Partnership.objects.filter(pk=kept.partnership_id).update(status=PartnershipStatus.ACTIVE)
    _record(kept, bodies, by=by, at=at, resumed=True)
    notices.tell_of_status(kept, bodies, by=by, at=at)
    return kept


def _lift(change: StatusChange, *, by: User, at: datetime) -> None:
    change.lifted_at = at
    change.lifted_by_alias = queries.alias_of(by, change.partnership)
    change.save(update_fields=["lifted_at", "lifted_by_alias"])


def _write(
    partnership: Partnership,
    *,
    status: PartnershipStatus,
    bodies: Sequence[Body],
    reason: str,
    by: User,
    at: datetime,
) -> StatusChange:
    chairs = queries.chairs_of_partnership(by, partnership)
    change = StatusChange.objects.create(
        partnership=partnership,
        status=status,
        by_side=next((side for side in Side if side in chairs), ""),
        from_on=timezone.localdate(at),
        reason=reason.strip(),
        made_by_alias=queries.alias_of(by, partnership),
        made_at=at,
    )
    change.bodies.set(bodies)
    _record(change, bodies, by=by, at=at, resumed=False)
    notices.tell_of_status(change, bodies, by=by, at=at)
    return change


def _record(
    change: StatusChange, bodies: Sequence[Body], *, by: User, at: datetime, resumed: bool
) -> None:
    ledger.record(
        change.partnership.log,
        act="partnership.status",
        about=Ref.to(change),
        by=queries.alias_of(by, change.partnership),
        at=at,
        side=change.by_side,
        content={
            "status": PartnershipStatus.ACTIVE.value if resumed else change.status,
            "bodies": sorted(str(body.key) for body in bodies),
            "reason": change.reason,
        },
    )
