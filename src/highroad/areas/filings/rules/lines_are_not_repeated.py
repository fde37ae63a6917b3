"""The same worker, week, class, hours and pay twice: two payments or one line twice, a person must judge."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from highroad.areas.filings.rules.findings import Check, Finding, Line
from highroad.areas.filings.rules.sentences import N_
from highroad.areas.filings.vocabulary import Field, Severity, Stage


def lines_are_not_repeated(lines: Sequence[Line]) -> list[Finding]:
    """Each line that says the same as an earlier one; both are kept, and somebody is asked."""
    alike = defaultdict(list)
    for line in lines:
        if line.status == "accepted" and line.worker is not None:
            alike[_says(line)].append(line.line)
    return [
        Finding(later, {"earlier": min(together)})
        for together in alike.values()
        for later in sorted(together)[1:]
    ]


def _says(line: Line) -> tuple[object, ...]:
    return (
        line.worker, line.week_ending, line.project, line.employer, line.classification, line.hours,
        line.overtime_hours, line.rate, line.gross, line.net,
    )  # fmt: skip


CHECK = Check(
    find=lines_are_not_repeated,
    query="""
        WITH busy AS (
            SELECT worker, week_ending FROM worker_weeks WHERE lines > 1
        ), several AS (
            SELECT lines.* FROM lines JOIN busy
            ON lines.worker = busy.worker AND lines.week_ending IS NOT DISTINCT FROM busy.week_ending
            WHERE status = 'accepted'
        )
        SELECT line, earlier FROM (
            SELECT line, min(line) OVER (
                PARTITION BY worker, week_ending, project, employer, classification, hours,
                overtime_hours, rate, gross, net) AS earlier
            FROM several
        ) WHERE line > earlier
    """,
    severity=Severity.WARNING,
    stage=Stage.LINES,
    title=N_("Lines that stand twice"),
    message=N_("This line says the same as row {earlier}."),
    remedy=N_(
        "If they are two payments, say so and both count. If one is a copy, take it out and "
        "upload again."
    ),
    needs=(Field.WORKER,),
)
