"""The pool: good patterns of one problem, and better ones bred from two of them.

What two good patterns hide together is a small problem of its own, in which a search finds what one over the whole
table misses: its bound points more sharply, and each try costs a fraction.
"""

from __future__ import annotations

import numpy as np

from safecount.protect.bound import Bounds
from safecount.protect.constructing import construct
from safecount.protect.regions import cut_out
from safecount.protect.restart import CLOSE, Build, Order, again, emptied, guided, in_order
from safecount.protect.router import Floats, Mask
from safecount.protect.search import Pattern, Problem, start
from safecount.protect.watch import Watch

NOISE = 0.3
KEPT = 6
LITTER = 3
FAR = 1.2
"""Only patterns that cost at most so much more than the best are bred with it."""
DEEP = 0.05
"""What share of the time the bound of two patterns together may take."""


class Pool:
    """The `best` pattern so far, and the hidden cells of some other good ones."""

    def __init__(self, pattern: Pattern, seed: int, build: Build = construct) -> None:
        self.best = pattern
        self._seed, self._build, self._turn = seed, build, 0
        self._mixed = np.random.default_rng([seed, 7])
        self._kept: list[tuple[float, Mask]] = [(pattern.loss, pattern.hidden.copy())]

    @property
    def union(self) -> Mask:
        """What any of the good patterns hides."""
        every: Mask = np.any([hidden for _, hidden in self._kept], axis=0)
        return every

    def enter(self, pattern: Pattern) -> None:
        """Take a pattern in, where it is among the best."""
        if any((hidden == pattern.hidden).all() for _, hidden in self._kept):
            return
        self._kept.append((pattern.loss, pattern.hidden.copy()))
        self._kept.sort(key=lambda each: each[0])
        del self._kept[KEPT:]
        if pattern.loss < self.best.loss - CLOSE:
            self.best = pattern

    def search(self, degrees: Floats, watch: Watch, noise: float = NOISE) -> None:
        """Search the whole table once more, led by these degrees."""
        costs = guided(self.best.problem, degrees) * self._shake(len(degrees), noise)
        found = again(
            self.best.problem,
            costs,
            None,
            self._order(),
            watch,
            build=self._build,
            below=self._worst,
        )
        if found is not None:
            self.enter(found)

    def lead(self, degrees: Floats, watch: Watch) -> None:
        """Search the whole table near the best pattern."""
        self.search((degrees + self.best.hidden) / 2, watch)

    def breed(self, watch: Watch) -> None:
        """Search what the best pattern and another hide together, some times, led by the bound of that alone."""
        others = [each for each in self._kept[1:] if each[0] <= FAR * self._kept[0][0]]
        if not others:
            return
        other = others[int(self._mixed.integers(len(others)))][1]
        problem = self.best.problem
        cells = np.flatnonzero(self._kept[0][1] | other)
        wanted = [set(range(len(targets.variable))) for targets in problem.targets]
        region = cut_out(start(problem), cells, wanted, problem.sensitive[cells])
        small = region.pattern.problem
        bounds = Bounds(region.pattern)
        bounds.deepen(watch.part(DEEP))
        for turn in range(LITTER):
            if watch.over or bounds.loss >= self.best.loss * (1 - CLOSE):
                return
            costs = guided(small, bounds.degrees) * self._shake(len(cells), NOISE if turn else 0.0)
            found = again(small, costs, None, self._order(small), watch, below=self._worst)
            if found is not None:
                self.enter(region.fill(emptied(problem), found))

    @property
    def _worst(self) -> float:
        return self._kept[-1][0] if len(self._kept) == KEPT else np.inf

    def _shake(self, size: int, noise: float) -> Floats:
        shaken: Floats = np.exp(noise * self._mixed.standard_normal(size))
        return shaken

    def _order(self, problem: Problem | None = None) -> Order:
        self._turn += 1
        return in_order((problem or self.best.problem).targets, self._seed, self._turn)
