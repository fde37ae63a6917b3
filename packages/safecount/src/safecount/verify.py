"""Check a certificate with nothing but whole numbers: no linear program, no numpy, no trust in the search.

A certificate holds, per published quantity: the rows in which numbers add up, how far each number could move,
and directions. A direction is another possible table: added to the truth a number of times, everything still
adds up, nothing shown changes and nothing leaves its bounds. For every sensitive number the certificate claims
how far up (`rise`) and down (`fall`) such directions take it. This module recomputes every claim.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

Numbers = Mapping[int, int]


def verify(certificate: Mapping[str, Any]) -> list[str]:
    """What is wrong with a certificate, in words; an empty list says that it holds."""
    hidden = set(certificate["hidden"])
    faults = []
    for layer in certificate["layers"]:
        directions = [
            dict(zip(each["where"], each["step"], strict=True)) for each in layer["directions"]
        ]
        rows = _rows_by_variable(layer)
        for number, direction in enumerate(directions):
            faults += _check_direction(layer, rows, hidden, number, direction)
        for claim in layer["claims"]:
            faults += _check_claim(layer, directions, claim)
    return faults


def _rows_by_variable(layer: Mapping[str, Any]) -> dict[int, list[tuple[int, int]]]:
    """For every variable the rows it stands in and its coefficient there."""
    start, column, sign = layer["row_start"], layer["row_column"], layer["row_sign"]
    rows: dict[int, list[tuple[int, int]]] = {}
    for row in range(len(start) - 1):
        for entry in range(start[row], start[row + 1]):
            rows.setdefault(column[entry], []).append((row, sign[entry]))
    return rows


def _check_direction(
    layer: Mapping[str, Any],
    rows: Mapping[int, list[tuple[int, int]]],
    hidden: set[int],
    number: int,
    direction: Numbers,
) -> list[str]:
    name = f"{layer['quantity']}, direction {number}"
    sums: dict[int, int] = {}
    for variable, step in direction.items():
        cell = layer["cell"][variable]
        if cell >= 0 and cell not in hidden:
            return [f"{name} changes cell {cell}, which is shown."]
        for row, sign in rows.get(variable, ()):
            sums[row] = sums.get(row, 0) + sign * step
    broken = [row for row, total in sums.items() if total != 0]
    return [f"{name} breaks row {broken[0]}: it sums to {sums[broken[0]]}."] if broken else []


def _check_claim(
    layer: Mapping[str, Any], directions: list[dict[int, int]], claim: Mapping[str, Any]
) -> list[str]:
    variable = claim["variable"]
    name = f"{layer['quantity']}, cell {layer['cell'][variable]}"
    rise = fall = Fraction(0)
    for way in ("rise", "fall"):
        if claim[way] is None:
            continue
        direction, times = claim[way]
        parts = layer["directions"][direction]["parts"]
        moved = {
            place: Fraction(step * times, parts) for place, step in directions[direction].items()
        }
        if outside := [place for place, by in moved.items() if not _stays(layer, place, by, whole=claim["whole"])]:
            return [f"{name}: its {way} takes variable {outside[0]} where it cannot be."]
        reached = moved.get(variable, Fraction(0))
        rise, fall = max(rise, reached), max(fall, -reached)
    if rise < claim["up"] or fall < claim["down"] or rise + fall < claim["width"]:
        return [f"{name} can move by +{rise} and -{fall}; that is less than it needs."]
    return []


def _stays(layer: Mapping[str, Any], variable: int, by: Fraction, *, whole: bool) -> bool:
    """Within its bounds, and a whole number of persons where persons are counted."""
    if whole and by.denominator != 1:
        return False
    return bool(layer["low"][variable] <= by <= layer["high"][variable])
