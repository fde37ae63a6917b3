"""What would it take? A decision tried out for a body, by its charter in force or by a draft."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from highroad.areas.accounts.models import User
from highroad.areas.decisions import rules
from highroad.areas.decisions.queries.charters import clauses_in_force, frozen_rules
from highroad.areas.decisions.rules import Stances, Trial
from highroad.areas.partnerships import queries as partnerships
from highroad.areas.partnerships.models import Body, Charter
from highroad.areas.partnerships.rules import CharterClauses, Present, QuorumCount, count_quorum
from highroad.areas.partnerships.vocabulary import Side


@dataclass(frozen=True)
class TrialSeat:
    """A seat whose answer counts, as a page lists it."""

    key: str
    title: str
    side: Side
    is_co_chair: bool


@dataclass(frozen=True)
class TrialView:
    """The trial beside the quorum to meet, and the clauses by which both were counted."""

    trial: Trial
    meeting: QuorumCount
    clauses: CharterClauses
    names: dict[str, str]
    """The title of each seat, by its key."""


def seats_on_trial(body: Body, on: date) -> list[TrialSeat]:
    """The filled seats with a key, side by side."""
    return [
        TrialSeat(str(seat.key), seat.title, side, seat.is_co_chair)
        for side in partnerships.key_sides(body)
        for seat in partnerships.entitled_seats(body, side, on)
    ]


def try_decision(
    body: Body,
    stances: Stances,
    *,
    seen_by: User,
    on: date,
    charter: Charter | None = None,
    attempt: int = 1,
    here: Collection[str] | None = None,
) -> TrialView:
    """What a decision would come to with these answers. Nothing is kept of it, and nobody is told.

    Without a charter the one in force counts. Raises `NotFound` for whoever has no seat here.
    """
    partnerships.must_see(body.partnership, seen_by)
    clauses = (
        partnerships.read_charter(charter, body, on=on) if charter else clauses_in_force(body, on)
    )
    seats = seats_on_trial(body, on)
    room = set(stances) if here is None else set(here)
    people = [Present(seat.key, seat.side, seat.is_co_chair) for seat in seats if seat.key in room]
    frozen = frozen_rules(body, on, rules_in_force=clauses, attempt=attempt)
    return TrialView(
        trial=rules.simulate(frozen, stances),
        meeting=count_quorum(people, clauses.quorum_to_meet, clauses.keys),
        clauses=clauses,
        names={seat.key: seat.title for seat in seats},
    )
