"""The certificate: for every sensitive number the other possible tables that keep it hidden, in whole numbers."""

from __future__ import annotations

from typing import Any

from safecount.protect.search import Pattern
from safecount.protect.witnesses import Targets
from safecount.verify import verify

FORMAT = "safecount certificate 1"


def certify(pattern: Pattern) -> dict[str, Any]:
    """Write the certificate of a finished pattern, and check it in exact arithmetic before it leaves."""
    certificate = {
        "format": FORMAT,
        "hidden": [int(cell) for cell in pattern.hidden.nonzero()[0]],
        "layers": [_layer(targets) for targets in pattern.problem.targets],
    }
    if faults := verify(certificate):
        raise AssertionError(f"A certificate failed its own check: {faults[0]}")
    return certificate


def _layer(targets: Targets) -> dict[str, Any]:
    layer = targets.layer
    used: dict[int, int] = {}
    claims = []
    for target, variable in enumerate(targets.variable.tolist()):
        whole = targets.whole and targets.is_met(target, whole=True)
        rise = _best(targets, target, 0, used, whole=whole)
        fall = _best(targets, target, 1, used, whole=whole)
        claims.append(
            {
                "variable": variable,
                "whole": whole,
                "up": int(targets.up[target]),
                "down": int(targets.down[target]),
                "width": int(targets.width[target]),
                "rise": rise,
                "fall": fall,
            }
        )
    return {
        "quantity": layer.name,
        "cell": layer.cell.tolist(),
        "low": layer.low.tolist(),
        "high": layer.high.tolist(),
        "row_start": layer.rows.start.tolist(),
        "row_column": layer.rows.column.tolist(),
        "row_sign": layer.rows.sign.tolist(),
        "directions": [_direction(targets, number) for number in used],
        "claims": claims,
    }


def _best(targets: Targets, target: int, way: int, used: dict[int, int], *, whole: bool) -> list[int] | None:
    """The direction that takes this target furthest one way, as (direction, times); times below 0 go back."""
    proofs = targets.proofs[target]
    column = way + 2 if whole else way
    number = max(proofs, key=lambda each: (proofs[each][column], -each), default=None)
    if number is None or proofs[number][column] == 0:
        return None
    witness = targets.witnesses[number]
    assert witness is not None
    place = int(targets.variable[target])
    step = int(witness.step[witness.where.searchsorted(place)])
    forward = (step > 0) == (way == 0)
    times = witness.forth if forward else witness.back
    if whole:
        times -= times % witness.parts
    return [used.setdefault(number, len(used)), times if forward else -times]


def _direction(targets: Targets, number: int) -> dict[str, Any]:
    witness = targets.witnesses[number]
    assert witness is not None
    return {
        "where": witness.where.tolist(),
        "step": witness.step.tolist(),
        "parts": witness.parts,
    }
