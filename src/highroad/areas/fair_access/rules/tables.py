"""The published table: cells that may be shown, figures that follow from them, and where they come from."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import Any

from highroad.kit.periods import Period

TOTAL = "Total"
NOT_STATED = "not stated"
Place = tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class TableCell:
    """One cell as a reader meets it: where it stands, and its numbers unless it is hidden."""

    place: Place
    group: str
    hours: Decimal | None
    workers: int | None
    hidden: str = ""
    """Why it is hidden; empty if it is shown."""
    protects: tuple[tuple[str, ...], ...] = ()
    """The cells for whose sake it is hidden, as place and group."""


@dataclass(frozen=True, kw_only=True)
class AppliedGoal:
    """The goal a figure was held against, as it was when the table was made."""

    key: str
    share: Decimal
    unit: str
    kind: str
    source: str
    legal_basis: str = ""


@dataclass(frozen=True, kw_only=True)
class Figure:
    """A group's share on one line. Shares are of 1, to eight places; the verdict is from unrounded values."""

    place: Place
    group: str
    unit: str
    verdict: str
    of_known: Decimal | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    coverage: Decimal | None = None
    amount: Decimal | None = None
    total: Decimal | None = None
    unknown: Decimal | None = None
    gap: Decimal | None = None
    to_add: Decimal | None = None
    catch_up: Decimal | None = None
    goal: AppliedGoal | None = None


@dataclass(frozen=True, kw_only=True)
class Source:
    """Where the numbers come from: which lines, of how many filings, certified until when."""

    lines: int
    filings: int
    certified_on: date | None
    period: Period
    digest: str
    """Of the list of filings."""
    lines_left_out: int | None = None
    """Lines the row filter leaves out; None where the number is too small to be told."""


@dataclass(frozen=True, kw_only=True)
class PublishedTable:
    """A protected table with its figures. Only `analysis.freeze` makes one, from what `protect` returned."""

    breakdown: str
    by: tuple[str, ...]
    row_filter: str
    groups: tuple[str, ...]
    """In the order in which they are shown; the unknown last."""
    cells: tuple[TableCell, ...]
    source: Source
    policy: Mapping[str, Any] = field(default_factory=dict)
    parents: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """Per dimension, a category and the one above it: quarters under years."""
    figures: tuple[Figure, ...] = ()
    certificate: Mapping[str, Any] = field(default_factory=dict, compare=False)
    """The protected table as `safecount` wrote it; kept beside the content, not in it."""

    @cached_property
    def index(self) -> dict[tuple[Place, str], TableCell]:
        """Cells by place and group."""
        return {(cell.place, cell.group): cell for cell in self.cells}

    @cached_property
    def places(self) -> tuple[Place, ...]:
        """Every line, in the order of its cells."""
        return tuple(dict.fromkeys(cell.place for cell in self.cells))

    def line(self, place: Place) -> dict[str, TableCell]:
        """The cells of a line by group."""
        groups = (*self.groups, TOTAL)
        return {group: self.index[place, group] for group in groups if (place, group) in self.index}

    def categories(self, dimension: str) -> list[str]:
        """The categories of a dimension that have a line, margins left out."""
        position = self.by.index(dimension)
        return sorted({place[position] for place in self.places} - {TOTAL})

    def all_categories(self, dimension: str) -> set[str]:
        """Every category of a dimension, those that sum others too."""
        position = self.by.index(dimension)
        return {place[position] for place in self.places}

    def hidden(self) -> Iterator[TableCell]:
        """The cells that are not shown."""
        return (cell for cell in self.cells if cell.hidden)

    @property
    def smallest_count(self) -> int:
        """From how many people on a cell may be shown."""
        return int(self.policy.get("smallest_count", 0))

    def with_figures(self, figures: tuple[Figure, ...]) -> PublishedTable:
        """The same table with these figures."""
        return replace(self, figures=figures)

    def to_dict(self) -> dict[str, Any]:
        """This table as JSON values; decimals as texts, so that no digit is lost."""
        return {
            "format": "highroad published table 1",
            "breakdown": self.breakdown,
            "by": list(self.by),
            "row_filter": self.row_filter,
            "groups": list(self.groups),
            "source": written(self.source),
            "policy": dict(self.policy),
            "parents": {name: dict(above) for name, above in self.parents.items()},
            "cells": [
                [
                    list(cell.place), cell.group, text(cell.hours), cell.workers, cell.hidden,
                    [list(other) for other in cell.protects],
                ]
                for cell in self.cells
            ],
            "figures": [written(figure) for figure in self.figures],
        }  # fmt: skip

    @cached_property
    def digest(self) -> str:
        """SHA-256 of the canonical text of this table: what both sides sign."""
        canonical = json.dumps(
            self.to_dict(), sort_keys=True, separators=(",", ":"), ensure_ascii=False
        )
        return hashlib.sha256(canonical.encode()).hexdigest()

    @classmethod
    def from_dict(cls, kept: Mapping[str, Any]) -> PublishedTable:
        """The table that `to_dict` wrote."""
        return cls(
            breakdown=kept["breakdown"],
            by=tuple(kept["by"]),
            row_filter=kept["row_filter"],
            groups=tuple(kept["groups"]),
            source=read_source(kept["source"]),
            policy=kept["policy"],
            parents=kept["parents"],
            cells=tuple(
                TableCell(
                    place=tuple(place), group=group, hours=number(hours), workers=workers,
                    hidden=hidden, protects=tuple(tuple(other) for other in protects),
                )
                for place, group, hours, workers, hidden, protects in kept["cells"]
            ),
            figures=tuple(read_figure(figure) for figure in kept["figures"]),
        )  # fmt: skip


def text(value: Decimal | None) -> str | None:
    """A decimal without exponent and trailing zeros."""
    if value is None:
        return None
    return format(value.normalize() + 0, "f")


def number(kept: str | None) -> Decimal | None:
    return None if kept is None else Decimal(kept)


def written(value: Figure | Source | AppliedGoal) -> dict[str, Any]:
    """A value object as JSON values."""
    return {name: plain(part) for name, part in vars(value).items()}


def plain(part: Any) -> Any:
    if isinstance(part, Decimal):
        return text(part)
    if isinstance(part, AppliedGoal):
        return written(part)
    if isinstance(part, date):
        return part.isoformat()
    if isinstance(part, Period):
        return str(part)
    return list(part) if isinstance(part, tuple) else part


def read_source(kept: Mapping[str, Any]) -> Source:
    certified = kept["certified_on"]
    return Source(
        **{
            **kept,
            "certified_on": date.fromisoformat(certified) if certified else None,
            "period": Period.parse(kept["period"]),
        }
    )


DECIMALS = (
    "of_known",
    "low",
    "high",
    "coverage",
    "amount",
    "total",
    "unknown",
    "gap",
    "to_add",
    "catch_up",
)


def read_figure(kept: Mapping[str, Any]) -> Figure:
    goal = kept["goal"]
    return Figure(
        **{
            **kept,
            "place": tuple(kept["place"]),
            **{name: number(kept[name]) for name in DECIMALS},
            "goal": AppliedGoal(**{**goal, "share": Decimal(goal["share"])}) if goal else None,
        }
    )
