"""Totals as both sides publish them: for the table all of them, for anybody those that were adopted."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from highroad.areas.accounts.models import User
from highroad.areas.decisions import queries as decisions
from highroad.areas.decisions.vocabulary import Outcome
from highroad.areas.partnerships import queries as partnerships
from highroad.areas.partnerships.models import Partnership
from highroad.areas.training.models import (
    TotalsPublication,
    TotalsWithdrawal,
    TrainingProgram,
)
from highroad.areas.training.queries.programs import visible
from highroad.areas.training.rules.publishing import Figures
from highroad.areas.training.vocabulary.counting import DEFINITIONS, PublicationState, TotalKind
from highroad.areas.training.vocabulary.learning import SeatKind
from highroad.kit.answers import NotFound

__all__ = [
    "Figures", "Published", "TakenBack", "get_publication", "get_total_public", "list_publications",
    "list_totals_public", "of_program", "standing_of",
]  # fmt: skip
MOST = 60


SHOWN = (PublicationState.PUBLISHED, PublicationState.WITHDRAWN, PublicationState.CORRECTED)
"""States in which a total has a public page; the last two say that and why, and show no number."""
PLACES: dict[Outcome, PublicationState] = {
    Outcome.OPEN: PublicationState.PUT, Outcome.PROVISIONAL: PublicationState.PUT,
}  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class TakenBack:
    """Why and when a published total is no longer shown, and what stands in its place."""

    reason: str
    at: datetime | None
    decision_key: UUID | None
    instead: UUID | None = None


@dataclass(frozen=True, kw_only=True)
class Published:
    """One total: what is counted, in which period, the numbers, and where its decision stands."""

    key: UUID
    program_key: UUID
    program: str
    partnership: str
    partnership_key: UUID
    kind: TotalKind
    first_on: date
    last_on: date
    figures: Figures
    seal: str
    state: PublicationState
    decision_key: UUID | None
    adopted_at: datetime | None
    replaces: UUID | None = None
    correction: str = ""
    taken_back: TakenBack | None = None
    asked_back: UUID | None = None
    """The decision on its withdrawal that both sides still have before them."""

    @property
    def definition(self) -> str:
        """What exactly is counted."""
        return str(DEFINITIONS[self.kind])

    @property
    def groups(self) -> list[tuple[str, int | None]]:
        """Kinds of seat with their numbers."""
        return [(str(SeatKind(name).label), count) for name, count in self.figures.groups.items()]


Proposal = TotalsPublication | TotalsWithdrawal
Stand = tuple[PublicationState, datetime | None]


def _stands(rows: Iterable[Proposal]) -> dict[UUID, Stand]:
    """Where the decision on each stands, and since when it is adopted."""
    kept = [row for row in rows if row.decision_key]
    keys = [key for row in kept if (key := row.decision_key)]
    found = {one.pk: one for one in decisions.with_answers().filter(pk__in=keys)} if keys else {}
    return {
        row.key: _stand(row, found[row.decision_key]) for row in kept if row.decision_key in found
    }


def _stand(row: Proposal, decision: decisions.Decision) -> Stand:
    wording, outcome = decisions.current_wording(decision), decisions.state_of(decision)
    if outcome is Outcome.ADOPTED and wording.digest == row.proposal_digest:
        signed = (each.signed_at for each in wording.sign_offs.all())
        return PublicationState.PUBLISHED, max(signed, default=None)
    return PLACES.get(outcome, PublicationState.FALLEN), None


def _read(rows: Iterable[TotalsPublication]) -> list[Published]:
    """With the state of each decision, in as many queries for many as for one."""
    kept = list(rows)
    keys = [row.key for row in kept]
    backs = list(TotalsWithdrawal.objects.filter(publication__in=keys)) if keys else []
    corrections = list(TotalsPublication.objects.filter(replaces__in=keys)) if keys else []
    stands = _stands([*kept, *backs, *corrections])
    return [_one(row, stands, backs, corrections) for row in kept]


def _one(
    row: TotalsPublication, stands: dict[UUID, Stand], backs: list[TotalsWithdrawal],
    corrections: list[TotalsPublication],
) -> Published:  # fmt: skip
    state, at = stands.get(row.key, (PublicationState.DRAFT, None))
    taken, asked = None, None
    for each in backs:
        if each.publication_id == row.key:
            where, when = stands.get(each.key, (PublicationState.DRAFT, None))
            if where is PublicationState.PUBLISHED:
                state = PublicationState.WITHDRAWN
                taken = TakenBack(reason=each.reason, at=when, decision_key=each.decision_key)
            elif where is PublicationState.PUT:
                asked = each.decision_key
    for other in corrections:
        where, when = stands.get(other.key, (PublicationState.DRAFT, None))
        if other.replaces_id == row.key and where is PublicationState.PUBLISHED:
            state = PublicationState.CORRECTED
            taken = TakenBack(
                reason=other.correction, at=when, decision_key=other.decision_key, instead=other.key
            )
    body = row.program.body
    return Published(
        key=row.key, program_key=row.program_id, program=row.program.name,
        partnership=body.partnership.name, partnership_key=body.partnership_id,
        kind=TotalKind(row.kind), first_on=row.first_on, last_on=row.last_on,
        figures=Figures(**row.figures), seal=row.seal, state=state, decision_key=row.decision_key,
        adopted_at=at, replaces=row.replaces_id, correction=row.correction, taken_back=taken,
        asked_back=asked,
    )  # fmt: skip


def list_publications(partnership: Partnership, *, seen_by: User) -> list[Published]:
    """All of a partnership, the newest period first, for its table."""
    programs = visible(seen_by).filter(body__partnership=partnership)
    rows = TotalsPublication.objects.filter(program__in=programs)
    return _read(rows.select_related("program__body__partnership")[:MOST])


def of_program(program: TrainingProgram) -> list[Published]:
    """All of a program, whoever asks: to see what a new one says beside them."""
    rows = TotalsPublication.objects.filter(program=program)
    return _read(rows.select_related("program__body__partnership"))


def list_totals_public() -> list[Published]:
    """What anybody may read, the newest period first; drafts between them take nobody's place."""
    rows = TotalsPublication.objects.select_related("program__body__partnership")
    found: list[Published] = []
    for start in range(0, rows.count(), MOST):
        read = _read(rows[start : start + MOST])
        found += [each for each in read if each.state is PublicationState.PUBLISHED]
        if len(found) >= MOST:
            break
    return found[:MOST]


def get_total_public(key: UUID | str) -> Published:
    """One that both sides adopted, for anybody; also when they withdrew it. Raises `NotFound`."""
    rows = TotalsPublication.objects.select_related("program__body__partnership")
    found = _read([partnerships.one(rows, key)])[0]
    if found.state not in SHOWN:
        raise NotFound
    return found


def get_publication(key: UUID | str, seen_by: User) -> TotalsPublication:
    """One of a program the reader sees. Raises `NotFound`."""
    rows = TotalsPublication.objects.filter(program__in=visible(seen_by))
    return partnerships.one(rows.select_related("program__body__partnership"), key)


def standing_of(row: TotalsPublication) -> Published:
    """Where it stands, whoever asks."""
    return _read([row])[0]
