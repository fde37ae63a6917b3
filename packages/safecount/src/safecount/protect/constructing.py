"""The first pattern: prove one target after the other; what a proof moves is hidden from then on."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from safecount.protect.rational import make_exact
from safecount.protect.router import Floats
from safecount.protect.search import ATTEMPTS, Pattern, next_amount, prices
from safecount.protect.watch import Watch

SHAKEN = 0.2


def construct(
    pattern: Pattern, order: Iterable[tuple[int, int]], watch: Watch | None = None
) -> None:
    """Prove all targets in this order. What cannot be proven, or not in time, is in `pattern.unmet`."""
    for layer, targets in enumerate(pattern.problem.targets):
        if len(targets.variable):
            may_move = pattern.problem.may_hide | pattern.hidden
            pattern.router(layer).confine(pattern.open_variables(layer, may_move))
    for layer, target in order:
        if pattern.problem.targets[layer].is_met(target):
            continue
        late = watch is not None and watch.over
        if late or not _prove(pattern, layer, target):
            pattern.unmet.append((layer, target))


def _shaken(attempt: int, variable: int, size: int) -> Floats:
    """By how much prices change when the same question had no exact answer before."""
    if not attempt:
        return np.ones(size)
    noise: Floats = np.random.default_rng([attempt, variable]).standard_normal(size)
    return np.exp(SHAKEN * noise)


def _prove(pattern: Pattern, layer: int, target: int) -> bool:
    """Find witnesses for one target. What they move is hidden."""
    targets, router = pattern.problem.targets[layer], pattern.router(layer)
    variable = int(targets.variable[target])
    for attempt in range(ATTEMPTS):
        amount = next_amount(targets, target, attempt)
        if amount == 0:
            break
        shaken = _shaken(attempt, variable, targets.layer.size)
        router.price(prices(pattern, layer, abs(amount)) * shaken)
        found = router.route(variable, amount)
        exact = None if found is None else make_exact(targets.layer, found)
        witness = None if exact is None else targets.add(*exact)
        if witness is not None:
            pattern.hidden[np.fromiter(witness.cells, dtype=np.int64)] = True
    return targets.is_met(target)
