"""The linear program behind every proof: move one cell by so much, at the least cost, and stay consistent."""

from __future__ import annotations

import highspy
import numpy as np
from numpy.typing import NDArray

from safecount.crosstab.axis import Ints
from safecount.protect.layers import Layer

Floats = NDArray[np.float64]
Mask = NDArray[np.bool_]


def quiet_model() -> highspy.Highs:
    """An empty HiGHS model for many small programs: one thread, no presolve, not a word."""
    model = highspy.Highs()  # type: ignore[no-untyped-call]
    model.silent()
    for option, choice in (("presolve", "off"), ("threads", 1), ("solver", "simplex")):
        model.setOptionValue(option, choice)
    return model


class Router:
    """One warm HiGHS model of a layer. `route` finds z with A z = 0 that moves one variable by an amount.

    Every variable is split into its way up and its way down, so that both cost. Between calls only bounds and
    costs change. Each call begins where nothing moves: that is dual feasible whatever the costs, and most movements
    are short, so it is sooner done than from where the last call ended.
    """

    def __init__(self, layer: Layer, scale: int) -> None:
        self.layer = layer
        self.scale = float(max(1, scale))
        self.size = layer.size
        self.most = np.concatenate([layer.high, -layer.low]) / self.scale
        self._all = np.arange(2 * self.size, dtype=np.int32)
        self.may_move: Mask = np.ones(self.size, dtype=bool)
        self.costs = np.zeros(self.size)
        self._model = quiet_model()
        self._model.passModel(self._program())

    def _program(self) -> highspy.HighsLp:
        rows = self.layer.rows
        program = highspy.HighsLp()
        program.num_col_, program.num_row_ = 2 * self.size, rows.number
        program.col_cost_ = np.zeros(2 * self.size)
        program.col_lower_ = np.zeros(2 * self.size)
        program.col_upper_ = self.most
        program.row_lower_ = -rows.slack / self.scale
        program.row_upper_ = np.where(rows.equal, 0.0, np.inf)
        matrix = program.a_matrix_
        matrix.format_ = highspy.MatrixFormat.kRowwise
        matrix.start_ = (rows.start * 2).astype(np.int32)
        both = np.stack([rows.column, rows.column + self.size], axis=1).ravel()
        matrix.index_ = both.astype(np.int32)
        matrix.value_ = np.stack([rows.sign, -rows.sign], axis=1).ravel().astype(np.float64)
        return program

    def confine(self, open_variables: Mask) -> None:
        """Let only these variables move from now on."""
        changed = np.flatnonzero(self.may_move != open_variables)
        if len(changed):
            both = np.concatenate([changed, changed + self.size])
            upper = np.where(np.tile(open_variables[changed], 2), self.most[both], 0.0)
            self._model.changeColsBounds(
                len(both), both.astype(np.int32), np.zeros(len(both)), upper
            )
            self.may_move = open_variables.copy()

    def price(self, costs: Floats) -> None:
        """What each variable's movement costs, by unit, both ways."""
        self.costs = costs
        self._model.changeColsCost(2 * self.size, self._all, np.tile(costs, 2) * self.scale)

    def route(self, variable: int, amount: int) -> Floats | None:
        """The cheapest z with z[variable] = amount, or None if there is none."""
        if not self.may_move[variable] or not self._reaches(variable, amount):
            return None
        way, back = variable, variable + self.size
        if amount < 0:
            way, back = back, way
        wanted = abs(amount) / self.scale
        self._model.changeColBounds(way, wanted, wanted)
        self._model.changeColBounds(back, 0.0, 0.0)
        self._model.setBasis()
        self._model.run()
        found = None
        if self._model.getModelStatus() == highspy.HighsModelStatus.kOptimal:
            moved = np.asarray(self._model.getSolution().col_value)
            found = (moved[: self.size] - moved[self.size :]) * self.scale
        self._model.changeColBounds(way, 0.0, self.most[way])
        self._model.changeColBounds(back, 0.0, self.most[back])
        return found

    def _reaches(self, variable: int, amount: int) -> bool:
        return bool(self.layer.low[variable] <= amount <= self.layer.high[variable])


def route_whole(
    layer: Layer, may_move: Mask, variable: int, amount: int, seconds: float
) -> Ints | None:
    """Some whole z that moves one variable by an amount and nothing that is shown: an integer program."""
    columns = np.flatnonzero(may_move)
    place = np.full(len(may_move), -1, dtype=np.int64)
    place[columns] = np.arange(len(columns))
    inside = may_move[layer.rows.column]
    entries = np.bincount(layer.rows.row_of_entries()[inside], minlength=layer.rows.number)
    most = 16 * abs(amount)
    program = highspy.HighsLp()
    program.num_col_, program.num_row_ = len(columns), layer.rows.number
    program.col_cost_ = np.zeros(len(columns))
    low = np.maximum(layer.low[columns], -most).astype(np.float64)
    high = np.minimum(layer.high[columns], most).astype(np.float64)
    low[place[variable]] = high[place[variable]] = amount
    program.col_lower_, program.col_upper_ = low, high
    program.row_lower_ = -layer.rows.slack.astype(np.float64)
    program.row_upper_ = np.where(layer.rows.equal, 0.0, np.inf)
    program.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
    program.a_matrix_.start_ = np.concatenate([[0], np.cumsum(entries)]).astype(np.int32)
    program.a_matrix_.index_ = place[layer.rows.column[inside]].astype(np.int32)
    program.a_matrix_.value_ = layer.rows.sign[inside].astype(np.float64)
    program.integrality_ = [highspy.HighsVarType.kInteger] * len(columns)
    model = highspy.Highs()  # type: ignore[no-untyped-call]
    model.silent()
    model.setOptionValue("threads", 1)
    model.setOptionValue("time_limit", seconds)
    model.passModel(program)
    model.run()
    if model.getModelStatus() != highspy.HighsModelStatus.kOptimal:
        return None
    whole = np.zeros(len(may_move), dtype=np.int64)
    whole[columns] = np.rint(model.getSolution().col_value).astype(np.int64)
    return whole if layer.keeps(whole, 1) else None
