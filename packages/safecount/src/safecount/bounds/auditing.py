"""The audit: attack a protected table with everything a reader has, and report what could be concluded."""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from safecount.bounds.attacker import CLOSE, Attacker, Interval, components
from safecount.bounds.reading import read
from safecount.crosstab import Key
from safecount.protected import COMPLEMENTARY, ProtectedCrosstab
from safecount.verify import verify


@dataclass(frozen=True)
class Unsafe:
    """A hidden number that can be narrowed too far, and by whom."""

    key: Key
    quantity: str
    low: float
    high: float
    why: str


@dataclass(frozen=True, eq=False)
class Audit:
    """What an audit found."""

    intervals: Mapping[tuple[Key, str], Interval]
    unsafe: tuple[Unsafe, ...]
    already_public: tuple[Key, ...]
    certificate_faults: tuple[str, ...]
    has_certificate: bool
    seconds: float

    @property
    def safe(self) -> bool:
        """Nothing can be narrowed below its protection, and no proof is broken."""
        return not self.unsafe and not self.certificate_faults


def audit(
    safe: ProtectedCrosstab, *, earlier: Sequence[ProtectedCrosstab] = (), patient: bool = False
) -> Audit:
    """Attack a protected table. Amounts are in the units that are published (hours, not hundredths).

    `patient` finds the exact ends where other counts are whole too; without it they are proven by the
    certificate, and the intervals reported may be a little too wide.
    """
    begun = time.monotonic()
    intervals: dict[tuple[Key, str], Interval] = {}
    unsafe: list[Unsafe] = []
    for quantity in safe.shown:
        for cell, interval in _attack(safe, quantity, patient):
            unit = 10.0**-safe.decimals if quantity == safe.value_name else 1.0
            seen = Interval(interval.low * unit, interval.high * unit)
            intervals[(safe.key(cell), quantity)] = seen
            if why := _judge(safe, quantity, cell, interval):
                unsafe.append(Unsafe(safe.key(cell), quantity, seen.low, seen.high, why))
    faults = verify(safe.sealed.certificate) if safe.sealed else []
    return Audit(
        intervals, tuple(unsafe), (), tuple(faults), safe.sealed is not None, time.monotonic() - begun
    )


def _attack(
    safe: ProtectedCrosstab, quantity: str, patient: bool
) -> Iterator[tuple[int, Interval]]:
    reading = read(safe, quantity)
    for unknowns, statements in components(reading):
        attacker = Attacker(reading, unknowns, statements, patient=patient)
        for unknown in unknowns:
            yield reading.cells[unknown], attacker.interval(unknown)


def _judge(safe: ProtectedCrosstab, quantity: str, cell: int, seen: Interval) -> str:
    """Why this interval is too narrow, or nothing."""
    if safe.reasons[cell] == COMPLEMENTARY:
        return ""
    if safe.sealed is not None:
        return _judge_exactly(safe, quantity, cell, seen)
    if safe.reasons[cell] == "small" and quantity != safe.value_name:
        k = safe.policy.smallest_count
        if seen.high < k or seen.width < k:
            return f"a reader must reckon with {k} or more, and with {k} numbers at least"
    if seen.width <= CLOSE:
        return "a reader can reckon it exactly"
    return ""


def _judge_exactly(safe: ProtectedCrosstab, quantity: str, cell: int, seen: Interval) -> str:
    assert safe.sealed is not None
    truth = int(safe.sealed.truth[quantity][cell])
    up, down, width = (int(part[cell]) for part in safe.sealed.needs[quantity])
    slack = CLOSE * max(1.0, float(np.abs(truth)))
    if not seen.low - slack <= truth <= seen.high + slack:
        return "the published numbers contradict the truth"
    if seen.high < truth + up - slack:
        return "it can be told that it is not much more"
    if seen.low > truth - down + slack:
        return "it can be told that it is not much less"
    if seen.width < width - slack:
        return "its interval is too narrow"
    return ""
