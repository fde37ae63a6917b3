"""Crosstab: every cell and margin, with who stands behind it; exact and frozen."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from types import MappingProxyType
from typing import Any

import numpy as np
from numpy.typing import NDArray

from safecount.crosstab.arrow import columns_of
from safecount.crosstab.axis import Axis, BadTable, Dimension, Ints
from safecount.crosstab.columns import read_codes, read_contributors, read_lengths, read_values
from safecount.crosstab.counting import distinct, largest, shape_of, strides_of, sums
from safecount.crosstab.drawn import read_drawing

Key = tuple[str, ...]
MOST_CELLS = 20_000_000


@dataclass(frozen=True)
class Cell:
    """One cell: its categories, how many stand behind it, and its value."""

    key: Key
    contributors: Mapping[str, int]
    value: Decimal | None

    @property
    def count(self) -> int:
        """How many of the first contributor."""
        return next(iter(self.contributors.values()))


@dataclass(frozen=True, eq=False)
class Contributions:
    """Who gave how much to which leaf: kept so that any margin's largest contributors can be asked for.

    `marks` has a lasting number for every contributor's name, the same in every table.
    """

    nodes: tuple[Ints, ...]
    who: Mapping[str, Ints]
    amounts: Ints | None
    marks: Mapping[str, NDArray[np.uint64]]


@dataclass(frozen=True, eq=False)
class Crosstab:
    """A table of persons, perhaps with a value, in all its cells and margins.

    Cells are numbered row by row over the nodes of the axes. `counts` holds distinct contributors per grain,
    `units` the value in whole multiples of 10 ** -`decimals`, `sole` the only contributor where there is one.
    """

    axes: tuple[Axis, ...]
    counts: Mapping[str, Ints]
    units: Ints | None = None
    value_name: str | None = None
    decimals: int = 0
    sole: Mapping[str, Ints] = field(default_factory=dict)
    contributions: Contributions | None = None
    must_publish: frozenset[Key] = frozenset()
    must_hide: frozenset[Key] = frozenset()
    about: str = ""

    def __post_init__(self) -> None:
        object.__setattr__(self, "counts", MappingProxyType(dict(self.counts)))
        object.__setattr__(self, "sole", MappingProxyType(dict(self.sole)))
        for array in (*self.counts.values(), *self.sole.values(), self.units):
            if array is not None:
                array.flags.writeable = False
        for key in (*self.must_publish, *self.must_hide):
            self.number(key)
        if both := sorted(self.must_publish & self.must_hide):
            raise BadTable(f"{both[0]} is marked must_publish and must_hide. Choose one.")

    @classmethod
    def from_columns(
        cls,
        columns: Any,
        *,
        dimensions: Sequence[str | Dimension],
        value: str | None = None,
        contributors: Sequence[str] = (),
        count: str | None = None,
        holdings: Mapping[str, Mapping[str, str]] | None = None,
        must_publish: Iterable[Key] = (),
        must_hide: Iterable[Key] = (),
        about: str = "",
    ) -> Crosstab:
        """The table of these columns, or of a data frame; one line is any piece of a contributor's work.

        Without `contributors` a line is one person, or as many as its column `count` says;
        `holdings` maps a contributor column to {firm: owner}. Raises `BadTable`.
        """
        columns = columns_of(columns)
        wanted = [each if isinstance(each, Dimension) else Dimension(each) for each in dimensions]
        _refuse_bad_plan(columns, wanted, contributors, count)
        read_lengths(dict(columns))
        pairs = [read_codes(columns, dimension) for dimension in wanted]
        axes, nodes = tuple(axis for axis, _ in pairs), tuple(codes for _, codes in pairs)
        _refuse_too_many(axes)
        who, marks = _read_people(columns, contributors, holdings or {})
        amounts, decimals = read_values(columns, value) if value else (None, 0)
        counts, sole = _count(axes, nodes, who, read_values(columns, count)[0] if count else None)
        return cls(
            axes=axes,
            counts=counts,
            units=None if amounts is None else sums(axes, nodes, amounts),
            value_name=value,
            decimals=decimals,
            sole=sole,
            contributions=Contributions(nodes, who, amounts, marks) if who else None,
            must_publish=frozenset(map(tuple, must_publish)),
            must_hide=frozenset(map(tuple, must_hide)),
            about=about,
        )

    @classmethod
    def drawn(cls, drawing: str, **marks: Any) -> Crosstab:
        """A table of persons as somebody drew it; margins are added. Raises `BadTable`."""
        columns, dimensions = read_drawing(drawing)
        return cls.from_columns(columns, dimensions=dimensions, count="count", **marks)

    def __len__(self) -> int:
        return int(np.prod([len(axis) for axis in self.axes]))

    def __getitem__(self, key: Key) -> Cell:
        return self.cell(self.number(key))

    @property
    def grains(self) -> tuple[str, ...]:
        """Who is counted, the published grain first."""
        return tuple(self.counts)

    @property
    def size(self) -> tuple[int, ...]:
        """How many nodes each axis has, totals included."""
        return shape_of(self.axes)

    def number(self, key: Key) -> int:
        """The number of the cell with these categories. Raises `BadTable`."""
        if len(key) != len(self.axes):
            raise BadTable(
                f"{key} names {len(key)} categories; this table has {len(self.axes)} dimensions."
            )
        here = 0
        for axis, label, stride in zip(self.axes, key, strides_of(self.axes), strict=True):
            if label not in axis.index:
                raise BadTable(f"{axis.name} has no category {label!r}.")
            here += axis.index[label] * stride
        return here

    def key(self, number: int) -> Key:
        """The categories of a cell by its number."""
        places = np.unravel_index(number, self.size)
        return tuple(axis.labels[int(place)] for axis, place in zip(self.axes, places, strict=True))

    def cell(self, number: int) -> Cell:
        """The cell with this number."""
        value = (
            None if self.units is None else Decimal(int(self.units[number])).scaleb(-self.decimals)
        )
        return Cell(self.key(number), {g: int(n[number]) for g, n in self.counts.items()}, value)

    def cells(self) -> Iterator[Cell]:
        """All cells and margins, in order."""
        return (self.cell(number) for number in range(len(self)))

    def largest(self, grain: str, n: int) -> Ints:
        """The n largest contributions to every cell by contributors of this grain, in units."""
        given = self.contributions
        if given is None or given.amounts is None:
            return np.zeros((n, len(self)), dtype=np.int64)
        return largest(self.axes, given.nodes, given.who[grain], given.amounts, n)


def _read_people(
    columns: Mapping[str, Any],
    contributors: Sequence[str],
    owners: Mapping[str, Mapping[str, str]],
) -> tuple[dict[str, Ints], dict[str, NDArray[np.uint64]]]:
    named = {name: read_contributors(columns, name, owners.get(name, {})) for name in contributors}
    who = {name: numbers for name, (numbers, _) in named.items()}
    return who, {name: marks for name, (_, marks) in named.items()}


def _refuse_too_many(axes: tuple[Axis, ...]) -> None:
    size = int(np.prod(shape_of(axes), dtype=np.float64))
    if size > MOST_CELLS:
        raise BadTable(
            f"The table would have {size:,} cells; {MOST_CELLS:,} are the most. Drop a dimension."
        )


def _refuse_bad_plan(
    columns: Mapping[str, Any],
    dimensions: Sequence[Dimension],
    contributors: Sequence[str],
    count: str | None,
) -> None:
    if not dimensions:
        raise BadTable("A table needs at least one dimension. Name a column to count by.")
    names = [dimension.name for dimension in dimensions]
    if twice := sorted({name for name in names if names.count(name) > 1}):
        raise BadTable(f"The dimension {twice[0]!r} is named twice. Name each once.")
    if contributors and count:
        raise BadTable(
            "Give contributors or a column of counts, not both: one line is one or the other."
        )
    if not columns:
        raise BadTable("There are no columns.")


def _count(
    axes: Sequence[Axis], nodes: Sequence[Ints], who: Mapping[str, Ints], count: Ints | None
) -> tuple[dict[str, Ints], dict[str, Ints]]:
    if not who:
        lines = len(nodes[0])
        return {
            "persons": sums(axes, nodes, np.ones(lines, np.int64) if count is None else count)
        }, {}
    pairs = {name: distinct(axes, nodes, numbers) for name, numbers in who.items()}
    return {name: n for name, (n, _) in pairs.items()}, {name: s for name, (_, s) in pairs.items()}
