"""What protection must cost at least: a lower bound for every table, and the optimum for small ones."""

from __future__ import annotations

import time
from dataclasses import dataclass

import numpy as np

from safecount.protect.cuts import Attack, Master
from safecount.protect.router import Floats, Mask
from safecount.protect.search import Pattern

ROUNDS = 40
SMALL = 40
WHOLE_ROUNDS = 60


@dataclass(frozen=True, eq=False)
class Bound:
    """A lower bound on the loss, the degrees behind it, and the optimal pattern where one was found."""

    loss: float
    degrees: Floats
    optimum: Mask | None


def find_bound(pattern: Pattern, until: float) -> Bound:
    """Add cuts until the attacker is content with the degrees, or time is up; then whole cells where few."""
    problem = pattern.problem
    weight = np.where(problem.sensitive | ~problem.may_hide, 0.0, problem.weight)
    master = Master(weight)
    attacks = [
        Attack(nearby, targets, weight)
        for nearby, targets in zip(pattern.nearby, problem.targets, strict=True)
        if targets.layer.size
    ]
    loss, degrees = master.solve()
    for _ in range(ROUNDS):
        if not _cut(master, attacks, degrees, until):
            break
        loss, degrees = master.solve()
    if sum(len(attack.targets.variable) for attack in attacks) > SMALL or time.monotonic() > until:
        return Bound(_rounded(loss), degrees, None)
    return _finish(master, attacks, loss, degrees, until)


def _cut(master: Master, attacks: list[Attack], degrees: Floats, until: float) -> bool:
    """Add every cut that these degrees break; False when there is none, or no time."""
    broken = False
    for attack in attacks:
        attack.look_at(degrees)
        for cut in attack.cuts():
            master.add(cut)
            broken = True
            if time.monotonic() > until:
                return False
    return broken


def _finish(
    master: Master, attacks: list[Attack], loss: float, degrees: Floats, until: float
) -> Bound:
    """Whole cells: the cheapest that satisfies the cuts, until it satisfies every attacker."""
    for _ in range(WHOLE_ROUNDS):
        seconds = until - time.monotonic()
        if seconds <= 0:
            break
        bound, whole, solved = master.solve_whole(seconds)
        loss = max(loss, bound)
        if not solved:
            break
        if not _cut(master, attacks, whole, until):
            if time.monotonic() > until:
                break
            return Bound(_rounded(loss), degrees, whole > 0.5)
    return Bound(_rounded(loss), degrees, None)


def _rounded(loss: float) -> float:
    """A little less than computed, so that rounding errors never claim too much."""
    return max(0.0, loss - 1e-6 * max(1.0, loss))
