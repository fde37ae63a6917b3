"""Cell keys: noise that belongs to the people in a cell, so that the same people always get the same noise."""

from __future__ import annotations

from typing import Any

import numpy as np

from safecount.crosstab import Crosstab
from safecount.crosstab.axis import Ints
from safecount.crosstab.counting import every_margin
from safecount.policy import BadPolicy, Policy
from safecount.ways.release import Release, state

STEPS = 60


def perturb(
    table: Crosstab, policy: Policy, *, seed: int = 0, most: int | None = None, variance: float = 2.0,
    **_choices: Any,
) -> Release:  # fmt: skip
    """Counts with noise of mean 0 and the given variance, never further than `most`, never 1 to smallest_count - 1.

    Every person has a key from their name and the secret `seed`; a cell's noise is looked up by the sum of its
    people's keys, so the same people get the same noise in every table and release (Fraser and Wooton 2005). Zeros
    stay zeros. Margins are perturbed by themselves and need not add up. Raises `BadPolicy`.
    """
    most = 2 * policy.smallest_count if most is None else most
    if most < policy.smallest_count or variance <= 0:
        raise BadPolicy(
            f"most is {most}, variance {variance}: noise must reach {policy.smallest_count}, and vary."
        )
    counts = table.counts[table.grains[0]]
    drawn = cell_keys(table, seed).astype(np.float64) / 2.0**64
    noise = np.zeros(len(counts), dtype=np.int64)
    for size in np.unique(np.minimum(counts, most + policy.smallest_count)).tolist():
        if size:
            steps, chance = noise_for(size, most, variance, policy.smallest_count)
            cells = np.minimum(counts, most + policy.smallest_count) == size
            places = np.searchsorted(np.cumsum(chance), drawn[cells], side="right")
            noise[cells] = steps[np.minimum(places, len(steps) - 1)]
    shown = counts + noise
    return state(
        table, shown, shown, np.ones(len(table), dtype=bool), method="perturb", additive=False,
        proof=f"no count below {policy.smallest_count} is shown; every other may be off by up to {most}",
        details={"most": most, "variance": variance},
    )  # fmt: skip


def noise_for(count: int, most: int, variance: float, smallest: int) -> tuple[Ints, np.ndarray]:
    """Steps and chances of the noise for a count: the distribution of greatest entropy with mean 0 and this variance.

    Where the variance is too small to avoid the forbidden counts, it is as small as they allow.
    """
    steps = np.arange(-min(count, most), most + 1)
    steps = steps[(count + steps == 0) | (count + steps >= smallest)]
    if 0 in steps and count >= most + smallest:
        spread = variance
    else:
        lower = steps[steps <= 0].max(initial=-count)
        upper = steps[steps >= 0].min(initial=most)
        spread = max(variance, float(-lower * upper) * 1.05)
    low_bend, high_bend = 0.0, 50.0
    chance = np.full(len(steps), 1 / len(steps))
    for _ in range(STEPS):
        bend = (low_bend + high_bend) / 2
        chance = _centred(steps, bend)
        if float(chance @ steps.astype(float) ** 2) > spread:
            low_bend = bend
        else:
            high_bend = bend
    return steps, chance


def _centred(steps: Ints, bend: float) -> np.ndarray:
    """Chances exp(slope d - bend d^2) with the slope that makes the mean 0."""
    low, high = -200.0, 200.0
    for _ in range(STEPS):
        slope = (low + high) / 2
        power = slope * steps - bend * steps.astype(float) ** 2
        chance = np.exp(power - power.max())
        chance /= chance.sum()
        if float(chance @ steps) > 0:
            high = slope
        else:
            low = slope
    return np.asarray(chance)


def cell_keys(table: Crosstab, seed: int) -> np.ndarray:
    """The key of every cell: the keys of its people added up, and mixed once more."""
    if table.contributions is None:
        every = np.arange(len(table), dtype=np.uint64)
        return _mix(_mix(every + np.uint64(seed)) + table.counts[table.grains[0]].astype(np.uint64))
    given, grain = table.contributions, table.grains[0]
    who, marks = given.who[grain], given.marks[grain]
    own = _mix(marks + np.uint64(seed))
    people = int(who.max(initial=0)) + 1
    total = np.zeros(len(table), dtype=np.uint64)
    for lines, cells in every_margin(table.axes, given.nodes):
        pairs = np.unique(cells * people + who[lines])
        np.add.at(total, pairs // people, own[pairs % people])
    return _mix(total)


def _mix(numbers: np.ndarray) -> np.ndarray:
    """Scatter 64-bit numbers (SplitMix64)."""
    with np.errstate(over="ignore"):
        mixed = numbers.astype(np.uint64) + np.uint64(0x9E3779B97F4A7C15)
        mixed = (mixed ^ (mixed >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
        mixed = (mixed ^ (mixed >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
        return np.asarray(mixed ^ (mixed >> np.uint64(31)))
