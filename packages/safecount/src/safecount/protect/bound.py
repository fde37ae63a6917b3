"""What protection must cost at least: a lower bound for every table, and the optimum for small ones."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from safecount.protect.cuts import Attack, Master
from safecount.protect.router import Mask
from safecount.protect.search import Pattern
from safecount.protect.watch import Watch

ROUNDS = 60
WHOLE_ROUNDS = 80
TAIL = 3
WORTH = 5e-4
SLICE = 4.0


class Bounds:
    """Cuts that every safe pattern satisfies, and what follows from them: `loss` is a lower bound.

    `degrees` says how far the relaxation hides each cell. `optimal` is a pattern that is proven cheapest.
    """

    def __init__(self, pattern: Pattern) -> None:
        problem = pattern.problem
        weight = np.where(problem.sensitive | ~problem.may_hide, 0.0, problem.weight)
        self.master = Master(weight)
        self.attacks = [
            Attack(nearby, targets, weight)
            for nearby, targets in zip(pattern.nearby, problem.targets, strict=True)
            if len(targets.variable)
        ]
        for attack in self.attacks:
            for cut in attack.row_cuts():
                self.master.add(cut)
        self.loss, self.degrees = 0.0, np.zeros(len(weight))
        self.optimal = False
        self._solve()

    @property
    def asks(self) -> int:
        """How many needs there are."""
        return sum(len(attack.targets.variable) for attack in self.attacks)

    def _solve(self) -> None:
        loss, self.degrees = self.master.solve()
        self._raise(loss)

    def _raise(self, loss: float) -> None:
        self.loss = max(self.loss, rounded(loss))

    def deepen(self, watch: Watch, rounds: int = ROUNDS) -> None:
        """Add cuts until the attacker is content with the degrees, it is hardly worth it, or time is up."""
        history = [self.loss]
        for _ in range(rounds):
            if watch.over or not self._cut(self.degrees, watch):
                return
            self._solve()
            history.append(self.loss)
            if len(history) > TAIL and history[-1] < history[-1 - TAIL] * (1 + WORTH):
                return

    def _cut(self, degrees: np.ndarray, watch: Watch) -> bool:
        """Add every cut that these degrees break; False when there is none."""
        broken = False
        for attack in self.attacks:
            attack.look_at(degrees)
            for cut in attack.cuts():
                self.master.add(cut)
                broken = True
                if watch.over:
                    return True
        return broken

    def cheapest(
        self, watch: Watch, within: Mask | None = None, below: float = np.inf
    ) -> Mask | None:
        """The cheapest safe pattern (among these cells), or None: none is cheaper than `below`, or time is up.

        Without `within` the bound rises, and what is found is optimal.
        """
        for _ in range(WHOLE_ROUNDS):
            if watch.over:
                return None
            bound, whole, state = self.master.solve_whole(min(watch.left, SLICE), within, below)
            if within is None:
                self._raise(min(bound, below))
            if state == "none":
                self.optimal |= within is None
                return None
            if state == "late":
                return None
            if not self._cut(whole, watch):
                if watch.over:
                    return None
                self.optimal |= within is None
                return np.asarray(whole > 0.5)
        return None


def rounded(loss: float) -> float:
    """A little less than computed, so that rounding errors never claim too much."""
    return max(0.0, loss - 1e-6 * max(1.0, abs(loss)))


class WideBounds:
    """A bound for a large table: cuts of single sums, then of closed regions, in one relaxation of the whole."""

    def __init__(self, pattern: Pattern) -> None:
        problem = pattern.problem
        self._weight = np.where(problem.sensitive | ~problem.may_hide, 0.0, problem.weight)
        self._master = Master(self._weight)
        for nearby, targets in zip(pattern.nearby, problem.targets, strict=True):
            for cut in Attack(nearby, targets, self._weight, program=False).row_cuts():
                self._master.add(cut)
        self.loss = 0.0
        self._solve()

    def _solve(self) -> None:
        loss, self.degrees = self._master.solve()
        self.loss = max(self.loss, rounded(loss))

    def deepen(self, regions: Iterable[tuple[Pattern, np.ndarray]], watch: Watch) -> None:
        """Add the cuts of these regions, as many as there is time for."""
        for small, cells in regions:
            closed = small.problem.sensitive | ~small.problem.may_hide
            local = np.where(closed, 0.0, self._weight[cells])
            for nearby, targets in zip(small.nearby, small.problem.targets, strict=True):
                if len(targets.variable):
                    attack = Attack(nearby, targets, local)
                    attack.look_at(self.degrees[cells])
                    for cut in attack.cuts():
                        self._master.add(cut.at(cells))
            if watch.over:
                break
        self._solve()
