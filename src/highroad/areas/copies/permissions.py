"""May this person take a copy, or load one?"""

from __future__ import annotations

from highroad.areas.accounts.models import User
from highroad.areas.copies.models import Arrival, Copy
from highroad.areas.copies.vocabulary import ArrivalStatus, CopyStatus
from highroad.areas.partnerships import permissions as partnerships
from highroad.areas.partnerships import queries
from highroad.areas.partnerships.models import Partnership
from highroad.areas.partnerships.vocabulary import Side
from highroad.kit.answers import Answer, no, yes


def may_take(user: User, partnership: Partnership, own_side: Side | None = None) -> Answer:
    """Everybody with a confirmed seat, at any time, whatever the status; a side's room with its own."""
    allowed = partnerships.may_see_joint(user, partnership)
    if not allowed or own_side is None:
        return allowed
    if own_side in queries.sides_of(user, partnership=partnership):
        return yes
    return no("Only {side} may take its own room along.", side=own_side.label)


def may_download(user: User, copy: Copy) -> Answer:
    """Whoever took it, while they still sit there and the file is still here."""
    allowed = may_take(user, copy.partnership, Side(copy.own_side) if copy.own_side else None)
    if not allowed:
        return allowed
    if copy.status == CopyStatus.READY and copy.path.exists():
        return yes
    return no("This copy is not here any more. Take a new one.")


def may_stop(user: User, copy: Copy) -> Answer:
    """Whoever took it, while it is not finished."""
    if copy.taken_by_id != user.pk:
        return no("Only whoever takes a copy may stop it.")
    if copy.status in (CopyStatus.WAITING, CopyStatus.MAKING):
        return yes
    return no("This copy is not being made.")


def may_begin_again(user: User, copy: Copy) -> Answer:
    """Whoever took it, once it was stopped or came to nothing, while they still may take one."""
    if copy.taken_by_id != user.pk:
        return no("Only whoever takes a copy may have it made again.")
    if copy.status not in (CopyStatus.STOPPED, CopyStatus.FAILED):
        return no("This copy was not stopped.")
    return may_take(user, copy.partnership, Side(copy.own_side) if copy.own_side else None)


def may_bring(user: User) -> Answer:
    """The program office loads partnerships, as it founds them."""
    if partnerships.is_founder(user):
        return yes
    return no("Only the program office loads a partnership.")


def may_accept(user: User, arrival: Arrival) -> Answer:
    """What was checked and has no fault."""
    allowed = may_bring(user)
    return allowed if not allowed else may_still_be_loaded(arrival)


def may_still_be_loaded(arrival: Arrival) -> Answer:
    if arrival.status == ArrivalStatus.BROUGHT:
        return no("This copy was loaded already.")
    if arrival.status == ArrivalStatus.DROPPED:
        return no("This copy was set aside. Send it again.")
    if arrival.status == ArrivalStatus.WAITING:
        return no("This copy is not checked yet.")
    if arrival.status == ArrivalStatus.ACCEPTED:
        return no("This copy is being loaded.")
    if arrival.faults:
        return no("This copy has faults. Nothing can be loaded before they are gone.")
    return yes
