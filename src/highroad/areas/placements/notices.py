"""What people are told of placements: that a class has ended and its people are ready."""

from __future__ import annotations

from datetime import datetime

from django.utils.translation import gettext_noop

from highroad.areas.accounts import actions as accounts
from highroad.areas.accounts.models import User
from highroad.areas.accounts.vocabulary import MessageKind
from highroad.areas.partnerships import queries as partnerships
from highroad.areas.partnerships.vocabulary import Side
from highroad.areas.placements.models import ProgramClass
from highroad.kit.refs import Ref

READY = "placement.ready"


def tell_who_is_ready(made: ProgramClass, *, by: User, at: datetime) -> None:
    """The co-chairs of both sides hear how many are ready, from which class: a number, never a name."""
    found: dict[object, User] = {}
    for line in partnerships.list_bodies(made.partnership, by):
        if line.depth == 0:
            body = partnerships.get_body(line.key, by)
            for side in (Side.LABOR, Side.MANAGEMENT):
                found |= {each.pk: each for each in partnerships.co_chairs_of_side(body, side)}
    found.pop(by.pk, None)
    accounts.tell(
        to=list(found.values()), event=READY, kind=MessageKind.VIEW,
        title=gettext_noop("{partnership}: {count} people are ready for work: {name}"),
        values={
            "partnership": made.partnership.name, "count": made.completed, "name": made.name,
        },
        about=Ref.to(made), place=Ref.to(made.partnership), at=at, once=f"{READY}:{made.key}",
    )  # fmt: skip
