"""When options are hidden, and how ratings rank them: never one blended count over both sides."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from highroad.areas.partnerships.vocabulary import Side
from highroad.areas.problem_solving.vocabulary.issues import IssueState
from highroad.areas.problem_solving.vocabulary.rounds import Score
from highroad.kit.answers import Answer, no, yes

POINTS: Mapping[Score, int] = {Score.MEETS: 2, Score.PARTLY: 1, Score.FAILS: 0}
MOST = max(POINTS.values())
LONGEST = 500


@dataclass(frozen=True)
class Vote:
    """What one seat of a side said of an option by one criterion."""

    option: str
    side: Side
    score: Score


@dataclass(frozen=True)
class Ranked:
    """An option with its place; each side's share of the points stands by itself."""

    option: str
    place: int
    shares: Mapping[Side, Fraction]

    @property
    def lowest(self) -> Fraction:
        """What the less satisfied side gives it: by this it is ranked."""
        return min(self.shares.values())


def are_hidden(state: IssueState) -> bool:
    """Options are hidden from everybody while criteria are being agreed."""
    return state is IssueState.CRITERIA


def ranking(
    options: Sequence[str], votes: Collection[Vote], sides: Collection[Side]
) -> tuple[Ranked, ...]:
    """Options from best to worst: first by the side that likes it less, then by the other.

    Nothing is ranked before every side has rated every option; equal ones share a place.
    """
    shares: dict[str, dict[Side, Fraction]] = {option: {} for option in options}
    for option in options:
        for side in sides:
            found = _share([v for v in votes if v.option == option and v.side is side])
            if found is None:
                return ()
            shares[option][side] = found
    worth = {option: sorted(each.values()) for option, each in shares.items()}
    ordered = sorted(options, key=lambda option: worth[option], reverse=True)
    return tuple(
        Ranked(option, 1 + sum(worth[other] > worth[option] for other in options), shares[option])
        for option in ordered
    )


def _share(votes: Collection[Vote]) -> Fraction | None:
    if not votes:
        return None
    return Fraction(sum(POINTS[vote.score] for vote in votes), MOST * len(votes))


def may_be_words(text: str, most: int = LONGEST) -> Answer:
    """An option, a criterion, a draft has words, and not too many."""
    if not text.strip():
        return no("Write something first.")
    if len(text.strip()) > most:
        return no("This is too long: at most {most} characters.", most=most)
    return yes


def may_combine(numbers: Collection[int]) -> Answer:
    """Two options or more become one."""
    if len(set(numbers)) < 2:
        return no("Choose at least two options to combine.")
    return yes
