"""Finding a pattern: hide the cells that a proof needs, then take back every one that it can do without."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from safecount.protect.cleaning import LARGE, Ground, clean
from safecount.protect.exactly import Inside
from safecount.protect.nearby import Nearby
from safecount.protect.rational import make_exact
from safecount.protect.router import Floats, Mask, Router, route_whole
from safecount.protect.scenarios import Demand, Scenario
from safecount.protect.watch import Watch
from safecount.protect.witnesses import Targets, Witness

TINY = 1e-4
ATTEMPTS = 4
WHOLE_SECONDS = 0.3
CLEANING = 0.5
"""What share of the time goes into taking back; the rest is for writing the proofs of what is left."""


@dataclass(eq=False)
class Problem:
    """What has to be proven, in every layer, and what hiding each cell costs."""

    targets: list[Targets]
    weight: Floats
    sensitive: Mask
    may_hide: Mask


@dataclass(frozen=True)
class Insight:
    """What an insider who knows some cells cannot find out: a target, and the witnesses that leave those alone."""

    layer: int
    target: int
    cells: tuple[int, ...]
    riser: int
    faller: int
    needs: tuple[int, int, int]


@dataclass(eq=False)
class Pattern:
    """The state of a search: which cells are hidden, and the routers of every layer."""

    problem: Problem
    hidden: Mask
    nearby: list[Nearby] = field(default_factory=list)
    unmet: list[tuple[int, int]] = field(default_factory=list)
    insights: list[Insight] = field(default_factory=list)
    _routers: dict[int, Router] = field(default_factory=dict)

    def router(self, layer: int) -> Router:
        """The linear program over a whole layer; written when it is first asked for."""
        if layer not in self._routers:
            targets = self.problem.targets[layer]
            wanted = np.maximum(targets.up, targets.width)
            scale = int(np.median(wanted)) // 8 if len(wanted) else 1
            self._routers[layer] = Router(targets.layer, scale)
        return self._routers[layer]

    def enter(self, layer: int, witness: Witness) -> int:
        """Take a known witness of a layer in."""
        return self.problem.targets[layer].enter(witness)

    @property
    def loss(self) -> float:
        """What the complementary cells cost."""
        return float(self.problem.weight[self.hidden & ~self.problem.sensitive].sum())

    def neighbours(self, size: int) -> dict[int, tuple[int, ...]]:
        """For every complementary cell the sensitive cells, among the first `size`, whose proofs use it."""
        extra = set(np.flatnonzero((self.hidden & ~self.problem.sensitive)[:size]).tolist())
        protects: dict[int, set[int]] = {cell: set() for cell in sorted(extra)}
        for targets in self.problem.targets:
            for witness in targets.witnesses.values():
                whose = {
                    cell for cell in witness.cells if cell < size and self.problem.sensitive[cell]
                }
                for cell in witness.cells & extra:
                    protects[cell] |= whose
        return {cell: tuple(sorted(whose)) for cell, whose in protects.items()}

    def open_variables(self, layer: int, cells: Mask) -> Mask:
        """Which variables of a layer may move when these cells may."""
        return self.problem.targets[layer].layer.all_of(cells)


def start(problem: Problem) -> Pattern:
    """Only the sensitive cells hidden, nothing proven."""
    nearby = [Nearby(targets.layer) for targets in problem.targets]
    return Pattern(problem, problem.sensitive.copy(), nearby)


def prices(pattern: Pattern, layer: int, amount: int) -> Floats:
    """Nothing to speak of for hidden cells, a cell's weight spread over what it can give for the others."""
    room = np.minimum(-pattern.problem.targets[layer].layer.low, amount)
    return charges(pattern, layer) / np.maximum(room, 1) + TINY / max(1, amount)


def charges(pattern: Pattern, layer: int) -> Floats:
    """What it costs to let each variable move: the weight of its cells that are not hidden yet."""
    targets = pattern.problem.targets[layer].layer
    weight = np.where(pattern.hidden, 0.0, pattern.problem.weight)[targets.cells]
    return np.add.reduceat(weight, targets.start[:-1])


def next_amount(targets: Targets, target: int, attempt: int, *, whole: bool = False) -> int:
    """What to try next: the room above, the room below, the rest of the width below, else all of it above.

    Zero when everything is proven, or nothing else is left to try.
    """
    up, down = targets.reach(target, whole=whole)
    lacking = int(targets.width[target]) - up - down
    if up < targets.up[target]:
        return int(targets.up[target]) if attempt < 2 else 0
    if down < targets.down[target]:
        return -int(targets.down[target])
    if lacking <= 0:
        return 0
    below = int(targets.width[target]) - up
    if attempt < 2 and below <= -targets.layer.low[targets.variable[target]]:
        return -below
    return int(targets.width[target]) - down


def demands_of(targets: Targets) -> list[Demand]:
    """What to hold on to while cleaning: for each target the room above, and below what is proven there."""
    demands = []
    for target, variable in enumerate(targets.variable.tolist()):
        _, down = targets.reach(target)
        above, width = int(targets.up[target]), int(targets.width[target])
        below = max(int(targets.down[target]), width - above)
        if below > down:
            below, above = down, max(above, width - down)
        demands += [Demand(variable, above)] if above else []
        demands += [Demand(variable, -below)] if below else []
    return demands


def tidy(pattern: Pattern, watch: Watch, below: float = np.inf) -> bool:
    """Show again, dearest first, every complementary cell that no proof needs.

    False when the loss is not below a limit even then: the pattern is then left without its proofs.
    """
    problem = pattern.problem
    demands = [demands_of(targets) for targets in problem.targets]
    grounds = [
        Ground(nearby, demands[layer], pattern.open_variables(layer, pattern.hidden))
        for layer, nearby in enumerate(pattern.nearby)
    ]
    extra = np.flatnonzero(pattern.hidden & ~problem.sensitive)
    order = sorted(extra.tolist(), key=lambda cell: (-problem.weight[cell], cell))
    pattern.hidden[clean(grounds, order, watch.part(CLEANING))] = False
    if pattern.loss >= below:
        return False
    for layer, ground in enumerate(grounds):
        _take_over(pattern, layer, ground, demands[layer], watch)
    return True


def _take_over(
    pattern: Pattern, layer: int, ground: Ground, demands: list[Demand], watch: Watch
) -> None:
    """Exact witnesses from the scenarios; where one is missing, from a movement of its own, else from before."""
    targets = pattern.problem.targets[layer]
    before = targets.witnesses
    support = [targets.support(target) for target in range(len(targets.variable))]
    targets.start_over()
    for scenario in ground.scenarios:
        _add_exact(targets, scenario)
    for witness in before.values():
        if pattern.hidden[np.fromiter(witness.cells, dtype=np.int64)].all():
            targets.enter(witness)
    _prove_again(pattern, layer, demands, watch)
    for target in range(len(targets.variable)):
        if not targets.is_met(target):
            _restore(pattern, targets, [before[number] for number in support[target]])


def _prove_again(pattern: Pattern, layer: int, demands: list[Demand], watch: Watch) -> None:
    """A movement of its own for every demand that nothing meets so far."""
    targets = pattern.problem.targets[layer]
    inside = Inside(pattern.nearby[layer], pattern.open_variables(layer, pattern.hidden), LARGE)
    for demand in demands:
        if not targets.is_met(int(targets.place[demand.variable])):
            moved = inside.move(demand.variable, demand.amount, watch)
            if moved is not None:
                targets.add_sparse(*moved)


def _add_exact(targets: Targets, scenario: Scenario) -> None:
    exact = make_exact(targets.layer, scenario.movement())
    if exact is not None:
        targets.add(*exact)


def _restore(pattern: Pattern, targets: Targets, witnesses: list[Witness]) -> None:
    """Hide again what the first proofs of a target used."""
    for witness in witnesses:
        pattern.hidden[np.fromiter(witness.cells, dtype=np.int64)] = True
        targets.enter(witness)


def make_whole(pattern: Pattern, watch: Watch) -> None:
    """Look for proofs in whole persons, inside what is hidden, while time is given.

    A proof in fractions keeps a cell safe from everyone who solves linear programs; one in whole numbers also from
    those who use that nobody is half a person.
    """
    for layer, targets in enumerate(pattern.problem.targets):
        if not targets.whole:
            continue
        inside = pattern.open_variables(layer, pattern.hidden)
        for target in range(len(targets.variable)):
            if not targets.is_met(target, whole=True):
                _prove_whole(targets, inside, target, watch)


def _prove_whole(targets: Targets, inside: Mask, target: int, watch: Watch) -> None:
    variable = int(targets.variable[target])
    for attempt in range(ATTEMPTS):
        amount = next_amount(targets, target, attempt, whole=True)
        seconds = min(WHOLE_SECONDS, watch.left)
        if amount == 0 or seconds <= 0:
            return
        found = route_whole(targets.layer, inside, variable, amount, seconds)
        if found is not None:
            targets.add(found, 1)
