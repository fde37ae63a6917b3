"""Net pay above gross pay needs a word: it may cover other work too."""

from __future__ import annotations

from collections.abc import Sequence

from highroad.areas.filings.rules.findings import Check, Finding, Line
from highroad.areas.filings.rules.sentences import N_
from highroad.areas.filings.vocabulary import Field, Severity, Stage


def net_lies_within_gross(lines: Sequence[Line]) -> list[Finding]:
    """Net pay above gross pay, or gross or net below zero."""
    return [
        Finding(line.line, {"net": line.net, "gross": line.gross})
        for line in lines
        if line.net is not None
        and line.gross is not None
        and (line.net > line.gross or line.net < 0 or line.gross < 0)
    ]


CHECK = Check(
    find=net_lies_within_gross,
    query="""
        SELECT line, net, gross FROM lines
        WHERE gross IS NOT NULL AND net IS NOT NULL AND (net > gross OR net < 0 OR gross < 0)
    """,
    severity=Severity.WARNING,
    stage=Stage.LINE,
    title=N_("Net pay above gross pay"),
    message=N_("Net pay is {net}, gross pay is {gross}."),
    remedy=N_("Say whether net pay covers other work too, or correct one of the two."),
    needs=(Field.GROSS, Field.NET),
)
