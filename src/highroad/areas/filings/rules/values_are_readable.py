"""A date is a date and a number is a number."""

from __future__ import annotations

from collections.abc import Sequence

from highroad.areas.filings.rules.findings import Check, Finding, Line
from highroad.areas.filings.rules.sentences import N_
from highroad.areas.filings.vocabulary import Severity, Stage


def values_are_readable(lines: Sequence[Line]) -> list[Finding]:
    """Each field whose filed value could not be read as what the field holds."""
    return [
        Finding(line.line, {"field": name, "value": line.source.get(name, "")})
        for line in lines
        if line.unreadable
        for name in line.unreadable.split(",")
    ]


CHECK = Check(
    find=values_are_readable,
    query="""
        SELECT line, field, json_extract_string(filed_otherwise, '$.' || field) AS "value"
        FROM (SELECT *, unnest(string_split(unreadable, ',')) AS field FROM lines
              WHERE unreadable IS NOT NULL)
    """,
    severity=Severity.ERROR,
    stage=Stage.VALUES,
    title=N_("Values that cannot be read"),
    message=N_("{field}: “{value}” cannot be read."),
    remedy=N_("Write dates like 2026-03-31 and numbers like 38.5, then upload the file again."),
)
