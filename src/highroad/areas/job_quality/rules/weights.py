"""What each principle weighs, and the one figure that a partnership may want: never without coverage."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from highroad.areas.job_quality.vocabulary import INDICATORS, Principle, ReadingState
from highroad.kit.answers import Answer, no, yes

LEAST_COVERAGE = 50
"""Percent: with less than half of it confirmed, no figure is shown of a principle."""


@dataclass(frozen=True)
class Known:
    """An indicator as it counts for the figure: where it stands, and whether it reaches its target."""

    principle: Principle
    state: ReadingState
    is_reached: bool | None


@dataclass(frozen=True)
class Score:
    """Of what is weighed, how much is confirmed, and how much of that reaches its target.

    `percent` is nothing while a weighed principle is known less than the parties asked for: then
    `lacking` names those.
    """

    coverage: Decimal
    percent: Decimal | None
    lacking: tuple[Principle, ...] = ()


def may_be_weighed(weights: Mapping[str, int], smallest_coverage: int) -> Answer:
    """Whole hundredths that add up, for principles that are ours, and at least half known."""
    if set(weights) - set(Principle.values):
        return no("Weigh the eight principles and nothing else.")
    if any(each < 0 for each in weights.values()):
        return no("A weight is never below nought.")
    if sum(weights.values()) != 100:
        return no("The weights add up to {sum}. Make it 100.", sum=sum(weights.values()))
    if not LEAST_COVERAGE <= smallest_coverage <= 100:
        return no("Ask for a coverage from {least} to 100 percent.", least=LEAST_COVERAGE)
    return yes


def score(weights: Mapping[str, int], known: Iterable[Known], smallest_coverage: int) -> Score:
    """The figure: principle by principle, the share of confirmed indicators that reach their target.

    An indicator that nobody confirmed, or without a target, is not known and never counted as reached.
    """
    everything = list(known)
    total, covered, lacking = Decimal(0), Decimal(0), []
    for principle in Principle:
        weight = Decimal(weights.get(principle, 0))
        if not weight:
            continue
        own = [each for each in everything if each.principle is principle]
        judged = [
            each.is_reached
            for each in own
            if each.state is ReadingState.CONFIRMED and each.is_reached is not None
        ]
        covered += weight * len(judged) / len(own) if own else Decimal(0)
        if not own or 100 * len(judged) < smallest_coverage * len(own):
            lacking.append(principle)
        if judged:
            total += weight * sum(judged) / len(judged)
    shown = None if lacking else _whole(total)
    return Score(_whole(covered), shown, tuple(lacking))


def _whole(value: Decimal) -> Decimal:
    return value.quantize(Decimal(1), ROUND_HALF_UP)


def digest_of(weights: Mapping[str, int], smallest_coverage: int) -> str:
    """SHA-256 of a version, by which the text that both sides sign names it."""
    keys = [indicator.key for indicator in INDICATORS]
    plain = {"weights": dict(weights), "coverage": smallest_coverage, "indicators": keys}
    return hashlib.sha256(json.dumps(plain, sort_keys=True).encode()).hexdigest()
