"""The first pattern: prove one target after the other; what a proof moves is hidden from then on."""

from __future__ import annotations

import time
from collections.abc import Iterable

import numpy as np

from safecount.protect.clusters import Cluster
from safecount.protect.router import make_exact
from safecount.protect.search import ATTEMPTS, TINY, Pattern, next_amount, prices

BIG = 1000
CLUSTER = 500


def construct(
    pattern: Pattern, order: Iterable[tuple[int, int]], until: float | None = None
) -> None:
    """Prove all targets in this order. What cannot be proven, or not in time, is in `pattern.unmet`.

    In a large layer targets are first proven within clusters, and only those that fail in the whole.
    """
    waiting = list(order)
    for layer, router in enumerate(pattern.routers):
        router.confine(pattern.open_variables(layer, pattern.problem.may_hide | pattern.hidden))
        if router.size > BIG:
            _in_clusters(
                pattern, layer, [target for each, target in waiting if each == layer], until
            )
    for layer, target in waiting:
        if pattern.problem.targets[layer].is_met(target):
            continue
        if (until is not None and time.monotonic() > until) or not _prove(
            pattern, layer, target, None
        ):
            pattern.unmet.append((layer, target))


def _in_clusters(pattern: Pattern, layer: int, order: list[int], until: float | None) -> None:
    targets, nearby = pattern.problem.targets[layer], pattern.nearby[layer]
    may_move = pattern.routers[layer].may_move
    tried: set[int] = set()
    scale = max(1, int(pattern.routers[layer].scale))
    for seed in order:
        if seed in tried or targets.is_met(seed):
            continue
        if until is not None and time.monotonic() > until:
            return
        costs = prices(pattern, layer, max(1, int(targets.up[seed])))
        dear = costs / (costs.max() + TINY)
        inside = nearby.grow(int(targets.variable[seed]), may_move, dear, CLUSTER)
        cluster = Cluster(targets.layer, inside, scale)
        for target in order:
            if int(targets.variable[target]) in cluster and target not in tried:
                if not targets.is_met(target):
                    _prove(pattern, layer, target, cluster)
                if target == seed or targets.is_met(target):
                    tried.add(target)


def _prove(pattern: Pattern, layer: int, target: int, cluster: Cluster | None) -> bool:
    """Find witnesses for one target, in a cluster or in the whole layer. What they move is hidden."""
    targets, router = pattern.problem.targets[layer], pattern.routers[layer]
    variable = int(targets.variable[target])
    for attempt in range(ATTEMPTS):
        amount = next_amount(targets, target, attempt)
        if amount == 0:
            break
        costs = prices(pattern, layer, abs(amount))
        if cluster is None:
            router.price(costs)
            found = router.route(variable, amount)
        else:
            found = cluster.route(variable, amount, costs)
        exact = None if found is None else make_exact(targets.layer, found)
        witness = None if exact is None else targets.add(*exact)
        if witness is not None:
            pattern.hidden[np.fromiter(witness.cells, dtype=np.int64)] = True
    return targets.is_met(target)
