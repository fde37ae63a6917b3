"""Controlled rounding: every count becomes a multiple of a base, and the table still adds up."""

from __future__ import annotations

from typing import Any

import highspy
import numpy as np

from safecount.crosstab import Crosstab
from safecount.crosstab.axis import Ints
from safecount.policy import BadPolicy, Policy
from safecount.protect import CannotProtect
from safecount.protect.layers import families, is_additive
from safecount.risks import find_risks
from safecount.ways.release import Release, state

Sums = tuple[Ints, Ints, Ints]


def round_additively(
    table: Crosstab, policy: Policy, *, base: int = 5, time_limit: float = 30.0, **_choices: Any
) -> Release:
    """The additive table of multiples of `base` that is nearest to the counts, proven by integer programming.

    Each count goes to a multiple next to it where that is possible (Cox 1987), else to one a base further, as in
    three dimensions it may have to. The audit finds what a reader can conclude about every sensitive count. Raises
    `CannotProtect` when no table was found in time, `BadPolicy` for a base below 2 or people in several categories.
    """
    counts = table.counts[table.grains[0]]
    if base < 2:
        raise BadPolicy(f"base is {base!r}; rounding needs a whole number of 2 or more.")
    if not all(is_additive(table.axes, counts)):
        raise BadPolicy(
            "People stand in several categories, so counts do not add up, and rounding cannot keep sums. "
            "Count one category a person, or choose another method."
        )
    sums = _sums(table)
    for reach in (0, 1, 3):
        found = _nearest(counts, sums, base, reach, time_limit)
        if found is not None:
            break
    else:
        raise CannotProtect(
            f"No additive table of multiples of {base} was found in {time_limit} s. Give more time."
        )
    rounded, optimal = found
    _check(table, counts, rounded, base, reach)
    unsafe = _narrow(table, policy, rounded, sums, base * (1 + reach))
    nearest = "nearest possible" if optimal else "additive, nearest not proven in time"
    return state(
        table, rounded, rounded, np.ones(len(table), dtype=bool), method="round", additive=True,
        proof=f"multiples of {base}, {nearest}; a reader's interval for every sensitive count was computed",
        unsafe=unsafe, details={"base": base, "furthest": base * (1 + reach) - 1, "optimal": optimal},
    )  # fmt: skip


def _sums(table: Crosstab) -> Sums:
    """All equations as rows: starts, columns, signs."""
    lengths, columns, signs = [], [], []
    for _, margins, parts in families(table.axes):
        block = np.concatenate([margins[:, None], parts], axis=1)
        sign = np.ones(block.shape, dtype=np.int64)
        sign[:, 0] = -1
        lengths.append(np.full(len(block), block.shape[1]))
        columns.append(block.ravel())
        signs.append(sign.ravel())
    starts = np.concatenate([[0], np.cumsum(np.concatenate(lengths))])
    return starts, np.concatenate(columns), np.concatenate(signs)


def _program(sums: Sums, low: Ints, high: Ints, cost: np.ndarray) -> highspy.HighsLp:
    starts, columns, signs = sums
    program = highspy.HighsLp()
    program.num_col_, program.num_row_ = len(low), len(starts) - 1
    program.col_cost_ = cost.astype(np.float64)
    program.col_lower_, program.col_upper_ = low.astype(np.float64), high.astype(np.float64)
    program.row_lower_ = program.row_upper_ = np.zeros(len(starts) - 1)
    program.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
    program.a_matrix_.start_ = starts.astype(np.int32)
    program.a_matrix_.index_ = columns.astype(np.int32)
    program.a_matrix_.value_ = signs.astype(np.float64)
    return program


def _nearest(
    counts: Ints, sums: Sums, base: int, reach: int, seconds: float
) -> tuple[Ints, bool] | None:
    """Multiples (in bases) that add up with the least change; and whether that is proven."""
    floor = counts // base
    low = np.maximum(floor - reach, 0)
    high = floor + (counts % base > 0) + reach
    # Convex cost: |base y - count| between neighbours is linear on the unit step that matters.
    rest = counts - floor * base
    cost = (base - 2 * rest).astype(np.float64)
    program = _program(sums, low, high, cost)
    program.integrality_ = [highspy.HighsVarType.kInteger] * len(counts)
    if reach:
        program = _with_distances(program, sums, counts, base, low, high)
    model = highspy.Highs()  # type: ignore[no-untyped-call]
    model.silent()
    model.setOptionValue("threads", 1)
    model.setOptionValue("time_limit", seconds)
    model.setOptionValue("mip_rel_gap", 0.0)
    model.passModel(program)
    model.run()
    if model.getInfo().primal_solution_status != highspy.SolutionStatus.kSolutionStatusFeasible:
        return None
    steps = np.rint(model.getSolution().col_value[: len(counts)]).astype(np.int64)
    return steps * base, model.getModelStatus() == highspy.HighsModelStatus.kOptimal


def _with_distances(
    program: highspy.HighsLp, sums: Sums, counts: Ints, base: int, low: Ints, high: Ints
) -> highspy.HighsLp:
    """The same with a variable for how far each count moves, for steps beyond the neighbours."""
    starts, columns, signs = sums
    size = len(counts)
    every = np.arange(size)
    pair = np.stack([every, every + size], axis=1).ravel()
    wide = _program(
        (
            np.concatenate([starts, starts[-1] + 2 * np.arange(1, 2 * size + 1)]),
            np.concatenate([columns, pair, pair]),
            np.concatenate([signs, np.tile([base, -1], size), np.tile([base, 1], size)]),
        ),
        np.concatenate([low, np.zeros(size, dtype=np.int64)]),
        np.concatenate([high, np.full(size, int(high.max(initial=1)) * base + base)]),
        np.concatenate([np.zeros(size), np.ones(size)]),
    )
    none = np.full(size, np.inf)
    sums_only = np.zeros(len(starts) - 1)
    wide.row_lower_ = np.concatenate([sums_only, -none, counts])
    wide.row_upper_ = np.concatenate([sums_only, counts, none])
    kinds = [highspy.HighsVarType.kInteger, highspy.HighsVarType.kContinuous]
    wide.integrality_ = [kinds[0]] * size + [kinds[1]] * size
    return wide


def _check(table: Crosstab, counts: Ints, rounded: Ints, base: int, reach: int) -> None:
    """The result in whole numbers: multiples, near, and additive."""
    fine = not (rounded % base).any() and (np.abs(rounded - counts) < base * (1 + reach)).all()
    if not fine or not all(is_additive(table.axes, rounded)):
        raise AssertionError("A rounded table failed its own check.")


def _narrow(
    table: Crosstab, policy: Policy, rounded: Ints, sums: Sums, step: int
) -> tuple[tuple[str, ...], ...]:
    """Sensitive cells for which fewer numbers than the threshold are possible to a reader."""
    first = table.grains[0]
    sensitive = np.any([risk.cells for risk in find_risks(table, policy, (first,))], axis=0)
    low, high = np.maximum(rounded - step + 1, 0), rounded + step - 1
    model = highspy.Highs()  # type: ignore[no-untyped-call]
    model.silent()
    model.setOptionValue("threads", 1)
    model.setOptionValue("presolve", "off")
    model.passModel(_program(sums, low, high, np.zeros(len(low))))
    unsafe = []
    for cell in np.flatnonzero(sensitive).tolist():
        ends = []
        for sense in (1.0, -1.0):
            model.changeColCost(cell, sense)
            model.run()
            ends.append(model.getSolution().col_value[cell])
        model.changeColCost(cell, 0.0)
        if ends[1] - ends[0] < policy.smallest_count - 1 - 1e-6:
            unsafe.append(table.key(cell))
    return tuple(unsafe)
