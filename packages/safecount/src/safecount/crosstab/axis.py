"""One dimension of a table and its tree of categories: the total, groups, and leaves."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

TOTAL = "Total"

Ints = NDArray[np.int64]


class BadTable(ValueError):
    """A table cannot be read; the message says where and what to do."""


@dataclass(frozen=True)
class Dimension:
    """A dimension as its owner describes it: a column, perhaps the order of categories, perhaps a hierarchy.

    `parents` maps a category to the group above it, or to None where it stands right below the total.
    `levels` names columns from coarse to fine instead (state, county): their pairs make the hierarchy.
    """

    name: str
    categories: Sequence[str] = ()
    parents: Mapping[str, str | None] = field(default_factory=dict)
    levels: Sequence[str] = ()


@dataclass(frozen=True, eq=False)
class Axis:
    """A dimension read: its nodes in depth-first order, the total first, with the parent of each."""

    name: str
    labels: tuple[str, ...]
    parent: tuple[int, ...]

    def __post_init__(self) -> None:
        children: list[list[int]] = [[] for _ in self.labels]
        for node, above in enumerate(self.parent):
            if above >= 0:
                children[above].append(node)
        object.__setattr__(self, "children", tuple(tuple(below) for below in children))
        object.__setattr__(self, "index", {label: node for node, label in enumerate(self.labels)})

    children: tuple[tuple[int, ...], ...] = field(init=False)
    index: dict[str, int] = field(init=False)

    def __len__(self) -> int:
        return len(self.labels)

    def leaves_below(self, node: int) -> frozenset[str]:
        """The labels of the leaves that this node sums."""
        if not self.children[node]:
            return frozenset([self.labels[node]])
        return frozenset().union(*(self.leaves_below(child) for child in self.children[node]))

    def climbs(self) -> list[Ints]:
        """For each height: the ancestor of every node that many steps up, or -1 above the total."""
        here = np.arange(len(self), dtype=np.int64)
        above = np.array(self.parent, dtype=np.int64)
        steps = []
        while (here >= 0).any():
            steps.append(here)
            here = np.where(here >= 0, above[here], -1)
        return steps

    def to_dict(self) -> dict[str, Any]:
        """This axis as JSON values."""
        return {"name": self.name, "labels": list(self.labels), "parent": list(self.parent)}

    @classmethod
    def from_dict(cls, written: Mapping[str, Any]) -> Axis:
        """The axis that `to_dict` wrote."""
        return cls(written["name"], tuple(written["labels"]), tuple(written["parent"]))


def grow_axis(dimension: Dimension, seen: Iterable[str]) -> Axis:
    """The axis of a dimension for the categories that occur. Raises `BadTable` for a hierarchy that is none."""
    known = list(dict.fromkeys(dimension.categories))
    parents = dict(dimension.parents)
    strange = sorted(set(seen) - set(known) - set(parents))
    if strange and (known or parents):
        raise BadTable(
            f"{dimension.name}: {strange[0]!r} occurs in the column but not among the categories. "
            "Add it, or correct the column."
        )
    _refuse_bad_labels(dimension.name, [*known, *parents, *strange])
    below = _children_of(
        dimension.name, [*known, *(c for c in parents if c not in set(known)), *strange], parents
    )
    labels, parent = _walk(dimension.name, below)
    groups = {label for label in below if label is not None}
    if used := sorted(set(seen) & groups):
        raise BadTable(
            f"{dimension.name}: {used[0]!r} is a group of the hierarchy, but lines are counted in it directly. "
            "Give those lines a category of their own below it."
        )
    return Axis(dimension.name, labels, parent)


def _refuse_bad_labels(name: str, labels: Iterable[str]) -> None:
    for label in labels:
        if not isinstance(label, str) or not label.strip():
            raise BadTable(f"{name}: {label!r} is no category. Write a word, such as 'unknown'.")
        if label == TOTAL:
            raise BadTable(
                f"{name}: {TOTAL!r} is the name of the margin. Give the category another name."
            )


def _children_of(
    name: str, labels: Sequence[str], parents: Mapping[str, str | None]
) -> dict[str | None, list[str]]:
    below: dict[str | None, list[str]] = {}
    known = set(labels)
    for label in labels:
        above = parents.get(label)
        if above is not None and above not in known:
            raise BadTable(
                f"{name}: the parent {above!r} of {label!r} is not in the hierarchy. "
                f"Add {above!r} (with None as its parent if it stands below the total)."
            )
        below.setdefault(above, []).append(label)
    return below


def _walk(
    name: str, below: Mapping[str | None, list[str]]
) -> tuple[tuple[str, ...], tuple[int, ...]]:
    labels, parent = [TOTAL], [-1]
    stack = [(child, 0) for child in reversed(below.get(None, []))]
    while stack:
        label, above = stack.pop()
        labels.append(label)
        parent.append(above)
        here = len(labels) - 1
        stack.extend((child, here) for child in reversed(below.get(label, [])))
    reached = set(labels)
    if lost := sorted(
        child for children in below.values() for child in children if child not in reached
    ):
        raise BadTable(
            f"{name}: the hierarchy has a loop through {lost[0]!r}. Every chain of parents must end."
        )
    return tuple(labels), tuple(parent)
