"""Each value of a coded field stands in the code list of its source."""

from __future__ import annotations

from collections.abc import Sequence

from highroad.areas.filings.rules.findings import Check, Finding, Line
from highroad.areas.filings.rules.sentences import N_
from highroad.areas.filings.vocabulary import Severity, Stage


def codes_are_known(lines: Sequence[Line]) -> list[Finding]:
    """Each coded field whose value stands in no list. It stays unknown; nothing is guessed."""
    return [
        Finding(line.line, {"field": name, "value": line.source.get(name, "")})
        for line in lines
        if line.unknown_codes
        for name in line.unknown_codes.split(",")
    ]


CHECK = Check(
    find=codes_are_known,
    query="""
        SELECT line, field, CASE field WHEN 'sex' THEN source_sex WHEN 'race' THEN source_race
               WHEN 'level' THEN source_level END AS "value"
        FROM (SELECT *, unnest(string_split(unknown_codes, ',')) AS field FROM lines
              WHERE unknown_codes IS NOT NULL)
    """,
    severity=Severity.WARNING,
    stage=Stage.LINE,
    title=N_("Codes that are not in the list"),
    message=N_("{field}: “{value}” is not in the code list and counts as not known."),
    remedy=N_("Tell on the matching page what the code means, or correct it in the file."),
)
