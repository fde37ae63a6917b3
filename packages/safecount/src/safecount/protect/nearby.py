"""Small programs near one cell: most proofs need a dozen cells, so most need no program over the whole table."""

from __future__ import annotations

import highspy
import numpy as np

from safecount.crosstab.axis import Ints
from safecount.protect.layers import Layer, gather
from safecount.protect.router import Floats, Mask
from safecount.protect.rows import Rows


class Nearby:
    """Grows a neighbourhood around a variable of a layer, and writes the program of it."""

    def __init__(self, layer: Layer) -> None:
        self.layer = layer
        self.size = layer.size
        order = np.argsort(layer.rows.column, kind="stable")
        self._row = layer.rows.row_of_entries()[order]
        self._sign = layer.rows.sign[order].astype(np.float64)
        self._degree = np.bincount(layer.rows.column, minlength=self.size)
        of_equations = layer.rows.equal[layer.rows.row_of_entries()]
        self._ties = np.bincount(layer.rows.column[of_equations], minlength=self.size)
        self._start = np.concatenate([[0], np.cumsum(self._degree)])
        self._inside = np.zeros(self.size, dtype=bool)
        self._entered = np.zeros(layer.rows.number, dtype=bool)
        self._met = np.zeros(self.size, dtype=np.int64)

    def _entries(self, variables: Ints) -> tuple[Ints, Ints]:
        """The places of all entries of these variables, and how many each has."""
        counts = self._degree[variables]
        ends = np.cumsum(counts)
        offset = np.repeat(self._start[variables] - np.concatenate([[0], ends[:-1]]), counts)
        return np.arange(ends[-1] if len(ends) else 0) + offset, counts

    def grow(self, variable: int, may_move: Mask, dear: Floats | None, most: int) -> Ints:
        """About `most` variables around one: those that close rows already entered first, then the cheap ones."""
        rows = self.layer.rows
        inside, entered, met = self._inside, self._entered, self._met
        fresh = np.array([variable], dtype=np.int64)
        members, seen_rows = [fresh[:0]], [fresh[:0]]
        known = fresh[:0]
        total = 0
        while len(fresh) and total < most:
            inside[fresh] = True
            members.append(fresh)
            total += len(fresh)
            places, _ = self._entries(fresh)
            new_rows = np.unique(self._row[places])
            new_rows = new_rows[~entered[new_rows] & rows.equal[new_rows]]
            entered[new_rows] = True
            seen_rows.append(new_rows)
            touched, times = np.unique(self._columns_of(new_rows), return_counts=True)
            known = np.concatenate([known, touched[met[touched] == 0]])
            met[touched] += times
            candidates = known[may_move[known] & ~inside[known]]
            if not len(candidates):
                break
            score = (self._ties[candidates] - met[candidates]).astype(np.float64)
            if dear is not None:
                score += dear[candidates]
            take = min(len(candidates), max(8, total))
            fresh = np.sort(candidates[np.argpartition(score, take - 1)[:take]])
        found = np.sort(np.concatenate(members))
        inside[found] = False
        entered[np.concatenate(seen_rows)] = False
        met[known] = 0
        return found

    def rows_within(self, inside: Ints, *, closed: bool = False) -> Rows:
        """The rows of these variables alone, numbered anew; with `closed` only rows that have no others."""
        rows = self.layer.rows
        places, counts = self._entries(inside)
        row, column = self._row[places], np.repeat(np.arange(len(inside)), counts)
        order = np.lexsort((column, row))
        kept, lengths = np.unique(row, return_counts=True)
        sign, column = self._sign[places][order].astype(np.int64), column[order]
        if closed:
            whole = lengths == rows.start[kept + 1] - rows.start[kept]
            chosen = np.repeat(whole, lengths)
            kept, lengths, sign, column = kept[whole], lengths[whole], sign[chosen], column[chosen]
        starts = np.concatenate([[0], np.cumsum(lengths)]).astype(np.int64)
        return Rows(starts, column, sign, rows.slack[kept], rows.equal[kept])

    def rows_of(self, variable: int) -> list[tuple[int, float]]:
        """The rows a variable stands in, with its sign there."""
        span = slice(self._start[variable], self._start[variable + 1])
        return list(zip(self._row[span].tolist(), self._sign[span].tolist(), strict=True))

    def _columns_of(self, rows: Ints) -> Ints:
        return gather(self.layer.rows.start, self.layer.rows.column, rows)

    def stuck_without(self, may_move: Mask, variables: Ints) -> set[int]:
        """Every variable that cannot move at all once these do not: alone in some row, one after the other."""
        start, column = self.layer.rows.start, self.layer.rows.column
        inside = may_move[column].astype(np.int64)
        alive = np.add.reduceat(inside, start[:-1]) if self.layer.rows.number else inside[:0]
        stuck = set(variables.tolist())
        waiting = list(stuck)
        while waiting:
            gone = waiting.pop()
            for row in self._row[self._start[gone] : self._start[gone + 1]].tolist():
                alive[row] -= 1
                if alive[row] == 1 and self.layer.rows.equal[row]:
                    members = column[start[row] : start[row + 1]]
                    last = [m for m in members[may_move[members]].tolist() if m not in stuck]
                    stuck.update(last)
                    waiting.extend(last)
        return stuck

    def program(
        self, inside: Ints, unit: float, room: float
    ) -> tuple[highspy.HighsLp, Floats, Floats]:
        """The program of a neighbourhood without any wish, and the bounds of its variables in units."""
        places, counts = self._entries(inside)
        kept, local_row = np.unique(self._row[places], return_inverse=True)
        lower = np.maximum(self.layer.low[inside] / unit, -room)
        upper = np.minimum(self.layer.high[inside] / unit, room)
        program = highspy.HighsLp()
        program.num_col_, program.num_row_ = len(inside), len(kept)
        program.col_cost_ = np.zeros(len(inside))
        program.col_lower_, program.col_upper_ = lower, upper
        program.row_lower_ = -self.layer.rows.slack[kept] / unit
        program.row_upper_ = np.where(self.layer.rows.equal[kept], 0.0, np.inf)
        program.a_matrix_.format_ = highspy.MatrixFormat.kColwise
        program.a_matrix_.start_ = np.concatenate([[0], np.cumsum(counts)]).astype(np.int32)
        program.a_matrix_.index_ = local_row.astype(np.int32)
        program.a_matrix_.value_ = self._sign[places]
        return program, lower, upper
