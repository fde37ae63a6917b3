"""Totals with the rows behind them: who counts, in which program, on which day, with which hours."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from uuid import UUID

from django.db.models import Min, Sum

from highroad.areas.accounts.models import User
from highroad.areas.partnerships.models import Partnership
from highroad.areas.training.models import (
    Attendance,
    Cohort,
    Coordinator,
    Enrollment,
    HoursEntry,
    Pairing,
    StatusMove,
    TrainingProgram,
    uncorrected,
)
from highroad.areas.training.queries.classes import newest, places_of
from highroad.areas.training.rules import totals as rules
from highroad.areas.training.rules.totals import TotalRow
from highroad.areas.training.vocabulary.counting import TotalKind
from highroad.areas.training.vocabulary.enrollments import EnrollmentStatus, PairingKind
from highroad.areas.training.vocabulary.learning import SeatState
from highroad.kit.periods import Period

__all__ = ["Total", "TotalRow", "programs_of", "total_of"]
Hours = Mapping[UUID, Decimal]


@dataclass(frozen=True)
class Total:
    """A number of people with its period, and every row it is made of."""

    kind: TotalKind
    period: Period
    rows: tuple[TotalRow, ...]

    @property
    def number(self) -> int:
        """People, each once."""
        return rules.people(self.rows)

    @property
    def seal(self) -> str:
        """Of the rows: the same people, programs and days give the same seal."""
        return rules.seal(self.rows)[:16]

    @property
    def by_program(self) -> list[tuple[str, int]]:
        """The same number split by program; who is in two stands in both."""
        return rules.split(self.rows, lambda row: row.program)

    @property
    def by_group(self) -> list[tuple[str, int]]:
        """Split by kind of seat, or by employer."""
        return rules.split(self.rows, lambda row: row.group)


def programs_of(partnership: Partnership, *, seen_by: User) -> list[TrainingProgram]:
    """The programs whose people the reader may count: those they coordinate."""
    mine = Coordinator.objects.filter(user=seen_by, ended_at=None).values("program")
    rows = TrainingProgram.objects.filter(body__partnership=partnership, pk__in=mine)
    return list(rows.select_related("body").order_by("name"))


def total_of(
    programs: Iterable[TrainingProgram], kind: TotalKind, period: Period, *, seen_by: User
) -> Total:
    """Count from rows, anew each time. Programs the reader does not coordinate count for nothing."""
    mine = Coordinator.objects.filter(user=seen_by, ended_at=None).values_list("program", flat=True)
    own = [program for program in programs if program.pk in set(mine)]
    return counted_for_system(own, kind, period)


def counted_for_system(
    programs: Iterable[TrainingProgram], kind: TotalKind, period: Period
) -> Total:
    """The same whoever asks: to see whether a total that was kept still comes out."""
    rows = COUNTS[kind](list(programs), period)
    in_order = sorted(rows, key=lambda row: (row.program, row.on, row.number))
    return Total(kind=kind, period=period, rows=tuple(in_order))


def _moved(status: EnrollmentStatus) -> Callable[[list[TrainingProgram], Period], list[TotalRow]]:
    def count(programs: list[TrainingProgram], period: Period) -> list[TotalRow]:
        moves = StatusMove.objects.filter(
            status=status, on__range=(period.first_on, period.last_on),
            enrollment__program__in=programs,
        ).values("enrollment").annotate(day=Min("on")).values_list("enrollment", "day")  # fmt: skip
        days: dict[UUID, date] = dict(moves)
        found = Enrollment.objects.filter(pk__in=list(days)).select_related(
            "participant", "program", "employer__organization"
        )
        hours, mentored = _worked(list(days)), _mentored(list(days))
        class_hours = _class_hours(programs)
        return [
            TotalRow(
                person=row.participant_id, number=row.participant.number,
                name=row.participant.name, program=row.program.name,
                group=row.employer.organization.name, on=days[row.pk],
                began_on=row.started_on, hours=hours.get(row.pk, Decimal(0)),
                credit=row.credit_hours, is_mentored=row.pk in mentored,
                instruction=row.credit_instruction
                + class_hours.get((row.program_id, row.participant_id), Decimal(0)),
            )
            for row in found
        ]  # fmt: skip

    return count


def _worked(keys: list[UUID]) -> Hours:
    """Confirmed hours by enrollment, added up from the entries."""
    rows = HoursEntry.objects.filter(
        uncorrected(), enrollment__in=keys, word__is_confirmed=True
    ).order_by()
    sums = rows.values("enrollment").annotate(sum=Sum("hours"))
    return dict(sums.values_list("enrollment", "sum"))


def _mentored(keys: list[UUID]) -> set[UUID]:
    rows = Pairing.objects.filter(kind=PairingKind.MENTOR, enrollment__in=keys)
    return set(rows.values_list("enrollment", flat=True))


def _class_hours(programs: list[TrainingProgram]) -> dict[tuple[UUID, UUID], Decimal]:
    """Hours of class by program and person."""
    rows = Attendance.objects.filter(session__cohort__program__in=programs)
    found: dict[tuple[UUID, UUID], Decimal] = {}
    for word in newest(rows.select_related("seat", "session__cohort")).values():
        key = word.session.cohort.program_id, word.seat.participant_id
        found[key] = found.get(key, Decimal(0)) + word.hours
    return found


def _seated(programs: list[TrainingProgram], period: Period) -> list[TotalRow]:
    cohorts = Cohort.objects.filter(
        program__in=programs, starts_on__range=(period.first_on, period.last_on)
    ).select_related("program").prefetch_related("seats__participant")  # fmt: skip
    hours = _class_hours(programs)
    found = []
    for cohort in cohorts:
        places = places_of(cohort)
        found += [
            TotalRow(
                person=seat.participant_id, number=seat.participant.number,
                name=seat.participant.name, program=cohort.program.name,
                group=str(seat.get_kind_display()), on=cohort.starts_on, began_on=seat.asked_on,
                instruction=hours.get((cohort.program_id, seat.participant_id), Decimal(0)),
                of=cohort.name,
            )
            for seat in cohort.seats.all()
            if places[seat.key].state is SeatState.HOLDS
        ]  # fmt: skip
    return found


def _attended(programs: list[TrainingProgram], period: Period) -> list[TotalRow]:
    rows = Attendance.objects.filter(
        session__cohort__program__in=programs,
        session__day__range=(period.first_on, period.last_on),
    ).select_related("seat__participant", "session__cohort__program")  # fmt: skip
    found: dict[UUID, TotalRow] = {}
    for word in newest(rows).values():
        if not word.hours:
            continue
        seat, cohort, day = word.seat, word.session.cohort, word.session.day
        known = found.get(seat.key)
        row = known or TotalRow(
            person=seat.participant_id, number=seat.participant.number,
            name=seat.participant.name, program=cohort.program.name,
            group=str(seat.get_kind_display()), on=day, began_on=seat.asked_on, of=cohort.name,
        )  # fmt: skip
        found[seat.key] = replace(
            row, on=min(row.on, day), instruction=row.instruction + word.hours
        )
    return list(found.values())


COUNTS: Mapping[TotalKind, Callable[[list[TrainingProgram], Period], list[TotalRow]]] = {
    TotalKind.GRADUATED: _moved(EnrollmentStatus.COMPLETED),
    TotalKind.BEGAN: _moved(EnrollmentStatus.REGISTERED),
    TotalKind.SEATED: _seated,
    TotalKind.ATTENDED: _attended,
}
