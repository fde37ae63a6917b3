"""Instances for the benchmark of safecount: random tables like those that statistical offices and committees publish.

Counts are log-normal (mean of logarithms 3.5, deviation 1.6: skewed, as workforce tables are); a share of the leaf
cells is made sensitive by giving it 1 to 10 persons, a tenth is empty. Hierarchies are groups of equal size. A name,
a seed and a share of sensitive cells determine an instance wholly.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from safecount import Crosstab, Dimension


@dataclass(frozen=True)
class Recipe:
    """How many leaves each dimension has, and how many leaves a group has where there are groups."""

    leaves: tuple[int, ...]
    groups: tuple[int, ...] = ()


RECIPES = {
    "flat-2d-900": Recipe((29, 29)),
    "flat-2d-1560": Recipe((39, 38)),
    "deep-2d-744": Recipe((25, 23), (5,)),
    "flat-3d-900": Recipe((14, 9, 5)),
    "deep-2d-2989": Recipe((50, 40), (5, 5)),
    "flat-3d-3000": Recipe((19, 14, 9)),
    "flat-3d-5000": Recipe((24, 19, 9)),
    "deep-3d-24472": Recipe((120, 40, 3), (10, 8)),
    "deep-3d-150000": Recipe((300, 100, 4), (10, 10)),
    "flat-4d-3000": Recipe((9, 6, 6, 5)),
    "deep-5d-5000": Recipe((6, 5, 4, 3, 3), (3,)),
    "deep-3d-1000000": Recipe((900, 180, 5), (10, 10)),
}


def make(name: str, *, seed: int = 0, sensitive: float = 0.1, empty: float = 0.1) -> Crosstab:
    """The instance of this name."""
    recipe = RECIPES[name]
    mixed = np.random.default_rng(seed)
    spots = np.array(list(np.ndindex(*recipe.leaves)))
    people = np.exp(mixed.normal(3.5, 1.6, len(spots))).astype(np.int64)
    few = mixed.random(len(spots)) < sensitive
    people = np.where(few, mixed.integers(1, 11, len(spots)), np.maximum(people, 11))
    people[mixed.random(len(spots)) < empty] = 0
    labels = [np.array([f"c{leaf:04d}" for leaf in range(size)]) for size in recipe.leaves]
    columns = {f"d{place}": labels[place][spots[:, place]] for place in range(len(labels))}
    return Crosstab.from_columns(
        {**columns, "people": people},
        dimensions=[_dimension(place, recipe) for place in range(len(labels))],
        count="people",
    )


def _dimension(place: int, recipe: Recipe) -> Dimension:
    size = recipe.groups[place] if place < len(recipe.groups) else 0
    leaves = [f"c{leaf:04d}" for leaf in range(recipe.leaves[place])]
    if not size:
        return Dimension(f"d{place}", categories=leaves)
    above = {leaf: f"g{number // size:04d}" for number, leaf in enumerate(leaves)}
    return Dimension(f"d{place}", parents={**above, **dict.fromkeys(above.values())})
