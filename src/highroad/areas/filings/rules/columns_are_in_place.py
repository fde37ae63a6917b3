"""Values that slid one column over look like something else."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from highroad.areas.filings.rules.findings import Check, Finding, Line
from highroad.areas.filings.rules.sentences import N_
from highroad.areas.filings.vocabulary import Field, Severity, Stage


def columns_are_in_place(lines: Sequence[Line]) -> list[Finding]:
    """Lines whose hours look like the rate and whose rate looks like the pay, or the other way round.

    Slid left: gross is missing or at most 2, the rate is above 200, and the hours lie within 12 and
    168, as rates do. Slid right: no hours, the rate lies within 1 and 84, the gross within 12 and
    200, and the net is above eight times the gross.
    """
    found = []
    for line in lines:
        if line.status == "accepted" and (slid := _left(line) or _right(line)):
            values = {"hours": line.hours, "rate": line.rate, "gross": line.gross, "slid": slid}
            found.append(Finding(line.line, values))
    return found


def _left(line: Line) -> str:
    is_slid = (
        (line.gross is None or line.gross <= 2)
        and line.rate is not None
        and line.rate > 200
        and line.hours is not None
        and 12 <= line.hours <= 168
    )
    return "left" if is_slid else ""


def _right(line: Line) -> str:
    if line.hours is not None or line.rate is None or line.gross is None or line.net is None:
        return ""
    is_slid = (
        1 <= line.rate <= 84 and 12 <= line.gross <= 200 and line.net > Decimal(8) * line.gross
    )
    return "right" if is_slid else ""


CHECK = Check(
    find=columns_are_in_place,
    query="""
        SELECT line, hours, rate, gross, 'left' AS slid FROM lines
        WHERE status = 'accepted' AND (gross IS NULL OR gross <= 2) AND rate > 200
          AND hours BETWEEN 12 AND 168
        UNION ALL
        SELECT line, hours, rate, gross, 'right' FROM lines
        WHERE status = 'accepted' AND hours IS NULL AND rate BETWEEN 1 AND 84
          AND gross BETWEEN 12 AND 200 AND net > 8 * gross
    """,
    severity=Severity.ERROR,
    stage=Stage.VALUES,
    title=N_("Columns that look shifted"),
    message=N_(
        "The hours ({hours}) look like a rate, or the rate ({rate}) looks like pay ({gross})."
    ),
    remedy=N_(
        "Look whether cells slid one column to the {slid}, move them back and upload the "
        "file again."
    ),
    needs=(Field.HOURS, Field.RATE, Field.GROSS),
)
