"""Sheets: the grain laid out as a crosstab, with what must be shown and what must stay hidden."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import product
from math import prod
from typing import Any

from safecount import TOTAL, CannotProtect, Crosstab, Dimension, Policy, ProtectedCrosstab, protect

from highroad.areas.fair_access.analysis.grain import Grain
from highroad.areas.fair_access.rules.periods import year_of
from highroad.areas.fair_access.rules.tables import TableCell
from highroad.areas.fair_access.vocabulary import Axis, Breakdown, Category

Key = tuple[str, ...]
GROUP = "group"
NOT_OF_COLOR = frozenset({Category.WHITE, Category.UNKNOWN, Category.PEOPLE_OF_COLOR})
MOST_PROTECTED = 3
"""Of the cells for whose sake a cell is hidden, how many are named."""
SECONDS = 1.5
"""How long a pattern is made smaller once it is safe: a page waits for it."""


@dataclass(frozen=True, eq=False)
class Sheet:
    """A grain with the dimensions it is laid out by; the group comes last."""

    grain: Grain
    by: tuple[str, ...]
    breakdown: str
    about: str

    def dimensions(self) -> list[Dimension]:
        """The dimensions with what stands above their categories.

        The last is named after the breakdown: tables by sex and by race meet in their totals.
        """
        return [*(self._axis(name) for name in self.by), self._groups()]

    def _axis(self, name: str) -> Dimension:
        found = self._found(name)
        if name != Axis.PERIOD:
            return Dimension(name, categories=found)
        years = sorted({year_of(quarter) for quarter in found})
        if found == years:
            return Dimension(name, categories=found)
        above: dict[str, str | None] = {quarter: year_of(quarter) for quarter in found}
        return Dimension(name, parents={**dict.fromkeys(years), **above})

    def _groups(self) -> Dimension:
        found = self._found("answer")
        if self.breakdown != Breakdown.RACE or not set(found) - NOT_OF_COLOR:
            return Dimension(self.breakdown, categories=found)
        above: dict[str, str | None] = {
            str(group): None if group in NOT_OF_COLOR else str(Category.PEOPLE_OF_COLOR)
            for group in found
        }
        return Dimension(self.breakdown, parents={str(Category.PEOPLE_OF_COLOR): None, **above})

    def _found(self, name: str) -> list[str]:
        return sorted(set(self.grain.columns[name]))

    def size(self) -> int:
        """How many cells it will have, margins included."""
        nodes = [len(self._found(name)) + 1 for name in (*self.by, "answer")]
        if Axis.PERIOD in self.by:
            quarters = set(self._found(Axis.PERIOD))
            nodes[self.by.index(Axis.PERIOD)] += len(
                {year_of(each) for each in quarters} - quarters
            )
        return prod(nodes)

    def crosstab(self, *, counts_employers: bool = True) -> Crosstab:
        """The table, every cell and margin. Employers are counted where a rule asks for them."""
        return Crosstab.from_columns(
            {**self.grain.columns, self.breakdown: self.grain.columns["answer"]},
            dimensions=self.dimensions(),
            value=self.grain.unit,
            contributors=["worker", "employer"] if counts_employers else ["worker"],
            about=self.about,
        )

    def protected(
        self, policy: Policy, *, headline: Iterable[Key] = (), must_hide: Iterable[Key] = ()
    ) -> ProtectedCrosstab:  # fmt: skip
        """The table with nobody to be found in it.

        Headline cells stay shown where that is possible; empty cells are hidden only where nothing
        else protects. Raises `CannotProtect`.
        """
        bare = self.crosstab(counts_employers=policy.smallest_employers is not None)
        known = {cell.key for cell in bare.cells()}
        hide = set(must_hide) & known
        small = {cell.key for cell in bare.cells() if is_sensitive(cell, policy)} | hide
        show = (set(headline) & known) - small
        attempts = product((policy, replace(policy, hide_zeros=True)), (show, set[Key]()))
        trouble: CannotProtect | None = None
        for rules, wanted in attempts:
            try:
                return protect(
                    replace(bare, must_publish=frozenset(wanted), must_hide=frozenset(hide)),
                    rules, time_limit=SECONDS,
                )  # fmt: skip
            except CannotProtect as error:
                trouble = trouble or error
        raise trouble or CannotProtect()

    def seen_before(self, earlier: Iterable[ProtectedCrosstab]) -> tuple[set[Key], set[Key]]:
        """The cells of this sheet that earlier tables about the same people hide, and that they show."""
        hidden: set[frozenset[tuple[str, str]]] = set()
        shown: set[frozenset[tuple[str, str]]] = set()
        for table in earlier:
            names = [axis.name for axis in table.axes]
            for cell in table.cells():
                (hidden if cell.hidden else shown).add(said(names, cell.key))
        if not hidden and not shown:
            return set(), set()
        names = [*self.by, self.breakdown]
        keys = {c.key: said(names, c.key) for c in self.crosstab(counts_employers=False).cells()}
        return (
            {key for key, name in keys.items() if name in hidden - shown},
            {key for key, name in keys.items() if name in shown},
        )

    def headline(self) -> list[Key]:
        """What readers come for: the totals of all groups, and of each group by one dimension at a time."""
        margins: list[Key] = []
        groups = [*self._found("answer"), str(Category.PEOPLE_OF_COLOR), TOTAL]
        open_line = (TOTAL,) * len(self.by)
        for place, name in enumerate(self.by):
            if name == Axis.PROJECT:
                margins += [
                    (*open_line[:place], category, *open_line[place + 1 :], group)
                    for category in self._found(name)
                    for group in groups
                ]
        return [*margins, *((*open_line, group) for group in groups)]


def cells_of(protected: ProtectedCrosstab, decimals: int) -> tuple[TableCell, ...]:
    """The cells of lines and groups that have anybody, as a reader meets them."""
    worked = {cell.key for cell in protected.cells() if cell.hidden or cell.count}
    lines, groups = {key[:-1] for key in worked}, {key[-1] for key in worked}
    return tuple(
        TableCell(
            place=cell.key[:-1],
            group=cell.key[-1],
            hours=None if cell.value is None else cell.value.scaleb(-decimals),
            workers=cell.count,
            hidden=cell.reason or "",
            protects=protected.explain(cell.key).protects[:MOST_PROTECTED] if cell.hidden else (),
        )
        for cell in protected.cells()
        if cell.key[:-1] in lines and cell.key[-1] in groups
    )


def said(names: Iterable[str], key: Key) -> frozenset[tuple[str, str]]:
    """What a cell says whatever its table: its dimensions and categories without the margins."""
    return frozenset(part for part in zip(names, key, strict=True) if part[1] != TOTAL)


def is_sensitive(cell: Any, policy: Policy) -> bool:
    """Whether the cell has people, and too few of them or of their employers."""
    if not cell.count:
        return False
    if cell.count < policy.smallest_count:
        return True
    fewest = policy.smallest_employers
    return fewest is not None and bool(cell.contributors["employer"] < fewest)
