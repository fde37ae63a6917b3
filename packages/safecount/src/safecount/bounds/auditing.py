"""The audit: attack a protected table with everything a reader has, and report what could be concluded."""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from safecount.bounds.attacker import CLOSE, Attacker, Interval, components
from safecount.bounds.derived import Figure, tell
from safecount.bounds.insiders import attack_from_inside, insider_knowledge
from safecount.bounds.reading import Reading, read
from safecount.bounds.recalling import recall, shown_before
from safecount.bounds.tied import Tied, attack_together, quantities_of
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


@dataclass(frozen=True)
class Inside:
    """What somebody who knows his own cells narrows too far."""

    own: frozenset[int]
    cell: int
    quantity: str
    seen: Interval


@dataclass(frozen=True, eq=False)
class Audit:
    """What an audit found."""

    intervals: Mapping[tuple[Key, str], Interval]
    unsafe: tuple[Unsafe, ...]
    already_public: tuple[Key, ...]
    known_inside: tuple[Key, ...]
    """Cells somebody reckons from his own part and earlier publications, whatever this one hides."""
    certificate_faults: tuple[str, ...]
    has_certificate: bool
    seconds: float

    @property
    def safe(self) -> bool:
        """Nothing can be narrowed below its protection, and no proof is broken."""
        return not self.unsafe and not self.certificate_faults


def audit(
    safe: ProtectedCrosstab,
    *,
    earlier: Sequence[ProtectedCrosstab] = (),
    beside: Sequence[ProtectedCrosstab] = (),
    derived: Sequence[Figure | Tied] = (),
    patient: bool = False,
) -> Audit:
    """Attack a protected table. Amounts are in the units that are published (hours, not hundredths).

    `earlier` are out already: what follows from them alone is listed, and no fault of this table. `beside` are shown
    with it, or after it: all that follows counts. `derived` are figures published too, each an equation more.
    `patient` finds exact ends where other counts are whole too; else intervals may be a little too wide.
    """
    begun = time.monotonic()
    others = [*earlier, *beside]
    known = _known_before(safe, others)
    public = sorted(cell for cell in known if safe.reasons[cell] not in ("", COMPLEMENTARY))
    intervals: dict[tuple[Key, str], Interval] = {}
    unsafe: list[Unsafe] = []
    inside: list[Inside] = []
    for quantity, cell, seen, own in _attack_all(safe, others, derived, patient=patient):
        shown = _in_units(safe, quantity, seen)
        if own:
            inside.append(Inside(own, cell, quantity, shown))
            continue
        intervals[safe.key(cell), quantity] = shown
        if cell not in known and (why := _judge(safe, quantity, cell, seen)):
            unsafe.append(Unsafe(safe.key(cell), quantity, shown.low, shown.high, why))
    unsafe += _judge_by_itself(safe, public, patient=patient)
    found, known_inside = _found_inside(safe, earlier, inside, known)
    return Audit(
        intervals,
        (*unsafe, *found),
        tuple(safe.key(cell) for cell in public),
        known_inside,
        tuple(_check_certificate(safe)),
        safe.sealed is not None,
        time.monotonic() - begun,
    )


def _attack_all(
    safe: ProtectedCrosstab,
    earlier: Sequence[ProtectedCrosstab],
    derived: Sequence[Figure | Tied],
    *,
    patient: bool,
) -> Iterator[tuple[str, int, Interval, frozenset[int]]]:
    """Each quantity by itself, also from inside; then what figures that tie quantities tell."""
    for quantity in safe.shown:
        for cell, seen, own in _attack(safe, quantity, earlier, derived, patient=patient):
            yield quantity, cell, seen, own
    for quantity, cell, seen in _attack_tied(safe, earlier, derived):
        yield quantity, cell, seen, frozenset()


def _known_before(safe: ProtectedCrosstab, earlier: Sequence[ProtectedCrosstab]) -> set[int]:
    """Cells that earlier editions show, and those that follow from them whatever this table hides."""
    shown = shown_before(safe, earlier)
    claimed = {safe.number(key) for key in safe.already_public} - shown
    return shown | follow_from_the_past(safe, earlier, claimed)


def _in_units(safe: ProtectedCrosstab, quantity: str, seen: Interval) -> Interval:
    unit = 10.0**-safe.decimals if quantity == safe.value_name else 1.0
    return Interval(seen.low * unit, seen.high * unit)


def _attack(
    safe: ProtectedCrosstab,
    quantity: str,
    earlier: Sequence[ProtectedCrosstab],
    derived: Sequence[Figure | Tied],
    *,
    patient: bool,
) -> Iterator[tuple[int, Interval, frozenset[int]]]:
    """What any reader concludes about every hidden cell; then what an insider, by his own cells, narrows too far."""
    reading = read(safe, quantity)
    recall(reading, safe, earlier)
    tell(reading, safe, _alone(derived))
    knowledge = insider_knowledge(safe) if safe.policy.insiders != "off" else []
    for unknowns, statements in components(reading):
        attacker = Attacker(reading, unknowns, statements, patient=patient)
        for unknown in unknowns:
            if reading.cells[unknown] >= 0:
                yield reading.cells[unknown], attacker.interval(unknown), frozenset()
        for own, cell, seen in attack_from_inside(safe, reading, attacker, unknowns, knowledge):
            yield cell, seen, own


def _found_inside(
    safe: ProtectedCrosstab,
    earlier: Sequence[ProtectedCrosstab],
    inside: list[Inside],
    known: set[int],
) -> tuple[list[Unsafe], tuple[Key, ...]]:
    """What insiders find by this table; and the cells that they would find if it showed nothing but zeros."""
    why = "somebody who knows his own part can narrow it too far"
    anyway = _inside_the_past(safe, earlier) if inside and earlier else set()
    found, cells = [], set()
    for each in inside:
        if each.cell in known:
            continue
        if (each.own, each.cell, each.quantity) in anyway:
            cells.add(each.cell)
        else:
            seen = each.seen
            found.append(Unsafe(safe.key(each.cell), each.quantity, seen.low, seen.high, why))
    return found, tuple(safe.key(cell) for cell in sorted(cells))


def _inside_the_past(
    safe: ProtectedCrosstab, earlier: Sequence[ProtectedCrosstab]
) -> set[tuple[frozenset[int], int, str]]:
    """Who, by his own cells, narrows which cell and quantity too far from earlier editions alone."""
    knowledge = insider_knowledge(safe)
    return {
        (own, cell, quantity)
        for quantity, reading, attacker, unknowns in _attackers_of_the_past(safe, earlier)
        for own, cell, _ in attack_from_inside(safe, reading, attacker, unknowns, knowledge)
    }


def _alone(derived: Sequence[Figure | Tied]) -> list[Figure]:
    """The figures that speak of one quantity."""
    return [figure for figure in derived if isinstance(figure, Figure)]


def _attack_tied(
    safe: ProtectedCrosstab,
    earlier: Sequence[ProtectedCrosstab],
    derived: Sequence[Figure | Tied],
) -> Iterator[tuple[str, int, Interval]]:
    """What any reader concludes from figures that tie quantities, about every number they reach."""
    readings: dict[str, Reading] = {}
    tied = [figure for figure in derived if isinstance(figure, Tied)]
    for quantity in quantities_of(tied):
        readings[quantity] = read(safe, quantity)
        recall(readings[quantity], safe, earlier)
        tell(readings[quantity], safe, _alone(derived))
    yield from attack_together(safe, readings, tied)


def follow_from_the_past(
    safe: ProtectedCrosstab, earlier: Sequence[ProtectedCrosstab], claimed: set[int]
) -> set[int]:
    """Which of these cells a reader who remembers could narrow even if this table showed nothing but zeros."""
    if not claimed or safe.sealed is None:
        return set()
    follow: set[int] = set()
    knowledge = insider_knowledge(safe) if safe.policy.insiders != "off" else []
    for quantity, reading, attacker, unknowns in _attackers_of_the_past(safe, earlier):
        for unknown in unknowns:
            cell = reading.cells[unknown]
            if cell in claimed and _judge(safe, quantity, cell, attacker.interval(unknown)):
                follow.add(cell)
        inside = attack_from_inside(safe, reading, attacker, unknowns, knowledge)
        follow |= {cell for _, cell, _ in inside} & claimed
    return follow


def _attackers_of_the_past(
    safe: ProtectedCrosstab, earlier: Sequence[ProtectedCrosstab]
) -> Iterator[tuple[str, Reading, Attacker, list[int]]]:
    """Readers who remember, before this table as if it showed nothing but zeros. Needs its seal."""
    assert safe.sealed is not None
    truth = safe.sealed.truth
    blank = tuple(
        why or (COMPLEMENTARY if any(numbers[cell] for numbers in truth.values()) else "")
        for cell, why in enumerate(safe.reasons)
    )
    nothing = replace(safe, reasons=blank)
    for quantity in safe.shown:
        reading = read(nothing, quantity)
        recall(reading, nothing, earlier)
        for unknowns, statements in components(reading):
            yield quantity, reading, Attacker(reading, unknowns, statements), unknowns


def _judge_by_itself(
    safe: ProtectedCrosstab, cells: list[int], *, patient: bool
) -> Iterator[Unsafe]:
    """Cells that an earlier edition shows must at least not follow from this one."""
    wanted = set(cells)
    for quantity in safe.shown if wanted else ():
        reading = read(safe, quantity)
        for unknowns, statements in components(reading):
            attacker = Attacker(reading, unknowns, statements, patient=patient)
            for unknown in unknowns:
                if (cell := reading.cells[unknown]) in wanted:
                    seen = attacker.interval(unknown)
                    if why := _judge(safe, quantity, cell, seen):
                        shown = _in_units(safe, quantity, seen)
                        yield Unsafe(safe.key(cell), quantity, shown.low, shown.high, why)


def _check_certificate(safe: ProtectedCrosstab) -> list[str]:
    """The proofs must hold, and they must be about this table and what it shows."""
    if safe.sealed is None:
        return []
    certificate = safe.sealed.certificate
    faults = verify(certificate)
    if certificate["hidden"] != np.flatnonzero(safe.hides).tolist():
        faults.append("The certificate is about another pattern.")
    for quantity in certificate["quantities"]:
        shown, numbers = safe.shown[quantity["name"]], np.array(quantity["numbers"])
        if not np.array_equal(numbers[~safe.hides], shown[~safe.hides]):
            faults.append(f"The certificate is about other numbers of {quantity['name']}.")
    return faults


def _judge(safe: ProtectedCrosstab, quantity: str, cell: int, seen: Interval) -> str:
    """Why this interval is too narrow, or nothing."""
    if safe.reasons[cell] == COMPLEMENTARY:
        return ""
    if safe.sealed is not None:
        needs = (int(part[cell]) for part in safe.sealed.needs[quantity])
        return seen.narrowness(int(safe.sealed.truth[quantity][cell]), *needs)
    if safe.reasons[cell] == "small" and quantity != safe.value_name:
        k = safe.policy.smallest_count
        if seen.width < k:
            return f"a reader must reckon with {k} or more, and with {k} numbers at least"
    if seen.width <= CLOSE:
        return "a reader can reckon it exactly"
    return ""
