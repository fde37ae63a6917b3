"""The master: the cheapest degrees that satisfy every cut so far, and a bound that holds whatever the solver rounds."""

from __future__ import annotations

import highspy
import numpy as np

from safecount.crosstab.axis import Ints
from safecount.protect.cuts import Cut
from safecount.protect.router import Floats, Mask, quiet_model


class Master:
    """The cheapest degrees that satisfy all cuts so far: its value is a bound on every pattern's loss."""

    def __init__(self, weight: Floats) -> None:
        self.cells = np.flatnonzero(weight > 0)
        self.place = np.full(len(weight), -1, dtype=np.int64)
        self.place[self.cells] = np.arange(len(self.cells))
        self._weight = weight[self.cells]
        self._waiting: list[Cut] = []
        self._taken: list[tuple[Floats, Ints, Ints, Floats]] = []
        self._model = quiet_model()
        program = highspy.HighsLp()
        program.num_col_, program.num_row_ = len(self.cells), 0
        program.col_cost_ = self._weight
        program.col_lower_, program.col_upper_ = np.zeros(len(self.cells)), np.ones(len(self.cells))
        self._model.passModel(program)

    def add(self, cut: Cut) -> None:
        """Take one more cut in, from the next solution on."""
        self._waiting.append(cut)

    def _take_in(self) -> None:
        """Hand all waiting cuts to the program at once."""
        cuts, self._waiting = self._waiting, []
        if not cuts:
            return
        lengths = np.array([len(cut.cells) for cut in cuts])
        starts = np.concatenate([[0], np.cumsum(lengths)[:-1]])
        places = self.place[np.concatenate([cut.cells for cut in cuts])]
        needs = np.array([cut.need for cut in cuts])
        coefficients = np.concatenate([cut.coefficients for cut in cuts])
        self._taken.append((needs, lengths, places, coefficients))
        self._model.addRows(
            len(cuts), needs, np.full(len(cuts), highspy.kHighsInf), int(lengths.sum()),
            starts.astype(np.int32), places.astype(np.int32), coefficients,
        )  # fmt: skip

    def solve(self) -> tuple[float, Floats]:
        """The bound, and the degree of every cell."""
        self._take_in()
        self._model.run()
        solution = self._model.getSolution()
        x = np.ones(len(self.place))
        x[self.cells] = np.clip(np.asarray(solution.col_value), 0.0, 1.0)
        return self._proven(np.asarray(solution.row_dual)), x

    def _proven(self, dual: Floats) -> float:
        """What these duals prove, by arithmetic of our own: any that are not negative prove something."""
        price, rest, first = np.maximum(dual, 0.0), self._weight.copy(), 0
        value = 0.0
        for needs, lengths, places, coefficients in self._taken:
            own = price[first : first + len(needs)]
            first += len(needs)
            value += float(own @ needs)
            spent = np.repeat(own, lengths) * coefficients
            rest -= np.bincount(places, weights=spent, minlength=len(rest))
        return value + float(np.minimum(rest, 0.0).sum())

    def solve_whole(
        self, seconds: float, within: Mask | None, below: float
    ) -> tuple[float, Floats, str]:
        """The same with every cell hidden or not: a bound that holds even when time runs out, degrees, and the end.

        It ends "found", "none" (nothing is cheaper than `below`), or "late".
        """
        model = self._whole_model(seconds, within, below)
        model.run()
        info, status = model.getInfo(), model.getModelStatus()
        x = np.ones(len(self.place))
        if status == highspy.HighsModelStatus.kOptimal:
            x[self.cells] = np.rint(model.getSolution().col_value)
            if info.objective_function_value >= below - 1e-6:
                return float(info.mip_dual_bound), x, "none"
            return float(info.mip_dual_bound), x, "found"
        if status in (
            highspy.HighsModelStatus.kInfeasible,
            highspy.HighsModelStatus.kObjectiveBound,
        ):
            return float(below), x, "none"
        feasible = info.primal_solution_status == highspy.SolutionStatus.kSolutionStatusFeasible
        x[self.cells] = np.rint(model.getSolution().col_value) if feasible else 1.0
        return float(info.mip_dual_bound), x, "late"

    def _whole_model(self, seconds: float, within: Mask | None, below: float) -> highspy.Highs:
        """The integer program over the cuts so far."""
        self._take_in()
        model = highspy.Highs()  # type: ignore[no-untyped-call]
        model.silent()
        model.passModel(self._model.getLp())
        for option, choice in (
            ("time_limit", max(0.01, seconds)), ("threads", 1), ("mip_rel_gap", 0.0),
            ("random_seed", 1),
        ):  # fmt: skip
            model.setOptionValue(option, choice)
        every = np.arange(len(self.cells), dtype=np.int32)
        if within is not None:
            upper = within[self.cells].astype(np.float64)
            model.changeColsBounds(len(every), every, np.zeros(len(every)), upper)
        model.setOptionValue("objective_bound", below - 1e-6)
        model.changeColsIntegrality(
            len(every), every, np.full(len(every), highspy.HighsVarType.kInteger)
        )
        return model
