"""Columns as people have them, read into whole numbers without losing a digit."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal, InvalidOperation
from hashlib import blake2b
from typing import Any

import numpy as np
from numpy.typing import NDArray

from safecount.crosstab.axis import TOTAL, Axis, BadTable, Dimension, Ints, grow_axis

MOST_DECIMALS = 6


def read_column(columns: Mapping[str, Any], name: str) -> Any:
    """One column by name. Raises `BadTable` when there is none."""
    if name not in columns:
        raise BadTable(f"There is no column {name!r}. There are: {', '.join(map(repr, columns))}.")
    return columns[name]


def read_lengths(columns: Mapping[str, Any]) -> int:
    """How many lines all columns have. Raises `BadTable` when they differ."""
    lengths = {name: len(column) for name, column in columns.items()}
    if len(set(lengths.values())) > 1:
        shortest, longest = (
            min(lengths, key=lengths.__getitem__),
            max(lengths, key=lengths.__getitem__),
        )
        raise BadTable(
            f"Column {shortest!r} has {lengths[shortest]} lines and {longest!r} has {lengths[longest]}. "
            "All columns must be equally long."
        )
    return next(iter(lengths.values()), 0)


def read_codes(columns: Mapping[str, Any], dimension: Dimension) -> tuple[Axis, Ints]:
    """The axis of a dimension, and for every line the node of its category."""
    if dimension.levels:
        dimension, column = _from_levels(columns, dimension)
    else:
        column = read_column(columns, dimension.name)
    labels, places = _distinct(column)
    for label in labels:
        if not isinstance(label, str) or not label.strip() or label == TOTAL:
            _refuse_label(dimension.name, label, places, labels)
    axis = grow_axis(dimension, sorted(labels))
    nodes = np.array([axis.index[label] for label in labels], dtype=np.int64)
    return axis, nodes[places] if len(places) else np.zeros(0, dtype=np.int64)


def _refuse_label(name: str, label: object, places: Ints, labels: Sequence[object]) -> None:
    line = int(np.flatnonzero(places == list(labels).index(label))[0]) + 1
    raise BadTable(
        f"{name}, line {line}: {label!r} is no category. "
        f"Write a word, such as 'unknown'; {TOTAL!r} is kept for the margin: leave lines of totals out."
    )


def _distinct(column: Any) -> tuple[list[Any], Ints]:
    """The distinct entries of a column, and for every line the place of its entry."""
    if isinstance(column, np.ndarray) and column.dtype.kind in "US":
        labels, places = np.unique(column, return_inverse=True)
        return [str(label) for label in labels], places.astype(np.int64)
    seen: dict[Any, int] = {}
    places = np.fromiter((seen.setdefault(entry, len(seen)) for entry in column), dtype=np.int64)
    return list(seen), places


def _from_levels(columns: Mapping[str, Any], dimension: Dimension) -> tuple[Dimension, list[str]]:
    """Level columns, coarse to fine, as one column with a hierarchy."""
    parents: dict[str, str | None] = {}
    finest: list[str] = []
    for line in zip(*(read_column(columns, level) for level in dimension.levels), strict=True):
        path = [" / ".join(map(str, line[: depth + 1])) for depth in range(len(line))]
        for above, label in zip([None, *path], path, strict=False):
            parents[label] = above
        finest.append(path[-1])
    return Dimension(dimension.name, categories=dimension.categories, parents=parents), finest


def read_contributors(
    columns: Mapping[str, Any], name: str, holdings: Mapping[str, str]
) -> tuple[Ints, NDArray[np.uint64]]:
    """For every line a number for who contributed it, and for every number a lasting mark of the name behind it.

    Firms of one holding get the same number.
    """
    column = read_column(columns, name)
    labels, places = _distinct(column)
    for label in labels:
        if label is None or label == "" or label != label:
            line = int(np.flatnonzero(places == labels.index(label))[0]) + 1
            raise BadTable(
                f"{name}, line {line}: nobody is named. Every line needs its {name}, "
                "or its hours could be counted as nobody's."
            )
    owners: dict[Any, int] = {}
    numbers = [owners.setdefault(holdings.get(label, label), len(owners)) for label in labels]
    marks = [
        int.from_bytes(blake2b(str(owner).encode(), digest_size=8).digest(), "big")
        for owner in owners
    ]
    return np.array(numbers, dtype=np.int64)[places], np.array(marks, dtype=np.uint64)


def read_values(columns: Mapping[str, Any], name: str) -> tuple[Ints, int]:
    """A column of amounts as whole multiples of its smallest unit, and the decimals of that unit."""
    column = read_column(columns, name)
    if isinstance(column, np.ndarray) and column.dtype.kind in "iu":
        return _no_negatives(name, column.astype(np.int64)), 0
    amounts, places = _distinct(column)
    exact = [_read_decimal(name, amount, places, number) for number, amount in enumerate(amounts)]
    decimals = max((_decimals(amount) for amount in exact), default=0)
    if decimals > MOST_DECIMALS:
        raise BadTable(
            f"{name} has amounts with {decimals} decimals; {MOST_DECIMALS} are the most. Round the column first."
        )
    units = [int(amount.scaleb(decimals)) for amount in exact]
    if max(map(abs, units), default=0) > 2**40:
        raise BadTable(
            f"{name} has amounts that are too large to be kept exactly. Use a larger unit."
        )
    return _no_negatives(name, np.array(units, dtype=np.int64)[places]), decimals


def _read_decimal(name: str, amount: Any, places: Ints, number: int) -> Decimal:
    try:
        exact = amount if isinstance(amount, Decimal) else Decimal(str(amount))
    except InvalidOperation:
        exact = Decimal("NaN")
    if not exact.is_finite():
        line = int(np.flatnonzero(places == number)[0]) + 1
        raise BadTable(
            f"{name}, line {line}: {amount!r} is no number. Correct it or leave the line out."
        )
    return exact.normalize()


def _decimals(amount: Decimal) -> int:
    exponent = amount.as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def _no_negatives(name: str, units: Ints) -> Ints:
    if len(units) and units.min() < 0:
        line = int(np.flatnonzero(units < 0)[0]) + 1
        raise BadTable(
            f"{name}, line {line} is negative. Amounts and counts are 0 or more; net them first."
        )
    return units
