"""What protection must cost at least: a lower bound for every table, and the optimum for small ones."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from safecount.protect.bridges import Bridges
from safecount.protect.cuts import Attack
from safecount.protect.master import Master
from safecount.protect.router import Mask
from safecount.protect.search import Pattern
from safecount.protect.watch import Watch

ROUNDS = 60
WHOLE_ROUNDS = 80
TAIL = 3
WORTH = 5e-4
SLICE = 4.0
BRIDGINGS = 20
STEP = 20.0
SHARE = 0.5
FEW_ROUNDS = 3


class Relaxation:
    """Single sums and bridges: what they say about every cheapest pattern. `loss` is a lower bound.

    `degrees` says how far the relaxation hides each cell.
    """

    def __init__(self, pattern: Pattern, *, programs: bool) -> None:
        problem = pattern.problem
        self.weight = np.where(problem.sensitive | ~problem.may_hide, 0.0, problem.weight)
        self.master = Master(self.weight)
        self.attacks = [
            Attack(nearby, targets, self.weight, program=programs)
            for nearby, targets in zip(pattern.nearby, problem.targets, strict=True)
            if len(targets.variable)
        ]
        for attack in self.attacks:
            for cut in attack.row_cuts():
                self.master.add(cut)
        self._bridges = Bridges(self.attacks) if self.attacks else None
        self.loss, self.degrees = 0.0, np.zeros(len(self.weight))
        self._solve()

    def _solve(self) -> None:
        """Solve, and add the bridges that are broken, until none is."""
        for _ in range(BRIDGINGS):
            loss, self.degrees = self.master.solve()
            self._raise(loss)
            broken = list(self._bridges.broken(self.degrees)) if self._bridges else []
            if not broken:
                return
            for cut in broken:
                self.master.add(cut)

    def _raise(self, loss: float) -> None:
        self.loss = max(self.loss, rounded(loss))


class Bounds(Relaxation):
    """The same with cuts from attackers' programs over the whole table.

    `optimal` is a pattern that is proven cheapest.
    """

    def __init__(self, pattern: Pattern) -> None:
        super().__init__(pattern, programs=True)
        self.optimal = False

    @property
    def asks(self) -> int:
        """How many needs there are."""
        return sum(len(attack.targets.variable) for attack in self.attacks)

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
            for cut in attack.cuts(watch):
                self.master.add(cut)
                broken = True
        return broken

    def step(self, watch: Watch, below: float) -> tuple[Mask, str]:
        """One look at whole cells: the bound rises, cuts are added, and a cheap pattern is suggested.

        The suggestion is "safe" (and then cheapest of all), "none" (no pattern is cheaper than `below`), or a "hint".
        """
        seconds = min(watch.left * SHARE, STEP)
        bound, whole, state = self.master.solve_whole(seconds, None, below)
        self._raise(min(bound, below))
        if state == "none":
            self.optimal = True
        elif not self._cut(whole, watch) and state == "found" and not watch.over:
            self.optimal, state = True, "safe"
        else:
            self.deepen(watch.part(SHARE / 5), FEW_ROUNDS)
            state = "hint"
        return np.asarray(whole > 0.5), state

    def cheapest(self, watch: Watch, within: Mask, below: float) -> Mask | None:
        """The cheapest safe pattern among these cells, or None: none is cheaper than `below`, or time is up."""
        for _ in range(WHOLE_ROUNDS):
            if watch.over:
                return None
            _, whole, state = self.master.solve_whole(min(watch.left, SLICE), within, below)
            if state != "found":
                return None
            if not self._cut(whole, watch):
                return None if watch.over else np.asarray(whole > 0.5)
        return None


def rounded(loss: float) -> float:
    """A little less than computed, so that rounding errors never claim too much."""
    return max(0.0, loss - 1e-6 * max(1.0, abs(loss)))


class WideBounds(Relaxation):
    """A bound for a large table: to single sums and bridges come the cuts of closed regions."""

    def __init__(self, pattern: Pattern) -> None:
        super().__init__(pattern, programs=False)

    def deepen(self, regions: Iterable[tuple[Pattern, np.ndarray]], watch: Watch) -> None:
        """Add the cuts of these regions, as many as there is time for."""
        for small, cells in regions:
            closed = small.problem.sensitive | ~small.problem.may_hide
            local = np.where(closed, 0.0, self.weight[cells])
            for nearby, targets in zip(small.nearby, small.problem.targets, strict=True):
                if len(targets.variable):
                    attack = Attack(nearby, targets, local)
                    attack.look_at(self.degrees[cells])
                    for cut in attack.cuts(watch):
                        self.master.add(cut.at(cells))
            if watch.over:
                break
        self._solve()
