"""A linear program that is gathered row by row and solved by HiGHS, in whole numbers and in fractions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import highspy
import numpy as np

CLOSE = 1e-6
NEAR = 1e-5
"""How near a plan in whole numbers comes to the best that is possible, as a share, where a search is long."""
Terms = Sequence[tuple[int, float]]
"""Columns with their weights."""


@dataclass(frozen=True, kw_only=True)
class Solution:
    """Values of the columns, what they cost, and the least that any others could cost."""

    values: Sequence[float]
    cost: float
    least: float


class Program:
    """Columns of nought or more, and rows that hold them. The sum of the costs becomes as small as it can."""

    def __init__(self) -> None:
        self.costs: list[float] = []
        self.wholes: list[bool] = []
        self.rows: list[tuple[float, float, Terms]] = []

    def column(self, cost: float, *, whole: bool = False) -> int:
        """A column, by its number; `whole` ones count people."""
        self.costs.append(cost)
        self.wholes.append(whole)
        return len(self.costs) - 1

    def at_least(self, bound: float, terms: Terms) -> int:
        """A row, by its number."""
        self.rows.append((bound, np.inf, terms))
        return len(self.rows) - 1

    def at_most(self, bound: float, terms: Terms) -> int:
        """A row, by its number; a bound below nought is nought."""
        self.rows.append((-np.inf, max(0.0, bound), terms))
        return len(self.rows) - 1

    def in_whole_numbers(self, near: float = 0.0) -> Solution:
        """Solved exactly, or as near as said. Raises `ArithmeticError` without a sure end."""
        model = _model(self, whole=True)
        model.setOptionValue("mip_rel_gap", near)
        model.setOptionValue("mip_abs_gap", CLOSE)
        _run(model)
        info = model.getInfo()
        values = list(model.getSolution().col_value)
        return Solution(
            values=[round(v) if whole else v for v, whole in zip(values, self.wholes, strict=True)],
            cost=info.objective_function_value, least=info.mip_dual_bound,
        )  # fmt: skip

    def in_fractions(self) -> Fractions:
        """The same where people can be parted. Raises `ArithmeticError` without a sure end."""
        return Fractions(self)


class Fractions:
    """A program solved in fractions, that can be asked what more room in some rows would bring."""

    def __init__(self, program: Program) -> None:
        self.program = program
        self.model = _model(program, whole=False)
        _run(self.model)
        found = self.model.getSolution()
        self.values = list(found.col_value)
        self.levels = list(found.row_value)
        self.cost: float = self.model.getInfo().objective_function_value

    def is_tight(self, row: int) -> bool:
        """Whether a row is filled up to its bound."""
        return bool(self.levels[row] >= self.program.rows[row][1] - CLOSE)

    def saved_by(self, rows: Sequence[int], more: float = 1.0) -> float:
        """How much less it would cost with more room in these rows, solved anew."""
        for row in rows:
            low, high, _terms = self.program.rows[row]
            self.model.changeRowBounds(row, low, high + more)
        _run(self.model)
        cost: float = self.model.getInfo().objective_function_value
        for row in rows:
            low, high, _terms = self.program.rows[row]
            self.model.changeRowBounds(row, low, high)
        return self.cost - cost


def _model(program: Program, *, whole: bool) -> highspy.Highs:
    model = highspy.Highs()  # type: ignore[no-untyped-call]
    model.silent()
    model.setOptionValue("threads", 1)
    lp = highspy.HighsLp()
    lp.num_col_, lp.num_row_ = len(program.costs), len(program.rows)
    lp.col_cost_ = np.array(program.costs)
    lp.col_lower_ = np.zeros(len(program.costs))
    lp.col_upper_ = np.full(len(program.costs), np.inf)
    lp.row_lower_ = np.array([low for low, _high, _terms in program.rows])
    lp.row_upper_ = np.array([high for _low, high, _terms in program.rows])
    lp.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
    terms = [terms for _low, _high, terms in program.rows]
    lp.a_matrix_.start_ = np.cumsum([0, *map(len, terms)]).astype(np.int32)
    lp.a_matrix_.index_ = np.array([column for row in terms for column, _v in row], np.int32)
    lp.a_matrix_.value_ = np.array([value for row in terms for _c, value in row], float)
    if whole:
        kinds = highspy.HighsVarType
        lp.integrality_ = [kinds.kInteger if each else kinds.kContinuous for each in program.wholes]
    model.passModel(lp)
    return model


def _run(model: highspy.Highs) -> None:
    model.run()
    if model.getModelStatus() != highspy.HighsModelStatus.kOptimal:
        raise ArithmeticError(f"The intake plan ended as {model.getModelStatus()}.")
