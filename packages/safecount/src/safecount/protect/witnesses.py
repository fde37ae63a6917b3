"""Witnesses: other tables that are just as possible. As long as they stand, the hidden cells are safe."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from safecount.crosstab.axis import Ints
from safecount.protect.layers import Layer


@dataclass(frozen=True, eq=False)
class Witness:
    """An exact direction within a layer: where it moves, and how often it may be followed either way.

    One time moves by `step / parts`; times are whole.
    """

    where: Ints
    step: Ints
    parts: int
    forth: int
    back: int
    cells: frozenset[int]


@dataclass(eq=False)
class Targets:
    """What one layer still has to prove: for each sensitive variable the room wanted up, down and in all."""

    layer: Layer
    variable: Ints
    up: Ints
    down: Ints
    width: Ints
    whole: bool
    witnesses: dict[int, Witness] = field(default_factory=dict)
    proofs: list[dict[int, tuple[int, int, int, int]]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.proofs = [{} for _ in self.variable]
        self.place = np.full(self.layer.size, -1, dtype=np.int64)
        self.place[self.variable] = np.arange(len(self.variable))
        self._next = 0

    def reach(self, target: int, *, whole: bool = False) -> tuple[int, int]:
        """How far up and down this target is proven; with `whole`, by movements of whole numbers only."""
        up = down = 0
        for room in self.proofs[target].values():
            rise, fall = room[2:] if whole else room[:2]
            up, down = max(up, rise), max(down, fall)
        return up, down

    def is_met(self, target: int, *, whole: bool = False) -> bool:
        """Whether this target is proven."""
        up, down = self.reach(target, whole=whole)
        return bool(
            up >= self.up[target] and down >= self.down[target] and up + down >= self.width[target]
        )

    def add(self, exact: Ints, parts: int) -> Witness | None:
        """Take the direction `exact / parts` in; it may prove many targets at once."""
        where = np.flatnonzero(exact)
        return self.add_sparse(where, exact[where], parts) if len(where) else None

    def add_sparse(self, where: Ints, step: Ints, parts: int) -> Witness | None:
        """Take a direction in that moves variables `where` by `step / parts`; None when it breaks a sum."""
        shared = int(np.gcd(np.gcd.reduce(step), parts))
        step, parts = step // shared, parts // shared
        low, high = self.layer.low[where] * parts, self.layer.high[where] * parts
        most = np.abs(step)
        forth = int(np.where(step > 0, high // most, -low // most).min())
        back = int(np.where(step > 0, -low // most, high // most).min())
        rows, sums = self.layer.rows.touched(where, step)
        if sums[self.layer.rows.equal[rows]].any():
            return None
        slack = self.layer.rows.slack[rows] * parts
        down, up = sums < 0, (sums > 0) & ~self.layer.rows.equal[rows]
        forth = min(forth, int((slack[down] // -sums[down]).min(initial=forth)))
        back = min(back, int((slack[up] // sums[up]).min(initial=back)))
        if forth == back == 0:
            return None
        cells = frozenset(self.layer.cells_of(where).tolist())
        witness = Witness(where, step, parts, forth, back, cells)
        self.enter(witness)
        return witness

    def enter(self, witness: Witness) -> int:
        """Take a known witness in; says its number."""
        number = self._next
        self._next += 1
        self.witnesses[number] = witness
        touched = self.place[witness.where]
        parts = witness.parts
        for target, step in zip(
            touched[touched >= 0].tolist(), witness.step[touched >= 0].tolist(), strict=True
        ):
            size = abs(step)
            ahead, behind = witness.forth * size // parts, witness.back * size // parts
            fully, fully_back = witness.forth // parts * size, witness.back // parts * size
            room = (ahead, behind, fully, fully_back)
            self.proofs[target][number] = room if step > 0 else (behind, ahead, fully_back, fully)
        return number

    def retire(self, number: int) -> None:
        """A witness that moves a cell which is shown now proves nothing any more."""
        touched = self.place[self.witnesses.pop(number).where]
        for target in touched[touched >= 0].tolist():
            del self.proofs[target][number]

    def is_enough_up(self, target: int) -> bool:
        """Whether the room above alone meets the need."""
        wanted = max(int(self.up[target]), int(self.width[target]))
        return self.down[target] == 0 and self.reach(target)[0] >= wanted

    def support(self, target: int) -> set[int]:
        """The fewest witnesses that this target's proof rests on: the one furthest up, the one furthest down."""
        proofs = self.proofs[target]
        numbers = set()
        for way in (0, 1):
            if not proofs or (way == 1 and self.is_enough_up(target)):
                continue
            numbers.add(max(proofs, key=lambda each: (proofs[each][way], -each)))
        return numbers

    def emptied(self) -> Targets:
        """The same targets with nothing proven."""
        return Targets(self.layer, self.variable, self.up, self.down, self.width, self.whole)

    def start_over(self) -> None:
        """Forget every witness."""
        self.witnesses = {}
        self.proofs = [{} for _ in self.variable]
