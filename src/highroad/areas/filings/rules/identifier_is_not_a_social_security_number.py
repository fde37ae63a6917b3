"""A full social security number has no place in a filing (WH-347, column 1E)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from highroad.areas.filings.rules.findings import Check, Finding, Line
from highroad.areas.filings.rules.sentences import N_
from highroad.areas.filings.vocabulary import Field, Severity, Stage


def identifier_is_not_a_social_security_number(lines: Sequence[Line]) -> list[Finding]:
    """Lines whose identifier has the shape of a full social security number. It is not repeated here."""
    return [
        Finding(line.line, {})
        for line in lines
        if line.worker is not None and re.fullmatch(r"[0-9]{3}-[0-9]{2}-[0-9]{4}", line.worker)
    ]


CHECK = Check(
    find=identifier_is_not_a_social_security_number,
    query="SELECT line FROM lines WHERE regexp_full_match(worker, '[0-9]{3}-[0-9]{2}-[0-9]{4}')",
    severity=Severity.ERROR,
    stage=Stage.VALUES,
    title=N_("Full social security numbers"),
    message=N_("The identifier is a full social security number."),
    remedy=N_(
        "Use a badge or payroll number, or the last four digits, then upload the file again."
    ),
    needs=(Field.WORKER,),
    hides_worker=True,
)
