"""Six releases of nearly the same people, one person changing between two: each safe beside all before it."""

import numpy as np
import pytest
from safecount import CannotProtect, Crosstab, Dimension, Policy, ProtectedCrosstab, audit, protect
from safecount.verify import verify

SHAPE = (5, 3)


def table(people):
    dimensions = [
        Dimension(f"d{n}", categories=[f"c{c}" for c in range(size)])
        for n, size in enumerate(SHAPE)
    ]
    columns = {f"d{n}": [f"c{spot}" for spot in people[:, n]] for n in range(len(SHAPE))}
    return Crosstab.from_columns(
        {**columns, "worker": [str(n) for n in people[:, 2]]},
        dimensions=dimensions,
        contributors=["worker"],
    )


def next_release(people, mixed):
    """One person leaves, or moves to another category."""
    one = int(mixed.integers(len(people)))
    if mixed.random() < 0.5:
        return np.delete(people, one, axis=0)
    moved = people.copy()
    moved[one, 1] = mixed.integers(SHAPE[1])
    return moved


@pytest.mark.parametrize("seed", range(4))
def test_six_releases_with_one_change_each_stay_safe(seed):
    mixed = np.random.default_rng([seed, 2])
    lines = int(mixed.integers(60, 160))
    people = np.stack(
        [mixed.integers(SHAPE[0], size=lines), mixed.integers(SHAPE[1], size=lines), np.arange(lines)],
        axis=1,
    )  # fmt: skip
    earlier = []
    for _ in range(6):
        try:
            safe = protect(table(people), Policy(smallest_count=5), earlier=earlier, time_limit=1)
        except CannotProtect:
            return
        assert audit(safe, earlier=earlier).unsafe == ()
        assert verify(safe.sealed.certificate) == []
        earlier.append(ProtectedCrosstab.from_dict(safe.to_dict()))
        people = next_release(people, mixed)
