"""The primary indicators of WIOA, counted from the records for the navigators of a desk."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from uuid import UUID

from highroad.areas.accounts.models import User
from highroad.areas.participants import queries as participants
from highroad.areas.participants.vocabulary import MilestoneKind
from highroad.areas.supports.models import Desk, OutcomeRecord
from highroad.areas.supports.models.keys import ForgottenError, mark_of, unseal
from highroad.areas.supports.queries.desks import is_navigator
from highroad.areas.supports.rules import indicators as rules
from highroad.areas.supports.rules import participation, pirl, windows
from highroad.areas.supports.rules.edit_checks import CHECKS
from highroad.areas.supports.rules.indicators import (
    Exclusion,
    Quarter,
    Rate,
    Record,
    Worked,
    program_year,
)
from highroad.areas.supports.rules.participation import Period, Said, Span, Start
from highroad.areas.supports.rules.pirl import COLUMNS
from highroad.areas.supports.rules.transcripts import Term
from highroad.areas.supports.rules.windows import OF_EXITS, Measure
from highroad.kit.answers import NotFound

__all__ = [
    "CHECKS",
    "COLUMNS",
    "Beside",
    "Exclusion",
    "Indicators",
    "Measure",
    "PeriodLine",
    "Rate",
    "Start",
    "Term",
    "Worked",
    "annual_report",
    "indicators_of",
    "list_periods",
    "period_on",
    "program_year",
    "report_years_of",
    "written_records",
    "years_of",
]

MOST_LINES = 200


@dataclass(frozen=True, kw_only=True)
class Beside:
    """What the neighbours know, joined by the page: raises by record, starts by the code of a person."""

    raises: Mapping[UUID, Sequence[date]] = field(default_factory=dict)
    starts: Mapping[str, Sequence[Start]] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class PeriodLine:
    """One period in the list: a number and never a name."""

    alias: str
    record: Record
    said: Said | None = None
    """What a file said of it, if one did."""

    @property
    def second(self) -> Quarter | None:
        """The second quarter after the exit."""
        return self._after(2)

    @property
    def fourth(self) -> Quarter | None:
        """The fourth quarter after the exit."""
        return self._after(4)

    def _after(self, number: int) -> Quarter | None:
        left = self.record.exit_on
        return None if left is None else rules.quarter_after(left, number)


@dataclass(frozen=True, kw_only=True)
class Indicators:
    """The six indicators of a program year."""

    year: int
    employed_q2: Rate
    employed_q4: Rate
    median: Decimal | None
    earners: int
    credentialed: Rate
    gains: Rate
    gains_by: Mapping[str, int]
    """Of each type of gain, how many periods had one; a period may have several."""
    employers: Rate
    exits: int
    excluded: int
    pending_q2: int
    pending_q4: int
    running: int
    cohorts: Mapping[Measure, tuple[date, date]]
    """First and last day of the exits that each indicator counts."""
    lines: Sequence[PeriodLine]


def years_of(lines: Iterable[PeriodLine]) -> list[int]:
    """The program years with an exit, newest first."""
    left = {rules.program_year(x.record.exit_on) for x in lines if x.record.exit_on is not None}
    return sorted(left, reverse=True)


def report_years_of(lines: Iterable[PeriodLine], today: date) -> list[int]:
    """The program years, begun by today, whose annual report counts some exit, newest first."""
    left = {x.record.exit_on for x in lines if x.record.exit_on is not None}
    years = {year for day in left for year in windows.reported_in(day)}
    return sorted((y for y in years if y <= rules.program_year(today)), reverse=True)


def list_periods(desk: Desk, seen_by: User, *, beside: Beside, today: date) -> list[PeriodLine]:
    """Every period of participation as the indicators read it. Raises `NotFound`."""
    if not is_navigator(seen_by, desk):
        raise NotFound
    told, numbers = _told(desk), participants.numbers_for_system(desk.partnership)
    spans = _spans(participants.spans_for_system(desk.partnership))
    found = []
    for record, number in numbers.items():
        alias, mark = f"P-{number:04d}", mark_of("participant", record)
        own = told.pop(mark, {})
        known = participation.periods(spans.get(record, ()), today)
        for period in known:
            said = own.pop(period.entry_on, None)
            found.append(PeriodLine(alias=alias, said=said, record=participation.record_of(
                period, said=said, raises=beside.raises.get(record, ()),
                starts=beside.starts.get(alias, ()), today=today,
                later=[s for other in known if other is not period for s in other.spans],
            )))  # fmt: skip
        found += [_from_file(alias, entry, said, today) for entry, said in own.items()]
    return sorted(found, key=lambda line: (line.record.exit_on or date.max, line.alias))


def _from_file(alias: str, entry: date, said: Said, today: date) -> PeriodLine:
    """A period that only the file knows: it counts for work and earnings, not for training."""
    alone = Period(spans=(Span(from_on=entry, until_on=said.exit_on),), exit_on=said.exit_on)
    made = participation.record_of(
        alone, said=said, raises=(), starts=(), later=(), today=today, in_training=False
    )
    return PeriodLine(alias=alias, record=made, said=said)


def period_on(lines: Iterable[PeriodLine], alias: str, on: date) -> date | None:
    """The entry of somebody's period that has a day in it; none where no period has."""
    for line in lines:
        if line.alias == alias and line.record.entry_on <= on <= (line.record.exit_on or date.max):
            return line.record.entry_on
    return None


def written_records(lines: Iterable[PeriodLine], year: int) -> list[list[str]]:
    """Every period in the federal layout, below the numbers of the columns; gains are those of a program year."""
    rows = [pirl.written(line.alias, line.record, line.said, year) for line in lines]
    return [list(COLUMNS), *([row.get(name, "") for name in COLUMNS] for row in rows)]


def _told(desk: Desk) -> dict[str, dict[date, Said]]:
    found: dict[str, dict[date, Said]] = defaultdict(dict)
    for each in OutcomeRecord.objects.filter(desk=desk):
        try:
            kept = unseal(each.key, "outcome", each.key, each.sealed)
        except ForgottenError:
            continue
        found[each.participant_mark][each.entry_on] = Said.from_dict(kept)
    return found


def _spans(steps: Iterable[tuple[UUID, str, str, date]]) -> dict[UUID, list[Span]]:
    ways: dict[UUID, dict[str, dict[str, date]]] = defaultdict(lambda: defaultdict(dict))
    for participant, about, kind, on in steps:
        ways[participant][about][kind] = on
    found: dict[UUID, list[Span]] = {}
    for participant, trainings in ways.items():
        found[participant] = [
            Span(
                from_on=way[MilestoneKind.ENROLLED], is_completed=MilestoneKind.COMPLETED in way,
                until_on=way.get(MilestoneKind.COMPLETED) or way.get(MilestoneKind.LEFT),
            )
            for way in trainings.values() if MilestoneKind.ENROLLED in way
        ]  # fmt: skip
    return found


def indicators_of(lines: Sequence[PeriodLine], year: int) -> Indicators:
    """The indicators over the exits of a program year; gains over the trainings that reach into it."""
    return _counted(lines, year, {m: (date(year, 7, 1), date(year + 1, 6, 30)) for m in Measure})


def annual_report(lines: Sequence[PeriodLine], year: int) -> Indicators:
    """The indicators as the annual report of a program year counts them, each over its own cohort of exits."""
    found = {measure: windows.window_of(measure, year) for measure in Measure}
    return _counted(lines, year, {m: days for m, days in found.items() if days is not None})


def _counted(
    lines: Sequence[PeriodLine], year: int, cohorts: Mapping[Measure, tuple[date, date]]
) -> Indicators:
    def left(measure: Measure) -> list[Record]:
        first, last = cohorts.get(measure, (date.max, date.min))
        return [
            each.record for each in lines
            if each.record.exit_on is not None and first <= each.record.exit_on <= last
        ]  # fmt: skip

    second, fourth, exits = left(Measure.EMPLOYED_Q2), left(Measure.EMPLOYED_Q4), left(Measure.EXITED)  # fmt: skip
    everybody = [line.record for line in lines]
    shown = {id(record) for measure in OF_EXITS for record in left(measure)}
    return Indicators(
        year=year,
        employed_q2=rules.employed(second, 2),
        employed_q4=rules.employed(fourth, 4),
        median=rules.median_earnings(left(Measure.EARNINGS)),
        earners=sum(_earns(each) for each in left(Measure.EARNINGS)),
        credentialed=rules.credentialed(left(Measure.CREDENTIAL)),
        gains=rules.skill_gains(everybody, year),
        gains_by=rules.gains_by_type(everybody, year),
        employers=rules.effectiveness(left(Measure.EMPLOYERS)),
        exits=len(exits),
        excluded=sum(each.exclusion is not None for each in exits),
        pending_q2=_pending(second, 2),
        pending_q4=_pending(fourth, 4),
        running=sum(each.exit_on is None for each in everybody),
        cohorts=cohorts,
        lines=[line for line in lines if id(line.record) in shown][:MOST_LINES],
    )


def _earns(record: Record) -> bool:
    return bool(record.earned_q2) and record.worked_q2 is Worked.YES and record.exclusion is None


def _pending(records: Iterable[Record], quarter: int) -> int:
    kept = [each for each in records if each.exclusion is None]
    return sum(
        (each.worked_q2 if quarter == 2 else each.worked_q4) is Worked.PENDING for each in kept
    )
