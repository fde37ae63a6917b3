"""Gross pay is not less than hours times the hourly rate."""

from __future__ import annotations

from collections.abc import Sequence

from highroad.areas.filings.rules.findings import Check, Finding, Line
from highroad.areas.filings.rules.sentences import N_
from highroad.areas.filings.vocabulary import Field, Severity, Stage


def pay_covers_straight_time(lines: Sequence[Line]) -> list[Finding]:
    """Gross pay more than one dollar below hours times rate."""
    found = []
    for line in lines:
        if line.hours is None or line.rate is None or line.gross is None:
            continue
        straight = line.hours * line.rate
        if line.hours > 0 and line.rate > 0 and line.gross < straight - 1:
            found.append(Finding(line.line, {"gross": line.gross, "straight": straight}))
    return found


CHECK = Check(
    find=pay_covers_straight_time,
    query="""
        SELECT line, gross, hours * rate AS straight FROM lines
        WHERE hours > 0 AND rate > 0 AND gross < hours * rate - 1
    """,
    severity=Severity.WARNING,
    stage=Stage.LINE,
    title=N_("Pay below straight time"),
    message=N_("Gross pay is {gross}; hours times rate are {straight}."),
    remedy=N_("Correct hours, rate or gross pay, or say why the pay is lower."),
    needs=(Field.HOURS, Field.RATE, Field.GROSS),
)
