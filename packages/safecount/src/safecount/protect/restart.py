"""Restarting: another search of the same problem, with other costs, in another order, among fewer cells."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from safecount.protect.bound import Bounds
from safecount.protect.constructing import construct
from safecount.protect.router import Floats, Mask
from safecount.protect.search import Pattern, Problem, start, tidy
from safecount.protect.watch import Watch
from safecount.protect.witnesses import Targets

Order = list[tuple[int, int]]
Build = Callable[[Pattern, Order, Watch], None]
CLOSE = 2e-6
LEAST_COST = 0.02


def in_order(targets: Sequence[Targets], seed: int | list[int], turn: int = 0) -> Order:
    """Which target to prove first: largest need first, then smallest first, then any; ties by seed."""
    mixed = np.random.default_rng([*(seed if isinstance(seed, list) else [seed]), turn])
    ranked: list[tuple[float, float, int, int]] = []
    for layer, each in enumerate(targets):
        wanted = np.maximum(each.up + each.down, each.width)
        top = max(1, int(wanted.max(initial=1)))
        for target, noise in enumerate(mixed.random(len(wanted)).tolist()):
            rank = (-1, 1, 0)[turn % 3] * int(wanted[target]) / top
            ranked.append((rank, noise, layer, target))
    return [(layer, target) for _, _, layer, target in sorted(ranked)]


def guided(problem: Problem, degrees: Floats) -> Floats:
    """Costs that make cheap what a bound hides."""
    return problem.weight * np.maximum(LEAST_COST, 1.0 - degrees)


def emptied(problem: Problem) -> Pattern:
    """The same problem with nothing proven."""
    targets = [each.emptied() for each in problem.targets]
    return start(Problem(targets, problem.weight, problem.sensitive, problem.may_hide))


def again(
    problem: Problem, costs: Floats, candidates: Mask | None, order: Order, watch: Watch, *,
    build: Build = construct, cleaned: bool = True, below: float = np.inf,
) -> Pattern | None:  # fmt: skip
    """One more search, with other costs and candidates; None when it fails, is not below a loss, or time runs out."""
    may_hide = problem.may_hide if candidates is None else problem.may_hide & candidates
    pattern = emptied(Problem(problem.targets, costs, problem.sensitive, may_hide))
    fresh = pattern.problem
    build(pattern, order, watch)
    if pattern.unmet:
        return None
    pattern.problem = Problem(fresh.targets, problem.weight, problem.sensitive, problem.may_hide)
    if cleaned and not tidy(pattern, watch, below):
        return None
    return None if pattern.unmet or pattern.loss >= below else pattern


def search_again(pattern: Pattern, before: float, seed: list[int], watch: Watch) -> Pattern | None:
    """Another search of a small problem that costs `before` now; None when it did not end well."""
    problem = pattern.problem
    bounds = Bounds(pattern)
    if bounds.loss >= before * (1 - CLOSE):
        return None
    order = in_order(problem.targets, seed)
    if seed[1] % 2 == 0:
        return again(problem, problem.weight, None, order, watch)
    return again(problem, guided(problem, bounds.degrees), None, order, watch)
