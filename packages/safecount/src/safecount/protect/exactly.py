"""Exact movements inside what is hidden: the shortest one a linear program finds, else one in whole numbers."""

from __future__ import annotations

import numpy as np

from safecount.crosstab.axis import Ints
from safecount.protect.layers import Layer
from safecount.protect.nearby import Nearby
from safecount.protect.rational import make_exact
from safecount.protect.router import Mask, Router, route_whole
from safecount.protect.scenarios import near
from safecount.protect.watch import Watch

TRIES = 12
SPREAD = 0.3
WHOLE_SECONDS = 5.0


class Inside:
    """What can be proven by moving a few variables of a layer, at most `most` around the one in question.

    A movement that is short in sum moves few variables, and the fewer move the smaller are its fractions: the
    corners that other programs end in have fractions that no certificate can hold.
    """

    def __init__(self, nearby: Nearby, may_move: Mask, most: int) -> None:
        self._nearby, self._may_move, self._most = nearby, may_move, most
        self._kept: tuple[Ints, Router] | None = None

    def move(self, variable: int, amount: int, watch: Watch) -> tuple[Ints, Ints, int] | None:
        """Variables, steps and parts of a movement that takes one variable by an amount; None when none is found."""
        inside, router = self._around(variable)
        own = int(np.searchsorted(inside, variable))
        mixed = np.random.default_rng([variable, abs(amount)])
        for attempt in range(TRIES):
            router.price(np.exp(SPREAD * attempt * mixed.standard_normal(len(inside))))
            found = router.route(own, amount)
            if found is None:
                return None
            if (exact := make_exact(router.layer, found)) is not None:
                return _sparse(inside, *exact)
        seconds = min(WHOLE_SECONDS, watch.left)
        if seconds <= 0:
            return None
        every = np.ones(len(inside), dtype=bool)
        whole = route_whole(router.layer, every, own, amount, seconds)
        return None if whole is None else _sparse(inside, whole, 1)

    def _around(self, variable: int) -> tuple[Ints, Router]:
        if self._kept is not None:
            return self._kept
        inside = near(self._nearby, variable, self._may_move, self._most)
        router = Router(_part(self._nearby, inside), 1)
        if int(self._may_move.sum()) <= self._most:
            self._kept = inside, router
        return inside, router


def _part(nearby: Nearby, inside: Ints) -> Layer:
    """The layer of these variables alone; all others stand still."""
    layer, each = nearby.layer, np.arange(len(inside) + 1)
    rows = nearby.rows_within(inside)
    return Layer(layer.name, rows, each[:0], each, inside, layer.low[inside], layer.high[inside])


def _sparse(inside: Ints, exact: Ints, parts: int) -> tuple[Ints, Ints, int]:
    where = np.flatnonzero(exact)
    return inside[where], exact[where], parts
