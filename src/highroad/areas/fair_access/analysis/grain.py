"""The grain: filed lines reduced to one row a worker and category, the smallest thing that is ever looked at."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from highroad.areas.fair_access.rules.tables import NOT_STATED
from highroad.areas.fair_access.vocabulary import Breakdown, Category
from highroad.kit.periods import Period

if TYPE_CHECKING:
    import duckdb

UNITS = {2: "hours_x100", 4: "hours_x10000"}
"""Hours as whole hundredths, or finer where the filing is: sums of them are exact in every engine."""

ANSWER = {
    Breakdown.SEX: "sex",
    Breakdown.RACE: "race",
    Breakdown.RESIDENCE: "residence",
    Breakdown.APPRENTICE: "CASE WHEN apprentice THEN 'apprentice' WHEN NOT apprentice THEN 'other' END",
}
ANSWERS: dict[str, dict[str, str]] = {
    Breakdown.SEX: {
        "female": Category.WOMEN,
        "male": Category.MEN,
        "nonbinary": Category.NONBINARY,
    },
    Breakdown.RACE: {
        "white": Category.WHITE, "black": Category.BLACK, "hispanic": Category.HISPANIC,
        "asian": Category.ASIAN, "native": Category.NATIVE, "pacific": Category.PACIFIC,
        "asian_or_pacific": Category.ASIAN_OR_PACIFIC, "middle_eastern": Category.MIDDLE_EASTERN,
        "multiracial": Category.MULTIRACIAL,
    },
    Breakdown.RESIDENCE: {
        "resident": Category.RESIDENTS, "residents": Category.RESIDENTS, "yes": Category.RESIDENTS,
        "y": Category.RESIDENTS, "local": Category.RESIDENTS, "1": Category.RESIDENTS,
        "non-resident": Category.NON_RESIDENTS, "nonresident": Category.NON_RESIDENTS,
        "no": Category.NON_RESIDENTS, "n": Category.NON_RESIDENTS, "0": Category.NON_RESIDENTS,
    },
    Breakdown.APPRENTICE: {"apprentice": Category.APPRENTICES},
}  # fmt: skip
"""What a filed code counts as. Nothing filed is unknown; a code named here nowhere is another answer."""

LABELS = "CAST(q // 10 AS VARCHAR) || '-Q' || CAST(q % 10 AS VARCHAR)"
REDUCED = """
    SELECT trade, level, project, q, employer, worker, answer, complete, hours, lines
    FROM (
        SELECT trade, level, project, employer, worker, {answer} AS answer,
               CAST(year(week_ending) * 10 + quarter(week_ending) AS INTEGER) AS q,
               rate IS NOT NULL AND gross IS NOT NULL AS complete,
               sum(hours) AS hours, count(*) AS lines
        FROM rows
        WHERE hours IS NOT NULL AND week_ending BETWEEN $first_on AND $last_on
        GROUP BY ALL
    )
"""
SPOKEN = """
    SELECT coalesce(nullif(trim(trade), ''), $not_stated) AS trade,
           coalesce(nullif(trim(level), ''), $not_stated) AS level,
           coalesce(nullif(trim(project), ''), $not_stated) AS project,
           {label} AS period,
           coalesce(map_extract_value(map($codes, $groups), lower(trim(answer))),
                    CASE WHEN nullif(trim(answer), '') IS NULL THEN $unknown ELSE $other END) AS answer,
           coalesce(nullif(trim(employer), ''), $not_stated) AS employer,
           coalesce(nullif(trim(worker), ''), 'nobody named by ' || coalesce(employer, '')) AS worker,
           complete,
           CAST(hours * 10000 AS BIGINT) AS hours,
           lines
    FROM ({reduced})
"""


@dataclass(frozen=True, eq=False)
class Grain:
    """Columns of equal length: trade, level, project, period (quarter), answer, employer, worker, hours."""

    columns: Mapping[str, Any]
    lines: int
    decimals: int = 2

    @property
    def unit(self) -> str:
        """The name of the column of hours: it says in which unit they are."""
        return UNITS[self.decimals]

    def __len__(self) -> int:
        return len(self.columns["worker"])

    def __add__(self, other: Grain) -> Grain:
        joined = {
            name: np.concatenate([column, other.columns[name]])
            for name, column in self.columns.items()
        }
        return Grain(joined, self.lines + other.lines, self.decimals)

    def entries(self) -> set[tuple[Any, ...]]:
        """Every row with its worker first: two grains are compared by them."""
        names = ["worker", *sorted(set(self.columns) - {"worker"})]
        return set(zip(*(self.columns[name].tolist() for name in names), strict=True))

    @classmethod
    def counted(
        cls, rows: duckdb.DuckDBPyConnection, *, breakdown: str, period: Period
    ) -> dict[str, Grain]:
        """The lines with hours as one row a worker: those that also have pay, and the rest.

        `rows` has a view of that name. Lines without an identifier count as one person an employer:
        too few rather than too many, so that nobody is shown for that reason.
        """
        other = Category.OTHER if breakdown != Breakdown.APPRENTICE else Category.NOT_APPRENTICES
        reduced = REDUCED.format(answer=ANSWER[Breakdown(breakdown)])
        found = rows.execute(
            SPOKEN.format(label=LABELS, reduced=reduced),
            {
                "first_on": period.first_on, "last_on": period.last_on, "not_stated": NOT_STATED,
                "codes": list(ANSWERS[breakdown]),
                "groups": [str(group) for group in ANSWERS[breakdown].values()],
                "unknown": str(Category.UNKNOWN), "other": str(other),
            },
        ).fetchnumpy()  # fmt: skip
        hours = found.pop("hours")
        decimals = 4 if (hours % 100).any() else 2
        found[UNITS[decimals]] = hours if decimals == 4 else hours // 100
        complete = found.pop("complete").astype(bool)
        lines = found.pop("lines")
        return {
            name: cls(
                {column: values[chosen] for column, values in found.items()},
                int(lines[chosen].sum()),
                decimals,
            )
            for name, chosen in (("complete", complete), ("rest", ~complete))
        }
