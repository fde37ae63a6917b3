"""What the deeds of this area share: the seat that acts, the word of a side, the lines of a log."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from functools import wraps
from typing import Any, ParamSpec, TypeVar

from django.db import IntegrityError, transaction
from django.db.models import Model

from highroad.areas.accounts.models import User
from highroad.areas.ledger import actions as ledger
from highroad.areas.partnerships.models import Body, Seat
from highroad.areas.problem_solving import queries
from highroad.areas.problem_solving.models import SideWord
from highroad.areas.problem_solving.vocabulary.issues import WordKind
from highroad.kit.answers import Refused, no
from highroad.kit.refs import Ref

Given = ParamSpec("Given")
Made = TypeVar("Made")
Row = TypeVar("Row", bound=Model)


def whole(act: Callable[Given, Made]) -> Callable[Given, Made]:
    """In one transaction; of two who do the same at once, one is told to look again."""

    @wraps(act)
    def acted(*args: Given.args, **kwargs: Given.kwargs) -> Made:
        try:
            with transaction.atomic():
                return act(*args, **kwargs)
        except IntegrityError as error:
            raise Refused(
                no("Somebody did the same at this moment. Look again, then try once more.")
            ) from error

    return acted


def seat_for(by: User, body: Body) -> Seat:
    """The seat on a side somebody acts for. Raises `Refused`."""
    seat = queries.seat_on_a_side(by, body)
    if seat is None:
        raise Refused(no("Only somebody with a seat on a side of this body may do this."))
    return seat


def held(record: Row) -> Row:
    """A record of a body as it is now, its row held until the end of the act."""
    rows = type(record)._default_manager.select_for_update(of=("self",))
    found: Row = rows.select_related("body__partnership").get(pk=record.pk)
    return found


def give_word(about: Ref, kind: WordKind, digest: str, *, seat: Seat, at: datetime) -> SideWord:
    """A side's word to exactly this. Raises `Refused` if it has given it already."""
    if seat.side in queries.sides_that_said(about, kind, digest):
        raise Refused(no("Your side has said so already."))
    return SideWord.objects.create(
        about=str(about), kind=kind, digest=digest, side=seat.side, by_alias=seat.alias, given_at=at
    )


def record(
    body: Body, act: str, about: Ref, *, seat: Seat, at: datetime, content: Mapping[str, Any]
) -> None:
    """A line in the joint log, in the transaction of the act."""
    ledger.record(
        body.log, act=act, about=about, by=seat.alias, at=at, side=seat.side, content=content
    )
