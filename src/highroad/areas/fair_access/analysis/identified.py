"""What apprentices said of themselves, counted and protected. Nothing of one person leaves this file."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from uuid import UUID

from safecount import TOTAL, CannotProtect, Crosstab, Policy, audit, protect

from highroad.areas.self_identification import queries as answers

DECLINED = "declined"
SECONDS = 1.5
Counts = Mapping[str, int | None]


def identified_tables(people: Collection[UUID], *, smallest_count: int) -> dict[str, Counts]:
    """Sex, ethnicity, race and disability of these people: a count by answer, None where it is hidden.

    Who said nothing is counted as not having said. A person counts once in every race they chose.
    """
    said = answers.answers_for_analysis(people)
    pairs = {
        "sex": [(n, one.get("sex") or DECLINED) for n, one in enumerate(said)],
        "ethnicity": [(n, one.get("ethnicity") or DECLINED) for n, one in enumerate(said)],
        "race": [(n, race) for n, one in enumerate(said) for race in one.get("races") or [DECLINED]],
        "disability": [
            (n, one or DECLINED) for n, one in enumerate(answers.disabilities_for_analysis(people))
        ],
    }  # fmt: skip
    return {name: _protected(name, rows, smallest_count) for name, rows in pairs.items()}


def _protected(name: str, rows: Sequence[tuple[int, str]], smallest: int) -> Counts:
    if not rows:
        return {}
    table = Crosstab.from_columns(
        {name: [answer for _n, answer in rows], "answer": [1] * len(rows), "person": [str(n) for n, _a in rows]},
        dimensions=[name], value="answer", contributors=["person"], about="apprentices",
    )  # fmt: skip
    try:
        safe = protect(table, Policy(smallest_count=smallest), time_limit=SECONDS)
    except CannotProtect:
        return {answer: None for _n, answer in rows}
    if not audit(safe).safe:
        return {answer: None for _n, answer in rows}
    return {
        cell.key[0]: None if cell.value is None else int(cell.value)
        for cell in safe.cells() if cell.key[0] != TOTAL
    }  # fmt: skip
