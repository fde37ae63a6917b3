"""The certificate: for every sensitive number the other possible tables that keep it hidden, in whole numbers."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from safecount.crosstab import Crosstab
from safecount.protect.layers import is_additive
from safecount.protect.search import Insight, Pattern
from safecount.protect.witnesses import Targets
from safecount.risks import Need, quantity
from safecount.verify import FORMAT, verify


def certify(table: Crosstab, pattern: Pattern, needs: Mapping[str, Need]) -> dict[str, Any]:
    """Write the certificate of a finished pattern, and check it in exact arithmetic before it leaves."""
    certificate = {
        "format": FORMAT,
        "axes": [axis.to_dict() for axis in table.axes],
        "hidden": np.flatnonzero(pattern.hidden[: len(table)]).tolist(),
        "quantities": [_quantity(table, pattern, name, need) for name, need in needs.items()],
    }
    if faults := verify(certificate):
        raise AssertionError(f"A certificate failed its own check: {faults[0]}")
    return certificate


def _quantity(table: Crosstab, pattern: Pattern, name: str, need: Need) -> dict[str, Any]:
    used: dict[tuple[int, int], int] = {}
    claims: list[dict[str, Any]] = []
    every = pattern.problem.targets
    mine = [layer for layer, targets in enumerate(every) if targets.layer.name == name]
    for cell in np.flatnonzero(need.up + need.down + need.width).tolist():
        layer = max(mine, key=lambda each: _proves(every[each], cell, need))
        claims.append(_claim(every[layer], layer, cell, need, used))
    for insight in pattern.insights:
        if insight.layer in mine:
            claims += _insider_claims(every[insight.layer], insight, used, len(table))
    numbers = quantity(table, name)
    return {
        "name": name,
        "numbers": numbers.tolist(),
        "additive": list(is_additive(table.axes, numbers)),
        "directions": [_direction(every[layer], number, len(table)) for layer, number in used],
        "claims": claims,
    }


def _proves(targets: Targets, cell: int, need: Need) -> int:
    """Whether a layer has a proof for a cell (1) that goes as far as the cell needs (2)."""
    variable = targets.layer.of_cell[cell]
    if variable < 0 or targets.place[variable] < 0:
        return 0
    up, down = targets.reach(int(targets.place[variable]))
    enough = up >= need.up[cell] and down >= need.down[cell] and up + down >= need.width[cell]
    return 2 if enough else 1


def _claim(
    targets: Targets, layer: int, cell: int, need: Need, used: dict[tuple[int, int], int]
) -> dict[str, Any]:
    target = int(targets.place[targets.layer.of_cell[cell]])
    whole = targets.whole and targets.is_met(target, whole=True)
    ways = []
    for way in (0, 1):
        number = _best(targets, target, way, whole=whole)
        ways.append(
            None
            if number is None
            else _times(targets, layer, target, number, way, used, whole=whole)
        )
    return {
        "cell": cell,
        "up": int(need.up[cell]),
        "down": int(need.down[cell]),
        "width": int(need.width[cell]),
        "whole": whole,
        "rise": ways[0],
        "fall": ways[1],
        "known": [],
    }


def _insider_claims(
    targets: Targets, insight: Insight, used: dict[tuple[int, int], int], size: int
) -> list[dict[str, Any]]:
    up, down, width = insight.needs
    ways = [
        None
        if number < 0
        else _times(targets, insight.layer, insight.target, number, way, used, whole=False)
        for way, number in enumerate((insight.riser, insight.faller))
    ]
    cells = targets.layer.cells_of(targets.variable[[insight.target]])
    return [
        {
            "cell": cell,
            "up": up,
            "down": down,
            "width": width,
            "whole": False,
            "rise": ways[0],
            "fall": ways[1],
            "known": [each for each in insight.cells if each < size],
        }
        for cell in cells.tolist()
        if cell < size
    ]


def _best(targets: Targets, target: int, way: int, *, whole: bool) -> int | None:
    """The direction that takes this target furthest one way."""
    proofs = targets.proofs[target]
    column = way + 2 if whole else way
    number = max(proofs, key=lambda each: (proofs[each][column], -each), default=None)
    return None if number is None or proofs[number][column] == 0 else number


def _times(
    targets: Targets,
    layer: int,
    target: int,
    number: int,
    way: int,
    used: dict[tuple[int, int], int],
    *,
    whole: bool,
) -> list[int]:
    """A direction by its place in the certificate, and how often to follow it; times below 0 go back."""
    witness = targets.witnesses[number]
    place = int(targets.variable[target])
    step = int(witness.step[witness.where.searchsorted(place)])
    forward = (step > 0) == (way == 0)
    times = witness.forth if forward else witness.back
    if whole:
        times -= times % witness.parts
    return [used.setdefault((layer, number), len(used)), times if forward else -times]


def _direction(targets: Targets, number: int, size: int) -> dict[str, Any]:
    witness, layer = targets.witnesses[number], targets.layer
    lengths = layer.start[witness.where + 1] - layer.start[witness.where]
    cells, step = layer.cells_of(witness.where), np.repeat(witness.step, lengths)
    own = cells < size
    return {"cells": cells[own].tolist(), "step": step[own].tolist(), "parts": witness.parts}
