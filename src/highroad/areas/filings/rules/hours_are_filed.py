"""A line reports work: its hours are above zero."""

from __future__ import annotations

from collections.abc import Sequence

from highroad.areas.filings.rules.findings import Check, Finding, Line
from highroad.areas.filings.rules.sentences import N_
from highroad.areas.filings.vocabulary import Field, Severity, Stage


def hours_are_filed(lines: Sequence[Line]) -> list[Finding]:
    """Accepted lines with no hours, or with zero hours."""
    return [
        Finding(line.line, {"hours": line.hours})
        for line in lines
        if line.status == "accepted" and (line.hours is None or line.hours == 0)
    ]


CHECK = Check(
    find=hours_are_filed,
    query="""
        SELECT line, hours FROM lines
        WHERE status = 'accepted' AND (hours IS NULL OR hours = 0)
    """,
    severity=Severity.WARNING,
    stage=Stage.LINE,
    title=N_("Lines without hours"),
    message=N_("The line has no hours."),
    remedy=N_("Add the hours, or say why the line stands there without any."),
    needs=(Field.HOURS,),
)
