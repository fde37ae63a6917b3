"""Scenarios: other tables that are just as possible, each the proof of many sensitive cells at once.

A scenario keeps its own warm linear program over some hidden variables, with one bound per demand. To show a
cell again its movement is forbidden, and only the scenarios that move it are solved again: a step or two of the
dual simplex. A scenario that fails is split; only a demand that fails by itself speaks against showing.
"""

from __future__ import annotations

from dataclasses import dataclass

import highspy
import numpy as np

from safecount.crosstab.axis import Ints
from safecount.protect.nearby import Nearby
from safecount.protect.router import Floats, Mask, quiet_model

ROOM = 64.0
CLOSE = 1e-7
SEED_FIRST = 1000.0


@dataclass(frozen=True)
class Demand:
    """One variable must be able to move by an amount (down when negative) while some stand still."""

    variable: int
    amount: int
    still: frozenset[int] = frozenset()


class Scenario:
    """One possible movement of part of a layer that meets several demands."""

    def __init__(self, nearby: Nearby, inside: Ints, still: frozenset[int]) -> None:
        self.layer = nearby.layer
        self.inside = inside
        self.place = {variable: number for number, variable in enumerate(inside.tolist())}
        self.still = still
        self.demands: list[Demand] = []
        self.unit = 1.0
        self._nearby = nearby
        self._model = quiet_model()
        self._z = np.zeros(len(inside))

    def meet(self, seed: Demand, wanted: list[Demand], mixed: np.random.Generator) -> bool:
        """Meet one demand, and as many of the others as one movement can. False when the one cannot be met.

        A variable with demands both ways is asked for one of them, by chance: neighbours often move in turn.
        """
        asked: dict[int, Demand] = {}
        for each in wanted:
            if each.variable not in self.place:
                continue
            if each.variable not in asked or mixed.random() < 0.5:
                asked[each.variable] = each
        asked[seed.variable] = seed
        self.unit = float(max(1, np.median([abs(each.amount) for each in asked.values()])))
        self._load()
        for each in asked.values():
            self._wish(each, SEED_FIRST if each is seed else 1.0)
        if not self._solve() or not self._is_met(seed):
            return False
        self._fix([each for each in wanted if each.variable in self.place and self._is_met(each)])
        return True

    def _wish(self, each: Demand, weight: float) -> None:
        spot, amount = self.place[each.variable], each.amount / self.unit
        if self.low[spot] <= amount <= self.high[spot]:
            ends = (self.low[spot], amount) if amount > 0 else (amount, self.high[spot])
            self._model.changeColBounds(spot, *ends)
            self._model.changeColCost(spot, -weight / amount)

    def insist(self, wanted: list[Demand]) -> bool:
        """Meet all of these demands, or say that no movement does."""
        if any(each.variable not in self.place for each in wanted):
            return False
        self.unit = float(max(1, np.median([abs(each.amount) for each in wanted])))
        self._load()
        for each in wanted:
            spot = self.place[each.variable]
            if not self.low[spot] <= each.amount / self.unit <= self.high[spot]:
                return False
        self._fix(wanted)
        return self._solve()

    def _load(self) -> None:
        columns, self.low, self.high = self._nearby.program(self.inside, self.unit, ROOM)
        for variable in self.still:
            if variable in self.place:
                self.low[self.place[variable]] = self.high[self.place[variable]] = 0.0
        columns.col_lower_, columns.col_upper_ = self.low, self.high
        self._model.passModel(columns)

    def _fix(self, met: list[Demand]) -> None:
        """From now on these demands are bounds, and nothing else is wished for."""
        self.demands = met
        every = np.arange(len(self.inside), dtype=np.int32)
        self._model.changeColsCost(len(every), every, np.zeros(len(every)))
        lower, upper = self.low.copy(), self.high.copy()
        for each in met:
            spot, amount = self.place[each.variable], each.amount / self.unit
            if amount > 0:
                lower[spot] = max(lower[spot], amount)
            else:
                upper[spot] = min(upper[spot], amount)
        self.lower, self.upper = lower, upper
        self._model.changeColsBounds(len(every), every, lower, upper)

    def _solve(self) -> bool:
        self._model.run()
        if self._model.getModelStatus() != highspy.HighsModelStatus.kOptimal:
            return False
        self._z = np.asarray(self._model.getSolution().col_value)
        return True

    def _is_met(self, each: Demand) -> bool:
        moved = self._z[self.place[each.variable]] * self.unit
        return bool(
            moved >= each.amount - CLOSE if each.amount > 0 else moved <= each.amount + CLOSE
        )

    def close(self, variable: int) -> bool:
        """Forbid a variable to move. False when the demands cannot be met without it."""
        spot = self.place[variable]
        if self.lower[spot] > 0 or self.upper[spot] < 0:
            return False
        self._model.changeColBounds(spot, 0.0, 0.0)
        return abs(self._z[spot]) < CLOSE or self._solve()

    def reopen(self, variable: int) -> None:
        """Let a variable move again."""
        spot = self.place[variable]
        self._model.changeColBounds(spot, float(self.lower[spot]), float(self.upper[spot]))

    def closed_for_good(self, variable: int) -> None:
        """The variable belongs to a cell that is shown now."""
        spot = self.place[variable]
        self.low[spot] = self.high[spot] = self.lower[spot] = self.upper[spot] = 0.0

    def movement(self) -> Floats:
        """How every variable of the layer moves in this scenario."""
        moved = np.zeros(self.layer.size)
        moved[self.inside] = self._z * self.unit
        return moved


def cover(
    nearby: Nearby,
    demands: list[Demand],
    may_move: Mask,
    most: int,
    *,
    all_or_nothing: bool = False,
) -> tuple[list[Scenario], list[Demand]]:
    """Scenarios that together meet the demands, and the demands that nothing could meet.

    With `all_or_nothing` the first that cannot be met ends the search.
    """
    mixed = np.random.default_rng(len(demands))
    scenarios: list[Scenario] = []
    failed: list[Demand] = []
    for still in dict.fromkeys(each.still for each in demands):
        waiting = [each for each in demands if each.still == still]
        while waiting:
            seed = waiting[0]
            found: Scenario | None = Scenario(
                nearby, near(nearby, seed.variable, may_move, most), still
            )
            if found is not None and not found.meet(seed, waiting, mixed):
                found = alone_for(nearby, seed, may_move, most)
            if found is None:
                failed.append(seed)
                if all_or_nothing:
                    return scenarios, failed
                waiting = waiting[1:]
                continue
            scenarios.append(found)
            done = set(found.demands)
            waiting = [each for each in waiting if each not in done]
    return scenarios, failed


def near(nearby: Nearby, variable: int, may_move: Mask, most: int) -> Ints:
    """The variables around one that may move: all of them when they are few."""
    if int(may_move.sum()) <= most:
        return np.flatnonzero(may_move)
    return nearby.grow(variable, may_move, np.zeros(nearby.size), most)


def alone_for(nearby: Nearby, demand: Demand, may_move: Mask, most: int) -> Scenario | None:
    """A scenario for one demand, from a small neighbourhood or a larger one; None when there is none."""
    limit = int(may_move.sum())
    while True:
        scenario = Scenario(nearby, near(nearby, demand.variable, may_move, most), demand.still)
        if scenario.insist([demand]):
            return scenario
        if most >= limit:
            return None
        most *= 4
