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
    witnesses: list[Witness] = field(default_factory=list)
    proofs: list[dict[int, tuple[int, int, int, int]]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.proofs = [{} for _ in self.variable]
        self.place = np.full(self.layer.size, -1, dtype=np.int64)
        self.place[self.variable] = np.arange(len(self.variable))

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
        if not len(where):
            return None
        step = exact[where]
        shared = int(np.gcd(np.gcd.reduce(step), parts))
        step, parts = step // shared, parts // shared
        low, high = self.layer.low[where] * parts, self.layer.high[where] * parts
        most = np.abs(step)
        forth = int(np.where(step > 0, high // most, -low // most).min())
        back = int(np.where(step > 0, -low // most, high // most).min())
        sums, slack = self.layer.rows.times(exact // shared), self.layer.rows.slack * parts
        down, up = sums < 0, (sums > 0) & ~self.layer.rows.equal
        forth = min(forth, int((slack[down] // -sums[down]).min(initial=forth)))
        back = min(back, int((slack[up] // sums[up]).min(initial=back)))
        if forth == back == 0:
            return None
        cells = frozenset(self.layer.cells_of(where).tolist())
        witness = Witness(where, step, parts, forth, back, cells)
        self.enter(witness)
        return witness

    def enter(self, witness: Witness) -> None:
        """Take a known witness in."""
        number = len(self.witnesses)
        self.witnesses.append(witness)
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

    def emptied(self) -> Targets:
        """The same targets with nothing proven."""
        return Targets(self.layer, self.variable, self.up, self.down, self.width, self.whole)

    def start_over(self) -> None:
        """Forget every witness."""
        self.witnesses = []
        self.proofs = [{} for _ in self.variable]
