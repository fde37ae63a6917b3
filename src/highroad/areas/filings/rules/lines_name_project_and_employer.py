"""A line says for which project and which employer the week was worked."""

from __future__ import annotations

from collections.abc import Sequence

from highroad.areas.filings.rules.findings import Check, Finding, Line
from highroad.areas.filings.rules.sentences import N_
from highroad.areas.filings.vocabulary import Field, Severity, Stage


def lines_name_project_and_employer(lines: Sequence[Line]) -> list[Finding]:
    """Accepted lines without a project, an employer or a week."""
    return [
        Finding(line.line, {"field": name})
        for line in lines
        if line.status == "accepted"
        for name, value in (
            ("project", line.project),
            ("employer", line.employer),
            ("week_ending", line.week_ending),
        )
        if value is None
    ]


CHECK = Check(
    find=lines_name_project_and_employer,
    query="""
        SELECT line, 'project' AS field FROM lines WHERE status = 'accepted' AND project IS NULL
        UNION ALL
        SELECT line, 'employer' FROM lines WHERE status = 'accepted' AND employer IS NULL
        UNION ALL
        SELECT line, 'week_ending' FROM lines WHERE status = 'accepted' AND week_ending IS NULL
    """,
    severity=Severity.ERROR,
    stage=Stage.VALUES,
    title=N_("Lines without project, employer or week"),
    message=N_("{field} is empty."),
    remedy=N_("Fill in the project, the employer and the week, then upload the file again."),
    needs=(Field.PROJECT, Field.EMPLOYER, Field.WEEK_ENDING),
)
