"""Insiders: whoever stands alone in a cell knows its number, and must not reckon another's from it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from safecount.crosstab import Crosstab
from safecount.crosstab.axis import Ints
from safecount.protect.cleaning import LARGE
from safecount.protect.earlier import Past
from safecount.protect.rational import make_exact
from safecount.protect.router import Floats
from safecount.protect.scenarios import Demand, Scenario, near
from safecount.protect.search import Insight, Pattern, prices
from safecount.protect.witnesses import Targets

SHARE = 10


def insiders_of(table: Crosstab, pattern: Pattern, past: Past) -> list[tuple[int, ...]]:
    """For every contributor who is alone in hidden cells: those cells. Each set once, larger sets first.

    Whoever is alone in a hidden cell of an earlier edition whose seal is at hand knows that one, too.
    """
    size = len(table)
    known = {
        cells
        for sole in table.sole.values()
        for cells in _alone_in(sole, pattern.hidden[:size], np.arange(size))
    }
    for safe, place in past.editions:
        if safe.sealed is not None:
            hidden = safe.hides & pattern.hidden[place]
            known.update(
                cells
                for sole in safe.sealed.sole.values()
                for cells in _alone_in(sole, hidden, place)
            )
    return sorted(known, key=lambda cells: (-len(cells), cells))


def _alone_in(sole: Ints, hidden: NDArray[np.bool_], place: Ints) -> Iterator[tuple[int, ...]]:
    """The hidden cells of each contributor who is alone in some, by their places."""
    cells = np.flatnonzero(hidden & (sole >= 0))
    order = cells[np.argsort(sole[cells], kind="stable")]
    _, starts = np.unique(sole[order], return_index=True)
    for group in np.split(order, starts[1:]):
        if len(group):
            yield tuple(sorted(place[group].tolist()))


def secure_all(table: Crosstab, pattern: Pattern, past: Past, *, full: bool) -> None:
    """Secure the pattern against everybody who is alone somewhere in it, also in cells hidden on the way.

    A cell hidden for one insider may have a single contributor, too, who then knows it beside his others.
    """
    secured: set[tuple[int, ...]] = set()
    while new := [each for each in insiders_of(table, pattern, past) if each not in secured]:
        secure(pattern, new, full=full)
        secured.update(new)
    there_are = set(insiders_of(table, pattern, past))
    pattern.insights[:] = [each for each in pattern.insights if each.cells in there_are]


def secure(pattern: Pattern, insiders: Sequence[tuple[int, ...]], *, full: bool) -> None:
    """Against every insider, find for each other sensitive cell a movement that leaves what he knows alone.

    Empty cells are left out: whoever is alone in a total knows that everything else below it is empty.
    """
    for cells in insiders:
        for layer, targets in enumerate(pattern.problem.targets):
            here = [cell for cell in cells if cell < len(targets.layer.of_cell)]
            known = targets.layer.of_cell[here]
            _secure_layer(pattern, layer, cells, known[known >= 0], full=full)


def _secure_layer(
    pattern: Pattern, layer: int, cells: tuple[int, ...], known: Ints, *, full: bool
) -> None:
    targets = pattern.problem.targets[layer]
    still = frozenset(known.tolist())
    if not still:
        return
    waiting = [
        target
        for target, variable in enumerate(targets.variable.tolist())
        if variable not in still
        and targets.layer.low[variable] < 0
        and not _note(pattern, layer, target, cells, full=full)
    ]
    while waiting:
        target = waiting[0]
        if not _move_some(pattern, layer, waiting, still, full=full):
            _hide_more(pattern, layer, target, still, full=full)
        if not _note(pattern, layer, target, cells, full=full):
            pattern.unmet.append((layer, target))
            waiting = waiting[1:]
        waiting = [each for each in waiting if not _note(pattern, layer, each, cells, full=full)]


def rooms(targets: Targets, target: int, *, full: bool) -> tuple[int, int, int]:
    """What a target needs against an insider, up, down and in all: not exactly, or as against anybody."""
    needs = int(targets.up[target]), int(targets.down[target]), int(targets.width[target])
    return needs if full else (0, 0, 1 if targets.whole else max(1, max(needs) // SHARE))


def _note(pattern: Pattern, layer: int, target: int, cells: tuple[int, ...], *, full: bool) -> bool:
    """Whether witnesses that leave these cells alone give a target its room; if so it goes on record."""
    targets = pattern.problem.targets[layer]
    known = frozenset(cells)
    best: list[tuple[int, int]] = [(0, -1), (0, -1)]
    for number, room in targets.proofs[target].items():
        if not targets.witnesses[number].cells & known:
            for way in (0, 1):
                best[way] = max(best[way], (room[way], number))
    up, down, width = rooms(targets, target, full=full)
    (rise, riser), (fall, faller) = best
    if rise < up or fall < down or rise + fall < width:
        return False
    pattern.insights.append(Insight(layer, target, cells, riser, faller, (up, down, width)))
    return True


def _move_some(
    pattern: Pattern, layer: int, waiting: list[int], still: frozenset[int], *, full: bool
) -> bool:
    """One movement inside what is hidden that gives room to the first that waits, and to others."""
    targets, nearby = pattern.problem.targets[layer], pattern.nearby[layer]
    may_move = pattern.open_variables(layer, pattern.hidden)
    inside = near(nearby, int(targets.variable[waiting[0]]), may_move, LARGE)
    wishes: list[Demand] = []
    for target in waiting:
        up, down, width = rooms(targets, target, full=full)
        variable = int(targets.variable[target])
        wishes.append(Demand(variable, max(up, width, 1), still))
        wishes.append(Demand(variable, -max(down, width, 1), still))
    mixed = np.random.default_rng(len(waiting))
    met = False
    for seed in (wishes[0], wishes[1]):
        scenario = Scenario(nearby, inside, still)
        if scenario.meet(seed, wishes, mixed):
            exact = make_exact(targets.layer, scenario.movement())
            met |= exact is not None and targets.add(*exact) is not None
    return met


def _hide_more(
    pattern: Pattern, layer: int, target: int, still: frozenset[int], *, full: bool
) -> None:
    """Hide further cells, as cheaply as may be, so that a target can move against an insider."""
    targets, router = pattern.problem.targets[layer], pattern.router(layer)
    open_cells = pattern.open_variables(layer, pattern.problem.may_hide | pattern.hidden).copy()
    open_cells[list(still)] = False
    router.confine(open_cells)
    up, down, width = rooms(targets, target, full=full)
    variable = int(targets.variable[target])
    for amount in (max(up, width), -max(down, width)):
        if amount == 0:
            continue
        router.price(prices(pattern, layer, abs(amount)))
        found: Floats | None = router.route(variable, amount)
        exact = None if found is None else make_exact(targets.layer, found)
        witness = None if exact is None else targets.add(*exact)
        if witness is not None:
            pattern.hidden[list(witness.cells)] = True
            if not full:
                return
