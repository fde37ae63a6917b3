"""One worker is filed with one sex over time; two are a question, not a verdict."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from highroad.areas.filings.rules.findings import Check, Finding, Line
from highroad.areas.filings.rules.sentences import N_
from highroad.areas.filings.vocabulary import Field, Severity, Stage


def worker_has_one_sex(lines: Sequence[Line]) -> list[Finding]:
    """Each worker filed with more than one sex, at the first such line; a missing one is not another."""
    filed: defaultdict[str, dict[str, int]] = defaultdict(dict)
    for line in lines:
        if line.status == "accepted" and line.worker is not None and line.sex is not None:
            before = filed[line.worker].get(line.sex, line.line)
            filed[line.worker][line.sex] = min(before, line.line)
    return [
        Finding(min(answers.values()), {"answers": ", ".join(sorted(answers))})
        for answers in filed.values()
        if len(answers) > 1
    ]


CHECK = Check(
    find=worker_has_one_sex,
    query="""
        WITH answers AS (
            SELECT worker, sex, min(line) AS line FROM lines
            WHERE status = 'accepted' AND worker IS NOT NULL AND sex IS NOT NULL
            GROUP BY worker, sex
        )
        SELECT min(line) AS line, string_agg(sex, ', ' ORDER BY sex) AS answers FROM answers
        GROUP BY worker HAVING count(*) > 1
    """,
    severity=Severity.WARNING,
    stage=Stage.LINES,
    title=N_("Workers with two sexes"),
    message=N_("This worker is filed as {answers}."),
    remedy=N_(
        "Look whether two people share an identifier. If the answer changed, say so: each "
        "line counts as filed."
    ),
    needs=(Field.WORKER, Field.SEX),
)
