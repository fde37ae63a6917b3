"""One worker's day has 24 hours, over all lines and employers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from highroad.areas.filings.rules.findings import Check, Finding, Line
from highroad.areas.filings.rules.sentences import N_
from highroad.areas.filings.vocabulary import Field, Severity, Stage


def day_fits_in_24_hours(lines: Sequence[Line]) -> list[Finding]:
    """Each line of a worker's week in which one day adds up to more than 24 hours."""
    weeks = defaultdict(list)
    for line in lines:
        if line.status == "accepted" and line.worker is not None and line.week_ending is not None:
            weeks[line.worker, line.week_ending].append(line)
    found = []
    for together in weeks.values():
        most = max(sum(line.days[day] or 0 for line in together) for day in range(7))
        if most > 24:
            found += [Finding(line.line, {"total": most}) for line in together]
    return found


CHECK = Check(
    find=day_fits_in_24_hours,
    query="""
        WITH long_days AS (
            SELECT worker, week_ending, greatest(
                sum(coalesce(day1, 0)), sum(coalesce(day2, 0)), sum(coalesce(day3, 0)),
                sum(coalesce(day4, 0)), sum(coalesce(day5, 0)), sum(coalesce(day6, 0)),
                sum(coalesce(day7, 0))) AS total
            FROM lines
            WHERE status = 'accepted' AND worker IS NOT NULL AND week_ending IS NOT NULL
            GROUP BY worker, week_ending HAVING total > 24
        )
        SELECT line, total FROM lines JOIN long_days USING (worker, week_ending)
        WHERE status = 'accepted'
    """,
    severity=Severity.ERROR,
    stage=Stage.LINES,
    title=N_("Days with more than 24 hours"),
    message=N_("One day of this worker's week adds up to {total} hours over all lines."),
    remedy=N_("Look whether two people share an identifier or a day stands twice, and correct it."),
    needs=(Field.WORKER, Field.WEEK_ENDING, Field.DAY1),
)
