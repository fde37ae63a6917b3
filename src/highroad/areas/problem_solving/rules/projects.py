"""When a project says what it wants, when it has gone quiet, and how far it has come."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from highroad.areas.problem_solving.vocabulary.projects import (
    Direction,
    Readiness,
    TrialVerdict,
)
from highroad.kit.answers import Answer, no, yes

STALE_AFTER = timedelta(days=90)
"""A team records everything at least so often (Path to Performance, level 4)."""
LONGEST_WORDS = 5_000


@dataclass(frozen=True, kw_only=True)
class GoalDraft:
    """What a project wants: specific, measured, with a start, an end and a day."""

    title: str
    goal: str
    measure: str
    unit: str
    direction: Direction
    baseline: Decimal
    baseline_on: date
    baseline_source: str
    target: Decimal
    by_when: date
    values: tuple[str, ...]


def may_be_values(names: Sequence[str]) -> Answer:
    """Two to eight short names, each once."""
    if not 2 <= len(names) <= 8:
        return no("Write two to eight names.")
    if any(len(name) > 60 for name in names):
        return no("A name has at most 60 letters.")
    if len({name.casefold() for name in names}) < len(names):
        return no("Each name stands there once.")
    return yes


def may_be_goal(draft: GoalDraft, on: date) -> Answer:
    """A goal names its measure, where it stands, where it shall stand, by when, and for what."""
    if not (draft.title.strip() and draft.goal.strip() and draft.measure.strip()):
        return no("Say what the project is called, what it wants, and what it measures.")
    if not draft.baseline_source.strip():
        return no("Say where the baseline comes from.")
    if draft.baseline_on > on:
        return no("A baseline is from a day that has been.")
    better = draft.target > draft.baseline
    if draft.target == draft.baseline or better is not (draft.direction is Direction.UP):
        return no("The target must be better than the baseline.")
    if draft.by_when <= on:
        return no("The day of the target must lie ahead.")
    if not draft.values:
        return no("Say what it is for: choose at least one value.")
    return yes


def may_be_trial(idea: str, prediction: str, start_on: date, until_on: date) -> Answer:
    """A test of change says what is changed and what is expected of it, before it begins."""
    if not idea.strip():
        return no("Say what you will change.")
    if not prediction.strip():
        return no("Say what you expect to see. Without a prediction nothing is learned.")
    if until_on < start_on:
        return no("A test ends after it has begun.")
    return yes


def may_be_studied(verdict: TrialVerdict | None, done: str, learned: str) -> Answer:
    """A test ends with what was done, what was learned, and what becomes of the change."""
    if verdict is not None:
        return no("This test has ended already.")
    if not done.strip() or not learned.strip():
        return no("Say what was done and what you learned. It may have failed; that is allowed.")
    return yes


def is_stale(last_recorded_on: date, on: date, *, is_running: bool) -> bool:
    """Whether nothing was recorded for more than ninety days."""
    return is_running and on - last_recorded_on > STALE_AFTER


def progress(baseline: Decimal, target: Decimal, latest: Decimal | None) -> int | None:
    """How much of the way is done, in percent; below none if it went the other way."""
    if latest is None or target == baseline:
        return None
    return round(100 * (latest - baseline) / (target - baseline))


def is_reached(target: Decimal, latest: Decimal | None, direction: Direction) -> bool:
    """Whether the newest value is at the target or beyond it."""
    if latest is None:
        return False
    return latest >= target if direction is Direction.UP else latest <= target


def missing(ready: Mapping[Readiness, bool]) -> tuple[Readiness, ...]:
    """What a body has still to see to before it takes a practice over."""
    return tuple(each for each in Readiness if not ready.get(each, False))


def may_be_practice(verdicts: Collection[TrialVerdict | None]) -> Answer:
    """Others may take over what was adopted after a test, and nothing else."""
    if TrialVerdict.ADOPT in verdicts:
        return yes
    return no("Others take over what was tested and adopted. Nothing here has been adopted yet.")
