"""Parties that leave: by which notice, on which day, and what that takes away."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from highroad.areas.accounts.models import User
from highroad.areas.decisions.models import Withdrawal
from highroad.areas.decisions.queries.charters import clauses_in_force
from highroad.areas.partnerships import queries as partnerships
from highroad.areas.partnerships.models import Body, Partnership, Party, Seat
from highroad.areas.partnerships.rules import CharterClauses
from highroad.areas.partnerships.rules.charters import Notice
from highroad.areas.partnerships.vocabulary import ClauseKind, SeatRole, Side


@dataclass(frozen=True)
class NoticeTerms:
    """The notice a party gives: the longest of the charters of the bodies it sits in."""

    notice: Notice
    ends_on: date
    clause: int
    charter: UUID | None
    title: str


@dataclass(frozen=True)
class Loss:
    """What one body loses: these seats, and what its side has left there."""

    body: Body
    side: Side | None
    seats: tuple[Seat, ...]
    keys_lost: int
    keys_left: int
    loses_chair: bool

    @property
    def stops(self) -> bool:
        """Whether the body can decide nothing before the side has filled a seat with a key again."""
        return self.keys_lost > 0 and self.keys_left == 0


def notice_terms(party: Party, on: date) -> NoticeTerms:
    """By which clause a party leaves if it gives notice on a day; at once where no charter says more."""
    found = [_terms(clauses_in_force(body, on), on) for body in _bodies_of(party)]
    silent = NoticeTerms(Notice(), on, 0, None, "")
    return max([silent, *found], key=lambda terms: terms.ends_on)


def _terms(clauses: CharterClauses, on: date) -> NoticeTerms:
    notice = clauses.withdrawal
    return NoticeTerms(
        notice,
        notice.ends(on),
        clauses.place(ClauseKind.WITHDRAWAL),
        clauses.charter,
        clauses.title,
    )


def _bodies_of(party: Party) -> list[Body]:
    bodies = Body.objects.filter(seats__party=party, seats__ended_at=None)
    return list(bodies.select_related("partnership").distinct().order_by("name"))


def losses_of(party: Party) -> list[Loss]:
    """What would be gone with a party, body by body, as the rosters stand."""
    bodies = _bodies_of(party)
    seats = Seat.objects.filter(body__in=bodies, ended_at=None, side=party.side)
    by_body: dict[UUID, list[Seat]] = {}
    for seat in seats.order_by("made_at"):
        by_body.setdefault(seat.body_id, []).append(seat)
    return [_loss(body, party, by_body.get(body.pk, [])) for body in bodies]


def _loss(body: Body, party: Party, seats: Sequence[Seat]) -> Loss:
    own = tuple(seat for seat in seats if seat.party_id == party.pk)
    others = [seat for seat in seats if seat.party_id != party.pk]
    return Loss(
        body=body,
        side=Side(party.side) if party.side else None,
        seats=own,
        keys_lost=sum(seat.carries_key for seat in own),
        keys_left=sum(seat.carries_key for seat in others),
        loses_chair=any(seat.role == SeatRole.CO_CHAIR for seat in own),
    )


def open_withdrawal(party: Party) -> Withdrawal | None:
    """The notice a party has given and that still runs, or nothing."""
    return Withdrawal.objects.filter(party=party, taken_back_at=None, done_at=None).first()


def withdrawals_of(partnership: Partnership, seen_by: User) -> list[Withdrawal]:
    """Every notice in a partnership, taken back ones too, newest first. Raises `NotFound`."""
    partnerships.must_see(partnership, seen_by)
    rows = Withdrawal.objects.filter(party__partnership=partnership)
    return list(rows.select_related("party__organization", "charter").order_by("-given_at"))


def get_withdrawal(key: UUID | str, seen_by: User) -> Withdrawal:
    """A notice in a partnership the reader sits in. Raises `NotFound`."""
    rows = Withdrawal.objects.select_related("party__partnership", "party__organization")
    seen = partnerships.joint_partnerships(seen_by)
    return partnerships.one(rows.filter(party__partnership__in=seen), key)


def run_out_for_system(on: date) -> list[Withdrawal]:
    """Notices whose day has come."""
    rows = Withdrawal.objects.filter(taken_back_at=None, done_at=None, ends_on__lte=on)
    return list(rows.select_related("party__partnership", "party__organization"))
