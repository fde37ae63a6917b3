"""Changes of an apprentice's status that the agency hears of: told, still to tell, late."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from highroad.areas.accounts.models import User
from highroad.areas.training.models import Enrollment, StatusMove
from highroad.areas.training.queries.enrollments import coordinated, list_moves
from highroad.areas.training.rules import telling as rules
from highroad.areas.training.vocabulary.enrollments import Ender


@dataclass(frozen=True)
class Change:
    """One step of the status with the day by which the agency is told; none where it need not be."""

    move: StatusMove
    tell_by: date | None

    @property
    def waits(self) -> bool:
        """Whether nobody noted that the agency was told."""
        return self.tell_by is not None and self.move.told_on is None

    def is_late(self, on: date) -> bool:
        """Told after its day, or not told and the day is over."""
        return self.tell_by is not None and (self.move.told_on or on) > self.tell_by


def list_changes(enrollment: Enrollment, *, seen_by: User) -> list[Change]:
    """The way an apprentice went, for who sees the whole record."""
    return changes_of(list_moves(enrollment, seen_by=seen_by))


def changes_of(moves: Sequence[StatusMove]) -> list[Change]:
    """All steps of one apprentice in their order, with their days.

    Of the end of the whole program the agency knows: it ordered or acknowledged it.
    """
    statuses = [move.status for move in moves]
    return [
        Change(
            move, None if move.ender == Ender.PROGRAM else rules.tell_by(statuses, place, move.on)
        )
        for place, move in enumerate(moves)
    ]


@dataclass(frozen=True)
class ToReport:
    """An apprentice of whom the agency has not heard the last."""

    key: UUID
    name: str
    program: str
    since: datetime
    due_on: date


def changes_to_tell(user: User) -> list[ToReport]:
    """For coordinators: one query without any, two for any number."""
    own = Enrollment.objects.filter(coordinated(user))
    untold = StatusMove.objects.filter(enrollment__in=own, status__in=rules.TOLD, told_on=None)
    kept = own.filter(pk__in=untold.values("enrollment")).select_related("participant", "program")
    found = []
    for row in kept.prefetch_related("moves"):
        moves = sorted(row.moves.all(), key=lambda move: move.number)
        waiting = [each for each in changes_of(moves) if each.waits]
        days = [each.tell_by for each in waiting if each.tell_by is not None]
        if days:
            since = min(each.move.at for each in waiting)
            found.append(
                ToReport(row.key, row.participant.name, row.program.name, since, min(days))
            )
    return found
