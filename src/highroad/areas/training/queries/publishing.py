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
from highroad.areas.training.models import TotalsPublication, TrainingProgram
from highroad.areas.training.queries.programs import visible
from highroad.areas.training.rules.publishing import Figures
from highroad.areas.training.vocabulary.counting import DEFINITIONS, PublicationState, TotalKind
from highroad.areas.training.vocabulary.learning import SeatKind
from highroad.kit.answers import NotFound

__all__ = ["Figures", "Published", "get_total_public", "list_publications", "list_totals_public"]
MOST = 60


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

    @property
    def definition(self) -> str:
        """What exactly is counted."""
        return str(DEFINITIONS[self.kind])

    @property
    def groups(self) -> list[tuple[str, int | None]]:
        """Kinds of seat with their numbers."""
        return [(str(SeatKind(name).label), count) for name, count in self.figures.groups.items()]


def _read(rows: Iterable[TotalsPublication]) -> list[Published]:
    """With the state of each decision, in four queries for any number."""
    kept = list(rows)
    keys = [row.decision_key for row in kept if row.decision_key]
    found = {one.pk: one for one in decisions.with_answers().filter(pk__in=keys)} if keys else {}
    made = []
    for row in kept:
        state, at = PublicationState.DRAFT, None
        decision = found.get(row.decision_key) if row.decision_key else None
        if decision is not None:
            wording, outcome = decisions.current_wording(decision), decisions.state_of(decision)
            state = PublicationState.FALLEN
            if outcome in (Outcome.OPEN, Outcome.PROVISIONAL):
                state = PublicationState.PUT
            elif outcome is Outcome.ADOPTED and wording.digest == row.proposal_digest:
                state = PublicationState.PUBLISHED
                at = max((each.signed_at for each in wording.sign_offs.all()), default=None)
        body = row.program.body
        made.append(Published(
            key=row.key, program_key=row.program_id, program=row.program.name,
            partnership=body.partnership.name, partnership_key=body.partnership_id,
            kind=TotalKind(row.kind), first_on=row.first_on, last_on=row.last_on,
            figures=Figures(**row.figures), seal=row.seal, state=state,
            decision_key=row.decision_key, adopted_at=at,
        ))  # fmt: skip
    return made


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
    """One that both sides adopted, for anybody. Raises `NotFound`."""
    rows = TotalsPublication.objects.select_related("program__body__partnership")
    found = _read([partnerships.one(rows, key)])[0]
    if found.state is not PublicationState.PUBLISHED:
        raise NotFound
    return found
