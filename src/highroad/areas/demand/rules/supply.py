"""Stock and flow of a craft: journeyworkers leave, apprentices move up a step and complete."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import prod, sqrt

Z_95 = 1.959963984540054
"""Two-sided 95 percent of a normal distribution."""


@dataclass(frozen=True)
class Stock:
    """Hands of a craft at one moment: journeyworkers and apprentices by step, first step first."""

    journeyworkers: float
    cohorts: tuple[float, ...]

    @property
    def apprentices(self) -> float:
        return sum(self.cohorts)


@dataclass(frozen=True)
class Flow:
    """What happens in one step of time. Rates are shares of the stock at its start."""

    exit_rate: float
    transfer_rate: float
    survival: tuple[float, ...]
    moves_in: float = 0.0
    moves_out: float = 0.0

    @property
    def product(self) -> float:
        """Share of those who start that complete."""
        return prod(self.survival)


def step(stock: Stock, flow: Flow, intake: float) -> tuple[Stock, float]:
    """The stock one step later, and how many completed. Raises `ValueError` on unlike lengths."""
    if len(stock.cohorts) != len(flow.survival):
        raise ValueError("each cohort has its own survival")
    passed = [count * share for count, share in zip(stock.cohorts, flow.survival, strict=True)]
    completed = passed[-1] if passed else 0.0
    stayed = stock.journeyworkers * (1 - flow.exit_rate - flow.transfer_rate)
    journey = max(0.0, stayed + completed + flow.moves_in - flow.moves_out)
    cohorts = (intake, *passed[:-1]) if passed else ()
    return Stock(journey, cohorts), completed


def run(stock: Stock, flow: Flow, intakes: Sequence[float]) -> list[Stock]:
    """The stock after each step."""
    found = []
    for intake in intakes:
        stock, _completed = step(stock, flow, intake)
        found.append(stock)
    return found


def steady_intake(journeyworkers: float, flow: Flow) -> float:
    """The intake that holds the stock: who leaves, over the share who complete."""
    leaving = journeyworkers * (flow.exit_rate + flow.transfer_rate)
    return (leaving - flow.moves_in + flow.moves_out) / flow.product


def in_quarters(stock: Stock, flow: Flow) -> tuple[Stock, Flow]:
    """The same craft in steps of a quarter."""
    return in_parts(stock, flow, 4)


def in_parts(stock: Stock, flow: Flow, a_year: int) -> tuple[Stock, Flow]:
    """The same craft in so many steps a year: cohorts in equal parts, rates to that root.

    A year of such steps takes as many away as a year did; a choice of this house.
    """
    cohorts = tuple(count / a_year for count in stock.cohorts for _ in range(a_year))
    survival = tuple(share ** (1 / a_year) for share in flow.survival for _ in range(a_year))
    left = 1 - flow.exit_rate - flow.transfer_rate
    leaving = 1 - max(0.0, left) ** (1 / a_year)
    whole = flow.exit_rate + flow.transfer_rate
    exits = leaving * (flow.exit_rate / whole) if whole else 0.0
    return Stock(stock.journeyworkers, cohorts), Flow(
        exits, leaving - exits, survival, flow.moves_in / a_year, flow.moves_out / a_year
    )


def wilson(successes: int, of: int, z: float = Z_95) -> tuple[float, float]:
    """Wilson's interval of a share. Raises `ValueError` without a single case."""
    if of <= 0 or not 0 <= successes <= of:
        raise ValueError("a share has cases, and no more successes than cases")
    p, denominator = successes / of, 1 + z * z / of
    center = (p + z * z / (2 * of)) / denominator
    half = z * sqrt(p * (1 - p) / of + z * z / (4 * of * of)) / denominator
    return max(0.0, center - half), min(1.0, center + half)


def separations_a_year(stock_then: float, stock_later: float, openings: float, years: int = 10) -> float:  # fmt: skip
    """Leavers a year that published openings imply: openings less the yearly change of the stock.

    Openings are leavers and growth together, or decline (BLS, Employment Projections). Where a stock
    declines, more leave than are replaced: 100 that become 80 with 6 openings a year lose 8 a year.
    Nobody leaves less than not at all, however the published figures were rounded.
    """
    return max(0.0, openings - (stock_later - stock_then) / years)


def separation_rate(stock_then: float, stock_later: float, openings: float, years: int = 10) -> float:  # fmt: skip
    """Leavers a year as a share of the mean stock. Raises `ValueError` for a stock of nobody."""
    mean = (stock_then + stock_later) / 2
    if mean <= 0:
        raise ValueError("a stock of nobody has no rate")
    return separations_a_year(stock_then, stock_later, openings, years) / mean


def replacement(stock: float, rate: float) -> float:
    """Hands a year to replace those who leave."""
    return stock * rate
