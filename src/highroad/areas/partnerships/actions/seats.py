"""Seats and who sits in them. Each side alone appoints; removal acts at once."""

from __future__ import annotations

from datetime import date, datetime

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext_noop

from highroad.areas.accounts import actions as accounts
from highroad.areas.accounts.models import User
from highroad.areas.accounts.queries import find_user_by_email_for_system
from highroad.areas.ledger import actions as ledger
from highroad.areas.partnerships import notices, queries, rules
from highroad.areas.partnerships.models import Body, Holder, Party, Seat
from highroad.areas.partnerships.permissions import (
    is_founder,
    may_add_seat,
    may_appoint,
    may_confirm,
    may_declare_inequality,
    may_end_seat,
    may_end_term,
)
from highroad.areas.partnerships.vocabulary import HolderStatus, SeatRole, Side
from highroad.kit.answers import Refused, no, require
from highroad.kit.refs import Ref


@transaction.atomic
def add_seat(
    *,
    body: Body,
    party: Party,
    title: str,
    by: User,
    at: datetime,
    role: SeatRole | str = SeatRole.MEMBER,
    carries_key: bool | None = None,
) -> Seat:
    """Give a party a place in a body, on the party's side.

    Seats of a side that holds a key carry one unless said otherwise; others have a voice only.
    Raises `Refused` if the side has a co-chair already, or the party is of another partnership.
    """
    side = Side(party.side) if party.side else None
    require(may_add_seat(by, body, side))
    require(rules.may_be_seat(_party_fits(party, body), SeatRole(role), side))
    seat = Seat(
        body=body,
        party=party,
        side=party.side,
        role=SeatRole(role),
        carries_key=carries_key is not False and party.side in queries.key_sides(body),
        title=title.strip(),
        made_at=at,
    )
    _insert_seat(seat)
    _record(seat, act="seat.added", about=Ref.to(seat), by=by, at=at)
    notices.tell_of_seat(
        seat,
        title=gettext_noop("{body}: a seat was added: {seat}"),
        by=by,
        at=at,
        once=f"added:{seat.key}",
    )
    return seat


def _insert_seat(seat: Seat) -> None:
    try:
        with transaction.atomic():
            seat.save(force_insert=True)
    except IntegrityError as error:
        raise Refused(no("This side has a co-chair's seat already.")) from error


def _party_fits(party: Party, body: Body) -> bool:
    return party.partnership_id == body.partnership_id and party.to_on is None


@transaction.atomic
def end_seat(*, seat: Seat, by: User, at: datetime) -> None:
    """Take an empty seat away. Raises `Refused` while somebody sits in it."""
    require(may_end_seat(by, seat))
    seat.ended_at = at
    seat.save(update_fields=["ended_at"])
    _record(seat, act="seat.ended", about=Ref.to(seat), by=by, at=at)
    notices.tell_of_seat(
        seat,
        title=gettext_noop("{body}: a seat was taken away: {seat}"),
        by=by,
        at=at,
        once=f"gone:{seat.key}",
    )


@transaction.atomic
def appoint(
    *,
    seat: Seat,
    by: User,
    at: datetime,
    user: User | None = None,
    email: str = "",
    is_alternate: bool = False,
    from_on: date | None = None,
    to_on: date | None = None,
) -> Holder:
    """Put somebody into a seat as holder or as next alternate: by account, or by e-mail address.

    They act once they have accepted and a co-chair of their side has confirmed them; a side's
    first co-chair, and its co-chair elsewhere, on accepting. `Refused` if either is taken.
    """
    require(may_appoint(by, seat))
    person = user or find_user_by_email_for_system(email)
    user = by if person == by else user
    address = person.email if person else email
    require(rules.may_sit(seat.side, _sides_held(person, address, seat.body)))
    holder = Holder(
        seat=seat,
        body=seat.body,
        user=user,
        is_alternate=is_alternate,
        rank=_next_rank(seat) if is_alternate else 0,
        from_on=from_on or timezone.localdate(at),
        to_on=to_on,
        appointed_at=at,
    )
    _appoint(holder, person=person, email=email, by=by, at=at)
    notices.tell_of_seat(
        seat,
        title=gettext_noop("{body}: somebody was appointed as {seat}"),
        by=by,
        at=at,
        once=f"appointed:{holder.key}",
    )
    return holder


def _appoint(holder: Holder, *, person: User | None, email: str, by: User, at: datetime) -> None:
    """Invite whoever has no account here yet, keep the holder, record it, ask for confirmation."""
    seat = holder.seat
    holder.appointed_by_alias = queries.alias_of(by, seat.body.partnership, body=seat.body)
    if _is_bootstrap(seat, by) or _is_chair_elsewhere(person, seat):
        holder.confirmed_at, holder.confirmed_by_alias = at, holder.appointed_by_alias
    if holder.user is None:
        invitation, _token = accounts.invite(email=email, about=Ref.to(seat), by=by, at=at)
        holder.invitation = invitation
    _insert(holder)
    _record(seat, act="seat.appointed", about=Ref.to(holder), by=by, at=at, holder=holder)
    if holder.user is not None and holder.confirmed_at is None:
        notices.ask_to_confirm(holder, by=by, at=at)


def _is_bootstrap(seat: Seat, by: User) -> bool:
    """The founder invites the first co-chair of a side, who is confirmed on accepting."""
    chairs = queries.chair_sides_of(by, body=seat.body)
    is_first_chair = bool(seat.side) and seat.role == SeatRole.CO_CHAIR
    return is_founder(by) and not chairs and (is_first_chair or not seat.side)


def _is_chair_elsewhere(person: User | None, seat: Seat) -> bool:
    """A confirmed co-chair of the side needs nobody to confirm them in another body of theirs."""
    if person is None or not seat.side:
        return False
    return Side(seat.side) in queries.chairs_of_partnership(person, seat.body.partnership)


def _sides_held(person: User | None, address: str, body: Body) -> list[str]:
    """The sides on which somebody already sits or is invited in a body."""
    kept = Holder.objects.filter(body=body, ended_at=None).select_related(
        "seat", "user", "invitation__accepted_by"
    )
    return [
        holder.seat.side
        for holder in kept
        if (person is not None and holder.person == person)
        or (holder.invitation is not None and holder.invitation.email == address.strip().lower())
    ]


def _next_rank(seat: Seat) -> int:
    ranks = seat.holders.filter(is_alternate=True, ended_at=None).values_list("rank", flat=True)
    return max(ranks, default=0) + 1


def _insert(holder: Holder) -> None:
    try:
        with transaction.atomic():
            holder.save(force_insert=True)
    except IntegrityError as error:
        raise Refused(no("Somebody sits in this seat already, or is invited to it.")) from error


@transaction.atomic
def confirm(*, holder: Holder, by: User, at: datetime) -> Holder:
    """Confirm somebody of one's own side who has accepted. From now on they act.

    Raises `Refused` if they sit for another side of this body.
    """
    kept = Holder.objects.select_for_update(of=("self",)).get(pk=holder.pk)
    require(may_confirm(by, kept, timezone.localdate(at)))
    kept.user = kept.person
    kept.confirmed_at = at
    kept.confirmed_by_alias = queries.alias_of(by, kept.body.partnership, body=kept.body)
    try:
        with transaction.atomic():
            kept.save(update_fields=["user", "confirmed_at", "confirmed_by_alias"])
    except IntegrityError as error:
        raise Refused(no("This person already has a seat in this body.")) from error
    _record(kept.seat, act="seat.confirmed", about=Ref.to(kept), by=by, at=at, holder=kept)
    notices.close_confirmation(kept, by_alias=kept.confirmed_by_alias, at=at)
    notices.tell_of_seat(
        kept.seat,
        title=gettext_noop("{body}: somebody was confirmed as {seat}"),
        by=by,
        at=at,
        once=f"confirmed:{kept.key}",
    )
    return kept


@transaction.atomic
def end_term(*, holder: Holder, by: User, at: datetime) -> Holder:
    """End somebody's time in a seat, at once; an unused invitation is taken back with it."""
    kept = Holder.objects.select_for_update(of=("self",)).get(pk=holder.pk)
    require(may_end_term(by, kept, timezone.localdate(at)))
    was_invited = kept.status_on(timezone.localdate(at)) is HolderStatus.INVITED
    kept.ended_at = at
    kept.ended_by_alias = queries.alias_of(by, kept.body.partnership, body=kept.body)
    kept.save(update_fields=["ended_at", "ended_by_alias"])
    if was_invited and kept.invitation is not None and kept.invitation.invited_by == by:
        _take_back(kept, by=by, at=at)
    _record(kept.seat, act="seat.ended", about=Ref.to(kept), by=by, at=at, holder=kept)
    notices.close_confirmation(kept, by_alias=kept.ended_by_alias, at=at)
    notices.tell_of_seat(
        kept.seat,
        title=gettext_noop("{body}: somebody has left the seat {seat}"),
        by=by,
        at=at,
        once=f"ended:{kept.key}",
    )
    return kept


def _take_back(holder: Holder, *, by: User, at: datetime) -> None:
    invitation = holder.invitation
    if invitation is not None and invitation.withdrawn_at is None and invitation.expires_at > at:
        accounts.withdraw_invitation(invitation=invitation, by=by, at=at)


@transaction.atomic
def declare_inequality(*, body: Body, note: str, by: User, at: datetime) -> None:
    """Put into words why the sides have unequal seats; both see it. Holds for these numbers."""
    require(may_declare_inequality(by, body))
    state = queries.parity_of(body)
    require(rules.may_declare(state, note))
    chairs = queries.chair_sides_of(by, body=body)
    body.parity_note = note.strip()
    body.parity_side = next(side for side in rules.EQUAL_SIDES if side in chairs)
    body.parity_labor, body.parity_management = state.labor, state.management
    body.save(update_fields=["parity_note", "parity_side", "parity_labor", "parity_management"])
    ledger.record(
        body.log,
        act="parity.declared",
        about=Ref.to(body),
        by=queries.alias_of(by, body.partnership, body=body),
        at=at,
        side=body.parity_side,
        content={"labor": state.labor, "management": state.management, "note": body.parity_note},
    )
    notices.tell_of_parity(body, by=by, at=at)


def _record(
    seat: Seat, *, act: str, about: Ref, by: User, at: datetime, holder: Holder | None = None
) -> None:
    content: dict[str, str | bool | int] = {
        "seat": seat.alias,
        "title": seat.title,
        "party": str(seat.party),
        "role": seat.role,
        "key": seat.carries_key,
    }
    if holder is not None:
        content["alternate"] = holder.is_alternate
        content["confirmed"] = holder.confirmed_at is not None
    ledger.record(
        seat.body.log,
        act=act,
        about=about,
        by=queries.alias_of(by, seat.body.partnership, body=seat.body),
        at=at,
        side=seat.side,
        content=content,
    )
