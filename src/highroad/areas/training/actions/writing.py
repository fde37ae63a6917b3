"""What the deeds of this area share: whole or not at all, and a line in the joint record."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from functools import wraps
from typing import Any, ParamSpec, TypeVar

from django.db import IntegrityError, transaction

from highroad.areas.accounts.models import User
from highroad.areas.ledger import actions as ledger
from highroad.areas.partnerships import queries as partnerships
from highroad.areas.partnerships.models import Body
from highroad.kit.answers import Refused, no
from highroad.kit.refs import Ref

Given = ParamSpec("Given")
Made = TypeVar("Made")


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


def record(
    body: Body, act: str, about: Ref, *, by: User, at: datetime, content: Mapping[str, Any]
) -> None:
    """A line in the joint log, in the transaction of the act. No names of apprentices go in."""
    alias = partnerships.alias_of(by, body.partnership, body=body)
    seat = partnerships.seat_of(by, body=body)
    ledger.record(
        body.log, act=act, about=about, by=alias, at=at, side=seat.side if seat else "",
        content=content,
    )  # fmt: skip
