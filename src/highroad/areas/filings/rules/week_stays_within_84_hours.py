"""More than 84 hours in one worker's week, over all lines and employers, need a word."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from highroad.areas.filings.rules.findings import Check, Finding, Line
from highroad.areas.filings.rules.sentences import N_
from highroad.areas.filings.vocabulary import Field, Severity, Stage


def week_stays_within_84_hours(lines: Sequence[Line]) -> list[Finding]:
    """Each line of a worker's week that adds up to more than 84 hours."""
    weeks = defaultdict(list)
    for line in lines:
        if line.status == "accepted" and line.worker is not None and line.week_ending is not None:
            weeks[line.worker, line.week_ending].append(line)
    found = []
    for together in weeks.values():
        total = sum(line.hours or 0 for line in together)
        if total > 84:
            found += [Finding(line.line, {"total": total}) for line in together]
    return found


CHECK = Check(
    find=week_stays_within_84_hours,
    query="""
        WITH long_weeks AS (
            SELECT worker, week_ending, hours AS total FROM worker_weeks
            WHERE week_ending IS NOT NULL AND hours > 84
        )
        SELECT line, total FROM lines JOIN long_weeks USING (worker, week_ending)
        WHERE status = 'accepted'
    """,
    severity=Severity.WARNING,
    stage=Stage.LINES,
    title=N_("Weeks with more than 84 hours"),
    message=N_("This worker's week adds up to {total} hours over all lines."),
    remedy=N_("Confirm the hours, or look whether two people share an identifier."),
    needs=(Field.WORKER, Field.WEEK_ENDING, Field.HOURS),
)
