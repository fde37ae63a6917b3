"""Periods of participation from the steps of a training, and one record of each for the indicators.

What a wage file said of a period comes first; then starts in a job that were checked; then an
apprenticeship that runs, which counts as employment (TEGL 10-16). What nobody knows is pending for two
more quarters and then counts as no work.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any, Final, TypeVar

from highroad.areas.supports.rules import transcripts
from highroad.areas.supports.rules.indicators import (
    SILENT_DAYS,
    Earned,
    Exclusion,
    Quarter,
    Record,
    Worked,
    quarter_after,
    quarterly_by_hour,
    years_after,
)
from highroad.areas.supports.rules.transcripts import Term

Word = TypeVar("Word", bound=StrEnum)
TRANSCRIPT, MILESTONE = "1807", "1809"
"""Columns of gains the desk knows itself: credit hours after school, and milestones of a training."""
GIVEN_UP_AFTER: Final = 2
"""Quarters after the one in question; without a match by then somebody did not work."""


@dataclass(frozen=True, kw_only=True)
class Span:
    """One training from its first day to its last; open while it runs."""

    from_on: date
    until_on: date | None = None
    is_completed: bool = False


@dataclass(frozen=True, kw_only=True)
class Start:
    """A job somebody started in, and until when somebody found them there."""

    from_on: date
    seen_on: date
    employer: str
    wage: Decimal
    """Dollars an hour."""
    hours: Decimal
    """A week."""

    def covers(self, quarter: Quarter) -> bool:
        """Whether they worked there on some day of a quarter, as far as anybody looked."""
        return self.from_on <= quarter.last_on and self.seen_on >= quarter.first_on

    def fills(self, quarter: Quarter) -> bool:
        """Whether they worked there all of the quarter."""
        return self.from_on <= quarter.first_on and self.seen_on >= quarter.last_on


@dataclass(frozen=True, kw_only=True)
class Period:
    """One period of participation: what the indicators count once."""

    spans: Sequence[Span]
    exit_on: date | None

    @property
    def entry_on(self) -> date:
        """Its first day."""
        return self.spans[0].from_on

    @property
    def completed_on(self) -> date | None:
        """The day a training in it was completed; the last one."""
        return max((s.until_on for s in self.spans if s.is_completed and s.until_on), default=None)


@dataclass(frozen=True, kw_only=True)
class Said:
    """What a wage file said of a period; none where it said nothing."""

    exit_on: date | None = None
    exclusion: Exclusion | None = None
    worked_q2: Worked | None = None
    worked_q4: Worked | None = None
    earned_q2: Decimal | None = None
    same_employer: bool | None = None
    credential: Earned | None = None
    credential_on: date | None = None
    worked_or_trained_within_year: bool = False
    is_job_training_only: bool = False
    gains_on: Sequence[date] = ()
    gains_by: Mapping[str, date] = field(default_factory=dict)
    """The same by type: the column of the federal layout in which the day stood."""
    match_q2: str = ""
    match_q4: str = ""
    """By which records work was found: the codes of elements 1603 and 1607."""
    enrolled_on: date | None = None
    completed_on: date | None = None
    """Of the training in it: elements 1811 and 1813."""
    terms: Sequence[Term] = ()
    """Terms written down from transcripts."""

    def to_dict(self) -> dict[str, Any]:
        """As it is sealed."""
        return {
            "exit_on": _text(self.exit_on), "exclusion": self.exclusion, "worked_q2": self.worked_q2,
            "worked_q4": self.worked_q4, "earned_q2": None if self.earned_q2 is None else str(self.earned_q2),
            "same_employer": self.same_employer, "credential": self.credential,
            "credential_on": _text(self.credential_on), "within_year": self.worked_or_trained_within_year,
            "job_only": self.is_job_training_only, "gains_on": [_text(on) for on in self.gains_on],
            "gains_by": {kind: _text(on) for kind, on in self.gains_by.items()},
            "match_q2": self.match_q2, "match_q4": self.match_q4,
            "enrolled_on": _text(self.enrolled_on), "ended_on": _text(self.completed_on),
            "terms": [[_text(term.until_on), str(term.hours)] for term in self.terms],
        }  # fmt: skip

    @classmethod
    def from_dict(cls, kept: Mapping[str, Any]) -> Said:
        """What `to_dict` wrote."""
        return cls(
            exit_on=_day(kept["exit_on"]), exclusion=_one(Exclusion, kept["exclusion"]),
            worked_q2=_one(Worked, kept["worked_q2"]), worked_q4=_one(Worked, kept["worked_q4"]),
            earned_q2=None if kept["earned_q2"] is None else Decimal(kept["earned_q2"]),
            same_employer=kept["same_employer"], credential=_one(Earned, kept["credential"]),
            credential_on=_day(kept["credential_on"]), is_job_training_only=kept["job_only"],
            worked_or_trained_within_year=kept["within_year"],
            gains_on=tuple(date.fromisoformat(text) for text in kept["gains_on"]),
            gains_by={k: date.fromisoformat(d) for k, d in kept.get("gains_by", {}).items()},
            match_q2=kept.get("match_q2", ""), match_q4=kept.get("match_q4", ""),
            enrolled_on=_day(kept.get("enrolled_on")), completed_on=_day(kept.get("ended_on")),
            terms=tuple(Term(date.fromisoformat(d), Decimal(h)) for d, h in kept.get("terms", ())),
        )  # fmt: skip


def _text(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)


def _one(words: type[Word], value: str | None) -> Word | None:
    return None if value is None else words(value)


def periods(spans: Iterable[Span], today: date) -> list[Period]:
    """Trainings with fewer than 90 days between them are one period; its exit is the last day of the last."""
    found: list[list[Span]] = []
    for span in sorted(spans, key=lambda each: (each.from_on, each.until_on or date.max)):
        last = _last_day(found[-1]) if found else None
        if found and (last is None or (span.from_on - last).days < SILENT_DAYS):
            found[-1].append(span)
        else:
            found.append([span])
    return [Period(spans=tuple(each), exit_on=_exit(each, today)) for each in found]


def _last_day(spans: Sequence[Span]) -> date | None:
    """The last day of all; none while one runs."""
    ends = [span.until_on for span in spans]
    return None if None in ends else max(end for end in ends if end is not None)


def _exit(spans: Sequence[Span], today: date) -> date | None:
    last = _last_day(spans)
    return last if last is not None and (today - last).days >= SILENT_DAYS else None


def gains(period: Period, raises: Iterable[date], today: date) -> list[date]:
    """Days of progress of type 4: a year of the training done, the training done, a raise in it."""
    found: list[date] = []
    for span in period.spans:
        last = span.until_on or today
        for years in range(1, (last.year - span.from_on.year) + 1):
            day = years_after(span.from_on, years)
            if day <= last:
                found.append(day)
        found += [on for on in raises if span.from_on < on <= last]
        if span.is_completed and span.until_on is not None:
            found.append(span.until_on)
    return sorted(set(found))


def record_of(
    period: Period, *, said: Said | None, raises: Iterable[date], starts: Sequence[Start],
    later: Sequence[Span], today: date, in_training: bool = True,
) -> Record:  # fmt: skip
    """One period as the indicators read it. `later` are the person's other trainings."""
    said = said or Said()
    exit_on = said.exit_on or period.exit_on
    ends = [span.until_on for span in period.spans]
    own_end = None if None in ends else max(end for end in ends if end is not None)
    own, terms = gains(period, raises, today), transcripts.gains(said.terms)
    untyped = [on for on in said.gains_on if on not in said.gains_by.values()]
    made = Record(
        entry_on=period.entry_on, exit_on=exit_on, exclusion=said.exclusion,
        in_training=in_training or said.enrolled_on is not None,
        is_job_training_only=said.is_job_training_only,
        training_from=said.enrolled_on or (period.entry_on if in_training else None),
        training_until=said.completed_on or (own_end if in_training else None),
        credential=said.credential or (Earned.RECOGNIZED if period.completed_on else Earned.NONE),
        credential_on=said.credential_on or period.completed_on,
        gains_on=(*own, *said.gains_on, *terms),
        gains_by=(
            *((MILESTONE, on) for on in (*own, *untyped)), *((TRANSCRIPT, on) for on in terms),
            *said.gains_by.items(),
        ),
        worked_or_trained_within_year=said.worked_or_trained_within_year,
    )  # fmt: skip
    return made if exit_on is None else _with_work(made, exit_on, said, starts, later, today)


def _with_work(
    made: Record, exit_on: date, said: Said, starts: Sequence[Start], later: Sequence[Span],
    today: date,
) -> Record:  # fmt: skip
    second, fourth = quarter_after(exit_on, 2), quarter_after(exit_on, 4)
    jobs = [
        [start for start in starts if start.covers(quarter)] for quarter in (second, fourth)
    ]  # fmt: skip
    same = {start.employer for start in jobs[0]} & {start.employer for start in jobs[1]}
    return replace(
        made,
        worked_q2=said.worked_q2 or _worked(second, jobs[0], later, today),
        worked_q4=said.worked_q4 or _worked(fourth, jobs[1], later, today),
        earned_q2=said.earned_q2 if said.worked_q2 else _earned(jobs[0], second),
        same_employer=bool(same) if said.same_employer is None else said.same_employer,
    )


def _worked(quarter: Quarter, jobs: Sequence[Start], spans: Sequence[Span], today: date) -> Worked:
    if jobs or any(_runs(span, quarter) for span in spans):
        return Worked.YES
    return Worked.NO if today > quarter.later(GIVEN_UP_AFTER).last_on else Worked.PENDING


def _runs(span: Span, quarter: Quarter) -> bool:
    ends = span.until_on or date.max
    return span.from_on <= quarter.last_on and ends >= quarter.first_on


def _earned(jobs: Sequence[Start], quarter: Quarter) -> Decimal | None:
    """By the rate of a job that lasted the whole quarter; a rate is never stretched over part of one."""
    whole = [start for start in jobs if start.fills(quarter)]
    return sum((quarterly_by_hour(s.wage, s.hours) for s in whole), Decimal(0)) or None
