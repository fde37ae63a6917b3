"""Suppression: hide what tells too much, and the least more that keeps it hidden."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from safecount.crosstab import Crosstab, Key
from safecount.crosstab.axis import Ints
from safecount.policy import Policy
from safecount.protect.bound import Bounds, WideBounds
from safecount.protect.boxes import Boxes, construct_boxes
from safecount.protect.constructing import construct
from safecount.protect.earlier import Past, remember
from safecount.protect.improve import improve, prove
from safecount.protect.insiders import secure_all
from safecount.protect.large import (
    MIDDLE,
    closed_regions,
    construct_in_regions,
    follow_the_bound,
    improve_in_regions,
    is_large,
    size_of,
)
from safecount.protect.layers import Layer, build_layer
from safecount.protect.pool import Pool
from safecount.protect.restart import CLOSE, in_order
from safecount.protect.search import Pattern, Problem, make_whole, start, tidy
from safecount.protect.watch import Watch
from safecount.protect.witnesses import Targets
from safecount.protected import ProtectedCrosstab
from safecount.risks import Need, Risk, find_risks, hidden_before, quantity

REACH = 8
NEAR = 300
HUGE = 60_000
WORTH = 5e-4
"""By so much at least a round of cuts must raise a bound for another to follow."""
WHOLE = 0.1
"""What share of the time is kept for proofs in whole persons."""
LAST = 0.02
"""What share they get where a first pattern took all the time there was."""
_NONE = np.zeros(0, dtype=np.int64)


class CannotProtect(ValueError):
    """No pattern can meet the policy; the message says for which cell, by which rule, and what to do."""


@dataclass(frozen=True, eq=False)
class Suppressed:
    """What a search ended with."""

    pattern: Pattern
    risks: list[Risk]
    needs: dict[str, Need]
    already_public: tuple[Key, ...]
    lower_bound: float


def weights(table: Crosstab, policy: Policy) -> NDArray[np.float64]:
    """What hiding each cell costs by the policy."""
    persons = table.counts[table.grains[0]].astype(np.float64)
    if policy.cost == "one":
        return np.ones(len(table))
    if policy.cost == "count":
        return np.maximum(persons, 1.0)
    if policy.cost == "value" and table.units is not None:
        amounts: NDArray[np.float64] = table.units / 10**table.decimals
        return np.maximum(amounts, 1.0)
    log: NDArray[np.float64] = np.round(1.0 + np.log2(1.0 + persons), 2)
    return log


def needs_of(table: Crosstab, risks: Sequence[Risk], publish: tuple[str, ...]) -> dict[str, Need]:
    """The largest need of every cell and quantity over all rules."""
    needs = {name: Need.none(len(table)) for name in publish}
    for risk in risks:
        needs = {name: needs[name].raise_to(risk.needs[name]) for name in publish}
    return needs


def targets_of(layer: Layer, need: Need, *, whole: bool) -> Targets:
    """The sensitive variables of a layer with what they need."""
    if not layer.size:
        return Targets(layer, _NONE, _NONE, _NONE, _NONE, whole)
    up, down, width = layer.most(need.up), layer.most(need.down), layer.most(need.width)
    asks = np.flatnonzero(up + down + width)
    return Targets(layer, asks, up[asks], down[asks], width[asks], whole)


def suppress(
    table: Crosstab,
    policy: Policy,
    publish: tuple[str, ...],
    earlier: Sequence[ProtectedCrosstab],
    seed: int,
    watch: Watch,
) -> Suppressed:
    """Find a pattern that protects every sensitive cell. Raises `CannotProtect`."""
    past = remember(table, earlier)
    risks = find_risks(table, policy, publish)
    if past.guarded.any():
        risks.append(hidden_before(table, policy, publish, past.guarded))
    needs = needs_of(table, risks, publish)
    sensitive = np.any([risk.cells for risk in risks], axis=0)
    _refuse_contradictions(table, risks)
    while True:
        pattern = start(set_out(table, policy, past, needs, sensitive))
        pattern, bound = _search(table, policy, past, pattern, seed, watch.early(WHOLE))
        if not (follows := _follow_from_the_past(pattern, past)):
            break
        past = past.also_lost(follows)
    if pattern.unmet:
        raise CannotProtect(_complain(table, pattern, risks))
    make_whole(pattern, watch.part(1.0, at_least=LAST * (watch.until - watch.begun)))
    known = np.flatnonzero(past.public & sensitive)
    public = tuple(table.key(cell) for cell in known.tolist())
    return Suppressed(pattern, risks, needs, public, min(bound, pattern.loss))


def _search(
    table: Crosstab, policy: Policy, past: Past, pattern: Pattern, seed: int, watch: Watch
) -> tuple[Pattern, float]:
    """From the sensitive cells to a clean pattern and a lower bound; what is not proven is in `pattern.unmet`."""
    order = in_order(pattern.problem.targets, seed)
    if size_of(pattern) > HUGE:
        construct_boxes(pattern, order, Boxes(table.axes, seed))
    if is_large(pattern):
        construct_in_regions(pattern, order, watch, first=True)
    else:
        construct(pattern, order)
    watch.insist()
    watch.tell("first pattern", pattern.loss)
    if pattern.unmet:
        return pattern, 0.0
    way = _search_in_regions if is_large(pattern) else _search_whole
    pattern, bound = way(pattern, seed, watch)
    if policy.insiders != "off":
        secure_all(table, pattern, past, full=policy.insiders == "full")
    return pattern, pattern.loss if pattern.loss <= bound * (1 + CLOSE) else bound


def _search_in_regions(pattern: Pattern, seed: int, watch: Watch) -> tuple[Pattern, float]:
    """The same for large tables: what looks at the whole gives way to what looks at regions."""
    if size_of(pattern) <= MIDDLE:
        return _search_middle(pattern, seed, watch)
    pace = watch.spent
    bounds = WideBounds(pattern)
    watch.tell("bound", pattern.loss, bounds.loss)
    pattern = follow_the_bound(pattern, bounds.degrees, seed, pace, watch)
    improve_in_regions(pattern, seed, watch.part(0.6))
    watch.tell("regions", pattern.loss, bounds.loss)
    before = 0.0
    while not watch.over and bounds.loss > before * (1 + WORTH):
        before = bounds.loss
        bounds.deepen(closed_regions(pattern, watch), watch)
        watch.tell("bound", pattern.loss, bounds.loss)
    return pattern, bounds.loss


def _search_middle(pattern: Pattern, seed: int, watch: Watch) -> tuple[Pattern, float]:
    """Tables whose patterns are built in regions, and cleaned, bred and bounded as a whole."""
    bounds = Bounds(pattern)
    pool = Pool(pattern, seed, construct_in_regions)
    pool.search(bounds.degrees, watch, 0.0)
    watch.tell("guided", pool.best.loss, bounds.loss)
    bounds.deepen(watch.part(0.1))
    watch.tell("bound", pool.best.loss, bounds.loss)
    improve(pool, bounds, watch.part(0.5))
    watch.tell("starts", pool.best.loss, bounds.loss)
    improve_in_regions(pool.best, seed, watch.part(0.2))
    pool.enter(pool.best)
    watch.tell("regions", pool.best.loss, bounds.loss)
    bounds.deepen(watch.part(0.2))
    prove(pool, bounds, watch)
    return pool.best, bounds.loss


def _search_whole(pattern: Pattern, seed: int, watch: Watch) -> tuple[Pattern, float]:
    """Clean, bound, improve, and prove, within the time there is."""
    if not watch.over:
        tidy(pattern, watch)
    bounds = Bounds(pattern)
    bounds.deepen(watch.part(0.1))
    watch.tell("bound", pattern.loss, bounds.loss)
    pool = Pool(pattern, seed)
    improve(pool, bounds, watch.part(0.4))
    watch.tell("starts", pool.best.loss, bounds.loss)
    bounds.deepen(watch.part(0.2))
    watch.tell("bound", pool.best.loss, bounds.loss)
    if pool.best.loss > bounds.loss * (1 + CLOSE):
        improve_in_regions(pool.best, seed, watch.part(0.25), NEAR)
        pool.enter(pool.best)
    watch.tell("regions", pool.best.loss, bounds.loss)
    prove(pool, bounds, watch)
    return pool.best, bounds.loss


def _follow_from_the_past(pattern: Pattern, past: Past) -> list[int]:
    """Cells that no pattern can keep from a reader who remembers: their neighbours were all shown before."""
    if not past.editions:
        return []
    cells: set[int] = set()
    for layer, target in pattern.unmet:
        targets = pattern.problem.targets[layer]
        for cell in targets.layer.cells_of(targets.variable[[target]]).tolist():
            if cell < past.size and not past.public[cell]:
                cells.add(cell)
    return sorted(cells)


def set_out(
    table: Crosstab,
    policy: Policy,
    past: Past,
    needs: Mapping[str, Need],
    sensitive: NDArray[np.bool_],
) -> Problem:
    """What is to be proven: each quantity against readers who remember, and what is public already by itself."""
    may_hide = _may_hide(table, policy, sensitive)
    extended = np.concatenate([may_hide & ~past.shown, past.moves])
    layers = []
    for name, need in needs.items():
        whole = name != table.value_name
        numbers = quantity(table, name)
        owed = _owe(need.where(~past.public), past, name, 1 if not whole else policy.smallest_count)
        reach = REACH * max(
            int(np.maximum(each.up, each.width).max(initial=1)) for each in (need, owed)
        )
        layer = build_layer(
            name, table.axes, past.numbers(numbers, name), extended, reach, past.rows(name)
        )
        layers.append(targets_of(layer, owed, whole=whole))
        if (past.public & sensitive).any():
            alone = build_layer(name, table.axes, numbers, may_hide, reach)
            layers.append(targets_of(alone, need.where(past.public), whole=whole))
    none = np.zeros(len(past.moves))
    return Problem(
        layers,
        np.concatenate([weights(table, policy), none]),
        np.concatenate([sensitive, none == 0]),
        np.concatenate([may_hide, past.moves]),
    )


def _owe(need: Need, past: Past, name: str, room: int) -> Need:
    """The needs of the new table, and what is owed to cells that only earlier editions have."""
    none = np.zeros(len(past.moves), dtype=np.int64)
    new = Need(*(np.concatenate([part, none]) for part in (need.up, need.down, need.width)))
    return new.raise_to(past.owes(name, room))


def _may_hide(table: Crosstab, policy: Policy, sensitive: NDArray[np.bool_]) -> NDArray[np.bool_]:
    persons: Ints = table.counts[table.grains[0]]
    may = sensitive | (persons > 0) | policy.hide_zeros
    may[[table.number(key) for key in table.must_publish]] = False
    return may


def _refuse_contradictions(table: Crosstab, risks: Sequence[Risk]) -> None:
    for risk in risks:
        for key in sorted(table.must_publish):
            if risk.cells[table.number(key)]:
                raise CannotProtect(
                    f"{key} is marked must_publish, but the rule {risk.rule!r} hides it. "
                    "Take the mark off, or merge the cell with a larger one."
                )


def _complain(table: Crosstab, pattern: Pattern, risks: Sequence[Risk]) -> str:
    layer, target = pattern.unmet[0]
    targets = pattern.problem.targets[layer]
    cell = int(targets.layer.cells_of(targets.variable[[target]])[0])
    if cell >= len(table):
        return (
            "A cell that only an earlier publication has would follow from this table whatever is hidden. "
            "Publish fewer margins, or a coarser table."
        )
    rule = next((risk.rule for risk in risks if risk.cells[cell]), "complementary")
    return (
        f"No pattern protects {table.key(cell)} ({targets.layer.name}, rule {rule!r}): "
        "too little around it may be hidden. Allow hide_zeros, take must_publish marks off, ask less against "
        "insiders, or merge categories."
    )
