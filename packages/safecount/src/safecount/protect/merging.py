"""Making a layer smaller: cells that can only move together become one variable, and repeated rows go.

In a table with many empty cells most margins have one part that may move; they move with it.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from safecount.crosstab.axis import Ints
from safecount.protect.rows import Rows


def merge(rows: Rows, size: int) -> tuple[Rows, Ints]:
    """Smaller rows that say the same, and for every old variable its new one."""
    name = np.arange(size, dtype=np.int64)
    while True:
        rows = _without_repeats(rows, size)
        pairs = _pairs(rows)
        if not len(pairs):
            break
        step = _join(pairs, size)
        name = step[name]
        rows = _rename(rows, step)
    kept, renamed = np.unique(name, return_inverse=True)
    place = np.full(size, -1, dtype=np.int64)
    place[kept] = np.arange(len(kept))
    rows = Rows(rows.start, place[rows.column], rows.sign, rows.slack, rows.equal)
    return rows, renamed.astype(np.int64)


def _pairs(rows: Rows) -> Ints:
    """The two variables of every equation that says they move alike."""
    first = rows.start[:-1][(np.diff(rows.start) == 2) & rows.equal]
    alike = rows.sign[first] == -rows.sign[first + 1]
    first = first[alike]
    return np.stack([rows.column[first], rows.column[first + 1]], axis=1)


def _join(pairs: Ints, size: int) -> Ints:
    """For every variable the least of those it is joined with."""
    name = np.arange(size, dtype=np.int64)
    while True:
        least = np.minimum(name[pairs[:, 0]], name[pairs[:, 1]])
        before = name.copy()
        np.minimum.at(name, pairs[:, 0], least)
        np.minimum.at(name, pairs[:, 1], least)
        name = name[name]
        if (name == before).all():
            return name


def _rename(rows: Rows, name: Ints) -> Rows:
    """The rows with renamed variables; entries of one variable are added, empty rows dropped."""
    width = np.int64(len(name))
    spots, place = np.unique(rows.row_of_entries() * width + name[rows.column], return_inverse=True)
    sign = np.zeros(len(spots), dtype=np.int64)
    np.add.at(sign, place, rows.sign)
    spots, sign = spots[sign != 0], sign[sign != 0]
    return _choose(rows, spots // width, spots % width, sign)


def _choose(rows: Rows, row: Ints, column: Ints, sign: Ints) -> Rows:
    lengths = np.bincount(row, minlength=rows.number)
    kept = lengths > 0
    start = np.concatenate([[0], np.cumsum(lengths[kept])])
    return Rows(start, column, sign, rows.slack[kept], rows.equal[kept])


def _without_repeats(rows: Rows, size: int) -> Rows:
    """Every row once, where a row and its negative are the same equation.

    Rows are told apart by random sums. Should two different rows ever collide, a proof would be missing and the
    certificate, which is checked against the table itself, would say so.
    """
    if rows.number == 0:
        return rows
    weights = np.random.default_rng(1).random((2, size))
    marks = [np.add.reduceat(rows.sign * each[rows.column], rows.start[:-1]) for each in weights]
    turned = np.where(rows.equal & (marks[0] < 0), -1.0, 1.0)
    table = np.stack([*(mark * turned for mark in marks), rows.slack, rows.equal], axis=1)
    _, first = np.unique(np.round(table, 9), axis=0, return_index=True)
    return pick(rows, np.sort(first))


def pick(rows: Rows, chosen: Ints | NDArray[np.bool_]) -> Rows:
    """Only these rows."""
    kept = np.zeros(rows.number, dtype=bool)
    kept[chosen] = True
    inside = kept[rows.row_of_entries()]
    lengths = np.diff(rows.start)[kept]
    return Rows(
        np.concatenate([[0], np.cumsum(lengths)]),
        rows.column[inside],
        rows.sign[inside],
        rows.slack[kept],
        rows.equal[kept],
    )
