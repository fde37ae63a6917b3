"""Levels as gates: every criterion in all seven dimensions, by both sides, with fresh evidence. No averages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Hashable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import TypeVar

from highroad.areas.problem_solving.vocabulary.rubric import (
    CRITERIA,
    LEVELS,
    Criterion,
    CriterionReply,
)

Key = TypeVar("Key", bound=Hashable)
BELOW = 0
"""Not yet at the first level."""


class CellState(StrEnum):
    """How the answers of the sides to one claim stand together."""

    MET = "met"
    UNPROVEN = "unproven"
    DIFFER = "differ"
    NO = "no"
    OPEN = "open"


@dataclass(frozen=True)
class Said:
    """The last answer of one side to one claim."""

    reply: CriterionReply
    evidence: str = ""
    evidence_on: date | None = None


@dataclass(frozen=True)
class Cell:
    """One claim with both answers and what they come to."""

    criterion: Criterion
    said: Mapping[str, Said]
    state: CellState

    @property
    def holds(self) -> bool:
        return self.state is CellState.MET


def state_of(
    criterion: Criterion, said: Mapping[str, Said], sides: Collection[str], on: date
) -> CellState:
    """Both sides answer; a yes needs evidence that has not grown old, from one of them."""
    replies = [said[side].reply for side in sides if side in said]
    if len(replies) < len(sides):
        return CellState.OPEN
    no, yes = CriterionReply.NO in replies, CriterionReply.YES in replies
    if no:
        return CellState.DIFFER if yes else CellState.NO
    if not yes:
        return CellState.MET  # both say that it does not apply
    fresh = any(_is_fresh(criterion, said[side], on) for side in sides)
    return CellState.MET if fresh else CellState.UNPROVEN


def _is_fresh(criterion: Criterion, said: Said, on: date) -> bool:
    if not said.evidence.strip() or said.evidence_on is None:
        return False
    return on - said.evidence_on <= timedelta(days=criterion.fresh_days)


def cells_of(
    answers: Mapping[str, Mapping[str, Said]], sides: Collection[str], on: date
) -> tuple[Cell, ...]:
    """Every claim of the rubric; `answers` by its key and then by side."""
    return tuple(
        Cell(each, answers.get(each.key, {}), state_of(each, answers.get(each.key, {}), sides, on))
        for each in CRITERIA
    )


def level_of(cells: Collection[Cell]) -> int:
    """The highest level up to which every claim holds; one miss anywhere closes the gate."""
    reached = BELOW
    for level in LEVELS:
        if not all(cell.holds for cell in cells if cell.criterion.level == level):
            break
        reached = level
    return reached


def in_the_way(cells: Collection[Cell]) -> tuple[Cell, ...]:
    """What keeps a body from the next level."""
    following = level_of(cells) + 1
    return tuple(cell for cell in cells if cell.criterion.level == following and not cell.holds)


@dataclass(frozen=True)
class Movement:
    """How bodies moved between two days; those not recorded on both are counted by themselves."""

    rose: Mapping[int, int]
    """Levels gained to how many bodies."""
    fell: Mapping[int, int]
    stayed: int
    is_new: int
    is_gone: int

    @property
    def risers(self) -> int:
        return sum(self.rose.values())

    @property
    def fallers(self) -> int:
        return sum(self.fell.values())


def movement(before: Mapping[Key, int], after: Mapping[Key, int]) -> Movement:
    """Compare two days, body by body."""
    both = before.keys() & after.keys()
    steps = Counter(after[body] - before[body] for body in both)
    return Movement(
        rose={step: count for step, count in sorted(steps.items()) if step > 0},
        fell={-step: count for step, count in sorted(steps.items(), reverse=True) if step < 0},
        stayed=steps[0],
        is_new=len(after.keys() - before.keys()),
        is_gone=len(before.keys() - after.keys()),
    )


def share_at(levels: Mapping[Key, int], lowest: int) -> tuple[int, int]:
    """How many bodies stand at a level or above, of how many recorded."""
    return sum(level >= lowest for level in levels.values()), len(levels)
