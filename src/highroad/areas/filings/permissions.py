"""May this person? Filing, reading lines, locking, certifying."""

from __future__ import annotations

from highroad.areas.accounts.models import User
from highroad.areas.filings import queries
from highroad.areas.filings.models import KEYS, Filing
from highroad.areas.filings.queries.filings import certified_sides
from highroad.areas.filings.rules import lifecycle
from highroad.areas.filings.vocabulary import Act, FilingStatus
from highroad.areas.partnerships import permissions as partnerships_permissions
from highroad.areas.partnerships import queries as partnerships
from highroad.areas.partnerships.models import Partnership, Party
from highroad.areas.partnerships.queries import SeatLine
from highroad.kit.answers import Answer, no, yes


def may_file(user: User, partnership: Partnership) -> Answer:
    """Whoever may file for the partnership; a seat on a side is always an organization's."""
    return partnerships_permissions.may_file_for(user, partnership)


def may_file_as(user: User, partnership: Partnership, party: Party) -> Answer:
    """An organization's payroll is filed by whoever sits for it."""
    answer = may_file(user, partnership)
    if not answer:
        return answer
    if party.key in partnerships.parties_of(user, partnership):
        return yes
    return no("Only somebody who sits for {party} may file for it.", party=str(party))


def may_see_rows(user: User, filing: Filing) -> Answer:
    """Lines about workers are for the organization that filed and for holders of a key."""
    if queries.sees_rows(user, filing):
        return yes
    return no("Lines are shown to the organization that filed and to holders of a key.")


def may_work_on(user: User, filing: Filing) -> Answer:
    """Matching, answering and locking are for the organization that filed."""
    return may_file_as(user, filing.partnership, filing.party)


def may_match(user: User, filing: Filing) -> Answer:
    """The organization that filed may match columns until the filing is locked."""
    return _both(may_work_on(user, filing), lifecycle.may_move(filing.status, Act.MATCH))


def may_reply(user: User, filing: Filing) -> Answer:
    """Warnings are answered while they wait, by the organization that filed."""
    if filing.status != FilingStatus.WARNINGS:
        return no("There are no warnings to answer.")
    return may_work_on(user, filing)


def may_lock(user: User, filing: Filing) -> Answer:
    """A filing with no open problem is locked by the organization that filed."""
    return _both(may_work_on(user, filing), lifecycle.may_move(filing.status, Act.LOCK))


def may_unlock(user: User, filing: Filing) -> Answer:
    """Either side opens a locked filing again, by whoever holds a key; so does the filer."""
    moved = lifecycle.may_move(filing.status, Act.UNLOCK)
    if not moved:
        return moved
    if key_seats(user, filing) or may_work_on(user, filing):
        return yes
    return no("Only holders of a key and the organization that filed may open it again.")


def may_certify(user: User, filing: Filing) -> Answer:
    """The holder of a key certifies for their side, once a side, and never for both."""
    moved = lifecycle.may_move(filing.status, Act.CERTIFY)
    if not moved:
        return moved
    sides = {seat.side for seat in key_seats(user, filing)}
    if not sides:
        return no("Only somebody whose seat carries a key may certify.")
    if len(sides) > 1:
        return no("You hold keys on both sides. Two different people have to certify.")
    if sides <= certified_sides(filing):
        return no("Your side has already certified this filing.")
    return yes


def may_correct(user: User, filing: Filing, *, instead_of: Filing | None = None) -> Answer:
    """A certified filing is corrected by the organization that filed it; only the newest one is.

    `instead_of` is an upload of the same correction whose place another one takes.
    """
    if filing.status != FilingStatus.CERTIFIED:
        return no("Only a certified filing is corrected. Before that, upload the file again.")
    under_way = filing.corrections.exclude(
        status__in=(FilingStatus.REMOVED, FilingStatus.UNREADABLE)
    )
    if instead_of is not None:
        under_way = under_way.exclude(pk=instead_of.pk)
    if under_way.exists():
        return no("A correction of this filing is already under way.")
    return may_work_on(user, filing)


def key_seats(user: User, filing: Filing) -> list[SeatLine]:
    """The seats with a key that somebody acts for, on a side that certifies."""
    return [
        seat
        for seat in partnerships.seats_of(user)
        if seat.carries_key and seat.partnership_key == filing.partnership_id and seat.side in KEYS
    ]


def _both(first: Answer, second: Answer) -> Answer:
    return second if first else first
