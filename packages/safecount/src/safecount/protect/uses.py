"""Which proofs rest on which complementary cells."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from safecount.protect.search import Pattern

Need = tuple[int, int]
"""A target: its layer and its number there."""


@dataclass(eq=False)
class Uses:
    """For every need the witnesses and cells it rests on, and for every cell the needs and witnesses that use it."""

    pattern: Pattern
    users: dict[int, set[Need]] = field(default_factory=dict)
    numbers: dict[Need, set[int]] = field(default_factory=dict)
    rests_on: dict[Need, set[int]] = field(default_factory=dict)
    moved_by: dict[int, set[tuple[int, int]]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for layer, targets in enumerate(self.pattern.problem.targets):
            for number in targets.witnesses:
                self.note_witness(layer, number)
            for target in range(len(targets.variable)):
                self.note_target(layer, target)

    def _is_extra(self, cells: Iterable[int]) -> list[int]:
        fixed = self.pattern.problem.sensitive
        return [cell for cell in cells if not fixed[cell]]

    def extra_of(self, layer: int, numbers: Iterable[int]) -> set[int]:
        """The complementary cells that these witnesses move."""
        witnesses = self.pattern.problem.targets[layer].witnesses
        return set().union(*(self._is_extra(witnesses[number].cells) for number in numbers))

    def note_witness(self, layer: int, number: int) -> None:
        """A witness is there now."""
        for cell in self.extra_of(layer, [number]):
            self.moved_by.setdefault(cell, set()).add((layer, number))

    def forget(self, layer: int, number: int) -> None:
        """A witness goes."""
        for cell in self.extra_of(layer, [number]):
            self.moved_by[cell].discard((layer, number))

    def release(self, need: Need) -> None:
        """A need rests on nothing for now."""
        for cell in self.rests_on.pop(need, ()):
            self.users[cell].discard(need)
        self.numbers.pop(need, None)

    def rest(self, need: Need, numbers: set[int], cells: set[int]) -> None:
        """A need rests on these witnesses and cells from now on."""
        self.numbers[need], self.rests_on[need] = numbers, cells
        for cell in cells:
            self.users.setdefault(cell, set()).add(need)

    def note_target(self, layer: int, target: int) -> None:
        """The proof of a target rests on other witnesses now."""
        self.release((layer, target))
        numbers = self.pattern.problem.targets[layer].support(target)
        self.rest((layer, target), numbers, self.extra_of(layer, numbers))

    def show(self, cells: Iterable[int]) -> None:
        """These cells are shown now: what moves them proves nothing any more."""
        for cell in cells:
            for layer, number in sorted(self.moved_by.get(cell, set())):
                self.forget(layer, number)
                self.pattern.problem.targets[layer].retire(number)
