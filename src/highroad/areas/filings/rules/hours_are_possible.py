"""A week has 168 hours, and nobody works less than none."""

from __future__ import annotations

from collections.abc import Sequence

from highroad.areas.filings.rules.findings import Check, Finding, Line
from highroad.areas.filings.rules.sentences import N_
from highroad.areas.filings.vocabulary import Field, Severity, Stage


def hours_are_possible(lines: Sequence[Line]) -> list[Finding]:
    """Hours below 0 or above 168."""
    return [
        Finding(line.line, {"hours": line.hours})
        for line in lines
        if line.hours is not None and not 0 <= line.hours <= 168
    ]


CHECK = Check(
    find=hours_are_possible,
    query="SELECT line, hours FROM lines WHERE hours < 0 OR hours > 168",
    severity=Severity.ERROR,
    stage=Stage.LINE,
    title=N_("Impossible hours"),
    message=N_("{hours} hours in one week are not possible; a week has 168."),
    remedy=N_("Correct the hours and upload the file again."),
    needs=(Field.HOURS,),
)
