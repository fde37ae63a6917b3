"""A line that says neither which week nor which worker is not a payroll line and is set aside."""

from __future__ import annotations

from collections.abc import Sequence

from highroad.areas.filings.rules.findings import Check, Finding, Line
from highroad.areas.filings.rules.sentences import N_
from highroad.areas.filings.vocabulary import Severity, Stage


def lines_are_payroll_lines(lines: Sequence[Line]) -> list[Finding]:
    """Lines that were set aside, with the reason. They are kept and shown, and counted nowhere."""
    return [
        Finding(line.line, {"reason": line.reason})
        for line in lines
        if line.status == "quarantined"
    ]


CHECK = Check(
    find=lines_are_payroll_lines,
    query="SELECT line, reason FROM lines WHERE status = 'quarantined'",
    severity=Severity.WARNING,
    stage=Stage.VALUES,
    title=N_("Lines that were set aside"),
    message=N_("This line is not counted. {reason}"),
    remedy=N_(
        "If it is an empty line, a heading or a total, say so. If it is a worker's week, "
        "complete it."
    ),
)
