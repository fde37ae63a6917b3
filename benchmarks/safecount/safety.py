"""Protect many random tables, audit each independently, and count what is unsafe: nothing may be.

python benchmarks/safecount/safety.py --tables 10000           single tables of every kind
python benchmarks/safecount/safety.py --sequences 200          six releases, one person changes between two
python benchmarks/safecount/safety.py --linked 200             three cuts of the same people, shown together
"""

from __future__ import annotations

import argparse
import time
from collections import Counter
from dataclasses import dataclass, field

import numpy as np
from safecount import CannotProtect, Crosstab, Dimension, Policy, audit, protect, protect_linked
from safecount.verify import verify

KINDS = ((5, 4), (7, 6), (3, 3, 3), (6, 4, 2), (3, 2, 2, 2), (12, 5), (4, 3, 3))
RELEASES = 6


@dataclass
class Tally:
    """What a run came to."""

    counts: Counter[str] = field(default_factory=Counter)

    def judge(self, table: Crosstab, policy: Policy, earlier: list, seed: int) -> object | None:
        """Protect one table and judge the outcome; the protected table, or None where no pattern exists."""
        self.counts["tables"] += 1
        try:
            safe = protect(table, policy, time_limit=0.4, seed=seed, earlier=earlier)
        except CannotProtect:
            self.counts["refused"] += 1
            return None
        report = audit(safe, earlier=earlier)
        self.counts["cells"] += len(safe)
        self.counts["sensitive"] += len(safe.primary)
        self.counts["unsafe cells"] += len(report.unsafe)
        self.counts["failed certificates"] += bool(verify(safe.sealed.certificate))
        self.counts["optimal"] += safe.gap == 0
        return safe


def people(mixed: np.random.Generator, shape: tuple[int, ...]) -> dict[str, np.ndarray]:
    """Skewed, with many small and empty cells: a column a dimension, workers, firms, hours."""
    spots = np.array(list(np.ndindex(*shape)))
    many = np.floor(np.exp(mixed.normal(mixed.uniform(1.0, 2.5), 1.3, len(spots)))).astype(int)
    many = np.minimum(many, 60)
    many[mixed.random(len(spots)) < mixed.uniform(0.0, 0.5)] = 0
    many[0] = max(1, many[0])
    lines = np.repeat(np.arange(len(spots)), many)
    columns = {
        f"d{n}": np.array([f"c{spot}" for spot in spots[lines, n]]) for n in range(len(shape))
    }
    columns["worker"] = np.array([f"w{n}" for n in range(len(lines))])
    columns["firm"] = np.array([f"f{n}" for n in mixed.integers(0, 9, len(lines))])
    columns["hours"] = mixed.integers(1, 4000, len(lines))
    return columns


def table_of(columns: dict[str, np.ndarray], shape: tuple[int, ...], kind: int) -> Crosstab:
    """Flat or with groups in the first dimension; counts, or hours too."""
    dimensions = [
        Dimension(f"d{n}", categories=[f"c{c}" for c in range(size)])
        for n, size in enumerate(shape)
    ]
    if kind % 2:
        above = {f"c{c}": f"g{c // 2}" for c in range(shape[0])}
        dimensions[0] = Dimension("d0", parents={**above, **dict.fromkeys(above.values())})
    return Crosstab.from_columns(
        columns,
        dimensions=dimensions,
        value="hours" if kind % 3 == 0 else None,
        contributors=["worker", "firm"],
    )


def policy_of(mixed: np.random.Generator, kind: int) -> Policy:
    """Thresholds of every rule in turn."""
    return Policy(
        smallest_count=int(mixed.integers(2, 12)),
        smallest_employers=3 if kind % 2 else None,
        p_percent=15 if kind % 6 == 0 else None,
        dominance=(2, 80) if kind % 6 == 3 else None,
        hide_zeros=bool(kind % 4 == 1),
        cost=("log", "one", "count")[kind % 3],
        insiders=("exact", "exact", "full", "off")[kind % 4],
    )


def changed(columns: dict[str, np.ndarray], mixed: np.random.Generator) -> dict[str, np.ndarray]:
    """The same people but for one, who leaves or moves to another category."""
    one = int(mixed.integers(len(columns["worker"])))
    if mixed.random() < 0.5:
        return {name: np.delete(column, one) for name, column in columns.items()}
    moved = {name: column.copy() for name, column in columns.items()}
    moved["d1"][one] = columns["d1"][int(mixed.integers(len(columns["d1"])))]
    return moved


def main() -> int:
    """Run, print the tally, and say by the exit code whether anything was unsafe."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--tables", type=int, default=0)
    parser.add_argument("--sequences", type=int, default=0)
    parser.add_argument("--linked", type=int, default=0)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--seconds", type=float, default=1e9, help="stop after so much wall time")
    asked = parser.parse_args()
    tally, until = Tally(), time.monotonic() + asked.seconds
    for number in range(asked.seed, asked.seed + asked.tables):
        if time.monotonic() > until:
            break
        mixed = np.random.default_rng([number, 1])
        shape = KINDS[number % len(KINDS)]
        table = table_of(people(mixed, shape), shape, number)
        tally.judge(table, policy_of(mixed, number), [], number)
        if number % 250 == 249:
            print(dict(tally.counts), f"{time.process_time():.0f} s", flush=True)
    for number in range(asked.seed, asked.seed + asked.sequences):
        if time.monotonic() > until:
            break
        _sequence(tally, number)
    for number in range(asked.seed, asked.seed + asked.linked):
        if time.monotonic() > until:
            break
        _linked(tally, number)
    print(dict(tally.counts), f"{time.process_time():.0f} s of processor time")
    return int(bool(tally.counts["unsafe cells"] + tally.counts["failed certificates"]))


def _sequence(tally: Tally, number: int) -> None:
    mixed = np.random.default_rng([number, 2])
    shape = KINDS[number % 3]
    columns, policy, earlier = people(mixed, shape), policy_of(mixed, number), []
    for _ in range(RELEASES):
        safe = tally.judge(table_of(columns, shape, number), policy, earlier, number)
        if safe is None:
            break
        earlier.append(type(safe).from_dict(safe.to_dict()))
        columns = changed(columns, mixed)
    tally.counts["sequences"] += 1


def _linked(tally: Tally, number: int) -> None:
    """Every two of three dimensions, as three tables of the same people."""
    mixed = np.random.default_rng([number, 3])
    columns, policy = people(mixed, (5, 4, 3)), policy_of(mixed, number)
    tables = [
        Crosstab.from_columns(
            columns, dimensions=list(pair), value="hours" if number % 3 == 0 else None,
            contributors=["worker", "firm"],
        )
        for pair in (("d0", "d1"), ("d0", "d2"), ("d1", "d2"))
    ]  # fmt: skip
    tally.counts["linked"] += 1
    try:
        safe = protect_linked(tables, policy, time_limit=0.4, seed=number)
    except CannotProtect:
        tally.counts["refused"] += 1
        return
    for place, each in enumerate(safe):
        report = audit(each, beside=[*safe[:place], *safe[place + 1 :]])
        tally.counts["tables"] += 1
        tally.counts["unsafe cells"] += len(report.unsafe) + len(report.already_public)
        tally.counts["failed certificates"] += bool(verify(each.sealed.certificate))


if __name__ == "__main__":
    raise SystemExit(main())
