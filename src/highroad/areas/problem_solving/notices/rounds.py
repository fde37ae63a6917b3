"""Who is asked for a list, who hears that lists are open or that a position was released."""

from __future__ import annotations

from datetime import datetime

from django.utils.translation import gettext_noop

from highroad.areas.accounts import actions as accounts
from highroad.areas.accounts.vocabulary import MessageKind
from highroad.areas.partnerships import queries as partnerships
from highroad.areas.problem_solving.models import Position, Round
from highroad.areas.problem_solving.notices.issues import everybody, others
from highroad.kit.refs import Ref


def _event(side: str) -> str:
    """One event a side, so that one side's deed closes nothing of the other's."""
    return f"round.list:{side}"


def ask_for_lists(found: Round, *, at: datetime) -> None:
    """Every side is asked for its list, all at once and alike."""
    for side in partnerships.key_sides(found.body):
        accounts.tell(
            to=partnerships.people_of_side(found.body, side),
            event=_event(side),
            kind=MessageKind.ACT,
            title=gettext_noop("{body}: your side's list is asked for"),
            values={"body": found.body.name},
            about=Ref.to(found),
            place=Ref.to(found.body),
            side=side,
            at=at,
            once=f"round.list:{found.key}",
        )


def close_lists(found: Round, side: str, *, by_alias: str, at: datetime) -> None:
    """A side's list is done: its people need not write any more. The other side's stay asked."""
    accounts.close(about=Ref.to(found), event=_event(side), by_alias=by_alias, at=at)


def tell_of_lists(found: Round, *, at: datetime) -> None:
    """The lists are open: everybody hears it in the same moment."""
    accounts.tell(
        to=everybody(found.body),
        event="round.revealed",
        kind=MessageKind.VIEW,
        title=gettext_noop("{body}: all lists are open"),
        values={"body": found.body.name},
        about=Ref.to(found),
        place=Ref.to(found.body),
        at=at,
        once=f"round.revealed:{found.key}",
    )


def tell_of_position(position: Position, *, at: datetime) -> None:
    """A side has released a position: the others hear that there is one."""
    accounts.tell(
        to=others(position.body, position.side),
        event="position.released",
        kind=MessageKind.VIEW,
        title=gettext_noop("{body}: the other side has released a position"),
        values={"body": position.body.name},
        about=Ref.to(position),
        place=Ref.to(position.body),
        at=at,
        once=f"position.released:{position.key}",
    )
