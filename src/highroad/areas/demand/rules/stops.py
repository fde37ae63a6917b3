"""How far a stop reaches: from the jobs it was noted at to others of the same employer."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from highroad.areas.demand.vocabulary import StopReason


@dataclass(frozen=True)
class Jobs:
    """Jobs of an employer at a place, as far as a stop is concerned."""

    employer: str
    place: str
    occupation: str
    stop: str = ""


def _fold(text: str) -> str:
    return " ".join(text.casefold().split())


def reaches(stopped: Jobs, other: Jobs) -> bool:
    """Whether a stop holds for other jobs too.

    Training money used for or against organizing: for every job of that employer (20 CFR 680.830). A strike, a
    lockout or another dispute: for the jobs of the same occupation and place, also where they were entered anew
    (20 CFR 680.840).
    """
    if not stopped.stop or _fold(stopped.employer) != _fold(other.employer):
        return False
    if stopped.stop == StopReason.ORGANIZING:
        return True
    same_place = _fold(stopped.place) == _fold(other.place)
    return same_place and _fold(stopped.occupation) == _fold(other.occupation)


def holds_on(since: date | None, started_on: date | None) -> bool:
    """A stop holds from its day on: who had started before filled no job that a dispute left vacant."""
    return since is None or started_on is None or started_on >= since


def stop_on(jobs: Jobs, others: Iterable[Jobs]) -> StopReason | None:
    """What stops these jobs: their own stop, else the first that reaches them."""
    if jobs.stop:
        return StopReason(jobs.stop)
    return next((StopReason(each.stop) for each in others if reaches(each, jobs)), None)
