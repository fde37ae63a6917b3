"""Between an employer's first and last week on a project no week is missing without a word."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise

from highroad.areas.filings.rules.findings import Check, Finding, Line
from highroad.areas.filings.rules.sentences import N_
from highroad.areas.filings.vocabulary import Field, Severity, Stage


def weeks_follow_each_other(lines: Sequence[Line]) -> list[Finding]:
    """The first line after a gap of more than seven days in an employer's weeks on a project."""
    weeks: defaultdict[tuple[str, str], dict[object, int]] = defaultdict(dict)
    for line in sorted(lines, key=lambda line: line.line):
        if line.status == "accepted" and line.project and line.employer and line.week_ending:
            weeks[line.project, line.employer].setdefault(line.week_ending, line.line)
    found = []
    for (project, employer), first_lines in weeks.items():
        for before, after in pairwise(sorted(first_lines)):  # type: ignore[type-var]
            if (after - before).days > 7:  # type: ignore[operator]
                values = {
                    "project": project,
                    "employer": employer,
                    "before": before,
                    "after": after,
                }
                found.append(Finding(first_lines[after], values))
    return found


CHECK = Check(
    find=weeks_follow_each_other,
    query="""
        WITH weeks AS (
            SELECT project, employer, week_ending, min(line) AS line FROM lines
            WHERE status = 'accepted' AND project <> '' AND employer <> '' AND week_ending IS NOT NULL
            GROUP BY project, employer, week_ending
        ), neighbors AS (
            SELECT line, project, employer, week_ending AS "after",
                   lag(week_ending) OVER (PARTITION BY project, employer ORDER BY week_ending) AS "before"
            FROM weeks
        )
        SELECT line, project, employer, "before", "after" FROM neighbors WHERE "after" - "before" > 7
    """,
    severity=Severity.WARNING,
    stage=Stage.LINES,
    title=N_("Gaps in the weeks"),
    message=N_("{employer} on {project}: nothing between {before} and {after}."),
    remedy=N_("Add the weeks that are missing, or say that no work was done."),
    needs=(Field.PROJECT, Field.EMPLOYER, Field.WEEK_ENDING),
)
