"""A line says whose week it is; without it nobody can be counted twice or once."""

from __future__ import annotations

from collections.abc import Sequence

from highroad.areas.filings.rules.findings import Check, Finding, Line
from highroad.areas.filings.rules.sentences import N_
from highroad.areas.filings.vocabulary import Field, Severity, Stage


def worker_is_identified(lines: Sequence[Line]) -> list[Finding]:
    """Accepted lines without a worker's identifier. Their hours count; the person cannot."""
    return [
        Finding(line.line, {"hours": line.hours})
        for line in lines
        if line.status == "accepted" and line.worker is None
    ]


CHECK = Check(
    find=worker_is_identified,
    query="SELECT line, hours FROM lines WHERE status = 'accepted' AND worker IS NULL",
    severity=Severity.WARNING,
    stage=Stage.LINE,
    title=N_("Lines without a worker's identifier"),
    message=N_("No identifier is filed for these {hours} hours."),
    remedy=N_(
        "Add the badge or payroll number, or say why there is none. Never use a social "
        "security number."
    ),
    needs=(Field.WORKER,),
)
