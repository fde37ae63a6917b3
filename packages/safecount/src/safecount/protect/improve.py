"""Improving: search again from other starts, and where the lower bound points; keep the cheapest."""

from __future__ import annotations

import time
from collections.abc import Sequence

import numpy as np

from safecount.protect.bound import Bound
from safecount.protect.constructing import construct
from safecount.protect.router import Floats, Mask
from safecount.protect.search import Pattern, Problem, start, tidy
from safecount.protect.witnesses import Targets

Order = list[tuple[int, int]]


def in_order(targets: Sequence[Targets], seed: int, turn: int = 0) -> Order:
    """Which target to prove first: largest need first, then smallest first, then any; ties by seed."""
    mixed = np.random.default_rng([seed, turn])
    ranked: list[tuple[float, float, int, int]] = []
    for layer, each in enumerate(targets):
        wanted = np.maximum(each.up + each.down, each.width)
        top = max(1, int(wanted.max(initial=1)))
        for target, noise in enumerate(mixed.random(len(wanted)).tolist()):
            rank = (-1, 1, 0)[min(turn, 2)] * int(wanted[target]) / top
            ranked.append((rank, noise, layer, target))
    return [(layer, target) for _, _, layer, target in sorted(ranked)]


def again(
    problem: Problem,
    costs: Floats,
    candidates: Mask,
    seed: int,
    turn: int,
    until: float,
) -> Pattern | None:
    """One more search, with other costs and candidates; None when it fails or time runs out."""
    fresh = Problem(
        [targets.emptied() for targets in problem.targets],
        costs,
        problem.sensitive,
        problem.may_hide & candidates,
    )
    pattern = start(fresh)
    construct(pattern, in_order(fresh.targets, seed, turn), until)
    if pattern.unmet or time.monotonic() > until:
        return None
    pattern.problem = Problem(fresh.targets, problem.weight, problem.sensitive, problem.may_hide)
    tidy(pattern, until)
    return None if pattern.unmet else pattern


def improve(pattern: Pattern, bound: Bound, seed: int, rounds: int, until: float) -> Pattern:
    """The cheapest of some more searches; the first is guided by the bound, the last merges what was good."""
    problem = pattern.problem
    everything = np.ones(len(problem.weight), dtype=bool)
    if bound.optimum is not None:
        found = again(problem, problem.weight, bound.optimum, seed, 0, until)
        return found if found is not None and found.loss < pattern.loss else pattern
    union = pattern.hidden.copy()
    best = pattern
    for turn in range(rounds):
        if time.monotonic() > until or best.loss <= bound.loss * 1.0001:
            break
        guided = problem.weight * np.maximum(0.02, 1.0 - bound.degrees)
        costs, candidates = (guided, everything) if turn % 2 == 0 else (problem.weight, union)
        found = again(problem, costs, candidates, seed, turn, until)
        if found is None:
            continue
        union |= found.hidden
        if found.loss < best.loss:
            best = found
    return best
