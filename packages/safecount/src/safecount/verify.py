"""Check a certificate with nothing but whole numbers: no linear program, no numpy, no trust in the search.

A certificate holds the true table and, per published quantity, directions. A direction is another possible table:
added to the truth a number of times, everything that a reader knows still holds, and nothing shown changes. For
every sensitive number the certificate claims how far up (`rise`) and down (`fall`) such directions take it. This
module knows how a table adds up, and recomputes every claim. The format is described in docs/certificate.md.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

FORMAT = "safecount certificate 2"
Family = tuple[int, int]


def verify(certificate: Mapping[str, Any]) -> list[str]:
    """What is wrong with a certificate, in words; an empty list says that it holds."""
    if not isinstance(certificate, Mapping) or certificate.get("format") != FORMAT:
        return [f"This is no {FORMAT!r}."]
    try:
        return _check(certificate)
    except (KeyError, IndexError, TypeError, ValueError) as fault:
        return [f"The certificate cannot be followed: {fault!r}."]


def _check(certificate: Mapping[str, Any]) -> list[str]:
    frame = Frame(certificate["axes"])
    hidden = set(certificate["hidden"])
    faults: list[str] = []
    for quantity in certificate["quantities"]:
        faults += _check_sums(frame, quantity)
        if ill := _check_directions(quantity):
            faults += ill
            continue
        reached: dict[tuple[int, int, bool], tuple[str, dict[int, int]]] = {}
        for claim in quantity["claims"]:
            faults += _check_claim(frame, hidden, quantity, claim, reached)
    return faults


class Frame:
    """How the cells of a table lie: their numbers, and which of them sum which."""

    def __init__(self, axes: Sequence[Mapping[str, Any]]) -> None:
        self.parents = [axis["parent"] for axis in axes]
        self.sizes = [len(parent) for parent in self.parents]
        self.strides = [1] * len(axes)
        for place in range(len(axes) - 2, -1, -1):
            self.strides[place] = self.strides[place + 1] * self.sizes[place + 1]
        self.children: list[dict[int, list[int]]] = []
        for parent in self.parents:
            below: dict[int, list[int]] = {}
            for node, above in enumerate(parent):
                if above >= 0:
                    below.setdefault(above, []).append(node)
            self.children.append(below)

    def __len__(self) -> int:
        return self.strides[0] * self.sizes[0]

    def families_of(self, cell: int) -> Iterator[tuple[Family, int]]:
        """Every sum this cell stands in, as (axis, margin cell), with its sign there."""
        for axis, stride in enumerate(self.strides):
            node = cell // stride % self.sizes[axis]
            if node in self.children[axis]:
                yield (axis, cell), -1
            above = self.parents[axis][node]
            if above >= 0:
                yield (axis, cell + (above - node) * stride), 1

    def parts(self, family: Family) -> list[int]:
        """The cells that a margin sums along an axis."""
        axis, margin = family
        stride = self.strides[axis]
        node = margin // stride % self.sizes[axis]
        return [margin + (child - node) * stride for child in self.children[axis][node]]

    def families(self) -> Iterator[Family]:
        """Every sum of the table."""
        for cell in range(len(self)):
            for axis, stride in enumerate(self.strides):
                if cell // stride % self.sizes[axis] in self.children[axis]:
                    yield axis, cell


def _check_sums(frame: Frame, quantity: Mapping[str, Any]) -> list[str]:
    """The table itself must add up as it says."""
    numbers = quantity["numbers"]
    for family in frame.families():
        parts = [numbers[part] for part in frame.parts(family)]
        margin, top = numbers[family[1]], sum(parts)
        bottom = top if quantity["additive"][family[0]] else max(parts)
        if not bottom <= margin <= top:
            return [
                f"{quantity['name']}: cell {family[1]} is {margin}, but its parts sum to {top}."
            ]
    return []


def _check_directions(quantity: Mapping[str, Any]) -> list[str]:
    """A direction has a step for every cell, counted in parts of a whole: else it could be claimed to lead anywhere."""
    faults = []
    for place, described in enumerate(quantity["directions"]):
        cells, steps, parts = len(described["cells"]), len(described["step"]), described["parts"]
        if cells != steps or parts < 1:
            faults.append(
                f"{quantity['name']}, direction {place}: {steps} steps for {cells} cells, counted in parts of {parts}."
            )
    return faults


def _check_claim(
    frame: Frame,
    hidden: set[int],
    quantity: Mapping[str, Any],
    claim: Mapping[str, Any],
    reached: dict[tuple[int, int, bool], tuple[str, dict[int, int]]],
) -> list[str]:
    """One sensitive number: its proofs must hold and reach far enough."""
    cell = claim["cell"]
    name = f"{quantity['name']}, cell {cell}"
    ways = []
    for way in ("rise", "fall"):
        if claim[way] is None:
            ways.append((0, 1))
            continue
        direction, times = claim[way]
        proof = (direction, times, claim["whole"])
        if proof not in reached:
            reached[proof] = _follow(frame, hidden, quantity, *proof)
        fault, moved = reached[proof]
        if fault:
            return [f"{name}, {way}: {fault}"]
        if touched := [known for known in claim["known"] if moved.get(known)]:
            return [f"{name}, {way}: it changes cell {touched[0]}, which the insider knows."]
        ways.append((moved.get(cell, 0), quantity["directions"][direction]["parts"]))
    (up, up_parts), (down, down_parts) = ways[0], (-ways[1][0], ways[1][1])
    up, down = max(up, 0), max(down, 0)
    enough = (
        up >= claim["up"] * up_parts
        and down >= claim["down"] * down_parts
        and up * down_parts + down * up_parts >= claim["width"] * up_parts * down_parts
    )
    return (
        []
        if enough
        else [f"{name} can move by +{up}/{up_parts} and -{down}/{down_parts}; it needs more."]
    )


def _follow(
    frame: Frame,
    hidden: set[int],
    quantity: Mapping[str, Any],
    direction: int,
    times: int,
    whole: bool,
) -> tuple[str, dict[int, int]]:
    """Follow a direction a number of times: what is wrong with that, and where it leads, in parts."""
    described, numbers = quantity["directions"][direction], quantity["numbers"]
    parts, steps = described["parts"], described["step"]
    moved = {cell: steps[place] * times for place, cell in enumerate(described["cells"])}
    sums: dict[Family, int] = {}
    for cell, by in moved.items():
        if cell not in hidden:
            return f"it changes cell {cell}, which is shown.", moved
        if numbers[cell] * parts + by < 0:
            return f"it takes cell {cell} below zero.", moved
        if whole and by % parts:
            return f"it changes cell {cell} by a fraction of a person.", moved
        for family, sign in frame.families_of(cell):
            sums[family] = sums.get(family, 0) + sign * by
    for family, total in sums.items():
        if fault := _check_family(frame, quantity, family, total, moved, parts):
            return fault, moved
    return "", moved


def _check_family(
    frame: Frame,
    quantity: Mapping[str, Any],
    family: Family,
    total: int,
    moved: Mapping[int, int],
    parts: int,
) -> str:
    """A sum after a movement: still equal, or where people may be in several parts, still possible."""
    axis, margin = family
    if quantity["additive"][axis]:
        return "" if total == 0 else f"cell {margin} is no longer the sum of its parts."
    numbers = quantity["numbers"]
    top = numbers[margin] * parts + moved.get(margin, 0)
    below = [numbers[part] * parts + moved.get(part, 0) for part in frame.parts(family)]
    if not max(below) <= top <= sum(below):
        return f"cell {margin} is no longer possible beside its parts."
    return ""
