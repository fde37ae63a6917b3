"""The hours of the week are the sum of the hours of its days (WH-347, column 5)."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from highroad.areas.filings.rules.findings import Check, Finding, Line
from highroad.areas.filings.rules.sentences import N_
from highroad.areas.filings.vocabulary import Field, Severity, Stage


def hours_add_up(lines: Sequence[Line]) -> list[Finding]:
    """Lines whose seven filed days do not add up to their hours; a hundredth of an hour is let pass."""
    found = []
    for line in lines:
        days = [day for day in line.days if day is not None]
        if len(days) < 7 or line.hours is None:
            continue
        total = sum(days, Decimal(0))
        if abs(total - line.hours) > Decimal("0.01"):
            found.append(Finding(line.line, {"hours": line.hours, "total": total}))
    return found


CHECK = Check(
    find=hours_add_up,
    query="""
        SELECT line, hours, day1 + day2 + day3 + day4 + day5 + day6 + day7 AS total FROM lines
        WHERE abs(day1 + day2 + day3 + day4 + day5 + day6 + day7 - hours) > 0.01
    """,
    severity=Severity.ERROR,
    stage=Stage.LINE,
    title=N_("Days that do not add up to the week"),
    message=N_("The days add up to {total}, the week says {hours}."),
    remedy=N_("Correct one of the two and upload the file again."),
    needs=(Field.HOURS, Field.DAY1, Field.DAY7),
)
