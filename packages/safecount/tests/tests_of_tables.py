"""Random tables for tests."""

import numpy as np
from safecount import Crosstab, Dimension


def random_table(seed, shape, *, groups=0, zeros=0.2, value=False):
    """Skewed counts with many small and empty cells; with `groups`, a hierarchy in the first dimension."""
    mixed = np.random.default_rng(seed)
    spots = np.array(list(np.ndindex(*shape)))
    people = np.floor(np.exp(mixed.normal(2.0, 1.3, len(spots)))).astype(int)
    people[mixed.random(len(spots)) < zeros] = 0
    lines = np.repeat(np.arange(len(spots)), people)
    columns = {f"d{n}": [f"c{spot}" for spot in spots[lines, n]] for n in range(len(shape))}
    columns["worker"] = [str(n) for n in range(len(lines))]
    columns["firm"] = [str(n) for n in mixed.integers(0, 9, len(lines))]
    columns["hours"] = mixed.integers(1, 4000, len(lines)) / 4
    dimensions = [
        Dimension(f"d{n}", categories=[f"c{c}" for c in range(size)])
        for n, size in enumerate(shape)
    ]
    if groups:
        parents = {f"c{c}": f"g{c // groups}" for c in range(shape[0])}
        dimensions[0] = Dimension("d0", parents={**parents, **dict.fromkeys(parents.values())})
    return Crosstab.from_columns(
        columns,
        dimensions=dimensions,
        value="hours" if value else None,
        contributors=["worker", "firm"],
    )
