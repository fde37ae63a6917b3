"""Release: what a reader gets, whatever the way of protection: for every cell a number, a range, or nothing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from safecount.crosstab import Crosstab, Key
from safecount.crosstab.axis import Ints


@dataclass(frozen=True)
class Stated:
    """What is said about one count: it lies between two numbers; equal ones say it plainly."""

    low: int
    high: int | None


@dataclass(frozen=True)
class Report:
    """What a protection costs and what it leaves, in numbers that mean the same for every method.

    `exact`, `changed`, `ranged`, `absent` count the cells with people in them that are shown as they are, with another
    number, as a range, or not at all. `mean_change` and `largest_change` are over changed cells, in persons.
    `answered` is the share of cells with people about which a reader learns a number within a tenth of the truth.
    `proof` says in words why it is safe, and `unsafe` names cells for which that was not shown.
    """

    method: str
    cells: int
    exact: int
    changed: int
    ranged: int
    absent: int
    mean_change: float
    largest_change: int
    answered: float
    additive: bool
    proof: str
    unsafe: tuple[Key, ...] = ()
    seconds: float = 0.0


@dataclass(frozen=True, eq=False)
class Release:
    """A table as it may be shown: what is stated about each cell, and the report."""

    stated: Mapping[Key, Stated]
    report: Report
    details: Mapping[str, Any]

    def __getitem__(self, key: Key) -> Stated | None:
        return self.stated.get(key)

    def timed(self, seconds: float) -> Release:
        """The same with the processor seconds it took."""
        return replace(self, report=replace(self.report, seconds=round(seconds, 3)))


def state(
    table: Crosstab, low: Ints, high: Ints, shown: np.ndarray, *,
    method: str, additive: bool, proof: str, unsafe: tuple[Key, ...] = (),
    details: Mapping[str, Any] | None = None,
) -> Release:  # fmt: skip
    """Write a release and its report. `high` below 0 stands for no upper end."""
    truth = table.counts[table.grains[0]]
    people = truth > 0
    plain = shown & (low == high)
    off = np.abs(low - truth)
    changed = people & plain & (off > 0)
    near = shown & (
        np.maximum(off, np.where(high < 0, truth + 1, np.abs(high - truth))) * 10 <= truth
    )
    report = Report(
        method=method,
        cells=int(people.sum()),
        exact=int((people & plain & (off == 0)).sum()),
        changed=int(changed.sum()),
        ranged=int((people & shown & ~plain).sum()),
        absent=int((people & ~shown).sum()),
        mean_change=round(float(off[changed].mean()), 3) if changed.any() else 0.0,
        largest_change=int(off[changed].max(initial=0)),
        answered=round(float((near & people).sum() / max(1, people.sum())), 4),
        additive=additive,
        proof=proof,
        unsafe=unsafe,
    )
    stated = {
        table.key(cell): Stated(int(low[cell]), None if high[cell] < 0 else int(high[cell]))
        for cell in np.flatnonzero(shown).tolist()
    }
    return Release(stated, report, details or {})
