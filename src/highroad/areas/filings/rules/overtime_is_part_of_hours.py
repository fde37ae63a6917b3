"""Overtime is a part of the hours of the line."""

from __future__ import annotations

from collections.abc import Sequence

from highroad.areas.filings.rules.findings import Check, Finding, Line
from highroad.areas.filings.rules.sentences import N_
from highroad.areas.filings.vocabulary import Field, Severity, Stage


def overtime_is_part_of_hours(lines: Sequence[Line]) -> list[Finding]:
    """Overtime below zero or above the hours of its line."""
    return [
        Finding(line.line, {"overtime": line.overtime_hours, "hours": line.hours})
        for line in lines
        if line.overtime_hours is not None
        and line.hours is not None
        and (line.overtime_hours < 0 or line.overtime_hours > line.hours)
    ]


CHECK = Check(
    find=overtime_is_part_of_hours,
    query="""
        SELECT line, overtime_hours AS overtime, hours FROM lines
        WHERE hours IS NOT NULL AND (overtime_hours < 0 OR overtime_hours > hours)
    """,
    severity=Severity.WARNING,
    stage=Stage.LINE,
    title=N_("More overtime than hours"),
    message=N_("Overtime is {overtime}, all hours of the line are {hours}."),
    remedy=N_("Say whether overtime stands on a line of its own, or correct one of the two."),
    needs=(Field.HOURS, Field.OVERTIME_HOURS),
)
