"""Plain rows, what a check finds in them, and what a check is."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from highroad.areas.filings.vocabulary import Field, Severity, Stage


@dataclass(frozen=True)
class Line:
    """One accepted line of a filing: a worker, a week, a class, as it was read. None is: not filed."""

    line: int
    """The row as the filer's own program counts it; the header is usually row 1."""
    project: str | None = None
    employer: str | None = None
    week_ending: date | None = None
    worker: str | None = None
    classification: str | None = None
    trade: str | None = None
    level: str | None = None
    hours: Decimal | None = None
    overtime_hours: Decimal | None = None
    rate: Decimal | None = None
    gross: Decimal | None = None
    net: Decimal | None = None
    sex: str | None = None
    race: str | None = None
    residence: str | None = None
    days: tuple[Decimal | None, ...] = (None,) * 7
    """Hours on each of the seven days that end with `week_ending`."""
    unreadable: str | None = None
    """Fields whose value could not be read, with commas between."""
    unknown_codes: str | None = None
    """Fields whose value stands in no code list, with commas between."""
    source: Mapping[str, str] = field(default_factory=dict)
    """The filed value of each field."""
    status: str = "accepted"
    reason: str | None = None


@dataclass(frozen=True)
class Finding:
    """Something a check found on a line; the values stand in the check's message."""

    line: int
    values: Mapping[str, Any]


WORKER_WEEKS = """
    SELECT worker, week_ending, count(*) AS lines, sum(hours) AS hours FROM lines
    WHERE status = 'accepted' AND worker IS NOT NULL GROUP BY worker, week_ending
"""
"""Each worker's weeks: on how many accepted lines, with how many hours."""


@dataclass(frozen=True)
class Check:
    """One check: a function over plain rows, and the same condition as SQL for whole files.

    `query` selects from `lines` the columns `line` and one for each value of the message. Checks that
    look at a worker's whole week may ask `worker_weeks`, which is made once for all of them.
    """

    find: Callable[[Sequence[Line]], list[Finding]]
    query: str
    severity: Severity
    stage: Stage
    title: str
    message: str
    remedy: str
    needs: tuple[Field, ...] = ()
    """Fields without which the check cannot be made."""
    hides_worker: bool = False
    """Whether the identifier itself is what must not be repeated."""

    @property
    def name(self) -> str:
        return self.find.__name__
