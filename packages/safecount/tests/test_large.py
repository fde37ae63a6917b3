"""Tables too large for one program are protected in clusters."""

import numpy as np
import pytest
from safecount import Crosstab, Dimension, Policy, audit, protect


@pytest.mark.parametrize(("shape", "few"), [((60, 40), 0.08), ((70, 30), 0.5)])
def test_thousands_of_cells_come_out_safe_when_time_is_short(shape, few):
    mixed = np.random.default_rng(5)
    spots = np.array(list(np.ndindex(*shape)))
    people = np.maximum(11, np.exp(mixed.normal(3.5, 1.5, len(spots))).astype(np.int64))
    people = np.where(mixed.random(len(spots)) < few, mixed.integers(1, 11, len(spots)), people)
    above = {f"r{row}": f"g{row // 6}" for row in range(shape[0])}
    table = Crosstab.from_columns(
        {
            "row": np.array([f"r{row}" for row in spots[:, 0]]),
            "column": np.array([f"c{column}" for column in spots[:, 1]]),
            "people": people,
        },
        dimensions=[Dimension("row", parents={**above, **dict.fromkeys(above.values())}), "column"],
        count="people",
    )

    safe = protect(table, Policy(smallest_count=11), time_limit=4)

    assert audit(safe).safe
