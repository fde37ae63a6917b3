"""A naive judge for tiny tables: tries every pattern, cheapest first, with its own plain linear programs."""

import sys
from itertools import combinations
from pathlib import Path

import highspy
import numpy as np
import pytest

sys.path.insert(0, str(Path(__file__).parent))


@pytest.fixture
def judge():
    """The naive judge."""
    return cheapest_loss


def cheapest_loss(table, k, cost):
    """The least loss of any pattern that keeps every count below k at least k wide, up to k or more."""
    counts = table.counts["persons"]
    sensitive = [n for n, count in enumerate(counts) if 1 <= count < k]
    others = [n for n, count in enumerate(counts) if count >= k]
    patterns = sorted(
        (sum(cost[n] for n in extra), extra)
        for size in range(len(others) + 1)
        for extra in combinations(others, size)
    )
    for loss, extra in patterns:
        if _is_safe(table, counts, {*sensitive, *extra}, sensitive, k):
            return loss
    raise AssertionError("even hiding everything is not enough")


def _is_safe(table, counts, hidden, sensitive, k):
    for cell in sensitive:
        low, high = (_end(table, counts, hidden, cell, sense) for sense in (1, -1))
        if high < k - 1e-6 or high - low < k - 1e-6:
            return False
    return True


def _end(table, counts, hidden, cell, sense):
    model = highspy.Highs()
    model.silent()
    place = {}
    for number in sorted(hidden):
        place[number] = len(place)
        model.addVar(0, highspy.kHighsInf)
    for axis, node, others in _sums(table):
        total = table.number(_at(table, axis, node, others))
        parts = [table.number(_at(table, axis, c, others)) for c in table.axes[axis].children[node]]
        known = sum(int(counts[p]) for p in parts if p not in hidden)
        columns = [place[p] for p in parts if p in hidden]
        signs = [1.0] * len(columns)
        if total in hidden:
            columns, signs, known = [*columns, place[total]], [*signs, -1.0], known
            rest = -known
        else:
            rest = int(counts[total]) - known
        if columns:
            model.addRow(
                rest, rest, len(columns), np.array(columns, dtype=np.int32), np.array(signs)
            )
    model.changeColCost(place[cell], float(sense))
    model.run()
    if model.getModelStatus() != highspy.HighsModelStatus.kOptimal:
        return -sense * np.inf
    return model.getSolution().col_value[place[cell]]


def _sums(table):
    for axis, each in enumerate(table.axes):
        rest = [range(len(other)) for at, other in enumerate(table.axes) if at != axis]
        for node, below in enumerate(each.children):
            if below:
                for others in np.ndindex(*(len(r) for r in rest)):
                    yield axis, node, others


def _at(table, axis, node, others):
    nodes = [*others[:axis], node, *others[axis:]]
    return tuple(each.labels[n] for each, n in zip(table.axes, nodes, strict=True))
