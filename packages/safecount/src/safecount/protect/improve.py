"""Improving: search again from other starts, where the bound points, and among what was good; keep the cheapest."""

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
PATIENCE = 12
EXACT = 400
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


def again(
    problem: Problem, costs: Floats, candidates: Mask | None, order: Order, watch: Watch, *,
    build: Build = construct, cleaned: bool = True, below: float = np.inf,
) -> Pattern | None:  # fmt: skip
    """One more search, with other costs and candidates; None when it fails, is not below a loss, or time runs out."""
    may_hide = problem.may_hide if candidates is None else problem.may_hide & candidates
    fresh = Problem(
        [targets.emptied() for targets in problem.targets], costs, problem.sensitive, may_hide
    )
    pattern = start(fresh)
    build(pattern, order, watch)
    if pattern.unmet:
        return None
    pattern.problem = Problem(fresh.targets, problem.weight, problem.sensitive, problem.may_hide)
    if cleaned and not tidy(pattern, watch, below):
        return None
    return None if pattern.unmet or pattern.loss >= below else pattern


def improve(pattern: Pattern, bounds: Bounds, seed: int, watch: Watch) -> Pattern:
    """The cheapest of some more searches: guided by the bound, merging what was good, and by chance."""
    problem, best = pattern.problem, pattern
    union = pattern.hidden.copy()
    mixed = np.random.default_rng([seed, 7])
    stale = turn = 0
    while not watch.over and stale < PATIENCE and best.loss > bounds.loss * (1 + CLOSE):
        watch.tell("improve", best.loss, bounds.loss)
        order = in_order(problem.targets, seed, turn)
        found = _turn(turn, best, bounds, union, mixed, order, watch)
        turn, stale = turn + 1, stale + 1
        if found is None:
            continue
        union |= found.hidden
        if found.loss < best.loss - CLOSE:
            best, stale = found, 0
    return best


def _turn(
    turn: int, best: Pattern, bounds: Bounds, union: Mask, mixed: np.random.Generator,
    order: Order, watch: Watch,
) -> Pattern | None:  # fmt: skip
    """One way of searching after the other."""
    problem = best.problem
    noise = np.exp(0.3 * mixed.standard_normal(len(problem.weight))) if turn > 3 else 1.0
    if turn % 4 == 3:
        return _exactly(best, bounds, union, order, watch)
    guided = problem.weight * np.maximum(LEAST_COST, 1.0 - bounds.degrees)
    costs, candidates = {
        0: (guided * noise, None),
        1: (problem.weight * noise, union),
        2: (problem.weight * noise, None),
    }[turn % 4]
    return again(problem, costs, candidates, order, watch)


def _exactly(
    best: Pattern, bounds: Bounds, union: Mask, order: Order, watch: Watch
) -> Pattern | None:
    """The cheapest pattern among the cells of all good ones."""
    if bounds.asks > EXACT:
        return None
    chosen = bounds.cheapest(watch.part(0.3, at_least=0.2), union, best.loss)
    if chosen is None:
        return None
    return again(best.problem, best.problem.weight, chosen, order, watch)


def prove(
    pattern: Pattern, bounds: Bounds, seed: int, watch: Watch, build: Build = construct
) -> Pattern:
    """The bound looks for the cheapest whole cells and leads a search to them, in turn: to the optimum, or in time."""
    best, turn = pattern, 0
    while not watch.over and best.loss > bounds.loss * (1 + CLOSE):
        watch.tell("prove", best.loss, bounds.loss)
        chosen, state = bounds.step(watch, best.loss)
        if state == "none":
            break
        if state == "safe":
            order = in_order(best.problem.targets, seed)
            found = again(best.problem, best.problem.weight, chosen, order, Watch(30))
            return found if found is not None and found.loss < best.loss else best
        for share in (1.0, 0.5):
            best = _led(
                best, share * chosen + (1 - share) * bounds.degrees, [seed, turn], watch, build
            )
            turn += 1
    return best


def _led(best: Pattern, degrees: Floats, seed: list[int], watch: Watch, build: Build) -> Pattern:
    """A search for which cells that these degrees hide are cheap; what it finds where that is cheaper."""
    problem = best.problem
    costs = problem.weight * np.maximum(LEAST_COST, 1.0 - degrees)
    order = in_order(problem.targets, seed, seed[-1])
    found = again(problem, costs, None, order, watch, build=build, below=best.loss)
    return best if found is None else found


def search_again(pattern: Pattern, before: float, seed: list[int], watch: Watch) -> Pattern | None:
    """Another search of a small problem that costs `before` now; None when it did not end well."""
    problem = pattern.problem
    bounds = Bounds(pattern)
    if bounds.loss >= before * (1 - CLOSE):
        return None
    order = in_order(problem.targets, seed)
    if seed[1] % 2 == 0:
        return again(problem, problem.weight, None, order, watch)
    guided = problem.weight * np.maximum(LEAST_COST, 1.0 - bounds.degrees)
    return again(problem, guided, None, order, watch)
