"""The certificate: for every sensitive number the other possible tables that keep it hidden, in whole numbers."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from safecount.crosstab import Crosstab
from safecount.protect.layers import is_additive
from safecount.protect.search import Pattern
from safecount.protect.witnesses import Targets
from safecount.risks import Need, quantity
from safecount.verify import FORMAT, verify


def certify(table: Crosstab, pattern: Pattern, needs: Mapping[str, Need]) -> dict[str, Any]:
    """Write the certificate of a finished pattern, and check it in exact arithmetic before it leaves."""
    certificate = {
        "format": FORMAT,
        "axes": [axis.to_dict() for axis in table.axes],
        "hidden": [int(cell) for cell in pattern.hidden.nonzero()[0]],
        "quantities": [
            _quantity(table, targets, needs[targets.layer.name])
            for targets in pattern.problem.targets
        ],
    }
    if faults := verify(certificate):
        raise AssertionError(f"A certificate failed its own check: {faults[0]}")
    return certificate


def _quantity(table: Crosstab, targets: Targets, need: Need) -> dict[str, Any]:
    used: dict[int, int] = {}
    claims = []
    wanted = np.flatnonzero(need.up + need.down + need.width)
    for cell in wanted.tolist():
        target = int(targets.place[targets.layer.of_cell[cell]])
        whole = targets.whole and targets.is_met(target, whole=True)
        claims.append(
            {
                "cell": cell,
                "up": int(need.up[cell]),
                "down": int(need.down[cell]),
                "width": int(need.width[cell]),
                "whole": whole,
                "rise": _best(targets, target, 0, used, whole=whole),
                "fall": _best(targets, target, 1, used, whole=whole),
            }
        )
    numbers = quantity(table, targets.layer.name)
    return {
        "name": targets.layer.name,
        "numbers": numbers.tolist(),
        "additive": list(is_additive(table.axes, numbers)),
        "directions": [_direction(targets, number) for number in used],
        "claims": claims,
    }


def _best(
    targets: Targets, target: int, way: int, used: dict[int, int], *, whole: bool
) -> list[int] | None:
    """The direction that takes this target furthest one way, as (direction, times); times below 0 go back."""
    proofs = targets.proofs[target]
    column = way + 2 if whole else way
    number = max(proofs, key=lambda each: (proofs[each][column], -each), default=None)
    if number is None or proofs[number][column] == 0:
        return None
    witness = targets.witnesses[number]
    place = int(targets.variable[target])
    step = int(witness.step[witness.where.searchsorted(place)])
    forward = (step > 0) == (way == 0)
    times = witness.forth if forward else witness.back
    if whole:
        times -= times % witness.parts
    return [used.setdefault(number, len(used)), times if forward else -times]


def _direction(targets: Targets, number: int) -> dict[str, Any]:
    witness, layer = targets.witnesses[number], targets.layer
    lengths = layer.start[witness.where + 1] - layer.start[witness.where]
    return {
        "cells": layer.cells_of(witness.where).tolist(),
        "step": np.repeat(witness.step, lengths).tolist(),
        "parts": witness.parts,
    }
