"""A column of classes in which some values name the trade and others only the level cannot be sorted by trade."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from highroad.areas.filings.rules.findings import Check, Finding, Line
from highroad.areas.filings.rules.sentences import N_
from highroad.areas.filings.vocabulary import Field, Severity, Stage


def class_says_one_thing(lines: Sequence[Line]) -> list[Finding]:
    """If some classes name a trade and others only a level: each class that names no trade, once."""
    first: dict[str, int] = {}
    counts: defaultdict[str, int] = defaultdict(int)
    has_trade = False
    for line in sorted(lines, key=lambda line: line.line):
        if line.status != "accepted" or not line.classification:
            continue
        has_trade = has_trade or line.trade is not None
        if line.trade is None and line.level is not None:
            first.setdefault(line.classification, line.line)
            counts[line.classification] += 1
    if not has_trade:
        return []
    return [Finding(at, {"value": name, "lines": counts[name]}) for name, at in first.items()]


CHECK = Check(
    find=class_says_one_thing,
    query="""
        SELECT min(line) AS line, classification AS "value", count(*) AS lines FROM lines
        WHERE status = 'accepted' AND classification <> '' AND trade IS NULL AND level IS NOT NULL
          AND EXISTS (SELECT 1 FROM lines WHERE status = 'accepted' AND classification <> ''
                      AND trade IS NOT NULL)
        GROUP BY classification
    """,
    severity=Severity.WARNING,
    stage=Stage.LINES,
    title=N_("Classes that mix trade and level"),
    message=N_(
        "“{value}” names a level and no trade ({lines} lines), while other classes name a trade."
    ),
    remedy=N_(
        "Add a column with the trade if you have one. If not, say so: the trade stays unknown."
    ),
    needs=(Field.CLASSIFICATION,),
)
