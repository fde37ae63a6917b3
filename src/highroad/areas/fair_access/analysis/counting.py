"""Counting: from opened rows to a sheet, with the facts that stand under every figure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Any

import numpy as np
from safecount import TOTAL, Crosstab, Policy, ProtectedCrosstab

from highroad.areas.fair_access.analysis.grain import Grain
from highroad.areas.fair_access.analysis.sheets import Key, Sheet
from highroad.areas.fair_access.rules.periods import code_of, year_of
from highroad.areas.fair_access.rules.tables import Place, PublishedTable, Source
from highroad.areas.fair_access.vocabulary import Axis, RowFilter
from highroad.kit.periods import Period

if TYPE_CHECKING:
    import duckdb

MOST_CELLS = 2_500
"""A committee's table that would have more cells tells years apart instead of quarters, or no periods."""
REST = "rest"


class NothingToCountError(ValueError):
    """No certified line falls into the period."""


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """What to count: by what people are told apart, which days, who is meant."""

    breakdown: str
    period: Period
    about: str
    """The population; only tables about the same one are held against each other."""
    row_filter: str = ""
    """Which lines count; the usual choice unless it is named."""
    digest: str = ""
    filings: int = 0
    certified_on: date | None = None


@dataclass(frozen=True, kw_only=True)
class Earlier:
    """A table that is public already: its certificate, and by what it tells people apart."""

    breakdown: str
    certificate: Mapping[str, Any]

    @property
    def table(self) -> ProtectedCrosstab:
        """The table as everybody reads it."""
        return ProtectedCrosstab.from_dict(self.certificate)

    def truth(self, rows: duckdb.DuckDBPyConnection, wanted: Wanted) -> Crosstab:
        """The numbers behind it, counted again: what is hidden is kept nowhere."""
        count = Count.of(rows, replace(wanted, breakdown=self.breakdown))
        return count.sheet(axis.name for axis in self.table.axes[:-1]).crosstab(
            counts_employers=False
        )


@dataclass(frozen=True, eq=False)
class Count:
    """The grain of the lines that count, and of the lines that only the row filter leaves out."""

    wanted: Wanted
    row_filter: str
    grain: Grain
    rest: Grain

    @classmethod
    def of(cls, rows: duckdb.DuckDBPyConnection, wanted: Wanted) -> Count:
        """Count the opened rows. Raises `NothingToCountError`.

        Where no filter is named, lines with hours, rate and gross pay count, unless fewer than half
        of the lines have pay. One partnership looks through one filter: two could be subtracted.
        """
        grains = Grain.counted(rows, breakdown=wanted.breakdown, period=wanted.period)
        complete, rest = grains[RowFilter.COMPLETE], grains[REST]
        if not complete.lines + rest.lines:
            raise NothingToCountError
        usual = RowFilter.COMPLETE if complete.lines >= rest.lines else RowFilter.HOURS
        used = RowFilter(wanted.row_filter or usual)
        grain = complete if used == RowFilter.COMPLETE else complete + rest
        return cls(wanted, used, grain, rest)

    def sheet(self, by: Iterable[str]) -> Sheet:
        """Laid out by these dimensions."""
        about = f"{self.wanted.about} {self.row_filter}"
        return Sheet(self.grain, tuple(by), self.wanted.breakdown, about)

    def committee_sheet(self) -> Sheet:
        """By everything; coarser in time where the table would grow too large to be protected at once."""
        sheet = self.sheet(Axis.values)
        if sheet.size() <= MOST_CELLS:
            return sheet
        by_year = Sheet(in_years(self.grain), sheet.by, sheet.breakdown, sheet.about)
        if by_year.size() <= MOST_CELLS:
            return by_year
        return self.sheet(name for name in Axis.values if name != Axis.PERIOD)

    def remembers(self, earlier: Earlier) -> bool:
        """Whether an earlier table is about the very same lines."""
        return bool(earlier.certificate["about"] == self.sheet(()).about)

    def people_changed(self, earlier: Count) -> int:
        """How many people's hours or answers differ between two counts."""
        now, before = self.grain.entries(), earlier.grain.entries()
        return len({entry[0] for entry in now ^ before})

    def source(self, policy: Policy) -> Source:
        """What stands under the figures. A small number of people left out is not told."""
        left_out = 0 if self.row_filter == RowFilter.HOURS else self.rest.lines
        people = len(set(self.rest.columns["worker"]))
        tells = self.row_filter == RowFilter.COMPLETE and 0 < people < policy.smallest_count
        return Source(
            lines=self.grain.lines,
            filings=self.wanted.filings,
            certified_on=self.wanted.certified_on,
            period=self.wanted.period,
            digest=self.wanted.digest,
            lines_left_out=None if tells else left_out,
        )


def in_years(grain: Grain) -> Grain:
    """The same grain with years in place of quarters."""
    years = np.array([year_of(quarter) for quarter in grain.columns["period"]], dtype=object)
    return Grain({**grain.columns, "period": years}, grain.lines, grain.decimals)


def matching(
    finer: PublishedTable, by: tuple[str, ...], place: Place, period: Period
) -> Place | None:
    """Where a line of another table stands in the finer one; None where that cannot tell the period."""
    category = dict(zip(by, place, strict=True))
    if category.get(Axis.PERIOD, TOTAL) == TOTAL:
        category[Axis.PERIOD] = code_of(period, finer.source.period)
    if Axis.PERIOD not in finer.by and category[Axis.PERIOD] != TOTAL:
        return None
    return tuple(category.get(name, TOTAL) for name in finer.by)


def hidden_in(finer: PublishedTable, sheet: Sheet, period: Period) -> set[Key]:
    """The cells of a sheet that the finer table hides."""
    hidden: set[Key] = set()
    for cell in sheet.crosstab(counts_employers=False).cells():
        place = matching(finer, sheet.by, cell.key[:-1], period)
        found = finer.index.get((place, cell.key[-1])) if place else None
        if found is not None and found.hidden:
            hidden.add(cell.key)
    return hidden


def shown_in(tables: Iterable[PublishedTable], by: tuple[str, ...], whole: Period) -> set[Key]:
    """The cells of a committee's table that these publications show already."""
    shown: set[Key] = set()
    for table in tables:
        for cell in table.cells:
            category = dict(zip(table.by, cell.place, strict=True))
            if category.get(Axis.PERIOD, TOTAL) == TOTAL:
                category[Axis.PERIOD] = code_of(table.source.period, whole)
            if not cell.hidden and (Axis.PERIOD in by or category[Axis.PERIOD] == TOTAL):
                shown.add((*(category.get(name, TOTAL) for name in by), cell.group))
    return shown


def parents_of(protected: ProtectedCrosstab) -> dict[str, dict[str, str]]:
    """Per dimension the categories that stand under another: quarters under years."""
    above: dict[str, dict[str, str]] = {}
    for axis in protected.axes:
        under = {
            axis.labels[child]: axis.labels[node]
            for node, children in enumerate(axis.children)
            for child in children
            if axis.labels[node] != TOTAL
        }
        if under:
            above[axis.name] = under
    return above
