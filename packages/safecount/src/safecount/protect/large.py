"""Large tables: a first pattern region by region, then one region after the other searched anew."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import numpy as np

from safecount.crosstab.axis import Ints
from safecount.protect.constructing import construct
from safecount.protect.regions import Region, cut_out
from safecount.protect.restart import again, guided, in_order, search_again
from safecount.protect.router import Floats, Mask
from safecount.protect.search import Pattern, charges
from safecount.protect.uses import Uses
from safecount.protect.watch import Watch

MIDDLE = 8000
"""Up to so many variables a whole pattern is cleaned at once; larger ones region by region."""
TURNS = 3
BIG = 2000
"""From so many variables on a layer is searched in regions."""
FIRST = 500
"""How many variables the first region around a cell has."""
WIDER = 3
PATIENCE = 8
"""After so many regions in which a cell's own proof was not found, each is asked for one proof alone."""
SEARCHED = 500
WORTH = 1e-6
DEAR = 10.0
CLOSED = 1500


def is_large(pattern: Pattern) -> bool:
    """Whether one program over the whole table would be too slow to be asked thousands of times."""
    return size_of(pattern) > BIG


def size_of(pattern: Pattern) -> int:
    """How many variables the largest layer has."""
    return max((targets.layer.size for targets in pattern.problem.targets), default=0)


def construct_in_regions(
    pattern: Pattern, order: Iterable[tuple[int, int]], watch: Watch, *, first: bool = False
) -> None:
    """Prove all targets, each in a region around it; what fails is tried in wider ones, then in the whole.

    A first pattern is finished whatever the time; another is given up when time is up.
    """
    problem = pattern.problem
    may_hide = problem.may_hide | pattern.hidden
    open_in = [pattern.open_variables(layer, may_hide) for layer in range(len(problem.targets))]
    dear = [how_dear(pattern, layer) for layer in range(len(problem.targets))]
    missed = 0
    for done, (layer, seed) in enumerate(order):
        if done % 64 == 0:
            watch.insist()
            watch.tell("construct", pattern.loss)
        if watch.over and not first:
            pattern.unmet.append((layer, seed))
            return
        targets = problem.targets[layer]
        size = FIRST
        while not targets.is_met(seed):
            inside = pattern.nearby[layer].grow(
                int(targets.variable[seed]), open_in[layer], dear[layer], size
            )
            cells = np.sort(targets.layer.cells_of(inside))
            shared = size == FIRST and missed < PATIENCE
            wanted = _unmet_in(pattern, cells) if shared else _only(pattern, layer, seed)
            region = cut_out(pattern, cells, wanted, pattern.hidden[cells])
            construct(region.pattern, in_order(region.pattern.problem.targets, 0))
            region.take_over(pattern)
            missed += 0 if targets.is_met(seed) else 1
            if size >= targets.layer.size:
                break
            size *= WIDER
        if not targets.is_met(seed):
            pattern.unmet.append((layer, seed))


def follow_the_bound(
    pattern: Pattern, degrees: Floats, seed: int, pace: float, watch: Watch
) -> Pattern:
    """The cheapest of some more patterns whose costs the bound suggests. `pace` is how many seconds one takes."""
    problem, best = pattern.problem, pattern
    mixed = np.random.default_rng([seed, 13])
    for turn in range(TURNS):
        if watch.left < 2 * pace:
            break
        begun = watch.spent
        noise = np.exp(0.2 * mixed.standard_normal(len(degrees))) if turn else 1.0
        costs = guided(problem, degrees) * noise
        found = again(
            problem, costs, None, in_order(problem.targets, seed, turn), watch,
            build=construct_in_regions, cleaned=size_of(pattern) <= MIDDLE, below=best.loss,
        )  # fmt: skip
        best = best if found is None else found
        pace = max(pace, watch.spent - begun)
        watch.tell("guided", best.loss)
    return best


def how_dear(pattern: Pattern, layer: int) -> Floats:
    """How dear each variable of a layer is, on a scale of DEAR by orders of magnitude."""
    costs = np.log1p(charges(pattern, layer))
    return DEAR * costs / max(float(costs.max(initial=0.0)), 1e-9)


def _unmet_in(pattern: Pattern, cells: Ints) -> list[set[int]]:
    wanted = []
    for targets in pattern.problem.targets:
        variables = targets.layer.of_cell[cells]
        numbers = targets.place[np.unique(variables[variables >= 0])]
        wanted.append({n for n in numbers[numbers >= 0].tolist() if not targets.is_met(n)})
    return wanted


def _only(pattern: Pattern, layer: int, target: int) -> list[set[int]]:
    wanted: list[set[int]] = [set() for _ in pattern.problem.targets]
    wanted[layer].add(target)
    return wanted


def improve_in_regions(pattern: Pattern, seed: int, watch: Watch, size: int = SEARCHED) -> None:
    """Search regions around complementary cells anew, dearest first, as long as time is given and it helps."""
    uses = Uses(pattern)
    mixed = np.random.default_rng([seed, 5])
    turn = 0
    while True:
        extra = np.flatnonzero(pattern.hidden & ~pattern.problem.sensitive)
        weight = pattern.problem.weight[extra] * (1 + 0.2 * mixed.random(len(extra)) * turn)
        before, seen = pattern.loss, np.zeros(len(pattern.hidden), dtype=bool)
        for cell in extra[np.argsort(-weight, kind="stable")].tolist():
            if watch.over:
                return
            if pattern.hidden[cell] and not seen[cell]:
                _search_around(pattern, uses, cell, size, seen, [seed, turn], watch)
                watch.tell("improve", pattern.loss)
        if before - pattern.loss < 0.002 * before:
            return
        turn += 1


def _search_around(
    pattern: Pattern, uses: Uses, cell: int, size: int, seen: Mask, seed: list[int], watch: Watch
) -> None:
    """One region searched anew; taken over when it is cheaper."""
    region, released = _region_around(pattern, uses, cell, size)
    seen[released] = True
    problem = pattern.problem
    before = float(problem.weight[released].sum())
    if not len(released):
        return
    best = search_again(region.pattern, before, seed, watch)
    if best is None or best.loss > before - WORTH * max(1.0, before):
        return
    _accept(pattern, uses, Region(best, region.cells, region.variables, region.targets), released)


def _region_around(pattern: Pattern, uses: Uses, cell: int, size: int) -> tuple[Region, Ints]:
    """The region around a cell with everything in it released that no proof across its border needs."""
    problem = pattern.problem
    layer = next(n for n, each in enumerate(problem.targets) if each.layer.of_cell[cell] >= 0)
    targets = problem.targets[layer]
    may_hide = uses_open(pattern, layer)
    inside = pattern.nearby[layer].grow(
        int(targets.layer.of_cell[cell]), may_hide, how_dear(pattern, layer),
        size,
    )  # fmt: skip
    cells = np.sort(targets.layer.cells_of(inside))
    within = set(cells.tolist())
    extra = cells[pattern.hidden[cells] & ~problem.sensitive[cells]]
    touched = set().union(*(uses.users.get(each, set()) for each in extra.tolist()))
    wanted: list[set[int]] = [set() for _ in problem.targets]
    kept: set[int] = set()
    for number, target in touched:
        own = problem.targets[number]
        variable = own.variable[[target]]
        if uses.rests_on[number, target] <= within and within.issuperset(
            own.layer.cells_of(variable).tolist()
        ):
            wanted[number].add(target)
        else:
            kept |= uses.rests_on[number, target] & within
    locked = np.array([each in kept for each in cells.tolist()], dtype=bool)
    fixed = problem.sensitive[cells] | (pattern.hidden[cells] & locked)
    region = cut_out(pattern, cells, wanted, fixed)
    return region, cells[pattern.hidden[cells] & ~fixed]


def uses_open(pattern: Pattern, layer: int) -> Mask:
    """The variables of a layer that may move if everything that may be hidden is."""
    return pattern.open_variables(layer, pattern.problem.may_hide | pattern.hidden)


def _accept(pattern: Pattern, uses: Uses, region: Region, released: Ints) -> None:
    """Take a cheaper region over, with its proofs."""
    first = [targets._next for targets in pattern.problem.targets]
    region.take_over(pattern)
    uses.show(released[~pattern.hidden[released]].tolist())
    for layer, targets in enumerate(pattern.problem.targets):
        for number in range(first[layer], targets._next):
            uses.note_witness(layer, number)
        for target in region.targets[layer].tolist():
            uses.note_target(layer, target)


def closed_regions(pattern: Pattern, watch: Watch) -> Iterator[tuple[Pattern, Ints]]:
    """Regions around sensitive cells in which only sums that lie wholly inside are kept."""
    problem = pattern.problem
    for layer, targets in enumerate(problem.targets):
        may_hide = uses_open(pattern, layer)
        seen: set[int] = set()
        for target in range(len(targets.variable)):
            if target in seen or watch.over:
                continue
            inside = pattern.nearby[layer].grow(
                int(targets.variable[target]), may_hide, None, CLOSED
            )
            cells = np.sort(targets.layer.cells_of(inside))
            wanted = _only(pattern, layer, target)
            numbers = targets.place[inside]
            wanted[layer].update(set(numbers[numbers >= 0].tolist()) - seen)
            seen |= wanted[layer]
            region = cut_out(pattern, cells, wanted, problem.sensitive[cells], closed=True)
            yield region.pattern, region.cells
