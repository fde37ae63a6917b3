"""Taking back: show again, dearest first, every complementary cell that no proof needs."""

from __future__ import annotations

from collections import Counter

import numpy as np

from safecount.crosstab.axis import Ints
from safecount.protect.nearby import Nearby
from safecount.protect.router import Mask
from safecount.protect.scenarios import Demand, Scenario, alone_for, cover
from safecount.protect.watch import Watch

LARGE = 700


class Ground:
    """One layer during cleaning: what may move, what is demanded, and the scenarios that meet it."""

    def __init__(self, nearby: Nearby, demands: list[Demand], may_move: Mask) -> None:
        self.nearby = nearby
        self.may_move = may_move.copy()
        self.demanded = {each.variable for each in demands}
        self.scenarios, self.failed = cover(nearby, demands, self.may_move, LARGE)
        self.using: dict[int, list[Scenario]] = {}
        self._hopeless: Counter[Demand] = Counter()
        self._open = int(self.may_move.sum())
        for scenario in self.scenarios:
            self._enlist(scenario)

    def _enlist(self, scenario: Scenario) -> None:
        for variable in scenario.inside.tolist():
            self.using.setdefault(variable, []).append(scenario)

    def _dismiss(self, scenario: Scenario) -> None:
        self.scenarios.remove(scenario)
        for variable in scenario.inside.tolist():
            self.using[variable].remove(scenario)

    def variables_of(self, cell: int) -> Ints:
        """The variables that this cell decides about."""
        variable = self.nearby.layer.of_cell[cell]
        return np.array(
            [variable] if variable >= 0 and self.may_move[variable] else [], dtype=np.int64
        )

    def can_do_without(self, cell: int) -> dict[Scenario, list[Scenario]] | None:
        """What replaces each scenario that fails without a cell, or None when a demand needs the cell."""
        gone = self.variables_of(cell)
        if not self.demanded.isdisjoint(self.nearby.stuck_without(self.may_move, gone)):
            return None
        self.may_move[gone] = False
        replaced: dict[Scenario, list[Scenario]] = {}
        closed: list[tuple[Scenario, int]] = []
        for variable in gone.tolist():
            for scenario in self.using.get(variable, []):
                closed.append((scenario, variable))
                if not scenario.close(variable):
                    rescued = self._rescue(scenario)
                    if rescued is None:
                        self._undo(closed, gone)
                        return None
                    replaced[scenario] = rescued
        self._undo(closed, gone)
        return replaced

    def _undo(self, closed: list[tuple[Scenario, int]], gone: Ints) -> None:
        for scenario, variable in closed:
            scenario.reopen(variable)
        self.may_move[gone] = True

    def _rescue(self, scenario: Scenario) -> list[Scenario] | None:
        """Meet the demands of a failed scenario by others, or say that one of them cannot be met.

        Those that most often could not be met are asked first, the first of them by itself.
        """
        if len(scenario.demands) == 1 and len(scenario.inside) >= self._open:
            return None
        ranked = sorted(scenario.demands, key=lambda each: -self._hopeless[each])
        first = ranked[0]
        if self._hopeless[first] and not alone_for(self.nearby, first, self.may_move, LARGE):
            self._hopeless[first] += 1
            return None
        rescued, failed = cover(self.nearby, ranked, self.may_move, LARGE, all_or_nothing=True)
        self._hopeless.update(failed)
        return None if failed else rescued

    def do_without(self, cell: int, replaced: dict[Scenario, list[Scenario]]) -> None:
        """The cell is shown again."""
        gone = self.variables_of(cell)
        for scenario, others in replaced.items():
            self._dismiss(scenario)
            self.scenarios += others
            for other in others:
                self._enlist(other)
        self._open -= len(gone)
        for variable in gone.tolist():
            self.may_move[variable] = False
            for scenario in self.using.get(variable, []):
                scenario.closed_for_good(variable)
                scenario.close(variable)


def clean(grounds: list[Ground], order: list[int], watch: Watch) -> list[int]:
    """Go through cells in this order; says which are shown again."""
    shown = []
    for cell in order:
        if watch.over:
            break
        answers = []
        for ground in grounds:
            answer = ground.can_do_without(cell)
            if answer is None:
                break
            answers.append(answer)
        else:
            for ground, answer in zip(grounds, answers, strict=True):
                ground.do_without(cell, answer)
            shown.append(cell)
    return shown
