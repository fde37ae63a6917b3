"""What the deeds of this area share: the seat that acts, and a line in the joint log."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db.models import Model

from highroad.areas.accounts.models import User
from highroad.areas.job_quality.permissions import may_take_part
from highroad.areas.ledger import actions as ledger
from highroad.areas.partnerships import queries as partnerships
from highroad.areas.partnerships.models import Body, Seat
from highroad.kit.answers import Refused, no, require
from highroad.kit.refs import Ref


def seat_on_a_side(by: User, body: Body) -> Seat:
    """The seat on a side somebody acts for. Raises `Refused`."""
    require(may_take_part(by, body))
    seat = partnerships.seat_of(by, body=body)
    if seat is None:
        raise Refused(no("Only somebody with a seat on a side of this body may do this."))
    return seat


def note(
    body: Body, act: str, about: Model, *, seat: Seat, at: datetime, content: Mapping[str, Any]
) -> None:
    """A line in the joint log, in the transaction of the act."""
    ledger.record(
        body.log,
        act=act,
        about=Ref.to(about),
        by=seat.alias,
        at=at,
        side=seat.side,
        content=content,
    )
