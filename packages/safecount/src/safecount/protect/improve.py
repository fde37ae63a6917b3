"""Improving: search again where the bound points and among what was good; keep the cheapest, prove what can be."""

from __future__ import annotations

from safecount.protect.bound import Bounds
from safecount.protect.pool import Pool
from safecount.protect.restart import CLOSE, again, in_order
from safecount.protect.watch import Watch

PATIENCE = 18
FIRST = 2
EXACT = 400


def improve(pool: Pool, bounds: Bounds, watch: Watch) -> None:
    """Some searches led by the bound; then breeding, and between it searches near the best, anew, and exactly."""
    stale = turn = 0
    while not watch.over and stale < PATIENCE and _is_open(pool, bounds):
        watch.tell("improve", pool.best.loss, bounds.loss)
        before = pool.best.loss
        _turn(turn, pool, bounds, watch)
        turn += 1
        stale = 0 if pool.best.loss < before - CLOSE else stale + 1


def _turn(turn: int, pool: Pool, bounds: Bounds, watch: Watch) -> None:
    way = (turn - FIRST) % 6
    if turn < FIRST or way == 5:
        pool.search(bounds.degrees, watch)
    elif way in (0, 2, 4):
        pool.breed(watch)
    elif way == 1:
        pool.lead(bounds.degrees, watch)
    else:
        _exactly(pool, bounds, watch)


def _is_open(pool: Pool, bounds: Bounds) -> bool:
    return pool.best.loss > bounds.loss * (1 + CLOSE)


def _exactly(pool: Pool, bounds: Bounds, watch: Watch) -> None:
    """The cheapest pattern among the cells of all good ones."""
    if bounds.asks > EXACT:
        return
    best = pool.best
    chosen = bounds.cheapest(watch.part(0.3, at_least=0.2), pool.union, best.loss)
    if chosen is None:
        return
    order = in_order(best.problem.targets, 0)
    found = again(best.problem, best.problem.weight, chosen, order, watch)
    if found is not None:
        pool.enter(found)


def prove(pool: Pool, bounds: Bounds, watch: Watch) -> None:
    """The bound looks for the cheapest whole cells and leads searches to them, in turn: to the optimum, or in time."""
    while not watch.over and _is_open(pool, bounds):
        best = pool.best
        watch.tell("prove", best.loss, bounds.loss)
        chosen, state = bounds.step(watch, best.loss)
        if state == "none":
            return
        if state == "safe":
            order = in_order(best.problem.targets, 0)
            found = again(best.problem, best.problem.weight, chosen, order, Watch(30))
            if found is not None:
                pool.enter(found)
            return
        for share in (1.0, 0.5):
            pool.search(share * chosen + (1 - share) * bounds.degrees, watch, 0.0)
        pool.breed(watch)
        pool.lead(bounds.degrees, watch)
        pool.breed(watch)
